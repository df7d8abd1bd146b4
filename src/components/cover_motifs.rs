//! What covers are drawn of: SVG path data on a canvas of 320 by 180 units.

use std::fmt::Write;

use super::cover::Chance;
use crate::model::content::Motif;

const WIDTH: f32 = 320.0;
const HEIGHT: f32 = 180.0;

/// A cover's three layers of path data: two filled, one of lines.
#[derive(Default)]
pub(super) struct Drawing {
    pub(super) back: String,
    pub(super) front: String,
    pub(super) line: String,
}

pub(super) fn draw(motif: Motif, chance: &mut Chance) -> Drawing {
    let mut drawing = Drawing::default();
    match motif {
        Motif::Waves => waves(&mut drawing, chance),
        Motif::Sun => sun(&mut drawing, chance),
        Motif::Turbines => turbines(&mut drawing, chance),
        Motif::Molecules => molecules(&mut drawing, chance),
        Motif::Cells => cells(&mut drawing, chance),
        Motif::Contours => contours(&mut drawing, chance),
        Motif::Leaves => leaves(&mut drawing, chance),
        Motif::Balance => balance(&mut drawing, chance),
        Motif::Crossover => crossover(&mut drawing, chance),
        Motif::Arcs => arcs(&mut drawing, chance),
        Motif::Facets => facets(&mut drawing, chance),
        Motif::Books => books(&mut drawing, chance),
        Motif::Skyline => skyline(&mut drawing, chance),
        Motif::Steps => steps(&mut drawing, chance),
    }
    drawing
}

/// Appends path commands. Writing to a `String` cannot fail.
macro_rules! path {
    ($d:expr, $($command:tt)*) => { _ = write!($d, $($command)*) };
}

fn circle(d: &mut String, x: f32, y: f32, r: f32) {
    path!(d, "M{:.0} {y:.0}a{r:.0} {r:.0} 0 1 1 {:.0} 0a{r:.0} {r:.0} 0 1 1 {:.0} 0z", x - r, 2.0 * r, -2.0 * r);
}

/// A wave line from edge to edge around the height `y`.
fn wave(d: &mut String, y: f32, length: f32, height: f32, phase: f32) {
    path!(d, "M{:.0} {y:.0}", -phase);
    let (mut x, mut up) = (-phase, -height);
    while x < WIDTH {
        path!(d, "q{:.1} {up:.1} {:.1} 0", length / 2.0, length);
        (x, up) = (x + length, -up);
    }
}

fn waves(drawing: &mut Drawing, chance: &mut Chance) {
    let length = chance.between(54.0, 90.0);
    for (layer, base) in [(0, 88.0), (1, 126.0)] {
        let d = if layer == 0 { &mut drawing.back } else { &mut drawing.front };
        let phase = chance.between(0.0, 2.0 * length);
        wave(d, base + chance.between(-10.0, 10.0), length, 26.0, phase);
        path!(d, "V{HEIGHT}H{:.0}z", -phase);
    }
    for row in 0..5 {
        let phase = chance.between(0.0, 2.0 * length);
        wave(&mut drawing.line, 36.0 + 30.0 * row as f32, length, 20.0, phase);
    }
}

fn sun(drawing: &mut Drawing, chance: &mut Chance) {
    let (x, y) = (chance.between(70.0, 250.0), chance.between(80.0, 130.0));
    circle(&mut drawing.front, x, y, chance.between(30.0, 42.0));
    let horizon = chance.between(128.0, 146.0);
    path!(drawing.back, "M0 {horizon:.0}H{WIDTH}V{HEIGHT}H0z");
    for ring in 1..6 {
        let r = 40.0 + 22.0 * ring as f32;
        path!(drawing.line, "M{:.0} {y:.0}a{r:.0} {r:.0} 0 0 1 {:.0} 0", x - r, 2.0 * r);
    }
}

