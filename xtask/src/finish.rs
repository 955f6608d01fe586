//! Turns Trunk's output into a finished site: base address, build id, service worker, deep-link page,
//! compressed copies, list of hashes. Pure file work; the same input always gives the same bytes.

use std::fs;
use std::path::Path;

use crate::hash::{files_below, hex, read, read_text, write};
use crate::{Result, wasm};

const WORKER: &str = include_str!("../../public/sw.js");
/// Files a browser asks for itself or a host uses; not part of the offline copy.
const NOT_PRECACHED: [&str; 4] = ["404.html", "sw.js", "SHA256SUMS", ".nojekyll"];
const COMPRESSIBLE: [&str; 7] = ["html", "js", "css", "wasm", "svg", "webmanifest", "json"];

/// Finishes the site in `dist` for the folder `base` (begins and ends with `/`).
pub fn site(dist: &Path, base: &str) -> Result<()> {
    site_like(dist, base, None)
}

/// Finishes a site; files that are equal in a finished one keep their compressed form.
fn site_like(dist: &Path, base: &str, finished: Option<&Path>) -> Result<()> {
    if !(base.starts_with('/') && base.ends_with('/')) || base.contains(['"', '<', '>', '?', '#']) {
        return Err(format!(
            "the base must begin and end with a slash, like /journal/ – not {base}"
        ));
    }
    remove_leftovers(dist)?;
    programs_are_whole(dist)?;
    let page_path = dist.join("index.html");
    let page = read_text(&page_path)?;
    let page = replace_once(&page, "<base href=\"/\">", &format!("<base href=\"{base}\">"))?;
    let page = without_unused_integrity(&with_sorted_preloads(&page));
    let id: String = hex(listing(dist, &["index.html"])?.as_bytes())
        .chars()
        .take(16)
        .collect();
    let page = replace_once(
        &page,
        "<meta name=\"build\" content=\"\">",
        &format!("<meta name=\"build\" content=\"{id}\">"),
    )?;
    write(&page_path, page.as_bytes())?;
    write(&dist.join("404.html"), page.as_bytes())?;
    write(&dist.join(".nojekyll"), b"")?;
    write(&dist.join("sw.js"), worker(dist)?.as_bytes())?;
    compress(dist, finished)?;
    let sums = listing(dist, &["SHA256SUMS"])?;
    write(&dist.join("SHA256SUMS"), sums.as_bytes())
}

/// Copies a finished site and moves the copy to another folder of a host. Nothing is compiled.
pub fn copy_to_base(from: &Path, to: &Path, base: &str) -> Result<()> {
    let _ = fs::remove_dir_all(to);
    for file in files_below(from)? {
        write(&to.join(&file), &read(&from.join(&file))?)?;
    }
    let page = to.join("index.html");
    let text = with_content(
        &with_content(&read_text(&page)?, "<base href=\"", "/")?,
        "<meta name=\"build\" content=\"",
        "",
    )?;
    write(&page, text.as_bytes())?;
    site_like(to, base, Some(from))
}

/// The page with its hints for modules in one order; Trunk writes them in another one every time.
fn with_sorted_preloads(page: &str) -> String {
    const HINT: &str = "<link rel=\"modulepreload\"";
    let mut pieces = page.split(HINT);
    let before = pieces.next().unwrap_or_default();
    let mut hints = Vec::new();
    let mut after = String::new();
    for piece in pieces {
        let (hint, rest) = piece.split_once('>').unwrap_or((piece, ""));
        hints.push(format!("{HINT}{hint}>"));
        after.push_str(rest);
    }
    hints.sort();
    [before, &hints.concat(), &after].concat()
}

/// The page without the checksum of the program's hint: browsers ignore it there, and say so on every visit.
fn without_unused_integrity(page: &str) -> String {
    const HINT: &str = "<link rel=\"preload\"";
    let mut pieces = page.split(HINT);
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (hint, rest) = piece.split_once('>').unwrap_or((piece, ""));
        let words = hint.split(' ').filter(|word| !word.starts_with("integrity="));
        let hint = words.collect::<Vec<_>>().join(" ");
        text.push_str(&[HINT, &hint, ">", rest].concat());
    }
    text
}

