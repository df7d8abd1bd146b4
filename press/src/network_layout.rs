//! Where the institutions stand in the drawing of who works with whom.
//!
//! Stress majorization (E. Gansner, Y. Koren, S. North, *Graph drawing by stress majorization*,
//! 2004): a node moves to where its distances on paper fit its distances along the edges. It needs
//! no functions but the square root, so that every machine draws the same.

use std::cmp::Reverse;

use tidings::{
    components::{Label, Side},
    model::bundle::Network,
};

const WIDTH: i32 = Network::WIDTH as i32;

/// The size of the labels in narrow windows, in units: 11 CSS pixels where the drawing is 328
/// wide, as in a window 360 wide.
pub const NARROW_TEXT: i32 = 34;

/// The size of the labels in wide windows, in units: 11.4 CSS pixels where the drawing is 672 wide.
pub const WIDE_TEXT: i32 = 17;

/// An institution.
#[derive(Clone, Debug)]
pub struct Node {
    /// How many articles name it.
    pub articles: u32,
    /// Its short name.
    pub label: String,
}

/// Two institutions, by their places in the list of nodes, that are named together.
#[derive(Clone, Copy, Debug)]
pub struct Edge {
    /// One of them.
    pub from: usize,
    /// The other.
    pub to: usize,
    /// How many articles name both.
    pub articles: u32,
}

/// A drawing's measures, in units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The height; the width is [`Network::WIDTH`].
    pub height: i32,
    /// A circle for each node, in the order of the nodes. No two touch, each is wholly inside.
    pub circles: Vec<Circle>,
}

/// A node's circle and its label; one that there is no room for is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Circle {
    /// The centre, from the left.
    pub x: i32,
    /// The centre, from the top.
    pub y: i32,
    /// The radius; its square is in proportion to the articles.
    pub r: i32,
    /// The label in narrow windows, at [`NARROW_TEXT`].
    pub narrow: Label,
    /// The label in wide windows, at [`WIDE_TEXT`].
    pub wide: Label,
}

/// The height for as many connected nodes as the drawing is made for.
const HEIGHT: i32 = 1080;
/// More connected nodes than these make the drawing higher.
const ROOMY: usize = 150;
/// Between the circles and the edge of the drawing.
const MARGIN: f64 = 8.0;
/// The radius of a circle for one article, where there are not too many.
const ONE_ARTICLE: f64 = 13.0;
/// The radii that no circle is above or below, whatever its articles.
const LARGEST: f64 = 120.0;
const SMALLEST: f64 = 4.0;
/// Between two circles, so that fingers find each: 24 CSS pixels from centre to centre in a
/// window 360 wide.
const GAP: f64 = 46.0;
/// Between a label and others or other circles, as a part of the letters' size: near enough to
/// none to be taken for its own.
const CLEAR: f64 = 0.25;
/// So many nodes with the most articles have a label in every window: the others give way to it.
const ALWAYS_LABELLED: usize = 12;
/// How many drawings are tried.
const STARTS: u64 = 8;
/// At most so many rounds of moves for each, and of pushes at the end.
const ROUNDS: usize = 200;
const PUSHES: usize = 600;

type Point = [f64; 2];

/// Places the nodes. The same input gives the same drawing on every machine. Edges that lead
/// nowhere or back to their node are left out; of several between the same nodes the articles
/// add up. Nodes without edges stand in rows below the others.
#[must_use]
pub fn layout(nodes: &[Node], edges: &[Edge]) -> Layout {
    let weights = weights(nodes.len(), edges);
    let (connected, alone): (Vec<usize>, Vec<usize>) =
        (0..nodes.len()).partition(|&node| weights[node].iter().any(|&weight| weight > 0));
    let field = if connected.is_empty() {
        0
    } else {
        HEIGHT.saturating_mul(i32::try_from(connected.len().div_ceil(ROOMY)).unwrap_or(i32::MAX))
    };
    let radii = radii(nodes, f64::from(WIDTH) * f64::from(field.max(HEIGHT)));

    let mut points = fitted(&stress_layout(&connected, &weights), f64::from(field));
    let bodies = bodies(nodes, &connected, &radii, f64::from(field));
    push_apart(&mut points, &bodies, f64::from(field));

    let label = Label { side: Side::Below, shown: false };
    let mut circles = vec![Circle { x: 0, y: 0, r: 0, narrow: label, wide: label }; nodes.len()];
    for (&node, [x, y]) in connected.iter().zip(points) {
        circles[node] = Circle { x: x.round() as i32, y: y.round() as i32, ..circles[node] };
    }
    for (circle, radius) in circles.iter_mut().zip(&radii) {
        circle.r = radius.round() as i32;
    }
    let height = rows(nodes, alone, &mut circles, field);
    shrink(&mut circles);
    place_labels(nodes, edges, &mut circles, height);
    Layout { height, circles }
}

