//! Measures, substances, batches and settings.
//! Knows no meaning of any of them.

use super::super::{Object, Reason};
use super::events::{read_amount, write_amount};
use super::fields::Fields;
use super::write_id;
use crate::domain::{
    Amount, Answer, Ask, Batch, Country, DayRule, Direction, Focus, Form, Label, Measure, MeasureKey,
    MeasureKind, Potency, Safety, Settings, Substance, Text, Theme, Unit, date_code, parse_date,
};

pub(super) fn write_measure(object: &mut Object, measure: &Measure) {
    object.text("measure", &measure.key.code());
    object.maybe_text("name", measure.name.as_ref().map(Label::as_str));
    object.text("values", values_code(&measure.kind));
    if let MeasureKind::Number { unit } = &measure.kind {
        object.maybe_text("unit", unit.as_ref().map(Label::as_str));
    }
    object.text("better", measure.direction.code());
    let asked = [
        (measure.ask.morning, "morning"),
        (measure.ask.evening, "evening"),
        (measure.ask.around_dose, "dose"),
    ];
    object.list(
        "ask",
        asked.into_iter().filter(|(yes, _)| *yes).map(|(_, name)| name),
    );
    object.number("order", i64::from(measure.order));
    object.if_true("hidden", measure.hidden);
    if let Some(change) = measure.smallest_change {
        object.number("smallest_change", i64::from(change));
    }
    object.maybe_text("several", measure.day_rule.map(DayRule::code));
}

pub(super) fn read_measure(data: &Fields<'_>) -> Option<Measure> {
    let key = data.parsed("measure", Reason::Malformed, MeasureKey::parse);
    let key = data.required("measure", key)?;
    let name = data.label("name");
    let kind = match key {
        MeasureKey::BuiltIn(built_in) => built_in.kind(),
        MeasureKey::Own(_) => read_values(data)?,
    };
    if matches!(key, MeasureKey::Own(_)) && name.is_none() {
        data.fail("name", Reason::Missing);
    }
    let order = data.number("order", i64::from(i32::MIN), i64::from(i32::MAX));
    Some(Measure {
        key,
        name,
        kind,
        direction: data.coded("better", Direction::parse).unwrap_or_default(),
        ask: read_ask(data),
        order: order.and_then(|order| i32::try_from(order).ok()).unwrap_or(0),
        hidden: data.is("hidden"),
        smallest_change: data.small("smallest_change", 1, Measure::WIDEST_CHANGE),
        day_rule: data.coded("several", DayRule::parse),
    })
}

fn read_ask(data: &Fields<'_>) -> Ask {
    let asked = data.list("ask", Reason::UnknownName, |name| {
        ["morning", "evening", "dose"]
            .into_iter()
            .find(|one| *one == name)
    });
    Ask {
        morning: asked.contains(&"morning"),
        evening: asked.contains(&"evening"),
        around_dose: asked.contains(&"dose"),
    }
}

const fn values_code(kind: &MeasureKind) -> &'static str {
    match kind {
        MeasureKind::Rating => "rating",
        MeasureKind::YesNo => "yes_no",
        MeasureKind::Count => "count",
        MeasureKind::Minutes => "minutes",
        MeasureKind::Number { .. } => "number",
    }
}

fn read_values(data: &Fields<'_>) -> Option<MeasureKind> {
    let name = data.required("values", data.text("values"))?;
    Some(match name.as_ref() {
        "rating" => MeasureKind::Rating,
        "yes_no" => MeasureKind::YesNo,
        "count" => MeasureKind::Count,
        "minutes" => MeasureKind::Minutes,
        "number" => MeasureKind::Number {
            unit: data.label("unit"),
        },
        _ => {
            data.fail("values", Reason::UnknownName);
            return None;
        }
    })
}

pub(super) fn write_substance(object: &mut Object, substance: &Substance) {
    object.text("name", substance.name.as_str());
    object.text("unit", substance.unit.code());
    object.maybe_text("form", substance.form.map(Form::code));
    object.if_true("hidden", substance.hidden);
}

pub(super) fn read_substance(data: &Fields<'_>) -> Option<Substance> {
    Some(Substance {
        name: data.required("name", data.label("name"))?,
        unit: data.required("unit", data.coded("unit", Unit::parse))?,
        form: data.coded("form", Form::parse),
        hidden: data.is("hidden"),
    })
}

