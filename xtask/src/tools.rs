//! Installs what a fresh machine lacks, into `.tools/`, each thing once and at a fixed version.
//! Needs rustup (or a Rust of the pinned version with the wasm target), Node with npm, and for the tests Python.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::hash::{read_text, write};
use crate::run::{command, quiet, show, step, version_of};
use crate::{Result, paths};

const TRUNK: &str = "0.21.14";
const CUTTER: &str = "0.2.4";
const NODE_PACKAGES: [(&str, &str); 2] = [
    ("package.json", include_str!("../node/package.json")),
    ("package-lock.json", include_str!("../node/package-lock.json")),
];
const PYTHON_PACKAGES: &str = include_str!("../python/requirements.txt");
const WASM_OPT: &str =
    "#!/bin/sh\nexec node \"$(dirname \"$0\")/../node/node_modules/binaryen/bin/wasm-opt\" \"$@\"\n";

/// Everything a release build needs.
pub fn for_build() -> Result<()> {
    wasm_target()?;
    node_packages()?;
    wasm_opt()?;
    trunk()?;
    wasm_bindgen()?;
    cutter()
}

/// A browser and its driver, for the tests that need one.
pub fn browser() -> Result<()> {
    if browser_missing().is_empty() {
        return Ok(());
    }
    if is_root() && version_of("apt-get").is_some() {
        step("installing Chromium and its driver with apt-get", || {
            apt_get(&["chromium", "chromium-driver"])
        })?;
    }
    let missing = browser_missing();
    if missing.is_empty() {
        return Ok(());
    }
    Err(format!(
        "The browser tests need {}. Install Chromium and ChromeDriver of the same version, for example\n    \
         sudo apt-get install chromium chromium-driver\nand see that both are found on PATH \
         (or name them in the variables CHROME and CHROMEDRIVER).",
        missing.join(" and ")
    ))
}

/// Python with a parser for calendar files that is not ours, for the tests of what we write. Its executable.
pub fn python() -> Result<PathBuf> {
    let folder = paths::tools().join("python");
    let installed = folder.join("installed.txt");
    let own = folder.join(if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    });
    if read_text(&installed).is_ok_and(|text| text == PYTHON_PACKAGES) {
        return Ok(own);
    }
    step(
        "fetching a parser for calendar files from PyPI (about 5 seconds)",
        || {
            let _ = fs::remove_dir_all(&folder);
            let make = || quiet(command("python3").args(["-m", "venv"]).arg(&folder));
            if make().is_err() && is_root() && version_of("apt-get").is_some() {
                apt_get(&["python3", "python3-venv"])?;
            }
            make().map_err(|error| {
                format!(
                    "{error}\nPython 3.10 or newer with its module venv is needed for the tests of calendar files, \
                     for example\n    sudo apt-get install python3 python3-venv"
                )
            })?;
            let wanted = folder.join("requirements.txt");
            write(&wanted, PYTHON_PACKAGES.as_bytes())?;
            let mut pip = Command::new(&own);
            pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]);
            pip.args(["--require-hashes", "--only-binary", ":all:", "--requirement"]);
            quiet(pip.arg(&wanted))?;
            write(&installed, PYTHON_PACKAGES.as_bytes())
        },
    )?;
    Ok(own)
}

/// The browser's executable.
pub fn chromium() -> String {
    std::env::var("CHROME").unwrap_or_else(|_| first_of(&["chromium", "chromium-browser", "google-chrome"]))
}

/// The browser driver's executable.
pub fn chromedriver() -> String {
    std::env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned())
}

