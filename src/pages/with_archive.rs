//! What every page has in common that shows articles.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    archive::Archive,
    components::{Skeleton, failed, loading},
    fetch::Load,
    markup::Element,
    site::use_site,
};

impl Element {
    /// Adds what `content` makes of the archive, or what stands in for it until the archive is here.
    pub(super) fn with_archive(
        self,
        skeleton: Skeleton,
        content: impl Fn(Arc<Archive>) -> AnyView + Send + 'static,
    ) -> Self {
        let library = use_site().library;
        let asking = library.clone();
        let retry = Callback::new(move |()| asking.refetch_archive());
        self.live(move || match library.archive() {
            Load::Ready(archive) => content(archive),
            Load::Pending => loading(skeleton, "the list of articles", retry).into(),
            Load::Failed(error) => failed(&error, "The list of articles", "", retry).into(),
        })
    }
}
