//! The app as a person sees it: tap, type, look. Every step waits until it can be done, and fails with what
//! was on the screen instead. Nothing here sleeps for a fixed time in the hope that something has happened.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};
use xtask::server::Server;

use crate::browser::{Browser, Looks, element_id};
use crate::webdriver::{Driver, Session};

const FIND: &str = concat!(include_str!("names.js"), include_str!("find.js"));
const SAID: &str = concat!(
    include_str!("names.js"),
    "return tidy(visibleText(document.body));"
);
const FOCUS: &str = concat!(include_str!("names.js"), include_str!("focus.js"));
const MARKS: &str = include_str!("marks.js");
const CLOCK: &str = include_str!("clock.js");
const REVEAL: &str = "const it = arguments[0], box = it.getBoundingClientRect(); \
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2); \
    if (!top || !(it.contains(top) || top.contains(it))) it.scrollIntoView({block: 'center', behavior: 'instant'});";
/// How long anything may take before it counts as not happening.
pub const PATIENCE: Duration = Duration::from_secs(60);
const LOOK_AGAIN: Duration = Duration::from_millis(25);

/// The app in a browser, with the server it came from.
pub struct App<'d> {
    /// The browser it runs in.
    pub browser: Browser,
    /// Where it is served.
    pub server: Server,
    driver: &'d Driver,
    taps: Cell<u32>,
}

/// A mark of a chart in a picture of the page.
#[derive(Clone, Debug)]
pub struct Mark {
    /// Its class, or what it is.
    pub class: String,
    /// How much it stands out from the page at its strongest: 1 is not at all.
    pub contrast: f64,
    /// Which share of the inside of its shapes is filled, where there is an inside.
    pub filled: Option<f64>,
}

impl<'d> App<'d> {
    /// Opens the release on an empty profile.
    pub fn open(driver: &'d Driver) -> Self {
        Self::open_with(driver, &xtask::paths::dist(), "/", Looks::default())
    }

    /// Opens the release as it looks on some device.
    pub fn open_on(driver: &'d Driver, looks: Looks) -> Self {
        Self::open_with(driver, &xtask::paths::dist(), "/", looks)
    }

    /// Opens the release at a moment of the browser's civil time, such as `2026-11-12T20:05`.
    pub fn open_at(driver: &'d Driver, looks: Looks, moment: &str) -> Self {
        let app = Self::not_yet_open(driver, &xtask::paths::dist(), "/", looks);
        app.set_clock(moment);
        app.go("");
        app.is_running();
        app
    }

    /// Opens the release at a moment with something in the browser's storage already.
    pub fn open_with_stored(
        driver: &'d Driver,
        looks: Looks,
        moment: &str,
        stored: &BTreeMap<String, String>,
    ) -> Self {
        let app = Self::not_yet_open(driver, &xtask::paths::dist(), "/", looks);
        app.set_clock(moment);
        app.go("icons/app.svg");
        good(
            "filling the storage",
            app.session().run(
                "for (const [key, value] of Object.entries(arguments[0])) localStorage.setItem(key, value);",
                &[json!(stored)],
            ),
        );
        // A bare picture has no icon of its own, which the browser complains about.
        app.console_errors();
        app.go("");
        app.is_running();
        app
    }

    /// Opens the build with test levers.
    pub fn open_with_test_hooks(driver: &'d Driver) -> Self {
        Self::open_with(
            driver,
            &xtask::paths::variant("test-hooks"),
            "/",
            Looks::default(),
        )
    }

    /// Opens any build under any folder of the host.
    pub fn open_with(driver: &'d Driver, site: &Path, base: &str, looks: Looks) -> Self {
        let app = Self::not_yet_open(driver, site, base, looks);
        app.go("");
        app.is_running();
        app
    }

    /// A browser and a server, but nothing opened yet: for faults that must be there from the start.
    pub fn not_yet_open(driver: &'d Driver, site: &Path, base: &str, looks: Looks) -> Self {
        let server = good(
            "serving",
            Server::start(site, base, 0).map_err(|error| error.to_string()),
        );
        let browser = good("starting the browser", Browser::start(driver, looks));
        Self::of(driver, server, browser)
    }

