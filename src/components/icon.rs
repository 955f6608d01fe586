//! The icons: one stroke weight, one 24-unit grid, coloured by the text around them.
//! Always decoration: the words beside them carry the meaning. Knows no screen.

use crate::live::view;
use leptos::prelude::*;

/// An icon.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Icon {
    /// A day.
    Today,
    /// The journal.
    Journal,
    /// A chart.
    Insights,
    /// A ruler of days.
    Plan,
    /// Three dots.
    More,
    /// A box of data.
    Data,
    /// Sliders.
    Settings,
    /// A lifebuoy.
    Help,
    /// Saved.
    Saved,
    /// Being saved.
    Saving,
    /// Not saved.
    Unsaved,
    /// A tick.
    Check,
    /// Add.
    Plus,
    /// Less.
    Minus,
    /// Change.
    Edit,
    /// Delete.
    Delete,
    /// To another day.
    Move,
    /// Back.
    Left,
    /// Forward.
    Right,
    /// Up.
    Up,
    /// Down.
    Down,
    /// Close.
    Close,
    /// A run.
    Run,
    /// A side effect.
    Effect,
    /// A medicine.
    Medication,
    /// A note.
    Note,
    /// A dose.
    Dose,
    /// Search.
    Search,
    /// A backup.
    Backup,
    /// Out of the app.
    Export,
    /// Into the app.
    Import,
    /// Worth knowing.
    Info,
    /// Take care.
    Warning,
    /// Stop.
    Stop,
    /// A telephone.
    Phone,
}

