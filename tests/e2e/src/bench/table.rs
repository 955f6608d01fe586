//! What was measured, in rows, beside what was promised. Knows no browser.

use std::collections::BTreeMap;
use std::fmt;

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
pub const SAVE_DOSE: &str = "repeat a dose, press to shown as saved, ms";
pub const SAVE_ANSWER: &str = "answer a row, press to shown as saved, ms";
pub const TASK_SAVING: &str = "  longest task while saving, ms";
pub const PLAN: &str = "eleven plans: open Plan, press to frame, ms";
pub const PLAN_WORK: &str = "  main thread's work for Plan, all of it, ms";
pub const YEAR: &str = "eleven plans: open Journal, press to year in pixels, ms";
pub const JOURNAL_WORK: &str = "  main thread's work for Journal, all of it, ms";
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
pub const COMPARED_NATIVE: &str = "  the same, compiled for this machine, ms";
pub const TASK_INSIGHTS: &str = "  longest task meanwhile, ms";
pub const OURS_FIRST: &str = "chart of ten years, first frame's work, ms";
pub const UPLOT_FIRST: &str = "  uPlot, first, ms";
pub const OURS_AGAIN: &str = "chart of ten years, again, ms";
pub const UPLOT_AGAIN: &str = "  uPlot, again, ms";
pub const EXPORT: &str = "export, verified, ms";
pub const IMPORT_READ: &str = "import, file to preview, ms";
pub const IMPORT_TAKE: &str = "import, preview to saved, ms";
pub const CHARACTERS: &str = "local storage used, characters";

/// Rows in order, with what was promised at a quarter of the speed.
const ROWS: [(&str, &str); 38] = [
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
    (SAVE_DOSE, "≤ 50"),
    (SAVE_ANSWER, "≤ 50"),
    (TASK_SAVING, "≤ 50"),
    (PLAN, "≤ 100"),
    (PLAN_WORK, ""),
    (YEAR, "≤ 100"),
    (JOURNAL_WORK, ""),
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
    (COMPARED_NATIVE, "≥ ⅔ of it"),
    (TASK_INSIGHTS, "≤ 50"),
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
}

impl Table {
    /// An empty table with a column for each rate.
    pub fn new(rates: &[u32]) -> Self {
        Self {
            rates: rates.to_vec(),
            values: BTreeMap::new(),
        }
    }

    /// Adds one measured value.
    pub fn add(&mut self, row: &'static str, rate: u32, value: f64) {
        self.values.entry((row, rate)).or_default().push(value);
    }

    /// Median and range of a cell.
    fn cell(&self, row: &'static str, rate: u32) -> String {
        let mut values = self.values.get(&(row, rate)).cloned().unwrap_or_default();
        values.sort_by(f64::total_cmp);
        let (Some(first), Some(last)) = (values.first(), values.last()) else {
            return "–".to_owned();
        };
        let median = values.get(values.len() / 2).copied().unwrap_or_default();
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
            "Tasks under 50 ms are not told by the browser and count as 0."
        )
    }
}