    /// The release in a browser that keeps no logs; nothing opened yet.
    pub fn to_measure(driver: &'d Driver, looks: Looks) -> Self {
        let site = xtask::paths::dist();
        let server = good(
            "serving",
            Server::start(&site, "/", 0).map_err(|error| error.to_string()),
        );
        let browser = good("starting the browser", Browser::start_to_measure(driver, looks));
        Self::of(driver, server, browser)
    }

    fn of(driver: &'d Driver, server: Server, browser: Browser) -> Self {
        Self {
            browser,
            server,
            driver,
            taps: Cell::new(0),
        }
    }

    /// Ends the browser in the ordinary way and starts it again on the same profile, with nothing opened.
    #[track_caller]
    pub fn restart(&mut self) {
        self.browser.quit();
        good("starting the browser again", self.browser.restart(self.driver));
    }

    fn session(&self) -> &Session {
        &self.browser.session
    }

    /// Goes to a path below the site's address.
    #[track_caller]
    pub fn go(&self, path: &str) {
        let url = format!("{}{path}", self.server.url());
        good(
            "opening the page",
            self.session().post("url", &json!({"url": url})),
        );
    }

    /// Loads the page again.
    #[track_caller]
    pub fn reload(&self) {
        good("reloading", self.session().post("refresh", &json!({})));
        self.is_running();
    }

    /// The browser's back button.
    #[track_caller]
    pub fn back(&self) {
        good("going back", self.session().post("back", &json!({})));
    }

    /// Waits until the program runs.
    #[track_caller]
    pub fn is_running(&self) {
        self.wait_until("the program runs", || {
            self.js("return document.documentElement.dataset.booted === '1'") == Value::Bool(true)
        });
    }

    /// Waits until everything the program loads after its first page is there.
    #[track_caller]
    pub fn is_loaded(&self) {
        // Then the page forbids itself every further request.
        let script =
            "return document.head.querySelectorAll('meta[http-equiv=Content-Security-Policy]').length";
        self.wait_until("everything is loaded", || self.js(script).as_u64() >= Some(2));
    }

    /// Waits until the page has come to rest: it is drawn in turns, a turn a frame, and for more frames than any turn
    /// waits nothing has changed. To be asked before what stands there is read once or looked at as a whole.
    #[track_caller]
    pub fn is_still(&self) {
        let still = self.js_async(
            "let frames = 0; \
             const seen = new MutationObserver(() => { frames = 0; }); \
             seen.observe(document, { subtree: true, childList: true, characterData: true }); \
             const look = () => { frames += 1; if (frames < 20) requestAnimationFrame(look); else { seen.disconnect(); done(true); } }; \
             requestAnimationFrame(look);",
        );
        self.must(still == Value::Bool(true), "see the page come to rest");
    }

    /// Waits until the rest of the program is here and the page has closed its connections.
    #[track_caller]
    pub fn is_closed(&self) {
        self.wait_until("the page has closed its connections", || {
            self.js("return document.documentElement.dataset.closed === '1'") == Value::Bool(true)
        });
    }

    /// Waits until the offline copy is complete and in charge of the next start.
    #[track_caller]
    pub fn is_kept_for_offline(&self) {
        let script = "const done = arguments[0]; navigator.serviceWorker.getRegistration()\
                      .then((it) => done(!!(it && it.active && it.active.state === 'activated')));";
        self.wait_until("the offline copy is complete", || {
            self.session()
                .run_async(script, &[])
                .is_ok_and(|value| value == Value::Bool(true))
        });
    }

    /// Presses the button, link, tab, radio or checkbox with this name.
    #[track_caller]
    pub fn tap(&self, name: &str) {
        self.tap_found(&[name], None);
    }

    /// Presses the first of these that is there.
    #[track_caller]
    pub fn tap_one_of(&self, names: &[&str]) {
        self.tap_found(names, None);
    }

    /// Presses something inside the group, fieldset, section or dialog with a name.
    #[track_caller]
    pub fn tap_in(&self, group: &str, name: &str) {
        self.tap_found(&[name], Some(group));
    }

