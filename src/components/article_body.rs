//! An article's text.

use crate::{
    i18n::words,
    markup::{Element, element},
    model::content::Block,
    site::use_base,
};

/// The blocks of an article's text.
pub fn article_body(blocks: &[Block]) -> Element {
    let blocks = blocks.iter().enumerate().map(|(nth, block)| article_block(nth, block));
    element("div").class("article-body").children(blocks)
}

/// From so many headings on, a text has a list of its contents.
const LONG: usize = 3;

/// Links to the headings of a long text.
pub fn article_contents(blocks: &[Block]) -> Option<Element> {
    let heading = |(nth, block): (usize, &Block)| match block {
        Block::Heading { text } => {
            let link = element("a").attr("href", format!("#{}", part(nth))).attr("rel", "external");
            Some(element("li").child(link.text(text.clone())))
        }
        _ => None,
    };
    let headings: Vec<_> = blocks.iter().enumerate().filter_map(heading).collect();
    (headings.len() >= LONG).then(|| {
        element("nav")
            .class("contents")
            .attr("aria-labelledby", "contents")
            .child(element("h2").attr("id", "contents").text(words().contents()))
            .child(element("ol").children(headings))
    })
}

/// The id of the heading that is the block `nth`.
fn part(nth: usize) -> String {
    format!("part-{}", nth + 1)
}

fn article_block(nth: usize, block: &Block) -> Element {
    match block {
        Block::Paragraph { text } => element("p").text(text.clone()),
        Block::Heading { text } => element("h2").attr("id", part(nth)).text(text.clone()),
        Block::List { items } => {
            element("ul").children(items.iter().map(|item| element("li").text(item.clone())))
        }
        Block::Quote { text, by } => element("figure")
            .class("quote")
            .child(element("blockquote").child(element("p").text(text.clone())))
            .children(by.as_ref().map(|by| element("figcaption").text(by.clone()))),
        Block::Figure { src, width, height, alt, caption, credit } => {
            let image = element("img")
                .attr("src", use_base().file(&format!("/{src}")))
                .attr("width", width.to_string())
                .attr("height", height.to_string())
                .attr("alt", alt.clone())
                .attr("loading", "lazy")
                .attr("decoding", "async");
            let caption =
                [caption, credit].into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" · ");
            let caption = (!caption.is_empty()).then(|| element("figcaption").text(caption));
            element("figure").child(image).children(caption)
        }
    }
}
