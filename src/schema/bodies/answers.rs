//! Check-ins and readings: answers by measure.
//! Knows no measure's meaning.

use super::super::json::{unquoted, whole};
use super::super::{Fault, Members, Object, Reason};
use super::fields::Fields;
use super::{decimal, write_id};
use crate::domain::{Answers, CheckIn, HardMoment, MeasureKey, Moment, Part, Rating, Reading, Value};

pub(super) fn write_check_in(object: &mut Object, check_in: &CheckIn) {
    object.text("part", check_in.part.code());
    write_answers(object, &check_in.answers);
    if let Some(hard) = check_in.hard_moment {
        object.flag("hard", hard == HardMoment::Yes);
    }
    object.if_true("no_effects", check_in.no_side_effects);
}

pub(super) fn read_check_in(data: &Fields<'_>) -> Option<CheckIn> {
    let hard = data.flag("hard");
    Some(CheckIn {
        part: data.required("part", data.coded("part", Part::parse))?,
        answers: read_answers(data),
        hard_moment: hard.map(|yes| if yes { HardMoment::Yes } else { HardMoment::No }),
        no_side_effects: data.is("no_effects"),
    })
}

pub(super) fn write_reading(object: &mut Object, reading: &Reading) {
    object.text("moment", moment_code(reading.moment));
    write_id(object, "about", reading.about);
    object.maybe_number("minutes", reading.minutes);
    write_answers(object, &reading.answers);
}

pub(super) fn read_reading(data: &Fields<'_>) -> Option<Reading> {
    Some(Reading {
        moment: data.required("moment", data.coded("moment", parse_moment))?,
        about: data.id("about"),
        minutes: data.small("minutes", 0, u32::MAX),
        answers: read_answers(data),
    })
}

const fn moment_code(moment: Moment) -> &'static str {
    match moment {
        Moment::Before => "before",
        Moment::After => "after",
    }
}

fn parse_moment(code: &str) -> Option<Moment> {
    [Moment::Before, Moment::After]
        .into_iter()
        .find(|moment| moment_code(*moment) == code)
}

fn write_answers(object: &mut Object, answers: &Answers) {
    if answers.is_empty() {
        return;
    }
    let mut list = Object::new();
    for (key, value) in answers.iter() {
        let name = key.code();
        match value {
            Value::Rating(rating) => list.number(&name, i64::from(rating.points())),
            Value::YesNo(yes) => list.flag(&name, *yes),
            Value::Count(count) => list.text(&name, &suffixed(*count, 'x')),
            Value::Minutes(minutes) => list.text(&name, &suffixed(*minutes, 'm')),
            Value::Thousandths(thousandths) => list.text(&name, &decimal::write(*thousandths, 3)),
        }
    }
    object.raw("answers", &list.finish());
}

fn read_answers(data: &Fields<'_>) -> Answers {
    let read = |json| -> Result<Option<Answers>, Fault> {
        let mut answers = Answers::new();
        for (name, json) in Members::inside("answers", json)?.iter() {
            if json != "null" {
                let key = MeasureKey::parse(name).ok_or(Fault::new("answers", Reason::UnknownName))?;
                answers.insert(key, read_value(json)?);
            }
        }
        Ok(Some(answers))
    };
    let answers = data.raw("answers").and_then(|json| data.take(read(json)));
    answers.unwrap_or_default()
}

fn read_value(json: &str) -> Result<Value, Fault> {
    let value = match json {
        "true" => Value::YesNo(true),
        "false" => Value::YesNo(false),
        text if text.starts_with('"') => {
            let text = unquoted("answers", text)?;
            parse_suffixed(&text).ok_or(Fault::new("answers", Reason::Malformed))?
        }
        number => {
            let points = whole("answers", number, 0, 10)?;
            let rating = u8::try_from(points).ok().and_then(Rating::new);
            Value::Rating(rating.ok_or(Fault::new("answers", Reason::OutOfRange))?)
        }
    };
    if value.is_in_bounds() {
        Ok(value)
    } else {
        Err(Fault::new("answers", Reason::OutOfRange))
    }
}

fn suffixed(number: u32, suffix: char) -> String {
    let mut text = number.to_string();
    text.push(suffix);
    text
}

fn parse_suffixed(text: &str) -> Option<Value> {
    let whole = |digits: &str| u32::try_from(decimal::read(digits, 0)?).ok();
    if let Some(count) = text.strip_suffix('x') {
        return whole(count).map(Value::Count);
    }
    if let Some(minutes) = text.strip_suffix('m') {
        return whole(minutes).map(Value::Minutes);
    }
    decimal::read(text, 3).map(Value::Thousandths)
}