/// How many articles name both of two nodes.
fn weights(nodes: usize, edges: &[Edge]) -> Vec<Vec<u32>> {
    let mut weights = vec![vec![0_u32; nodes]; nodes];
    for &Edge { from, to, articles } in edges {
        if from != to && from < nodes && to < nodes {
            for (a, b) in [(from, to), (to, from)] {
                weights[a][b] = weights[a][b].saturating_add(articles);
            }
        }
    }
    weights
}

/// Areas in proportion to the articles, together at most a tenth or so of the paper.
fn radii(nodes: &[Node], paper: f64) -> Vec<f64> {
    let counts: Vec<f64> = nodes.iter().map(|node| f64::from(node.articles.max(1))).collect();
    let (sum, most) =
        counts.iter().fold((1.0, 1.0_f64), |(sum, most), count| (sum + count, most.max(*count)));
    let of_one = (paper / 35.0 / sum).sqrt().min(LARGEST / most.sqrt()).min(ONE_ARTICLE);
    counts.iter().map(|count| (of_one * count.sqrt()).max(SMALLEST)).collect()
}

/// Of some starts by chance the one that comes out best: each leads to a different drawing.
fn stress_layout(connected: &[usize], weights: &[Vec<u32>]) -> Vec<Point> {
    let distances = distances(connected, weights);
    let starts = (0..STARTS).map(|start| {
        let mut chance = start;
        let mut next = || {
            // Knuth's MMIX generator.
            chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            f64::from((chance >> 33) as u32)
        };
        let mut points: Vec<Point> = connected.iter().map(|_| [next(), next()]).collect();
        let mut before = f64::MAX;
        for _ in 0..ROUNDS {
            let stress = majorize(&mut points, &distances);
            if before - stress < before * 1e-4 {
                break;
            }
            before = stress;
        }
        (before, points)
    });
    let best = starts.min_by(|(a, _), (b, _)| a.total_cmp(b));
    best.map(|(_, points)| points).unwrap_or_default()
}

/// How far apart nodes should be. An edge is the longer the fewer neighbours its ends share, which
/// keeps groups together and gives the busy nodes room, and the shorter the more articles it has.
fn distances(connected: &[usize], weights: &[Vec<u32>]) -> Vec<Vec<f64>> {
    let count = connected.len();
    let linked = |a: usize, b: usize| weights[connected[a]][connected[b]];
    let mut distances = vec![vec![f64::INFINITY; count]; count];
    for (a, row) in distances.iter_mut().enumerate() {
        row[a] = 0.0;
        for b in (0..count).filter(|&b| linked(a, b) > 0) {
            let apart = (0..count).filter(|&other| (linked(a, other) > 0) != (linked(b, other) > 0)).count();
            row[b] = (1.0 + (apart as f64).sqrt() / 3.0) / f64::from(linked(a, b)).sqrt().sqrt();
        }
    }
    for via in 0..count {
        let onwards = distances[via].clone();
        for row in &mut distances {
            let to = row[via];
            for (distance, onward) in row.iter_mut().zip(&onwards) {
                *distance = distance.min(to + onward);
            }
        }
    }
    // Groups without a way between them stand side by side, not far away.
    let furthest = distances.iter().flatten().filter(|distance| distance.is_finite());
    let beside = furthest.fold(0.0_f64, |furthest, &distance| furthest.max(distance)) * 0.6;
    for distance in distances.iter_mut().flatten().filter(|distance| distance.is_infinite()) {
        *distance = beside;
    }
    distances
}

