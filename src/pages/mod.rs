//! The routed screens, and the one place that knows which address shows which.
//! Knows the store, analysis, parts and charts; no storage key and no document shape.

#![allow(unreachable_pub)] // The component macro makes the parts it generates public.

mod data;
mod day;
mod empty;
mod entry;
mod found;
mod help;
mod insights;
mod journal;
mod measure;
mod onboarding;
mod plan;
mod rest;
mod settings;
mod today;

use leptos::prelude::*;

use rest::Piece;
pub use rest::{Rest, badge, said, what_was_found};

use crate::components::{Icon, icon_small};
use crate::live::{Slot, soon, view};
use crate::platform::{document, history};
use crate::routes::Route;

/// The address of a page, for links.
pub fn link(route: Route) -> String {
    [history::base(), &route.path()].concat()
}

/// The address of a page with a query, which may be empty.
fn link_with(route: Route, query: &str) -> String {
    let mark = if query.is_empty() { "" } else { "?" };
    [link(route).as_str(), mark, query].concat()
}

/// The way back to the page above.
fn back(route: Route, words: &'static str) -> AnyView {
    view! {
        <a class="page__back" href=link(route)>
            {icon_small(Icon::Left)}
            {words}
        </a>
    }
}

/// Where the app is, and how pages go elsewhere.
#[derive(Clone, Copy)]
pub struct Place {
    /// The page.
    pub route: Slot<Route>,
    /// The query without its question mark.
    pub query: Slot<String>,
}

impl Place {
    /// Reads the address bar.
    pub fn read() -> Self {
        let (path, query) = history::current();
        Self {
            route: Slot::new(Route::parse(&path)),
            query: Slot::new(query),
        }
    }

    /// The place that the app has provided.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Goes to an address of this app.
    pub fn go(self, address: &str) {
        history::go(address, false);
        // Browsers take their time over that, so what is drawn comes after it.
        soon(Box::new(move || self.follow()));
    }

    /// Goes to an address in place of the current one, so that Back skips the current one.
    pub fn replace(self, address: &str) {
        history::go(address, true);
        self.follow();
    }

    /// Shows what the address bar says.
    pub fn follow(self) {
        let (path, query) = history::current();
        let route = Route::parse(&path);
        // The page first: one that is left would draw what another page's query says before it goes.
        if self.route.get_untracked() != route {
            document::leave_focus();
            self.route.set(route);
        }
        if self.query.with_untracked(|known| *known != query) {
            self.query.set(query);
        }
    }

    /// A value of the query, reactive.
    pub fn value(self, key: &str) -> Option<String> {
        self.query.with(|query| crate::routes::query_value(query, key))
    }
}

/// The page of a route.
pub fn page(route: Route) -> AnyView {
    match route {
        Route::Today => view! { <today::Today /> },
        other => rest::piece(Piece::Page(other)),
    }
}
