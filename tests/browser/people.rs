//! Everybody whom the articles name.

use crate::http::ask;
use crate::support::{SEED, in_words, one_line, reads_article, shows};
use browser_tests::{Content, Page, Site, Visitor};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// What the articles say of somebody.
#[derive(Debug, Default)]
struct Person {
    /// The ways in which the name is written, with how often.
    names: BTreeMap<String, usize>,
    /// Role and institution, from the newest article on.
    roles: Vec<(String, Option<String>)>,
    /// Headlines, the newest first.
    titles: Vec<String>,
}

impl Person {
    /// The ways in which the name is written most often.
    fn usual_names(&self) -> Vec<&str> {
        let most = self.names.values().max();
        self.names.iter().filter(|(_, count)| Some(*count) == most).map(|(name, _)| &**name).collect()
    }
}

/// The words of a name, whatever their order, case and accents.
fn identity(name: &str) -> Vec<String> {
    let plain: String = name.nfkd().filter(|c| !is_combining_mark(*c)).collect();
    let plain = plain.to_lowercase();
    let words = plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut words: Vec<_> = words.map(str::to_owned).collect();
    words.sort();
    words
}

fn everybody(content: &Content) -> BTreeMap<Vec<String>, Person> {
    let mut all: BTreeMap<Vec<String>, Person> = BTreeMap::new();
    for article in &content.articles {
        for named in article.json["people"].as_array().into_iter().flatten() {
            let text = |key: &str| named[key].as_str().map(one_line);
            let name = text("name").expect("a name");
            let person = all.entry(identity(&name)).or_default();
            *person.names.entry(name).or_default() += 1;
            let role = (text("role").expect("a role"), text("institution"));
            if !person.roles.contains(&role) {
                person.roles.push(role);
            }
            let title = one_line(&article.title);
            if person.titles.last() != Some(&title) {
                person.titles.push(title);
            }
        }
    }
    all
}

/// A role as the site shows it: the words, and the institution's name and address.
fn said_role((role, institution): &(String, Option<String>), content: &Content) -> Value {
    let name = institution.as_ref().map(|id| one_line(content.institution_name(id, "en")));
    json!([role, name, institution.as_ref().map(|id| format!("/institutions/{id}/"))])
}

/// What [`said_role`] gives, of all roles below the elements that match.
const ROLES: &str = "const line = text => text?.replace(/\\s+/g, ' ').trim() ?? null;
    const role = row => {
        const institution = row.querySelector('.person-institution');
        return [line(row.querySelector('.person-role > span').innerText),
            line(institution?.innerText), institution?.getAttribute('href') ?? null];
    };";

#[test]
fn everybody_is_listed_once_with_role_institution_and_number() {
    let (site, content) = (Site::built(), Content::read());
    let mut everybody = everybody(&content);
    let total = everybody.len();
    assert!((100..=200).contains(&total), "{total} people are one page");
    let page = Visitor::at_a_desk().opens(&site, "/");
    page.link("People").within("footer").click();
    page.arrives_at("/people/");
    let script = format!(
        "{ROLES} return [...document.querySelectorAll('main .people-list > li')].map(row => {{
            const link = row.querySelector('.person-name a');
            return [line(link.innerText), link.getAttribute('href'), role(row),
                row.querySelector('.facet-count').innerText];
        }})"
    );
    let read = |page: &Page| page.execute(&script, &[]).as_array().cloned().unwrap_or_default();
    shows(&page, "how many are listed", &total, |page| read(page).len());
    assert_eq!(page.heading(), "People");
    let mut names = Vec::new();
    for row in read(&page) {
        let name = row[0].as_str().unwrap_or_default().to_owned();
        let person = everybody.remove(&identity(&name));
        let person = person.unwrap_or_else(|| panic!("{name} is listed twice, or is nobody"));
        assert!(person.usual_names().contains(&&*name), "{name} is mostly called {:?}", person.names);
        assert_eq!(row[2], said_role(&person.roles[0], &content), "{name}");
        assert_eq!(row[3], json!(in_words(person.titles.len())), "{name}");
        let path = row[1].as_str().unwrap_or_default();
        let answer = ask(&site.url(), "GET", path, &[]);
        assert_eq!(answer.status, 200, "the page of {name}, {path}");
        names.push(name.to_lowercase());
    }
    assert!(everybody.is_empty(), "nobody is left out: {everybody:?}");
    assert!(names.is_sorted(), "{names:?}");
    page.assert_console_silent();
}

