//! Who works with whom, `/network/`, as a picture and as a table, with the explorer's query.

use std::sync::Arc;

use leptos::{prelude::*, wasm_bindgen::JsCast};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use wasm_bindgen::JsValue;
use web_sys::Event;

use super::{
    explorer::state_of_answer,
    inquiry::{Inquiry, asked},
};
use crate::{
    archive::{Answer, Archive, Cooperation, Excerpt, Progress, Query, joint_articles},
    base::Base,
    components::{
        DrawnEdge, DrawnNode, Label, Skeleton, article_link, chips, chosen_filters, disclosure,
        explorer_path, explorer_url, facet_panel, facet_sheet, foreign_language, network_svg, page_heading,
        query_path,
    },
    fetch::Load,
    head::{Head, describe},
    i18n::{self, words},
    markup::{Element, ElementRef, effect, element, nothing, sequence},
    model::bundle::{Network, NetworkNode},
    route::Route,
    site::{use_base, use_site},
};

/// The institutions that are named together in articles.
pub fn network() -> Element {
    describe(Head {
        title: words().network_title().into(),
        description: words().network_description().into(),
    });
    element("div")
        .class("page network-page")
        .child(page_heading(words().network_title()))
        .child(element("p").class("standfirst").text(words().network_description()))
        .with_page(Route::Network, Skeleton::List, |page| drawing_and_table(&page.excerpt))
}

/// How many joint articles are named beside the picture; the link leads to all.
const NAMED: usize = 5;

/// What everything on the page is drawn of.
#[derive(Clone)]
struct View {
    excerpt: Arc<Excerpt>,
    inquiry: Inquiry,
    base: Base,
}

fn drawing_and_table(excerpt: &Arc<Excerpt>) -> AnyView {
    let inquiry = Inquiry::new(excerpt.clone(), asked());
    let answer = inquiry.answer;
    let view = View { excerpt: excerpt.clone(), inquiry: inquiry.clone(), base: use_base() };
    let navigate = use_navigate();
    let ask = Callback::new(move |query: Query| {
        let options = NavigateOptions { scroll: false, ..NavigateOptions::default() };
        navigate(&query_path(&Route::Network, &query), options);
    });
    let chosen = {
        let archive = excerpt.archive.clone();
        Arc::new(move || chosen_filters(&archive, &answer.read().query).len())
    };
    let sheet = facet_sheet(answer, chosen, {
        let (excerpt, touched) = (excerpt.clone(), inquiry.clone());
        move || {
            touched.prepare_filters();
            facet_panel(&excerpt, answer, ask)
        }
    });
    let by_country = RwSignal::new(false);
    let colours =
        element("label").class("sort-choice").child(element("span").text(words().colour_by())).child(
            element("select")
                .on("change", move |event| by_country.set(event_target_value(&event) == "1"))
                .children(
                    words()
                        .colour_choices()
                        .into_iter()
                        .zip(["0", "1"])
                        .map(|(name, value)| element("option").attr("value", value).text(name)),
                ),
        );
    let heading = ElementRef::new();
    // A node's number, or two with a hyphen, as the drawing has them.
    let pointed = RwSignal::new(String::new());
    let drawing = {
        let view = view.clone();
        element("div").class("network-holder").live(move || {
            let svg = network_svg_of(&view, by_country.get());
            element("div").trusted_html(svg).into()
        })
    };
    let drawing = listening(drawing, &view, pointed);
    let sorted = RwSignal::new("2".to_owned());
    let table = {
        let view = view.clone();
        element("div").class("table-scroll").live(move || table(&view, sorted))
    };
    sequence(vec![
        element("div").class("explorer-bar with-script").child(sheet).child(colours).into(),
        chips(excerpt.archive.clone(), answer, heading, &Route::Network).into(),
        state_of_answer(&inquiry).into(),
        element("h2")
            .class("result-count")
            .reference(heading)
            .attr("tabindex", "-1")
            .child(
                element("span")
                    .attr("role", "status")
                    .live_text(move || i18n::articles(answer.read().counts.total)),
            )
            .into(),
        element("p").class("facet-hint").text(words().network_hint()).into(),
        element("div").class("network").child(drawing).child(panel(view, pointed)).into(),
        disclosure(words().as_table(), table).attr("class", "network-table").into(),
    ])
}

impl View {
    fn network(&self) -> Option<&Network> {
        self.excerpt.network.as_ref()
    }

    fn archive(&self) -> &Archive {
        &self.excerpt.archive
    }

