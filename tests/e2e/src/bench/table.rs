//! What was measured, in rows, beside what was promised, and which of it counts. Knows no browser.
//!
//! A machine that is shared is at times half as fast as at others. So a yardstick that is not ours is taken before and
//! after each press, and a press counts where both were near the best that was seen in the whole run.

use std::collections::BTreeMap;
use std::fmt;

use xtask::check::Size;

const YARDSTICK: &str = "yardstick: a plain table of 480 cells, styled and laid out anew, ms";
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
pub const SAVE_DOSE: &str = "repeat a dose, press to \"saved\", ms";
pub const FRAME_DOSE: &str = "  press to the frame that shows it, ms";
pub const SAVE_ANSWER: &str = "answer a row, press to \"saved\", ms";
pub const FRAME_ANSWER: &str = "  press to the frame that shows that, ms";
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
pub const PLAN_DOSE: &str = "eleven plans: repeat a dose, press to \"saved\", ms";
pub const PLAN_FRAME_DOSE: &str = "  press to the frame that shows it, with plans, ms";
pub const PLAN_ANSWER: &str = "eleven plans: answer a row, press to \"saved\", ms";
pub const PLAN_FRAME_ANSWER: &str = "  press to the frame that shows that, with plans, ms";
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
const ROWS: [(&str, &str); 51] = [
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
    (FRAME_DOSE, ""),
    (SAVE_ANSWER, "≤ 50"),
    (FRAME_ANSWER, ""),
    (TASK_SAVING, "≤ 50"),
    (PLAN, "≤ 100"),
    (PLAN_WORK, "≤ 100"),
    (PLAN_JOURNAL, ""),
    (JOURNAL_WORK, ""),
    (YEAR, "≤ 100"),
    (YEAR_WORK, "≤ 100"),
    (OTHER_MEASURE_WORK, "≤ 100"),
    (OTHER_YEAR, "≤ 100"),
    (OTHER_YEAR_WORK, ""),
    (TASK_PLAN, "≤ 50"),
    (PLAN_DOSE, "≤ 50"),
    (PLAN_FRAME_DOSE, ""),
    (PLAN_ANSWER, "≤ 50"),
    (PLAN_FRAME_ANSWER, ""),
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

/// How much slower than at its best the machine may be for what is measured to count.
const CALM: f64 = 1.4;

/// One measured value, and the slower of the two yardsticks around it.
#[derive(Clone, Copy)]
pub struct Sample {
    pub value: f64,
    pub yardstick: f64,
}

/// The values of one row, by what was done: rows of the longest tasks tell it, in all others it is empty.
type Row = BTreeMap<&'static str, Vec<Sample>>;

/// Measured values by row and rate.
pub struct Table {
    rates: Vec<u32>,
    sizes: Vec<Size>,
    rows: BTreeMap<(&'static str, u32), Row>,
    yardsticks: BTreeMap<u32, Vec<f64>>,
}

impl Table {
    /// A table with a column for each rate, and with the sizes of the program, which are the same at every rate.
    pub fn new(rates: &[u32], sizes: impl IntoIterator<Item = Size>) -> Self {
        Self {
            rates: rates.to_vec(),
            sizes: sizes.into_iter().collect(),
            rows: BTreeMap::new(),
            yardsticks: BTreeMap::new(),
        }
    }

    /// Adds one measured value; of a task, with what was done.
    pub fn add(&mut self, row: &'static str, rate: u32, doing: &'static str, sample: Sample) {
        let row = self.rows.entry((row, rate)).or_default();
        row.entry(doing).or_default().push(sample);
    }

    /// Adds what the machine itself took, in ms.
    pub fn add_yardstick(&mut self, rate: u32, took: f64) {
        self.yardsticks.entry(rate).or_default().push(took);
    }

    /// Whether the machine was near its best when the yardstick took this long.
    pub fn is_calm(&self, rate: u32, yardstick: f64) -> bool {
        let mut all = self.yardsticks.get(&rate).cloned().unwrap_or_default();
        all.sort_by(f64::total_cmp);
        // Its best is what one in ten was under: a single lucky one would make all others look disturbed.
        let best = all.get(all.len() / 10);
        best.is_some_and(|best| yardstick <= best * CALM)
    }

    /// How many values of a row count so far; where it tells several things, of that with the fewest.
    pub fn calm(&self, row: &'static str, rate: u32) -> usize {
        let all = self.rows.get(&(row, rate)).into_iter().flatten();
        all.map(|(_, samples)| self.counted(rate, samples).len())
            .min()
            .unwrap_or(0)
    }

    /// The values that count, sorted.
    fn counted(&self, rate: u32, samples: &[Sample]) -> Vec<f64> {
        let calm = samples
            .iter()
            .filter(|sample| self.is_calm(rate, sample.yardstick));
        sorted(calm)
    }

    /// The values of a cell that count.
    fn cell(&self, row: &'static str, rate: u32) -> String {
        let Some(all) = self.rows.get(&(row, rate)) else {
            return "–".to_owned();
        };
        all.get("")
            .map_or_else(|| self.longest(rate, all), |samples| self.values(rate, samples))
    }

    /// Median and range of what counts, and how many of all these are.
    fn values(&self, rate: u32, samples: &[Sample]) -> String {
        let counted = self.counted(rate, samples);
        match counted.len() {
            0 => format!("never calm; disturbed {}", spread(&sorted(samples.iter()))),
            some if some == samples.len() => spread(&counted),
            some => format!("{}, {some} of {}", spread(&counted), samples.len()),
        }
    }

    /// The longest tasks: what took the longest, by the median of its rounds. What never counted is named.
    fn longest(&self, rate: u32, tasks: &Row) -> String {
        let mut longest: Option<(f64, &str)> = None;
        let (mut ever, mut count, mut all, mut never) = (0.0_f64, 0, 0, Vec::new());
        for (doing, samples) in tasks {
            let counted = self.counted(rate, samples);
            count += counted.len();
            all += samples.len();
            ever = counted.iter().copied().fold(ever, f64::max);
            match median(&counted) {
                Some(median) if longest.is_none_or(|(most, _)| median > most) => {
                    longest = Some((median, doing))
                }
                Some(_) => {}
                None => never.push(*doing),
            }
        }
        let Some((most, doing)) = longest else {
            return "never calm".to_owned();
        };
        let never = if never.is_empty() {
            String::new()
        } else {
            format!("; never calm: {}", never.join(", "))
        };
        format!("{most:.0} ({doing}; ever {ever:.0}), {count} of {all}{never}")
    }

    fn yardstick(&self, rate: u32) -> String {
        let mut all = self.yardsticks.get(&rate).cloned().unwrap_or_default();
        all.sort_by(f64::total_cmp);
        format!("{}, {} times", spread(&all), all.len())
    }
}

fn sorted<'a>(samples: impl Iterator<Item = &'a Sample>) -> Vec<f64> {
    let mut values: Vec<f64> = samples.map(|sample| sample.value).collect();
    values.sort_by(f64::total_cmp);
    values
}

/// The middle of sorted values.
fn median(sorted: &[f64]) -> Option<f64> {
    sorted.get(sorted.len() / 2).copied()
}

/// Median and range of sorted values.
fn spread(sorted: &[f64]) -> String {
    let (Some(first), Some(last), Some(median)) = (sorted.first(), sorted.last(), median(sorted)) else {
        return "–".to_owned();
    };
    let said = |value: f64| {
        if value > 0.0 && value < 10.0 {
            format!("{value:.1}")
        } else {
            format!("{value:.0}")
        }
    };
    if sorted.len() == 1 {
        said(median)
    } else {
        format!("{} ({}–{})", said(median), said(*first), said(*last))
    }
}

impl fmt::Display for Table {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let heads: Vec<String> = self.rates.iter().map(|rate| format!("CPU {rate}×")).collect();
        writeln!(
            out,
            "| ten years of entries: median (range), how many count | {} | bar at 4× |",
            heads.join(" | ")
        )?;
        writeln!(out, "|---|{}---|", "---|".repeat(heads.len()))?;
        let yardsticks: Vec<String> = self.rates.iter().map(|rate| self.yardstick(*rate)).collect();
        writeln!(out, "| {YARDSTICK} | {} |  |", yardsticks.join(" | "))?;
        for (row, bar) in ROWS {
            let cells: Vec<String> = self.rates.iter().map(|rate| self.cell(row, *rate)).collect();
            writeln!(out, "| {row} | {} | {bar} |", cells.join(" | "))?;
        }
        for Size { what, bytes, limit } in &self.sizes {
            let cells = vec![bytes.to_string(); self.rates.len()];
            writeln!(out, "| {what}, bytes | {} | ≤ {limit} |", cells.join(" | "))?;
        }
        write!(
            out,
            "What counts was measured while the yardstick, before and after, took at most {CALM} times its best. \
             Tasks under 50 ms are not told by the browser and count as 0. \
             Of the longest tasks: the median of the rounds of what took the longest."
        )
    }
}