    #[track_caller]
    fn tap_found(&self, names: &[&str], group: Option<&str>) {
        let place = group.map(|group| format!(" in \"{group}\"")).unwrap_or_default();
        self.in_the_end(&format!("tap \"{}\"{place}", names.join("\" or \"")), || {
            let found = names.iter().find_map(|name| self.find("press", name, group));
            let element = found.ok_or("it is not there")?;
            // The driver scrolls just far enough, which may be under a bar; a person scrolls a little further.
            let _ = self.session().run(REVEAL, &[reference(&element)]);
            let path = format!("element/{element}/click");
            self.session().post(&path, &json!({}))
        });
        self.taps.set(self.taps.get() + 1);
    }

    /// Goes to a page by the main navigation, behind *More* where the bar has no room for it.
    #[track_caller]
    pub fn open_page(&self, name: &str) {
        self.in_the_end(&format!("open the page \"{name}\""), || {
            let wanted = self.find("press", name, Some("Main"));
            let is_there = wanted.is_some();
            let next = wanted.or_else(|| self.find("press", "More", Some("Main")));
            let path = format!("element/{}/click", next.ok_or("there is no navigation")?);
            self.session().post(&path, &json!({}))?;
            is_there
                .then_some(())
                .ok_or_else(|| "it was behind More".to_owned())
        });
        self.taps.set(self.taps.get() + 1);
    }

    /// Moves the pointer over something, so far across (0 to 1), without pressing.
    #[track_caller]
    pub fn point_at(&self, name: &str, across: f64) {
        let there = self.place_in(name, (across, 0.5));
        self.act_with("mouse", &[there]);
    }

    /// Puts a finger on something, so far across and down (0 to 1), and lifts it again.
    #[track_caller]
    pub fn touch(&self, name: &str, place: (f64, f64)) {
        let there = self.place_in(name, place);
        let down = json!({"type": "pointerDown", "button": 0});
        let up = json!({"type": "pointerUp", "button": 0});
        self.act_with("touch", &[there, down, up]);
    }

    #[track_caller]
    fn act_with(&self, pointer: &str, steps: &[Value]) {
        let source = json!({"type": "pointer", "id": pointer, "parameters": {"pointerType": pointer}, "actions": steps});
        good(
            "pointing",
            self.session().post("actions", &json!({"actions": [source]})),
        );
    }

    /// The step to a place in something, so far across and down (0 to 1).
    #[track_caller]
    fn place_in(&self, name: &str, (across, down): (f64, f64)) -> Value {
        let element = self.find("press", name, None);
        self.must(element.is_some(), &format!("point at \"{name}\""));
        let element = reference(&element.unwrap_or_default());
        let _ = self.session().run(REVEAL, std::slice::from_ref(&element));
        let script =
            "const box = arguments[0].getBoundingClientRect(); return [box.x, box.y, box.width, box.height]";
        let measured = good("measuring", self.session().run(script, &[element]));
        let side = |at: usize| measured.get(at).and_then(Value::as_f64).unwrap_or_default();
        let (x, y) = (side(0) + side(2) * across, side(1) + side(3) * down);
        json!({"type": "pointerMove", "duration": 0, "x": x.round() as i64, "y": y.round() as i64})
    }

    /// How many times something has been pressed so far.
    pub fn taps(&self) -> u32 {
        self.taps.get()
    }

    /// Whether something that can be pressed is there right now.
    pub fn offers(&self, name: &str) -> bool {
        self.find("press", name, None).is_some()
    }

    /// Replaces what is in the field with this label.
    #[track_caller]
    pub fn fill(&self, label: &str, text: &str) {
        self.in_the_end(&format!("fill \"{label}\" with \"{text}\""), || {
            let element = self.find("field", label, None).ok_or("it is not there")?;
            self.fill_element(&element, text)
        });
    }

