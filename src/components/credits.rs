//! Who made an article, and where its facts can be checked.

use crate::{
    markup::{Element, element},
    model::content::{Credit, Source},
};

/// Every line of credits, in its order.
pub fn credit_lines(credits: &[Credit]) -> Element {
    let lines = credits.iter().map(|Credit { role, name, affiliation }| {
        let affiliation =
            affiliation.as_ref().map(|affiliation| format!(", {affiliation}")).unwrap_or_default();
        element("li")
            .child(element("span").class("credit-role").text(format!("{role}: ")))
            .text(format!("{name}{affiliation}"))
    });
    element("ul").class("credits").attr("role", "list").children(lines)
}

/// The pages on which an article's facts can be checked.
pub fn source_list(sources: &[Source]) -> Element {
    let sources = sources.iter().map(|Source { title, publisher, url }| {
        // Content is checked when it is published, but a link is not the place to rely on that:
        // any other scheme could run as a script.
        let is_web = url.starts_with("https://") || url.starts_with("http://");
        let cite = element("cite");
        let cite = if is_web {
            cite.child(element("a").attr("href", url.clone()).text(title.clone()))
        } else {
            cite.text(title.clone())
        };
        element("li").child(cite).child(element("span").class("publisher").text(publisher.clone()))
    });
    element("ul").class("sources").attr("role", "list").children(sources)
}
