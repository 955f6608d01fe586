//! Runs other programs and says what is being done and for how long.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::time::Instant;

use crate::{Result, paths};

/// Announces a step, runs it, and says how long it took.
pub fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("· {what}");
    let start = Instant::now();
    let outcome = work();
    let seconds = start.elapsed().as_secs_f32();
    match &outcome {
        Ok(_) if seconds >= 1.0 => println!("  done in {seconds:.0} s"),
        Ok(_) => {}
        Err(_) => println!("  failed after {seconds:.0} s"),
    }
    outcome
}

/// A command that finds this repository's own tools first.
pub fn command(program: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(paths::root());
    command.env("PATH", path_with_tools());
    command
}

/// The search path with this repository's tools in front.
pub fn path_with_tools() -> OsString {
    let mut folders: Vec<PathBuf> = vec![paths::tools_bin()];
    if let Some(path) = std::env::var_os("PATH") {
        folders.extend(std::env::split_paths(&path));
    }
    std::env::join_paths(folders).unwrap_or_default()
}

/// Runs to the end with its output shown; an unsuccessful exit is an error.
pub fn show(command: &mut Command) -> Result<()> {
    let name = name_of(command);
    let status = command
        .stdin(Stdio::null())
        .status()
        .map_err(|error| format!("{name} could not be started: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{name} failed ({status})"))
    }
}

/// Runs to the end quietly; on failure the error holds everything it printed.
pub fn quiet(command: &mut Command) -> Result<String> {
    let name = name_of(command);
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("{name} could not be started: {error}"))?;
    let text = both(&output);
    if output.status.success() {
        Ok(text)
    } else {
        Err(format!("{name} failed ({})\n{text}", output.status))
    }
}

/// The first line a program prints for `--version`, if it can be started at all.
pub fn version_of(program: &str) -> Option<String> {
    let output = command(program)
        .arg("--version")
        .stdin(Stdio::null())
        .output()
        .ok()?;
    both(&output).lines().next().map(str::to_owned)
}

fn both(output: &Output) -> String {
    let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.push_str(&String::from_utf8_lossy(&output.stderr));
    text
}

fn name_of(command: &Command) -> String {
    let mut name = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args().take(3) {
        name.push(' ');
        name.push_str(&argument.to_string_lossy());
    }
    name
}
