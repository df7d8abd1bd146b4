use browser_tests::{Fault, Key, Level, Page, Role, Scheme, Site, Visitor};
use std::panic::{AssertUnwindSafe, catch_unwind};

const FRONT: &str = r#"<!doctype html><html lang="en"><title>Tiny</title>
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,"><style>.upper{text-transform:uppercase}[hidden]{display:none}</style>
<header><nav aria-label="Site"><a href="news/">News</a> <a href="about/">About</a></nav></header>
<main><h1>Tiny  <em>site</em></h1>
<p>Told&nbsp;in
 two lines.<br>And a third.</p><p hidden>Unseen</p>
<label><input type="checkbox" style="position:absolute;opacity:0;inset:0;width:1px;height:1px">
 Hydropower <b>12</b></label>
<label><input type="checkbox"> Hydrogen <b>3</b></label>
<label for="q">Search</label><input id="q" type="search">
<select aria-label="Order"><option value="newest">Newest<option value="oldest">Oldest</select>
<button onclick="count.textContent = +count.textContent + 1">Add <span>one</span></button>
<button aria-label="Close">x</button><output id="count">0</output>
<details><summary>More</summary><p>Inside of more</p></details>
<a href="news/" aria-hidden="true">Not for all</a>
<p><a href="news/">News</a></p></main>
<script>
  document.querySelector('nav a').addEventListener('mouseenter', () => fetch('data/a.json'), { once: true });
  q.addEventListener('keydown', event => { if (event.key === 'Escape') q.blur(); });
  document.querySelector('input').addEventListener('change', event =>
    history.pushState(null, '', event.target.checked ? '?topic=hydropower' : '.'));
</script></html>"#;

const NEWS: &str = r#"<!doctype html><html lang="en"><title>News</title><link rel="icon" href="data:,">
<main><h1>News</h1><p id="said">waiting</p><div style="height:3000px"></div></main>
<script>
  fetch('../data/a.json').then(answer => answer.ok ? answer.json() : Promise.reject(answer.status))
    .then(data => said.textContent = `said ${data.words}`, error => said.textContent = `failed: ${error}`);
</script></html>"#;

