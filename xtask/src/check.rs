//! Looks at a finished site and says what is wrong with it: sizes, policy, addresses, completeness.
//! Knows the files only, not the program's behaviour.

use std::path::Path;

use crate::hash::{files_below, hex, read, read_text};
use crate::{Result, dist, paths, worker};

/// One named check and its outcome.
pub type Checked = (&'static str, Result<()>);

/// What the page's policy must contain, word for word.
const POLICY: [&str; 13] = [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'self'",
    "form-action 'none'",
    "object-src 'none'",
    "frame-src 'none'",
    "require-trusted-types-for 'script'",
];

/// How the name of the program's first part ends.
const FIRST_PART: &str = "_bg.wasm";
/// How the name of the part ends that only looking at many days at once needs.
const INSIGHTS: &str = "-insights.wasm";
/// Where the program's script says what the page of the first visit loads.
const FIRST_VISIT: &str = "__wasm_split_load_first_run = ";

/// Ways to reach the network or to run text as code that the program has no use for.
const FORBIDDEN: [&str; 7] = [
    "RTCPeerConnection",
    "sendBeacon",
    "WebSocket",
    "EventSource",
    "eval(",
    "new Function",
    "importScripts",
];

/// Addresses that may stand in the files: names of vocabularies, and pages a person may choose to open.
const ALLOWED_ADDRESSES: &str = include_str!("../allowed-addresses.txt");

/// Runs every check on the site in `dist`.
pub fn all(dist: &Path) -> Vec<Checked> {
    vec![
        ("hashes match SHA256SUMS", dist::verify_sums(dist)),
        ("the expected files and no others", expected_files(dist)),
        ("sizes are within budget.json", within_budget(dist)),
        ("the page's policy is strict", policy(dist)),
        ("nothing runs or styles inline", no_inline(dist)),
        ("no address of another host", no_foreign_addresses(dist)),
        (
            "no way to the network but our own files",
            no_forbidden_names(dist),
        ),
        ("the offline copy is complete", precache_complete(dist)),
        ("the manifest names existing files", manifest(dist)),
        ("no path of the building machine", no_machine_paths(dist)),
        ("no test lever in a release", no_test_hooks(dist)),
    ]
}

fn is_text(file: &str) -> bool {
    [".html", ".js", ".css", ".svg", ".webmanifest", ".json"]
        .iter()
        .any(|end| file.ends_with(end))
}

fn sources(dist: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut found = Vec::new();
    for file in files_below(dist)? {
        if is_text(&file) || file.ends_with(".wasm") {
            let bytes = read(&dist.join(&file))?;
            found.push((file, bytes));
        }
    }
    Ok(found)
}

fn expected_files(dist: &Path) -> Result<()> {
    let fixed = [
        "404.html",
        "index.html",
        "manifest.webmanifest",
        "sw.js",
        ".nojekyll",
        "SHA256SUMS",
    ];
    let (mut programs, mut parts) = (0, 0);
    for file in files_below(dist)? {
        let plain = file.strip_suffix(".br").unwrap_or(&file);
        let hashed = !plain.contains('/') && [".js", ".css", ".wasm"].iter().any(|end| plain.ends_with(end));
        let folder = plain.starts_with("icons/") || plain.starts_with("snippets/") && plain.ends_with(".js");
        let known = fixed.contains(&plain) || folder || hashed;
        if !known || file.ends_with(".map") {
            return Err(format!("{file} does not belong there"));
        }
        programs += usize::from(file.ends_with(FIRST_PART));
        parts += usize::from(file.ends_with(".wasm"));
    }
    if programs != 1 || parts < 2 {
        return Err(format!(
            "expected one program with its other parts, found {programs} in {parts} files"
        ));
    }
    for file in fixed {
        read(&dist.join(file))?;
    }
    if read(&dist.join("404.html"))? != read(&dist.join("index.html"))? {
        return Err("404.html is not a copy of index.html".to_owned());
    }
    Ok(())
}

/// How large a site is, in bytes.
#[derive(Default)]
struct Sizes {
    /// The part of the program that the first page needs, as it is.
    main_wasm: usize,
    /// Everything that is asked for until the page of the very first visit can be used, compressed with brotli.
    /// Opening Today takes less.
    first_load: usize,
    /// The program's code without that for insights: the other parts and every script, compressed with brotli.
    program: usize,
    /// The part of the program for insights, compressed with brotli.
    insights: usize,
    /// The second program, fetched when insights are looked at, compressed with brotli.
    worker: usize,
}

/// Measures a finished site.
fn measure(dist: &Path) -> Result<Sizes> {
    let page = read_text(&dist.join("index.html"))?;
    let first_visit = first_visit(dist, &page)?;
    let mut sizes = Sizes::default();
    for file in files_below(dist)? {
        // The page names all that it needs at first, also what the program's script imports; the first visit's page is
        // in a part of its own.
        let needed = file == "index.html"
            || first_visit.iter().any(|part| file.ends_with(part.as_str()))
            || page.contains(&format!("\"./{file}\""))
            || page.contains(&format!("\"{file}\""));
        let is_asked_for = needed && !file.ends_with(".png");
        let is_wasm = file.ends_with(".wasm");
        let raw = read(&dist.join(&file))?.len();
        let compressed = read(&dist.join(format!("{file}.br"))).map_or(raw, |bytes| bytes.len());
        if file.starts_with(worker::PREFIX) && !file.ends_with(".br") {
            sizes.worker += compressed;
            continue;
        }
        if file.ends_with(FIRST_PART) {
            sizes.main_wasm += raw;
        }
        if is_asked_for {
            sizes.first_load += compressed;
        }
        if file.ends_with(INSIGHTS) {
            sizes.insights += compressed;
        } else if is_wasm || file.ends_with(".js") && file != "sw.js" {
            sizes.program += compressed;
        }
    }
    Ok(sizes)
}

/// How the names of the parts end that the page of the very first visit needs: its own, and what it shares with others.
fn first_visit(dist: &Path, page: &str) -> Result<Vec<String>> {
    let script = files_below(dist)?
        .into_iter()
        .find(|file| file.starts_with("tenth-") && file.ends_with(".js") && page.contains(file.as_str()))
        .ok_or("the page names no program")?;
    let script = read_text(&dist.join(script))?;
    let loads = script
        .split_once(FIRST_VISIT)
        .and_then(|(_, after)| after.split_once("]));"))
        .map(|(loads, _)| loads)
        .ok_or("the program's script loads no page for the first visit")?;
    let chunks = loads.split("__chunk_").skip(1).filter_map(|after| {
        let number: String = after.chars().take_while(char::is_ascii_digit).collect();
        (!number.is_empty()).then(|| ["-chunk_", &number, ".wasm"].concat())
    });
    let own = [FIRST_PART, "-first_run.wasm"].map(str::to_owned);
    Ok(own.into_iter().chain(chunks).collect())
}

/// A size of the program and the most that `budget.json` allows, in bytes.
pub struct Size {
    pub what: &'static str,
    pub bytes: usize,
    pub limit: usize,
}

/// Every size that has a bar.
pub fn sizes(dist: &Path) -> Result<[Size; 5]> {
    let budget: serde_json::Value = serde_json::from_str(&read_text(&paths::root().join("budget.json"))?)
        .map_err(|error| error.to_string())?;
    let sizes = measure(dist)?;
    let size = |what, bytes, name: &str| -> Result<Size> {
        let limit = budget.get(name).and_then(serde_json::Value::as_u64);
        let limit = limit.and_then(|limit| usize::try_from(limit).ok());
        let limit = limit.ok_or_else(|| format!("budget.json lacks {name}"))?;
        Ok(Size { what, bytes, limit })
    };
    Ok([
        size("main wasm", sizes.main_wasm, "main_wasm_bytes")?,
        size(
            "first load, compressed",
            sizes.first_load,
            "first_load_brotli_bytes",
        )?,
        size(
            "program without insights, compressed",
            sizes.program,
            "program_brotli_bytes",
        )?,
        size("insights, compressed", sizes.insights, "insights_brotli_bytes")?,
        size(
            "program beside the page, compressed",
            sizes.worker,
            "worker_brotli_bytes",
        )?,
    ])
}

fn within_budget(dist: &Path) -> Result<()> {
    for Size { what, bytes, limit } in sizes(dist)? {
        println!("    {what}: {bytes} bytes of {limit}");
        if bytes == 0 || bytes > limit {
            return Err(format!("{what}: {bytes} bytes, allowed {limit}"));
        }
    }
    Ok(())
}

fn policy(dist: &Path) -> Result<()> {
    let page = read_text(&dist.join("index.html"))?;
    let start = "<meta http-equiv=\"Content-Security-Policy\" content=\"";
    let policy = page
        .split_once(start)
        .and_then(|(_, rest)| rest.split_once('"'))
        .map(|(policy, _)| policy);
    let policy = policy.ok_or("the page has no policy")?;
    for wanted in POLICY {
        if !policy.split(';').any(|part| part.trim() == wanted) {
            return Err(format!("the policy lacks: {wanted}"));
        }
    }
    for refused in ["unsafe-inline", "'unsafe-eval'", "http:", "https:", "*"] {
        if policy.contains(refused) {
            return Err(format!("the policy allows {refused}"));
        }
    }
    Ok(())
}

fn no_inline(dist: &Path) -> Result<()> {
    let page = read_text(&dist.join("index.html"))?;
    for (at, _) in page.match_indices("<script") {
        let tag = page.get(at..).unwrap_or_default();
        let (head, rest) = tag.split_once('>').unwrap_or((tag, ""));
        if !head.contains(" src=") || !rest.trim_start().starts_with("</script>") {
            return Err(format!("inline script: {head}>"));
        }
    }
    for refused in ["<style", " style=", " onclick=", " onload=", "javascript:"] {
        if page.contains(refused) {
            return Err(format!("the page contains {refused}"));
        }
    }
    Ok(())
}

fn no_foreign_addresses(dist: &Path) -> Result<()> {
    let allowed: Vec<&str> = ALLOWED_ADDRESSES
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect();
    for (file, bytes) in sources(dist)? {
        let text = String::from_utf8_lossy(&bytes);
        for scheme in ["http://", "https://", "ws://", "wss://"] {
            for (at, _) in text.match_indices(scheme) {
                let found = text.get(at..).unwrap_or_default();
                if !allowed.iter().any(|address| found.starts_with(address)) {
                    let shown: String = found.chars().take(80).collect();
                    return Err(format!("{file}: {shown}"));
                }
            }
        }
    }
    Ok(())
}

fn no_forbidden_names(dist: &Path) -> Result<()> {
    for (file, bytes) in sources(dist)? {
        let text = String::from_utf8_lossy(&bytes);
        for name in FORBIDDEN {
            if text.contains(name) {
                return Err(format!("{file} contains {name}"));
            }
        }
    }
    Ok(())
}

fn precache_complete(dist: &Path) -> Result<()> {
    let worker = read_text(&dist.join("sw.js"))?;
    if worker.contains("'@") {
        return Err("the service worker's list was not filled in".to_owned());
    }
    for file in files_below(dist)? {
        if file.ends_with(".br") || ["404.html", "sw.js", "SHA256SUMS", ".nojekyll"].contains(&file.as_str())
        {
            continue;
        }
        let line = format!("[\"{file}\", \"{}\"]", hex(&read(&dist.join(&file))?));
        if !worker.contains(&line) {
            return Err(format!(
                "{file} is missing from the offline copy, or its hash is wrong"
            ));
        }
    }
    Ok(())
}

fn manifest(dist: &Path) -> Result<()> {
    let manifest: serde_json::Value = serde_json::from_str(&read_text(&dist.join("manifest.webmanifest"))?)
        .map_err(|error| error.to_string())?;
    for member in [
        "id",
        "name",
        "short_name",
        "start_url",
        "scope",
        "display",
        "theme_color",
        "background_color",
    ] {
        if manifest
            .get(member)
            .and_then(serde_json::Value::as_str)
            .is_none_or(str::is_empty)
        {
            return Err(format!("the manifest lacks {member}"));
        }
    }
    let icons = manifest
        .get("icons")
        .and_then(serde_json::Value::as_array)
        .ok_or("the manifest lacks icons")?;
    for purpose in ["any", "maskable", "monochrome"] {
        if !icons
            .iter()
            .any(|icon| icon.get("purpose").and_then(serde_json::Value::as_str) == Some(purpose))
        {
            return Err(format!("the manifest has no {purpose} icon"));
        }
    }
    for icon in icons {
        let path = icon
            .get("src")
            .and_then(serde_json::Value::as_str)
            .ok_or("an icon without src")?;
        if !path.starts_with("data:") {
            read(&dist.join(path))?;
        }
    }
    Ok(())
}

fn no_machine_paths(dist: &Path) -> Result<()> {
    let mut refused = vec![paths::root().display().to_string()];
    refused.extend(
        std::env::var("HOME")
            .ok()
            .filter(|home| home.len() > 1)
            .map(|home| format!("{home}/")),
    );
    for (file, bytes) in sources(dist)? {
        let text = String::from_utf8_lossy(&bytes);
        if let Some(path) = refused.iter().find(|path| text.contains(path.as_str())) {
            return Err(format!("{file} contains {path}"));
        }
    }
    Ok(())
}

fn no_test_hooks(dist: &Path) -> Result<()> {
    for (file, bytes) in sources(dist)? {
        if String::from_utf8_lossy(&bytes).contains("test-hook") {
            return Err(format!("{file} was built with test levers"));
        }
    }
    Ok(())
}
