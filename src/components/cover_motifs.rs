//! What covers are drawn of: SVG path data on a canvas of 320 by 180 units.

use super::cover::Chance;
use crate::model::content::Motif;

/// The width of the canvas, in units.
pub(super) const WIDTH: i32 = 320;
/// The height of the canvas, in units.
pub(super) const HEIGHT: i32 = 180;

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

/// Appends path commands, with the numbers in the places marked `#`.
fn path(d: &mut String, commands: &str, numbers: &[i32]) {
    let mut numbers = numbers.iter();
    for char in commands.chars() {
        match char {
            '#' => d.extend(numbers.next().map(i32::to_string)),
            char => d.push(char),
        }
    }
}

/// A point `length` units away in one of twelve directions, 30 degrees apart. Whole numbers keep
/// the code for floating-point functions and texts out of the download.
fn compass(twelfth: usize, length: i32) -> (i32, i32) {
    const SINES: [i32; 12] = [0, 500, 866, 1000, 866, 500, 0, -500, -866, -1000, -866, -500];
    (length * SINES[(twelfth + 3) % 12] / 1000, length * SINES[twelfth % 12] / 1000)
}

fn circle(d: &mut String, x: i32, y: i32, r: i32) {
    path(d, "M# #a# # 0 1 1 # 0a# # 0 1 1 # 0z", &[x - r, y, r, r, 2 * r, r, r, -2 * r]);
}

/// A wave line from edge to edge around the height `y`.
fn wave(d: &mut String, y: i32, length: i32, height: i32, phase: i32) {
    path(d, "M# #", &[-phase, y]);
    let (mut x, mut up) = (-phase, -height);
    while x < WIDTH {
        path(d, "q# # # 0", &[length / 2, up, length]);
        (x, up) = (x + length, -up);
    }
}

fn waves(drawing: &mut Drawing, chance: &mut Chance) {
    let length = chance.between(54, 90);
    for (layer, base) in [(0, 88), (1, 126)] {
        let d = if layer == 0 { &mut drawing.back } else { &mut drawing.front };
        let phase = chance.between(0, 2 * length);
        wave(d, base + chance.between(-10, 10), length, 26, phase);
        path(d, "V#H#z", &[HEIGHT, -phase]);
    }
    for row in 0..5 {
        let phase = chance.between(0, 2 * length);
        wave(&mut drawing.line, 36 + 30 * row, length, 20, phase);
    }
}

fn sun(drawing: &mut Drawing, chance: &mut Chance) {
    let (x, y) = (chance.between(70, 250), chance.between(80, 130));
    circle(&mut drawing.front, x, y, chance.between(30, 42));
    let horizon = chance.between(128, 146);
    path(&mut drawing.back, "M0 #H#V#H0z", &[horizon, WIDTH, HEIGHT]);
    for ring in 1..6 {
        let r = 40 + 22 * ring;
        path(&mut drawing.line, "M# #a# # 0 0 1 # 0", &[x - r, y, r, r, 2 * r]);
    }
}

fn turbines(drawing: &mut Drawing, chance: &mut Chance) {
    for row in 0..4 {
        let phase = chance.between(0, 120);
        wave(&mut drawing.line, 24 + 30 * row, 120, 16, phase);
    }
    path(
        &mut drawing.back,
        "M0 150Q# 120 # #V#H0z",
        &[chance.between(80, 240), WIDTH, chance.between(140, 156), HEIGHT],
    );
    for nth in 0..3 {
        let (x, hub) = (60 + 95 * nth + chance.between(-18, 18), chance.between(52, 84));
        path(&mut drawing.front, "M# #h3l2 #h-7z", &[x - 1, hub, HEIGHT - hub]);
        let turn = chance.below(4);
        for blade in 0..3 {
            // The blade's tip, and its edge a third of the way out, at a right angle to it.
            let ((tip_x, tip_y), (edge_x, edge_y)) =
                (compass(turn + 4 * blade, 38), compass(turn + 4 * blade + 1, 12));
            path(&mut drawing.front, "M# #l# #L# #z", &[x, hub, edge_x, edge_y, x + tip_x, hub + tip_y]);
        }
    }
}

