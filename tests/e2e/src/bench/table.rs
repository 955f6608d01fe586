//! What was measured, in rows, beside what was promised. Knows no browser.

use std::collections::BTreeMap;
use std::fmt;

pub const YARDSTICK: &str = "yardstick: a plain table of 480 cells, made and laid out, ms";
pub const COLD: &str = "start, cold: until usable, ms";
pub const WARM: &str = "start, warm: until usable, ms";
pub const HOT: &str = "start, hot: until usable, ms";
pub const NEW: &str = "start, program cached, browser new, ms";
pub const TASK_IN_START: &str = "  longest task until then, ms";
pub const TASK_AFTER_START: &str = "  longest task after that, older days read, ms";
pub const JOURNAL: &str = "open Journal, press to frame, ms";
pub const INSIGHTS: &str = "open Insights, press to frame, ms";
pub const MEASURE: &str = "open a measure, press to frame, ms";
pub const MEASURE_ALL: &str = "all ten years of it, press to frame, ms";
pub const TASK_LOOKING: &str = "  longest task while looking, ms";
pub const SCROLL_FRAME: &str = "scroll the list for 6 s: a frame, 95th of 100, ms";
pub const SCROLL_DAYS: &str = "  days that came into being";
pub const TASK_SCROLLING: &str = "  longest task meanwhile, scrolling, ms";
pub const SAVE_DOSE: &str = "repeat a dose, press to shown as saved, ms";
pub const SAVE_ANSWER: &str = "answer a row, press to shown as saved, ms";
pub const TASK_SAVING: &str = "  longest task while saving, ms";
pub const PLAN: &str = "eleven plans: open Plan, press to frame, ms";
pub const PLAN_WORK: &str = "  main thread's work for Plan, all of it, ms";
pub const PLAN_JOURNAL: &str = "eleven plans: open Journal, press to six weeks, ms";
pub const JOURNAL_WORK: &str = "  main thread's work for Journal, all of it, ms";
pub const YEAR: &str = "eleven plans: open the year in pixels, press to frame, ms";
pub const YEAR_WORK: &str = "  main thread's work for it, ms";
pub const OTHER_MEASURE_WORK: &str = "  main thread's work for the year by another measure, ms";
pub const OTHER_YEAR: &str = "eleven plans: another year, press to frame, ms";
pub const OTHER_YEAR_WORK: &str = "  main thread's work for another year, list included, ms";
pub const PLAN_ANSWER: &str = "eleven plans: answer a row, press to shown as saved, ms";
pub const PLAN_DOSE: &str = "eleven plans: repeat a dose, press to shown as saved, ms";
pub const TASK_PLAN: &str = "  longest task while looking, with plans, ms";
pub const TASK_PLAN_SAVING: &str = "  longest task while saving, with plans, ms";
pub const OVERVIEW: &str = "twelve measures: open Insights, press to all small charts, ms";
pub const OVERVIEW_WORK: &str = "  main thread's work for it, comparisons included, ms";
pub const TWELFTH: &str = "twelve measures: open one of them, press to frame, ms";
pub const COMPARED: &str = "  all comparisons, beside the page, ms";
pub const COMPARED_AGAIN: &str = "  the same questions again, in a second program that is compiled, ms";
pub const COMPARED_NATIVE: &str = "  the same, compiled for this machine, ms";
pub const TASK_INSIGHTS: &str = "  longest task meanwhile, ms";
pub const COMPARED_HERE: &str = "  where no second program runs: press to all comparisons, ms";
pub const TASK_HERE: &str = "  longest task meanwhile, and on the page of a measure, ms";
pub const OURS_FIRST: &str = "chart of ten years, first frame's work, ms";
pub const UPLOT_FIRST: &str = "  uPlot, first, ms";
pub const OURS_AGAIN: &str = "chart of ten years, again, ms";
pub const UPLOT_AGAIN: &str = "  uPlot, again, ms";
pub const EXPORT: &str = "export, verified, ms";
pub const IMPORT_READ: &str = "import, file to preview, ms";
pub const IMPORT_TAKE: &str = "import, preview to saved, ms";
pub const CHARACTERS: &str = "local storage used, characters";