impl Icon {
    /// What is stroked, as one path.
    const fn lines(self) -> &'static str {
        match self {
            Self::Today => {
                "M6 5h12a2 2 0 0 1 2 2v11.5a2 2 0 0 1 -2 2h-12a2 2 0 0 1 -2 -2v-11.5a2 2 0 0 1 2 -2zM4 9.75h16M8.25 3v4M15.75 3v4"
            }
            Self::Journal => {
                "M6.5 3.5H17a2 2 0 0 1 2 2v13a2 2 0 0 1-2 2H6.5A1.5 1.5 0 0 1 5 19V5a1.5 1.5 0 0 1 1.5-1.5zM8.75 3.5v17M12 8.5h4M12 12h4"
            }
            Self::Insights => "M4 4v14.5A1.5 1.5 0 0 0 5.5 20H20M8 15l3.25-4.75 3.5 2.75L19.5 6",
            Self::Data => {
                "M4.75 4h14.5a1.25 1.25 0 0 1 1.25 1.25v2.5a1.25 1.25 0 0 1 -1.25 1.25h-14.5a1.25 1.25 0 0 1 -1.25 -1.25v-2.5a1.25 1.25 0 0 1 1.25 -1.25zM5 9v9.5A1.5 1.5 0 0 0 6.5 20h11a1.5 1.5 0 0 0 1.5-1.5V9M9.75 13h4.5"
            }
            Self::Settings => {
                "M3.5 7.5h8.25M16.75 7.5h3.75M3.5 16.5h3.75M12.25 16.5h8.25M11.75 7.5a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0zM7.25 16.5a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0z"
            }
            Self::Plan => "M3.5 19h17M5.5 19V7M10 19v-5M14.5 19v-5M19 19V7",
            Self::More => {
                "M4.75 12a.75.75 0 1 0 1.5 0a.75.75 0 1 0 -1.5 0zM11.25 12a.75.75 0 1 0 1.5 0a.75.75 0 1 0 -1.5 0zM17.75 12a.75.75 0 1 0 1.5 0a.75.75 0 1 0 -1.5 0z"
            }
            Self::Help => {
                "M3.25 12a8.75 8.75 0 1 0 17.5 0a8.75 8.75 0 1 0 -17.5 0zM8.5 12a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0zM5.8 5.8l3.75 3.75M14.45 14.45l3.75 3.75M18.2 5.8l-3.75 3.75M9.55 14.45L5.8 18.2"
            }
            Self::Saved => {
                "M3.25 12a8.75 8.75 0 1 0 17.5 0a8.75 8.75 0 1 0 -17.5 0zM8 12.5l2.75 2.75L16 9.75"
            }
            Self::Saving => "M20.75 12A8.75 8.75 0 1 1 12 3.25M12 7.5V12l3 1.75",
            Self::Unsaved => "M3.25 12a8.75 8.75 0 1 0 17.5 0a8.75 8.75 0 1 0 -17.5 0zM9 9l6 6M15 9l-6 6",
            Self::Check => "M4.75 12.75l4.5 4.5L19.25 7",
            Self::Plus => "M12 5v14M5 12h14",
            Self::Minus => "M5 12h14",
            Self::Edit => {
                "M4 20l1-4.5L15.75 4.75a1.75 1.75 0 0 1 2.5 0l1 1a1.75 1.75 0 0 1 0 2.5L8.5 19zM13.75 6.75l3.5 3.5"
            }
            Self::Delete => {
                "M4 6.5h16M9.5 6.5V4.5a1 1 0 0 1 1-1h3a1 1 0 0 1 1 1v2M6 6.5l.9 12.6a1.5 1.5 0 0 0 1.5 1.4h7.2a1.5 1.5 0 0 0 1.5-1.4L18 6.5M10 10.5v6M14 10.5v6"
            }
            Self::Move => "M4 12h14M13 7l5 5-5 5M20.5 4.5v15",
            Self::Left => "M14.5 5.5L8 12l6.5 6.5",
            Self::Right => "M9.5 5.5L16 12l-6.5 6.5",
            Self::Up => "M5.5 14.5L12 8l6.5 6.5",
            Self::Down => "M5.5 9.5L12 16l6.5-6.5",
            Self::Close => "M6 6l12 12M18 6L6 18",
            Self::Run => {
                "M3.75 18a2.25 2.25 0 1 0 4.5 0a2.25 2.25 0 1 0 -4.5 0zM15.75 6a2.25 2.25 0 1 0 4.5 0a2.25 2.25 0 1 0 -4.5 0zM8.25 18h6.25a3 3 0 0 0 0-6h-5a3 3 0 0 1 0-6h6.25"
            }
            Self::Effect => "M3 12.5h3.75L9.25 6l5 12.5 2.75-6H21",
            Self::Medication => {
                "M8 8.25h8a2 2 0 0 1 2 2v8.5a2 2 0 0 1 -2 2h-8a2 2 0 0 1 -2 -2v-8.5a2 2 0 0 1 2 -2zM7.5 3.25h9v5h-9zM12 11.75v5.5M9.25 14.5h5.5"
            }
            Self::Note => {
                "M5 5.5A1.5 1.5 0 0 1 6.5 4h11A1.5 1.5 0 0 1 19 5.5v9.25L13.75 20H6.5A1.5 1.5 0 0 1 5 18.5zM13.75 20v-5.25H19M8.5 8.5h7M8.5 12h4"
            }
            Self::Dose => "M3.5 19h17M7.75 19v-3.25M16.25 19v-3.25",
            Self::Search => "M4.25 10.75a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0 -13 0zM15.5 15.5l5 5",
            Self::Backup => {
                "M5.5 4h10.25L20 8.25V18.5A1.5 1.5 0 0 1 18.5 20h-13A1.5 1.5 0 0 1 4 18.5v-13A1.5 1.5 0 0 1 5.5 4zM8 4v4.5h6.5V4M8 20v-6.5h8V20"
            }
            Self::Export => {
                "M12 3.5v11M7.5 8L12 3.5 16.5 8M4 14.5V19a1.5 1.5 0 0 0 1.5 1.5h13A1.5 1.5 0 0 0 20 19v-4.5"
            }
            Self::Import => {
                "M12 3.5v11M7.5 10L12 14.5 16.5 10M4 14.5V19a1.5 1.5 0 0 0 1.5 1.5h13A1.5 1.5 0 0 0 20 19v-4.5"
            }
            Self::Info => "M3.25 12a8.75 8.75 0 1 0 17.5 0a8.75 8.75 0 1 0 -17.5 0zM12 11.25v5",
            Self::Warning => "M12 4l9 15.5H3zM12 10v4.25",
            Self::Stop => "M8.25 3.5h7.5l4.75 4.75v7.5l-4.75 4.75h-7.5L3.5 15.75v-7.5zM8 12h8",
            Self::Phone => {
                "M5.5 4h3.25l1.75 4.5-2.25 1.5a11 11 0 0 0 5.75 5.75l1.5-2.25L20 15.25v3.25A1.5 1.5 0 0 1 18.5 20C10.5 19.75 4.25 13.5 4 5.5A1.5 1.5 0 0 1 5.5 4z"
            }
        }
    }

    /// What is filled, as one path; empty for most.
    const fn dots(self) -> &'static str {
        match self {
            Self::Today => "M10.25 15a1.75 1.75 0 1 0 3.5 0a1.75 1.75 0 1 0 -3.5 0z",
            Self::Insights => {
                "M6.75 15a1.25 1.25 0 1 0 2.5 0a1.25 1.25 0 1 0 -2.5 0zM10 10.25a1.25 1.25 0 1 0 2.5 0a1.25 1.25 0 1 0 -2.5 0zM13.5 13a1.25 1.25 0 1 0 2.5 0a1.25 1.25 0 1 0 -2.5 0zM18.25 6a1.25 1.25 0 1 0 2.5 0a1.25 1.25 0 1 0 -2.5 0z"
            }
            Self::Dose => "M10.625 19V6.875a1.375 1.375 0 0 1 2.75 0V19z",
            Self::Info => "M10.9 8a1.1 1.1 0 1 0 2.2 0a1.1 1.1 0 1 0 -2.2 0z",
            Self::Warning => "M10.9 16.75a1.1 1.1 0 1 0 2.2 0a1.1 1.1 0 1 0 -2.2 0z",
            _ => "",
        }
    }
}

/// An icon of 24 px.
pub fn icon(icon: Icon) -> AnyView {
    drawn("icon", icon)
}

/// An icon of 20 px, beside text in a control.
pub fn icon_small(icon: Icon) -> AnyView {
    drawn("icon icon--s", icon)
}

/// An icon of 16 px, inside a line of small text.
pub fn icon_tiny(icon: Icon) -> AnyView {
    drawn("icon icon--xs", icon)
}

/// The mark of the app: a ring with one tenth made heavy.
pub fn mark() -> AnyView {
    view! {
        <svg class="mark" viewBox="0 0 24 24" aria-hidden="true">
            <path d="M18.14 5.42A9 9 0 1 1 10.9 3.07" stroke-width="1.5"></path>
            <path class="mark__tenth" d="M12 4.5a7.5 7.5 0 0 1 4.41 1.43" stroke-width="4.5"></path>
        </svg>
    }
}

fn drawn(class: &'static str, icon: Icon) -> AnyView {
    let dots = icon.dots();
    let filled = (!dots.is_empty()).then(|| view! { <path d=dots fill="currentColor" stroke="none"></path> });
    view! {
        <svg class=class viewBox="0 0 24 24" aria-hidden="true">
            <path d=icon.lines()></path>
            {filled}
        </svg>
    }
}