fn turbines(drawing: &mut Drawing, chance: &mut Chance) {
    for row in 0..4 {
        let phase = chance.between(0.0, 120.0);
        wave(&mut drawing.line, 24.0 + 30.0 * row as f32, 120.0, 16.0, phase);
    }
    path!(drawing.back, "M0 150Q{:.0} 120 {WIDTH} {:.0}V{HEIGHT}H0z", chance.between(80.0, 240.0), chance.between(140.0, 156.0));
    for nth in 0..3 {
        let (x, hub) = (60.0 + 95.0 * nth as f32 + chance.between(-18.0, 18.0), chance.between(52.0, 84.0));
        path!(drawing.front, "M{:.1} {hub:.0}h3l2 {:.0}h-7z", x - 1.5, HEIGHT - hub);
        let turn = chance.between(0.0, 2.0);
        for blade in 0..3 {
            let angle = turn + blade as f32 * 2.094;
            let (sin, cos) = (angle.sin(), angle.cos());
            let tip = 38.0;
            path!(
                drawing.front, "M{x:.1} {hub:.1}L{:.1} {:.1}L{:.1} {:.1}z",
                x + cos * 12.0 - sin * 4.0, hub + sin * 12.0 + cos * 4.0, x + cos * tip, hub + sin * tip
            );
        }
    }
}

fn molecules(drawing: &mut Drawing, chance: &mut Chance) {
    for column in 0..4 {
        for row in 0..2 {
            let (x, y) = (38.0 + 80.0 * column as f32 + chance.between(-12.0, 12.0), 52.0 + 78.0 * row as f32 + chance.between(-16.0, 16.0));
            let (angle, r) = (chance.between(0.0, 3.1), chance.between(12.0, 20.0));
            let (dx, dy) = (angle.cos() * r * 0.8, angle.sin() * r * 0.8);
            circle(&mut drawing.back, x - dx, y - dy, r);
            circle(&mut drawing.front, x + dx, y + dy, r * 0.8);
            circle(&mut drawing.line, x, y, r * 2.1);
        }
    }
}

fn cells(drawing: &mut Drawing, chance: &mut Chance) {
    for column in 0..7 {
        let x = 14.0 + 43.0 * column as f32;
        let level = chance.between(34.0, 132.0);
        path!(drawing.back, "M{x:.0} 26h34v132h-34z");
        path!(drawing.front, "M{x:.0} {:.0}h34v{level:.0}h-34z", 158.0 - level);
        path!(drawing.line, "M{:.0} 18h14", x + 10.0);
    }
}

fn contours(drawing: &mut Drawing, chance: &mut Chance) {
    let (x, y) = (chance.between(90.0, 230.0), chance.between(70.0, 120.0));
    let wobble: Vec<f32> = (0..8).map(|_| chance.between(0.78, 1.22)).collect();
    let ring = |d: &mut String, r: f32| {
        let point = |nth: usize| {
            let (angle, r) = (nth as f32 * std::f32::consts::FRAC_PI_4, r * wobble[nth % 8]);
            (x + 1.5 * r * angle.cos(), y + r * angle.sin())
        };
        let middle = |nth: usize| {
            let ((ax, ay), (bx, by)) = (point(nth), point(nth + 1));
            ((ax + bx) / 2.0, (ay + by) / 2.0)
        };
        let (sx, sy) = middle(7);
        path!(d, "M{sx:.0} {sy:.0}");
        for nth in 0..8 {
            let ((cx, cy), (ex, ey)) = (point(nth), middle(nth));
            path!(d, "Q{cx:.0} {cy:.0} {ex:.0} {ey:.0}");
        }
        d.push('z');
    };
    ring(&mut drawing.back, 74.0);
    ring(&mut drawing.front, 30.0);
    for nth in 0..9 {
        ring(&mut drawing.line, 18.0 + 17.0 * nth as f32);
    }
}

