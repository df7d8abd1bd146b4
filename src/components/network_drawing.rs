//! The drawing of who works with whom, as the inside of an SVG element.

use crate::markup::escaped;

/// Where a label stands, seen from its circle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Over the circle.
    Above,
    /// Under the circle.
    Below,
    /// Before the circle.
    Left,
    /// After the circle.
    Right,
}

/// A node's label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// Its side.
    pub side: Side,
    /// Whether it is seen also while its node is not pointed at.
    pub shown: bool,
}

const SIDES: [Side; 4] = [Side::Above, Side::Below, Side::Left, Side::Right];

impl Label {
    /// The label of its number in a [`NetworkNode`](crate::model::bundle::NetworkNode).
    #[must_use]
    pub fn of_code(code: usize) -> Self {
        Self { side: SIDES[code % SIDES.len()], shown: code >= SIDES.len() }
    }

    /// Its number in a [`NetworkNode`](crate::model::bundle::NetworkNode).
    #[must_use]
    pub fn code(self) -> usize {
        self.side as usize + if self.shown { SIDES.len() } else { 0 }
    }
}

/// An institution as it is drawn, in the units of the SVG's view box.
#[derive(Clone, Debug)]
pub struct DrawnNode {
    /// What edges and scripts call it by.
    pub id: u32,
    /// The centre, from the left.
    pub x: i32,
    /// The centre, from the top.
    pub y: i32,
    /// The radius.
    pub r: i32,
    /// Where the link leads.
    pub href: String,
    /// What the link says to those who do not see the drawing.
    pub title: String,
    /// The short name.
    pub short: String,
    /// The topic that gives the colour.
    pub topic: Option<String>,
    /// Where the short name stands in narrow windows.
    pub narrow: Label,
    /// Where it stands in wide windows.
    pub wide: Label,
}

/// Two institutions that are named together.
#[derive(Clone, Debug)]
pub struct DrawnEdge {
    /// The id of one.
    pub from: u32,
    /// The id of the other.
    pub to: u32,
    /// How many articles name both.
    pub articles: u32,
    /// Where the link leads.
    pub href: String,
    /// What the link says to those who do not see the drawing.
    pub title: String,
}

/// The widest line, in units.
const WIDEST: u32 = 10;
/// So many articles or more make it.
const MANY: u32 = 8;

/// The markup inside the SVG element: the lines, those for several articles over those for one,
/// then circles and labels. Edges between nodes that are not there are left out. The Tab key goes
/// through the nodes in their order.
#[must_use]
pub fn network_svg(nodes: &[DrawnNode], edges: &[DrawnEdge]) -> String {
    let mut svg = String::new();
    let most = edges.iter().map(|edge| edge.articles).fold(MANY, u32::max);
    for several in [false, true] {
        for edge in edges.iter().filter(|edge| (edge.articles > 1) == several) {
            let end = |id: u32| nodes.iter().find(|node| node.id == id);
            if let (Some(from), Some(to)) = (end(edge.from), end(edge.to)) {
                draw_edge(&mut svg, edge, from, to, most);
            }
        }
    }
    for node in nodes {
        draw_node(&mut svg, node);
    }
    svg
}

fn draw_edge(svg: &mut String, edge: &DrawnEdge, from: &DrawnNode, to: &DrawnNode, most: u32) {
    let width = (u64::from(edge.articles) * u64::from(WIDEST)).div_ceil(u64::from(most)).max(1);
    // Not in the order of the Tab key: the same links are in the list beside the drawing.
    link(svg, &edge.href, &edge.title);
    push(svg, &[" tabindex=\"-1\" class=\"network-edge\" data-edge=\""]);
    push(svg, &[&edge.from.to_string(), "-", &edge.to.to_string(), "\">"]);
    // A line too thin for a finger lies under one that is not seen.
    for (class, width) in [("network-line", width), ("network-reach", 14)] {
        push(svg, &["<line class=\"", class, "\""]);
        for (name, number) in [("x1", from.x), ("y1", from.y), ("x2", to.x), ("y2", to.y)] {
            attribute(svg, name, number);
        }
        push(svg, &[" stroke-width=\"", &width.to_string(), "\"/>"]);
    }
    svg.push_str("</a>");
}

fn draw_node(svg: &mut String, node: &DrawnNode) {
    link(svg, &node.href, &node.title);
    push(svg, &[" class=\"network-node\" data-node=\"", &node.id.to_string(), "\""]);
    if let Some(topic) = &node.topic {
        svg.push_str(" data-topic=\"");
        svg.push_str(&escaped(topic));
        svg.push('"');
    }
    svg.push('>');
    for (class, r) in [("network-reach", node.r.saturating_add(20)), ("network-circle", node.r)] {
        push(svg, &["<circle class=\"", class, "\""]);
        for (name, number) in [("cx", node.x), ("cy", node.y), ("r", r)] {
            attribute(svg, name, number);
        }
        svg.push_str("/>");
    }
    if node.narrow == node.wide {
        draw_label(svg, node, node.wide, "");
    } else {
        draw_label(svg, node, node.narrow, " narrow-only");
        draw_label(svg, node, node.wide, " wide-only");
    }
    svg.push_str("</a>");
}

