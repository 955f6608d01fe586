//! The frame around every page: bars, banners, undo, and the page that the address names.
//! Knows the store, the routes and the browser; knows no page from inside.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::{
    Banner, BannerKind, Icon, Look, NavLink, Navigation, SaveState, SkipLink, TopBar, UndoBar, button,
};
use crate::domain::{Settings, Theme};
use crate::live::{Live, Slot, follow, view, when};
use crate::pages::{Place, Rest, badge, link, page, said, what_was_found};
use crate::platform::{clock, document, history, locale, panic};
use crate::pwa;
use crate::routes::Route;
use crate::state::copied::Copied;
use crate::state::{self, AppState, Saving};
use crate::storage::{Bucket, Damage, OpenReport, Origin, SaveError, local};
use crate::text::{
    app::{self as words, Unsaved},
    components as part_words, pwa as pwa_words, title,
};

/// Starts the app: opens the journal, then draws.
pub fn start() {
    panic::install();
    let owner = Owner::new();
    owner.set();
    let app = AppState::new(locale::detect());
    let place = Place::read();
    provide_context(app);
    provide_context(place);
    let lasting = state::Lasting(owner.clone());
    let pwa = pwa::follow();
    let rest = Rest::default();
    let (store, home) = local::connect();
    let is_open = Slot::new(false);
    // Mounting comes first because it starts the executor that everything asynchronous runs on; it draws nothing yet.
    mount_to_body(move || {
        provide_context(app);
        provide_context(place);
        provide_context(pwa);
        provide_context(lasting.clone());
        provide_context(rest);
        move || is_open.get().then(|| view! { <App app=app place=place /> })
    });
    spawn_local(rest.arrive_for(place.route.get_untracked()));
    document::on_window("tenth-idle", move || rest.fetch());
    spawn_local(async move {
        state::open(app, store, home).await;
        if !app.setting(|settings| settings.started)
            && app.journal.with_untracked(|j| j.is_empty())
            && place.route.get_untracked() == Route::Today
        {
            place.replace(&link(Route::Start));
        }
        // A page that is in the rest of the program is shown whole, or with the reason why not.
        rest.arrive_for(place.route.get_untracked()).await;
        is_open.set(true);
    });
    // The page lives as long as the app does.
    std::mem::forget(owner);
    keep_time(app);
    follow_address(place);
}

/// Reads the clock when the minute turns and when the page is looked at again.
fn keep_time(app: AppState) {
    let read = move || {
        let now = clock::read();
        if app.clock.with_untracked(|known| *known != now) {
            if app.clock.with_untracked(|known| known.date != now.date) {
                app.night_day.set(None);
            }
            app.clock.set(now);
        }
    };
    set_interval(read, std::time::Duration::from_secs(15));
    document::on_document("visibilitychange", read);
}

fn follow_address(place: Place) {
    document::on_window("popstate", move || place.follow());
    history::on_link(move |address| place.go(&address));
}

#[component]
fn App(app: AppState, place: Place) -> impl IntoView {
    follow(move || app.setting(apply_look));
    let rest = expect_context::<Rest>();
    let is_focus_due = Slot::new(false);
    let focus_heading = move || is_focus_due.set(!document::focus("#main h1"));
    Effect::new(move |before: Option<Route>| {
        let route = place.route.get();
        document::set_title(&title(page_title(route)));
        if before.is_some_and(|before| before != route) {
            document::scroll_to_top();
            request_animation_frame(focus_heading);
        }
        route
    });
    // A page whose part of the program arrives late gets the focus then.
    follow(move || {
        if rest.has_settled(place.route.get()) && is_focus_due.get_untracked() {
            request_animation_frame(focus_heading);
        }
    });
    #[cfg(feature = "test-hooks")]
    panic_lever();
    let save = Live::memo(move || save_state(app.saving.get(), app.copied.get()));
    let is_start = Live::memo(move || place.route.get() == Route::Start);
    view! {
        <SkipLink />
        <div class="app" class:app--bare=move || is_start.get()>
            {move || view! {
                <TopBar
                    home=link(Route::Today)
                    help=link(Route::Help)
                    save=save
                    locale=app.locale
                    is_bare=is_start.get()
                />
            }}
            {when(
                move || !is_start.get(),
                move || view! { <Navigation home=link(Route::Today) links=every_day(place) more=other_pages(place) /> },
            )}
            <main class="page" id="main">
                {move || banner(app)}
                {move || found(app)}
                {move || update_notice(app)}
                {badge()}
                {move || page(place.route.get())}
            </main>
        </div>
        {undo_bar(app)}
        <Cover app=app />
    }
}