    fn fill_element(&self, element: &str, text: &str) -> Result<(), String> {
        let script =
            "const it = arguments[0]; it.focus(); it.select && it.select(); return it.type || it.tagName";
        let kind = self.session().run(script, &[reference(element)])?;
        match kind.as_str().unwrap_or_default() {
            // Pickers take no keys that mean the same in every language.
            "date" | "time" | "datetime-local" | "month" | "range" | "color" | "select-one" | "SELECT" => {
                let script = "const [it, text] = arguments; \
                    if (it.tagName === 'SELECT') { \
                      const option = [...it.options].find((one) => one.text.trim() === text || one.value === text); \
                      if (!option) throw new Error('no such choice'); it.value = option.value; \
                    } else it.value = text; \
                    it.dispatchEvent(new Event('input', {bubbles: true})); \
                    it.dispatchEvent(new Event('change', {bubbles: true}));";
                self.session().run(script, &[reference(element), json!(text)])?;
            }
            _ => {
                self.keys_into(element, "\u{e009}a\u{e000}\u{e017}")?;
                if !text.is_empty() {
                    self.keys_into(element, text)?;
                }
            }
        }
        Ok(())
    }

    fn keys_into(&self, element: &str, keys: &str) -> Result<(), String> {
        let path = format!("element/{element}/value");
        self.session().post(&path, &json!({"text": keys})).map(|_| ())
    }

    /// What stands in the field with this label.
    #[track_caller]
    pub fn value_of(&self, label: &str) -> String {
        let element = self.field(label);
        let value = good(
            "reading a field",
            self.session()
                .run("return String(arguments[0].value)", &[reference(&element)]),
        );
        value.as_str().unwrap_or_default().to_owned()
    }

    /// Hands a file to the page's field for files (which need not be visible), once it takes one.
    #[track_caller]
    pub fn choose_file(&self, file: &Path) {
        self.in_the_end("choose a file", || {
            let found = self.js("return document.querySelector('input[type=file]:not(:disabled)')");
            let element = element_id(&found).ok_or("no field takes a file")?;
            self.keys_into(element, &file.display().to_string())
        });
    }

    #[track_caller]
    fn field(&self, label: &str) -> String {
        let mut element = None;
        let found = self.eventually(|| {
            element = self.find("field", label, None);
            element.is_some()
        });
        self.must(found, &format!("find a field called \"{label}\""));
        element.unwrap_or_default()
    }

    /// Types keys wherever the focus is. Special keys as in WebDriver (`\u{e004}` is Tab, `\u{e007}` Enter).
    #[track_caller]
    pub fn keys(&self, keys: &str) {
        let mut actions = Vec::new();
        for key in keys.chars() {
            actions.push(json!({"type": "keyDown", "value": key.to_string()}));
            actions.push(json!({"type": "keyUp", "value": key.to_string()}));
        }
        let body = json!({"actions": [{"type": "key", "id": "keyboard", "actions": actions}]});
        good("typing", self.session().post("actions", &body));
    }

    /// Where the focus is: its name and what it is. Fails if it stays lost or cannot be seen.
    #[track_caller]
    pub fn focus(&self) -> (String, String) {
        let text = |found: &Value, key: &str| {
            found
                .get(key)
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned()
        };
        // Where something closes, the focus comes back a frame later.
        let mut found = Value::Null;
        let seen = self.eventually(|| {
            found = self.js(FOCUS);
            !found.is_null() && text(&found, "wrong").is_empty()
        });
        let (name, wrong) = (text(&found, "name"), text(&found, "wrong"));
        self.must(seen, &format!("see the focus on \"{name}\": {wrong}"));
        (name, text(&found, "is"))
    }

    /// Waits until the focus is on something whose name begins so, and can be seen there.
    #[track_caller]
    pub fn focus_is_on(&self, name: &str) {
        self.wait_until(&format!("the focus is on \"{name}\""), || {
            let found = self.js(FOCUS);
            found
                .get("name")
                .and_then(Value::as_str)
                .is_some_and(|found| found.starts_with(name))
        });
        self.focus();
    }

    /// Moves the focus with Tab until it is on something whose name begins so; every stop on the way is seen.
    #[track_caller]
    pub fn tab_to(&self, name: &str) {
        let mut passed = Vec::new();
        for _ in 0..120 {
            self.keys("\u{e004}");
            // Behind the last control the focus leaves the page for a moment and comes back at its beginning.
            if self.js("return document.activeElement === document.body") == Value::Bool(true) {
                continue;
            }
            let (found, _) = self.focus();
            if found.starts_with(name) {
                return;
            }
            passed.push(found);
        }
        self.must(false, &format!("reach \"{name}\" with Tab, only {passed:?}"));
    }

