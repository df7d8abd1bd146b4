//! The outline of the world's land, on which the institutions' cities are drawn.

use std::{cmp::Reverse, collections::BinaryHeap, f64::consts::PI, fmt};

use anyhow::{Context, Result};
use serde::Deserialize;

/// The map's width in its own units: so many that the path needs no decimals, not even for a view
/// of a single continent.
pub const WIDTH: u32 = 10_000;
/// The map's height: from the northernmost land to Cape Horn. Antarctica is left out.
pub const HEIGHT: u32 = 4380;

/// The land of Natural Earth at 1:50 million, as TopoJSON. Its source and licence stand beside it.
const LAND: &str = include_str!("../data/land.json");
/// The meridian in the middle: with this one the map's edge passes between Asia and America.
const MIDDLE: f64 = 11.0;
/// The equator's distance from the top.
const EQUATOR: f64 = 2440.0;
/// No land but Antarctica lies south of it.
const ANTARCTICA: f64 = -60.0;

/// A point of the map: its distances from the left and from the top.
type Point = (f64, f64);

/// Where a place on Earth is on the map.
///
/// The projection is Equal Earth (B. Šavrič, T. Patterson, B. Jenny, *The Equal Earth map
/// projection*, 2018): it shows countries in their true proportions.
#[must_use]
pub fn project(lat: f64, lon: f64) -> (f64, f64) {
    projected(lat, (lon - MIDDLE + 180.0).rem_euclid(360.0) - 180.0)
}

/// Projects a place by its distance from the middle meridian, which may lead beyond the map's edge.
fn projected(lat: f64, from_middle: f64) -> Point {
    const A: [f64; 4] = [1.340_264, -0.081_106, 0.000_893, 0.003_796];
    let root = 3.0_f64.sqrt();
    let t = (root / 2.0 * lat.to_radians().sin()).asin();
    let (t2, t6) = (t.powi(2), t.powi(6));
    let y = t * (A[0] + A[1] * t2 + t6 * (A[2] + A[3] * t2));
    let slope = A[0] + 3.0 * A[1] * t2 + t6 * (7.0 * A[2] + 9.0 * A[3] * t2);
    let x = 2.0 * from_middle.to_radians() * t.cos() / (root * slope);
    // On the sphere of radius 1 the equator is this long.
    let scale = f64::from(WIDTH) / (4.0 * PI / (root * A[0]));
    (f64::from(WIDTH) / 2.0 + x * scale, EQUATOR - y * scale)
}

/// The outline as a file, from which pages take the shape with the id `land`.
///
/// # Errors
/// If the data cannot be read.
pub fn file() -> Result<String> {
    let outline = outline()?;
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{}\"><path id=\"land\" d=\"{outline}\"/></svg>",
        ViewBox::WORLD
    ))
}

/// A part of the Earth, in degrees. It must not cross the map's edge, 169° west.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// The southern edge.
    pub south: f64,
    /// The western edge.
    pub west: f64,
    /// The northern edge.
    pub north: f64,
    /// The eastern edge.
    pub east: f64,
}

/// Europe from Gibraltar to Helsinki. That holds Ireland and the Bosporus, too.
pub const EUROPE: Bounds = Bounds { south: 35.0, west: -12.0, north: 62.0, east: 32.0 };
/// China without its far west, and Korea. As the map narrows to the north, their view also holds
/// the most of Japan.
pub const EAST_ASIA: Bounds = Bounds { south: 16.0, west: 93.0, north: 46.0, east: 134.0 };

impl Bounds {
    /// The smallest view of the map that holds them.
    #[must_use]
    pub fn view(&self) -> ViewBox {
        // Meridians bend towards the poles: the widest parallel is the one next to the equator.
        let lats = [self.south, self.north, 0.0_f64.max(self.south).min(self.north)];
        let lefts = lats.map(|lat| project(lat, self.west).0.floor());
        let rights = lats.map(|lat| project(lat, self.east).0.ceil());
        let (x, right) =
            (lefts.into_iter().fold(f64::INFINITY, f64::min), rights.into_iter().fold(0.0, f64::max));
        let (y, bottom) = (project(self.north, MIDDLE).1.floor(), project(self.south, MIDDLE).1.ceil());
        ViewBox { x, y, width: right - x, height: bottom - y }
    }
}

/// A rectangle of the map. It is displayed as the `viewBox` of an SVG.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ViewBox {
    /// The distance of its left edge from the map's.
    pub x: f64,
    /// The distance of its top edge from the map's.
    pub y: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