/// A lever for tests, never part of a release: the event `test-hook-panic` stops the program inside a reaction.
#[cfg(feature = "test-hooks")]
#[allow(clippy::panic)] // It is what the lever is for.
fn panic_lever() {
    let is_pulled = Slot::new(false);
    document::on_window("test-hook-panic", move || is_pulled.set(true));
    Effect::new(move |_| {
        if is_pulled.get() {
            panic!("the lever was pulled");
        }
    });
}

fn every_day(place: Place) -> Vec<NavLink> {
    vec![
        nav_link(place, Route::Today, Icon::Today, part_words::TODAY),
        nav_link(place, Route::Journal, Icon::Journal, part_words::JOURNAL),
        nav_link(place, Route::Insights, Icon::Insights, part_words::INSIGHTS),
        nav_link(place, Route::Plan, Icon::Plan, part_words::PLAN),
    ]
}

fn other_pages(place: Place) -> Vec<NavLink> {
    vec![
        nav_link(place, Route::Data, Icon::Data, part_words::DATA),
        nav_link(place, Route::Settings, Icon::Settings, part_words::SETTINGS),
    ]
}

fn nav_link(place: Place, route: Route, icon: Icon, label: &'static str) -> NavLink {
    NavLink {
        href: link(route),
        icon,
        label,
        is_current: Live::of(move || place.route.get().section() == route),
    }
}

const fn save_state(saving: Saving, copied: Copied) -> SaveState {
    match saving {
        Saving::Opening | Saving::Saved(None) => SaveState::Quiet,
        Saving::Part(_) => SaveState::Saving,
        Saving::Saved(Some(at)) if copied.under_way > 0 => SaveState::Saved(at),
        Saving::Saved(Some(at)) if copied.is_behind() => SaveState::Single(at),
        Saving::Saved(Some(at)) => SaveState::Safe(at),
        Saving::Unsaved { .. } | Saving::OtherTab { unsaved: 1.., .. } => SaveState::Unsaved,
        Saving::OtherTab { .. } | Saving::Newer => SaveState::ReadOnly,
        Saving::InMemory => SaveState::InMemory,
    }
}

/// What has to be said on every page: not saved, another tab, a newer version, no storage.
fn banner(app: AppState) -> Option<AnyView> {
    let saving = app.saving.get();
    let (kind, heading, text) = match saving {
        Saving::Opening | Saving::Part(_) | Saving::Saved(_) => return None,
        Saving::Unsaved { changes, why } => (
            BannerKind::Unsaved,
            part_words::NOT_SAVED,
            words::unsaved(changes, why_unsaved(why)),
        ),
        Saving::OtherTab { unsaved: 0, .. } => (BannerKind::Info, "", words::OTHER_TAB.to_owned()),
        Saving::OtherTab { unsaved, .. } => (
            BannerKind::Unsaved,
            part_words::NOT_SAVED,
            words::unsaved_here(unsaved),
        ),
        Saving::Newer => (BannerKind::Warn, "", words::NEWER.to_owned()),
        Saving::InMemory => (
            BannerKind::Unsaved,
            part_words::IN_MEMORY,
            words::IN_MEMORY.to_owned(),
        ),
    };
    let actions = match saving {
        Saving::Unsaved { .. } => view! {
            <div class="buttons">
                {button(Look::Plain, words::TRY_AGAIN, move || app.save_waiting())}
                {save_copy()}
            </div>
        },
        Saving::OtherTab { unsaved, asked } => view! {
            <div class="buttons">
                {if asked {
                    view! { <p role="status">{words::ASKED_TO_LET_GO}</p> }
                } else {
                    button(Look::Plain, words::WRITE_HERE, move || app.write_here())
                }}
                {(unsaved > 0).then(save_copy)}
            </div>
        },
        Saving::Newer => view! {
            <div class="buttons">
                {button(Look::Plain, words::RELOAD, document::reload)}
                {save_copy()}
            </div>
        },
        _ => save_copy(),
    };
    Some(view! { <Banner kind=kind title=heading text=Live::just(text)>{actions}</Banner> })
}

/// What was damaged when the journal was opened, and what became of it; until the person has read it.
fn found(app: AppState) -> Option<AnyView> {
    let found = app.report.with(|report| report.as_ref().map(found_of))?;
    (found != words::Found::Nothing).then(|| what_was_found(found))
}

