//! The first page: what leaves the device, whether one should, what to follow, a first entry. One page, no carousel.
//! Knows settings, measures and today's check-in; nothing here blocks recording.

use leptos::prelude::*;

use super::link;
use crate::components::{
    Banner, BannerKind, ChipCheck, Chips, Look, RatingRow, Section, YesNo, button, icon_tiny, meta, quiet,
};
use crate::domain::{
    Answer, BuiltIn, Focus, Journal, Measure, MeasureKey, Part, Rating, Safety, Settings, Value, sort,
};
use crate::live::{Keyed, Live, each, view};
use crate::platform::document;
use crate::routes::Route;
use crate::state::{AppState, command};
use crate::text::{measure as measure_words, names, onboarding as words};

/// The page.
#[component]
pub(crate) fn Onboarding() -> impl IntoView {
    let app = AppState::expect();
    let first = move || {
        document::focus("#first-entry");
    };
    view! {
        <div class="page--narrow">
            <header class="page__head page__head--first">
                <h1 tabindex="-1">{words::HEADING}</h1>
                <p class="summary">{words::SUMMARY}</p>
                <div class="buttons">
                    {button(Look::Primary, words::START, first)}
                    <a class="button" href=link(Route::Data)>
                        {words::HAVE_BACKUP}
                    </a>
                </div>
                {meta(words::ABOUT_TWO_MINUTES)}
            </header>
            {what_leaves()}
            {safety(app)}
            {follow(app)}
            {first_entry(app)}
        </div>
    }
}

fn what_leaves() -> AnyView {
    let list = words::LEAVES_LIST
        .iter()
        .map(|line| view! { <li>{*line}</li> })
        .collect_view();
    view! {
        <Section title=words::LEAVES>
            <p class="big">{words::NOTHING}</p>
            <p>{words::NOTHING_HOW}</p>
            <ul class="list">{list}</ul>
        </Section>
    }
}

type Field = fn(&mut Safety) -> &mut Option<Answer>;

const QUESTIONS: [(&str, Field); 5] = [
    (words::PSYCHOSIS, |safety| &mut safety.psychosis_or_mania),
    (words::LITHIUM, |safety| &mut safety.lithium_or_maoi),
    (words::PREGNANCY, |safety| &mut safety.pregnancy),
    (words::UNDER_18, |safety| &mut safety.under_18),
    (words::HEART_VALVE, |safety| &mut safety.heart_valve),
];

fn safety(app: AppState) -> AnyView {
    let rows = QUESTIONS.map(|(question, field)| question_row(app, question, field));
    let advice = Live::memo(move || app.setting(|settings| advice(settings.safety)));
    let banner = move || {
        advice.get().map(|text| {
            view! {
                <div id="stop" role="status">
                    <Banner kind=BannerKind::Danger title=words::STOP text=text.to_owned()>
                        <a class="button" href=link(Route::Help)>
                            {words::HELP}
                        </a>
                    </Banner>
                </div>
            }
        })
    };
    view! {
        <Section title=words::SHOULD_YOU>
            <p>{words::FIVE_QUESTIONS}</p>
            <div>{rows}</div>
            {move || banner()}
            {meta(words::A_YES_MEANS)}
        </Section>
    }
}

fn question_row(app: AppState, question: &'static str, field: Field) -> AnyView {
    let value = Live::of(move || {
        let mut safety = app.setting(|settings| settings.safety);
        field(&mut safety).map(|answer| answer == Answer::Yes)
    });
    let on_change = Callback::new(move |yes| {
        let answer = if yes { Answer::Yes } else { Answer::No };
        app.change_settings(|settings| *field(&mut settings.safety) = Some(answer));
        if yes {
            // What to do stands below all questions, which may be below the screen.
            request_animation_frame(|| document::show("#stop"));
        }
    });
    view! { <YesNo label=question value=value on_change=on_change/> }
}

fn advice(safety: Safety) -> Option<&'static str> {
    let yes = Some(Answer::Yes);
    if safety.lithium_or_maoi == yes {
        return Some(words::AFTER_LITHIUM);
    }
    let any = [
        safety.psychosis_or_mania,
        safety.pregnancy,
        safety.under_18,
        safety.heart_valve,
    ];
    any.contains(&yes).then_some(words::AFTER_YES)
}

fn follow(app: AppState) -> AnyView {
    let chips = Focus::ALL
        .iter()
        .map(|focus| {
            let focus = *focus;
            let is_on = Live::of(move || app.setting(|settings| settings.follows.contains(&focus)));
            let on_toggle =
                Callback::new(move |on| app.change_settings(|settings| toggle(settings, focus, on)));
            view! { <ChipCheck label=names::focus(focus) is_on=is_on on_toggle=on_toggle/> }
        })
        .collect_view();
    view! {
        <Section title=words::FOLLOW>
            <Chips label=words::FOLLOW_GROUP>{chips}</Chips>
            {meta(words::FOLLOW_HOW)}
        </Section>
    }
}

