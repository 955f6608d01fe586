//! Charts that compare, drawn in a browser: what is seen, what is read out, what the table holds.

use leptos::prelude::*;
use tenth::analysis::statistics::{Difference, Group, Interval};
use tenth::charts::{IntervalPlot, IntervalRow, Shape};
use tenth::domain::MeasureKind;
use tenth::text::Locale;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::live::{frame, shown};

/// Shows a chart at a width, once it has been measured and drawn.
async fn drawn(width: &str, view: impl FnOnce() -> AnyView + 'static) -> (web_sys::HtmlElement, impl Sized) {
    let style = document().create_element("style").unwrap();
    let sheets = [
        include_str!("../../style/tokens.css"),
        include_str!("../../style/charts.css"),
    ];
    style.set_text_content(Some(&sheets.concat()));
    document().head().unwrap().append_child(&style).unwrap();
    let (holder, handle) = shown(view);
    holder
        .set_attribute("style", &["width: ", width].concat())
        .unwrap();
    for _ in 0..50 {
        if holder.query_selector("svg.chart").unwrap().is_some() {
            break;
        }
        frame().await;
    }
    (holder, handle)
}

fn all(holder: &web_sys::HtmlElement, selector: &str) -> Vec<web_sys::Element> {
    let found = holder.query_selector_all(selector).unwrap();
    (0..found.length())
        .map(|place| found.get(place).unwrap().unchecked_into())
        .collect()
}

fn said(holder: &web_sys::HtmlElement, selector: &str) -> Vec<String> {
    all(holder, selector)
        .iter()
        .map(|element| element.text_content().unwrap())
        .collect()
}

/// Opens what is behind "Show as table", and reads its rows.
async fn table(holder: &web_sys::HtmlElement) -> Vec<Vec<String>> {
    let details = holder.query_selector("details").unwrap().unwrap();
    details.set_attribute("open", "").unwrap();
    for _ in 0..50 {
        if holder.query_selector("table").unwrap().is_some() {
            break;
        }
        frame().await;
    }
    let cells = |row: &web_sys::Element| said(row.unchecked_ref(), "th, td");
    all(holder, "tr").iter().map(cells).collect()
}

fn phases() -> Vec<IntervalRow> {
    let group = |days| Group {
        days,
        mean: 4.7,
        median: 5.0,
    };
    let found = |days, adjusted| Difference {
        these: group(days),
        others: group(80),
        adjusted,
    };
    let sure = Interval {
        estimate: 0.8,
        low: 0.2,
        high: 1.4,
    };
    let locale = Locale::default();
    let row = |shape, name: &str, found: &Difference| {
        IntervalRow::difference(shape, name.to_owned(), found, &MeasureKind::Rating, &locale)
    };
    vec![
        row(Shape::Dose, "Dose day", &found(41, Some(sure))),
        row(Shape::Plus1, "Day after, +1", &found(3, None)),
        IntervalRow::others("Other days".to_owned(), group(80), &MeasureKind::Rating, &locale),
    ]
}

#[wasm_bindgen_test]
async fn intervals_are_drawn_said_and_tabled() {
    let view = || {
        leptos::view! {
            <IntervalPlot
                name="Pain, dose days against others".to_owned()
                summary="Higher on dose days.".to_owned()
                rows=phases()
                kind=MeasureKind::Rating
                smallest=Some(1.0)
                locale=Locale::default()
            />
        }
        .into_any()
    };
    let (holder, _shown) = drawn("360px", view).await;
    assert_eq!(said(&holder, ".summary"), ["Higher on dose days."]);
    let chart = holder.query_selector("svg[role=img]").unwrap().unwrap();
    assert_eq!(
        chart.get_attribute("aria-label").unwrap(),
        "Pain, dose days against others. Dose day: +0.8, +0.2 to +1.4, mean 4.7, 41 days; \
         Day after, +1: too few days to say, mean 4.7, 3 days; Other days: the others against these, mean 4.7, 80 days."
    );
    assert_eq!(chart.get_attribute("width").unwrap(), "360");
    assert_eq!(all(&holder, ".c-ci").len(), 1, "only where there is an interval");
    assert_eq!(all(&holder, ".c-band").len(), 1);
    let words = said(&holder, "text");
    for word in [
        "+0.8",
        "mean 4.7, 41 days",
        "too few days to say",
        "lower",
        "higher",
    ] {
        assert!(words.iter().any(|said| said == word), "{word}: {words:?}");
    }
    let marks = said(&holder, "figcaption").concat();
    assert!(marks.contains("Band: less than the 1 that you said"), "{marks}");
    assert!(marks.contains("too few days"), "{marks}");
    let rows = table(&holder).await;
    assert_eq!(rows[0], ["Compared", "Difference", "95 % interval", "Behind it"]);
    assert_eq!(rows[1], ["Dose day", "+0.8", "+0.2 to +1.4", "mean 4.7, 41 days"]);
    assert_eq!(rows.len(), 4);
}
