//! How the reader likes to read: colours, size of text, motion and data.

use leptos::prelude::*;

use super::Dialog;
use crate::{
    i18n::words,
    markup::{Element, element, sequence},
    stored::{SETTINGS, choose_setting, setting},
};

/// A button that opens the settings.
pub fn reading_settings() -> Element {
    let dialog = Dialog::new();
    let name = words().reading_settings();
    let button = dialog.opener("quiet reading-settings").attr("aria-label", name).attr("title", name);
    element("div")
        .class("with-script")
        .child(button.child(element("span").attr("aria-hidden", "true").text("Aa")))
        .child(dialog.element("small-dialog", "reading-settings-heading", name, settings))
}

fn settings() -> AnyView {
    let words = words();
    let names: [(&str, &[&str]); 4] = [
        (words.colours(), &words.colour_schemes()),
        (words.text_size(), &words.text_sizes()),
        (words.motion(), &words.motions()),
        (words.data_use(), &words.data_uses()),
    ];
    let fields = SETTINGS.into_iter().zip(names).map(|((key, values), (name, names))| {
        let chosen = setting(key, values);
        let options = values.iter().zip(names).map(|(value, name)| {
            let option = element("option").attr("value", *value).text(*name);
            if *value == chosen { option.attr("selected", "") } else { option }
        });
        let select = element("select")
            .on("change", move |event| choose_setting(key, &event_target_value(&event)))
            .children(options);
        element("label").class("setting").child(element("span").text(name)).child(select)
    });
    let note = element("p").class("facet-hint").text(words.kept_here());
    sequence(vec![element("div").class("sheet-body").children(fields).child(note).into()])
}
