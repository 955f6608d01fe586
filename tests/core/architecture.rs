//! The table of rooms in ARCHITECTURE.md, held to the code: who may know whom, and the house rules a reader relies on.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Room, our rooms it may know, outside crates it may know.
/// A room of the table: its name, our rooms it may know, outside crates it may know.
struct Room {
    name: String,
    ours: Vec<String>,
    outside: Vec<String>,
}

/// The table of rooms, as it stands in ARCHITECTURE.md. `app` and `main` know everything and are no rows to hold to.
fn rooms() -> Vec<Room> {
    let map = Path::new(env!("CARGO_MANIFEST_DIR")).join("ARCHITECTURE.md");
    let map = fs::read_to_string(map).unwrap();
    let named = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    let rooms: Vec<Room> = map
        .lines()
        .filter_map(|line| {
            let cells: Vec<&str> = line.strip_prefix("| `")?.split('|').collect();
            let [name, _, ours, outside, _] = cells.as_slice() else {
                return None;
            };
            Some(Room {
                name: name.trim().trim_end_matches('`').to_owned(),
                ours: named(ours),
                outside: named(outside),
            })
        })
        .filter(|room| !["app", "main"].contains(&room.name.as_str()))
        .collect();
    assert!(rooms.len() > 10, "the table of rooms could not be read");
    rooms
}

const OUTSIDE: &[&str] = &[
    "chrono",
    "icalendar",
    "oorandom",
    "serde",
    "serde_json",
    "leptos",
    "js_sys",
    "web_sys",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "gloo_storage",
];

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Files by room: `src/<room>.rs` and everything below `src/<room>/`.
fn files_by_room() -> BTreeMap<String, Vec<PathBuf>> {
    let mut rooms: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for path in rust_files(&src()) {
        let first = path.strip_prefix(src()).unwrap().components().next().unwrap();
        let room = first
            .as_os_str()
            .to_str()
            .unwrap()
            .trim_end_matches(".rs")
            .to_owned();
        rooms.entry(room).or_default().push(path);
    }
    rooms
}

/// The code without comments and without the unit tests at the end of the file.
fn shipped_code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let shipped = text.split("#[cfg(test)]").next().unwrap_or_default();
    shipped
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

fn mentions(code: &str, path: &str) -> bool {
    code.match_indices(path).any(|(at, _)| {
        let before = code.get(..at).unwrap_or_default().chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
    })
}

#[test]
fn rooms_know_only_whom_they_may() {
    let rooms = rooms();
    let mut wrong = Vec::new();
    let files = files_by_room();
    for room in rooms.iter().filter(|room| !files.contains_key(&room.name)) {
        wrong.push(format!("{} is in the table and not in the code", room.name));
    }
    for (name, files) in files {
        if ["lib", "main", "app"].contains(&name.as_str()) {
            continue;
        }
        let Some(room) = rooms.iter().find(|room| room.name == name) else {
            wrong.push(format!("{name} is not in the table of rooms"));
            continue;
        };
        for path in files {
            let code = shipped_code(&path);
            let file = path.strip_prefix(src()).unwrap().display().to_string();
            let strangers = rooms
                .iter()
                .map(|other| &other.name)
                .filter(|other| **other != name && !room.ours.contains(other));
            for other in strangers {
                if mentions(&code, &format!("crate::{other}::"))
                    || mentions(&code, &format!("crate::{other};"))
                {
                    wrong.push(format!("{file} knows {other}"));
                }
            }
            for foreign in OUTSIDE
                .iter()
                .filter(|foreign| !room.outside.iter().any(|known| known == *foreign))
            {
                if mentions(&code, &format!("{foreign}::")) {
                    wrong.push(format!("{file} knows {foreign}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_browser_adapter_knows_gloo_storage() {
    for path in rust_files(&src()) {
        if shipped_code(&path).contains("gloo_storage::") {
            assert_eq!(path.strip_prefix(src()).unwrap(), Path::new("storage/local.rs"));
        }
    }
}

#[test]
fn every_module_says_what_it_is() {
    let silent: Vec<_> = rust_files(&src())
        .into_iter()
        .filter(|path| !fs::read_to_string(path).unwrap().starts_with("//! "))
        .collect();
    assert!(silent.is_empty(), "{silent:?}");
}

#[test]
fn main_is_only_a_composition_root() {
    let lines = shipped_code(&src().join("main.rs"))
        .lines()
        .filter(|line| !line.trim().is_empty())
        .count();
    assert!(lines < 20, "{lines} lines");
}

#[test]
fn views_build_no_html_and_no_style_from_text() {
    let wrong: Vec<_> = ["pages", "components", "charts", "pwa"]
        .iter()
        .flat_map(|room| rust_files(&src().join(room)))
        .filter(|path| {
            let code = shipped_code(path);
            code.contains("inner_html") || code.contains(" style=") || code.contains("\tstyle=")
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn sentences_live_in_the_text_room() {
    let mut wrong = Vec::new();
    for room in ["pages", "components", "charts", "pwa", "state"] {
        for path in rust_files(&src().join(room)) {
            for line in shipped_code(&path).lines() {
                if literals(line).any(is_sentence) {
                    wrong.push(format!(
                        "{}: {}",
                        path.strip_prefix(src()).unwrap().display(),
                        line.trim()
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn literals(line: &str) -> impl Iterator<Item = &str> {
    line.split('"').skip(1).step_by(2)
}

/// A capital letter, a word, a space and a small letter: words meant for a reader.
fn is_sentence(text: &str) -> bool {
    let mut words = text.split(' ');
    let first = words.next().unwrap_or_default();
    let is_word = first.len() > 1
        && first.chars().next().is_some_and(char::is_uppercase)
        && first.chars().skip(1).all(char::is_alphabetic);
    is_word
        && words
            .next()
            .is_some_and(|word| word.chars().next().is_some_and(char::is_lowercase))
}
