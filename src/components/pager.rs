//! Links to the pages of a long list.

use crate::{
    i18n::words,
    markup::{Element, element},
};

/// Links to the pages around the current one, the first and the last; none where there is only
/// one page. Numbers count from 0; `url` is the address of a page.
pub fn pager(number: usize, count: usize, url: &dyn Fn(usize) -> String) -> Option<Element> {
    let link = |page| element("a").attr("href", url(page));
    let shown: Vec<_> = (0..count).filter(|&n| n == 0 || n + 1 == count || n.abs_diff(number) <= 1).collect();
    let mut pages = Vec::new();
    for (nth, &page) in shown.iter().enumerate() {
        if nth > 0 && shown[nth - 1] + 1 != page {
            pages.push(element("li").attr("aria-hidden", "true").text("…"));
        }
        let link = link(page)
            .attr("aria-label", words().page_number().with([&(page + 1).to_string()]))
            .maybe_attr("aria-current", (page == number).then_some("page"))
            .text((page + 1).to_string());
        pages.push(element("li").child(link));
    }
    let previous = (number > 0).then(|| link(number - 1).attr("rel", "prev").text(words().previous_page()));
    let next = (number + 1 < count).then(|| link(number + 1).attr("rel", "next").text(words().next_page()));
    (count > 1).then(|| {
        element("nav")
            .class("pager")
            .attr("aria-label", words().pages_of_results())
            .child(element("span").children(previous))
            .child(element("ol").attr("role", "list").children(pages))
            .child(element("span").children(next))
    })
}
