//! What the end-to-end tests stand on: a static host with faults on demand, a
//! real browser, and a page that is used as a visitor uses it.
//!
//! ```ignore
//! let site = Site::built();
//! let page = Visitor::at_a_desk().opens(&site, "/news/");
//! page.checkbox("Hydropower").click();
//! page.arrives_at("/news/?topic=hydropower");
//! page.sees("7 articles");
//! ```
//!
//! Tests are plain blocking functions. Whatever they ask of a page is waited
//! for, ten seconds at most, and never by sleeping for a fixed time; nothing is
//! tried again that has failed. A failing test leaves a screenshot, the page's
//! source and its console in `target/browser-failures/<test>/`.
//!
//! A browser costs half a core and some hundred megabytes, so run no more than
//! two tests at a time, as `cargo xtask test` does: `--test-threads=2`.
//!
//! | Variable           | What it says                           | Without it             |
//! |--------------------|----------------------------------------|------------------------|
//! | `TIDINGS_DIST`     | the folder of the built site           | `dist/`                |
//! | `TIDINGS_AXE`      | axe-core's `axe.min.js`                | tests that need it fail |
//! | `TIDINGS_BROWSER`  | the browser: `chromium`                | `chromium`             |
//! | `TIDINGS_SUB_PATH_DIST` | the site built for `/news-site/`  | `target/sub-path`      |
//! | `NGINX`            | the nginx that hosts it                | `nginx`                |
//! | `CHROMEDRIVER`     | the command that drives Chromium       | `chromedriver`         |
//! | `CHROME`           | the Chromium to drive                  | the driver finds one   |

mod axe;
mod browser;
mod console;
mod content;
mod control;
mod driver;
mod engine;
mod failure;
mod faults;
mod layout_shift;
mod nginx;
mod page;
mod role;
mod site;
mod static_server;
mod visitor;

pub use console::{ConsoleMessage, Level};
pub use content::{Article, Content};
pub use control::Control;
pub use fantoccini::key::Key;
pub use faults::{Fault, Gate};
pub use layout_shift::LayoutShift;
pub use nginx::Nginx;
pub use page::Page;
pub use role::Role;
pub use site::Site;
pub use static_server::{Request, StaticServer};
pub use visitor::{Scheme, Visitor};

use std::sync::LazyLock;
use std::time::Duration;

/// How long a test waits for anything before it fails.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// Serves every test's site and carries every browser's commands, so that the
/// tests themselves need no `async`.
static RUNTIME: LazyLock<tokio::runtime::Runtime> = LazyLock::new(|| {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("the tests' runtime starts")
});