fn molecules(drawing: &mut Drawing, chance: &mut Chance) {
    for column in 0..4 {
        for row in 0..2 {
            let (x, y) =
                (38 + 80 * column + chance.between(-12, 12), 52 + 78 * row + chance.between(-16, 16));
            let (turn, r) = (chance.below(12), chance.between(12, 20));
            let (dx, dy) = compass(turn, r * 4 / 5);
            circle(&mut drawing.back, x - dx, y - dy, r);
            circle(&mut drawing.front, x + dx, y + dy, r * 4 / 5);
            circle(&mut drawing.line, x, y, r * 2);
        }
    }
}

fn cells(drawing: &mut Drawing, chance: &mut Chance) {
    for column in 0..7 {
        let x = 14 + 43 * column;
        let level = chance.between(34, 132);
        path(&mut drawing.back, "M# 26h34v132h-34z", &[x]);
        path(&mut drawing.front, "M# #h34v#h-34z", &[x, 158 - level, level]);
        path(&mut drawing.line, "M# 18h14", &[x + 10]);
    }
}

fn contours(drawing: &mut Drawing, chance: &mut Chance) {
    let (x, y) = (chance.between(90, 230), chance.between(70, 120));
    let wobble: Vec<i32> = (0..12).map(|_| chance.between(78, 122)).collect();
    let ring = |d: &mut String, r: i32| {
        let point = |nth: usize| {
            let (dx, dy) = compass(nth, r * wobble[nth % 12] / 100);
            (x + dx * 3 / 2, y + dy)
        };
        let middle = |nth: usize| {
            let ((ax, ay), (bx, by)) = (point(nth), point(nth + 1));
            ((ax + bx) / 2, (ay + by) / 2)
        };
        let (sx, sy) = middle(11);
        path(d, "M# #", &[sx, sy]);
        for nth in 0..12 {
            let ((cx, cy), (ex, ey)) = (point(nth), middle(nth));
            path(d, "Q# # # #", &[cx, cy, ex, ey]);
        }
        d.push('z');
    };
    ring(&mut drawing.back, 74);
    ring(&mut drawing.front, 30);
    for nth in 0..9 {
        ring(&mut drawing.line, 18 + 17 * nth);
    }
}

fn leaves(drawing: &mut Drawing, chance: &mut Chance) {
    for stem in 0..3 {
        let x = 55 + 105 * stem + chance.between(-14, 14);
        let lean = chance.between(-24, 24);
        path(&mut drawing.line, "M# #Q# 100 # 16", &[x, HEIGHT, x - lean, x + lean]);
        for pair in 0..4 {
            let y = 150 - 32 * pair;
            let size = 34 - 5 * pair + chance.between(-4, 4);
            for (side, d) in [(1, &mut drawing.back), (-1, &mut drawing.front)] {
                let (tx, ty) = (side * size, -size * 4 / 5);
                path(d, "M# #q# # # #q# # # #z", &[x, y, side * 2, ty, tx, ty, -tx / 20, -ty, -tx, -ty]);
            }
        }
    }
}

fn balance(drawing: &mut Drawing, chance: &mut Chance) {
    let middle = chance.between(130, 190);
    let r = chance.between(44, 58);
    circle(&mut drawing.back, middle - r * 3 / 4, 90, r);
    circle(&mut drawing.front, middle + r * 3 / 4, 90, r * chance.between(72, 95) / 100);
    for ring in 1..6 {
        circle(&mut drawing.line, middle, 90, r + 24 * ring);
    }
    path(&mut drawing.line, "M0 90H#", &[WIDTH]);
}

fn crossover(drawing: &mut Drawing, chance: &mut Chance) {
    let (rise, fall) = (chance.between(24, 48), chance.between(136, 156));
    let crossing = chance.between(120, 200);
    path(
        &mut drawing.back,
        "M0 #C# # # # # #V#H0z",
        &[rise, crossing, rise, crossing, fall, WIDTH, fall, HEIGHT],
    );
    path(
        &mut drawing.front,
        "M0 #C# # # # # #V#H0z",
        &[fall, crossing, fall, crossing, rise, WIDTH, rise, HEIGHT],
    );
    for nth in 0..5 {
        let shift = 14 * nth - 28;
        path(
            &mut drawing.line,
            "M0 #C# # # # # #",
            &[fall + shift, crossing, fall + shift, crossing, rise + shift, WIDTH, rise + shift],
        );
    }
}

