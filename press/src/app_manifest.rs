//! What makes the site an app on a home screen: its icons, and the manifest that names them
//! (Web Application Manifest, W3C).

use anyhow::{Context, Result};
use resvg::{
    tiny_skia::{Color, Pixmap, Transform},
    usvg::{Options, Tree},
};
use serde_json::json;
use tidings::head::SITE_NAME;

use crate::{bundle::File, site_address::SiteAddress};

const ICON: &str = include_str!("../../public/icon.svg");
/// The ground of the icon, which a masked icon shows up to the edge.
const GROUND: [u8; 3] = [0x7a, 0x1f, 0x2b];
/// How much of a masked icon is never cut off: a circle of 80 % of its width.
const SAFE: f32 = 0.8;

/// The manifest and the icons.
///
/// # Errors
/// If an icon cannot be drawn.
pub fn files(address: &SiteAddress) -> Result<Vec<File>> {
    let icon = |size: u32, purpose: &str, name: &str| json!({ "src": format!("{}/{name}", address.base()), "sizes": format!("{size}x{size}"), "type": "image/png", "purpose": purpose });
    let manifest = json!({
        "name": SITE_NAME,
        "short_name": SITE_NAME,
        "description": "News and events from research institutions.",
        "lang": "en",
        "id": format!("{}/", address.base()),
        "start_url": format!("{}/", address.base()),
        "scope": format!("{}/", address.base()),
        "display": "minimal-ui",
        "theme_color": "#7a1f2b",
        "background_color": "#ffffff",
        "icons": [
            icon(192, "any", "icon-192.png"),
            icon(512, "any", "icon-512.png"),
            icon(512, "maskable", "icon-maskable-512.png"),
        ],
    });
    let png = |name: &str, size, share| -> Result<File> {
        Ok(File { path: name.to_owned(), bytes: draw(size, share)? })
    };
    Ok(vec![
        File { path: "manifest.webmanifest".into(), bytes: serde_json::to_vec(&manifest)? },
        png("icon-180.png", 180, 0.9)?,
        png("icon-192.png", 192, 1.0)?,
        png("icon-512.png", 512, 1.0)?,
        png("icon-maskable-512.png", 512, SAFE)?,
    ])
}

/// The icon in a square of `size` pixels. If it does not take the whole `share`, its ground goes on
/// around it.
fn draw(size: u32, share: f32) -> Result<Vec<u8>> {
    let tree = Tree::from_str(ICON, &Options::default()).context("public/icon.svg cannot be drawn")?;
    let mut pixels = Pixmap::new(size, size).context("there is no room for a picture")?;
    if share < 1.0 {
        let [red, green, blue] = GROUND;
        pixels.fill(Color::from_rgba8(red, green, blue, 255));
    }
    let scale = size as f32 * share / tree.size().width();
    let margin = size as f32 * (1.0 - share) / 2.0;
    let place = Transform::from_row(scale, 0.0, 0.0, scale, margin, margin);
    resvg::render(&tree, place, &mut pixels.as_mut());
    pixels.encode_png().context("the icon cannot be encoded")
}