    /// Sets the browser's clock to a moment of its civil time, from now on and in every page to come.
    #[track_caller]
    pub fn set_clock(&self, moment: &str) {
        let there = self.js(&format!(
            "return new (window.realDate || Date)('{moment}').getTime()"
        ));
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let shift = there.as_i64().unwrap_or_default() - i64::try_from(now.as_millis()).unwrap_or_default();
        let script = CLOCK.replace("SHIFT", &shift.to_string());
        self.before_every_page(&script);
        self.js(&script);
        // The program looks at the clock again when its page is looked at again.
        self.js("document.dispatchEvent(new Event('visibilitychange'))");
    }

    fn find(&self, kind: &str, name: &str, group: Option<&str>) -> Option<String> {
        let found = self
            .session()
            .run(FIND, &[json!(kind), json!(name), json!(group)])
            .ok()?;
        element_id(&found).map(str::to_owned)
    }

    /// All text a person can see, with every kind of space as one blank.
    pub fn text(&self) -> String {
        let text = self.js("return document.body ? document.body.innerText : ''");
        tidy(text.as_str().unwrap_or_default())
    }

    /// Waits until this text can be seen.
    #[track_caller]
    pub fn sees(&self, text: &str) {
        let wanted = tidy(text);
        let seen = self.eventually(|| self.text().contains(&wanted));
        self.must(seen, &format!("see \"{text}\""));
    }

    /// Waits until a screen reader would say this text, names of pictures and links included.
    #[track_caller]
    pub fn hears(&self, text: &str) {
        let wanted = tidy(text);
        let said = || self.js(SAID).as_str().map(tidy).unwrap_or_default();
        let heard = self.eventually(|| said().contains(&wanted));
        self.must(heard, &format!("hear \"{text}\""));
    }

    /// Waits until this text cannot be seen.
    #[track_caller]
    pub fn sees_no(&self, text: &str) {
        let refused = tidy(text);
        let gone = self.eventually(|| !self.text().contains(&refused));
        self.must(gone, &format!("no longer see \"{text}\""));
    }

    /// Waits for anything that can be asked again and again.
    #[track_caller]
    pub fn wait_until(&self, what: &str, holds: impl FnMut() -> bool) {
        let held = self.eventually(holds);
        self.must(held, &format!("reach the point where {what}"));
    }

    /// Does something as soon as the page lets it be done: a control may be drawn anew between finding and using it.
    #[track_caller]
    fn in_the_end<T>(&self, what: &str, mut attempt: impl FnMut() -> Result<T, String>) {
        let mut last = String::new();
        let done = self.eventually(|| attempt().map_err(|problem| last = problem).is_ok());
        self.must(done, &format!("{what}: {last}"));
    }

    fn eventually(&self, mut holds: impl FnMut() -> bool) -> bool {
        let end = Instant::now() + PATIENCE;
        loop {
            if holds() {
                return true;
            }
            if Instant::now() > end {
                return false;
            }
            thread::sleep(LOOK_AGAIN);
        }
    }

    #[track_caller]
    fn must(&self, held: bool, what: &str) {
        if !held {
            let place = self.js("return location.href");
            let picture = self.screenshot("failure");
            panic!(
                "could not {what}\n  at {}\n  picture: {}\n  on the screen: {}",
                place.as_str().unwrap_or("?"),
                picture.display(),
                self.text()
            );
        }
    }

    /// Runs a script in the page; nothing if it throws.
    pub fn js(&self, script: &str) -> Value {
        self.session().run(script, &[]).unwrap_or(Value::Null)
    }

    /// Runs a script that calls `done`, and returns what it was called with.
    #[track_caller]
    pub fn js_async(&self, script: &str) -> Value {
        good(
            "running a script",
            self.session()
                .run_async(&format!("const done = arguments[0]; {script}"), &[]),
        )
    }

