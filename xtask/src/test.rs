//! Runs the layers of tests one after another and adds up what they say.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::build::{Site, release};
use crate::run::{command, path_with_tools};
use crate::{Result, check, dist, finish, hash, paths, tools};

/// Name, what it is, and the function that runs it on the tests whose name contains a word.
type Layer = (&'static str, &'static str, fn(&str) -> Result<Tally>);

const LAYERS: [Layer; 6] = [
    ("fmt", "formatting", fmt),
    ("lint", "lints", lint),
    ("native", "native tests of the core and of the commands", native),
    ("browser", "tests in a headless browser", browser),
    ("e2e", "end-to-end tests against the release", e2e),
    ("dist", "checks on the release itself", dist_checks),
];

/// How many tests ran.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// Tests that hold.
    pub passed: u64,
    /// Tests that do not.
    pub failed: u64,
}

impl Tally {
    fn one(good: bool) -> Self {
        Self {
            passed: u64::from(good),
            failed: u64::from(!good),
        }
    }

    fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// `cargo xtask test [LAYER] [NAME]`.
pub fn run(options: &[&str]) -> Result<()> {
    let layer = options.first().copied().filter(|word| *word != "all");
    let name = options.get(1).copied().unwrap_or_default();
    if let Some(wanted) = layer
        && !LAYERS.iter().any(|(layer, ..)| *layer == wanted)
    {
        return Err(format!(
            "There is no layer called {wanted}; choose fmt, lint, native, browser, e2e or dist."
        ));
    }
    let mut total = Tally::default();
    let mut summary = Vec::new();
    for (key, title, work) in LAYERS {
        if layer.is_some_and(|wanted| wanted != key) {
            continue;
        }
        println!("\n== {key}: {title}");
        let start = Instant::now();
        let tally = work(name).unwrap_or_else(|problem| {
            println!("{problem}");
            Tally::one(false)
        });
        let seconds = start.elapsed().as_secs();
        summary.push(format!(
            "{key:>8}: {} passed, {} failed, {seconds} s",
            tally.passed, tally.failed
        ));
        total.add(tally);
    }
    println!("\n{}\n", summary.join("\n"));
    println!("{} passed, {} failed", total.passed, total.failed);
    // The line above stays the last one: the exit code says the rest.
    std::process::exit(i32::from(total.failed > 0 || total.passed == 0));
}

fn fmt(_: &str) -> Result<Tally> {
    each(&[("cargo fmt", &["fmt", "--all", "--", "--check"])])
}

fn lint(_: &str) -> Result<Tally> {
    each(&[
        (
            "core, without the shell",
            &[
                "clippy",
                "--quiet",
                "--locked",
                "--no-default-features",
                "--lib",
                "--tests",
                "--",
                "-D",
                "warnings",
            ],
        ),
        (
            "the app, for WebAssembly",
            &[
                "clippy",
                "--quiet",
                "--locked",
                "--target",
                "wasm32-unknown-unknown",
                "--lib",
                "--bins",
                "--test",
                "browser",
                "--",
                "-D",
                "warnings",
            ],
        ),
        (
            "commands and end-to-end tests",
            &[
                "clippy",
                "--quiet",
                "--locked",
                "--package",
                "xtask",
                "--package",
                "e2e",
                "--package",
                "simulation",
                "--",
                "-D",
                "warnings",
            ],
        ),
    ])
}

fn native(name: &str) -> Result<Tally> {
    let mut cargo = command("cargo");
    cargo.args(["test", "--quiet", "--locked", "--no-default-features", "--", name]);
    let mut tally = counted(&mut cargo)?;
    let mut cargo = command("cargo");
    cargo.args(["test", "--quiet", "--locked", "--package", "xtask", "--", name]);
    tally.add(counted(&mut cargo)?);
    let mut cargo = command("cargo");
    cargo.args([
        "test",
        "--quiet",
        "--locked",
        "--profile",
        "simulation",
        "--package",
        "simulation",
    ]);
    tally.add(counted(cargo.args(["--", name]))?);
    if name.is_empty() || name.starts_with(FOREIGN) {
        tally.add(foreign()?);
    }
    Ok(tally)
}

/// How the names of these begin; by itself the core's test program leaves them out.
const FOREIGN: &str = "foreign_";

/// What we write, read by programs that are not ours.
fn foreign() -> Result<Tally> {
    let python = tools::python()?;
    let mut cargo = command("cargo");
    cargo.args([
        "test",
        "--quiet",
        "--locked",
        "--no-default-features",
        "--test",
        "core",
    ]);
    cargo.args(["--", "--ignored", FOREIGN]);
    cargo.env("FOREIGN_PYTHON", python);
    counted(&mut cargo)
}

fn browser(name: &str) -> Result<Tally> {
    tools::for_build()?;
    tools::browser()?;
    let mut cargo = command("cargo");
    // The runner for the browser takes a name but none of cargo's other options.
    cargo.args([
        "test",
        "--locked",
        "--target",
        "wasm32-unknown-unknown",
        "--test",
        "browser",
    ]);
    if !name.is_empty() {
        cargo.args(["--", name]);
    }
    cargo
        .env("CHROMEDRIVER", which(&tools::chromedriver()))
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    counted(&mut cargo)
}

fn e2e(name: &str) -> Result<Tally> {
    tools::browser()?;
    tools::python()?;
    release(&Site::release())?;
    release(&Site::with_test_hooks())?;
    let mut cargo = command("cargo");
    cargo.args([
        "run",
        "--quiet",
        "--locked",
        "--package",
        "e2e",
        "--bin",
        "e2e",
        "--",
        name,
    ]);
    counted(&mut cargo)
}

fn dist_checks(_: &str) -> Result<Tally> {
    let site = Site::release();
    release(&site)?;
    let mut tally = Tally::default();
    let mut report = |name: &str, outcome: Result<()>| {
        match &outcome {
            Ok(()) => println!("ok      {name}"),
            Err(problem) => println!("FAILED  {name}\n        {problem}"),
        }
        tally.add(Tally::one(outcome.is_ok()));
    };
    for (name, outcome) in check::all(&site.dist) {
        report(name, outcome);
    }
    report("the same site can be put under a sub-path", sub_path(&site));
    report(
        "built twice in two folders, the bytes are equal",
        dist::compare_with_second_build(&site),
    );
    Ok(tally)
}

/// Moving a site to a folder changes the page, its copy and the worker, and nothing else.
fn sub_path(site: &Site) -> Result<()> {
    let moved = paths::variant("sub-path");
    finish::copy_to_base(&site.dist, &moved, "/journal/tenth/")?;
    for (name, outcome) in check::all(&moved) {
        outcome.map_err(|problem| format!("{name}: {problem}"))?;
    }
    for file in hash::files_below(&site.dist)? {
        let may_differ = ["index.html", "404.html", "sw.js", "SHA256SUMS"]
            .iter()
            .any(|name| file.starts_with(name));
        if !may_differ && hash::read(&site.dist.join(&file))? != hash::read(&moved.join(&file))? {
            return Err(format!("{file} changed"));
        }
    }
    Ok(())
}

fn each(commands: &[(&str, &[&str])]) -> Result<Tally> {
    let mut tally = Tally::default();
    for (name, arguments) in commands {
        let good = crate::run::show(command("cargo").args(*arguments)).is_ok();
        println!("{}  {name}", if good { "ok    " } else { "FAILED" });
        tally.add(Tally::one(good));
    }
    Ok(tally)
}

/// Runs a test program with its output shown, and adds up the tallies it prints.
fn counted(command: &mut Command) -> Result<Tally> {
    command.stdin(Stdio::null()).stdout(Stdio::piped());
    let mut child = command.spawn().map_err(|error| error.to_string())?;
    let mut tally = Tally::default();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines().map_while(std::io::Result::ok) {
            println!("{line}");
            if let Some(one) = tally_in(&line) {
                tally.add(one);
            }
        }
    }
    let status = child.wait().map_err(|error| error.to_string())?;
    if !status.success() && tally.failed == 0 {
        tally.failed = 1;
    }
    Ok(tally)
}

/// Reads `test result: ok. 3 passed; 0 failed; …` and `3 passed, 0 failed`.
fn tally_in(line: &str) -> Option<Tally> {
    let line = line.trim();
    let counts = line
        .strip_prefix("test result: ")
        .and_then(|rest| rest.split_once(". "))
        .map(|(_, counts)| counts);
    let mut parts = counts.unwrap_or(line).split([';', ',']);
    let mut count = |word: &str| {
        parts
            .next()?
            .trim()
            .strip_suffix(word)?
            .trim()
            .parse::<u64>()
            .ok()
    };
    Some(Tally {
        passed: count("passed")?,
        failed: count("failed")?,
    })
}

fn which(program: &str) -> String {
    let folders = path_with_tools();
    let found = std::env::split_paths(&folders)
        .map(|folder| folder.join(program))
        .find(|path| path.is_file());
    found.map_or_else(|| program.to_owned(), |path| path.display().to_string())
}
