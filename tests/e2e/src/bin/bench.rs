//! The benchmark: ten years of entries in a real browser, at full speed and at a quarter of it, as a table.
//! `cargo xtask bench [--rounds N] [--rates 1,4] [--only starts,screens,scrolling,saving,charts,files,plan,insights]`. Benchmarks are not tests: nothing here fails because it is slow.
//! The sizes of the program stand below with the bars of `budget.json`, as the check of a build measures them.
//!
//! What counts is measured while the machine is near its best (`bench/table.rs`): each step ends with a yardstick, waits
//! for calm, and a round is done again until enough of it counts, but not for ever.

use std::collections::BTreeSet;
use std::hint::black_box;
use std::process::ExitCode;
use std::thread;
use std::time::{Duration, Instant};

use chrono::{Datelike, NaiveDate};
use e2e::app::App;
use e2e::browser::Looks;
use e2e::decade::{self, Decade};
use e2e::planted;
use e2e::webdriver::Driver;
use serde_json::{Value, json};
use tenth::analysis::insights::{Desk, Inquiry};
use tenth::domain::Journal;

#[path = "../bench/table.rs"]
mod table;

use table::{Sample, Table};

const PROBE: &str = include_str!("../bench/probe.js");
const SEED: u64 = 2026;
/// How long is waited for a disturbed machine, in all, at one rate.
const PATIENCE: Duration = Duration::from_mins(8);
/// How many rounds are tried for each that shall count.
const TRIES: usize = 2;
/// A page of our own origin on which the program does not run: one that is not there.
const QUIET_PAGE: &str = "quiet.txt";

/// One part of the benchmark.
type Part = fn(&mut Bench, &Decade);

/// What is measured, in the order in which it can be: the files empty the journal, and the plan puts its own in its place.
const PARTS: [(&str, Part); 8] = [
    ("starts", |bench, _| bench.starts()),
    ("screens", |bench, _| bench.screens()),
    ("scrolling", |bench, _| bench.scrolling()),
    ("saving", |bench, _| bench.saving()),
    ("charts", |bench, _| bench.charts()),
    ("files", |bench, decade| bench.files(decade)),
    ("plan", |bench, _| bench.plan()),
    ("insights", |bench, _| bench.insights()),
];

struct Options {
    only: Vec<String>,
    rounds: usize,
    rates: Vec<u32>,
}

fn main() -> ExitCode {
    let options = options();
    let sizes = xtask::check::sizes(&xtask::paths::dist());
    let (driver, sizes) = match Driver::start().and_then(|driver| Ok((driver, sizes?))) {
        Ok(begun) => begun,
        Err(problem) => {
            eprintln!("{problem}");
            return ExitCode::FAILURE;
        }
    };
    let (today, now) = decade::today();
    let decade = decade::generate(SEED, today);
    let stored = json!(decade.stored(now));
    let mut table = Table::new(&options.rates, sizes);
    for rate in &options.rates {
        println!("· CPU {rate}×, {} rounds", options.rounds);
        let mut bench = Bench::new(&driver, *rate, &options, &mut table);
        bench.load(&stored);
        for (name, part) in PARTS {
            if options.only.is_empty() || options.only.iter().any(|wanted| wanted == name) {
                part(&mut bench, &decade);
            }
        }
    }
    println!("\n{table}");
    ExitCode::SUCCESS
}

fn options() -> Options {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let after = |name: &str| {
        let place = words.iter().position(|word| word == name)?;
        words.get(place + 1).cloned()
    };
    let rates = after("--rates").unwrap_or_else(|| "1,4".to_owned());
    let only = after("--only").unwrap_or_default();
    Options {
        only: only
            .split(',')
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect(),
        rounds: after("--rounds").and_then(|n| n.parse().ok()).unwrap_or(5),
        rates: BTreeSet::from_iter(rates.split(',').filter_map(|rate| rate.parse().ok()))
            .into_iter()
            .collect(),
    }
}