    /// Runs a script before any other in every page from now on: for patching what the browser offers.
    #[track_caller]
    pub fn before_every_page(&self, script: &str) {
        self.cdp(
            "Page.addScriptToEvaluateOnNewDocument",
            &json!({"source": script}),
        );
    }

    /// A command of the browser's own debugging protocol.
    #[track_caller]
    pub fn cdp(&self, command: &str, parameters: &Value) -> Value {
        good(command, self.session().cdp(command, parameters))
    }

    /// Cuts or restores the network.
    #[track_caller]
    pub fn set_offline(&self, offline: bool) {
        let conditions =
            json!({"offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1});
        self.cdp("Network.enable", &json!({}));
        self.cdp("Network.emulateNetworkConditions", &conditions);
        let faults = xtask::server::Faults {
            down: offline,
            ..Default::default()
        };
        self.server.set_faults(faults);
    }

    /// Slows the processor down by a factor.
    #[track_caller]
    pub fn slow_down(&self, factor: u32) {
        self.cdp("Emulation.setCPUThrottlingRate", &json!({"rate": factor}));
    }

    /// Opens a second tab on the same profile and goes there.
    #[track_caller]
    pub fn new_tab(&self) -> String {
        let tab = good(
            "opening a tab",
            self.session().post("window/new", &json!({"type": "tab"})),
        );
        let handle = tab
            .get("handle")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned();
        self.switch_to(&handle);
        good("looking the same in a new tab", self.browser.look_the_same());
        handle
    }

    /// The tab in front.
    #[track_caller]
    pub fn this_tab(&self) -> String {
        good("asking for the tab", self.session().get("window"))
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// Brings a tab to the front.
    #[track_caller]
    pub fn switch_to(&self, tab: &str) {
        good(
            "switching tabs",
            self.session().post("window", &json!({"handle": tab})),
        );
    }

    /// Ends the browser as a crash would and starts it again on the same profile, on the same page.
    #[track_caller]
    pub fn kill_and_restart(&mut self) {
        self.browser.kill();
        good("starting the browser again", self.browser.restart(self.driver));
        self.go("");
        self.is_running();
    }

    /// Violations that axe finds, one a line; empty is good.
    #[track_caller]
    pub fn axe(&self) -> Vec<String> {
        if self.js("return !window.axe") == Value::Bool(true) {
            let source = xtask::hash::read_text(&xtask::paths::node_module("axe-core/axe.min.js"));
            let source = good("reading axe", source);
            self.cdp(
                "Runtime.evaluate",
                &json!({"expression": format!("{source}\n;undefined")}),
            );
        }
        let found = self.js_async(
            "axe.run(document, { resultTypes: ['violations'] }).then((r) => done(r.violations.map((v) => \
               v.id + ': ' + v.help + ' – ' + v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join('; '))), \
               (e) => done(['axe failed: ' + e]));",
        );
        let lines = found.as_array().cloned().unwrap_or_default();
        lines
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect()
    }

    /// Fails with what axe says, if it says anything.
    #[track_caller]
    pub fn is_accessible(&self) {
        self.is_still();
        let violations = self.axe();
        self.must(
            violations.is_empty(),
            &format!("find the page accessible:\n    {}", violations.join("\n    ")),
        );
    }

    /// Fails if the page can be scrolled sideways. A short page is less wide than the window by the room for a scrollbar.
    #[track_caller]
    pub fn does_not_scroll_sideways(&self) {
        self.is_still();
        let wide = self.js("const it = document.documentElement; return it.scrollWidth - it.clientWidth");
        self.must(
            wide.as_i64().is_some_and(|wide| wide <= 0),
            &format!("fit the width: {wide} px too wide"),
        );
    }

    /// Errors on the console since the last time this was asked.
    pub fn console_errors(&self) -> Vec<String> {
        let entries = self.log("browser");
        let severe = entries
            .iter()
            .filter(|entry| entry.get("level").and_then(Value::as_str) == Some("SEVERE"));
        severe
            .filter_map(|entry| entry.get("message")?.as_str().map(str::to_owned))
            .collect()
    }

    /// Addresses the page asked for since the last time this was asked, as the browser saw it.
    pub fn network_requests(&self) -> Vec<String> {
        let entries = self.log("performance");
        let messages = entries.iter().filter_map(|entry| {
            let text = entry.get("message")?.as_str()?;
            serde_json::from_str::<Value>(text).ok()?.get("message").cloned()
        });
        let sent = messages.filter(|message| {
            let method = message.get("method").and_then(Value::as_str).unwrap_or_default();
            method == "Network.requestWillBeSent" || method == "Network.webSocketCreated"
        });
        sent.filter_map(|message| {
            let parameters = message.get("params")?;
            let request = parameters.get("request");
            let url = request
                .and_then(|request| request.get("url"))
                .or_else(|| parameters.get("url"))?;
            url.as_str()
                .filter(|url| url.starts_with("http") || url.starts_with("ws"))
                .map(str::to_owned)
        })
        .collect()
    }

    fn log(&self, kind: &str) -> Vec<Value> {
        let entries = self
            .session()
            .post("se/log", &json!({"type": kind}))
            .unwrap_or(Value::Null);
        entries.as_array().cloned().unwrap_or_default()
    }

    /// Waits for a finished download whose name ends so, and returns where it is.
    #[track_caller]
    pub fn downloaded(&self, ending: &str) -> PathBuf {
        let folder = self.browser.downloads();
        let mut found = None;
        self.wait_until(&format!("a file …{ending} has been downloaded"), || {
            let entries = std::fs::read_dir(&folder).into_iter().flatten().flatten();
            let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
            files.sort();
            found = files
                .into_iter()
                .rfind(|path| path.to_string_lossy().ends_with(ending));
            // Browsers may reserve the name with an empty file before they move the download there.
            found
                .as_ref()
                .and_then(|path| path.metadata().ok())
                .is_some_and(|file| file.len() > 0)
        });
        found.unwrap_or_default()
    }

    /// The marks of the page's charts, as they come out in a picture of it.
    #[track_caller]
    pub fn marks(&self) -> Vec<Mark> {
        let size = self.js("const it = document.documentElement; return [it.scrollWidth, it.scrollHeight]");
        let clip = json!({"x": 0, "y": 0, "width": size[0], "height": size[1], "scale": 1});
        let picture = self.cdp(
            "Page.captureScreenshot",
            &json!({"captureBeyondViewport": true, "clip": clip}),
        );
        let picture = picture["data"].as_str().unwrap_or_default();
        let marks = self.js_async(&MARKS.replace("PICTURE", picture));
        let mark = |mark: &Value| Mark {
            class: mark["is"].as_str().unwrap_or_default().to_owned(),
            contrast: mark["strongest"].as_f64().unwrap_or_default(),
            filled: mark["filled"].as_f64(),
        };
        marks.as_array().into_iter().flatten().map(mark).collect()
    }

    /// Takes a picture of the window and returns where it is.
    pub fn screenshot(&self, name: &str) -> PathBuf {
        let folder = xtask::paths::root().join("target/e2e-pictures");
        let thread = thread::current();
        let file = folder.join(format!("{}-{name}.png", thread.name().unwrap_or("test")));
        let picture = self.session().get("screenshot").unwrap_or(Value::Null);
        let bytes = base64(picture.as_str().unwrap_or_default());
        let _ = xtask::hash::write(&file, &bytes);
        file
    }
}

#[track_caller]
fn good<T>(what: &str, outcome: Result<T, String>) -> T {
    match outcome {
        Ok(value) => value,
        Err(problem) => panic!("{what}: {problem}"),
    }
}

fn reference(element: &str) -> Value {
    json!({"element-6066-11e4-a52e-4f735466cecf": element})
}

/// Every run of spaces, of whatever width, as one blank.
pub fn tidy(text: &str) -> String {
    let text = text.replace(['\u{a0}', '\u{2009}', '\u{202f}'], " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn base64(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut held) = (0u32, 0u32);
    for letter in text.bytes() {
        let six = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = (bits << 6) | u32::from(six);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held & 0xff) as u8);
        }
    }
    bytes
}