    /// The articles of each circle and line, for reactive reading.
    fn cooperation(&self) -> (Cooperation, Query) {
        let answer = self.inquiry.answer.read();
        let query = answer.query.clone();
        let network = self.network().cloned().unwrap_or_default();
        let cooperation = match (self.inquiry.index(), &answer.selection) {
            (Some(index), Some(selection)) if answer.progress == Progress::Complete => {
                Cooperation::of(&network, &index, selection, &self.chosen(&answer))
            }
            _ => Cooperation::of_all(&network, &self.excerpt.counts.institutions),
        };
        (cooperation, query)
    }

    fn chosen(&self, answer: &Answer) -> Vec<usize> {
        answer.query.institutions.iter().filter_map(|id| self.archive().institution_position(id)).collect()
    }

    /// The explorer's query for the articles of a circle (the same institution twice) or a line.
    fn query_of(&self, query: &Query, a: usize, b: usize) -> Query {
        let alone = Query { institutions: Default::default(), match_all: a != b, ..query.clone() };
        let with = |query: Query, nth: usize| match self.archive().institutions().get(nth) {
            Some(institution) => query.toggle_institution(&institution.id),
            None => query,
        };
        let query = with(alone, a);
        if a == b { query } else { with(query, b) }.first_page()
    }

    fn name(&self, nth: usize) -> String {
        self.archive().institutions().get(nth).map_or_else(String::new, |found| i18n::name(&found.name))
    }

    /// One institution, or two.
    fn names(&self, a: usize, b: usize) -> String {
        if a == b { self.name(a) } else { words().between().with([&self.name(a), &self.name(b)]) }
    }

    /// The short name, which is what is to be seen, and the name: who speaks to the browser says what
    /// they see (WCAG 2.2, 2.5.3 Label in Name).
    fn label(&self, nth: usize) -> String {
        let (name, short) = (self.name(nth), self.short(nth));
        if name.contains(&short) { name } else { [short, name].join(words().comma()) }
    }

    fn short(&self, nth: usize) -> String {
        self.archive().institutions().get(nth).map_or_else(String::new, |found| found.short.clone())
    }
}

fn network_svg_of(view: &View, by_country: bool) -> String {
    let (cooperation, query) = view.cooperation();
    let Some(network) = view.network() else { return String::new() };
    let archive = view.archive();
    let mut countries: Vec<&str> = Vec::new();
    for institution in archive.institutions() {
        if !countries.contains(&&*institution.country) {
            countries.push(&institution.country);
        }
    }
    let url = |a, b| explorer_url(view.base, &view.query_of(&query, a, b));
    let nodes = network.nodes.iter().zip(&cooperation.nodes).filter(|(_, count)| **count > 0);
    let node = |(node, count): (&NetworkNode, &usize)| {
        let [nth, x, y, r, narrow, wide, topic] = *node;
        // Countries have no colours of their own: each takes that of a topic.
        let colour = if by_country {
            let country = archive.institutions().get(nth).map(|found| &*found.country).unwrap_or_default();
            countries.iter().position(|known| *known == country).unwrap_or_default()
                % archive.topics().len().max(1)
        } else {
            topic
        };
        DrawnNode {
            id: nth as u32,
            x: x as i32,
            y: y as i32,
            r: scaled(r, *count, view.excerpt.counts.institutions.get(nth).copied().unwrap_or_default()),
            href: url(nth, nth),
            title: words().name_and_value().with([&view.label(nth), &i18n::articles(*count)]),
            short: view.short(nth),
            topic: archive.topics().get(colour).map(|topic| topic.id.to_string()),
            narrow: Label::of_code(narrow),
            wide: Label::of_code(wide),
        }
    };
    let nodes: Vec<_> = nodes.map(node).collect();
    let edges = network.edges.iter().zip(&cooperation.edges).filter(|(_, count)| **count > 0);
    let edges = edges.map(|([a, b, _], count)| DrawnEdge {
        from: *a as u32,
        to: *b as u32,
        articles: *count as u32,
        href: url(*a, *b),
        title: joint_title(view, *a, *b, *count),
    });
    let svg = network_svg(&nodes, &edges.collect::<Vec<_>>());
    // All text in it is escaped, and nothing else of the content is.
    format!(
        "<svg class=\"network-drawing\" role=\"group\" aria-label=\"{}\" viewBox=\"0 0 {} {}\">{svg}</svg>",
        words().network_title(),
        Network::WIDTH,
        network.height
    )
}

