use browser_tests::Content;

#[test]
fn articles_come_newest_first() {
    let content = Content::read();
    assert!(content.articles.len() >= 60);
    assert!(content.articles.is_sorted_by(|a, b| (&b.date, &a.slug) <= (&a.date, &b.slug)));
}

#[test]
fn facets_ask_for_any_and_joint_work_for_all() {
    let content = Content::read();
    let institutions = ["kust", "tu-clausthal"];
    let any = content.matching(&[], &institutions);
    let all = content.joint_work(&institutions);
    assert!(!all.is_empty() && all.len() < any.len());
    assert!(all.iter().all(|article| any.contains(article)));
    assert_eq!(content.matching(&[], &[]).len(), content.articles.len());
    let combined = content.matching(&["hydropower"], &["kust"]);
    assert!(combined.iter().all(|article| content.matching(&["hydropower"], &[]).contains(article)));
}

#[test]
fn names_are_those_of_the_editors() {
    let content = Content::read();
    assert_eq!(content.topic_name("carbon-neutrality", "de"), "Klimaneutralität");
    assert_eq!(content.institution_short("kust"), "KUST");
    assert_eq!(content.institution_name("kust", "zh"), "昆明理工大学");
    assert!(content.edition("de", "2021-01-05-kust-tu-clausthal-forum").is_some());
    assert!(content.edition("de", "no-such-article").is_none());
}
