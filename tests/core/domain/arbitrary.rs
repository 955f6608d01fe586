//! Any record that may exist, for properties.

use chrono::{Days, NaiveDate, NaiveTime};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use tenth::domain::*;

pub(crate) fn revision() -> BoxedStrategy<Revision> {
    // Few counters and devices, so that ties and conflicts really happen.
    ((prop_oneof![1_u64..6, any::<u32>().prop_map(u64::from)], 0_u64..3).prop_map(|(counter, device)| {
        Revision {
            counter,
            device: DeviceId::new(device),
        }
    }))
    .boxed()
}

pub(crate) fn id() -> BoxedStrategy<RecordId> {
    (prop_oneof![
        (0_u128..12).prop_map(RecordId::new),
        any::<u128>().prop_map(RecordId::new)
    ])
    .boxed()
}

pub(crate) fn date() -> BoxedStrategy<NaiveDate> {
    ((0_u64..40_540).prop_map(|n| NaiveDate::from_ymd_opt(1990, 1, 1).unwrap() + Days::new(n))).boxed()
}

fn raw_text() -> BoxedStrategy<String> {
    (prop_oneof![
        "[a-z]{1,12}",
        "\\PC{1,30}",
        "[a\"\\\\\n\t/<\u{7f}é漢🍄\u{2028}]{1,10}"
    ])
    .boxed()
}

pub(crate) fn text() -> BoxedStrategy<Text> {
    (raw_text().prop_filter_map("empty", |raw| Text::new(&raw))).boxed()
}

pub(crate) fn label() -> BoxedStrategy<Label> {
    (raw_text().prop_filter_map("empty", |raw| Label::new(&raw))).boxed()
}

fn tag() -> BoxedStrategy<Tag> {
    (raw_text().prop_filter_map("empty", |raw| Tag::new(&raw))).boxed()
}

pub(crate) fn dosage() -> BoxedStrategy<Dosage> {
    ((
        1..=Amount::MAX,
        select(Unit::ALL.to_vec()),
        0_u64..=Amount::MAX,
        any::<bool>(),
    )
        .prop_map(|(smallest, unit, plus_minus, about)| Dosage {
            amount: Amount::new(smallest, unit).unwrap(),
            plus_minus,
            about,
        }))
    .boxed()
}

fn rating() -> BoxedStrategy<Rating> {
    ((0_u8..=10).prop_map(|points| Rating::new(points).unwrap())).boxed()
}

fn key() -> BoxedStrategy<MeasureKey> {
    (prop_oneof![
        select(BuiltIn::ALL.to_vec()).prop_map(MeasureKey::BuiltIn),
        id().prop_map(MeasureKey::Own)
    ])
    .boxed()
}

fn value() -> BoxedStrategy<Value> {
    (prop_oneof![
        rating().prop_map(Value::Rating),
        any::<bool>().prop_map(Value::YesNo),
        (0..=Value::MOST).prop_map(Value::Count),
        (0..=Value::MOST).prop_map(Value::Minutes),
        (-Value::WIDEST..=Value::WIDEST).prop_map(Value::Thousandths),
    ])
    .boxed()
}

fn duration() -> BoxedStrategy<Duration> {
    ((1..=Duration::LONGEST).prop_map(|minutes| Duration::from_minutes(minutes).unwrap())).boxed()
}

pub(crate) fn dose() -> BoxedStrategy<Dose> {
    ((
        option::of(id()),
        option::of(dosage()),
        option::of(id()),
        option::of(select(Food::ALL)),
        vec(label(), 0..3),
        option::of(text()),
    )
        .prop_map(|(substance, dosage, batch, food, with, note)| Dose {
            substance,
            dosage,
            batch,
            food,
            with,
            note,
        }))
    .boxed()
}

fn check_in() -> BoxedStrategy<CheckIn> {
    ((
        select(Part::ALL.to_vec()),
        btree_map(key(), value(), 0..8),
        option::of(select(vec![HardMoment::No, HardMoment::Yes])),
        any::<bool>(),
    )
        .prop_map(|(part, answers, hard_moment, no_side_effects)| CheckIn {
            part,
            answers: answers.into_iter().collect(),
            hard_moment,
            no_side_effects,
        }))
    .boxed()
}