const DATA: (&str, &str) = ("data/a.json", r#"{"words":"hello"}"#);

fn tiny_site() -> Site {
    Site::of_files("/", &[("index.html", FRONT), ("news/index.html", NEWS), DATA])
}

#[test]
fn a_visitor_reads_and_goes_about() {
    let site = tiny_site();
    let page = Visitor::at_a_desk().opens(&site, "/");
    assert_eq!(page.title(), "Tiny");
    assert_eq!(page.heading(), "Tiny site");
    page.sees("Told in two lines. And a third.");
    page.sees_no("Unseen");
    assert_eq!(page.texts_of("nav a"), ["News", "About"]);
    assert_eq!(page.count("main a"), 2);

    page.link("News").within("nav").click();
    page.arrives_at("/news/");
    page.sees("said hello");
    page.scroll_to(500.0);
    assert_eq!(page.scroll_position(), 500.0);
    page.back();
    page.arrives_at("/");
    page.forward();
    page.arrives_at("/news/");
    page.reload();
    page.sees("said hello");
    page.assert_console_silent();
}

#[test]
fn a_visitor_works_under_a_sub_path() {
    let files = [("index.html", FRONT), ("news/index.html", NEWS), DATA];
    let site = Site::of_files("/tidings/", &files);
    let page = Visitor::at_a_desk().opens(&site, "/");
    assert_eq!(page.address(), "/");
    page.link("News").within("p").click();
    page.arrives_at("/news/");
    page.sees("said hello");
}

#[test]
fn things_are_found_by_role_and_name() {
    let site = tiny_site();
    let page = Visitor::at_a_desk().opens(&site, "/");
    page.button("Add one").click();
    page.wait_until("one click", |page| page.text_of("#count") == "1");
    page.checkbox("Hydropower").click();
    assert!(page.checkbox("Hydropower").is_checked());
    assert!(!page.checkbox("Hydrogen 3").is_checked());
    page.arrives_at("/?topic=hydropower");
    page.back();
    page.arrives_at("/");

    page.field("Search").fill("tandem cells");
    assert_eq!(page.field("Search").value(), "tandem cells");
    page.field("Order").choose("Oldest");
    assert_eq!(page.field("Order").value(), "oldest");

    page.sees_no("Inside of more");
    page.button("More").click();
    page.sees("Inside of more");
    page.role(Role::Region, "Site").appears();
    page.role(Role::Heading, "Tiny site").appears();
    page.button("Close").appears();
    assert_eq!(page.button("Close").text(), "x");
    assert!(!page.link("Not for all").is_there());
    assert!(!page.button("News").is_there());
    assert_eq!(page.link("News").first().attribute("href").as_deref(), Some("news/"));
    assert!(page.button("Close").is_enabled());
}

#[test]
fn keys_move_the_focus_and_type() {
    let site = tiny_site();
    let page = Visitor::at_a_desk().opens(&site, "/");
    assert_eq!(page.focused(), "page");
    page.press(Key::Tab);
    assert_eq!(page.focused(), "link News");
    page.press(Key::Tab);
    assert_eq!(page.focused(), "link About");
    page.press(Key::Tab);
    assert_eq!(page.focused(), "checkbox Hydropower 12");
    page.press(Key::Space);
    assert!(page.checkbox("Hydropower").is_checked());
    page.press_with(Key::Shift, Key::Tab);
    assert_eq!(page.focused(), "link About");

    page.field("Search").focus();
    page.types("Zürich 昆明");
    assert_eq!(page.field("Search").value(), "Zürich 昆明");
    page.press(Key::Escape);
    assert_eq!(page.focused(), "page");

    page.button("More").focus();
    assert_eq!(page.focused(), "button More");
    page.press(Key::Enter);
    page.sees("Inside of more");
    page.link("About").focus();
    assert!(page.link("About").is_focused());
}

#[test]
fn hovering_fetches_once() {
    let site = tiny_site();
    let page = Visitor::at_a_desk().opens(&site, "/");
    assert_eq!(site.requests("/data/*"), []);
    page.link("News").within("nav").hover();
    site.wait_for_request("/data/a.json");
    page.link("About").hover();
    page.link("News").within("nav").hover();
    assert_eq!(site.requests("/data/a.json").len(), 1);
}

#[test]
fn faults_reach_the_page_and_its_console() {
    let site = tiny_site();
    let page = Visitor::at_a_desk().opens(&site, "/news/");
    page.sees("said hello");
    for (fault, seen) in [
        (Fault::Status(503), "failed: 503"),
        (Fault::DropConnection, "failed: TypeError"),
        (Fault::Replace("{\"words\":".to_owned()), "failed: SyntaxError"),
        (Fault::Truncate, "failed: TypeError"),
    ] {
        site.fault("*.json", fault);
        page.reload();
        page.sees(seen);
    }
    site.heal();
    page.reload();
    page.sees("said hello");
    let complaints = page.console();
    assert!(complaints.iter().all(|message| message.level == Level::Error));
    assert!(complaints.iter().any(|message| message.text.contains("503")), "{complaints:?}");
    assert!(panic_message(|| page.assert_console_silent()).contains("503"));
}

#[test]
fn held_requests_show_what_comes_before_them() {
    let site = tiny_site();
    let gate = site.hold("*.json");
    let page = Visitor::at_a_desk().impatient().opens(&site, "/news/");
    site.wait_for_request("*.json");
    page.sees("waiting");
    gate.open();
    page.sees("said hello");
}

#[test]
fn a_lost_network_is_noticed_and_comes_back() {
    let site = tiny_site();
    let page = Visitor::at_a_desk().opens(&site, "/news/");
    page.sees("said hello");
    page.goes_offline();
    page.wait_until("to be offline", |page| page.execute("return navigator.onLine", &[]) == false);
    page.goes_online();
    page.wait_until("to be online", |page| page.execute("return navigator.onLine", &[]) == true);
    page.reload();
    page.sees("said hello");
}

#[test]
fn screens_and_wishes_differ() {
    let site = tiny_site();
    let ask = |page: &Page, query: &str| {
        page.execute("return matchMedia(arguments[0]).matches", &[query.into()]) == true
    };
    let desk = Visitor::at_a_desk().opens(&site, "/");
    assert!(ask(&desk, "(width: 1280px) and (height: 900px) and (hover: hover) and (pointer: fine)"));
    assert!(ask(&desk, "(prefers-color-scheme: light) and (prefers-reduced-motion: no-preference)"));
    assert_eq!(desk.sideways_overflow(), 0.0);

    let phone = Visitor::on_a_phone()
        .preferring(Scheme::Dark)
        .preferring_less_motion()
        .in_time_zone("America/Los_Angeles")
        .reading("zh-CN")
        .opens(&site, "/");
    assert!(ask(&phone, "(width: 360px) and (height: 740px) and (hover: none) and (pointer: coarse)"));
    assert!(ask(&phone, "(prefers-color-scheme: dark) and (prefers-reduced-motion: reduce)"));
    let place = phone.execute("return [navigator.language, new Date(0).getHours()]", &[]);
    assert_eq!(place.to_string(), r#"["zh-CN",16]"#);
    phone.button("Add one").click();
    phone.wait_until("one tap", |page| page.text_of("#count") == "1");
    phone.remember("theme", "dark");
    phone.reload();
    assert_eq!(phone.remembered("theme").as_deref(), Some("dark"));
    assert_eq!(phone.remembered("other"), None);
}

#[test]
fn scripts_can_be_switched_off() {
    let site = tiny_site();
    let page = Visitor::at_a_desk().without_javascript().opens(&site, "/news/");
    assert_eq!(site.requests("*.json"), []);
    page.sees("waiting");
    page.goto("/");
    page.button("Add one").click();
    assert_eq!(page.text_of("#count"), "0");
    page.link("News").first().click();
    page.arrives_at("/news/");
    page.sees("waiting");
}

#[test]
fn jumps_are_measured() {
    let jumpy = r#"<!doctype html><title>Jumpy</title><p id="late"></p><h1>Moved</h1><p>Moved as well</p>
        <script>requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => {
          late.style.height = '400px'; late.textContent = 'came late'; }, 50)))</script>"#;
    let site = Site::of_files("/", &[("index.html", FRONT), ("jumpy/index.html", jumpy)]);
    let page = Visitor::at_a_desk().opens(&site, "/");
    assert_eq!(page.layout_shift().score, 0.0);
    page.goto("/jumpy/");
    page.sees("came late");
    page.wait_until("a jump", |page| page.layout_shift().score > 0.0);
    let shift = page.layout_shift();
    assert!(shift.score < 1.0 && shift.to_string().contains("Moved"), "{shift}");
}

