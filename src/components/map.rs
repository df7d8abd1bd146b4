//! Cities on a map of the world.

use crate::{
    archive::{Archive, Query},
    components::explorer_url,
    i18n::{self, words},
    markup::{Element, element, escaped},
    model::bundle::MapCity,
    site::use_base,
};

/// The views of the map: the world, and the parts in which cities are close together. What they hold
/// is in `press/src/world_map.rs`, in the same units.
const VIEWS: [[usize; 4]; 3] = [[0, 0, 10_000, 4380], [4417, 380, 1116, 794], [6938, 820, 1416, 1026]];

/// The file with the outline of the land, below the site's base.
pub const OUTLINE: &str = "/world.svg";

/// Each view with its cities, those with most articles below the others. A dot leads to the articles.
pub fn map(archive: &Archive, cities: &[MapCity]) -> Element {
    let views = VIEWS.into_iter().zip(words().map_views()).map(|(view, name)| {
        let here = cities.iter().filter(|city| holds(view, city.place));
        element("figure")
            .class("map-view")
            .child(element("div").trusted_html(drawing(archive, view, name, here)))
            .child(element("figcaption").text(name))
    });
    element("section")
        .class("map")
        .attr("aria-labelledby", "map")
        .child(element("h2").attr("id", "map").text(words().map()))
        .child(element("p").class("facet-hint").text(words().map_hint()))
        .child(element("div").class("map-views").children(views))
}

fn holds([x, y, width, height]: [usize; 4], [city_x, city_y]: [usize; 2]) -> bool {
    (x..=x + width).contains(&city_x) && (y..=y + height).contains(&city_y)
}

/// All text in it is escaped, and nothing else of the content is in it.
fn drawing<'a>(
    archive: &Archive,
    [x, y, width, height]: [usize; 4],
    name: &str,
    cities: impl Iterator<Item = &'a MapCity>,
) -> String {
    let base = use_base();
    let mut dots = String::new();
    for city in cities {
        let institutions = city.institutions.iter().filter_map(|&nth| archive.institutions().get(nth));
        let mut query = Query::default();
        let mut names = Vec::new();
        for institution in institutions {
            query = query.toggle_institution(&institution.id);
            names.push(i18n::name(&institution.name));
        }
        let said = words().name_and_value().with([&city.name, &i18n::list(&names, words().and())]);
        let said = format!("{said} ({})", i18n::articles(city.articles));
        let [x, y] = city.place;
        let url = escaped(&explorer_url(base, &query));
        let said = escaped(&said);
        // A line without length and with round ends: a dot that has the same size in every view.
        dots.push_str(&format!(
            "<a href=\"{url}\" aria-label=\"{said}\"><title>{said}</title><path class=\"map-dot\" d=\"M{x} {y}h.1\" \
             stroke-width=\"{}\"/></a>",
            diameter(city.articles)
        ));
    }
    let (outline, name) = (base.file(OUTLINE), escaped(name));
    format!(
        "<svg role=\"group\" aria-label=\"{name}\" viewBox=\"{x} {y} {width} {height}\">\
         <use class=\"map-land\" href=\"{outline}#land\"/>{dots}</svg>"
    )
}

/// The size of a city's dot, in CSS pixels: its area grows with the articles.
fn diameter(articles: usize) -> usize {
    6 + (20.0 * (articles as f64).sqrt() / 5.0) as usize
}