fn joint_title(view: &View, a: usize, b: usize, count: usize) -> String {
    words().name_and_value().with([&view.names(a, b), &words().joint_articles().of(count)])
}

/// The radius of a circle of which only some articles are asked for: areas are in proportion.
fn scaled(r: usize, count: usize, of: usize) -> i32 {
    let share = count as f64 / of.max(count).max(1) as f64;
    ((r as f64 * share.sqrt()) as i32).max(4)
}

/// The two institutions that a mark of the drawing stands for; one twice for a circle.
fn ends(mark: &str) -> Option<(usize, usize)> {
    let (a, b) = mark.split_once('-').unwrap_or((mark, mark));
    Some((a.parse().ok()?, b.parse().ok()?))
}

/// Has pointing, moving the focus and tapping show what a circle or line stands for, and choosing
/// open it in the explorer.
fn listening(drawing: Element, view: &View, pointed: RwSignal<String>) -> Element {
    let touched = view.inquiry.clone();
    let point = move |mark: String| {
        touched.prepare_filters();
        if *pointed.read_untracked() != mark {
            light_up(&mark);
            pointed.set(mark);
        }
    };
    let (on_focus, on_click) = (point.clone(), point.clone());
    let navigate = use_navigate();
    let view = view.clone();
    let choose = move |event: Event| {
        let Some(mark) = mark_at(&event) else { return };
        if ["ctrlKey", "metaKey", "shiftKey"].iter().any(|key| field(&event, key).is_truthy()) {
            return;
        }
        event.prevent_default();
        // A finger cannot point before it chooses: its first tap shows, its second opens.
        let is_first_tap = is_touch(&event) && *pointed.read_untracked() != mark;
        if is_first_tap {
            on_click(mark);
        } else if let Some((a, b)) = ends(&mark) {
            let query = view.inquiry.answer.get_untracked().query.clone();
            navigate(&explorer_path(&view.query_of(&query, a, b)), NavigateOptions::default());
        }
    };
    drawing
        .on("pointerover", move |event| {
            if !is_touch(&event)
                && let Some(mark) = mark_at(&event)
            {
                point(mark);
            }
        })
        .on("focusin", move |event| {
            // A finger that taps moves the focus too.
            let has_ring = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
            if has_ring.is_some_and(|target| target.matches(":focus-visible").unwrap_or_default())
                && let Some(mark) = mark_at(&event)
            {
                on_focus(mark);
            }
        })
        .on("click", choose)
}

/// What an event says, of whichever kind it is.
fn field(event: &Event, name: &str) -> JsValue {
    js_sys::Reflect::get(event, &name.into()).unwrap_or_default()
}

fn is_touch(event: &Event) -> bool {
    field(event, "pointerType") == "touch"
}

fn mark_at(event: &Event) -> Option<String> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let link = target.closest("[data-node], [data-edge]").ok()??;
    link.get_attribute("data-node").or_else(|| link.get_attribute("data-edge"))
}

/// Marks a circle with its lines and neighbours, or a line with its circles.
fn light_up(mark: &str) {
    let Ok(links) = document().query_selector_all(".network-drawing a") else { return };
    let links = (0..links.length()).filter_map(|nth| links.get(nth)?.dyn_into::<web_sys::Element>().ok());
    let links: Vec<_> = links
        .filter_map(|link| {
            let own = link.get_attribute("data-node").or_else(|| link.get_attribute("data-edge"))?;
            Some((link, own))
        })
        .collect();
    let touches = |edge: &str, node: &str| edge.split_once('-').is_some_and(|(a, b)| a == node || b == node);
    for (link, own) in &links {
        let is_active = own == mark
            || touches(own, mark)
            || touches(mark, own)
            || links.iter().any(|(_, edge)| touches(edge, mark) && touches(edge, own));
        for (class, holds) in [("is-active", is_active), ("is-chosen", own == mark)] {
            _ = link.class_list().toggle_with_force(class, holds);
        }
    }
}

/// What is pointed at, in words: the newest of the articles, and the way to all.
fn panel(view: View, pointed: RwSignal<String>) -> Element {
    element("div").class("network-panel").attr("role", "status").live(move || {
        let mark = pointed.get();
        let Some((a, b)) = ends(&mark) else { return nothing() };
        let query = view.inquiry.answer.read().query.clone();
        let url = explorer_url(view.base, &view.query_of(&query, a, b));
        sequence(vec![
            element("h3").text(view.names(a, b)).into(),
            named_articles(&view, a, b),
            element("p")
                .class("more")
                .child(element("a").attr("href", url).text(words().open_in_news()))
                .into(),
        ])
    })
}

