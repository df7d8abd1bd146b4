//! The pictures that pages are announced with elsewhere: their covers, as PNG files.

use anyhow::{Context, Result};
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree},
};
use tidings::{
    components::{art_of, cover_drawing},
    model::content::{Motif, Topic, TopicArt},
};

use crate::publication::{Channel, Publication, Subject};

/// The width in pixels that Open Graph's readers ask for.
pub const WIDTH: u32 = 1200;
/// The height in pixels.
pub const HEIGHT: u32 = 630;
/// The file's name, beside the page that it belongs to.
pub const FILE: &str = "cover.png";
/// The cover of pages without a topic: the site's red, and what it is about.
const SITE_ART: TopicArt = TopicArt { motif: Motif::Arcs, hue: 22 };

/// A picture of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SocialImage {
    /// Its path, below the site's base.
    pub path: String,
    /// What it shows, for those who do not see it.
    pub alt: String,
    art: TopicArt,
    seed: String,
}

impl SocialImage {
    /// The picture of an article, in all its languages.
    #[must_use]
    pub fn of_article(publication: &Publication<'_>, slug: &str, topic: Option<&str>) -> Self {
        let topic = topic.and_then(|id| publication.topic(id));
        Self {
            path: format!("/news/{slug}/{FILE}"),
            alt: alt(topic),
            art: topic.map_or(SITE_ART, art_of),
            seed: slug.to_owned(),
        }
    }

    /// The picture of a topic.
    #[must_use]
    pub fn of_topic(topic: &Topic) -> Self {
        let path = format!("/topics/{}/{FILE}", topic.id);
        Self { path, alt: alt(Some(topic)), art: art_of(topic), seed: topic.id.to_string() }
    }

    /// The picture of every other page.
    #[must_use]
    pub fn of_site() -> Self {
        Self { path: format!("/{FILE}"), alt: alt(None), art: SITE_ART, seed: "tidings".into() }
    }

    /// All pictures of the site.
    #[must_use]
    pub fn all(publication: &Publication<'_>, channels: &[Channel<'_>]) -> Vec<Self> {
        let mut images = vec![Self::of_site()];
        images.extend(publication.content.topics.iter().map(Self::of_topic));
        let site = channels.iter().find(|channel| channel.subject == Subject::Site);
        let articles = site.into_iter().flat_map(|site| &site.articles);
        images.extend(articles.map(|article| {
            Self::of_article(publication, &article.slug, article.topics.first().map(|topic| &*topic.0))
        }));
        images
    }

    /// The drawing as SVG, with the colours that it has on light pages.
    #[must_use]
    pub fn svg(&self) -> String {
        let hue = f64::from(self.art.hue);
        let colour = |lightness, chroma| oklch(lightness, chroma, hue);
        let drawing = cover_drawing(self.art, &self.seed)
            .replacen(
                "<svg ",
                &format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\" "),
                1,
            )
            // The numbers are those of style/main.css. The opacity is the colour's, not the element's,
            // for which resvg would paint a picture of its own first.
            .replace("class=\"cover-back\"", &format!("fill=\"{}\"", colour(0.82, 0.07)))
            .replace(
                "class=\"cover-front\"",
                &format!("fill=\"{}\" fill-opacity=\"0.85\"", colour(0.64, 0.115)),
            )
            .replace(
                "class=\"cover-line\"",
                &format!(
                    "fill=\"none\" stroke=\"{}\" stroke-linecap=\"round\" stroke-opacity=\"0.75\"",
                    colour(0.42, 0.1)
                ),
            );
        let ground = format!("><rect width=\"320\" height=\"180\" fill=\"{}\"/>", colour(0.935, 0.03));
        drawing.replacen('>', &ground, 1)
    }

    /// The picture as a PNG file.
    ///
    /// # Errors
    /// If the drawing is none: a fault of this program.
    pub fn png(&self) -> Result<Vec<u8>> {
        let tree = Tree::from_str(&self.svg(), &Options::default())
            .with_context(|| format!("{} cannot be drawn", self.path))?;
        let mut pixels = Pixmap::new(WIDTH, HEIGHT).context("there is no room for a picture")?;
        resvg::render(&tree, Transform::default(), &mut pixels.as_mut());
        opaque_png(&pixels)
    }
}

