//! The benchmark: ten years of entries in a real browser, at full speed and at a quarter of it, as a table.
//! `cargo xtask bench [--rounds N] [--rates 1,4] [--only starts,screens,scrolling,saving,charts,files,plan,insights]`. Benchmarks are not tests: nothing here fails because it is slow.

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

use table::Table;

const PROBE: &str = include_str!("../bench/probe.js");
const SEED: u64 = 2026;
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
    let driver = match Driver::start() {
        Ok(driver) => driver,
        Err(problem) => {
            eprintln!("{problem}");
            return ExitCode::FAILURE;
        }
    };
    let (today, now) = decade::today();
    let decade = decade::generate(SEED, today);
    let stored = json!(decade.stored(now));
    let mut table = Table::new(&options.rates);
    for rate in &options.rates {
        println!("· CPU {rate}×, {} rounds", options.rounds);
        let mut bench = Bench::new(&driver, *rate, &options, &mut table);
        bench.load(&stored);
        for (name, part) in PARTS {
            if options.only.is_empty() || options.only.iter().any(|wanted| wanted == name) {
                bench.yardstick();
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
        rates: rates.split(',').filter_map(|rate| rate.parse().ok()).collect(),
    }
}

struct Bench<'a> {
    app: App<'a>,
    rate: u32,
    rounds: usize,
    table: &'a mut Table,
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
        }
    }

    fn note(&mut self, row: &'static str, value: f64) {
        self.table.add(row, self.rate, value);
    }

    /// Slows down, and measures every page from now on. Needed again after each start of the browser.
    fn attach(&self) {
        self.app.before_every_page(PROBE);
        self.app.slow_down(self.rate);
    }

    /// Goes to a page and waits until all days have been read and nothing is left to do.
    fn open(&self, path: &str) {
        self.app.go(path);
        self.app.is_running();
        self.settle();
    }

    /// Waits until the page has had nothing to do for half a second.
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
            if quiet >= 5 {
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

    /// All work of the main thread from a press to quiet, in ms, without what looking at the page costs.
    fn work(&self, press: &str) -> f64 {
        const LOOKS: u32 = 10;
        let spent = || self.seconds("TaskDuration");
        self.settle();
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
        (work * 1000.0).max(0.0)
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

    fn forget_tasks(&self) {
        self.app.js("window.bench.tasks.length = 0");
    }

    /// The longest task since they were forgotten, in ms; those under 50 are not told and count as 0.
    fn longest_task(&self) -> f64 {
        let tasks = self.app.js("return window.bench.tasks.map((task) => task[1])");
        let all = tasks.as_array().cloned().unwrap_or_default();
        all.iter().filter_map(Value::as_f64).fold(0.0, f64::max)
    }

    /// Notes the longest task of one thing that was done, and forgets it.
    fn note_task(&mut self, row: &'static str, doing: &'static str) {
        let task = self.longest_task();
        self.table.add_task(row, self.rate, doing, task);
        self.forget_tasks();
    }

    /// What the machine itself takes for something that is not ours, before each part: two runs are compared by it.
    fn yardstick(&mut self) {
        const TABLE: &str = "const row = '<tr>' + '<td>12.5</td>'.repeat(12) + '</tr>'; const took = []; \
            for (let n = 0; n < 9; n += 1) { \
              const table = document.createElement('table'); const start = performance.now(); \
              table.innerHTML = row.repeat(40); document.body.append(table); table.getBoundingClientRect(); \
              took.push(performance.now() - start); table.remove(); \
              await new Promise((next) => setTimeout(next)); } \
            return took.sort((a, b) => a - b)[4];";
        self.app.go(QUIET_PAGE);
        self.app.slow_down(self.rate);
        let script = format!("(async () => {{ {TABLE} }})().then(done)");
        if let Some(took) = self.app.js_async(&script).as_f64() {
            self.note(table::YARDSTICK, took);
        }
    }

    /// Ten years in both places, nothing else; then every page is measured.
    fn load(&self, stored: &Value) {
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
    }

    fn starts(&mut self) {
        let used = self.app.js(
            "return Object.entries(localStorage).reduce((sum, [key, value]) => sum + key.length + value.length, 0)",
        );
        self.note(table::CHARACTERS, used.as_f64().unwrap_or(0.0));
        for _ in 0..self.rounds {
            // Cold: a new browser that has neither the program nor an offline copy of it.
            self.restart();
            self.app.go(QUIET_PAGE);
            self.forget_program();
            self.restart();
            self.start(table::COLD, true);
            // Warm and hot: the program is in the browser's caches now.
            self.app.is_kept_for_offline();
            self.start(table::WARM, true);
            self.start(table::HOT, true);
            // A new browser that has the program.
            self.restart();
            self.start(table::NEW, false);
        }
    }

    /// Starts the browser anew and lets it finish its own beginning, so that only the page's is measured.
    fn restart(&mut self) {
        self.app.restart();
        self.attach();
        let blank = json!({"url": "data:text/html,nothing"});
        assert!(
            self.app.browser.session.post("url", &blank).is_ok(),
            "no page opens"
        );
        self.settle();
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
    }

    fn screens(&mut self) {
        for _ in 0..self.rounds {
            self.open("");
            self.forget_tasks();
            let journal = self.press(
                "Journal",
                "return document.querySelectorAll('main .heat a').length > 20",
            );
            self.note(table::JOURNAL, journal);
            self.settle();
            self.note_task(table::TASK_LOOKING, "Journal");
            let insights = self.press(
                "Insights",
                "return document.querySelectorAll('main .multiple svg').length > 3",
            );
            self.note(table::INSIGHTS, insights);
            self.settle();
            self.note_task(table::TASK_LOOKING, "Insights");
            let measure = self.press(
                "Mood",
                "return !!document.querySelector('main .timeline svg.chart')",
            );
            self.note(table::MEASURE, measure);
            self.settle();
            self.note_task(table::TASK_LOOKING, "a measure");
            // A wide screen shows all days at once: to choose them, others are chosen first.
            self.app.tap("30 d");
            self.settle();
            self.note_task(table::TASK_LOOKING, "30 d");
            let before = self
                .app
                .js("return document.querySelector('svg.chart').getAttribute('aria-label')");
            let all = self.press(
                "All",
                &format!(
                    "return document.querySelector('svg.chart').getAttribute('aria-label') !== {before}"
                ),
            );
            self.note(table::MEASURE_ALL, all);
            self.settle();
            self.note_task(table::TASK_LOOKING, "All");
            // The longest task counts wherever one looks.
            for page in ["Data", "Settings", "Help", "Today"] {
                self.app.tap(page);
                self.settle();
                self.note_task(table::TASK_LOOKING, page);
            }
        }
    }

    /// Scrolls the list of days steadily for some seconds, from today back.
    fn scrolling(&mut self) {
        const SCROLL: &str = "const start = performance.now(); let [last, y, waits] = [start, scrollY, []]; \
            const step = () => { const now = performance.now(); waits.push(now - last); \
              y += (now - last) * 3; last = now; scrollTo(0, y); \
              if (now - start < 6000) requestAnimationFrame(step); \
              else done(waits.sort((a, b) => a - b)[Math.floor(waits.length * 0.95)]); }; \
            requestAnimationFrame(step);";
        for _ in 0..self.rounds {
            self.open("journal");
            self.forget_tasks();
            let wait = self.app.js_async(SCROLL).as_f64().unwrap_or(0.0);
            self.note(table::SCROLL_FRAME, wait);
            let seen = self
                .app
                .js("return document.querySelectorAll('.daylist__first').length");
            self.note(table::SCROLL_DAYS, seen.as_f64().unwrap_or(0.0));
            self.note_task(table::TASK_SCROLLING, "Journal");
        }
    }

    fn saving(&mut self) {
        self.open("");
        self.watch_writing();
        self.save(table::SAVE_DOSE, table::SAVE_ANSWER, table::TASK_SAVING);
    }

    fn watch_writing(&self) {
        self.app.js("const setItem = Storage.prototype.setItem; \
             Storage.prototype.setItem = function (key, value) { \
               setItem.call(this, key, value); \
               if (key.startsWith('tenth.j.')) window.bench.written = performance.now(); };");
    }

    /// Repeats a dose and answers a row of Today, again and again.
    fn save(&mut self, dose: &'static str, answer: &'static str, task: &'static str) {
        for round in 0..self.rounds {
            self.forget_tasks();
            let rows = self
                .app
                .js("return document.querySelectorAll('main .rows li').length")
                .as_i64();
            let shown = self.press(
                "0.",
                &format!(
                    "return document.querySelectorAll('main .rows li').length > {} && !!document.querySelector('.status--saved')",
                    rows.unwrap_or(0)
                ),
            );
            self.note(dose, shown);
            self.settle();
            let rating = if round % 2 == 0 { "6" } else { "7" };
            self.app.js(&format!(
                "window.bench.before = window.bench.written; window.bench.arm(() => window.bench.written > (window.bench.before || 0) && {})",
                "!!document.querySelector('.status--saved')"
            ));
            self.app.tap_in("Mood", rating);
            let mut took = 0.0;
            self.app.wait_until("the answer is saved", || {
                took = self.app.js("return window.bench.pressed").as_f64().unwrap_or(0.0);
                took > 0.0
            });
            self.note(answer, took);
            self.settle();
            let longest = self.longest_task();
            self.note(task, longest);
            // A chip that is pressed twice within two seconds records one dose.
            self.app.js("window.bench.free = Date.now() + 3000");
            self.app.wait_until("the chip takes the next dose", || {
                self.app.js("return Date.now() > window.bench.free") == Value::Bool(true)
            });
        }
    }

    fn charts(&mut self) {
        self.open("insights/mood?range=all");
        self.app.sees("Over time");
        let size = self.app.js("const box = document.querySelector('svg.chart').getBoundingClientRect(); return [box.width, box.height]");
        for round in 0..self.rounds {
            let took = |name: &str| {
                format!(
                    "const label = [...document.querySelectorAll('main .segments label')]\
                       .find((it) => it.textContent.trim() === '{name}'); \
                     window.bench.frame(() => label.querySelector('input').click(), done);"
                )
            };
            self.app.js_async(&took("30 d"));
            self.settle();
            let ours = self.app.js_async(&took("All")).as_f64().unwrap_or(0.0);
            self.note(
                if round == 0 {
                    table::OURS_FIRST
                } else {
                    table::OURS_AGAIN
                },
                ours,
            );
            self.settle();
        }
        self.uplot(&size);
    }

    fn uplot(&mut self, size: &Value) {
        let source = xtask::hash::read_text(&xtask::paths::node_module("uplot/dist/uPlot.iife.min.js"));
        let Ok(source) = source else {
            println!("  uPlot is not among the tools; its row stays empty");
            return;
        };
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
        for round in 0..self.rounds {
            let script = format!(
                "document.body.textContent = ''; \
                 const call = () => new uPlot({{ width: {}, height: {}, legend: {{show: false}}, \
                   series: [{{}}, {{stroke: '#999', width: 1}}, {{stroke: '#235', width: 2}}] }}, window.series, document.body); \
                 setTimeout(() => window.bench.frame(call, done), 50);",
                size[0], size[1]
            );
            let theirs = self.app.js_async(&script).as_f64().unwrap_or(0.0);
            self.note(
                if round == 0 {
                    table::UPLOT_FIRST
                } else {
                    table::UPLOT_AGAIN
                },
                theirs,
            );
            self.settle();
        }
    }

    fn files(&mut self, decade: &Decade) {
        self.open("data");
        let export = self.press(
            "Save a backup",
            "return document.body.innerText.includes('Read back and complete')",
        );
        self.note(table::EXPORT, export);
        self.settle();
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
        for _ in 0..self.rounds {
            self.open("");
            self.forget_tasks();
            let plan = self.press("Plan", PLAN);
            self.note(table::PLAN, plan);
            self.settle();
            self.note_task(table::TASK_PLAN, "Plan");
            let journal = self.press("Journal", "return !!document.querySelector('.heat__cell')");
            self.note(table::PLAN_JOURNAL, journal);
            self.settle();
            self.note_task(table::TASK_PLAN, "Journal");
            let year = self.press("Year", &format!("return !!{YEAR}"));
            self.note(table::YEAR, year);
            self.settle();
            self.note_task(table::TASK_PLAN, "the year");
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
            let took = self.app.js_async(&press).as_f64().unwrap_or(0.0);
            self.note(table::OTHER_YEAR, took);
            let work = self.work(&choose(today.year() - 6));
            self.note(table::OTHER_YEAR_WORK, work);
            self.note_task(table::TASK_PLAN, "another year");
            let other = "const measures = document.querySelectorAll('main select')[0]; \
                 measures.selectedIndex = 2; measures.dispatchEvent(new Event('change', {bubbles: true}));";
            let work = self.work(other);
            self.note(table::OTHER_MEASURE_WORK, work);
            self.note_task(table::TASK_PLAN, "another measure");
            self.app.js(TO_WEEKS);
            let work = self.work(TO_YEAR);
            self.note(table::YEAR_WORK, work);
            let work = self.work(TO_PLAN);
            self.note(table::PLAN_WORK, work);
            let work = self.work(TO_JOURNAL);
            self.note(table::JOURNAL_WORK, work);
        }
        self.open("");
        self.watch_writing();
        self.save(table::PLAN_DOSE, table::PLAN_ANSWER, table::TASK_PLAN_SAVING);
    }

    /// Ten years of twelve measures: the overview, one measure, and everything that is compared with everything.
    fn insights(&mut self) {
        const CHARTS: &str = "return document.querySelectorAll('main .multiple svg').length > 11";
        let (today, now) = decade::today();
        let journal = planted::journal_of(decade::DAYS, 1.0, SEED, today);
        for _ in 0..self.rounds {
            let took = compared(&journal, today);
            self.note(table::COMPARED_NATIVE, took);
        }
        self.load(&json!(Decade::of(&journal).stored(now)));
        for _ in 0..self.rounds {
            self.open("");
            self.forget_tasks();
            let overview = self.press("Insights", CHARTS);
            self.note(table::OVERVIEW, overview);
            self.app.sees("comparisons");
            self.app.sees("Tested, and nothing found");
            self.settle();
            let took = self.app.js("return window.bench.answered - window.bench.asked");
            self.note(table::COMPARED, took.as_f64().unwrap_or(0.0));
            self.note_task(table::TASK_INSIGHTS, "Insights");
            let took = self.app.js_async("window.bench.again(done);");
            self.note(table::COMPARED_AGAIN, took.as_f64().unwrap_or(0.0));
            self.forget_tasks();
            let measure = self.press(
                "Mood",
                "return !!document.querySelector('main .timeline svg.chart')",
            );
            self.note(table::TWELFTH, measure);
            self.settle();
            self.note_task(table::TASK_INSIGHTS, "a measure");
            self.open("");
            let work = self.work("document.querySelector('nav a[href$=\"/insights\"]').click()");
            self.note(table::OVERVIEW_WORK, work);
        }
        self.insights_here();
    }

    /// The same where the page works everything out by itself.
    fn insights_here(&mut self) {
        const COMPARED: &str = "return document.body.innerText.includes('Tested, and nothing found')";
        const TREND: &str = "return document.body.innerText.includes('in 30 days')";
        self.app.before_every_page("delete window.Worker");
        for _ in 0..self.rounds {
            self.open("");
            self.forget_tasks();
            let compared = self.press("Insights", COMPARED);
            self.note(table::COMPARED_HERE, compared);
            self.settle();
            self.note_task(table::TASK_HERE, "Insights");
            self.press("Mood", TREND);
            self.settle();
            self.note_task(table::TASK_HERE, "a measure");
        }
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
