//! Pages that do not jump about while they load.

use crate::routes;
use browser_tests::{Content, Page, Site, Visitor};

/// Good by Web Vitals; the aim is none at all.
const GOOD: f64 = 0.1;

fn settle(page: &Page) {
    page.execute_async(
        "const done = arguments[0];
        document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))",
        &[],
    );
}

fn check_all_routes(visitor: &Visitor, name: &str) {
    let (site, content) = (Site::built(), Content::read());
    let page = visitor.opens(&site, "/");
    let mut jumpy = Vec::new();
    let mut paths: Vec<_> =
        routes::all(&content).into_iter().map(|route| (route.path, route.ready)).collect();
    paths.push(("/news/?topic=hydropower&institution=tu-clausthal".into(), "1 article".into()));
    for (path, ready) in paths {
        page.goto(&path);
        page.sees(&ready);
        settle(&page);
        let shift = page.layout_shift();
        if shift.score > 0.0 {
            eprintln!("{name}: {path} shifts by {shift}");
        }
        if shift.score >= GOOD {
            jumpy.push(format!("{path}: {shift}"));
        }
    }
    assert!(jumpy.is_empty(), "{name}: {}", jumpy.join("\n"));
}

#[test]
fn no_page_jumps_about_on_a_desk() {
    check_all_routes(&Visitor::at_a_desk(), "desk");
}

#[test]
fn no_page_jumps_about_on_a_phone() {
    check_all_routes(&Visitor::on_a_phone(), "phone");
}

#[test]
fn no_page_jumps_about_when_its_data_come_late() {
    let (site, content) = (Site::built(), Content::read());
    let mut jumpy = Vec::new();
    for (name, visitor) in [("desk", Visitor::at_a_desk()), ("phone", Visitor::on_a_phone())] {
        let page = visitor.opens(&site, "/about/");
        for route in routes::all(&content) {
            let gate = site.hold("/data/*");
            page.goto(&route.path);
            page.wait_until("the page's frame", |page| page.count("main h1, main .loading") > 0);
            // Until it is drawn: what was never seen does not jump.
            page.wait_until("the skeleton to be drawn", |page| {
                page.count(".loading") == 0
                    || page.execute(
                        "const bar = document.querySelector('.skeleton');
                        return !bar || document.getAnimations().length === 0 || getComputedStyle(bar).opacity > 0.9",
                        &[],
                    ) == true
            });
            settle(&page);
            gate.open();
            page.sees(&route.ready);
            settle(&page);
            let shift = page.layout_shift();
            if shift.score > 0.0 {
                eprintln!("{name}, late data: {} shifts by {shift}", route.path);
            }
            if shift.score >= GOOD {
                jumpy.push(format!("{name} {}: {shift}", route.path));
            }
        }
    }
    assert!(jumpy.is_empty(), "{}", jumpy.join("\n"));
}
