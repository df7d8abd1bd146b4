//! What every page has in common that shows articles.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    archive::Archive,
    components::{Failed, Loading, Skeleton},
    fetch::{Library, Load},
};

/// A page made of the archive, or what stands in for it until the archive is here.
pub(super) fn with_archive(
    skeleton: Skeleton,
    page: impl Fn(Arc<Archive>) -> AnyView + Send + Sync + 'static,
) -> impl Fn() -> AnyView {
    let library = expect_context::<Library>();
    move || {
        let asking = library.clone();
        let retry = move || asking.refetch_archive();
        match library.archive() {
            Load::Ready(archive) => page(archive),
            Load::Pending => view! { <Loading skeleton what="the list of articles" retry /> }.into_any(),
            Load::Failed(error) => {
                view! { <Failed error what="The list of articles" still_works="" retry /> }.into_any()
            }
        }
    }
}
