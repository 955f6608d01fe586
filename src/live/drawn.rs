//! Views whose parts come and go.
//! Knows nothing of what they show.

use std::time::Duration;

use leptos::prelude::*;

use super::{Live, Slot, Value};

/// A view without its type. What `view!` of this room ends with.
pub fn erased(view: View<impl IntoView + 'static>) -> AnyView {
    view.into_inner().into_any()
}

/// Something that can be drawn as often as it is needed.
trait Draw: Send {
    fn draw(&self) -> AnyView;
}

impl<F: Fn() -> AnyView + Send> Draw for F {
    fn draw(&self) -> AnyView {
        self()
    }
}

/// A view that is there while something is so. Drawn anew only when that changes.
pub fn when(
    is_so: impl Fn() -> bool + Send + Sync + 'static,
    view: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    shown(Live::memo(is_so), Box::new(view), Box::new(|| ().into_any()))
}

/// One view while something is so, and another while it is not. Drawn anew only when that changes.
pub fn either(
    is_so: impl Fn() -> bool + Send + Sync + 'static,
    view: impl Fn() -> AnyView + Send + 'static,
    otherwise: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    shown(Live::memo(is_so), Box::new(view), Box::new(otherwise))
}

/// A view that is drawn anew whenever something it has read changed; nothing is there while there is none.
pub fn anew(view: impl Fn() -> Option<AnyView> + Send + 'static) -> AnyView {
    drawn_anew(Box::new(move || view().unwrap_or_else(|| ().into_any())))
}

fn drawn_anew(view: Box<dyn Draw>) -> AnyView {
    (move || view.draw()).into_any()
}

/// A view that is drawn only after as many paints as its turn says, at once if that is 0: what the person sees first
/// comes first, and no single task holds up the screen for long. Once it is there it stays.
pub fn in_turn(turn: u32, view: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    turned(turn, Box::new(view), Box::new(|| ().into_any()))
}

/// The same, with something else in its place until then.
pub fn in_turn_for(
    turn: u32,
    view: impl Fn() -> AnyView + Send + 'static,
    until_then: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    turned(turn, Box::new(view), Box::new(until_then))
}

fn turned(turn: u32, view: Box<dyn Draw>, until_then: Box<dyn Draw>) -> AnyView {
    if turn == 0 {
        return view.draw();
    }
    let is_due = Slot::new(false);
    after_paints(turn, Box::new(move || is_due.set(true)));
    shown(is_due.live(), view, until_then)
}

/// A value that follows another so many paints later: what is drawn of it holds up nothing that is drawn at once.
pub fn paints_later<T: Value + PartialEq>(paints: u32, value: Live<T>) -> Live<T> {
    let shown = Slot::new(value.get_untracked());
    follow(move || {
        if value.get() != shown.get_untracked() {
            let catch_up = move || {
                // Another change may have brought it already.
                if let Some(now) = value
                    .try_get_untracked()
                    .filter(|now| *now != shown.get_untracked())
                {
                    shown.set(now);
                }
            };
            after_paints(paints, Box::new(catch_up));
        }
    });
    shown.live()
}

fn after_paints(paints: u32, then: Box<dyn FnOnce()>) {
    request_animation_frame(move || {
        // After the paint that this frame ends with. The page may be gone by then.
        soon(Box::new(move || match paints.checked_sub(1) {
            Some(left) if left > 0 => after_paints(left, then),
            _ => then(),
        }));
    });
}

/// Does something in a task of its own, after this one.
pub fn soon(then: Box<dyn FnOnce()>) {
    set_timeout(then, Duration::ZERO);
}

fn shown(is_so: Live<bool>, view: Box<dyn Draw>, otherwise: Box<dyn Draw>) -> AnyView {
    let draw = move || {
        if is_so.get() {
            view.draw()
        } else {
            otherwise.draw()
        }
    };
    draw.into_any()
}

/// A row of a list: what names it among the others, and how it is drawn.
pub struct Keyed {
    key: String,
    view: Box<dyn FnOnce() -> AnyView + Send>,
}

impl Keyed {
    /// A row. Rows of the same key are the same row: it is drawn once and keeps its elements, its focus
    /// and what is typed in it, also when it moves.
    pub fn new(key: String, view: impl FnOnce() -> AnyView + Send + 'static) -> Self {
        Self {
            key,
            view: Box::new(view),
        }
    }
}

/// The rows of a list that changes.
pub fn each(rows: impl Fn() -> Vec<Keyed> + Send + 'static) -> AnyView {
    rows_of(Box::new(rows))
}

fn rows_of(rows: Box<dyn Fn() -> Vec<Keyed> + Send>) -> AnyView {
    let key = |row: &Keyed| row.key.clone();
    leptos::view! { <For each=rows key=key children=|row: Keyed| (row.view)() /> }.into_any()
}

/// Something that is done again and again.
trait Task {
    fn run(&mut self);
}

impl<F: FnMut()> Task for F {
    fn run(&mut self) {
        self();
    }
}

/// Does something soon, and again whenever what it has read changed.
pub fn follow(task: impl FnMut() + 'static) {
    run_again(Box::new(task));
}

fn run_again(mut task: Box<dyn Task>) {
    Effect::new(move |_: Option<()>| task.run());
}