fn named_articles(view: &View, a: usize, b: usize) -> AnyView {
    let library = use_site().library;
    let manifest = &view.excerpt.manifest;
    let answer = view.inquiry.answer.read();
    let Load::Ready(index) = library.facets(manifest) else { return nothing() };
    let articles = match &answer.selection {
        Some(selection) => joint_articles(&index, selection, a, b),
        None => {
            let parsed = crate::archive::Parsed { query: answer.query.clone(), unknown: Vec::new() };
            let all = Answer::new(&index, view.archive(), parsed, None, None);
            all.selection.map(|selection| joint_articles(&index, &selection, a, b)).unwrap_or_default()
        }
    };
    let said =
        if a == b { i18n::articles(articles.len()) } else { words().joint_articles().of(articles.len()) };
    let rows = articles.iter().take(NAMED).map(|no| {
        let (asking, wanted, number) = (library.clone(), index.clone(), no.0);
        effect(move || asking.fetch_card(&wanted, number));
        let (library, index, base) = (library.clone(), index.clone(), view.base);
        element("li").live(move || match library.card(&index, number) {
            Load::Ready(card) => {
                let (title, _) = card.said_in(i18n::language());
                article_link(base, &card)
                    .maybe_attr("lang", foreign_language(&card))
                    .text(title.to_owned())
                    .into()
            }
            Load::Pending => element("span").class("bar").into(),
            Load::Failed(error) => element("span").text(error.cause.in_words()).into(),
        })
    });
    sequence(vec![element("p").text(said).into(), element("ul").children(rows).into()])
}

/// The lines of the drawing as rows, sorted by the column that the reader chooses: `0` and `1` are
/// names, `2` is the number.
fn table(view: &View, sorted: RwSignal<String>) -> AnyView {
    let (cooperation, query) = view.cooperation();
    let network = view.network().cloned().unwrap_or_default();
    let mut rows: Vec<(String, String, usize, String)> = Vec::new();
    for ([a, b, _], count) in network.edges.iter().zip(&cooperation.edges).filter(|(_, count)| **count > 0) {
        let url = explorer_url(view.base, &view.query_of(&query, *a, *b));
        rows.push((view.name(*a), view.name(*b), *count, url));
    }
    if rows.is_empty() {
        return element("p").text(words().nobody_together()).into();
    }
    let columns = words().network_columns();
    let head = columns.into_iter().enumerate().map(move |(nth, name)| {
        let this = nth.to_string();
        let is_this = {
            let this = this.clone();
            move || *sorted.read() == this
        };
        let button = element("button")
            .attr("type", "button")
            .class("quiet")
            .attr("aria-label", words().sort_by().with([name]))
            .on("click", move |_| sorted.set(this.clone()))
            .text(name);
        element("th")
            .attr("scope", "col")
            .live_attr("aria-sort", move || {
                is_this().then(|| if nth == 2 { "descending" } else { "ascending" }.to_owned())
            })
            .child(button)
    });
    let rows = Arc::new(rows);
    let order = {
        let rows = rows.clone();
        move || {
            let by = sorted.get();
            let comes_before = |a: usize, b: usize| {
                let (a, b) = (&rows[a], &rows[b]);
                match &*by {
                    "0" => (&a.0, &a.1) <= (&b.0, &b.1),
                    "1" => (&a.1, &a.0) <= (&b.1, &b.0),
                    _ => (b.2, &a.0) <= (a.2, &b.0),
                }
            };
            // Put in place one by one: a sort would be downloaded.
            let mut order = Vec::new();
            for nth in 0..rows.len() {
                order.insert(order.partition_point(|&before| comes_before(before, nth)), nth);
            }
            order
        }
    };
    let row = move |nth: usize| {
        let (a, b, count, url) = &rows[nth];
        let link = element("a")
            .attr("href", url.clone())
            .text(i18n::number(*count))
            .attr("aria-label", words().joint_articles().of(*count));
        element("tr")
            .child(element("td").text(a.clone()))
            .child(element("td").text(b.clone()))
            .child(element("td").class("facet-count").child(link))
    };
    element("table")
        .child(element("thead").child(element("tr").children(head)))
        .child(element("tbody").live_rows(order, row))
        .into()
}
