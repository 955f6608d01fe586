//! The project's own commands: serve, test, dist, bench, simulate.

use std::process::ExitCode;
use std::thread;

use xtask::build::{Site, release, show_path};
use xtask::run::{command, show};
use xtask::server::Server;
use xtask::{Result, dev, dist, paths, test, tools};

const USAGE: &str = "\
cargo xtask serve [--port N] [--dev]      build the release if needed and serve it on this machine
                                          (--dev: rebuild and reload on every change)
cargo xtask test [LAYER] [NAME]           fmt, lint, native, browser, e2e, dist, or all of them;
                                          NAME runs only the tests whose name contains it
cargo xtask dist [--base /FOLDER/] [--once]
                                          reproducible release in dist/: built twice in two folders and compared
                                          (--base: for a folder of a host; --once: built once, not compared)
cargo xtask bench [ARGUMENTS]             ten years of entries in a real browser, as a table
cargo xtask simulate [PART] [--journals N] [--days N] [--rho R] [--noise NAME]
                                          made-up journals of which the truth is known: errors, coverage, power
                                          and kernel (the time that ten years take), as tables";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["serve", options @ ..] => serve(options),
        ["test", options @ ..] => test::run(options),
        ["dist", options @ ..] => make_dist(options),
        ["bench", options @ ..] => bench(options),
        ["simulate", options @ ..] => simulate(options),
        _ => Err(USAGE.to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn serve(options: &[&str]) -> Result<()> {
    let port: u16 = match option(options, "--port")? {
        Some(text) => text.parse().map_err(|_| format!("{text} is not a port number"))?,
        None => 8080,
    };
    if options.contains(&"--dev") {
        tools::for_build()?;
        return dev::serve(port);
    }
    let site = Site::release();
    release(&site)?;
    let server = Server::start(&site.dist, &site.base, port).map_err(|error| error.to_string())?;
    println!("Tenth is at {}  (end with Ctrl-C)", server.url());
    loop {
        thread::park();
    }
}

fn make_dist(options: &[&str]) -> Result<()> {
    let base = option(options, "--base")?.unwrap_or("/");
    let site = Site {
        base: base.to_owned(),
        ..Site::release()
    };
    release(&site)?;
    if !options.contains(&"--once") {
        dist::compare_with_second_build(&site)?;
    }
    println!(
        "{} is ready for the folder {base} of any static host.",
        show_path(&site.dist)
    );
    Ok(())
}

fn bench(options: &[&str]) -> Result<()> {
    tools::browser()?;
    release(&Site::release())?;
    let mut cargo = command("cargo");
    cargo
        .args([
            "run",
            "--quiet",
            "--profile",
            "simulation",
            "--package",
            "e2e",
            "--bin",
            "bench",
            "--",
        ])
        .args(options);
    show(cargo.current_dir(paths::root()))
}

fn simulate(options: &[&str]) -> Result<()> {
    let mut cargo = command("cargo");
    let run = [
        "run",
        "--quiet",
        "--locked",
        "--profile",
        "simulation",
        "--package",
        "simulation",
        "--",
    ];
    show(cargo.args(run).args(options).current_dir(paths::root()))
}

fn option<'a>(options: &[&'a str], name: &str) -> Result<Option<&'a str>> {
    match options.iter().position(|word| *word == name) {
        None => Ok(None),
        Some(at) => options
            .get(at + 1)
            .copied()
            .map(Some)
            .ok_or_else(|| format!("{name} needs a value")),
    }
}
