//! Measures, substances, batches and settings.
//! Knows no meaning of any of them.

use super::super::json::required;
use super::super::{Fault, Members, Object, Reason};
use super::{id, label, note, write_id};
use crate::domain::{
    Answer, Ask, Batch, Country, Direction, Focus, Form, Label, Measure, MeasureKey, MeasureKind, Potency,
    Safety, Settings, Substance, Text, Theme, Unit, date_code, parse_date,
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
}

pub(super) fn read_measure(data: &Members<'_>) -> Result<Measure, Fault> {
    let key = required(
        "measure",
        data.parsed("measure", Reason::Malformed, MeasureKey::parse)?,
    )?;
    let name = label(data, "name")?;
    let kind = match key {
        MeasureKey::BuiltIn(built_in) => built_in.kind(),
        MeasureKey::Own(_) => read_values(data)?,
    };
    if matches!(key, MeasureKey::Own(_)) && name.is_none() {
        return Err(Fault::new("name", Reason::Missing));
    }
    let order = data.number("order", i64::from(i32::MIN), i64::from(i32::MAX))?;
    Ok(Measure {
        key,
        name,
        kind,
        direction: data.coded("better", Direction::parse)?.unwrap_or_default(),
        ask: read_ask(data)?,
        order: order.and_then(|order| i32::try_from(order).ok()).unwrap_or(0),
        hidden: data.flag("hidden")?.unwrap_or(false),
    })
}

fn read_ask(data: &Members<'_>) -> Result<Ask, Fault> {
    let asked = data.list("ask", Reason::UnknownName, |name| {
        ["morning", "evening", "dose"]
            .into_iter()
            .find(|one| *one == name)
    })?;
    Ok(Ask {
        morning: asked.contains(&"morning"),
        evening: asked.contains(&"evening"),
        around_dose: asked.contains(&"dose"),
    })
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

fn read_values(data: &Members<'_>) -> Result<MeasureKind, Fault> {
    match data.text("values")?.as_deref() {
        Some("rating") => Ok(MeasureKind::Rating),
        Some("yes_no") => Ok(MeasureKind::YesNo),
        Some("count") => Ok(MeasureKind::Count),
        Some("minutes") => Ok(MeasureKind::Minutes),
        Some("number") => Ok(MeasureKind::Number {
            unit: label(data, "unit")?,
        }),
        Some(_) => Err(Fault::new("values", Reason::UnknownName)),
        None => Err(Fault::new("values", Reason::Missing)),
    }
}

pub(super) fn write_substance(object: &mut Object, substance: &Substance) {
    object.text("name", substance.name.as_str());
    object.text("unit", substance.unit.code());
    object.maybe_text("form", substance.form.map(Form::code));
    object.if_true("hidden", substance.hidden);
}

pub(super) fn read_substance(data: &Members<'_>) -> Result<Substance, Fault> {
    Ok(Substance {
        name: required("name", label(data, "name")?)?,
        unit: required("unit", data.coded("unit", Unit::parse)?)?,
        form: data.coded("form", Form::parse)?,
        hidden: data.flag("hidden")?.unwrap_or(false),
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
}

pub(super) fn read_batch(data: &Members<'_>) -> Result<Batch, Fault> {
    Ok(Batch {
        substance: id(data, "substance")?,
        label: required("label", label(data, "label")?)?,
        opened: data.parsed("opened", Reason::Malformed, parse_date)?,
        strain: label(data, "strain")?,
        potency: data.raw("potency").map(read_potency).transpose()?,
        note: note(data)?,
        finished: data.flag("finished")?.unwrap_or(false),
    })
}

fn read_potency(json: &str) -> Result<Potency, Fault> {
    let data = Members::parse("potency", json)?;
    let content = data.small("micrograms_per_gram", 1, 1_000_000)?;
    Ok(Potency {
        micrograms_per_gram: required("micrograms_per_gram", content)?,
        plus_minus: data.small("plus_minus", 0, 1_000_000)?.unwrap_or(0),
        from_laboratory: data.flag("from_laboratory")?.unwrap_or(false),
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

pub(super) fn read_settings(data: &Members<'_>) -> Result<Settings, Fault> {
    let usual = Settings::default();
    let hour = data.small("day_start_hour", 0, u32::from(Settings::LATEST_START))?;
    let follows = match data.raw("follows") {
        Some(_) => data.list("follows", Reason::UnknownName, Focus::parse)?,
        None => usual.follows,
    };
    Ok(Settings {
        started: data.flag("started")?.unwrap_or(usual.started),
        day_start_hour: hour
            .and_then(|hour| u8::try_from(hour).ok())
            .unwrap_or(usual.day_start_hour),
        theme: data.coded("theme", Theme::parse)?.unwrap_or(usual.theme),
        large_ratings: data.flag("large_ratings")?.unwrap_or(usual.large_ratings),
        more_contrast: data.flag("more_contrast")?.unwrap_or(usual.more_contrast),
        less_motion: data.flag("less_motion")?.unwrap_or(usual.less_motion),
        hide_amounts: data.flag("hide_amounts")?.unwrap_or(usual.hide_amounts),
        cover_in_background: data
            .flag("cover_in_background")?
            .unwrap_or(usual.cover_in_background),
        country: data.coded("country", Country::parse)?.unwrap_or(usual.country),
        follows,
        safety: data
            .raw("safety")
            .map(read_safety)
            .transpose()?
            .unwrap_or_default(),
    })
}

fn read_safety(json: &str) -> Result<Safety, Fault> {
    let data = Members::parse("safety", json)?;
    Ok(Safety {
        psychosis_or_mania: data.coded("psychosis_or_mania", Answer::parse)?,
        lithium_or_maoi: data.coded("lithium_or_maoi", Answer::parse)?,
        pregnancy: data.coded("pregnancy", Answer::parse)?,
        under_18: data.coded("under_18", Answer::parse)?,
        heart_valve: data.coded("heart_valve", Answer::parse)?,
    })
}