/// Moves each node to where it fits best while the others stay. Tells the stress before the move.
fn majorize(points: &mut [Point], distances: &[Vec<f64>]) -> f64 {
    let mut stress = 0.0;
    for node in 0..points.len() {
        let ([x, y], mut sum, mut total) = (points[node], [0.0; 2], 0.0);
        for (other, &[other_x, other_y]) in points.iter().enumerate().filter(|&(other, _)| other != node) {
            let wanted = distances[node][other];
            let (dx, dy) = (x - other_x, y - other_y);
            let distance = (dx * dx + dy * dy).sqrt().max(1e-9);
            let weight = 1.0 / (wanted * wanted);
            stress += weight * (distance - wanted) * (distance - wanted);
            sum[0] += weight * (other_x + wanted * dx / distance);
            sum[1] += weight * (other_y + wanted * dy / distance);
            total += weight;
        }
        if total > 0.0 {
            points[node] = sum.map(|sum| sum / total);
        }
    }
    stress
}

/// The points moved and stretched to fill the field.
fn fitted(points: &[Point], height: f64) -> Vec<Point> {
    let bounds = [0, 1].map(|axis| {
        let along = points.iter().map(move |point| point[axis]);
        (along.clone().fold(f64::MAX, f64::min), along.fold(f64::MIN, f64::max))
    });
    let room = [f64::from(WIDTH), height].map(|length| length * 0.9);
    let scales = [0, 1].map(|axis| room[axis] / (bounds[axis].1 - bounds[axis].0).max(1e-9));
    // Stretched a little more one way than the other, but not out of shape.
    let least = scales[0].min(scales[1]);
    let scales = scales.map(|scale| scale.min(least * 1.4));
    let place = |point: &Point| {
        [0, 1].map(|axis| {
            let (low, high) = bounds[axis];
            room[axis] / 0.9 / 2.0 + (point[axis] - (low + high) / 2.0) * scales[axis]
        })
    };
    points.iter().map(place).collect()
}

/// What must not overlap: a circle, and under it the label that it has in every window.
struct Body {
    r: f64,
    label: Option<f64>,
}

fn bodies(nodes: &[Node], connected: &[usize], radii: &[f64], field: f64) -> Vec<Body> {
    let mut most: Vec<usize> = connected.to_vec();
    most.sort_by_key(|&node| (Reverse(nodes[node].articles), node));
    // Without enough room for them the labels are left to chance.
    most.truncate(if field > 0.0 { ALWAYS_LABELLED } else { 0 });
    let body = |&node: &usize| {
        let width = text_width(&nodes[node].label, NARROW_TEXT);
        Body { r: radii[node], label: most.contains(&node).then_some(f64::from(width.min(WIDTH / 2))) }
    };
    connected.iter().map(body).collect()
}

/// Pushes bodies that are too near each other apart, until none is or it does not help.
fn push_apart(points: &mut [Point], bodies: &[Body], field: f64) {
    let mut gap = GAP;
    for round in 0..PUSHES {
        // Where room is short: nearer, but apart.
        gap *= if round > PUSHES / 3 { 0.985 } else { 1.0 };
        let mut moved = false;
        for b in 0..points.len() {
            for a in 0..b {
                if let Some([dx, dy]) = push(points[a], &bodies[a], points[b], &bodies[b], gap) {
                    moved = true;
                    points[a] = [points[a][0] - dx / 2.0, points[a][1] - dy / 2.0];
                    points[b] = [points[b][0] + dx / 2.0, points[b][1] + dy / 2.0];
                }
            }
        }
        for (point, body) in points.iter_mut().zip(bodies) {
            let side = MARGIN + body.label.map_or(body.r, |label| body.r.max(label / 2.0));
            let below = MARGIN + body.r + body.label.map_or(0.0, |_| f64::from(NARROW_TEXT));
            point[0] = point[0].clamp(side, f64::from(WIDTH) - side);
            point[1] = point[1].clamp(MARGIN + body.r, (field - below).max(MARGIN + body.r));
        }
        if !moved {
            break;
        }
    }
}

