//! A year in pixels: a row a month, a cell a day, one path a step of colour and one a kind of mark.
//! Knows no elements, colours or words.

use chrono::{Datelike, Months, NaiveDate};

use super::heat_level;
use super::{DayMark, Tenths};
use crate::analysis::Series;
use crate::domain::MeasureKind;

/// Room for the months' names, pixels.
const LEFT: f64 = 34.0;
/// Room for the days' numbers.
const TOP: f64 = 18.0;
/// From one row to the next, and how high a cell is in it.
const ROW: f64 = 16.0;
const CELL: f64 = 14.0;
/// The days whose numbers stand above.
const NUMBERS: [u32; 7] = [1, 5, 10, 15, 20, 25, 30];

/// What a year in pixels shows.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct YearDays {
    /// The first day shown; the first of a month.
    pub first: NaiveDate,
    /// The last day shown, in the same year.
    pub last: NaiveDate,
    /// The present civil day.
    pub today: NaiveDate,
    /// The measure's name, as in a sentence.
    pub name: String,
    /// What its values are.
    pub kind: MeasureKind,
    /// The values.
    pub values: Series,
    /// The ends of the colour scale.
    pub ends: (f64, f64),
    /// What marks the days, sorted.
    pub marks: Vec<(NaiveDate, DayMark)>,
    /// The days with the first dose from a batch, sorted, and what these batches are called.
    pub batches: Vec<(NaiveDate, String)>,
}

impl YearDays {
    /// What marks a day.
    pub fn mark(&self, day: NaiveDate) -> Option<DayMark> {
        mark_of(&self.marks, day)
    }

    /// The batches of which the day's dose was the first.
    pub fn batch(&self, day: NaiveDate) -> Option<&str> {
        batch_of(&self.batches, day)
    }
}

/// What marks a day, of a sorted list.
pub fn mark_of(marks: &[(NaiveDate, DayMark)], day: NaiveDate) -> Option<DayMark> {
    let place = marks.binary_search_by(|(known, _)| known.cmp(&day)).ok()?;
    marks.get(place).map(|(_, mark)| *mark)
}

/// The batches that began on a day, of a sorted list.
pub fn batch_of(batches: &[(NaiveDate, String)], day: NaiveDate) -> Option<&str> {
    let place = batches.binary_search_by(|(known, _)| known.cmp(&day)).ok()?;
    batches.get(place).map(|(_, label)| label.as_str())
}

/// What a mark stands on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ground {
    /// A day without an answer.
    None,
    /// One of the four low steps of colour.
    Low,
    /// One of the two high ones.
    High,
}

impl Ground {
    /// Every ground.
    const ALL: [Self; 3] = [Self::None, Self::Low, Self::High];
}

/// A flag in the upper corner of a cell: a pennant on a short staff.
const FLAG: &str = "h5l-1.5 2l1.5 2h-3.75v3h-1.25z";

/// The kinds of marks, as they are drawn.
const MARKS: [DayMark; 5] = [
    DayMark::Dose,
    DayMark::Skipped,
    DayMark::Missed,
    DayMark::Planned,
    DayMark::Free,
];

/// Where everything goes, in pixels; paths in SVG's language.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct YearDrawing {
    /// The whole width.
    pub width: f64,
    /// The whole height.
    pub height: f64,
    /// The cells of the steps of colour 1 to 6.
    pub levels: [String; 6],
    /// A short dash for each day up to today without an answer.
    pub gaps: String,
    /// The marks, by kind and ground; only those that occur.
    pub marks: Vec<(DayMark, Ground, String)>,
    /// The flags of new batches, by ground; only those that occur.
    pub flags: Vec<(Ground, String)>,
    /// The months: baseline and number from 1.
    pub months: Vec<(f64, u32)>,
    /// The days' numbers: middle and number.
    pub numbers: Vec<(f64, u32)>,
    first: NaiveDate,
    last: NaiveDate,
    step: f64,
}

impl YearDrawing {
    /// The drawing at a width.
    pub fn of(days: &YearDays, width: f64) -> Self {
        let rows = days
            .last
            .month()
            .saturating_sub(days.first.month())
            .saturating_add(1);
        let mut drawing = Self {
            width,
            height: TOP + f64::from(rows) * ROW,
            first: days.first,
            last: days.last,
            step: (width - LEFT) / 31.0,
            ..Self::default()
        };
        drawing.numbers = NUMBERS
            .iter()
            .map(|day| (LEFT + (f64::from(*day) - 0.5) * drawing.step, *day))
            .collect();
        drawing.months = (0..rows)
            .map(|row| {
                (
                    TOP + f64::from(row) * ROW + 11.0,
                    days.first.month().saturating_add(row),
                )
            })
            .collect();
        let (mut marks, mut flags) = (Vec::new(), Vec::new());
        for day in days.first.iter_days().take_while(|day| *day <= days.last) {
            let Some((x, y)) = drawing.place_of(day) else {
                continue;
            };
            let value = days.values.on(day);
            let level = value.map(|value| heat_level(value, days.ends.0, days.ends.1));
            let cell = level.and_then(|level| drawing.levels.get_mut(usize::from(level.saturating_sub(1))));
            match cell {
                Some(path) => write_cell(path, x, y, drawing.step - 1.0),
                None if day <= days.today => write(
                    &mut drawing.gaps,
                    x + drawing.step * 0.3,
                    y + 5.0,
                    "h",
                    drawing.step * 0.3,
                ),
                None => {}
            }
            let ground = match level {
                None => Ground::None,
                Some(..=4) => Ground::Low,
                Some(_) => Ground::High,
            };
            if let Some(mark) = days.mark(day) {
                marks.push((mark, ground, x + (drawing.step - 1.0) / 2.0, y));
            }
            if days.batch(day).is_some() {
                flags.push((ground, x, y));
            }
        }
        for wanted in Ground::ALL {
            let mut path = String::new();
            for (_, x, y) in flags.iter().filter(|(ground, ..)| *ground == wanted) {
                write_flag(&mut path, *x, *y);
            }
            if !path.is_empty() {
                drawing.flags.push((wanted, path));
            }
        }
        for kind in MARKS {
            for ground in Ground::ALL {
                let mut path = String::new();
                for (mark, on, x, y) in &marks {
                    if mark.drawn_as() == kind && *on == ground {
                        write_mark(&mut path, kind, *x, *y, drawing.step);
                    }
                }
                if !path.is_empty() {
                    drawing.marks.push((kind, ground, path));
                }
            }
        }
        drawing
    }