fn leaves(drawing: &mut Drawing, chance: &mut Chance) {
    for stem in 0..3 {
        let x = 55.0 + 105.0 * stem as f32 + chance.between(-14.0, 14.0);
        let lean = chance.between(-24.0, 24.0);
        path!(drawing.line, "M{x:.0} {HEIGHT}Q{:.0} 100 {:.0} 16", x - lean, x + lean);
        for pair in 0..4 {
            let y = 150.0 - 32.0 * pair as f32;
            let size = 34.0 - 5.0 * pair as f32 + chance.between(-4.0, 4.0);
            for (side, d) in [(1.0, &mut drawing.back), (-1.0, &mut drawing.front)] {
                let (tx, ty) = (side * size, -size * 0.8);
                path!(d, "M{x:.0} {y:.0}q{:.0} {:.0} {tx:.0} {ty:.0}q{:.0} {:.0} {:.0} {:.0}z", side * 2.0, ty, -tx * 0.05, -ty * 1.05, -tx, -ty);
            }
        }
    }
}

fn balance(drawing: &mut Drawing, chance: &mut Chance) {
    let middle = chance.between(130.0, 190.0);
    let r = chance.between(44.0, 58.0);
    circle(&mut drawing.back, middle - r * 0.75, 90.0, r);
    circle(&mut drawing.front, middle + r * 0.75, 90.0, r * chance.between(0.72, 0.95));
    for ring in 1..6 {
        circle(&mut drawing.line, middle, 90.0, r + 24.0 * ring as f32);
    }
    path!(drawing.line, "M0 90H{WIDTH}");
}

fn crossover(drawing: &mut Drawing, chance: &mut Chance) {
    let (rise, fall) = (chance.between(24.0, 48.0), chance.between(136.0, 156.0));
    let crossing = chance.between(120.0, 200.0);
    path!(drawing.back, "M0 {rise:.0}C{crossing:.0} {rise:.0} {crossing:.0} {fall:.0} {WIDTH} {fall:.0}V{HEIGHT}H0z");
    path!(drawing.front, "M0 {fall:.0}C{crossing:.0} {fall:.0} {crossing:.0} {rise:.0} {WIDTH} {rise:.0}V{HEIGHT}H0z");
    for nth in 0..5 {
        let shift = 14.0 * nth as f32 - 28.0;
        path!(
            drawing.line, "M0 {:.0}C{crossing:.0} {:.0} {crossing:.0} {:.0} {WIDTH} {:.0}",
            fall + shift, fall + shift, rise + shift, rise + shift
        );
    }
}

fn arcs(drawing: &mut Drawing, chance: &mut Chance) {
    let places: Vec<_> = (0..7).map(|nth| (26.0 + 45.0 * nth as f32 + chance.between(-12.0, 12.0), chance.between(104.0, 156.0))).collect();
    for (nth, &(x, y)) in places.iter().enumerate() {
        let r = chance.between(4.0, 9.0);
        circle(if nth % 2 == 0 { &mut drawing.front } else { &mut drawing.back }, x, y, r);
        for _ in 0..2 {
            let (tx, ty) = places[chance.below(places.len())];
            let height = y.min(ty) - (x - tx).abs() * 0.55;
            path!(drawing.line, "M{x:.0} {y:.0}Q{:.0} {height:.0} {tx:.0} {ty:.0}", (x + tx) / 2.0);
        }
    }
}

fn facets(drawing: &mut Drawing, chance: &mut Chance) {
    let (side, rise) = (40.0, 45.0);
    for row in 0..4 {
        for column in 0..9 {
            let offset = if row % 2 == 0 { 0.0 } else { side / 2.0 };
            let (x, y) = (side * column as f32 - offset, rise * row as f32);
            match chance.below(4) {
                0 => path!(drawing.back, "M{x:.0} {:.0}l20 -45l20 45z", y + rise),
                1 => path!(drawing.front, "M{x:.0} {y:.0}h40l-20 45z"),
                2 => path!(drawing.line, "M{x:.0} {:.0}l20 -45l20 45z", y + rise),
                _ => {}
            }
        }
    }
}