#[test]
fn rules_of_accessibility_are_checked() {
    let good = r#"<!doctype html><html lang="en"><title>Good</title>
        <main><h1>Good</h1><p>Fine.</p></main></html>"#;
    let bad = r#"<!doctype html><html lang="en"><title>Bad</title><main><h1>Bad</h1>
        <p style="color:#aaa">Pale</p><button></button></main></html>"#;
    let site = Site::of_files("/", &[("index.html", good), ("bad/index.html", bad)]);
    let page = Visitor::at_a_desk().opens(&site, "/");
    page.assert_accessible();
    page.goto("/bad/");
    let report = panic_message(|| page.assert_accessible());
    for part in
        ["/bad/ breaks 2 rules", "color-contrast (serious)", "button-name (critical)", "<button></button>"]
    {
        assert!(report.contains(part), "{part} is not in {report}");
    }
}

#[test]
fn failures_say_what_was_awaited_and_what_was_there() {
    let site = tiny_site();
    let page = Visitor::at_a_desk().opens(&site, "/");
    let many = panic_message(|| page.link("News").click());
    assert!(many.contains(r#"the link "News" in order to click it (there are 2)"#), "{many}");
    assert!(many.contains("--- / shows ---\nNews About\nTiny site"), "{many}");
}

#[test]
fn what_is_being_redrawn_is_waited_for() {
    let restless = r#"<!doctype html><title>Restless</title><main id="place"></main><p id="said"></p><script>
        let left = 200;
        const timer = setInterval(() => {
          place.innerHTML = `<button ${left ? 'disabled style="visibility:hidden"' : ''}>Press</button>`;
          if (left-- === 0) clearInterval(timer);
        }, 5);
        place.addEventListener('click', () => said.textContent = 'pressed');
        </script>"#;
    let site = Site::of_files("/", &[("index.html", restless)]);
    let page = Visitor::at_a_desk().opens(&site, "/");
    page.button("Press").click();
    page.sees("pressed");
}

#[test]
fn a_page_that_goes_elsewhere_by_itself_can_be_watched() {
    let hop = |next: &str| {
        format!(
            "<!doctype html><title>Hop</title><p>to {next}</p><script>setTimeout(() => location = '{next}', 3)</script>"
        )
    };
    let (first, second) = (hop("../b/"), hop("../c/"));
    let third = "<!doctype html><title>Arrived</title><p>here at last</p>";
    let site = Site::of_files(
        "/",
        &[("a/index.html", first.as_str()), ("b/index.html", second.as_str()), ("c/index.html", third)],
    );
    let page = Visitor::at_a_desk().opens(&site, "/a/");
    for _ in 0..30 {
        page.goto("/a/");
        page.sees("here at last");
        page.arrives_at("/c/");
    }
}

/// What a step of a test says when it fails, as it should here.
fn panic_message(step: impl FnOnce()) -> String {
    let panic = catch_unwind(AssertUnwindSafe(step)).expect_err("this step fails");
    panic.downcast_ref::<String>().cloned().unwrap_or_default()
}