/// Rows in order, with what was promised at a quarter of the speed.
const ROWS: [(&str, &str); 48] = [
    (YARDSTICK, ""),
    (COLD, "≤ 800"),
    (WARM, "≤ 500"),
    (HOT, "≤ 500"),
    (NEW, ""),
    (TASK_IN_START, ""),
    (TASK_AFTER_START, "≤ 50"),
    (JOURNAL, ""),
    (INSIGHTS, ""),
    (MEASURE, "≤ 100"),
    (MEASURE_ALL, "≤ 100"),
    (TASK_LOOKING, "≤ 50"),
    (SCROLL_FRAME, ""),
    (SCROLL_DAYS, ""),
    (TASK_SCROLLING, "≤ 50"),
    (SAVE_DOSE, "≤ 50"),
    (SAVE_ANSWER, "≤ 50"),
    (TASK_SAVING, "≤ 50"),
    (PLAN, "≤ 100"),
    (PLAN_WORK, ""),
    (PLAN_JOURNAL, ""),
    (JOURNAL_WORK, ""),
    (YEAR, "≤ 100"),
    (YEAR_WORK, "≤ 100"),
    (OTHER_MEASURE_WORK, "≤ 100"),
    (OTHER_YEAR, "≤ 100"),
    (OTHER_YEAR_WORK, ""),
    (TASK_PLAN, "≤ 50"),
    (PLAN_DOSE, "≤ 50"),
    (PLAN_ANSWER, "≤ 50"),
    (TASK_PLAN_SAVING, "≤ 50"),
    (OVERVIEW, "≤ 200"),
    (OVERVIEW_WORK, ""),
    (TWELFTH, "≤ 100"),
    (COMPARED, "≤ 2000 at 1×"),
    (COMPARED_AGAIN, "≤ 1.5 × the next"),
    (COMPARED_NATIVE, ""),
    (TASK_INSIGHTS, "≤ 50"),
    (COMPARED_HERE, ""),
    (TASK_HERE, "≤ 50"),
    (OURS_FIRST, "≤ uPlot"),
    (UPLOT_FIRST, ""),
    (OURS_AGAIN, "≤ uPlot"),
    (UPLOT_AGAIN, ""),
    (EXPORT, ""),
    (IMPORT_READ, ""),
    (IMPORT_TAKE, ""),
    (CHARACTERS, "≤ 2000000"),
];

/// Measured values by row and rate.
pub struct Table {
    rates: Vec<u32>,
    values: BTreeMap<(&'static str, u32), Vec<f64>>,
    /// The longest tasks, by what was done.
    tasks: BTreeMap<(&'static str, u32), BTreeMap<&'static str, Vec<f64>>>,
}

impl Table {
    /// An empty table with a column for each rate.
    pub fn new(rates: &[u32]) -> Self {
        Self {
            rates: rates.to_vec(),
            values: BTreeMap::new(),
            tasks: BTreeMap::new(),
        }
    }

    /// Adds one measured value.
    pub fn add(&mut self, row: &'static str, rate: u32, value: f64) {
        self.values.entry((row, rate)).or_default().push(value);
    }

    /// Adds the longest task of something that was done.
    pub fn add_task(&mut self, row: &'static str, rate: u32, doing: &'static str, value: f64) {
        let row = self.tasks.entry((row, rate)).or_default();
        row.entry(doing).or_default().push(value);
    }

    /// The longest tasks of a row: what took the longest, by the median of its rounds. Whatever else the machine did in one
    /// of them is not taken for the page's doing.
    fn longest(&self, row: &'static str, rate: u32) -> Option<String> {
        let tasks = self.tasks.get(&(row, rate))?;
        let medians = tasks
            .iter()
            .filter_map(|(doing, values)| Some((median(values)?, doing)));
        let (longest, doing) = medians.max_by(|a, b| a.0.total_cmp(&b.0))?;
        let all: Vec<f64> = tasks.values().flatten().copied().collect();
        let ever = all.into_iter().fold(0.0, f64::max);
        Some(format!("{longest:.0} ({doing}; ever {ever:.0})"))
    }

    /// Median and range of a cell.
    fn cell(&self, row: &'static str, rate: u32) -> String {
        if let Some(longest) = self.longest(row, rate) {
            return longest;
        }
        let mut values = self.values.get(&(row, rate)).cloned().unwrap_or_default();
        values.sort_by(f64::total_cmp);
        let (Some(first), Some(last), Some(median)) = (values.first(), values.last(), median(&values)) else {
            return "–".to_owned();
        };
        let said = |value: f64| {
            if value > 0.0 && value < 10.0 {
                format!("{value:.1}")
            } else {
                format!("{value:.0}")
            }
        };
        if values.len() == 1 {
            said(median)
        } else {
            format!("{} ({}–{})", said(median), said(*first), said(*last))
        }
    }
}

fn median(values: &[f64]) -> Option<f64> {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

impl fmt::Display for Table {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let heads: Vec<String> = self.rates.iter().map(|rate| format!("CPU {rate}×")).collect();
        writeln!(
            out,
            "| ten years of entries: median (range) | {} | bar at 4× |",
            heads.join(" | ")
        )?;
        writeln!(out, "|---|{}---|", "---|".repeat(heads.len()))?;
        for (row, bar) in ROWS {
            let cells: Vec<String> = self.rates.iter().map(|rate| self.cell(row, *rate)).collect();
            writeln!(out, "| {row} | {} | {bar} |", cells.join(" | "))?;
        }
        write!(
            out,
            "Tasks under 50 ms are not told by the browser and count as 0. Of the longest tasks: the median of the rounds of what took the longest."
        )
    }
}