impl ViewBox {
    /// The whole map.
    pub const WORLD: Self = Self { x: 0.0, y: 0.0, width: WIDTH as f64, height: HEIGHT as f64 };

    /// Whether a point of the map is in it.
    #[must_use]
    pub fn holds(&self, (x, y): (f64, f64)) -> bool {
        (self.x..=self.x + self.width).contains(&x) && (self.y..=self.y + self.height).contains(&y)
    }

    /// With a tenth more on each side: a page may show it in other proportions.
    fn with_margin(self) -> Self {
        Self {
            x: self.x - self.width / 10.0,
            y: self.y - self.height / 10.0,
            width: self.width * 1.2,
            height: self.height * 1.2,
        }
    }
}

impl fmt::Display for ViewBox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {} {}", self.x, self.y, self.width, self.height)
    }
}

/// The outline of the land: the `d` of an SVG path, with every ring closed. It is the finer in the
/// views of Europe and East Asia, which are shown on their own.
///
/// # Errors
/// If the land's file is not the TopoJSON that it should be.
pub fn outline() -> Result<String> {
    let land: Topology = serde_json::from_str(LAND).context("the land is not in TopoJSON")?;
    let views = [EUROPE, EAST_ASIA].map(|bounds| bounds.view().with_margin());
    let detail = |at: Point| if views.iter().any(|view| view.holds(at)) { FINE } else { COARSE };
    let mut path = Path::default();
    for ring in land.objects.land.geometries.iter().flat_map(|of| &of.arcs).flatten() {
        let ring = land.ring(ring)?;
        if ring.iter().all(|(_, lat)| *lat < ANTARCTICA) {
            continue;
        }
        let ring = on_the_map(&ring);
        if ring.first().is_some_and(|&at| area(&ring) >= detail(at).island) {
            let corners = simplified(&ring, |at| detail(at).corner);
            path.push(corners.into_iter().map(|at| detail(at).rounded(at)));
        }
    }
    Ok(path.d)
}

/// What is too small to draw, in the map's units and their squares.
#[derive(Clone, Copy)]
struct Detail {
    /// The least area of a point's triangle with the points before and after it.
    corner: f64,
    /// The least area of an island.
    island: f64,
    /// Distances are multiples of it: the fewer different numbers, the better they compress.
    step: f64,
}

/// For the world as wide as a page, where a pixel is 8 units wide.
const COARSE: Detail = Detail { corner: 100.0, island: 180.0, step: 5.0 };
/// For a part as wide as a page, where a pixel is about a unit wide.
const FINE: Detail = Detail { corner: 5.0, island: 25.0, step: 1.0 };

impl Detail {
    fn rounded(self, (x, y): Point) -> (i32, i32) {
        let rounded = |of: f64| ((of / self.step).round() * self.step) as i32;
        (rounded(x), rounded(y))
    }
}

#[derive(Deserialize)]
struct Topology {
    transform: Scaling,
    arcs: Vec<Vec<(f64, f64)>>,
    objects: Objects,
}

#[derive(Deserialize)]
struct Scaling {
    scale: (f64, f64),
    translate: (f64, f64),
}

#[derive(Deserialize)]
struct Objects {
    land: Collection,
}

#[derive(Deserialize)]
struct Collection {
    geometries: Vec<MultiPolygon>,
}

/// Polygons of rings of arcs.
#[derive(Deserialize)]
struct MultiPolygon {
    arcs: Vec<Vec<Vec<i32>>>,
}

impl Topology {
    /// The longitudes and latitudes of a ring, each point once.
    fn ring(&self, arcs: &[i32]) -> Result<Vec<(f64, f64)>> {
        let mut ring = Vec::new();
        for &number in arcs {
            // An arc that is passed backwards has the complement of its number.
            let index = usize::try_from(if number < 0 { !number } else { number })?;
            let arc = self.arcs.get(index).with_context(|| format!("the land has no arc {index}"))?;
            let mut points = self.decoded(arc);
            if number < 0 {
                points.reverse();
            }
            // The next arc begins with it, or the ring is closed.
            points.pop();
            ring.extend(points);
        }
        Ok(ring)
    }

    /// The points of an arc, each of which is stored as its distance from the one before.
    fn decoded(&self, arc: &[(f64, f64)]) -> Vec<(f64, f64)> {
        let Scaling { scale, translate } = self.transform;
        let points = arc.iter().scan((0.0, 0.0), |(x, y), (dx, dy)| {
            *x += dx;
            *y += dy;
            Some((*x * scale.0 + translate.0, *y * scale.1 + translate.1))
        });
        points.collect()
    }
}

