//! What a page is about in the words of schema.org, as JSON-LD.

use serde_json::{Map, Value, json};
use tidings::{
    head::{Head, SITE_NAME},
    i18n,
    model::{
        Language,
        bundle::PageData,
        content::{Article, Credit, Event, EventMode, Institution, InstitutionKind, Person},
    },
    route::Route,
};

use crate::{
    publication::Publication,
    social_image::{self, SocialImage},
};

/// The graph of a page. Pages that only say that there is nothing have none.
#[must_use]
pub fn graph(
    publication: &Publication<'_>,
    language: Language,
    route: &Route,
    head: &Head,
    data: Option<&PageData>,
    image: &SocialImage,
) -> Option<Value> {
    let page = match route {
        Route::NotFound => return None,
        Route::Article(slug) => {
            news_article(publication, language, publication.article(language, slug)?, image)
        }
        Route::About => web_page(publication, language, route, head, "AboutPage"),
        Route::Person(_) => web_page(publication, language, route, head, "ProfilePage"),
        _ => collection_page(publication, language, route, head, data),
    };
    let mut graph = vec![page];
    if *route == Route::Front {
        graph.push(web_site(publication));
    } else {
        graph.push(breadcrumbs(publication, language, route, head));
    }
    if let Route::Article(slug) = route
        && let Some(article) = publication.article(language, slug)
        && let Some(event) = &article.event
    {
        graph.push(event_of(publication, language, route, article, event, image));
    }
    Some(json!({ "@context": "https://schema.org", "@graph": graph }))
}

fn web_site_id(publication: &Publication<'_>) -> String {
    publication.address.url("/#website")
}

fn web_site(publication: &Publication<'_>) -> Value {
    json!({
        "@type": "WebSite",
        "@id": web_site_id(publication),
        "name": SITE_NAME,
        "url": publication.url(Language::English, &Route::Front),
        "inLanguage": languages_of_site(publication),
        "publisher": publisher(publication),
    })
}