fn happening() -> BoxedStrategy<Body> {
    (prop_oneof![
        dose().prop_map(Body::Dose),
        check_in().prop_map(Body::CheckIn),
        (
            select(vec![Moment::Before, Moment::After]),
            option::of(id()),
            option::of(any::<u32>()),
            btree_map(key(), value(), 0..4)
        )
            .prop_map(|(moment, about, minutes, answers)| Body::Reading(Reading {
                moment,
                about,
                minutes,
                answers: answers.into_iter().collect()
            })),
        (
            option::of(select(SideEffectKind::ALL)),
            label(),
            select(Severity::ALL),
            option::of(duration()),
            option::of(id()),
            option::of(text())
        )
            .prop_map(
                |(kind, name, severity, duration, dose, note)| Body::SideEffect(SideEffect {
                    kind,
                    name: Some(name).filter(|name| kind.is_none() || name.as_str().len() % 2 == 0),
                    severity,
                    duration,
                    dose,
                    note
                })
            ),
        (
            label(),
            option::of(label()),
            select(Intake::ALL),
            option::of(text())
        )
            .prop_map(|(name, amount, intake, note)| Body::Medication(Medication {
                name,
                amount,
                intake,
                note
            })),
        (
            duration(),
            option::of(1_u32..=1_000_000),
            option::of(rating()),
            option::of(rating()),
            option::of(rating()),
            option::of(select(Surface::ALL)),
            option::of(text())
        )
            .prop_map(
                |(duration, metres, effort, before, after, surface, note)| Body::Run(Run {
                    duration,
                    metres,
                    effort,
                    before,
                    after,
                    surface,
                    note
                })
            ),
        (
            select(FlareKind::ALL),
            option::of(rating()),
            option::of(label()),
            option::of(text())
        )
            .prop_map(|(kind, intensity, site, note)| Body::Flare(Flare {
                kind,
                intensity,
                site,
                note
            })),
        (id(), select(Choice::ALL)).prop_map(|(plan, choice)| Body::Decision(Decision { plan, choice })),
        (id(), amount(), any::<bool>(), option::of(text())).prop_map(|(batch, amount, is_less, note)| {
            Body::Correction(Correction {
                batch,
                amount,
                is_less,
                note,
            })
        }),
        (option::of(text()), vec(tag(), 0..3), tag()).prop_map(|(text, mut tags, spare)| {
            if text.is_none() && tags.is_empty() {
                tags.push(spare);
            }
            Body::Note(Note { text, tags })
        }),
    ])
    .boxed()
}

fn measure() -> BoxedStrategy<Measure> {
    let kind = prop_oneof![
        select(vec![
            MeasureKind::Rating,
            MeasureKind::YesNo,
            MeasureKind::Count,
            MeasureKind::Minutes
        ]),
        option::of(label()).prop_map(|unit| MeasureKind::Number { unit }),
    ];
    ((
        key(),
        label(),
        kind,
        select(Direction::ALL.to_vec()),
        any::<(bool, bool, bool)>(),
        any::<i32>(),
        any::<bool>(),
        option::of(1..=Measure::WIDEST_CHANGE),
        option::of(select(DayRule::ALL.to_vec())),
    )
        .prop_map(
            |(key, name, kind, direction, ask, order, hidden, smallest_change, day_rule)| Measure {
                key,
                name: Some(name),
                kind: match key {
                    MeasureKey::BuiltIn(built_in) => built_in.kind(),
                    MeasureKey::Own(_) => kind,
                },
                direction,
                ask: Ask {
                    morning: ask.0,
                    evening: ask.1,
                    around_dose: ask.2,
                },
                order,
                hidden,
                smallest_change,
                day_rule,
            },
        ))
    .boxed()
}

