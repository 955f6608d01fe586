//! What the pages that look back show, and its form in the address: filter, measure, month or year, range, around what.
//! Pure; knows no history and no wording.

use chrono::{Datelike, NaiveDate};

use crate::analysis::insights::About;
use crate::analysis::{Days, Filter, Phase};
use crate::domain::{Kind, MeasureKey, Tag, padded};
use crate::routes::{query, query_value};

/// What the journal page shows.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct JournalView {
    /// Which days are listed.
    pub filter: Filter,
    /// The measure of the calendar; `None` for the first that has answers.
    pub measure: Option<MeasureKey>,
    /// The first day of the month that the list begins with and the six weeks end with, in the year that is shown; `None`
    /// for now.
    pub month: Option<NaiveDate>,
    /// How much the calendar shows.
    pub span: Span,
}

/// How much the journal's calendar shows at once.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Span {
    /// Six weeks.
    #[default]
    Weeks,
    /// A calendar year.
    Year,
}

/// Tags may hold commas, but never a line break.
const BETWEEN_TAGS: char = '\n';
/// The calendar of a whole year, in the address.
const YEAR: &str = "year";

impl JournalView {
    /// Reads a query; whatever it cannot read is left out.
    pub fn parse(text: &str) -> Self {
        let codes = |key: &str| query_value(text, key).unwrap_or_default();
        Self {
            filter: Filter {
                kinds: codes("kind").split(',').filter_map(Kind::parse).collect(),
                measures: codes("answered")
                    .split(',')
                    .filter_map(MeasureKey::parse)
                    .collect(),
                tags: codes("tag").split(BETWEEN_TAGS).filter_map(Tag::new).collect(),
                text: codes("text"),
            },
            measure: measure(text),
            month: query_value(text, "month").and_then(|code| parse_month(&code)),
            span: query_value(text, "calendar")
                .filter(|code| code == YEAR)
                .map_or(Span::Weeks, |_| Span::Year),
        }
    }

    /// The query that reads back as this view.
    pub fn query(&self) -> String {
        let codes = |list: Vec<String>| list.join(",");
        let tags: Vec<&str> = self.filter.tags.iter().map(Tag::as_str).collect();
        query(&[
            (
                "kind",
                &codes(
                    self.filter
                        .kinds
                        .iter()
                        .map(|kind| kind.code().to_owned())
                        .collect(),
                ),
            ),
            (
                "answered",
                &codes(self.filter.measures.iter().map(|key| key.code()).collect()),
            ),
            ("tag", &tags.join("\n")),
            ("text", self.filter.text.trim()),
            ("measure", &self.measure.map(MeasureKey::code).unwrap_or_default()),
            ("month", &self.month.map(month_code).unwrap_or_default()),
            ("calendar", if self.span == Span::Year { YEAR } else { "" }),
        ])
    }

    /// The last day to show, of a journal whose last day is `newest`.
    pub fn last_shown(&self, newest: NaiveDate) -> NaiveDate {
        self.month
            .map_or(newest, |month| last_of_month(month).min(newest))
    }

    /// Shows the month of a day, or the newest there is.
    pub fn show_month(&mut self, day: NaiveDate, newest: NaiveDate) {
        let month = first_of_month(day);
        self.month = Some(month).filter(|month| *month < first_of_month(newest));
    }

    /// Shows a year from its end on, or the newest there is.
    pub fn show_year(&mut self, year: i32, newest: NaiveDate) {
        self.show_month(NaiveDate::from_ymd_opt(year, 12, 1).unwrap_or(newest), newest);
    }

    /// Shows another span, from where this one ends.
    pub fn show_span(&mut self, span: Span, newest: NaiveDate) {
        self.span = span;
        if span == Span::Year {
            self.show_year(self.last_shown(newest).year(), newest);
        }
    }

    /// Whether there is a month, or a year, before what is shown of a journal that begins on `first`.
    pub fn has_earlier(&self, first: NaiveDate, newest: NaiveDate) -> bool {
        self.unit(first) < self.unit(self.last_shown(newest))
    }

    /// Whether there is a month, or a year, after what is shown.
    pub fn has_later(&self, newest: NaiveDate) -> bool {
        self.unit(self.last_shown(newest)) < self.unit(newest)
    }

    /// Shows the month, or the year, before.
    pub fn show_earlier(&mut self, newest: NaiveDate) {
        let shown = self.last_shown(newest);
        match self.span {
            Span::Weeks => self.show_month(first_of_month(shown).pred_opt().unwrap_or(shown), newest),
            Span::Year => self.show_year(shown.year().saturating_sub(1), newest),
        }
    }

    /// Shows the month, or the year, after.
    pub fn show_later(&mut self, newest: NaiveDate) {
        let shown = self.last_shown(newest);
        match self.span {
            Span::Weeks => self.show_month(last_of_month(shown).succ_opt().unwrap_or(shown), newest),
            Span::Year => self.show_year(shown.year().saturating_add(1), newest),
        }
    }

    /// What the calendar steps by: a day's month, or its year.
    fn unit(&self, day: NaiveDate) -> (i32, u32) {
        let month = if self.span == Span::Year { 1 } else { day.month() };
        (day.year(), month)
    }
}

/// `2026-11`.
pub fn month_code(day: NaiveDate) -> String {
    [day.year().to_string(), padded(day.month(), 2)].join("-")
}