fn languages_of_site(publication: &Publication<'_>) -> Vec<&'static str> {
    let has_articles = |language: &Language| !publication.articles(*language).is_empty();
    Language::ALL.into_iter().filter(has_articles).map(Language::tag).collect()
}

fn publisher(publication: &Publication<'_>) -> Value {
    json!({
        "@type": "Organization",
        "name": SITE_NAME,
        "url": publication.url(Language::English, &Route::Front),
        "logo": { "@type": "ImageObject", "url": publication.address.url("/icon-512.png"), "width": 512, "height": 512 },
    })
}

fn web_page(
    publication: &Publication<'_>,
    language: Language,
    route: &Route,
    head: &Head,
    kind: &str,
) -> Value {
    json!({
        "@type": kind,
        "@id": publication.url(language, route),
        "url": publication.url(language, route),
        "name": head.document_title(),
        "description": head.description,
        "inLanguage": language.tag(),
        "isPartOf": { "@id": web_site_id(publication) },
    })
}

fn collection_page(
    publication: &Publication<'_>,
    language: Language,
    route: &Route,
    head: &Head,
    data: Option<&PageData>,
) -> Value {
    let mut page = web_page(publication, language, route, head, "CollectionPage");
    let about = match route {
        Route::Topic(id, _) => publication.topic(id).map(|topic| defined_term(publication, &topic.id)),
        Route::Institution(id, _) => publication.institution(id).map(organization),
        _ => None,
    };
    if let Some(about) = about {
        page["about"] = about;
    }
    let cards = data
        .into_iter()
        .flat_map(|data| data.articles.iter().filter_map(|&number| data.index.articles.get(number)));
    let items: Vec<_> = cards
        .enumerate()
        .map(|(at, card)| {
            let article = Route::Article(card.slug.clone());
            let url = publication.url(publication.language_of(language, &article), &article);
            json!({ "@type": "ListItem", "position": at + 1, "url": url, "name": card.title })
        })
        .collect();
    if !items.is_empty() {
        page["mainEntity"] =
            json!({ "@type": "ItemList", "numberOfItems": items.len(), "itemListElement": items });
    }
    page
}

fn breadcrumbs(publication: &Publication<'_>, language: Language, route: &Route, head: &Head) -> Value {
    let words = i18n::in_language(language);
    let mut trail = vec![(SITE_NAME.to_owned(), Route::Front)];
    match route {
        Route::Article(_) => trail.push((words.news().into(), Route::Explorer)),
        Route::Topic(..) => trail.push((words.topics().into(), Route::Topics)),
        Route::Institution(..) => trail.push((words.institutions().into(), Route::Institutions)),
        Route::Person(_) => trail.push((words.people().into(), Route::People(0))),
        Route::Month(_) => trail.push((words.archive().into(), Route::Archive)),
        _ => {}
    }
    trail.push((head.title.clone(), route.clone()));
    let items: Vec<_> = trail
        .into_iter()
        .enumerate()
        .map(|(at, (name, route))| {
            json!({ "@type": "ListItem", "position": at + 1, "name": name, "item": publication.url(language, &route) })
        })
        .collect();
    json!({ "@type": "BreadcrumbList", "itemListElement": items })
}

fn news_article(
    publication: &Publication<'_>,
    language: Language,
    article: &Article,
    image: &SocialImage,
) -> Value {
    let route = Route::Article(article.slug.clone());
    let url = publication.url(language, &route);
    let institutions = article.institutions.iter().filter_map(|id| publication.institution(id));
    let mentions: Vec<_> = institutions
        .map(organization)
        .chain(article.people.iter().map(|named| person(publication, named)))
        .collect();
    let about: Vec<_> = article.topics.iter().map(|id| defined_term(publication, id)).collect();
    let sources: Vec<_> = article
        .sources
        .iter()
        .map(|source| {
            let publisher = json!({ "@type": "Organization", "name": source.publisher });
            json!({ "@type": "CreativeWork", "name": source.title, "url": source.url, "publisher": publisher })
        })
        .collect();
    let mut value = json!({
        "@type": "NewsArticle",
        "@id": url,
        "url": url,
        "mainEntityOfPage": url,
        "headline": article.title,
        "description": article.summary,
        "datePublished": article.date.to_string(),
        "dateModified": article.updated.unwrap_or(article.date).to_string(),
        "inLanguage": language.tag(),
        "isAccessibleForFree": true,
        "isPartOf": { "@id": web_site_id(publication) },
        "publisher": publisher(publication),
        "image": {
            "@type": "ImageObject",
            "url": publication.address.url(&image.path),
            "width": social_image::WIDTH,
            "height": social_image::HEIGHT,
            "caption": image.alt,
        },
        "about": about,
        "mentions": mentions,
        "isBasedOn": sources,
    });
    if let Some(main) = article.topics.first().and_then(|id| publication.topic(id)) {
        value["articleSection"] = main.name.in_language(language).into();
    }
    for (property, credited) in credits(article) {
        value[property] = credited;
    }
    if let Some(place) = article.event.as_ref().and_then(|event| event.place.as_deref()) {
        value["contentLocation"] = place_of(place);
    }
    let others = publication.languages_of(&article.slug).filter(|other| *other != language);
    if language == Language::English {
        let translations: Vec<_> =
            others.map(|other| json!({ "@id": publication.url(other, &route) })).collect();
        if !translations.is_empty() {
            value["workTranslation"] = translations.into();
        }
    } else {
        let original = publication.url(Language::English, &route);
        value["translationOfWork"] = json!({ "@id": original });
    }
    value
}

/// The credits under the properties that fit their roles. Where nobody is said to have written
/// the text, whoever issued it is its author.
#[must_use]
pub fn credits(article: &Article) -> Map<String, Value> {
    let mut credits: Map<String, Value> = Map::new();
    for credit in &article.credits {
        let is_person = credit.affiliation.is_some();
        let property = match credit.role.to_lowercase().as_str() {
            "translated by" => "translator",
            "edited by" if is_person => "editor",
            "source" | "issued by" => "sourceOrganization",
            "digest of public reports" | "by" | "text" | "text by" | "written by" | "author" => "author",
            _ => "contributor",
        };
        let listed = credits.entry(property).or_insert_with(|| json!([]));
        if let Value::Array(listed) = listed {
            listed.push(credited(credit));
        }
    }
    if !credits.contains_key("author")
        && let Some(issuer) = credits.get("sourceOrganization").cloned()
    {
        credits.insert("author".into(), issuer);
    }
    credits
}

/// Who is credited: a person where the line says what they belong to, else an office.
fn credited(credit: &Credit) -> Value {
    match &credit.affiliation {
        Some(affiliation) => json!({
            "@type": "Person",
            "name": credit.name,
            "affiliation": { "@type": "Organization", "name": affiliation },
        }),
        None => json!({ "@type": "Organization", "name": credit.name }),
    }
}

fn person(publication: &Publication<'_>, person: &Person) -> Value {
    let mut value = json!({ "@type": "Person", "name": person.name, "jobTitle": person.role });
    if let Some(institution) = person.institution.as_ref().and_then(|id| publication.institution(id)) {
        value["affiliation"] = json!({ "@type": kind_of(institution.kind), "name": institution.name.en });
    }
    value
}

fn defined_term(publication: &Publication<'_>, id: &str) -> Value {
    let url = publication.url(Language::English, &Route::Topic(id.into(), 0));
    match publication.topic(id) {
        Some(topic) => json!({
            "@type": "DefinedTerm",
            "name": topic.name.en,
            "description": topic.description.en,
            "url": url,
        }),
        None => json!({ "@type": "DefinedTerm", "name": id, "url": url }),
    }
}

fn kind_of(kind: InstitutionKind) -> &'static str {
    match kind {
        InstitutionKind::University => "CollegeOrUniversity",
        InstitutionKind::Research => "ResearchOrganization",
        InstitutionKind::Government => "GovernmentOrganization",
        InstitutionKind::International => "Organization",
        InstitutionKind::Industry => "Corporation",
    }
}

