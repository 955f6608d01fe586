//! A browser with a profile of its own: started, killed, started again on the same profile.
//! Knows processes and folders; nothing of pages.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::{fs, thread, time};

use serde_json::{Value, json};

use crate::webdriver::{Driver, Result, Session};

static NEXT: AtomicU32 = AtomicU32::new(0);

/// How the browser looks from outside.
#[derive(Clone, Debug)]
pub struct Looks {
    /// Window width in CSS pixels.
    pub width: u32,
    /// Window height in CSS pixels.
    pub height: u32,
    /// Prefers a dark theme.
    pub dark: bool,
    /// Has the system's few colours forced on every page.
    pub forced_colours: bool,
    /// Size of ordinary text in pixels, as chosen in the browser's settings.
    pub text: u32,
    /// IANA zone the browser believes to be in.
    pub zone: &'static str,
    /// Language of the browser.
    pub language: &'static str,
}

impl Default for Looks {
    fn default() -> Self {
        Self {
            width: 1280,
            height: 900,
            dark: false,
            forced_colours: false,
            text: 16,
            zone: "Europe/Berlin",
            language: "en-GB",
        }
    }
}

impl Looks {
    /// A phone of ordinary size.
    pub fn phone() -> Self {
        Self {
            width: 390,
            height: 844,
            ..Self::default()
        }
    }

    /// The narrowest screen that must work.
    pub fn narrow() -> Self {
        Self {
            width: 360,
            height: 740,
            ..Self::default()
        }
    }

    /// The same with text at twice its size.
    pub fn in_large_print(self) -> Self {
        Self { text: 32, ..self }
    }

    /// The same in the dark.
    pub fn in_the_dark(self) -> Self {
        Self { dark: true, ..self }
    }

    /// The same with the system's few colours forced on every page.
    pub fn in_forced_colours(self) -> Self {
        Self {
            forced_colours: true,
            ..self
        }
    }
}

/// A browser that tests own.
pub struct Browser {
    /// The connection to it.
    pub session: Session,
    profile: PathBuf,
    looks: Looks,
    keeps_logs: bool,
}

impl Browser {
    /// Starts a browser on an empty profile.
    pub fn start(driver: &Driver, looks: Looks) -> Result<Self> {
        Self::start_with(driver, looks, true)
    }

    /// Starts a browser that keeps no logs for us, so that only the page's own work is measured.
    pub fn start_to_measure(driver: &Driver, looks: Looks) -> Result<Self> {
        Self::start_with(driver, looks, false)
    }

    fn start_with(driver: &Driver, looks: Looks, keeps_logs: bool) -> Result<Self> {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let profile = std::env::temp_dir().join(format!("tenth-e2e-{}-{number}", std::process::id()));
        let _ = fs::remove_dir_all(&profile);
        fs::create_dir_all(profile.join("downloads")).map_err(|error| error.to_string())?;
        let session = open(driver, &profile, &looks, keeps_logs)?;
        Ok(Self {
            session,
            profile,
            looks,
            keeps_logs,
        })
    }

    /// Ends every process of the browser at once, as a crash or a flat battery would.
    pub fn kill(&self) {
        kill_all(&self.profile);
        let _ = self.session.end();
    }

    /// Starts again on the same profile, after `kill` or `quit`.
    pub fn restart(&mut self, driver: &Driver) -> Result<()> {
        for lock in ["SingletonLock", "SingletonCookie", "SingletonSocket"] {
            let _ = fs::remove_file(self.profile.join(lock));
        }
        self.session = open(driver, &self.profile, &self.looks, self.keeps_logs)?;
        Ok(())
    }

    /// Ends the browser in the ordinary way.
    pub fn quit(&self) {
        let _ = self.session.end();
        kill_all(&self.profile);
    }

    /// Where downloads arrive.
    pub fn downloads(&self) -> PathBuf {
        self.profile.join("downloads")
    }

    /// Looks in the tab in front as in the first: every tab has a size, a theme, a zone and a language of its own.
    pub fn look_the_same(&self) -> Result<()> {
        apply(&self.session, &self.looks)
    }