/// `text` with what stands between `start` and the next quotation mark replaced.
fn with_content(text: &str, start: &str, content: &str) -> Result<String> {
    let missing = || format!("expected {start}");
    let (before, rest) = text.split_once(start).ok_or_else(missing)?;
    let (_, after) = rest.split_once('"').ok_or_else(missing)?;
    Ok(format!("{before}{start}{content}\"{after}"))
}

/// Refuses a program that was cut short or overwritten while it was being made: its sections must fill the file exactly.
fn programs_are_whole(dist: &Path) -> Result<()> {
    for file in files_below(dist)?.iter().filter(|file| file.ends_with(".wasm")) {
        let bytes = read(&dist.join(file))?;
        if wasm::sections(&bytes).is_none() {
            return Err(format!("{file} is not a whole program; build again"));
        }
    }
    Ok(())
}

fn remove_leftovers(dist: &Path) -> Result<()> {
    for file in files_below(dist)? {
        let leftover = file == ".trunk-lock" || file.ends_with(".br");
        if leftover || NOT_PRECACHED.contains(&file.as_str()) {
            fs::remove_file(dist.join(&file)).map_err(|error| format!("{file}: {error}"))?;
        }
    }
    Ok(())
}

/// The service worker with this build's files and their hashes.
fn worker(dist: &Path) -> Result<String> {
    let mut files = Vec::new();
    for file in files_below(dist)? {
        if !NOT_PRECACHED.contains(&file.as_str()) && !file.ends_with(".br") {
            files.push((file.clone(), hex(&read(&dist.join(&file))?)));
        }
    }
    let list: Vec<String> = files
        .iter()
        .map(|(path, hash)| format!("  [\"{path}\", \"{hash}\"]"))
        .collect();
    let list = format!("[\n{},\n]", list.join(",\n"));
    let id: String = hex(list.as_bytes()).chars().take(16).collect();
    let text = replace_once(WORKER, "'@BUILD@'", &format!("'{id}'"))?;
    replace_once(&text, "'@FILES@'", &list)
}

fn compress(dist: &Path, finished: Option<&Path>) -> Result<()> {
    for file in files_below(dist)? {
        let extension = file.rsplit('.').next().unwrap_or_default();
        if !COMPRESSIBLE.contains(&extension) {
            continue;
        }
        let bytes = read(&dist.join(&file))?;
        let small = match finished.and_then(|finished| compressed_there(finished, &file, &bytes)) {
            Some(small) => small,
            None => brotli_of(&bytes)?,
        };
        if small.len() < bytes.len() {
            write(&dist.join(format!("{file}.br")), &small)?;
        }
    }
    Ok(())
}

/// Brotli at the highest quality with the largest ordinary window.
pub fn brotli_of(bytes: &[u8]) -> Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    let mut out = Vec::new();
    let mut input = bytes;
    brotli::BrotliCompress(&mut input, &mut out, &parameters).map_err(|error| error.to_string())?;
    Ok(out)
}

/// The compressed form in a finished site, if it is that of the same bytes.
fn compressed_there(finished: &Path, file: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    let small = read(&finished.join(format!("{file}.br"))).ok()?;
    let mut whole = Vec::new();
    brotli::BrotliDecompress(&mut small.as_slice(), &mut whole).ok()?;
    (whole == bytes).then_some(small)
}

/// `hash  path` for every file but the named ones, sorted by path, in the form that `sha256sum -c` reads.
fn listing(dist: &Path, without: &[&str]) -> Result<String> {
    let mut text = String::new();
    for file in files_below(dist)? {
        if !without.contains(&file.as_str()) {
            text.push_str(&format!("{}  {file}\n", hex(&read(&dist.join(&file))?)));
        }
    }
    Ok(text)
}

fn replace_once(text: &str, from: &str, to: &str) -> Result<String> {
    if text.matches(from).count() != 1 {
        return Err(format!("expected exactly one {from}"));
    }
    Ok(text.replacen(from, to, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_hint_that_ignores_a_checksum_loses_it() {
        let page = "<link rel=\"preload\" href=\"./a.wasm\" integrity=\"sha384-x\" as=\"fetch\"><link rel=\"modulepreload\" href=\"./a.js\" integrity=\"sha384-y\">";
        assert_eq!(
            without_unused_integrity(page),
            "<link rel=\"preload\" href=\"./a.wasm\" as=\"fetch\"><link rel=\"modulepreload\" href=\"./a.js\" integrity=\"sha384-y\">"
        );
    }
}
