//! Builds the second program, which works out insights beside the page, and puts it into the site.
//! Knows which binary it is and how its script is put together; `public/worker.js` is what it does with messages.

use std::path::Path;

use crate::build::{self, Site};
use crate::hash::{hex, read, read_text, write};
use crate::run::{command, quiet};
use crate::{Result, paths, wasm};

/// How the names of its files begin.
pub const PREFIX: &str = "worker-";

const COMPILED: &str = "wasm32-unknown-unknown/worker/tenth-worker.wasm";
/// Where the page states the script's name. Empty while developing: insights are then worked out by the page itself.
const NAMED: &str = "<meta name=\"worker\" content=\"\">";
/// Adds the second program to a site that has its page already.
pub fn add(site: &Site) -> Result<()> {
    let mut cargo = command("cargo");
    cargo.current_dir(&site.source).args([
        "build",
        "--locked",
        "--offline",
        "--profile",
        "worker",
        "--bin",
        "tenth-worker",
        "--no-default-features",
        "--features",
        "worker",
        "--target",
        "wasm32-unknown-unknown",
    ]);
    let mut options = build::compiler_options(&site.source);
    // Two numbers at a time. A browser that does not know how answers in the page itself.
    options.push("-Ctarget-feature=+simd128".to_owned());
    cargo.env("CARGO_ENCODED_RUSTFLAGS", options.join("\u{1f}"));
    cargo
        .env_remove("RUSTFLAGS")
        .env("CARGO_TARGET_DIR", site.target_folder());
    quiet(&mut cargo)?;
    let name = site.dist.file_name().unwrap_or_default().to_string_lossy();
    let (script, program) = bound(
        &site.target_folder().join(COMPILED),
        &paths::variant(&format!("{name}.worker")),
    )?;
    let file = named(".wasm", &program);
    write(&site.dist.join(&file), &program)?;
    let own = read_text(&site.source.join("public/worker.js"))?;
    let script = [script, own.replace("@PROGRAM@", &file)].concat();
    let file = named(".js", script.as_bytes());
    write(&site.dist.join(&file), script.as_bytes())?;
    let page_path = site.dist.join("index.html");
    let page = read_text(&page_path)?;
    if page.matches(NAMED).count() != 1 {
        return Err(format!("index.html does not have one {NAMED}"));
    }
    let page = page.replace(NAMED, &NAMED.replace("\"\"", &format!("\"{file}\"")));
    write(&page_path, page.as_bytes())
}

/// The program's own script, for a worker that is no module, and the program made fast.
fn bound(compiled: &Path, work: &Path) -> Result<(String, Vec<u8>)> {
    let _ = std::fs::remove_dir_all(work);
    let mut binder = command("wasm-bindgen");
    binder.args([
        "--target",
        "no-modules",
        "--no-typescript",
        "--out-name",
        "worker",
    ]);
    quiet(binder.arg("--out-dir").arg(work).arg(compiled))?;
    let fast = work.join("fast.wasm");
    let mut shrinker = command("wasm-opt");
    quiet(
        shrinker
            // It is fetched when it is needed, so that fast comes before small.
            .arg("-O3")
            .args(wasm::FEATURES)
            .arg("--enable-simd")
            .arg(work.join("worker_bg.wasm"))
            .arg("-o")
            .arg(&fast),
    )?;
    Ok((read_text(&work.join("worker.js"))?, read(&fast)?))
}

/// A file name that is another one for another content.
fn named(end: &str, bytes: &[u8]) -> String {
    let hash: String = hex(bytes).chars().take(16).collect();
    [PREFIX, &hash, end].concat()
}
