//! Articles that the reader keeps in this browser.

use crate::support::{SEED, assert_alive, body_lines, day_in_words, one_line, reads_article, shows};
use browser_tests::{Article, Content, Fault, Page, Role, Site, Visitor};
use percent_encoding::percent_decode_str;
use serde_json::{Value, json};
use std::fs;

/// An article with an edition in German.
const TRANSLATED: &str = "2021-06-21-zhengzhou-clausthal-carbon-institute";
const NOTHING: &str = "Nothing is saved yet. Every article has a button “Save”.";
const CONNECTION: &str = "The connection failed before an answer arrived.";

/// Keeps the files that the site hands out from now on, in place of the browser.
#[track_caller]
pub fn catch_downloads(page: &Page) {
    let script = "window.downloads = [];
        HTMLAnchorElement.prototype.click = function () {
            if (this.download) downloads.push([this.download, this.getAttribute('href')]);
        }";
    page.execute(script, &[]);
}

/// Waits for the one file that the site has handed out: its name, media type and text.
#[track_caller]
pub fn downloaded(page: &Page) -> (String, String, String) {
    page.wait_until("a file", |page| page.execute("return downloads.length", &[]) == 1);
    let file = page.execute("return downloads.pop()", &[]);
    let (name, address) = (file[0].as_str().unwrap_or_default(), file[1].as_str().unwrap_or_default());
    let (head, text) = address.split_once(',').expect("an address that holds the file itself");
    let media_type = head.strip_prefix("data:").and_then(|head| head.split(';').next()).unwrap_or_default();
    let text = percent_decode_str(text).decode_utf8().expect("text");
    (name.to_owned(), media_type.to_owned(), text.into_owned())
}

/// What the button says, and whether it tells assistive technology that it is pressed.
fn save_button(page: &Page) -> Value {
    let script = "const button = document.querySelector('.save-button');
        return button && [button.innerText.trim(), button.ariaPressed]";
    page.execute(script, &[])
}

#[track_caller]
fn is_saved(page: &Page, saved: bool) {
    let expected = if saved { json!(["Saved", "true"]) } else { json!(["Save", "false"]) };
    shows(page, "the button", &expected, save_button);
}

/// Headline, address, summary and day of each article on the list.
fn kept(page: &Page) -> Value {
    let script = "return [...document.querySelectorAll('.saved-row')].map(row => [
        row.querySelector('h2').innerText, row.querySelector('a').getAttribute('href'),
        row.querySelector('.summary').innerText, row.querySelector('time').innerText])";
    page.execute(script, &[])
}

fn row(article: &Article) -> Value {
    json!([article.title, article.path(), article.summary(), day_in_words(&article.date)])
}

/// The names of all caches and the number of service workers.
fn caches_and_workers(page: &Page) -> Value {
    let script = "const done = arguments[0];
        Promise.all([caches.keys(), navigator.serviceWorker.getRegistrations()])
            .then(([names, workers]) => done([names, workers.length]), error => done(String(error)))";
    page.execute_async(script, &[])
}

/// Waits until these pages can be read without network.
#[track_caller]
fn are_kept(page: &Page, paths: &[&str]) {
    page.wait_until(&format!("copies of {paths:?}"), |page| {
        let script = "const [paths, done] = arguments;
            Promise.all(paths.map(path => caches.match(path))).then(copies => done(copies.every(Boolean)))";
        page.execute_async(script, &[json!(paths)]) == true
    });
}

#[test]
fn an_article_is_saved_with_its_button_or_a_key_and_listed_until_it_is_removed() {
    let (site, content) = (Site::built(), Content::read());
    let [first, second] = [content.article(SEED), content.article(TRANSLATED)];
    let page = Visitor::at_a_desk().opens(&site, &first.path());
    is_saved(&page, false);
    page.button("Save").within("main").click();
    is_saved(&page, true);
    page.types("s");
    is_saved(&page, false);
    page.types("s");
    is_saved(&page, true);
    page.goto(&second.path());
    is_saved(&page, false);
    page.types("s");
    is_saved(&page, true);

    page.link("Saved").within("footer").click();
    page.arrives_at("/saved/");
    assert_eq!(page.heading(), "Saved");
    shows(&page, "the list", &json!([row(second), row(first)]), kept);
    page.reload();
    shows(&page, "the list", &json!([row(second), row(first)]), kept);

    page.link(&first.title).within("main").click();
    reads_article(&page, &content, SEED);
    is_saved(&page, true);
    page.back();
    page.button(&format!("Remove: {}", second.title)).click();
    shows(&page, "the list", &json!([row(first)]), kept);
    // Another window removes the other one.
    page.execute("document.body.append(document.createElement('iframe'))", &[]);
    page.execute("frames[0].localStorage.removeItem('saved')", &[]);
    page.sees(NOTHING);
    assert!(!page.button("Export as a file").is_enabled(), "there is nothing to export");
    page.reload();
    page.sees(NOTHING);
    page.goto(&second.path());
    is_saved(&page, false);
    page.assert_console_silent();
}