/// How `b` must move away from `a`, if it is too near.
fn push(a: Point, of_a: &Body, b: Point, of_b: &Body, gap: f64) -> Option<Point> {
    let [dx, dy] = [b[0] - a[0], b[1] - a[1]];
    if dy.abs() > of_a.r + of_b.r + gap + f64::from(NARROW_TEXT) {
        return None;
    }
    let (near, distance) = (of_a.r + of_b.r + gap, (dx * dx + dy * dy).sqrt());
    if distance < 1e-9 {
        return Some([near, 0.0]);
    }
    if distance < near {
        return Some([dx, dy].map(|part| part * (near - distance) / distance));
    }
    // Around labels, boxes will do.
    let circle = |at: Point, body: &Body| (at, [body.r + f64::from(NARROW_TEXT) * CLEAR; 2]);
    let label = |at: Point, body: &Body| {
        let half = f64::from(NARROW_TEXT) / 2.0;
        let room = half * CLEAR;
        body.label.map(|width| ([at[0], at[1] + body.r + half], [width / 2.0 + room, half + room]))
    };
    let (label_a, label_b) = (label(a, of_a), label(b, of_b));
    let pairs = [(label_a, label_b), (label_a, Some(circle(b, of_b))), (Some(circle(a, of_a)), label_b)];
    pairs.into_iter().find_map(|(one, other)| {
        let ((one, half_one), (other, half_other)) = (one?, other?);
        let [dx, dy] = [0, 1].map(|axis| other[axis] - one[axis]);
        let [x, y] = [0, 1].map(|axis| half_one[axis] + half_other[axis]);
        let (x, y) = (x - dx.abs(), y - dy.abs());
        let shortest = if x < y { [x.copysign(dx), 0.0] } else { [0.0, y.copysign(dy)] };
        (x > 0.0 && y > 0.0).then_some(shortest)
    })
}

/// Puts the nodes without edges in rows below the field, those with most articles first. Tells the
/// height of it all.
fn rows(nodes: &[Node], mut alone: Vec<usize>, circles: &mut [Circle], field: i32) -> i32 {
    alone.sort_by_key(|&node| (Reverse(nodes[node].articles), node));
    let largest = alone.iter().map(|&node| circles[node].r).max().unwrap_or(0);
    let [column, row] = [2 * largest + GAP as i32, 2 * largest + NARROW_TEXT + 12];
    let columns = (WIDTH / column).max(1);
    let mut height = field;
    for (place, node) in (0..).zip(alone) {
        let (x, y) = (place % columns, field + place / columns * row);
        circles[node] = Circle { x: x * column + column / 2, y: y + largest + 8, ..circles[node] };
        height = y + row;
    }
    height.max(1)
}

/// Where circles still touch, for rounding or for want of room, makes them smaller.
fn shrink(circles: &mut [Circle]) {
    for a in 0..circles.len() {
        for b in 0..a {
            let [one, other] = [circles[a], circles[b]];
            let (dx, dy) = (f64::from(one.x - other.x), f64::from(one.y - other.y));
            let (distance, radii) = ((dx * dx + dy * dy).sqrt(), f64::from(one.r + other.r + 1));
            if distance < radii {
                for of in [a, b] {
                    circles[of].r = (f64::from(circles[of].r) * (distance - 1.0).max(0.0) / radii) as i32;
                }
            }
        }
    }
}

/// Left, top, right, bottom.
type Area = [i32; 4];

/// Shows as many labels as there is room for, those of nodes with most articles first. Each stands
/// where the fewest circles, labels and lines are in the way; of the lesser nodes it is shown only
/// where few lines run through it.
fn place_labels(nodes: &[Node], edges: &[Edge], circles: &mut [Circle], height: i32) {
    let mut order: Vec<usize> = (0..nodes.len()).collect();
    order.sort_by_key(|&node| (Reverse(nodes[node].articles), node));
    for (size, most_lines) in [(NARROW_TEXT, 1), (WIDE_TEXT, 6)] {
        let room = (f64::from(size) * CLEAR) as i32;
        let mut shown: Vec<Area> = Vec::new();
        for (rank, &node) in order.iter().enumerate() {
            let width = text_width(&nodes[node].label, size);
            let places = [Side::Below, Side::Right, Side::Left, Side::Above].map(|side| {
                let area = label_area(circles[node], side, width, size);
                let [left, top, right, bottom] = area;
                let inside = left >= 0 && top >= 0 && right <= WIDTH && bottom <= height;
                let near = [left - room, top - room, right + room, bottom + room];
                let labels = shown.iter().filter(|other| overlap(&near, other)).count();
                let covered = circles.iter().enumerate().filter(|&(other, circle)| {
                    let reach = circle.r + if other == node { 0 } else { room };
                    let dx = (circle.x - circle.x.clamp(left, right)).abs();
                    let dy = (circle.y - circle.y.clamp(top, bottom)).abs();
                    dx < reach && dy < reach && dx * dx + dy * dy < reach * reach
                });
                let blocked = 4 * usize::from(!inside) + covered.count() + labels;
                (blocked, lines_through(area, edges, circles), side, area)
            });
            let best = places.into_iter().min_by_key(|&(blocked, lines, ..)| (blocked, lines));
            if let Some((blocked, lines, side, area)) = best {
                let label =
                    Label { side, shown: blocked == 0 && (lines <= most_lines || rank < ALWAYS_LABELLED) };
                if label.shown {
                    shown.push(area);
                }
                if size == NARROW_TEXT { circles[node].narrow = label } else { circles[node].wide = label }
            }
        }
    }
}