fn toggle(settings: &mut Settings, focus: Focus, on: bool) {
    settings.follows.retain(|known| *known != focus);
    if on {
        settings.follows.push(focus);
        sort(&mut settings.follows);
    }
}

/// What a first entry may ask, in this order.
const FIRST_RATINGS: [BuiltIn; 5] = [
    BuiltIn::Mood,
    BuiltIn::Energy,
    BuiltIn::Pain,
    BuiltIn::Anxiety,
    BuiltIn::Focus,
];

fn first_entry(app: AppState) -> AnyView {
    // The first two that are followed; where none is, the rows that Today has are enough.
    let rows = move || {
        let follows = app.setting(|settings| settings.follows.clone());
        let asked = FIRST_RATINGS.into_iter();
        let asked = asked.filter(|key| wanted(*key, &follows) == Some(true)).take(2);
        asked
            .map(|key| Keyed::new(MeasureKey::BuiltIn(key).code(), move || rating(app, key)))
            .collect()
    };
    let done = move |_| finish(app);
    view! {
        <div id="first-entry" tabindex="-1">
            <Section title=words::FIRST_ENTRY>
                {quiet(words::FIRST_ENTRY_HOW)}
                <div class="ratings">{each(rows)}</div>
                <Banner text=words::RUN_IN.to_owned()/>
                <div class="buttons">
                    <a class="button button--primary button--wide" href=link(Route::Today) on:click=done>
                        {words::OPEN_JOURNAL}
                        {icon_tiny(crate::components::Icon::Right)}
                    </a>
                </div>
            </Section>
        </div>
    }
}

fn rating(app: AppState, built_in: BuiltIn) -> AnyView {
    let key = MeasureKey::BuiltIn(built_in);
    let (low, high) = measure_words::ends(&Measure::built_in(built_in));
    let value = Live::of(move || {
        let day = app.today();
        app.journal.with(|journal| {
            let check_in = command::check_in(journal, day, Part::Evening)?;
            match check_in.answers.get(&key) {
                Some(Value::Rating(rating)) => Some(*rating),
                _ => None,
            }
        })
    });
    let on_change = Callback::new(move |rating: Option<Rating>| {
        let when = app.when_now();
        app.act(|journal, stamp| {
            command::answer(
                journal,
                stamp,
                when,
                Part::Evening,
                key,
                rating.map(Value::Rating),
            )
        });
    });
    view! {
        <RatingRow label=measure_words::built_in(built_in) low=low high=high value=value on_change=on_change/>
    }
}

/// Shows the rows the person wants to follow, hides the others, and marks the first page as done.
fn finish(app: AppState) {
    let follows = untrack(|| app.settings().follows);
    app.act(|journal, stamp| command::set_measures(journal, stamp, changed_measures(journal, &follows)));
    app.change_settings(|settings| settings.started = true);
}

fn changed_measures(journal: &Journal, follows: &[Focus]) -> Vec<Measure> {
    BuiltIn::ALL
        .into_iter()
        .filter_map(|built_in| {
            Some((
                wanted(built_in, follows)?,
                journal.measure(MeasureKey::BuiltIn(built_in))?,
            ))
        })
        .filter(|(wanted, measure)| measure.hidden == *wanted)
        .map(|(wanted, measure)| Measure {
            hidden: !wanted,
            ..measure
        })
        .collect()
}

/// Whether a measure belongs to something that is followed; `None` for those that no choice on this page is about.
fn wanted(built_in: BuiltIn, follows: &[Focus]) -> Option<bool> {
    let of: &[Focus] = match built_in {
        BuiltIn::Mood => &[Focus::Mood],
        BuiltIn::Anxiety => &[Focus::Anxiety],
        BuiltIn::Energy => &[Focus::Energy],
        BuiltIn::Focus => &[Focus::Focus],
        BuiltIn::Sleep | BuiltIn::SleepQuality => &[Focus::Sleep],
        BuiltIn::Pain => &[Focus::Pain],
        BuiltIn::Soreness => &[Focus::Soreness],
        BuiltIn::Recovered => &[Focus::Soreness, Focus::Runs],
        BuiltIn::BounceBack => &[Focus::BounceBack],
        BuiltIn::Noticed | BuiltIn::Feeling => return None,
    };
    Some(of.iter().any(|focus| follows.contains(focus)))
}