    /// Believes to be in another zone from now on.
    pub fn set_zone(&mut self, zone: &'static str) -> Result<()> {
        self.looks.zone = zone;
        apply(&self.session, &self.looks)
    }

    /// Takes on other looks from now on.
    pub fn set_looks(&mut self, looks: Looks) -> Result<()> {
        self.looks = looks;
        apply(&self.session, &self.looks)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.quit();
        let _ = fs::remove_dir_all(&self.profile);
    }
}

fn open(driver: &Driver, profile: &Path, looks: &Looks, keeps_logs: bool) -> Result<Session> {
    let logs = if keeps_logs {
        json!({"browser": "ALL", "performance": "ALL"})
    } else {
        json!({})
    };
    let capabilities = json!({
        "browserName": "chrome",
        "pageLoadStrategy": "normal",
        "unhandledPromptBehavior": "ignore",
        "timeouts": {"script": 60_000, "pageLoad": 60_000},
        "goog:loggingPrefs": logs,
        "goog:chromeOptions": {
            "binary": binary(),
            "args": [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic",
                "--no-first-run", "--no-default-browser-check", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--disable-default-apps", "--mute-audio",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                format!("--lang={}", looks.language),
                format!("--window-size={},{}", looks.width, looks.height),
                format!("--user-data-dir={}", profile.display()),
            ],
            "prefs": {
                "download.default_directory": profile.join("downloads"),
                "download.prompt_for_download": false,
                "intl.accept_languages": looks.language,
                "webkit.webprefs.default_font_size": looks.text,
            },
        },
    });
    let session = driver.session(&capabilities)?;
    apply(&session, looks)?;
    Ok(session)
}

fn binary() -> String {
    let name = xtask::tools::chromium();
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&folders)
        .map(|folder| folder.join(&name))
        .find(|path| path.is_file());
    found.map_or(name, |path| path.display().to_string())
}

/// Size, theme, zone and language for the current tab.
pub fn apply(session: &Session, looks: &Looks) -> Result<()> {
    let size = json!({"width": looks.width, "height": looks.height, "deviceScaleFactor": 1, "mobile": false});
    session.cdp("Emulation.setDeviceMetricsOverride", &size)?;
    let theme = if looks.dark { "dark" } else { "light" };
    let forced = if looks.forced_colours { "active" } else { "none" };
    let features = json!({"features": [
        {"name": "prefers-color-scheme", "value": theme},
        {"name": "forced-colors", "value": forced},
    ]});
    session.cdp("Emulation.setEmulatedMedia", &features)?;
    session.cdp(
        "Emulation.setTimezoneOverride",
        &json!({"timezoneId": looks.zone}),
    )?;
    session.cdp("Emulation.setLocaleOverride", &json!({"locale": looks.language}))?;
    Ok(())
}

fn kill_all(profile: &Path) {
    // The main process first, so that it cannot start others; then until none is left.
    for _ in 0..100 {
        let processes = processes_of(profile);
        if processes.is_empty() {
            return;
        }
        let _ = Command::new("kill")
            .arg("-9")
            .args(processes.iter().map(u32::to_string))
            .output();
        thread::sleep(time::Duration::from_millis(10));
    }
}

/// Every live process whose command line names the profile.
fn processes_of(profile: &Path) -> Vec<u32> {
    let wanted = profile.display().to_string();
    let Ok(entries) = fs::read_dir("/proc") else {
        return Vec::new();
    };
    let ids = entries
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    let mine = ids.filter(|id| {
        let line = fs::read(format!("/proc/{id}/cmdline")).unwrap_or_default();
        let line = String::from_utf8_lossy(&line).into_owned();
        line.split(['\0', ' ']).any(|word| {
            word.strip_prefix("--user-data-dir=")
                .is_some_and(|path| path == wanted)
        })
    });
    let mut found: Vec<u32> = mine.collect();
    found.sort_unstable();
    found
}

/// The value of an element reference, for scripts and commands.
pub fn element_id(value: &Value) -> Option<&str> {
    value
        .get("element-6066-11e4-a52e-4f735466cecf")
        .and_then(Value::as_str)
}
