//! An article's text.

use crate::{
    markup::{Element, element},
    model::content::Block,
    site::use_site,
};

/// The blocks of an article's text.
pub fn article_body(blocks: &[Block]) -> Element {
    element("div").class("article-body").children(blocks.iter().map(article_block))
}

fn article_block(block: &Block) -> Element {
    match block {
        Block::Paragraph { text } => element("p").text(text.clone()),
        Block::Heading { text } => element("h2").text(text.clone()),
        Block::List { items } => {
            element("ul").children(items.iter().map(|item| element("li").text(item.clone())))
        }
        Block::Quote { text, by } => element("figure")
            .class("quote")
            .child(element("blockquote").child(element("p").text(text.clone())))
            .children(by.as_ref().map(|by| element("figcaption").text(by.clone()))),
        Block::Figure { src, width, height, alt, caption, credit } => {
            let image = element("img")
                .attr("src", use_site().base.url(&format!("/{src}")))
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
