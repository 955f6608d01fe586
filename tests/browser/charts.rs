//! Charts that compare, drawn in a browser: what is seen, what is read out, what the table holds.

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;
use tenth::analysis::insights::{Pair, Pairs};
use tenth::analysis::statistics::{Difference, Group, Interval};
use tenth::analysis::{Days, Series};
use tenth::charts::{
    IntervalPlot, IntervalRow, LoadPast, LoadPlot, Past, Shape, SlopePlot, SpreadPlot, StripGroup, StripPlot,
    TimeLine,
};
use tenth::domain::{Direction, MeasureKind};
use tenth::platform::picture::Picture;
use tenth::text::Locale;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
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
        likely: (0.4, 1.2),
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
         Day after, +1: too few days to say, mean 4.7, 3 days; Other days: compared with these, mean 4.7, 80 days."
    );
    assert_eq!(chart.get_attribute("width").unwrap(), "360");
    for class in [".c-ci", ".c-ci80"] {
        assert_eq!(
            all(&holder, class).len(),
            1,
            "{class} only where there is an interval"
        );
    }
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
    // What has no room in a row is read in full.
    key(&holder, "Home").await;
    assert_eq!(
        said(&holder, ".timeline__reading"),
        ["Dose day: +0.8, +0.2 to +1.4, mean 4.7, 41 days"]
    );
    assert_eq!(all(&holder, ".timeline__mark path").len(), 1);
    key(&holder, "ArrowRight").await;
    assert_eq!(
        said(&holder, ".timeline__reading"),
        ["Day after, +1: too few days to say, mean 4.7, 3 days"]
    );
    let rows = table(&holder).await;
    assert_eq!(
        rows[0],
        [
            "Compared",
            "Difference",
            "95 % interval",
            "80 % interval",
            "Behind it"
        ]
    );
    assert_eq!(
        rows[1],
        [
            "Dose day",
            "+0.8",
            "+0.2 to +1.4",
            "+0.4 to +1.2",
            "mean 4.7, 41 days"
        ]
    );
    assert_eq!(rows.len(), 4);
}

fn interval_chart() -> AnyView {
    leptos::view! {
        <IntervalPlot
            name="Pain & doses".to_owned()
            summary="Higher on dose days.".to_owned()
            rows=phases()
            kind=MeasureKind::Rating
            smallest=None
            locale=Locale::default()
        />
    }
    .into_any()
}

#[wasm_bindgen_test]
async fn a_picture_carries_its_looks_and_its_title() {
    let (holder, _shown) = drawn("360px", interval_chart).await;
    let picture = Picture::of(&holder, "Pain & doses").unwrap();
    let svg = picture.as_svg();
    assert!(
        svg.starts_with("<svg") && svg.contains("http://www.w3.org/2000/svg"),
        "{svg}"
    );
    assert!(svg.contains("Pain &amp; doses</text>"), "{svg}");
    // The token of a dose in the light theme.
    assert!(svg.contains("fill=\"rgb(20, 88, 108)\""), "{svg}");
    assert!(!svg.contains("class=") && !svg.contains("var("), "{svg}");
    assert!(!svg.contains("NaN"), "{svg}");
    let shown = holder.query_selector("svg.chart").unwrap().unwrap();
    assert_eq!(
        shown.get_attribute("class").unwrap(),
        "chart",
        "the page stays as it is"
    );
    let png = picture.png().await.unwrap();
    assert_eq!(png.type_(), "image/png");
    assert!(png.size() > 2000.0, "{}", png.size());
    let nothing = document().create_element("div").unwrap();
    assert!(Picture::of(&nothing, "").is_none());
}

/// Lets the browser take what is copied, or refuse it; gives what was copied.
fn clipboard(takes: bool) -> js_sys::Array {
    let copied = js_sys::Array::new();
    let clipboard = js_sys::Object::new();
    let into = copied.clone();
    let write = Closure::<dyn Fn(JsValue) -> js_sys::Promise>::new(move |text: JsValue| {
        into.push(&text);
        if takes {
            js_sys::Promise::resolve(&JsValue::NULL)
        } else {
            js_sys::Promise::reject(&JsValue::from_str("refused"))
        }
    });
    js_sys::Reflect::set(&clipboard, &"writeText".into(), &write.into_js_value()).unwrap();
    let property = js_sys::Object::new();
    js_sys::Reflect::set(&property, &"value".into(), &clipboard).unwrap();
    js_sys::Reflect::set(&property, &"configurable".into(), &JsValue::TRUE).unwrap();
    js_sys::Reflect::define_property(&window().navigator(), &"clipboard".into(), &property).unwrap();
    copied
}

