//! The words of a chart, put together from its model.
//! Knows no elements.

use chrono::{Datelike, NaiveDate};

use super::{DateTick, DateUnit, Domain, Past, value_ticks};
use crate::analysis::Days;
use crate::domain::MeasureKind;
use crate::text::{Locale, chart, date};

/// The label of a tick of the date axis.
pub fn date_label(tick: &DateTick, locale: &Locale) -> String {
    match tick.unit {
        DateUnit::Day => chart::axis_day(tick.day, locale),
        DateUnit::Month => chart::axis_month(tick.day),
        DateUnit::Year => tick.day.year().to_string(),
    }
}

/// One sentence with the numbers of a chart.
pub fn description(name: &str, past: &Past, locale: &Locale) -> String {
    // The middle half of yes and no says nothing.
    let has_spread = past.kind != MeasureKind::YesNo;
    let spread = past.summary.filter(|_| has_spread).map(|summary| chart::Spread {
        median: chart::value(summary.median, &past.kind, locale),
        middle_half: chart::between(summary.lower_quartile, summary.upper_quartile, &past.kind, locale),
    });
    let mut text = chart::described(
        name,
        &date::span(past.days.first(), past.days.last(), locale),
        spread.as_ref(),
        past.answered(),
        past.days.len(),
        past.doses.len(),
    );
    text.push_str(&batch_starts(&past.batches, past.days, locale));
    let parts = past.parts.iter();
    let parts = parts.map(|part| chart::part_from(part.kind, part.number, part.days.first(), locale));
    text.push_str(&chart::part_starts(&parts.collect::<Vec<String>>()));
    text
}

/// The new batches of a chart, at the end of its description.
pub(super) fn batch_starts(batches: &[(usize, String)], days: Days, locale: &Locale) -> String {
    let starts = batches.iter();
    let starts = starts.filter_map(|(index, label)| Some(chart::batch_from(label, days.at(*index)?, locale)));
    chart::batch_starts(&starts.collect::<Vec<String>>())
}

/// One day of a chart, read out.
pub fn reading(past: &Past, index: usize, today: NaiveDate, locale: &Locale) -> String {
    let Some(day) = past.days.at(index) else {
        return String::new();
    };
    let answer = past
        .value(index)
        .map(|value| chart::value(value, &past.kind, locale));
    let mut text = chart::reading(day, today, answer.as_deref(), past.is_dose(index), locale);
    push_batch(&mut text, past.batch(index));
    if let Some(part) = past.part(index) {
        text.push_str(", ");
        text.push_str(&chart::in_part(part.kind, part.number));
    }
    text
}

/// Adds to a day that is read out which batch its dose was the first from.
pub(super) fn push_batch(text: &mut String, batch: Option<&str>) {
    if let Some(label) = batch {
        text.push_str(", ");
        text.push_str(&chart::first_from(label));
    }
}

/// Room for the labels of the vertical axis, in pixels.
pub fn room_left(domain: Domain, kind: &MeasureKind, locale: &Locale) -> f64 {
    let labels = value_ticks(domain)
        .into_iter()
        .map(|value| chart::tight(value, kind, locale));
    let longest = labels.map(|label| label.chars().count()).max().unwrap_or(0);
    (longest as f64 * 7.0 + 12.0).max(26.0)
}

/// As many letters of a label as there is room for, the last one dots if there are more.
pub(super) fn shortened(label: &str, letters: usize) -> String {
    if label.chars().count() <= letters {
        return label.to_owned();
    }
    let mut text: String = label.chars().take(letters.saturating_sub(1)).collect();
    text.truncate(text.trim_end().len());
    text.push('…');
    text
}