fn books(drawing: &mut Drawing, chance: &mut Chance) {
    let middle = chance.between(130.0, 190.0);
    for leaf in 0..6 {
        let (lift, reach) = (14.0 * leaf as f32, 128.0 - 6.0 * leaf as f32);
        path!(drawing.line, "M{middle:.0} 152Q{:.0} {:.0} {:.0} {:.0}", middle - reach / 2.0, 108.0 - lift, middle - reach, 134.0 - lift);
        path!(drawing.line, "M{middle:.0} 152Q{:.0} {:.0} {:.0} {:.0}", middle + reach / 2.0, 108.0 - lift, middle + reach, 134.0 - lift);
    }
    let tilt = chance.between(52.0, 76.0);
    path!(drawing.back, "M{middle:.0} 152Q{:.0} 104 {:.0} 134V{:.0}Q{:.0} {:.0} {middle:.0} 84z", middle - 62.0, middle - 126.0, tilt, middle - 62.0, tilt - 26.0);
    path!(drawing.front, "M{middle:.0} 152Q{:.0} 104 {:.0} 134V{:.0}Q{:.0} {:.0} {middle:.0} 84z", middle + 62.0, middle + 126.0, tilt, middle + 62.0, tilt - 26.0);
}

fn skyline(drawing: &mut Drawing, chance: &mut Chance) {
    let mut x = -8.0;
    while x < WIDTH {
        let (width, top) = (chance.between(22.0, 44.0), chance.between(40.0, 120.0));
        path!(drawing.back, "M{x:.0} {HEIGHT}V{top:.0}h{width:.0}V{HEIGHT}z");
        x += width + chance.between(2.0, 12.0);
    }
    x = -20.0;
    while x < WIDTH {
        let (width, top) = (chance.between(26.0, 52.0), chance.between(104.0, 150.0));
        path!(drawing.front, "M{x:.0} {HEIGHT}V{top:.0}q{:.0} -{:.0} {width:.0} 0V{HEIGHT}z", width / 2.0, width / 2.0);
        for floor in 1..4 {
            path!(drawing.line, "M{:.0} {:.0}h{:.0}", x + 6.0, top + 14.0 * floor as f32, width - 12.0);
        }
        x += width + chance.between(4.0, 16.0);
    }
}

fn steps(drawing: &mut Drawing, chance: &mut Chance) {
    let (mut x, mut y) = (0.0, chance.between(26.0, 44.0));
    path!(drawing.back, "M0 {HEIGHT}V{y:.0}");
    path!(drawing.line, "M0 {:.0}", y - 12.0);
    path!(drawing.front, "M0 {HEIGHT}V{:.0}", y + 52.0);
    while x < WIDTH {
        let (run, drop) = (chance.between(36.0, 62.0), chance.between(10.0, 24.0));
        for d in [&mut drawing.back, &mut drawing.line, &mut drawing.front] {
            path!(d, "h{run:.0}v{drop:.0}");
        }
        (x, y) = (x + run, y + drop);
    }
    path!(drawing.back, "V{HEIGHT}z");
    path!(drawing.front, "V{:.0}z", HEIGHT.max(y + 60.0));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_motif_draws_all_layers_the_same_each_time() {
        let motifs = [
            Motif::Waves, Motif::Sun, Motif::Turbines, Motif::Molecules, Motif::Cells, Motif::Contours, Motif::Leaves,
            Motif::Balance, Motif::Crossover, Motif::Arcs, Motif::Facets, Motif::Books, Motif::Skyline, Motif::Steps,
        ];
        for motif in motifs {
            for seed in ["2021-01-05-kust-tu-clausthal-forum", "b", ""] {
                let [one, other] = [(); 2].map(|()| draw(motif, &mut Chance::of(seed)));
                for layer in [&one.back, &one.front, &one.line] {
                    assert!(layer.starts_with('M') && !layer.contains("NaN"), "{motif:?} {seed}: {layer}");
                }
                assert_eq!([one.back, one.front, one.line], [other.back, other.front, other.line]);
            }
        }
    }
}
