//! Help: whom to call and when, on one page that needs no network and no scrolling to reach the first number.
//! Knows the chosen country; knows nothing of what was recorded.

use leptos::prelude::*;

use super::link;
use crate::components::{Icon, PageHead, icon, icon_small, meta};
use crate::live::view;
use crate::routes::Route;
use crate::state::AppState;
use crate::text::help as words;

/// The page.
#[component]
pub(crate) fn HelpPage() -> impl IntoView {
    let app = AppState::expect();
    view! {
        <PageHead title=words::TITLE.to_owned()/>
        <div class="stack">
            {move || card(app)}
            {signs("signs-now", Icon::Stop, words::CALL_NOW, words::CALL_NOW_SIGNS, None)}
            {signs("signs-poison", Icon::Stop, words::POISON, words::POISON_SIGNS, Some(words::POISON_WHY))}
            {signs("signs-day", Icon::Warning, words::SAME_DAY, words::SAME_DAY_SIGNS, None)}
            {meta(words::LIMITS)}
        </div>
    }
}

fn card(app: AppState) -> AnyView {
    let country = app.setting(|settings| settings.country);
    let calls = words::calls(country)
        .iter()
        .map(|call| {
            view! {
                <a class="call" href=["tel:", call.dial].concat()>
                    {icon(Icon::Phone)}
                    <span>{call.what}<span class="row__meta">{call.who}</span></span>
                    <span class="call__number">{call.number}</span>
                </a>
            }
        })
        .collect_view();
    view! {
        <section class="crisis" aria-labelledby="help-now">
            <h2 id="help-now">{icon(Icon::Help)}{words::NOW}</h2>
            <div class="crisis__calls">{calls}</div>
            <p class="meta">
                {words::set_for(country)} " " <a href=link(Route::Settings)>{words::CHANGE_COUNTRY}</a> ". "
                {words::OFFLINE}
            </p>
        </section>
    }
}

fn signs(
    id: &'static str,
    mark: Icon,
    heading: &'static str,
    list: &'static [&'static str],
    why: Option<&'static str>,
) -> AnyView {
    let items = list.iter().map(|sign| view! { <li>{*sign}</li> }).collect_view();
    view! {
        <section class="section signs" aria-labelledby=id>
            <h2 id=id>{icon_small(mark)}{heading}</h2>
            <ul class="list">{items}</ul>
            {why.map(meta)}
        </section>
    }
}