struct Bench<'a> {
    app: App<'a>,
    rate: u32,
    rounds: usize,
    table: &'a mut Table,
    /// What was measured since the yardstick was last taken: the row, what was done if it is a task, and the value.
    measured: Vec<(&'static str, &'static str, f64)>,
    /// What the yardstick took before that, in ms.
    yardstick: f64,
    /// How much longer is waited for calm.
    patience: Duration,
}

impl<'a> Bench<'a> {
    fn new(driver: &'a Driver, rate: u32, options: &Options, table: &'a mut Table) -> Self {
        let looks = Looks {
            zone: decade::daytime_zone(),
            ..Looks::default()
        };
        Self {
            app: App::to_measure(driver, looks),
            rate,
            rounds: options.rounds,
            table,
            measured: Vec::new(),
            yardstick: f64::INFINITY,
            patience: PATIENCE,
        }
    }

    fn note(&mut self, row: &'static str, value: f64) {
        self.measured.push((row, "", value));
    }

    /// Does a round until each of these rows has enough values that count.
    fn rounds(&mut self, rows: &[&'static str], mut round: impl FnMut(&mut Self, usize)) {
        for n in 0..self.rounds * TRIES {
            if rows
                .iter()
                .all(|row| self.table.calm(row, self.rate) >= self.rounds)
            {
                break;
            }
            round(self, n);
        }
    }

    /// Ends a step: takes the yardstick, puts what was measured into the table with it, and waits until the machine is calm.
    fn calm(&mut self) {
        let after = self.take_yardstick();
        self.table.add_yardstick(self.rate, after);
        let yardstick = self.yardstick.max(after);
        for (row, doing, value) in std::mem::take(&mut self.measured) {
            self.table.add(row, self.rate, doing, Sample { value, yardstick });
        }
        self.yardstick = after;
        let start = Instant::now();
        while !self.table.is_calm(self.rate, self.yardstick) && start.elapsed() < self.patience {
            thread::sleep(Duration::from_millis(250));
            // Not among those that say what its best is: a long wait would make what is slow the rule.
            self.yardstick = self.take_yardstick();
        }
        self.patience = self.patience.saturating_sub(start.elapsed());
    }

    /// What the machine takes now for something that is not ours, in ms: whatever page is open, none of its style applies.
    fn take_yardstick(&self) -> f64 {
        const YARDSTICK: &str = "if (!window.yardstick) { \
              const place = window.yardstick = document.createElement('div'); \
              place.style.cssText = 'all: initial; position: absolute; inset: 0 auto auto 0; contain: strict; \
                width: 800px; height: 800px; pointer-events: none'; \
              const table = document.createElement('table'); table.style.fontSize = 'inherit'; \
              table.innerHTML = ('<tr>' + '<td>12.5</td>'.repeat(12) + '</tr>').repeat(40); \
              place.attachShadow({mode: 'open'}).append(table); } \
            const place = window.yardstick; document.body.append(place); place.getBoundingClientRect(); \
            const took = []; \
            for (let n = 0; n < 9; n += 1) { \
              const start = performance.now(); \
              place.style.fontSize = 14 + n % 3 + 'px'; place.shadowRoot.firstChild.getBoundingClientRect(); \
              took.push(performance.now() - start); await new Promise((next) => setTimeout(next)); } \
            place.remove(); \
            await new Promise((next) => requestAnimationFrame(() => setTimeout(next))); \
            return took.sort((a, b) => a - b)[4];";
        let script = format!("(async () => {{ {YARDSTICK} }})().then(done, () => done(null))");
        let took = self.app.js_async(&script).as_f64();
        took.expect("the yardstick can be taken on every page")
    }

    /// Slows down, and measures every page from now on. Needed again after each start of the browser.
    fn attach(&self) {
        self.app.before_every_page(PROBE);
        self.app.slow_down(self.rate);
    }

    /// Goes to a page and waits until all days have been read, nothing is left to do and the machine is calm.
    fn open(&mut self, path: &str) {
        self.app.go(path);
        self.app.is_running();
        self.settle();
        self.calm();
    }

    /// Waits until the page has had nothing to do for half a second and waits for nothing.
    fn settle(&self) {
        self.looks_until_quiet();
    }

    /// How often was looked at the page until it was quiet.
    fn looks_until_quiet(&self) -> u32 {
        self.app.cdp("Performance.enable", &json!({}));
        let (mut last, mut quiet) = (self.seconds("ScriptDuration"), 0);
        for looks in 1..=600 {
            thread::sleep(Duration::from_millis(100));
            let now = self.seconds("ScriptDuration");
            quiet = if now - last < 0.002 { quiet + 1 } else { 0 };
            last = now;
            // Nor is anything on its way from the second program.
            if quiet >= 5 && self.app.js("return window.bench?.awaited ?? 0") == json!(0) {
                return looks;
            }
        }
        println!("  the page did not become quiet within a minute");
        600
    }

    /// What the browser has counted of something, in seconds.
    fn seconds(&self, name: &str) -> f64 {
        let metrics = self.app.cdp("Performance.getMetrics", &json!({}));
        let all = metrics.get("metrics").and_then(Value::as_array);
        let found = all.and_then(|all| all.iter().find(|metric| metric["name"] == name)?["value"].as_f64());
        found.unwrap_or(0.0)
    }

    /// Notes all work of the main thread from a press to quiet, in ms, without what looking at the page costs.
    fn note_work(&mut self, row: &'static str, press: &str, (task, doing): (&'static str, &'static str)) {
        const LOOKS: u32 = 10;
        let spent = || self.seconds("TaskDuration");
        self.settle();
        self.forget_tasks();
        let before = spent();
        for _ in 0..LOOKS {
            thread::sleep(Duration::from_millis(100));
            spent();
        }
        let look = (spent() - before) / f64::from(LOOKS + 1);
        let before = spent();
        self.app.js(press);
        let looks = self.looks_until_quiet();
        let work = spent() - before - look * f64::from(looks + 2);
        self.note(row, (work * 1000.0).max(0.0));
        self.done(task, doing);
    }

    /// Clicks as a person does and returns how long it took until a frame showed what was waited for, in ms.
    fn press(&self, name: &str, holds: &str) -> f64 {
        self.app.js(&format!("window.bench.arm(() => {{ {holds} }})"));
        self.app.tap(name);
        let mut took = 0.0;
        self.app.wait_until(&format!("\"{name}\" is answered"), || {
            took = self.app.js("return window.bench.pressed").as_f64().unwrap_or(0.0);
            took > 0.0
        });
        took
    }

    fn arm_to_save(&self, holds: &str) {
        self.app
            .js(&format!("window.bench.arm(() => {{ return {holds} }}, true)"));
    }

    /// Notes when the press that was armed for was said to be saved, and when that was drawn.
    fn saved(&mut self, (said, drawn): (&'static str, &'static str)) {
        let mut took = 0.0;
        self.app.wait_until("it is saved", || {
            took = self.app.js("return window.bench.pressed").as_f64().unwrap_or(0.0);
            took > 0.0
        });
        let at = self.app.js("return window.bench.said").as_f64().unwrap_or(took);
        self.note(said, at);
        self.note(drawn, took);
    }

    fn forget_tasks(&self) {
        self.app
            .js("window.bench.tasks.length = 0; window.bench.since = performance.now()");
    }

    /// The longest task since they were forgotten, in ms; those under 50 are not told and count as 0.
    fn longest_task(&self) -> f64 {
        let tasks = self.app.js(
            "return window.bench.tasks.filter((task) => task[0] >= window.bench.since).map((task) => task[1])",
        );
        let all = tasks.as_array().cloned().unwrap_or_default();
        all.iter().filter_map(Value::as_f64).fold(0.0, f64::max)
    }

    /// Ends one thing that was done: waits until it is over, and notes its longest task.
    fn done(&mut self, row: &'static str, doing: &'static str) {
        self.settle();
        let task = self.longest_task();
        self.measured.push((row, doing, task));
        self.calm();
        self.forget_tasks();
    }

    /// Ten years in both places, nothing else; then every page is measured. Learns how fast the machine can be.
    fn load(&mut self, stored: &Value) {
        self.app.go(QUIET_PAGE);
        let script = "const [map, done] = arguments; localStorage.clear(); \
            for (const [key, value] of Object.entries(map)) localStorage.setItem(key, value); \
            const gone = indexedDB.deleteDatabase('tenth'); \
            gone.onsuccess = () => { \
              const open = indexedDB.open('tenth', 1); \
              open.onupgradeneeded = () => open.result.createObjectStore('kv'); \
              open.onsuccess = () => { \
                const work = open.result.transaction('kv', 'readwrite'); \
                for (const [key, value] of Object.entries(map)) work.objectStore('kv').put(value, key); \
                work.oncomplete = () => { open.result.close(); done(1); }; }; };";
        let loaded = self
            .app
            .browser
            .session
            .run_async(script, std::slice::from_ref(stored));
        assert!(loaded.is_ok(), "{loaded:?}");
        self.attach();
        for _ in 0..10 {
            let took = self.take_yardstick();
            self.table.add_yardstick(self.rate, took);
        }
        self.calm();
    }

    fn starts(&mut self) {
        let used = self.app.js(
            "return Object.entries(localStorage).reduce((sum, [key, value]) => sum + key.length + value.length, 0)",
        );
        // It is no time: it counts however disturbed the machine is.
        let value = used.as_f64().unwrap_or(0.0);
        let yardstick = 0.0;
        self.table
            .add(table::CHARACTERS, self.rate, "", Sample { value, yardstick });
        let barred = [table::COLD, table::WARM, table::HOT];
        self.rounds(&barred, |bench, _| {
            // Cold: a new browser that has neither the program nor an offline copy of it.
            bench.restart();
            bench.app.go(QUIET_PAGE);
            bench.forget_program();
            bench.restart();
            bench.start(table::COLD, true);
            // Warm and hot: the program is in the browser's caches now.
            bench.start(table::WARM, true);
            bench.start(table::HOT, true);
            // A new browser that has the program.
            bench.restart();
            bench.start(table::NEW, false);
        });
    }

    /// Starts the browser anew and lets it finish its own beginning, so that only the page's is measured.
    fn restart(&mut self) {
        self.app.restart();
        self.attach();
        let blank = json!({"url": "data:text/html,<!doctype html>nothing"});
        assert!(
            self.app.browser.session.post("url", &blank).is_ok(),
            "no page opens"
        );
        self.settle();
        self.calm();
    }

    fn forget_program(&self) {
        self.app.cdp("Network.clearBrowserCache", &json!({}));
        let origin = self.app.server.url();
        self.app.cdp(
            "Storage.clearDataForOrigin",
            &json!({"origin": origin.trim_end_matches('/'), "storageTypes": "service_workers,cache_storage"}),
        );
    }

    fn start(&mut self, row: &'static str, counts_tasks: bool) {
        self.app.go("");
        self.app.is_running();
        let mut usable = 0.0;
        self.app.wait_until("the first screen can be used", || {
            usable = self.app.js("return window.bench.usable").as_f64().unwrap_or(0.0);
            usable > 0.0
        });
        self.note(row, usable);
        self.settle();
        if counts_tasks {
            let after = self.app.js(
                "return Math.max(0, ...window.bench.tasks.filter((task) => task[0] > window.bench.usable).map((task) => task[1]))",
            );
            let during = self.app.js(
                "return Math.max(0, ...window.bench.tasks.filter((task) => task[0] <= window.bench.usable).map((task) => task[1]))",
            );
            self.note(table::TASK_AFTER_START, after.as_f64().unwrap_or(0.0));
            self.note(table::TASK_IN_START, during.as_f64().unwrap_or(0.0));
        }
        // The copy for offline is made beside the page, once it can be used: the yardstick is not to be slowed by it.
        self.app.is_kept_for_offline();
        self.settle();
        self.calm();
    }

    fn screens(&mut self) {
        self.rounds(&[table::MEASURE, table::MEASURE_ALL], |bench, _| {
            bench.open("");
            bench.forget_tasks();
            let journal = bench.press(
                "Journal",
                "return document.querySelectorAll('main .heat a').length > 20",
            );
            bench.note(table::JOURNAL, journal);
            bench.done(table::TASK_LOOKING, "Journal");
            let insights = bench.press(
                "Insights",
                "return document.querySelectorAll('main .multiple svg').length > 3",
            );
            bench.note(table::INSIGHTS, insights);
            bench.done(table::TASK_LOOKING, "Insights");
            let measure = bench.press(
                "Mood",
                "return !!document.querySelector('main .timeline svg.chart')",
            );
            bench.note(table::MEASURE, measure);
            bench.done(table::TASK_LOOKING, "a measure");
            // A wide screen shows all days at once: to choose them, others are chosen first.
            bench.app.tap("30 d");
            bench.done(table::TASK_LOOKING, "30 d");
            let before = bench
                .app
                .js("return document.querySelector('svg.chart').getAttribute('aria-label')");
            let all = bench.press(
                "All",
                &format!(
                    "return document.querySelector('svg.chart').getAttribute('aria-label') !== {before}"
                ),
            );
            bench.note(table::MEASURE_ALL, all);
            bench.done(table::TASK_LOOKING, "All");
            // The longest task counts wherever one looks.
            for page in ["Data", "Settings", "Help", "Today"] {
                bench.app.tap(page);
                bench.done(table::TASK_LOOKING, page);
            }
        });
    }

    /// Scrolls the list of days steadily for some seconds, from today back.
    fn scrolling(&mut self) {
        const SCROLL: &str = "const start = performance.now(); let [last, y, waits] = [start, scrollY, []]; \
            const step = () => { const now = performance.now(); waits.push(now - last); \
              y += (now - last) * 3; last = now; scrollTo(0, y); \
              if (now - start < 6000) requestAnimationFrame(step); \
              else done(waits.sort((a, b) => a - b)[Math.floor(waits.length * 0.95)]); }; \
            requestAnimationFrame(step);";
        self.rounds(&[table::SCROLL_FRAME], |bench, _| {
            bench.open("journal");
            bench.forget_tasks();
            let wait = bench.app.js_async(SCROLL).as_f64().unwrap_or(0.0);
            bench.note(table::SCROLL_FRAME, wait);
            let seen = bench
                .app
                .js("return document.querySelectorAll('.daylist__first').length");
            bench.note(table::SCROLL_DAYS, seen.as_f64().unwrap_or(0.0));
            bench.done(table::TASK_SCROLLING, "Journal");
        });
    }

    fn saving(&mut self) {
        self.open("");
        self.watch_writing();
        self.save(
            (table::SAVE_DOSE, table::FRAME_DOSE),
            (table::SAVE_ANSWER, table::FRAME_ANSWER),
            table::TASK_SAVING,
        );
    }

    fn watch_writing(&self) {
        self.app.js("const setItem = Storage.prototype.setItem; \
             Storage.prototype.setItem = function (key, value) { \
               setItem.call(this, key, value); \
               if (key.startsWith('tenth.j.')) window.bench.written = performance.now(); };");
    }

    /// Repeats a dose and answers a row of Today, again and again.
    /// Each has two rows: when it is read back and the page says that it is saved, and when the frame that shows it is drawn.
    fn save(
        &mut self,
        dose: (&'static str, &'static str),
        answer: (&'static str, &'static str),
        task: &'static str,
    ) {
        self.rounds(&[dose.0, answer.0], |bench, round| {
            bench.forget_tasks();
            let rows = bench
                .app
                .js("return document.querySelectorAll('main .rows li').length")
                .as_i64();
            bench.arm_to_save(&format!(
                "document.querySelectorAll('main .rows li').length > {} && !!document.querySelector('.status--saved')",
                rows.unwrap_or(0)
            ));
            bench.app.tap("0.");
            bench.saved(dose);
            bench.done(task, "a dose");
            let rating = if round % 2 == 0 { "6" } else { "7" };
            bench.app.js("window.bench.before = window.bench.written || 0");
            bench.arm_to_save(
                "window.bench.written > window.bench.before && !!document.querySelector('.status--saved')",
            );
            bench.app.tap_in("Mood", rating);
            bench.saved(answer);
            // A chip that is pressed twice within two seconds records one dose.
            bench.app.js("window.bench.free = Date.now() + 3000");
            bench.app.wait_until("the chip takes the next dose", || {
                bench.app.js("return Date.now() > window.bench.free") == Value::Bool(true)
            });
            bench.done(task, "an answer");
        });
    }

    /// The chart of ten years on a page that has not drawn it, and again, each time beside the same chart by a program that
    /// is not ours.
    fn charts(&mut self) {
        const LABELS: &str = "[...document.querySelectorAll('main .segments label')]";
        let source = xtask::hash::read_text(&xtask::paths::node_module("uplot/dist/uPlot.iife.min.js"));
        if source.is_err() {
            println!("  uPlot is not among the tools; its rows stay empty");
        }
        let choose = |name: &str| {
            format!(
                "const label = {LABELS}.find((it) => it.textContent.trim() === '{name}'); \
                 window.bench.frame(() => label.querySelector('input').click(), done);"
            )
        };
        self.rounds(&[table::OURS_FIRST, table::OURS_AGAIN], |bench, _| {
            bench.open("insights/mood?range=30");
            bench.note_frame(table::OURS_FIRST, &choose("All"));
            bench.app.js_async(&choose("30 d"));
            bench.settle();
            bench.calm();
            bench.note_frame(table::OURS_AGAIN, &choose("All"));
            let size = bench.app.js("const box = document.querySelector('svg.chart').getBoundingClientRect(); return [box.width, box.height]");
            if let Ok(source) = &source {
                bench.uplot(source, &size);
            }
        });
    }

    fn uplot(&mut self, source: &str, size: &Value) {
        self.app.go(QUIET_PAGE);
        self.app.slow_down(self.rate);
        self.app.cdp(
            "Runtime.evaluate",
            &json!({"expression": format!("{source}\n;window.uPlot = uPlot;undefined")}),
        );
        self.app
            .js("document.body.textContent = ''; document.body.style.margin = 0; \
            const days = []; const mood = []; const mean = []; let seed = 7; \
            for (let day = 0; day < 3650; day += 1) { seed = (seed * 48271) % 2147483647; \
              days.push(1479945600 + day * 86400); mood.push(3 + Math.sin(day / 60) * 2 + seed % 4); } \
            mood.forEach((_, at) => { const few = mood.slice(Math.max(0, at - 6), at + 1); \
              mean.push(few.reduce((a, b) => a + b, 0) / few.length); }); \
            window.series = [days, mood, mean];");
        let draw = format!(
            "document.body.textContent = ''; \
             const call = () => new uPlot({{ width: {}, height: {}, legend: {{show: false}}, \
               series: [{{}}, {{stroke: '#999', width: 1}}, {{stroke: '#235', width: 2}}] }}, window.series, document.body); \
             setTimeout(() => window.bench.frame(call, done), 50);",
            size[0], size[1]
        );
        self.settle();
        self.calm();
        self.note_frame(table::UPLOT_FIRST, &draw);
        self.note_frame(table::UPLOT_AGAIN, &draw);
    }

    /// Notes what a call that tells it took.
    fn note_frame(&mut self, row: &'static str, draw: &str) {
        let took = self.app.js_async(draw).as_f64().unwrap_or(0.0);
        self.note(row, took);
        self.settle();
        self.calm();
    }

    fn files(&mut self, decade: &Decade) {
        self.open("data");
        let export = self.press(
            "Save a backup",
            "return document.body.innerText.includes('Read back and complete')",
        );
        self.note(table::EXPORT, export);
        self.settle();
        self.calm();
        let file = self.app.browser.downloads().join("decade.backup");
        let written = xtask::hash::write(&file, decade.backup().as_bytes());
        assert!(written.is_ok(), "{written:?}");
        // Into a journal that has none of it.
        self.app.go(QUIET_PAGE);
        self.app.js_async("localStorage.clear(); const gone = indexedDB.deleteDatabase('tenth'); gone.onsuccess = gone.onerror = () => done(1);");
        self.open("data");
        self.app.js("window.bench.chosen = 0; window.bench.read = 0; \
            document.querySelector('input[type=file]').addEventListener('change', () => { window.bench.chosen = performance.now(); }, true); \
            const look = () => { if (document.body.innerText.includes('Take in ')) window.bench.presented((at) => { window.bench.read = at; }); \
              else requestAnimationFrame(look); }; look();");
        self.app.choose_file(&file);
        let mut took = 0.0;
        self.app.wait_until("the file is read", || {
            took = self
                .app
                .js("return window.bench.read ? window.bench.read - window.bench.chosen : 0")
                .as_f64()
                .unwrap_or(0.0);
            took > 0.0
        });
        self.note(table::IMPORT_READ, took);
        self.settle();
        let take = self.press("Take in", "return document.body.innerText.includes('taken in.')");
        self.note(table::IMPORT_TAKE, take);
        self.settle();
        self.calm();
    }

    /// Ten years with eleven plans: the pages that show them, and whether Today gets slower.
    fn plan(&mut self) {
        const YEAR: &str = "document.querySelector('.year svg.chart')";
        const PLAN: &str = "return !!document.querySelector('main table.cal')";
        const TO_PLAN: &str = "document.querySelector('nav a[href$=\"/plan\"]').click()";
        const TO_JOURNAL: &str = "document.querySelector('nav a[href$=\"/journal\"]').click()";
        const TO_WEEKS: &str = "document.querySelector('main .segments input[value=\"0\"]').click()";
        const TO_YEAR: &str = "document.querySelector('main .segments input[value=\"1\"]').click()";
        let (today, now) = decade::today();
        let stored = decade::generate(SEED, today).with_plans(today).stored(now);
        self.load(&json!(stored));
        self.rounds(
            &[
                table::PLAN,
                table::PLAN_WORK,
                table::YEAR,
                table::OTHER_YEAR,
                table::YEAR_WORK,
                table::OTHER_MEASURE_WORK,
            ],
            |bench, _| {
                bench.open("");
                bench.forget_tasks();
                let plan = bench.press("Plan", PLAN);
                bench.note(table::PLAN, plan);
                bench.done(table::TASK_PLAN, "Plan");
                let journal = bench.press("Journal", "return !!document.querySelector('.heat__cell')");
                bench.note(table::PLAN_JOURNAL, journal);
                bench.done(table::TASK_PLAN, "Journal");
                let year = bench.press("Year", &format!("return !!{YEAR}"));
                bench.note(table::YEAR, year);
                bench.done(table::TASK_PLAN, "the year");
                let said = format!("{YEAR}.getAttribute('aria-label')");
                let choose = |year: i32| {
                    format!(
                        "const years = document.querySelectorAll('main select')[1]; \
                     years.value = '{year}'; years.dispatchEvent(new Event('change', {{bubbles: true}}));"
                    )
                };
                let press = format!(
                    "const before = {said}; const start = performance.now(); {} \
                 const look = () => {{ if ({said} === before) requestAnimationFrame(look); \
                   else window.bench.presented((at) => done(at - start)); }}; requestAnimationFrame(look);",
                    choose(today.year() - 3)
                );
                let took = bench.app.js_async(&press).as_f64().unwrap_or(0.0);
                bench.note(table::OTHER_YEAR, took);
                bench.done(table::TASK_PLAN, "another year");
                bench.note_work(
                    table::OTHER_YEAR_WORK,
                    &choose(today.year() - 6),
                    (table::TASK_PLAN, "another year"),
                );
                let other = "const measures = document.querySelectorAll('main select')[0]; \
                 measures.selectedIndex = 2; measures.dispatchEvent(new Event('change', {bubbles: true}));";
                bench.note_work(
                    table::OTHER_MEASURE_WORK,
                    other,
                    (table::TASK_PLAN, "another measure"),
                );
                bench.app.js(TO_WEEKS);
                bench.note_work(table::YEAR_WORK, TO_YEAR, (table::TASK_PLAN, "the year"));
                bench.note_work(table::PLAN_WORK, TO_PLAN, (table::TASK_PLAN, "Plan"));
                bench.note_work(table::JOURNAL_WORK, TO_JOURNAL, (table::TASK_PLAN, "Journal"));
            },
        );
        self.open("");
        self.watch_writing();
        self.save(
            (table::PLAN_DOSE, table::PLAN_FRAME_DOSE),
            (table::PLAN_ANSWER, table::PLAN_FRAME_ANSWER),
            table::TASK_PLAN_SAVING,
        );
    }

    /// Ten years of twelve measures: the overview, one measure, and everything that is compared with everything.
    fn insights(&mut self) {
        const CHARTS: &str = "return document.querySelectorAll('main .multiple svg').length > 11";
        let (today, now) = decade::today();
        let journal = planted::journal_of(decade::DAYS, 1.0, SEED, today);
        self.load(&json!(Decade::of(&journal).stored(now)));
        let barred = [
            table::OVERVIEW,
            table::TWELFTH,
            table::COMPARED_AGAIN,
            table::COMPARED_NATIVE,
        ];
        self.rounds(&barred, |bench, _| {
            bench.open("");
            bench.forget_tasks();
            let overview = bench.press("Insights", CHARTS);
            bench.note(table::OVERVIEW, overview);
            bench.app.sees("comparisons");
            bench.app.sees("Tested, and nothing found");
            bench.settle();
            let took = bench.app.js("return window.bench.answered - window.bench.asked");
            bench.note(table::COMPARED, took.as_f64().unwrap_or(0.0));
            bench.done(table::TASK_INSIGHTS, "Insights");
            let took = bench.app.js_async("window.bench.again(done);");
            bench.note(table::COMPARED_AGAIN, took.as_f64().unwrap_or(0.0));
            bench.note(table::COMPARED_NATIVE, compared(&journal, today));
            bench.calm();
            bench.forget_tasks();
            let measure = bench.press(
                "Mood",
                "return !!document.querySelector('main .timeline svg.chart')",
            );
            bench.note(table::TWELFTH, measure);
            bench.done(table::TASK_INSIGHTS, "a measure");
            bench.open("");
            bench.note_work(
                table::OVERVIEW_WORK,
                "document.querySelector('nav a[href$=\"/insights\"]').click()",
                (table::TASK_INSIGHTS, "Insights"),
            );
        });
        self.insights_here();
    }

    /// The same where the page works everything out by itself.
    fn insights_here(&mut self) {
        const COMPARED: &str = "return document.body.innerText.includes('Tested, and nothing found')";
        const TREND: &str = "return document.body.innerText.includes('in 30 days')";
        self.app.before_every_page("delete window.Worker");
        self.rounds(&[table::COMPARED_HERE], |bench, _| {
            bench.open("");
            bench.forget_tasks();
            let compared = bench.press("Insights", COMPARED);
            bench.note(table::COMPARED_HERE, compared);
            bench.done(table::TASK_HERE, "Insights");
            bench.press("Mood", TREND);
            bench.done(table::TASK_HERE, "a measure");
        });
    }
}

/// Answers here what the second program is asked: everything compared, and how large is what stands out. In ms.
fn compared(journal: &Journal, today: NaiveDate) -> f64 {
    let inquiry = Inquiry::of(journal, today).expect("there are days");
    let start = Instant::now();
    let mut desk = Desk::new(inquiry.sheet.clone());
    let answered = |question| (question, desk.answer(question));
    let answers = inquiry.associations().into_iter().map(answered).collect();
    let conclusions = inquiry.conclude(&answers).expect("all is answered");
    for found in &conclusions.found {
        black_box(desk.answer(inquiry.size(found)));
    }
    start.elapsed().as_secs_f64() * 1000.0
}