fn overlap(a: &Area, b: &Area) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

fn label_area(Circle { x, y, r, .. }: Circle, side: Side, width: i32, size: i32) -> Area {
    let (half, beside) = (width / 2, r + size / 3);
    match side {
        Side::Above => [x - half, y - r - size, x + half, y - r],
        Side::Below => [x - half, y + r, x + half, y + r + size],
        Side::Left => [x - beside - width, y - size / 2, x - beside, y + size / 2],
        Side::Right => [x + beside, y - size / 2, x + beside + width, y + size / 2],
    }
}

/// How many edges cross a box.
fn lines_through([left, top, right, bottom]: Area, edges: &[Edge], circles: &[Circle]) -> usize {
    let crosses = |edge: &&Edge| {
        let (Some(a), Some(b)) = (circles.get(edge.from), circles.get(edge.to)) else { return false };
        let beside = a.x.max(b.x) < left || a.x.min(b.x) > right;
        if beside || a.y.max(b.y) < top || a.y.min(b.y) > bottom {
            return false;
        }
        // Not if all corners are on one side of the line.
        let corners = [(left, top), (right, top), (left, bottom), (right, bottom)].map(|(x, y)| {
            let (across, along) = (i64::from(b.x - a.x), i64::from(b.y - a.y));
            across * i64::from(y - a.y) > along * i64::from(x - a.x)
        });
        corners.contains(&true) && corners.contains(&false)
    };
    edges.iter().filter(crosses).count()
}

