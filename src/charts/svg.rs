//! The elements that drawings are made of, each written down once: Leptos makes its machinery anew for every element
//! that is written in a view.
//! Knows no chart.

use leptos::prelude::*;

use super::Tenths;
use super::measured::px;
use crate::live::view;

/// A drawing at its own size, with what it shows in words.
pub(super) fn drawing(width: f64, height: f64, label: String, content: Vec<AnyView>) -> AnyView {
    view! {
        <svg
            class="chart"
            role="img"
            aria-label=label
            viewBox=["0 0 ", &px(width), " ", &px(height)].concat()
            width=px(width)
            height=px(height)
        >
            {content}
        </svg>
    }
}

/// A path of a class.
pub(super) fn path(class: &'static str, d: String) -> AnyView {
    path_of(class, None, d)
}

/// A path of a class whose line is as wide as said, in pixels.
pub(super) fn path_of(class: &'static str, width: Option<String>, d: String) -> AnyView {
    view! { <path class=class stroke-width=width d=d /> }
}

/// Words at a point, in pixels.
pub(super) fn words(class: &'static str, x: f64, y: f64, words: impl Into<String>) -> AnyView {
    words_at(class, px(x), px(y), words.into())
}

fn words_at(class: &'static str, x: String, y: String, words: String) -> AnyView {
    view! {
        <text class=class x=x y=y>
            {words}
        </text>
    }
}

/// The band from one side to another, in pixels.
pub(super) fn band((left, right): (f64, f64), (top, bottom): (f64, f64)) -> AnyView {
    view! { <rect class="c-band" x=px(left) y=px(top) width=px(right - left) height=px(bottom - top) /> }
}

/// The path of a level line at a height.
pub(super) fn level((left, right): (Tenths, Tenths), y: Tenths) -> String {
    ["M", &left.text(), " ", &y.text(), "H", &right.text()].concat()
}

/// The path of an upright line.
pub(super) fn upright(x: Tenths, (top, bottom): (Tenths, Tenths)) -> String {
    ["M", &x.text(), " ", &top.text(), "V", &bottom.text()].concat()
}