/// Projects a ring in one piece: where it crosses the antimeridian, its longitudes go on counting.
/// As no continent crosses the map's edge, no ring has to be cut there.
fn on_the_map(ring: &[(f64, f64)]) -> Vec<Point> {
    let mut before = ring.first().map_or(0.0, |(lon, _)| *lon);
    let unrolled: Vec<(f64, f64)> = ring
        .iter()
        .map(|&(lon, lat)| {
            before = lon + 360.0 * ((before - lon) / 360.0).round();
            (before, lat)
        })
        .collect();
    let west = unrolled.iter().map(|(lon, _)| *lon).fold(f64::INFINITY, f64::min);
    let east = unrolled.iter().map(|(lon, _)| *lon).fold(f64::NEG_INFINITY, f64::max);
    let turns = 360.0 * ((f64::midpoint(west, east) - MIDDLE) / 360.0).round();
    unrolled.iter().map(|&(lon, lat)| projected(lat, lon - turns - MIDDLE)).collect()
}

/// The area inside a ring.
fn area(ring: &[Point]) -> f64 {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum::<f64>().abs() / 2.0
}

/// A ring without the corners that are too small where they are. The smallest goes first, which
/// makes those beside it larger (M. Visvalingam, J. D. Whyatt, *Line generalisation by repeated
/// elimination of points*, 1993). On a map that keeps areas that treats all coasts alike.
fn simplified(ring: &[Point], least: impl Fn(Point) -> f64) -> Vec<Point> {
    let count = ring.len();
    let mut beside: Vec<_> = (0..count).map(|at| ((at + count - 1) % count, (at + 1) % count)).collect();
    // In thousandths of the least size, as only whole numbers can be put in order.
    let size_of = |at: usize, (before, after): (usize, usize)| {
        (1000.0 * area(&[ring[before], ring[at], ring[after]]) / least(ring[at])) as u64
    };
    let mut sizes: Vec<_> = (0..count).map(|at| Some(size_of(at, beside[at]))).collect();
    let mut smallest: BinaryHeap<_> = sizes.iter().flatten().copied().zip(0..).map(Reverse).collect();
    let mut left = count;
    while let Some(Reverse((size, at))) = smallest.pop() {
        if size >= 1000 || left <= 3 {
            break;
        }
        // Gone, or measured before one beside it went.
        if sizes[at] != Some(size) {
            continue;
        }
        sizes[at] = None;
        left -= 1;
        let (before, after) = beside[at];
        beside[before].1 = after;
        beside[after].0 = before;
        for changed in [before, after] {
            let size = size_of(changed, beside[changed]);
            sizes[changed] = Some(size);
            smallest.push(Reverse((size, changed)));
        }
    }
    ring.iter().zip(sizes).filter(|(_, size)| size.is_some()).map(|(point, _)| *point).collect()
}

/// An SVG path of closed rings, in whole steps from point to point.
#[derive(Default)]
struct Path {
    d: String,
    /// Where the last ring began: closing it led back there.
    start: (i32, i32),
}