async fn press(holder: &web_sys::HtmlElement, words: &str) {
    let buttons = all(holder, "button");
    let button = buttons
        .iter()
        .find(|button| button.text_content().unwrap() == words)
        .unwrap();
    button.unchecked_ref::<web_sys::HtmlElement>().click();
    for _ in 0..50 {
        if !said(holder, "[role=status]").concat().is_empty() {
            break;
        }
        frame().await;
    }
}

#[wasm_bindgen_test]
async fn a_table_is_copied_or_left_to_copy_by_hand() {
    let text = "Compared\tDifference\t95 % interval\t80 % interval\tBehind it\n\
                Dose day\t+0.8\t+0.2 to +1.4\t+0.4 to +1.2\tmean 4.7, 41 days\n\
                Day after, +1\t\ttoo few days to say\t\tmean 4.7, 3 days\n\
                Other days\t\tcompared with these\t\tmean 4.7, 80 days\n";
    let copied = clipboard(true);
    let (holder, _shown) = drawn("360px", interval_chart).await;
    press(&holder, "Copy table").await;
    assert_eq!(copied.get(0).as_string().unwrap(), text);
    assert!(
        said(&holder, "[role=status]")
            .concat()
            .starts_with("The table is copied.")
    );
    assert!(all(&holder, "textarea").is_empty());

    let _ = clipboard(false);
    let (holder, _shown) = drawn("360px", interval_chart).await;
    press(&holder, "Copy table").await;
    assert!(said(&holder, "[role=status]").concat().contains("would not copy"));
    let area: web_sys::HtmlTextAreaElement = all(&holder, "textarea").remove(0).unchecked_into();
    assert_eq!(area.value(), text);
    assert!(area.read_only());
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

async fn key(holder: &web_sys::HtmlElement, key: &str) {
    let slider = holder.query_selector("[role=slider]").unwrap().unwrap();
    let event = web_sys::KeyboardEvent::new("keydown").unwrap();
    let property = js_sys::Object::new();
    js_sys::Reflect::set(&property, &"value".into(), &key.into()).unwrap();
    js_sys::Reflect::define_property(&event, &"key".into(), &property).unwrap();
    slider.dispatch_event(&event).unwrap();
    frame().await;
}

#[wasm_bindgen_test]
async fn pairs_are_lines_and_are_read_by_keys() {
    let pair = |before, after, minutes| Pair {
        day: day("2026-11-11"),
        before,
        after,
        minutes,
    };
    let pairs = Arc::new(Pairs {
        pairs: vec![
            pair(6.0, 6.0, None),
            pair(5.0, 6.0, None),
            pair(7.0, 4.0, Some(150)),
        ],
        ..Pairs::default()
    });
    let view = move || {
        leptos::view! {
            <SlopePlot
                name="Pain after a dose".to_owned()
                summary="Lower.".to_owned()
                pairs=pairs
                kind=MeasureKind::Rating
                direction=Direction::LowerIsBetter
                today=day("2026-11-12")
                locale=Locale::default()
            />
        }
        .into_any()
    };
    let (holder, _shown) = drawn("360px", view).await;
    let chart = holder.query_selector("svg.chart").unwrap().unwrap();
    assert_eq!(
        chart.get_attribute("aria-label").unwrap(),
        "Pain after a dose: median 6 before, 6 after; 1 better, 1 the same, 1 worse."
    );
    let words = said(&holder, "text");
    for word in [
        "Before",
        "After",
        "1 worse",
        "1 the same",
        "1 better",
        "Change, one mark a pair",
        "−3",
        "+1",
    ] {
        assert!(words.iter().any(|said| said == word), "{word}: {words:?}");
    }
    key(&holder, "End").await;
    assert_eq!(
        said(&holder, ".timeline__reading"),
        ["Wed 11 Nov: 7 before, 4 after, 2 h 30 min later"]
    );
    key(&holder, "ArrowLeft").await;
    assert_eq!(
        said(&holder, ".timeline__reading"),
        ["Wed 11 Nov: 5 before, 6 after"]
    );
    let rows = table(&holder).await;
    assert_eq!(rows[0], ["Day", "Before", "After", "Change", "Time after"]);
    assert_eq!(rows[1], ["11 Nov 2026", "7", "4", "−3.0", "2 h 30 min"]);
}

#[wasm_bindgen_test]
async fn groups_of_days_are_strips_and_are_read_by_keys() {
    let group = |shape, name: &str, days: &[f64]| StripGroup {
        shape,
        name: name.to_owned(),
        days: days.to_vec(),
    };
    let groups = vec![
        group(Shape::Dose, "Dose day", &[4.0, 4.0, 6.0]),
        group(Shape::Other, "Other days", &[5.0; 900]),
    ];
    let view = move || {
        leptos::view! {
            <StripPlot
                name="Pain around doses, by its values".to_owned()
                summary="They overlap.".to_owned()
                groups=groups
                kind=MeasureKind::Rating
                locale=Locale::default()
            />
        }
        .into_any()
    };
    let (holder, _shown) = drawn("360px", view).await;
    let chart = holder.query_selector("svg.chart").unwrap().unwrap();
    assert_eq!(
        chart.get_attribute("aria-label").unwrap(),
        "Pain around doses, by its values. Dose day: mean 4.7, 3 days. Other days: mean 5, 900 days."
    );
    assert!(all(&holder, "svg.chart *").len() < 30);
    key(&holder, "Home").await;
    assert_eq!(said(&holder, ".timeline__reading"), ["Dose day, 4: 2 days"]);
    key(&holder, "End").await;
    assert_eq!(said(&holder, ".timeline__reading"), ["Other days, 5: 900 days"]);
    let rows = table(&holder).await;
    assert_eq!(rows[0], ["Value", "Dose day", "Other days"]);
    assert_eq!(rows[1], ["4", "2", "0"]);
}

#[wasm_bindgen_test]
async fn ten_years_of_load_are_few_elements() {
    let days = Days::ending(day("2026-11-12"), 3650);
    let values = (0..3650_u32)
        .map(|day| Some(f64::from(day * 7919 % 11) * 60.0))
        .collect();
    let past = Arc::new(LoadPast::new(&Series { days, values }, days, &[]));
    let view = move || {
        leptos::view! { <LoadPlot summary="Steady.".to_owned() past=past today=day("2026-11-12") locale=Locale::default() /> }
            .into_any()
    };
    let (holder, _shown) = drawn("360px", view).await;
    assert!(all(&holder, "svg.chart *").len() < 60);
    let words = said(&holder, "text");
    for word in ["7 days", "28 days"] {
        assert!(words.iter().any(|said| said == word), "{word}: {words:?}");
    }
    key(&holder, "End").await;
    let read = said(&holder, ".timeline__reading").concat();
    assert!(
        read.starts_with("Thu 12 Nov: ") && read.contains(", mean of 28 days "),
        "{read}"
    );
    assert_eq!(
        table(&holder).await[0],
        ["Week from", "Load", "Days known", "Monotony", "Strain"]
    );
}

#[wasm_bindgen_test]
async fn a_spread_is_counted_by_value() {
    let values = Arc::new([5.0, 5.0, 4.0, 6.0, 9.0].map(Some).to_vec());
    let view = move || {
        leptos::view! {
            <SpreadPlot
                name="Pain by its values".to_owned()
                summary="Typically 5.".to_owned()
                values=values
                kind=MeasureKind::Rating
                locale=Locale::default()
            />
        }
        .into_any()
    };
    let (holder, _shown) = drawn("360px", view).await;
    let chart = holder.query_selector("svg.chart").unwrap().unwrap();
    assert_eq!(
        chart.get_attribute("aria-label").unwrap(),
        "Pain by its values: median 5, middle half 5 to 6, 5 days."
    );
    key(&holder, "Home").await;
    assert_eq!(said(&holder, ".timeline__reading"), ["0: 0 days"]);
    for _ in 0..5 {
        key(&holder, "ArrowRight").await;
    }
    assert_eq!(said(&holder, ".timeline__reading"), ["5: 2 days"]);
    assert_eq!(
        table(&holder).await[1..],
        [["4", "1"], ["5", "2"], ["6", "1"], ["9", "1"]]
    );
}

#[wasm_bindgen_test]
async fn a_time_line_shows_the_level_of_the_last_weeks() {
    let days = Days::ending(day("2026-11-12"), 60);
    let series = Series {
        days,
        values: (0..60_u32).map(|day| Some(f64::from(day % 5))).collect(),
    };
    let past = Past::new(&series, days, &[], &MeasureKind::Rating).with_rolling(&series);
    let view = move || {
        leptos::view! { <TimeLine past=past name="Pain" width=tenth::live::Slot::new(0.0) today=day("2026-11-12") locale=Locale::default() /> }
            .into_any()
    };
    let (holder, _shown) = drawn("360px", view).await;
    assert_eq!(
        all(&holder, "rect.c-band").len(),
        0,
        "instead of one band for all days"
    );
    let band = holder.query_selector("path.c-band").unwrap().unwrap();
    assert!(band.get_attribute("d").unwrap().ends_with('Z'));
    assert!(holder.query_selector("path.c-ref").unwrap().is_some());
    key(&holder, "Home").await;
    assert_eq!(said(&holder, ".timeline__reading"), ["Mon 14 Sep: 0"]);
}