/// About how wide a text is in the fonts of the site; rather too wide than too narrow.
fn text_width(text: &str, size: i32) -> i32 {
    let hundredths: i32 = text
        .chars()
        .map(|char| match char {
            'I' | 'i' | 'j' | 'l' | 't' | 'f' | 'r' | ' ' | '.' | ',' | '-' => 36,
            'M' | 'W' | 'm' | 'w' => 92,
            'A'..='Z' => 72,
            '\0'..='\u{24f}' => 58,
            _ => 100,
        })
        .sum();
    hundredths.saturating_mul(size) / 100
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    fn node(articles: u32) -> Node {
        Node { articles, label: format!("No. {articles}") }
    }

    fn edge((from, to, articles): (usize, usize, u32)) -> Edge {
        Edge { from, to, articles }
    }

    fn distance(a: &Circle, b: &Circle) -> f64 {
        f64::from(a.x - b.x).hypot(f64::from(a.y - b.y))
    }

    /// Six groups of ten, each around its first node, in a ring.
    fn groups() -> (Vec<Node>, Vec<Edge>) {
        let nodes = (0..60).map(|nth| node(if nth % 10 == 0 { 12 } else { 1 + nth % 3 })).collect();
        let spokes = (0..60).filter(|nth| nth % 10 > 0).map(|nth| (nth, nth / 10 * 10, 1 + nth as u32 % 4));
        let ring = (0..6).map(|group| (10 * group, (10 * group + 10) % 60, 5));
        (nodes, spokes.chain(ring).map(edge).collect())
    }

    fn assert_sound(layout: &Layout) {
        for (nth, one) in layout.circles.iter().enumerate() {
            assert!(one.x >= one.r && one.x + one.r <= WIDTH, "{one:?} is outside");
            assert!(one.y >= one.r && one.y + one.r <= layout.height, "{one:?} is outside");
            for other in &layout.circles[..nth] {
                assert!(distance(one, other) >= f64::from(one.r + other.r), "{one:?} on {other:?}");
            }
        }
    }

    #[test]
    fn nothing_and_next_to_nothing_is_drawn() {
        assert_eq!(layout(&[], &[]).circles, []);
        let one = layout(&[node(3)], &[edge((0, 0, 2))]);
        assert_sound(&one);
        assert_eq!(one.circles[0].wide, Label { side: Side::Below, shown: true });
        let two = layout(&[node(3), node(0)], &[edge((0, 1, 1)), edge((1, 0, 1)), edge((0, 7, 1))]);
        assert_sound(&two);
        assert!(two.circles.iter().all(|circle| circle.narrow.shown));
    }

    #[test]
    fn areas_tell_articles() {
        let (nodes, edges) = groups();
        let drawn = layout(&nodes, &edges);
        let (large, small) = (f64::from(drawn.circles[0].r), f64::from(drawn.circles[3].r));
        assert!((large * large / (small * small) - 12.0).abs() < 1.5);
    }

    #[test]
    fn who_works_together_stands_together() {
        let (nodes, edges) = groups();
        let drawn = layout(&nodes, &edges);
        assert_sound(&drawn);
        let mean = |distances: Vec<f64>| distances.iter().sum::<f64>() / distances.len() as f64;
        let between = |a: usize, b: usize| distance(&drawn.circles[a], &drawn.circles[b]);
        let linked = mean(edges.iter().map(|edge| between(edge.from, edge.to)).collect());
        let any = mean((0..60).flat_map(|a| (0..a).map(move |b| between(a, b))).collect());
        assert!(linked * 2.0 < any, "{linked} of {any}");
    }

    #[test]
    fn groups_apart_stand_near_and_the_unlinked_in_a_row_below() {
        let nodes: Vec<Node> = (0..9).map(|_| node(2)).collect();
        let edges = [(0, 1, 1), (1, 2, 1), (3, 4, 1), (5, 6, 1)].map(edge);
        let Layout { circles, .. } = layout(&nodes, &edges);
        let lowest = circles[..7].iter().map(|circle| circle.y).max().unwrap_or_default();
        assert!(circles[7].y > lowest && circles[7].y == circles[8].y);
        let nearest = |of: &[usize]| {
            let others = (0..7).filter(|other| !of.contains(other));
            others
                .flat_map(|other| of.iter().map(move |&one| (one, other)))
                .fold(f64::MAX, |least, (a, b)| least.min(distance(&circles[a], &circles[b])))
        };
        assert!(nearest(&[3, 4]) < 600.0 && nearest(&[5, 6]) < 600.0);
    }

    #[test]
    fn those_with_most_articles_have_labels_that_keep_clear_of_each_other() {
        let (nodes, edges) = groups();
        let drawn = layout(&nodes, &edges);
        for group in 0..6 {
            let hub = drawn.circles[10 * group];
            assert!(hub.narrow.shown && hub.wide.shown);
        }
        let labels: [fn(&Circle) -> Label; 2] = [|circle| circle.narrow, |circle| circle.wide];
        for (label, size) in labels.into_iter().zip([NARROW_TEXT, WIDE_TEXT]) {
            let shown = drawn.circles.iter().zip(&nodes).filter(|(circle, _)| label(circle).shown);
            let labels: Vec<Area> = shown
                .map(|(circle, node)| {
                    label_area(*circle, label(circle).side, text_width(&node.label, size), size)
                })
                .collect();
            for (nth, a) in labels.iter().enumerate() {
                assert!(labels[..nth].iter().all(|b| !overlap(a, b)));
            }
        }
    }

    #[test]
    fn a_large_network_and_one_large_node_find_room() {
        let nodes: Vec<Node> = (0..170).map(|nth| node(if nth == 0 { u32::MAX } else { nth })).collect();
        let edges: Vec<Edge> = (1..170).map(|nth| edge((nth, nth / 3, 1))).collect();
        assert_sound(&layout(&nodes, &edges));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn any_network_is_drawn_soundly_and_the_same_again(
            articles in vec(prop_oneof![9 => 0..30_u32, 1 => any::<u32>()], 0..60),
            links in vec((0..64_usize, 0..64_usize, any::<u32>()), 0..120),
        ) {
            let nodes: Vec<Node> = articles.into_iter().map(node).collect();
            let edges: Vec<Edge> = links.into_iter().map(edge).collect();
            let drawn = layout(&nodes, &edges);
            assert_sound(&drawn);
            prop_assert_eq!(drawn, layout(&nodes, &edges));
        }
    }
}