fn is_root() -> bool {
    quiet(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

fn apt_get(packages: &[&str]) -> Result<()> {
    quiet(Command::new("apt-get").args(["update", "-qq"]))?;
    let mut install = Command::new("apt-get");
    install.args(["install", "-y", "-qq", "--no-install-recommends"]);
    install.args(packages);
    quiet(install.env("DEBIAN_FRONTEND", "noninteractive")).map(|_| ())
}

fn first_of(names: &[&str]) -> String {
    let found = names.iter().find(|name| on_path(name));
    found
        .or(names.first())
        .map(|name| (*name).to_owned())
        .unwrap_or_default()
}

fn on_path(name: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    Path::new(name).is_absolute() && Path::new(name).exists()
        || std::env::split_paths(&path).any(|folder| folder.join(name).is_file())
}

fn browser_missing() -> Vec<&'static str> {
    let mut missing = Vec::new();
    if !on_path(&chromium()) {
        missing.push("Chromium");
    }
    if !on_path(&chromedriver()) {
        missing.push("ChromeDriver");
    }
    missing
}

fn wasm_target() -> Result<()> {
    // rustup reads rust-toolchain.toml by itself; this only asks whether the target came along.
    let sysroot = quiet(command("rustc").args(["--print", "sysroot"]))?;
    if Path::new(sysroot.trim())
        .join("lib/rustlib/wasm32-unknown-unknown")
        .is_dir()
    {
        return Ok(());
    }
    step(
        "adding the WebAssembly target to the pinned Rust toolchain (about a minute)",
        || show(command("rustup").args(["target", "add", "wasm32-unknown-unknown"])),
    )
}

fn node_packages() -> Result<()> {
    let folder = paths::tools().join("node");
    let installed = folder.join("installed.json");
    let [_, (_, wanted)] = NODE_PACKAGES;
    if read_text(&installed).is_ok_and(|text| text == wanted) {
        return Ok(());
    }
    step(
        "fetching wasm-opt, axe and a chart library for comparison from npm (about 10 seconds)",
        || {
            for (name, text) in NODE_PACKAGES {
                write(&folder.join(name), text.as_bytes())?;
            }
            let mut npm = command("npm");
            npm.current_dir(&folder)
                .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
            quiet(&mut npm)
                .map_err(|error| format!("{error}\nNode with npm is needed: https://nodejs.org"))?;
            write(&installed, wanted.as_bytes())
        },
    )
}

fn wasm_opt() -> Result<()> {
    let script = paths::tools_bin().join("wasm-opt");
    if read_text(&script).is_ok_and(|text| text == WASM_OPT) {
        return Ok(());
    }
    write(&script, WASM_OPT.as_bytes())?;
    make_executable(&script)
}

#[cfg(unix)]
fn make_executable(path: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).map_err(|error| error.to_string())
}

#[cfg(not(unix))]
fn make_executable(_path: &Path) -> Result<()> {
    Ok(())
}

fn trunk() -> Result<()> {
    if version_of("trunk").is_some_and(|line| line == format!("trunk {TRUNK}")) {
        return Ok(());
    }
    step(
        &format!("building Trunk {TRUNK}, the bundler (about 9 minutes on two cores, once)"),
        || cargo_install("trunk", TRUNK, &["--locked"]),
    )
}

fn wasm_bindgen() -> Result<()> {
    let wanted = locked_version("wasm-bindgen")?;
    if version_of("wasm-bindgen").is_some_and(|line| line == format!("wasm-bindgen {wanted}")) {
        return Ok(());
    }
    // Without --locked: its own lock file names a version that is not to be had everywhere.
    step(
        &format!("building wasm-bindgen {wanted} (about 3 minutes on two cores, once)"),
        || cargo_install("wasm-bindgen-cli", &wanted, &[]),
    )
}

/// The tool that cuts the program. It says no version of its own, but cargo notes what it has installed.
fn cutter() -> Result<()> {
    let noted = read_text(&paths::tools().join(".crates.toml")).unwrap_or_default();
    if noted.contains(&format!("\"wasm_split_cli_support {CUTTER} ")) {
        return Ok(());
    }
    step(
        &format!("building wasm-split {CUTTER}, which cuts the program (about 2 minutes on two cores, once)"),
        || {
            let options = ["--locked", "--features", "build-binary"];
            cargo_install("wasm_split_cli_support", CUTTER, &options)
        },
    )
}

fn cargo_install(name: &str, version: &str, options: &[&str]) -> Result<()> {
    let building = paths::tools().join("build");
    let mut cargo = command("cargo");
    cargo
        .args([
            "install",
            name,
            "--version",
            version,
            "--force",
            "--quiet",
            "--root",
        ])
        .arg(paths::tools());
    cargo.args(options).env("CARGO_TARGET_DIR", &building);
    show(&mut cargo)?;
    // Only the executables are kept.
    let _ = fs::remove_dir_all(&building);
    Ok(())
}

/// The version of a package in Cargo.lock.
pub fn locked_version(package: &str) -> Result<String> {
    let lock = read_text(&paths::root().join("Cargo.lock"))?;
    let mut lines = lock.lines();
    let name = format!("name = \"{package}\"");
    lines.by_ref().find(|line| *line == name);
    let version = lines.next().and_then(|line| line.strip_prefix("version = \""));
    version
        .and_then(|rest| rest.strip_suffix('"'))
        .map(str::to_owned)
        .ok_or_else(|| format!("{package} is not in Cargo.lock"))
}