fn settings() -> BoxedStrategy<Settings> {
    ((
        any::<(bool, bool, bool, bool, bool, bool)>(),
        0..=Settings::LATEST_START,
        select(Theme::ALL),
        select(Country::ALL),
        vec(select(Focus::ALL), 0..4),
        vec(option::of(select(Answer::ALL)), 5),
    )
        .prop_map(
            |(flags, day_start_hour, theme, country, follows, answers)| Settings {
                started: flags.0,
                day_start_hour,
                theme,
                large_ratings: flags.1,
                more_contrast: flags.2,
                less_motion: flags.3,
                hide_amounts: flags.4,
                cover_in_background: flags.5,
                country,
                follows,
                safety: Safety {
                    psychosis_or_mania: answers[0],
                    lithium_or_maoi: answers[1],
                    pregnancy: answers[2],
                    under_18: answers[3],
                    heart_valve: answers[4],
                },
            },
        ))
    .boxed()
}

fn amount() -> BoxedStrategy<Amount> {
    dosage().prop_map(|dosage| dosage.amount).boxed()
}

fn weekdays() -> BoxedStrategy<Weekdays> {
    vec(select(Weekdays::ALL.to_vec()), 1..5)
        .prop_map(|days| Weekdays::of(&days))
        .boxed()
}

pub(crate) fn protocol() -> BoxedStrategy<Protocol> {
    let pattern =
        vec(any::<bool>(), 1..=Pattern::LONGEST).prop_filter_map("no dose", |days| Pattern::new(&days));
    prop_oneof![
        select(vec![
            Protocol::Fadiman,
            Protocol::EveryOtherDay,
            Protocol::FourOnThreeOff,
            Protocol::FiveOnTwoOff,
            Protocol::Nightly,
        ]),
        weekdays().prop_map(Protocol::FixedWeekdays),
        weekdays().prop_map(Protocol::Weekdays),
        pattern.prop_map(Protocol::Pattern),
        (1..=Limits::LONGEST_GAP, 1_u8..=7)
            .prop_map(|(gap, weekly)| Protocol::AsNeeded(Limits { gap, weekly })),
    ]
    .boxed()
}

pub(crate) fn cycle() -> BoxedStrategy<Cycle> {
    (
        1..=Cycle::LONGEST,
        0..=Cycle::LONGEST_REST,
        option::of(1..=Cycle::MOST),
    )
        .prop_map(|(weeks, rest_weeks, count)| Cycle {
            weeks,
            rest_weeks,
            count,
        })
        .boxed()
}

fn in_calendar() -> BoxedStrategy<InCalendar> {
    (
        option::of(label()),
        option::of(0..=InCalendar::EARLIEST_ALARM),
        any::<u16>(),
        any::<u16>(),
        option::of(text()),
    )
        .prop_map(|(title, alarm, cycles, dates, standing)| InCalendar {
            title,
            alarm,
            cycles,
            dates,
            standing,
        })
        .boxed()
}

pub(crate) fn plan() -> BoxedStrategy<Plan> {
    let span = || (date(), 0_u64..400).prop_map(|(from, days)| (from, from + Days::new(days)));
    let kept_free = (span(), select(FreeFor::ALL)).prop_map(|((from, to), why)| KeptFree { from, to, why });
    let pause = (span(), any::<bool>()).prop_map(|((from, to), is_open)| Pause {
        from,
        to: Some(to).filter(|_| !is_open),
    });
    let what = (
        option::of(id()),
        option::of(id()),
        option::of(dosage()),
        in_calendar(),
        option::of(text()),
    );
    let when = (
        date(),
        option::of(cycle()),
        option::of((0_u32..24, 0_u32..60)),
        option::of(date()),
    );
    (
        protocol(),
        when,
        (vec(kept_free, 0..3), vec(pause, 0..3)),
        select(Missed::ALL),
        what,
    )
        .prop_map(
            |(protocol, (start, cycle, time, ended), (kept_free, pauses), missed, what)| Plan {
                protocol,
                start,
                cycle,
                time: time.map(|(h, m)| NaiveTime::from_hms_opt(h, m, 0).unwrap()),
                kept_free,
                pauses,
                missed,
                substance: what.0,
                batch: what.1,
                dosage: what.2,
                calendar: what.3,
                note: what.4,
                ended,
            },
        )
        .boxed()
}

