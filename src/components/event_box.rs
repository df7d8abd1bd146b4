//! What, when, where and how of an event.

use leptos::prelude::*;

use crate::{
    model::{CalendarDate, content::Event},
    words,
};

/// An event's particulars.
#[component]
pub fn EventBox(event: Event) -> impl IntoView {
    let end = event.end.filter(|end| *end != event.start);
    let place = event.place.map(|place| {
        view! {
            <div>
                <dt>"Where"</dt>
                <dd>{place}</dd>
            </div>
        }
    });
    view! {
        <section class="event-box" aria-labelledby="event-heading">
            <h2 id="event-heading">"Event"</h2>
            <dl>
                <div>
                    <dt>"What"</dt>
                    <dd>{event.name}</dd>
                </div>
                <div>
                    <dt>"When"</dt>
                    <dd>
                        <Day date=event.start />
                        {end.map(|end| view! { " to " <Day date=end /> })}
                    </dd>
                </div>
                {place}
                <div>
                    <dt>"How"</dt>
                    <dd>{words::event_mode(event.mode)}</dd>
                </div>
            </dl>
        </section>
    }
}

#[component]
fn Day(date: CalendarDate) -> impl IntoView {
    view! { <time datetime=date.to_string()>{date.in_words()}</time> }
}