#[test]
fn the_list_goes_to_another_browser_as_a_file() {
    let (site, content) = (Site::built(), Content::read());
    let [first, second] = [content.article(SEED), content.article(TRANSLATED)];
    let german = content.edition("de", TRANSLATED).expect("an edition");
    let from = Visitor::at_a_desk().opens(&site, &first.path());
    from.button("Save").within("main").click();
    is_saved(&from, true);
    from.goto(&format!("/de{}", second.path()));
    from.types("s");
    shows(&from, "the button", &json!(["Gemerkt", "true"]), save_button);
    from.goto("/saved/");
    catch_downloads(&from);
    from.button("Export as a file").click();
    let (name, media_type, text) = downloaded(&from);
    assert_eq!((&*name, &*media_type), ("tidings-saved.json", "application/json"));
    let list: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(list["articles"][0]["title"], german["title"], "{text}");
    assert_eq!(list["articles"][0]["language"], "de", "{text}");
    assert_eq!(list["articles"][1]["title"], *first.title, "{text}");
    assert_eq!(list["articles"][1]["summary"], *first.summary(), "{text}");
    from.assert_console_silent();
    drop(from);

    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("a file in the temporary folder");
        path
    };
    let page = Visitor::at_a_desk().opens(&site, "/saved/");
    page.sees(NOTHING);
    let import = page.field("Import from a file");
    for (name, text) in [
        ("empty.json", ""),
        ("cut-short.json", &text[..text.len() / 2]),
        ("foreign.json", r#"{"format":"bookmarks-2","articles":[]}"#),
        ("list.json", "[]"),
        ("page.html", "<!doctype html><title>Hotel Wi-Fi</title>"),
        ("wrong-types.json", r#"{"format":"tidings-saved-1","articles":[1,null,{"slug":[]}]}"#),
    ] {
        page.reload();
        page.sees(NOTHING);
        import.attach(&file(name, text));
        shows(&page, &format!("what is said of {name}"), &FOREIGN.to_owned(), |page| page.text_of(".said"));
        assert!(page.has_text(NOTHING));
        assert_eq!(page.remembered("saved"), None, "{name}");
    }
    let good = file("saved.json", &text);
    import.attach(&good);
    page.sees("2 articles were added.");
    let german_row = json!([
        german["title"],
        format!("/de{}", second.path()),
        german["summary"],
        day_in_words(&second.date)
    ]);
    shows(&page, "the list", &json!([german_row, row(first)]), kept);
    import.attach(&good);
    page.sees("0 articles were added.");
    assert_eq!(kept(&page), json!([german_row, row(first)]));
    page.reload();
    shows(&page, "the list", &json!([german_row, row(first)]), kept);
    page.link(german["title"].as_str().unwrap_or_default()).within("main").click();
    page.arrives_at(&format!("/de{}", second.path()));
    page.assert_console_silent();
}

const FOREIGN: &str = "This file holds no saved articles of this site.";

#[test]
fn an_import_adds_only_what_can_be_an_address() {
    let (site, content) = (Site::built(), Content::read());
    let seed = content.article(SEED);
    let article = |slug: &str| {
        json!({
            "slug": slug, "language": "en", "title": seed.title, "summary": seed.summary(), "date": seed.date,
        })
    };
    let list = json!({
        "format": "tidings-saved-1",
        "articles": [article("../../x"), article(SEED), article("a?b#c"), article(SEED)],
    });
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("saved.json");
    fs::write(&file, list.to_string()).expect("a file in the temporary folder");
    let page = Visitor::at_a_desk().opens(&site, "/saved/");
    page.sees(NOTHING);
    page.field("Import from a file").attach(&file);
    shows(&page, "the list", &json!([row(seed)]), kept);
    are_kept(&page, &[&seed.path(), "/saved/"]);
    assert_eq!(page.text_of(".said"), "1 article was added.");
    let remembered = page.remembered("saved").unwrap_or_default();
    assert!(!remembered.contains("../"), "{remembered}");
    assert!(site.requests("/x*").is_empty(), "{:?}", site.requests("/x*"));
    page.assert_console_silent();
}

#[test]
fn what_is_saved_is_read_without_network_and_nothing_else_is_kept() {
    let (site, content) = (Site::built(), Content::read());
    let [seed, translated, other] =
        [content.article(SEED), content.article(TRANSLATED), &content.articles[5]];
    let german = format!("/de{}", translated.path());
    let page = Visitor::at_a_desk().opens(&site, "/saved/");
    page.sees(NOTHING);
    page.goto(&seed.path());
    is_saved(&page, false);
    assert_eq!(caches_and_workers(&page), json!([[], 0]), "who saves nothing has no worker and no cache");
    assert!(site.requests("/sw.js").is_empty());

    page.button("Save").within("main").click();
    are_kept(&page, &[&seed.path(), "/saved/"]);
    page.goto(&german);
    page.types("s");
    are_kept(&page, &[&german, "/de/saved/"]);

    site.fault("*", Fault::DropConnection);
    page.goto(&seed.path());
    reads_article(&page, &content, SEED);
    is_saved(&page, true);
    let script = "return [...document.images].every(image => image.complete && image.naturalWidth > 0)";
    page.wait_until("the pictures", |page| page.execute(script, &[]) == true);
    let first = one_line(&body_lines(&seed.json)[0]);
    assert!(page.has_text(&first));
    page.goto("/saved/");
    shows(&page, "the number of articles", &2, |page| page.count(".saved-row"));
    page.link(&seed.title).within("main").click();
    reads_article(&page, &content, SEED);
    let edition = content.edition("de", TRANSLATED).expect("an edition");
    page.goto(&german);
    shows(&page, "the text", &body_lines(edition).concat(), |page| {
        page.text_of(".article-body").lines().collect()
    });
    page.goto("/de/saved/");
    shows(&page, "the number of articles", &2, |page| page.count(".saved-row"));

    // What is not kept cannot be read, and this is said.
    for path in [other.path(), "/news/?topic=hydropower".to_owned()] {
        page.goto(&path);
        page.sees(CONNECTION);
        assert_eq!(page.address(), path);
        assert_alive(&page);
    }
    page.link("Saved").within("footer").click();
    shows(&page, "the number of articles", &2, |page| page.count(".saved-row"));

    site.heal();
    page.goto(&other.path());
    reads_article(&page, &content, &other.slug);
    page.goto("/saved/");
    page.button(&format!("Remove: {}", seed.title)).click();
    shows(&page, "the number of articles", &1, |page| page.count(".saved-row"));
    page.role(Role::Button, "Remove: ").click();
    page.sees(NOTHING);
    shows(&page, "caches and workers", &json!([[], 0]), caches_and_workers);
    page.reload();
    page.sees(NOTHING);
    assert_eq!(caches_and_workers(&page), json!([[], 0]));
    assert_alive(&page);
}

#[test]
fn a_damaged_or_hostile_list_breaks_nothing() {
    let (site, content) = (Site::built(), Content::read());
    let seed = content.article(SEED);
    let page = Visitor::at_a_desk().opens(&site, "/saved/");
    page.sees(NOTHING);
    let article = |slug: &str, title: &str| json!({ "slug": slug, "language": "en", "title": title, "summary": "S.", "date": "2021-01-05" });
    let list = |articles: Value| json!({ "format": "tidings-saved-1", "articles": articles }).to_string();
    let hostile = ["../../x", "//example.org", "a/b", "A", "", "%2e%2e", "javascript:alert(1)", "a?b", "a#b"];
    let hostile: Value = hostile.map(|slug| article(slug, "Hostile")).into_iter().collect();
    for garbage in [
        "garbage".to_owned(),
        "null".to_owned(),
        "[]".to_owned(),
        "{\"format\":".to_owned(),
        "\u{0}\u{ffff}".to_owned(),
        r#"{"format":"tidings-saved-1","articles":{"a":1}}"#.to_owned(),
        r#"{"format":"tidings-saved-1","articles":[{"slug":"a-b","date":"2021-99-99"}]}"#.to_owned(),
        list(hostile),
    ] {
        page.remember("saved", &garbage);
        page.reload();
        page.sees(NOTHING);
        assert_eq!(page.count(".saved-row"), 0, "{garbage:?}");
        assert_alive(&page);
    }
    // One that is no longer there harms none of the others; what is no text stays text.
    let markup = "<img src=x onerror=alert(1)>";
    page.remember("saved", &list(json!([article("2099-01-01-gone", markup), article(SEED, &seed.title)])));
    page.goto(&seed.path());
    is_saved(&page, true);
    are_kept(&page, &[&seed.path(), "/saved/"]);
    page.goto("/saved/");
    shows(&page, "the headlines", &vec![markup.to_owned(), seed.title.clone()], |page| {
        page.texts_of(".saved-row h2")
    });
    page.link(markup).click();
    page.sees("There is no article at this address");

    // Saving starts anew where the list is damaged.
    page.remember("saved", "garbage");
    page.goto(&seed.path());
    is_saved(&page, false);
    page.types("s");
    is_saved(&page, true);
    page.goto("/saved/");
    shows(&page, "the list", &json!([row(seed)]), kept);
    assert_alive(&page);
}

#[test]
fn who_cannot_keep_anything_is_told_so() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, &content.article(SEED).path());
    is_saved(&page, false);
    page.execute(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
        &[],
    );
    page.button("Save").within("main").click();
    page.sees("This browser does not let the site keep anything, so nothing was saved.");
    is_saved(&page, false);
    assert_eq!(page.remembered("saved"), None);
    assert_alive(&page);
}

#[test]
fn who_has_no_way_to_read_without_network_is_told_so() {
    let (site, content) = (Site::built(), Content::read());
    site.fault("/sw.js", Fault::Status(404));
    let page = Visitor::at_a_desk().opens(&site, &content.article(SEED).path());
    is_saved(&page, false);
    page.button("Save").within("main").click();
    is_saved(&page, true);
    page.sees("Saved, but it cannot be read without network.");
    assert_alive(&page);
}