fn thing() -> BoxedStrategy<Body> {
    let potency = (1_u32..=1_000_000, 0_u32..=1_000_000, any::<bool>()).prop_map(
        |(micrograms_per_gram, plus_minus, from_laboratory)| Potency {
            micrograms_per_gram,
            plus_minus,
            from_laboratory,
        },
    );
    (prop_oneof![
        measure().prop_map(Body::Measure),
        (
            label(),
            select(Unit::ALL.to_vec()),
            option::of(select(Form::ALL)),
            any::<bool>()
        )
            .prop_map(|(name, unit, form, hidden)| Body::Substance(Substance {
                name,
                unit,
                form,
                hidden
            })),
        (
            option::of(id()),
            label(),
            option::of(date()),
            option::of(label()),
            option::of(potency),
            option::of(text()),
            any::<bool>(),
            (
                option::of(select(Form::ALL)),
                option::of(amount()),
                option::of(amount())
            ),
        )
            .prop_map(
                |(substance, label, opened, strain, potency, note, finished, (form, made, capsule))| {
                    Body::Batch(Batch {
                        substance,
                        label,
                        opened,
                        strain,
                        potency,
                        note,
                        finished,
                        form,
                        made,
                        capsule,
                    })
                }
            ),
        plan().prop_map(|plan| Body::Plan(Box::new(plan))),
        settings().prop_map(Body::Settings),
    ])
    .boxed()
}

pub(crate) fn when() -> BoxedStrategy<When> {
    ((
        date(),
        0_u64..2,
        option::of((0_u32..24, 0_u32..60)),
        option::of(-1080_i16..=1080),
        option::of(select(vec!["Europe/Lisbon", "Etc/GMT+12", "UTC"])),
    )
        .prop_map(|(day, ahead, time, offset, zone)| When {
            day,
            date: day + Days::new(ahead),
            time: time.map(|(h, m)| NaiveTime::from_hms_opt(h, m, 0).unwrap()),
            offset,
            zone: zone.and_then(Zone::new),
        }))
    .boxed()
}

fn entry() -> BoxedStrategy<Entry> {
    let written = prop_oneof![0_i64..4, any::<i32>().prop_map(i64::from)];
    (prop_oneof![
        6 => (when(), written.clone(), happening()).prop_map(|(when, written, body)| Entry {
            when: Some(when),
            written: Timestamp(written),
            body
        }),
        2 => (written, thing()).prop_map(|(written, body)| Entry {
            when: None,
            written: Timestamp(written),
            body
        }),
        1 => (0_i64..9, "[a-z]{1,8}").prop_map(|(written, word)| Entry {
            when: None,
            written: Timestamp(written),
            body: Body::Unknown {
                kind: "plan".to_owned(),
                text: format!(
                    r#"{{"kind":"plan","day":"2026-11-12","written":{written},"data":{{"new":["{word}",1.50,null]}},"next":{{}}}}"#
                ),
            },
        }),
    ]).boxed()
}

pub(crate) fn content() -> BoxedStrategy<Content> {
    (prop_oneof![
        1 => Just(Content::Deleted),
        6 => entry().prop_map(Content::Entry),
    ])
    .boxed()
}

pub(crate) fn record() -> BoxedStrategy<Record> {
    ((id(), revision(), content()).prop_map(|(id, revision, content)| Record {
        id,
        revision,
        content,
    }))
    .boxed()
}

pub(crate) fn journal() -> BoxedStrategy<Journal> {
    (vec(record(), 0..24).prop_map(|records| journal_of(&records))).boxed()
}

pub(crate) fn journal_of(records: &[Record]) -> Journal {
    let mut journal = Journal::default();
    for record in records {
        journal.absorb(record.clone());
    }
    journal
}