pub(super) fn write_batch(object: &mut Object, batch: &Batch) {
    write_id(object, "substance", batch.substance);
    object.text("label", batch.label.as_str());
    if let Some(opened) = batch.opened {
        object.text("opened", &date_code(opened));
    }
    object.maybe_text("strain", batch.strain.as_ref().map(Label::as_str));
    if let Some(potency) = &batch.potency {
        let mut inner = Object::new();
        inner.number("micrograms_per_gram", i64::from(potency.micrograms_per_gram));
        inner.number("plus_minus", i64::from(potency.plus_minus));
        inner.if_true("from_laboratory", potency.from_laboratory);
        object.raw("potency", &inner.finish());
    }
    object.maybe_text("note", batch.note.as_ref().map(Text::as_str));
    object.if_true("finished", batch.finished);
    object.maybe_text("form", batch.form.map(Form::code));
    write_inner_amount(object, "made", batch.made);
    write_inner_amount(object, "capsule", batch.capsule);
}

fn write_inner_amount(object: &mut Object, field: &str, amount: Option<Amount>) {
    if let Some(amount) = amount {
        let mut inner = Object::new();
        write_amount(&mut inner, amount);
        object.raw(field, &inner.finish());
    }
}

pub(super) fn read_batch(data: &Fields<'_>) -> Option<Batch> {
    Some(Batch {
        substance: data.id("substance"),
        label: data.required("label", data.label("label"))?,
        opened: data.parsed("opened", Reason::Malformed, parse_date),
        strain: data.label("strain"),
        potency: data.inner("potency", read_potency),
        note: data.note(),
        finished: data.is("finished"),
        form: data.coded("form", Form::parse),
        made: data.inner("made", read_amount),
        capsule: data.inner("capsule", read_amount),
    })
}

fn read_potency(data: &Fields<'_>) -> Option<Potency> {
    let content = data.small("micrograms_per_gram", 1, 1_000_000);
    Some(Potency {
        micrograms_per_gram: data.required("micrograms_per_gram", content)?,
        plus_minus: data.small("plus_minus", 0, 1_000_000).unwrap_or(0),
        from_laboratory: data.is("from_laboratory"),
    })
}

pub(super) fn write_settings(object: &mut Object, settings: &Settings) {
    object.flag("started", settings.started);
    object.number("day_start_hour", i64::from(settings.day_start_hour));
    object.text("theme", settings.theme.code());
    object.flag("large_ratings", settings.large_ratings);
    object.flag("more_contrast", settings.more_contrast);
    object.flag("less_motion", settings.less_motion);
    object.flag("hide_amounts", settings.hide_amounts);
    object.flag("cover_in_background", settings.cover_in_background);
    object.text("country", settings.country.code());
    if settings.follows.is_empty() {
        object.raw("follows", "[]");
    }
    object.list("follows", settings.follows.iter().map(|focus| focus.code()));
    let mut safety = Object::new();
    let answers = &settings.safety;
    for (field, answer) in [
        ("psychosis_or_mania", answers.psychosis_or_mania),
        ("lithium_or_maoi", answers.lithium_or_maoi),
        ("pregnancy", answers.pregnancy),
        ("under_18", answers.under_18),
        ("heart_valve", answers.heart_valve),
    ] {
        safety.maybe_text(field, answer.map(Answer::code));
    }
    if !safety.is_empty() {
        object.raw("safety", &safety.finish());
    }
}

pub(super) fn read_settings(data: &Fields<'_>) -> Option<Settings> {
    let usual = Settings::default();
    let flag = |field, usual| data.flag(field).unwrap_or(usual);
    let hour = data.small("day_start_hour", 0, u32::from(Settings::LATEST_START));
    let follows = match data.raw("follows") {
        Some(_) => data.list("follows", Reason::UnknownName, Focus::parse),
        None => usual.follows,
    };
    Some(Settings {
        started: flag("started", usual.started),
        day_start_hour: hour
            .and_then(|hour| u8::try_from(hour).ok())
            .unwrap_or(usual.day_start_hour),
        theme: data.coded("theme", Theme::parse).unwrap_or(usual.theme),
        large_ratings: flag("large_ratings", usual.large_ratings),
        more_contrast: flag("more_contrast", usual.more_contrast),
        less_motion: flag("less_motion", usual.less_motion),
        hide_amounts: flag("hide_amounts", usual.hide_amounts),
        cover_in_background: flag("cover_in_background", usual.cover_in_background),
        country: data.coded("country", Country::parse).unwrap_or(usual.country),
        follows,
        safety: data.inner("safety", read_safety).unwrap_or_default(),
    })
}

fn read_safety(data: &Fields<'_>) -> Option<Safety> {
    let answer = |field| data.coded(field, Answer::parse);
    Some(Safety {
        psychosis_or_mania: answer("psychosis_or_mania"),
        lithium_or_maoi: answer("lithium_or_maoi"),
        pregnancy: answer("pregnancy"),
        under_18: answer("under_18"),
        heart_valve: answer("heart_valve"),
    })
}