    /// The upper left corner of a day's cell.
    pub fn place_of(&self, day: NaiveDate) -> Option<(f64, f64)> {
        let row = day.month().checked_sub(self.first.month())?;
        let is_shown = self.first <= day && day <= self.last;
        let column = f64::from(day.day().saturating_sub(1));
        is_shown.then_some((LEFT + column * self.step, TOP + f64::from(row) * ROW))
    }

    /// The frame of a day's cell.
    pub fn frame_of(&self, day: NaiveDate) -> Option<String> {
        let (x, y) = self.place_of(day)?;
        let mut path = String::new();
        write_cell(&mut path, x, y, self.step - 1.0);
        Some(path)
    }

    /// The day at a point, if one is there.
    pub fn day_at(&self, x: f64, y: f64) -> Option<NaiveDate> {
        if x < LEFT || y < TOP || self.step <= 0.0 {
            return None;
        }
        // `as` saturates; what lies outside is no date of the year.
        let row = ((y - TOP) / ROW).floor() as u32;
        let column = ((x - LEFT) / self.step).floor() as u32;
        let month = self.first.month().checked_add(row)?;
        let day = NaiveDate::from_ymd_opt(self.first.year(), month, column.checked_add(1)?)?;
        (day <= self.last).then_some(day)
    }
}

fn write(path: &mut String, x: f64, y: f64, command: &str, length: f64) {
    path.push('M');
    Tenths::from_px(x).write(path);
    path.push(' ');
    Tenths::from_px(y).write(path);
    path.push_str(command);
    Tenths::from_px(length).write(path);
}

fn write_flag(path: &mut String, x: f64, y: f64) {
    path.push('M');
    Tenths::from_px(x).write(path);
    path.push(' ');
    Tenths::from_px(y).write(path);
    path.push_str(FLAG);
}

fn write_cell(path: &mut String, x: f64, y: f64, width: f64) {
    write(path, x, y, "h", width);
    path.push('v');
    Tenths::from_px(CELL).write(path);
    path.push('h');
    Tenths::from_px(-width).write(path);
    path.push('z');
}

/// Every kind has a shape of its own, at the foot of the cell: a tick, a hollow one, a bar, dots above each other, a cross.
fn write_mark(path: &mut String, kind: DayMark, x: f64, y: f64, step: f64) {
    let (foot, half) = (y + CELL, (step * 0.22).clamp(1.5, 3.0));
    match kind {
        DayMark::Dose | DayMark::Extra => write(path, x, foot, "v", -7.0),
        DayMark::Skipped => {
            write(path, x - half, foot, "v", -6.0);
            path.push('h');
            Tenths::from_px(2.0 * half).write(path);
            path.push_str("v6");
        }
        DayMark::Missed => write(path, x - half, foot - 3.0, "h", 2.0 * half),
        DayMark::Planned => {
            write(path, x, foot, "v", -2.0);
            write(path, x, foot - 4.0, "v", -2.0);
            write(path, x, foot - 8.0, "v", -2.0);
        }
        DayMark::Free => {
            write(path, x - half, foot - 2.0, "l", 2.0 * half);
            path.push(' ');
            Tenths::from_px(-2.0 * half).write(path);
            write(path, x - half, foot - 2.0 - 2.0 * half, "l", 2.0 * half);
            path.push(' ');
            Tenths::from_px(2.0 * half).write(path);
        }
    }
}

/// The day the keyboard goes to: arrows by day and month, Home and End within the month, Page keys by month,
/// kept between `first` and `last`. `None` for other keys.
pub fn move_in_year(day: NaiveDate, key: &str, first: NaiveDate, last: NaiveDate) -> Option<NaiveDate> {
    let month = Months::new(1);
    let to = match key {
        "ArrowLeft" => day.pred_opt(),
        "ArrowRight" => day.succ_opt(),
        "ArrowUp" | "PageUp" => day.checked_sub_months(month),
        "ArrowDown" | "PageDown" => day.checked_add_months(month),
        "Home" => day.with_day(1),
        "End" => day.with_day(1)?.checked_add_months(month)?.pred_opt(),
        _ => return None,
    };
    to.map(|to| to.max(first).min(last.max(first)))
}
