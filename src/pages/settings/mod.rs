//! Settings: look, discretion, when a day begins, which country's help numbers; and the pages below it.
//! Knows the settings record; every change is saved at once and can be taken back.

mod about;
mod batch_form;
mod batches;
mod correction_form;
mod measure_form;
mod measures;
mod substances;

pub(crate) use measures::MeasuresPage;
pub(crate) use substances::SubstancesPage;

use chrono::NaiveTime;
use leptos::prelude::*;

use super::link;
use crate::components::{Choice, LinkRow, PageHead, Section, Segments, Select, Switch, choices, meta};
use crate::domain::{Body, Country, Settings, Theme};
use crate::live::{Live, in_turn, view};
use crate::routes::Route;
use crate::state::AppState;
use crate::text::{date, names, settings as words};

/// The page.
#[component]
pub(crate) fn SettingsPage() -> impl IntoView {
    let app = AppState::expect();
    view! {
        <PageHead title=words::TITLE.to_owned()/>
        {look(app)}
        {in_turn(1, move || discretion(app))}
        {in_turn(2, move || day(app))}
        {in_turn(3, about::about)}
    }
}

type Flag = fn(&mut Settings) -> &mut bool;

fn flag(app: AppState, label: &'static str, hint: &'static str, field: Flag) -> AnyView {
    let is_on = Live::of(move || {
        let mut settings = app.settings();
        *field(&mut settings)
    });
    let on_toggle = Callback::new(move |on| app.change_settings(|settings| *field(settings) = on));
    view! { <Switch label=label hint=hint is_on=is_on on_toggle=on_toggle/> }
}

fn look(app: AppState) -> AnyView {
    let options = Theme::ALL
        .iter()
        .map(|theme| names::theme(*theme).to_owned())
        .collect();
    let selected = Live::of(move || {
        let theme = app.setting(|settings| settings.theme);
        Theme::ALL.iter().position(|one| *one == theme)
    });
    let on_select = Callback::new(move |position: usize| {
        if let Some(theme) = Theme::ALL.get(position) {
            app.change_settings(|settings| settings.theme = *theme);
        }
    });
    view! {
        <Section title=words::LOOK>
            <div class="field">
                <p class="field__label" aria-hidden="true">{words::THEME}</p>
                <Segments
                    label=words::THEME
                    options=options
                    selected=selected
                    on_select=on_select
                    is_wide=true
                />
            </div>
            <div class="switches">
                {flag(app, words::LARGE_RATINGS, words::LARGE_RATINGS_HOW, |s| &mut s.large_ratings)}
                {flag(app, words::MORE_CONTRAST, "", |s| &mut s.more_contrast)}
                {flag(app, words::LESS_MOTION, "", |s| &mut s.less_motion)}
            </div>
        </Section>
    }
}

fn discretion(app: AppState) -> AnyView {
    view! {
        <Section title=words::DISCRETION>
            <div class="switches">
                {flag(app, words::HIDE_AMOUNTS, words::HIDE_AMOUNTS_HOW, |s| &mut s.hide_amounts)}
                {flag(app, words::COVER, "", |s| &mut s.cover_in_background)}
            </div>
            {meta(words::NEUTRAL)}
        </Section>
    }
}

fn day(app: AppState) -> AnyView {
    let hours: Vec<Choice> = (0..=Settings::LATEST_START)
        .filter_map(|hour| {
            let time = NaiveTime::from_hms_opt(u32::from(hour), 0, 0)?;
            Some((hour.to_string(), date::time(time, &app.locale)))
        })
        .collect();
    let hour = Live::of(move || app.setting(|settings| settings.day_start_hour).to_string());
    let on_hour = Callback::new(move |code: String| {
        if let Some(hour) = code.parse().ok().filter(|hour| *hour <= Settings::LATEST_START) {
            app.change_settings(|settings| settings.day_start_hour = hour);
        }
    });
    let countries = choices(Country::ALL, Country::code, names::country);
    let country = Live::of(move || app.setting(|settings| settings.country).code().to_owned());
    let on_country = Callback::new(move |code: String| {
        if let Some(country) = Country::parse(&code) {
            app.change_settings(|settings| settings.country = country);
        }
    });
    view! {
        <Section title=words::DAY>
            <div class="split">
                <Select
                    label=words::DAY_START
                    options=Live::just(hours)
                    value=hour
                    on_change=on_hour
                    hint=words::DAY_START_HOW
                />
                <Select
                    label=words::COUNTRY
                    options=Live::just(countries)
                    value=country
                    on_change=on_country
                    hint=words::COUNTRY_HOW
                />
            </div>
            {move || rows(app)}
        </Section>
    }
}

fn rows(app: AppState) -> AnyView {
    let (in_use, substances, batches) = app.journal.with(|journal| {
        let in_use = journal
            .measures()
            .iter()
            .filter(|measure| !measure.hidden)
            .count();
        let count = |is: fn(&Body) -> bool| journal.entries().filter(|(_, entry)| is(&entry.body)).count();
        (
            in_use,
            count(|body| matches!(body, Body::Substance(_))),
            count(|body| matches!(body, Body::Batch(_))),
        )
    });
    view! {
        <ul class="rows rows--framed">
            <LinkRow
                href=link(Route::Measures)
                title=words::MEASURES
                meta=words::measures_in_use(in_use)
            />
            <LinkRow
                href=link(Route::Substances)
                title=words::SUBSTANCES
                meta=words::substances(substances, batches)
            />
            <LinkRow href=link(Route::Start) title=words::FIRST_PAGE meta=words::FIRST_PAGE_HOW/>
        </ul>
    }
}
