//! The reusable presentational parts: plain values in, callbacks out, accessibility inside.
//! Knows words and value objects; knows no application state, storage or page.

// The component macro wraps every part in a private item of its own, which the lint then calls unreachable.
#![allow(unreachable_pub)]

mod banner;
mod button;
mod chips;
mod dialog;
mod field;
mod icon;
mod layout;
mod progress;
mod rating;
mod rows;
mod segments;
mod select;
mod shell;
mod stepper;
mod switch;
mod table;
mod timer;
mod undo;
mod working;

pub use banner::{Banner, BannerKind};
pub use button::{Look, button, icon_button, tool};
pub use chips::{ChipButton, ChipCheck, Chips};
pub use dialog::ConfirmDialog;
pub use field::{DateField, TextArea, TextField, TimeField};
pub use icon::{Icon, icon, icon_small, icon_tiny, mark};
pub use layout::{Disclosure, Empty, PageHead, Section, TableBox, meta, quiet, visually_hidden};
pub use progress::{Progress, ReadOut};
pub use rating::RatingRow;
pub use rows::{ActionRow, EntryRow, LinkRow, OffRow};
pub use segments::{Segments, SeverityRow, YesNo};
pub use select::{Choice, Select, choices, optional};
pub use shell::{NavLink, Navigation, SaveState, SkipLink, TopBar};
pub use stepper::Stepper;
pub use switch::{CheckRow, Switch};
pub use table::table_of;
pub use timer::Timer;
pub use undo::UndoBar;
pub use working::Working;

use std::sync::atomic::{AtomicUsize, Ordering};

/// An id that no other element of this page has, for labels and descriptions.
pub fn unique_id() -> String {
    static NEXT: AtomicUsize = AtomicUsize::new(1);
    ["u", &NEXT.fetch_add(1, Ordering::Relaxed).to_string()].concat()
}