fn organization(institution: &Institution) -> Value {
    let mut value = json!({
        "@type": kind_of(institution.kind),
        "name": institution.name.en,
        "address": {
            "@type": "PostalAddress",
            "addressLocality": institution.city,
            "addressCountry": institution.country,
        },
    });
    if institution.short != institution.name.en {
        value["alternateName"] = institution.short.clone().into();
    }
    if let Some(homepage) = institution.homepage.as_ref().filter(|url| url.starts_with("http")) {
        value["url"] = homepage.clone().into();
    }
    value
}

/// A place that is written as `City, Country`.
fn place_of(place: &str) -> Value {
    let mut value = json!({ "@type": "Place", "name": place });
    if let Some((city, country)) = place.rsplit_once(", ") {
        value["address"] =
            json!({ "@type": "PostalAddress", "addressLocality": city, "addressCountry": country });
    }
    value
}

fn event_of(
    publication: &Publication<'_>,
    language: Language,
    route: &Route,
    article: &Article,
    event: &Event,
    image: &SocialImage,
) -> Value {
    let url = publication.url(language, route);
    let mode = match event.mode {
        EventMode::InPerson => "OfflineEventAttendanceMode",
        EventMode::Online => "OnlineEventAttendanceMode",
        EventMode::Hybrid => "MixedEventAttendanceMode",
    };
    let mut locations = Vec::new();
    if let Some(place) = event.place.as_deref().filter(|_| event.mode != EventMode::Online) {
        locations.push(place_of(place));
    }
    if event.mode != EventMode::InPerson {
        locations.push(json!({ "@type": "VirtualLocation", "url": url }));
    }
    let mut value = json!({
        "@type": "Event",
        "@id": format!("{url}#event"),
        "url": url,
        "name": event.name,
        "description": article.summary,
        "startDate": event.start.to_string(),
        "endDate": event.end.unwrap_or(event.start).to_string(),
        "eventAttendanceMode": format!("https://schema.org/{mode}"),
        "eventStatus": "https://schema.org/EventScheduled",
        "image": publication.address.url(&image.path),
        "subjectOf": { "@id": url },
    });
    if !locations.is_empty() {
        value["location"] = locations.into();
    }
    value
}