fn found_of(report: &OpenReport) -> words::Found {
    let lost: Vec<_> = report.damaged.iter().filter_map(lost_of).collect();
    if !lost.is_empty() {
        return words::Found::Lost(lost);
    }
    match report.origin {
        Origin::Salvaged => words::Found::PutTogether,
        Origin::Mirror => words::Found::Restored,
        _ if report.damaged.is_empty() => words::Found::Nothing,
        _ => words::Found::Restored,
    }
}

/// What a damage has cost: of which month, and how many entries; an action of the log counts as one.
fn lost_of(damage: &Damage) -> Option<(Option<chrono::NaiveDate>, u64)> {
    let month = match damage {
        Damage::Log(_) => return Some((None, 1)),
        Damage::Chunk {
            bucket: Bucket::Month { year, month },
            ..
        } => chrono::NaiveDate::from_ymd_opt(*year, *month, 1),
        _ => None,
    };
    Some((month, damage.lost())).filter(|(_, lost)| *lost > 0)
}

/// Leads to where everything on the screen, saved or not, can be kept as a file.
fn save_copy() -> AnyView {
    view! {
        <a class="button" href=link(Route::Data)>
            {words::SAVE_COPY}
        </a>
    }
}

/// A newer version waits, or runs in another tab. Offered only while everything is saved, and never started unasked.
fn update_notice(app: AppState) -> Option<AnyView> {
    let is_ready = use_context::<pwa::Pwa>().is_some_and(|pwa| pwa.update_ready.get());
    let is_kept = matches!(
        app.saving.get(),
        Saving::Saved(_) | Saving::OtherTab { unsaved: 0, .. }
    );
    (is_ready && is_kept).then(|| {
        view! {
            <Banner text=pwa_words::UPDATE_READY.to_owned()>
                {button(Look::Plain, pwa_words::UPDATE_NOW, pwa::accept_update)}
            </Banner>
        }
    })
}

const fn why_unsaved(error: SaveError) -> Unsaved {
    match error {
        SaveError::Full => Unsaved::Full,
        SaveError::TooLarge => Unsaved::TooLarge,
        SaveError::Denied => Unsaved::Denied,
        SaveError::NotKept => Unsaved::NotKept,
        SaveError::PartMissing => Unsaved::PartMissing,
        SaveError::Elsewhere => Unsaved::Elsewhere,
        _ => Unsaved::Failed,
    }
}

/// The page's name for the window's title: neutral, never what the journal is about.
const fn page_title(route: Route) -> &'static str {
    match route {
        Route::Today => part_words::TODAY,
        Route::Journal | Route::Day(_) => part_words::JOURNAL,
        Route::Insights | Route::Measure(_) | Route::Doses | Route::Pairs | Route::Runs => {
            part_words::INSIGHTS
        }
        Route::Plan => part_words::PLAN,
        Route::Data => part_words::DATA,
        Route::Settings | Route::Measures | Route::Substances => part_words::SETTINGS,
        Route::Help => part_words::HELP,
        Route::Start => words::WELCOME,
        Route::NotFound => words::NOT_FOUND,
    }
}

fn undo_bar(app: AppState) -> AnyView {
    let message = Live::of(move || {
        let offer = app.undo.get()?;
        Some((offer.serial, said(app, offer)))
    });
    let on_undo = Callback::new(move |()| app.take_back());
    let on_close = Callback::new(move |()| app.undo.set(None));
    view! { <UndoBar message=message on_undo=on_undo on_close=on_close /> }
}

/// Covers the screen while the app is in the background, so that the task switcher shows nothing.
#[component]
fn Cover(app: AppState) -> impl IntoView {
    let is_hidden = Slot::new(false);
    document::on_document("visibilitychange", move || is_hidden.set(document::is_hidden()));
    document::on_window("blur", move || is_hidden.set(document::is_hidden()));
    let is_covered = move || is_hidden.get() && app.setting(|settings| settings.cover_in_background);
    view! { <div class="cover" hidden=move || !is_covered()></div> }
}

fn apply_look(settings: &Settings) {
    let theme = match settings.theme {
        Theme::Auto => None,
        Theme::Light => Some("light"),
        Theme::Dark => Some("dark"),
    };
    document::set_root_attribute("data-theme", theme);
    document::set_root_attribute("data-contrast", settings.more_contrast.then_some("more"));
    document::set_root_attribute("data-motion", settings.less_motion.then_some("less"));
    document::set_root_attribute("data-rating", settings.large_ratings.then_some("large"));
}