fn arcs(drawing: &mut Drawing, chance: &mut Chance) {
    let places: Vec<_> =
        (0..7).map(|nth| (26 + 45 * nth + chance.between(-12, 12), chance.between(104, 156))).collect();
    for (nth, &(x, y)) in places.iter().enumerate() {
        let r = chance.between(4, 9);
        circle(if nth % 2 == 0 { &mut drawing.front } else { &mut drawing.back }, x, y, r);
        for _ in 0..2 {
            let (tx, ty) = places[chance.below(places.len())];
            let height = y.min(ty) - (x - tx).abs() / 2;
            path(&mut drawing.line, "M# #Q# # # #", &[x, y, (x + tx) / 2, height, tx, ty]);
        }
    }
}

fn facets(drawing: &mut Drawing, chance: &mut Chance) {
    let (side, rise) = (40, 45);
    for row in 0..4 {
        for column in 0..9 {
            let offset = if row % 2 == 0 { 0 } else { side / 2 };
            let (x, y) = (side * column - offset, rise * row);
            match chance.below(4) {
                0 => path(&mut drawing.back, "M# #l20 -45l20 45z", &[x, y + rise]),
                1 => path(&mut drawing.front, "M# #h40l-20 45z", &[x, y]),
                2 => path(&mut drawing.line, "M# #l20 -45l20 45z", &[x, y + rise]),
                _ => {}
            }
        }
    }
}

fn books(drawing: &mut Drawing, chance: &mut Chance) {
    let middle = chance.between(130, 190);
    for leaf in 0..6 {
        let (lift, reach) = (14 * leaf, 128 - 6 * leaf);
        path(
            &mut drawing.line,
            "M# 152Q# # # #",
            &[middle, middle - reach / 2, 108 - lift, middle - reach, 134 - lift],
        );
        path(
            &mut drawing.line,
            "M# 152Q# # # #",
            &[middle, middle + reach / 2, 108 - lift, middle + reach, 134 - lift],
        );
    }
    let tilt = chance.between(52, 76);
    path(
        &mut drawing.back,
        "M# 152Q# 104 # 134V#Q# # # 84z",
        &[middle, middle - 62, middle - 126, tilt, middle - 62, tilt - 26, middle],
    );
    path(
        &mut drawing.front,
        "M# 152Q# 104 # 134V#Q# # # 84z",
        &[middle, middle + 62, middle + 126, tilt, middle + 62, tilt - 26, middle],
    );
}

fn skyline(drawing: &mut Drawing, chance: &mut Chance) {
    let mut x = -8;
    while x < WIDTH {
        let (width, top) = (chance.between(22, 44), chance.between(40, 120));
        path(&mut drawing.back, "M# #V#h#V#z", &[x, HEIGHT, top, width, HEIGHT]);
        x += width + chance.between(2, 12);
    }
    x = -20;
    while x < WIDTH {
        let (width, top) = (chance.between(26, 52), chance.between(104, 150));
        path(
            &mut drawing.front,
            "M# #V#q# -# # 0V#z",
            &[x, HEIGHT, top, width / 2, width / 2, width, HEIGHT],
        );
        for floor in 1..4 {
            path(&mut drawing.line, "M# #h#", &[x + 6, top + 14 * floor, width - 12]);
        }
        x += width + chance.between(4, 16);
    }
}

fn steps(drawing: &mut Drawing, chance: &mut Chance) {
    let (mut x, mut y) = (0, chance.between(26, 44));
    path(&mut drawing.back, "M0 #V#", &[HEIGHT, y]);
    path(&mut drawing.line, "M0 #", &[y - 12]);
    path(&mut drawing.front, "M0 #V#", &[HEIGHT, y + 52]);
    while x < WIDTH {
        let (run, drop) = (chance.between(36, 62), chance.between(10, 24));
        for d in [&mut drawing.back, &mut drawing.line, &mut drawing.front] {
            path(d, "h#v#", &[run, drop]);
        }
        (x, y) = (x + run, y + drop);
    }
    path(&mut drawing.back, "V#z", &[HEIGHT]);
    path(&mut drawing.front, "V#z", &[HEIGHT.max(y + 60)]);
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn every_motif_draws_all_layers_the_same_each_time() {
        let motifs = [
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
        ];
        for motif in motifs {
            for seed in ["2021-01-05-kust-tu-clausthal-forum", "b", ""] {
                let [one, other] = [(); 2].map(|()| draw(motif, &mut Chance::of(seed)));
                for layer in [&one.back, &one.front, &one.line] {
                    assert!(layer.starts_with('M'), "{motif:?} {seed}: {layer}");
                }
                assert_eq!([one.back, one.front, one.line], [other.back, other.front, other.line]);
            }
        }
    }
}