impl Path {
    fn push(&mut self, ring: impl Iterator<Item = (i32, i32)>) {
        let mut points: Vec<_> = ring.collect();
        points.dedup();
        let Some(&start) = points.first() else { return };
        let mut before = self.start;
        self.d.push('m');
        for (x, y) in points {
            for step in [x.saturating_sub(before.0), y.saturating_sub(before.1)] {
                // A minus parts numbers as well as a space does.
                if step >= 0 && !self.d.ends_with('m') {
                    self.d.push(' ');
                }
                self.d.push_str(&step.to_string());
            }
            before = (x, y);
        }
        self.d.push('z');
        self.start = start;
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use kurbo::{BezPath, PathSeg, Point, Shape};

    use super::*;

    const BERLIN: (f64, f64) = (52.52, 13.4);
    const BEIJING: (f64, f64) = (39.9, 116.41);

    /// The outline as a browser reads it.
    fn land() -> BezPath {
        BezPath::from_svg(&outline().expect("an outline")).expect("an SVG path")
    }

    #[test]
    fn cities_are_on_land_and_oceans_are_not() {
        let land = land();
        let is_land = |(lat, lon)| land.contains(Point::from(project(lat, lon)));
        let cities = [
            BERLIN,
            BEIJING,
            (25.04, 102.71),  // Kunming
            (51.81, 10.34),   // Clausthal
            (-1.29, 36.82),   // Nairobi
            (-35.28, 149.13), // Canberra
            (45.42, -75.7),   // Ottawa
            (-15.79, -47.88), // Brasília
            (67.0, 177.0),    // Chukotka before the antimeridian
            (67.05, -174.0),  // and beyond it
            (64.84, -147.72), // Fairbanks
            (36.33, 127.43),  // Daejeon
            (38.26, 140.3),   // Yamagata
            (23.96, 120.97),  // Puli in Taiwan
        ];
        for city in cities {
            assert!(is_land(city), "{city:?}");
        }
        let seas = [
            (0.0, -30.0),
            (0.0, -169.1),
            (0.0, -168.9),
            (30.0, 180.0),
            (42.0, 51.0), // the Caspian Sea
            (43.0, 34.0), // the Black Sea
            (56.0, 3.0),
            (38.5, 120.0),  // the Bohai Sea
            (65.8, -169.0), // the Bering Strait
        ];
        for sea in seas {
            assert!(!is_land(sea), "{sea:?}");
        }
    }

    #[test]
    fn the_outline_stays_on_the_map_and_has_no_streaks() {
        let land = land();
        let bounds = land.bounding_box();
        assert!(bounds.x0 >= 0.0 && bounds.x1 <= f64::from(WIDTH), "{bounds:?}");
        assert!(bounds.y0 >= 0.0 && bounds.y1 <= f64::from(HEIGHT), "{bounds:?}");
        for segment in land.segments() {
            let PathSeg::Line(line) = segment else { panic!("{segment:?}") };
            assert!((line.p1 - line.p0).hypot() < f64::from(WIDTH) / 20.0, "{line:?}");
        }
    }

    #[test]
    fn the_outline_is_small() {
        let outline = outline().expect("an outline");
        assert!(outline.chars().all(|c| matches!(c, '0'..='9' | '-' | ' ' | 'm' | 'z')));
        let mut compressed = Vec::new();
        let mut brotli = brotli::CompressorWriter::new(&mut compressed, 4096, 11, 22);
        brotli.write_all(outline.as_bytes()).expect("it is compressed");
        drop(brotli);
        assert!(compressed.len() < 11_000, "{} bytes", compressed.len());
    }

    #[test]
    fn places_are_where_the_projection_puts_them() {
        assert_eq!(project(0.0, MIDDLE), (5000.0, EQUATOR));
        assert!((project(0.0, MIDDLE - 180.0).0).abs() < 1e-9);
        // The poles are 0.593 as long as the equator and 0.487 of its length apart.
        let (x, y) = project(90.0, MIDDLE - 180.0);
        assert!((5000.0 - x - 2965.0).abs() < 5.0 && (EQUATOR - y - 2434.0).abs() < 1.0, "{x} {y}");
        // Whole turns lead to the same place.
        let [(x, _), (turned, _)] = [-73.57, 286.43].map(|lon| project(45.5, lon));
        assert!((x - turned).abs() < 1e-6);
    }

    #[test]
    fn views_hold_their_cities() {
        let [europe, east_asia] = [EUROPE, EAST_ASIA].map(|bounds| bounds.view());
        let at = |(lat, lon)| project(lat, lon);
        assert!(europe.holds(at(BERLIN)) && !europe.holds(at(BEIJING)));
        assert!(east_asia.holds(at(BEIJING)) && !east_asia.holds(at(BERLIN)));
        assert!(east_asia.holds(at((38.27, 140.87))), "Sendai");
        for bounds in [EUROPE, EAST_ASIA, Bounds { south: -35.0, west: -20.0, north: 37.0, east: 52.0 }] {
            let Bounds { south, west, north, east } = bounds;
            for lat in [south, f64::midpoint(south, north), north] {
                assert!([west, east].iter().all(|lon| bounds.view().holds(project(lat, *lon))), "{bounds:?}");
            }
        }
        assert_eq!(ViewBox::WORLD.to_string(), "0 0 10000 4380");
    }

    #[test]
    fn the_smallest_corners_go_first() {
        let square = [(0.0, 0.0), (5.0, 0.1), (10.0, 0.0), (10.0, 10.0), (5.0, 9.9), (0.0, 10.0)];
        let expected = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)];
        assert_eq!(simplified(&square, |_| 2.0), expected);
        assert_eq!(simplified(&square, |_| 1000.0).len(), 3);
        assert_eq!(simplified(&[], |_| 1.0), []);
    }
}