#[test]
fn a_person_s_page_has_every_article_and_every_role_however_the_name_is_written() {
    let (site, content) = (Site::built(), Content::read());
    let everybody = everybody(&content);
    let hou = &everybody[&identity("HOU Zhengmeng")];
    assert!(hou.names.len() >= 3 && hou.titles.len() >= 6, "written in several ways: {hou:?}");
    let page = Visitor::at_a_desk().opens(&site, "/people/");
    let busy = everybody.values().filter(|person| person.names.len() > 1 || person.titles.len() > 2);
    for person in busy {
        let name = *person.usual_names().last().expect("a name");
        let id = identity(name).join("-");
        page.goto(&format!("/people/{id}/"));
        page.wait_until("the person", |page| person.usual_names().contains(&&*page.heading()));
        shows(&page, "the title", &format!("{} · Tidings", page.heading()), Page::title);
        assert_eq!(page.text_of("#articles"), in_words(person.titles.len()), "{name}");
        assert_eq!(page.texts_of("main .article-list h3"), person.titles, "{name}");
        let script = format!(
            "{ROLES} return [...document.querySelectorAll('main .subject-head .people li')].map(role)"
        );
        let roles: Vec<_> = person.roles.iter().map(|role| said_role(role, &content)).collect();
        assert_eq!(page.execute(&script, &[]), json!(roles), "{name}");
    }
    page.assert_console_silent();
}

#[test]
fn from_an_article_to_a_person_to_an_institution_and_back() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, &content.article(SEED).path());
    reads_article(&page, &content, SEED);
    page.link("HOU Zhengmeng").within("main .people").click();
    page.arrives_at("/people/hou-zhengmeng/");
    page.sees("6 articles");
    shows(&page, "the title", &"Zhengmeng Hou · Tidings".to_owned(), Page::title);
    page.link("Clausthal University of Technology").within("main .people").first().click();
    page.arrives_at("/institutions/tu-clausthal/");
    shows(&page, "the heading", &"Clausthal University of Technology".to_owned(), Page::heading);
    page.back();
    page.arrives_at("/people/hou-zhengmeng/");
    page.link(&content.article(SEED).title).within("main").click();
    page.arrives_at(&content.article(SEED).path());
    reads_article(&page, &content, SEED);

    page.goto("/people/hou-zhengmeng/");
    page.link("All people").click();
    page.arrives_at("/people/");
    page.link("China Competence Centre of TU Clausthal").within("main .people-list").first().click();
    page.arrives_at("/institutions/china-kompetenzzentrum/");
    page.assert_console_silent();
}

#[test]
fn people_are_shown_in_the_page_s_language_and_their_roles_in_english() {
    let site = Site::built();
    let page = Visitor::at_a_desk().opens(&site, "/de/people/");
    for (path, count, institution) in [
        ("/de/people/hou-zhengmeng/", "6 Artikel", "Technische Universität Clausthal"),
        ("/zh/people/hou-zhengmeng/", "6 篇文章", "克劳斯塔尔工业大学"),
    ] {
        page.goto(path);
        shows(&page, "the heading", &"Zhengmeng Hou".to_owned(), Page::heading);
        assert_eq!(page.text_of("#articles"), count);
        page.link(institution).within("main .people").first().appears();
        let script = "return [...document.querySelectorAll('main .people .person-role > span')]
            .every(role => role.lang === 'en')";
        assert_eq!(page.execute(script, &[]), true, "{path}");
    }
    page.assert_console_silent();
}

#[test]
fn nobody_has_no_page() {
    let site = Site::built();
    let page = Visitor::at_a_desk().opens(&site, "/people/");
    for path in ["/people/nobody/", "/people/HOU-zhengmeng/", "/people/pages/9/"] {
        page.goto(path);
        let heading = vec!["There is no page at this address".to_owned()];
        shows(&page, "the heading", &heading, |page| page.texts_of("main h1"));
        assert_eq!(page.address(), path);
    }
}

#[test]
fn people_can_be_read_without_javascript() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().without_javascript().opens(&site, "/people/");
    assert_eq!(page.count(".people-list > li"), everybody(&content).len());
    page.link("Zhengmeng Hou").within("main").click();
    page.arrives_at("/people/hou-zhengmeng/");
    assert_eq!(page.texts_of(".article-list h3"), everybody(&content)[&identity("Hou Zhengmeng")].titles);
}