fn draw_label(svg: &mut String, node: &DrawnNode, Label { side, shown }: Label, class: &str) {
    let on_demand = if shown { "" } else { " on-demand" };
    let (dx, dy, anchor, shift) = match side {
        Side::Above => (0, -node.r, "middle", "-.25em"),
        Side::Below => (0, node.r, "middle", ".95em"),
        Side::Left => (-node.r, 0, "end", ".35em"),
        Side::Right => (node.r, 0, "start", ".35em"),
    };
    push(svg, &["<text class=\"network-label", class, on_demand, "\""]);
    attribute(svg, "x", node.x.saturating_add(dx));
    attribute(svg, "y", node.y.saturating_add(dy));
    // In ems, so that it holds at any size of the letters.
    match side {
        Side::Left => svg.push_str(" dx=\"-.3em\""),
        Side::Right => svg.push_str(" dx=\".3em\""),
        Side::Above | Side::Below => {}
    }
    push(svg, &[" dy=\"", shift, "\" text-anchor=\"", anchor, "\">"]);
    svg.push_str(&escaped(&node.short));
    svg.push_str("</text>");
}

fn link(svg: &mut String, href: &str, title: &str) {
    svg.push_str("<a href=\"");
    svg.push_str(&escaped(href));
    svg.push_str("\" aria-label=\"");
    svg.push_str(&escaped(title));
    svg.push('"');
}

fn attribute(svg: &mut String, name: &str, number: i32) {
    push(svg, &[" ", name, "=\"", &number.to_string(), "\""]);
}

fn push(svg: &mut String, parts: &[&str]) {
    svg.extend(parts.iter().copied());
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    fn node(id: u32, label: &str) -> DrawnNode {
        DrawnNode {
            id,
            x: 500,
            y: 100,
            r: 20,
            href: format!("/institutions/{id}/"),
            title: format!("{label}, 3 articles"),
            short: label.to_owned(),
            topic: Some("hydropower".to_owned()),
            narrow: Label { side: Side::Below, shown: false },
            wide: Label { side: Side::Right, shown: true },
        }
    }

    fn edge(from: u32, to: u32, articles: u32) -> DrawnEdge {
        DrawnEdge { from, to, articles, href: "/archive/".to_owned(), title: "both".to_owned() }
    }

    #[test]
    fn names_cannot_break_out_of_the_markup() {
        let svg = network_svg(&[node(1, "<b a=\"x\" c='y'>&")], &[]);
        assert!(svg.contains(">&lt;b a=&quot;x&quot; c=&#39;y&#39;&gt;&amp;</text>"));
        assert!(!svg.contains("<b") && !svg.contains("style="));
    }

    #[test]
    fn circles_lie_over_lines_and_wide_lines_over_thin_ones() {
        let nodes = [node(1, "A"), node(7, "B"), node(8, "C")];
        let svg = network_svg(&nodes, &[edge(1, 7, 4), edge(7, 8, 1)]);
        let order = ["data-edge=\"7-8\"", "data-edge=\"1-7\"", "data-node=\"1\""].map(|part| svg.find(part));
        assert!(order[0].is_some() && order.is_sorted());
    }

    #[test]
    fn lines_are_as_wide_as_there_are_articles_and_lead_somewhere() {
        let nodes = [node(1, "A"), node(2, "B")];
        let width = |articles: u32| {
            let svg = network_svg(&nodes, &[edge(1, 2, articles), edge(1, 9, 3)]);
            assert!(!svg.contains("1-9"));
            let (_, after) = svg.split_once("stroke-width=\"").unwrap_or_default();
            after.split('"').next().map(str::to_owned)
        };
        let widths = [0, 1, 4, 8, 9, u32::MAX].map(|articles| width(articles).unwrap_or_default());
        assert_eq!(widths, ["1", "2", "5", "10", "10", "10"]);
    }

    #[test]
    fn a_label_is_told_where_it_is_seen() {
        let svg = network_svg(&[node(1, "A")], &[]);
        assert!(svg.contains("\"network-label narrow-only on-demand\" x=\"500\" y=\"120\" dy"));
        assert!(svg.contains("\"network-label wide-only\" x=\"520\" y=\"100\" dx"));
        let svg = network_svg(&[DrawnNode { narrow: node(1, "A").wide, ..node(1, "A") }], &[]);
        assert!(svg.contains("\"network-label\" x=\"520\"") && !svg.contains("-only"));
    }
}
