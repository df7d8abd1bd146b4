//! Articles over time, with a handle at either end of the years that are shown.

use std::sync::Arc;

use leptos::{prelude::*, wasm_bindgen::JsCast};
use web_sys::HtmlInputElement;

use super::End;
use crate::{
    archive::{Answer, Excerpt, FacetIndex, Query},
    i18n::{self, words},
    markup::{Element, ElementRef, effect, element, with_app},
    model::YearMonth,
};

/// A histogram of the years, or of the months of a young archive, for everything that `answer` asks
/// but its dates; and two sliders that set them (ARIA Authoring Practices, multi-thumb slider). `ask`
/// is told a change, and whether it goes on from the one before, as while a handle is drawn.
pub fn timeline(
    excerpt: &Excerpt,
    answer: Memo<Arc<Answer>>,
    index: impl Fn() -> Option<Arc<FacetIndex>> + Send + Sync + Clone + 'static,
    ask: impl Fn(Query, bool) + Clone + Send + Sync + 'static,
) -> Option<Element> {
    let periods = Arc::new(Period::all(excerpt));
    if periods.len() < 2 {
        return None;
    }
    let last = periods.len() - 1;
    let ends = {
        let periods = periods.clone();
        move || {
            let answer = answer.read();
            let Query { from, to, .. } = &answer.query;
            let from = from.map_or(0, |from| periods.partition_point(|period| period.last < from));
            let to = to.map_or(last, |to| periods.partition_point(|period| period.first <= to).max(1) - 1);
            (from.min(last), to)
        }
    };
    let bars = {
        let (periods, ends, printed) = (periods.clone(), ends.clone(), excerpt.months.clone());
        move || {
            let answer = answer.read();
            let counts = match (index(), &answer.selection) {
                (Some(index), Some(selection)) => {
                    let ranges =
                        periods.iter().map(|period| index.published(Some(period.first), Some(period.last)));
                    selection.counts_in(index.len(), ranges)
                }
                _ => periods.iter().map(|period| period.count_in(&printed)).collect(),
            };
            element("div").trusted_html(drawing(&periods, &counts, ends())).into()
        }
    };
    let handle = {
        let (periods, ends) = (periods.clone(), ends.clone());
        move |end: End, name: &'static str| {
            let reference = ElementRef::new();
            let (at, periods, said) = (ends.clone(), periods.clone(), ends.clone());
            let of = move |(from, to): (usize, usize)| if end == End::From { from } else { to };
            // A slider that has been moved no longer follows its attribute.
            effect(move || {
                let value = of(at()).to_string();
                if let Some(input) =
                    reference.get().and_then(|input| input.dyn_into::<HtmlInputElement>().ok())
                    && input.value() != value
                {
                    input.set_value(&value);
                }
            });
            let is_moving = RwSignal::new(false);
            let (choosing, ask) = (periods.clone(), ask.clone());
            let moved = move |event| {
                let Ok(place) = event_target_value(&event).parse::<usize>() else { return };
                let Some(period) = choosing.get(place) else { return };
                let month = match end {
                    End::From => (place > 0).then_some(period.first),
                    End::To => (place < last).then_some(period.last),
                };
                let goes_on = is_moving.get_untracked();
                is_moving.set(true);
                ask(end.choose(month, answer.get_untracked().query.clone()), goes_on);
            };
            element("input")
                .attr("type", "range")
                .attr("min", "0")
                .attr("max", last.to_string())
                .attr("value", if end == End::From { "0".to_owned() } else { last.to_string() })
                .attr("aria-label", name)
                .live_attr("aria-valuetext", move || {
                    periods.get(of(said())).map(|period| period.name.clone())
                })
                .reference(reference)
                .on("input", moved)
                // A handle that is let go has made a step.
                .on("change", move |_| is_moving.set(false))
        }
    };
    let handles = with_app(move || {
        let [from, to] = [handle(End::From, words().from()), handle(End::To, words().to())];
        element("div").class("timeline-handles").child(from).child(to).into()
    });
    let said = {
        let (periods, ends) = (periods.clone(), ends);
        move || {
            let (from, to) = ends();
            let name = |nth: usize| periods.get(nth).map(|period| period.name.clone()).unwrap_or_default();
            if from == to { name(from) } else { format!("{}–{}", name(from), name(to)) }
        }
    };
    Some(
        element("div")
            .class("timeline")
            .attr("role", "group")
            .attr("aria-label", words().over_time())
            .child(element("div").class("timeline-bars").live(bars))
            .child(element("div").class("timeline-place").child(handles))
            .child(element("p").class("timeline-range").attr("aria-hidden", "true").live_text(said)),
    )
}

/// Archives of more years than these are shown by year.
const YEARS_BY_MONTH: u16 = 3;

/// What a bar stands for.
struct Period {
    first: YearMonth,
    last: YearMonth,
    name: String,
}

impl Period {
    /// From the first article to the last, the oldest first.
    fn all(excerpt: &Excerpt) -> Vec<Self> {
        let months = || excerpt.months.iter().map(|(month, _)| *month);
        let (Some(oldest), Some(newest)) = (months().min(), months().max()) else { return Vec::new() };
        if newest.year - oldest.year >= YEARS_BY_MONTH {
            let year = |year: u16| Self {
                first: YearMonth { year, month: 1 },
                last: YearMonth { year, month: 12 },
                name: year.to_string(),
            };
            return (oldest.year..=newest.year).map(year).collect();
        }
        let month = |month: YearMonth| Self { first: month, last: month, name: i18n::month(month) };
        (oldest.number()..=newest.number()).filter_map(YearMonth::from_number).map(month).collect()
    }

    fn count_in(&self, months: &[(YearMonth, usize)]) -> usize {
        let is_in = |month: &YearMonth| (self.first..=self.last).contains(month);
        months.iter().filter(|(month, _)| is_in(month)).map(|(_, count)| count).sum()
    }
}

/// The bars as a picture, which says its numbers too. They are numbers of this program, and names of
/// years and months.
fn drawing(periods: &[Period], counts: &[usize], (from, to): (usize, usize)) -> String {
    let most = counts.iter().copied().max().unwrap_or_default().max(1);
    let mut bars = String::new();
    let mut numbers = Vec::new();
    for (nth, (period, count)) in periods.iter().zip(counts).enumerate() {
        let height = (count * 100).div_ceil(most);
        let class = if (from..=to).contains(&nth) { "in-range" } else { "out-of-range" };
        let (x, y) = (nth * 10 + 1, 100 - height);
        bars.push_str(&format!(
            "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"8\" height=\"{height}\"/>"
        ));
        if *count > 0 {
            numbers.push(words().name_and_value().with([&period.name, &i18n::number(*count)]));
        }
    }
    if numbers.is_empty() {
        numbers.push(i18n::articles(0));
    }
    let (width, numbers) = (periods.len() * 10, numbers.join(words().comma()));
    format!(
        "<svg role=\"img\" aria-label=\"{numbers}\" viewBox=\"0 0 {width} 100\" preserveAspectRatio=\"none\">{bars}</svg>"
    )
}