/// Encodes pixels that hide everything behind them, which saves a quarter of the file.
///
/// # Errors
/// If they cannot be encoded.
pub fn opaque_png(pixels: &Pixmap) -> Result<Vec<u8>> {
    let rgb: Vec<u8> =
        pixels.pixels().iter().flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]).collect();
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::Fast);
    encoder.write_header()?.write_image_data(&rgb)?;
    Ok(file)
}

fn alt(topic: Option<&Topic>) -> String {
    match topic {
        Some(topic) => {
            format!(
                "A drawing of {}: the cover of articles on {}.",
                subject_of(art_of(topic).motif),
                topic.name.en
            )
        }
        None => format!("A drawing of {}: the cover of this site.", subject_of(SITE_ART.motif)),
    }
}

fn subject_of(motif: Motif) -> &'static str {
    match motif {
        Motif::Waves => "rows of waves",
        Motif::Sun => "rings around a sun over the horizon",
        Motif::Turbines => "wind turbines in streaming air",
        Motif::Molecules => "pairs of linked circles",
        Motif::Cells => "stacked cells at different levels",
        Motif::Contours => "contour lines",
        Motif::Leaves => "leaves on stems",
        Motif::Balance => "discs that share one horizon",
        Motif::Crossover => "a curve that falls while another rises",
        Motif::Arcs => "places joined by arcs",
        Motif::Facets => "a lattice of facets",
        Motif::Books => "open books",
        Motif::Skyline => "a skyline",
        Motif::Steps => "steps that lead down",
    }
}

/// An OKLCH colour as `#rrggbb`, clipped to sRGB. The matrices are those of CSS Color 4, section
/// 18 (B. Ottosson, *A perceptual color space for image processing*, 2020).
fn oklch(lightness: f64, chroma: f64, hue: f64) -> String {
    let (sin, cos) = hue.to_radians().sin_cos();
    let (a, b) = (chroma * cos, chroma * sin);
    let l = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
    let m = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
    let s = (lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
    let linear = [
        4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
        -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
        -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s,
    ];
    let [red, green, blue] = linear.map(|value| {
        let value = value.clamp(0.0, 1.0);
        let encoded =
            if value <= 0.003_130_8 { 12.92 * value } else { 1.055 * value.powf(1.0 / 2.4) - 0.055 };
        (encoded * 255.0).round() as u8
    });
    format!("#{red:02x}{green:02x}{blue:02x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_those_of_browsers() {
        assert_eq!(oklch(1.0, 0.0, 0.0), "#ffffff");
        assert_eq!(oklch(0.0, 0.0, 0.0), "#000000");
        // CSS Color 4 gives oklch(0.62796 0.25768 29.2339) for pure red.
        assert_eq!(oklch(0.627_96, 0.257_68, 29.233_9), "#ff0000");
        assert_eq!(oklch(0.519_75, 0.176_86, 142.495_3), "#008000");
    }

    #[test]
    fn every_motif_becomes_a_picture_of_the_size_that_is_announced() {
        for motif in [
            Motif::Waves,
            Motif::Sun,
            Motif::Turbines,
            Motif::Molecules,
            Motif::Cells,
            Motif::Contours,
            Motif::Leaves,
            Motif::Balance,
            Motif::Crossover,
            Motif::Arcs,
            Motif::Facets,
            Motif::Books,
            Motif::Skyline,
            Motif::Steps,
        ] {
            let image = SocialImage { art: TopicArt { motif, hue: 200 }, ..SocialImage::of_site() };
            let png = image.png().expect("a picture");
            let mut reader = png::Decoder::new(std::io::Cursor::new(&png)).read_info().expect("a PNG file");
            assert_eq!((reader.info().width, reader.info().height), (WIDTH, HEIGHT));
            let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
            reader.next_frame(&mut pixels).expect("pixels");
            let colours: std::collections::HashSet<_> = pixels.chunks(3).collect();
            assert!(colours.len() > 3, "{motif:?} shows nothing");
        }
    }
}
