//! An article's text.

use leptos::prelude::*;

use crate::{base::Base, model::content::Block};

/// The blocks of an article's text.
#[component]
pub fn ArticleBody(blocks: Vec<Block>) -> impl IntoView {
    let blocks = blocks.into_iter().map(|block| match block {
        Block::Paragraph { text } => view! { <p>{text}</p> }.into_any(),
        Block::Heading { text } => view! { <h2>{text}</h2> }.into_any(),
        Block::List { items } => {
            let items = items.into_iter().map(|item| view! { <li>{item}</li> });
            view! { <ul>{items.collect_view()}</ul> }.into_any()
        }
        Block::Quote { text, by } => view! {
            <figure class="quote">
                <blockquote>
                    <p>{text}</p>
                </blockquote>
                {by.map(|by| view! { <figcaption>{by}</figcaption> })}
            </figure>
        }
        .into_any(),
        Block::Figure { src, width, height, alt, caption, credit } => {
            let src = expect_context::<Base>().url(&format!("/{src}"));
            let caption = [caption, credit].into_iter().flatten().collect::<Vec<_>>().join(" · ");
            view! {
                <figure>
                    <img src=src width=width.to_string() height=height.to_string() alt=alt loading="lazy" decoding="async" />
                    {(!caption.is_empty()).then(|| view! { <figcaption>{caption}</figcaption> })}
                </figure>
            }
            .into_any()
        }
    });
    view! { <div class="article-body">{blocks.collect_view()}</div> }
}