/// Reads [`month_code`] as the first day of the month.
pub fn parse_month(code: &str) -> Option<NaiveDate> {
    let (year, month) = code.split_once('-')?;
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, 1)
        .filter(|day| crate::domain::in_range(*day))
}

/// The first day of a day's month.
pub fn first_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// The last day of a day's month.
pub fn last_of_month(day: NaiveDate) -> NaiveDate {
    let (year, month) = match day.month() {
        12 => (day.year().saturating_add(1), 1),
        month => (day.year(), month.saturating_add(1)),
    };
    NaiveDate::from_ymd_opt(year, month, 1)
        .and_then(|next| next.pred_opt())
        .unwrap_or(day)
}

/// How far back a measure's page looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Range {
    /// 30 days.
    Month,
    /// 90 days.
    #[default]
    Quarter,
    /// 365 days.
    Year,
    /// From the first entry on.
    All,
}

impl Range {
    /// Every range, shortest first.
    pub const ALL: [Self; 4] = [Self::Month, Self::Quarter, Self::Year, Self::All];

    /// How many days; `None` for all of them.
    pub const fn days(self) -> Option<usize> {
        match self {
            Self::Month => Some(30),
            Self::Quarter => Some(90),
            Self::Year => Some(365),
            Self::All => None,
        }
    }

    /// Its form in the address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Month => "30",
            Self::Quarter => "90",
            Self::Year => "365",
            Self::All => "all",
        }
    }

    /// Reads the query `range=…`; `otherwise` for anything else.
    pub fn parse(text: &str, otherwise: Self) -> Self {
        let code = query_value(text, "range").unwrap_or_default();
        Self::ALL
            .into_iter()
            .find(|range| range.code() == code)
            .unwrap_or(otherwise)
    }

    /// The query that reads back as this range.
    pub fn query(self) -> String {
        query(&[("range", self.code())])
    }

    /// The days it shows of what runs over `all`: never a day before there was anything to answer.
    pub fn of(self, all: Days) -> Days {
        let first = self
            .days()
            .map_or(all.first(), |count| Days::ending(all.last(), count).first());
        Days::new(first.max(all.first()), all.last()).unwrap_or(all)
    }
}

/// What the page of pairs shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct PairsView {
    /// The measure; `None` for the first that has pairs.
    pub measure: Option<MeasureKey>,
    /// Around what; `None` for what it has pairs of.
    pub about: Option<About>,
}

impl PairsView {
    /// Reads a query; whatever it cannot read is left out.
    pub fn parse(text: &str) -> Self {
        let about = query_value(text, "about").unwrap_or_default();
        Self {
            measure: measure(text),
            about: [About::Dose, About::Run]
                .into_iter()
                .find(|one| about_code(*one) == about),
        }
    }

    /// The query that reads back as this view.
    pub fn query(self) -> String {
        let measure = self.measure.map(MeasureKey::code).unwrap_or_default();
        query(&[
            ("measure", &measure),
            ("about", self.about.map_or("", about_code)),
        ])
    }
}

const fn about_code(about: About) -> &'static str {
    match about {
        About::Dose => "dose",
        About::Run => "run",
        About::OrdinaryDay => "",
    }
}

/// What the page of doses shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct DosesView {
    /// The measure; `None` for the first that can be compared.
    pub measure: Option<MeasureKey>,
    /// Which day after a dose; `None` for the one that fits the measure.
    pub phase: Option<Phase>,
}

impl DosesView {
    /// The days that can be looked at, nearest to the dose first.
    pub const PHASES: [Phase; 3] = [Phase::Dose, Phase::Plus1, Phase::Plus2];

    /// Reads a query; whatever it cannot read is left out.
    pub fn parse(text: &str) -> Self {
        let after = query_value(text, "after").unwrap_or_default();
        Self {
            measure: measure(text),
            phase: Self::PHASES.into_iter().find(|phase| phase_code(*phase) == after),
        }
    }

    /// The query that reads back as this view.
    pub fn query(self) -> String {
        let measure = self.measure.map(MeasureKey::code).unwrap_or_default();
        query(&[
            ("measure", &measure),
            ("after", self.phase.map_or("", phase_code)),
        ])
    }
}

/// Days after the dose.
const fn phase_code(phase: Phase) -> &'static str {
    match phase {
        Phase::Dose => "0",
        Phase::Plus1 => "1",
        Phase::Plus2 => "2",
        Phase::Other => "",
    }
}

fn measure(text: &str) -> Option<MeasureKey> {
    query_value(text, "measure").and_then(|code| MeasureKey::parse(&code))
}

/// What the page of one measure shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct MeasureView {
    /// How far back.
    pub range: Range,
    /// Whether the level of the last 28 days is drawn behind the line.
    pub with_level: bool,
}

impl MeasureView {
    /// Reads the query `range=…&level=28`; `usual` for a range that it cannot read.
    pub fn parse(text: &str, usual: Range) -> Self {
        Self {
            range: Range::parse(text, usual),
            with_level: query_value(text, "level").is_some(),
        }
    }

    /// The query that reads back as this view.
    pub fn query(self) -> String {
        let level = if self.with_level { "28" } else { "" };
        query(&[("range", self.range.code()), ("level", level)])
    }
}
