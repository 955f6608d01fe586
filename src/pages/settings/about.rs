//! About: which version runs, updating, installing, and how to check that nothing leaves.
//! Knows what the page around the program says; knows nothing of the journal.

use leptos::prelude::*;

use crate::components::{Banner, BannerKind, Disclosure, Look, Section, button};
use crate::live::{Slot, view};
use crate::pages::link;
use crate::pwa::{self, Installation, Pwa};
use crate::routes::Route;
use crate::text::{data as data_words, pwa as pwa_words, settings as words};

/// The section.
pub(super) fn about() -> AnyView {
    let build = pwa::build_id();
    let is_kept = !build.is_empty();
    let steps = words::CHECK_STEPS
        .iter()
        .map(|step| view! { <li><p>{*step}</p></li> })
        .collect_view();
    let looked = Slot::new(false);
    let look = move |_| {
        pwa::check_for_update();
        looked.set(true);
    };
    let check = is_kept.then(|| {
        view! {
            <div class="buttons">
                <button class="button button--quiet" type="button" on:click=look disabled=move || looked.get()>
                    {pwa_words::CHECK_FOR_UPDATE}
                </button>
            </div>
        }
    });
    view! {
        <Section title=words::ABOUT>
            <dl class="facts">
                <div class="facts__row">
                    <dt>{words::VERSION}</dt>
                    <dd>{words::version(pwa::VERSION, &build)}</dd>
                </div>
                <div class="facts__row">
                    <dt>{words::OFFLINE}</dt>
                    <dd>{if is_kept { words::OFFLINE_YES } else { words::OFFLINE_NO }}</dd>
                </div>
            </dl>
            {check}
            {use_context::<Pwa>().map(installing)}
            <Disclosure label=words::CHECK_NOTHING_LEAVES>
                <ol class="steps">{steps}</ol>
            </Disclosure>
        </Section>
    }
}

fn installing(pwa: Pwa) -> AnyView {
    let guidance = move || {
        let how = pwa.installation.get();
        let sentence = match how {
            Installation::Installed => pwa_words::INSTALLED,
            Installation::Prompt => pwa_words::INSTALL_WHY,
            Installation::IosShare => pwa_words::INSTALL_IOS,
            Installation::MacDock => pwa_words::INSTALL_MAC,
            Installation::Menu => pwa_words::INSTALL_MENU,
            Installation::Unknown => pwa_words::INSTALL_UNKNOWN,
        };
        let own_storage = how.has_own_storage().then(|| {
            view! {
                <Banner kind=BannerKind::Warn text=pwa_words::INSTALL_OWN_STORAGE.to_owned()>
                    <a class="button" href=link(Route::Data)>
                        {data_words::SAVE_BACKUP}
                    </a>
                </Banner>
            }
        });
        let prompt = (how == Installation::Prompt).then(|| {
            view! { <div class="buttons">{button(Look::Plain, pwa_words::INSTALL_NOW, pwa::install)}</div> }
        });
        view! {
            {own_storage}
            <p>{sentence}</p>
            {prompt}
        }
    };
    view! {
        <div class="stack stack--tight">
            <h3>{pwa_words::INSTALL}</h3>
            {move || guidance()}
        </div>
    }
}
