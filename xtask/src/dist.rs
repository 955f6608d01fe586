//! The proof that a release is reproducible: the same sources, copied elsewhere and built from nothing,
//! must give the same bytes.

use std::fs;
use std::path::Path;

use crate::build::{self, Site};
use crate::hash::{files_below, read_text};
use crate::run::step;
use crate::{Result, paths};

const LEFT_OUT: [&str; 5] = ["target", "dist", ".tools", ".git", "node_modules"];

/// Builds `site` again from a copy of the sources in another folder and compares every file.
pub fn compare_with_second_build(site: &Site) -> Result<()> {
    let place = paths::root().join("target").join("second build");
    let copy = place.join("sources");
    let _ = fs::remove_dir_all(&place);
    step("copying the sources to another folder", || {
        copy_folder(&site.source, &copy)
    })?;
    let second = Site {
        source: copy,
        dist: place.join("second"),
        target: Some(place.join("intermediate")),
        ..site.clone()
    };
    build::release(&second)?;
    let differences = differences(&site.dist, &second.dist)?;
    if differences.is_empty() {
        let _ = fs::remove_dir_all(&place);
        println!("· both builds are equal, file by file");
        return Ok(());
    }
    Err(format!(
        "The two builds differ in:\n  {}\nThe second is in {}",
        differences.join("\n  "),
        place.display()
    ))
}

/// Files that are missing on one side or differ.
fn differences(one: &Path, other: &Path) -> Result<Vec<String>> {
    let sums = |folder: &Path| read_text(&folder.join("SHA256SUMS"));
    let (left, right) = (sums(one)?, sums(other)?);
    let mut found: Vec<String> = Vec::new();
    for (mine, theirs) in [(&left, &right), (&right, &left)] {
        found.extend(
            mine.lines()
                .filter(|line| !theirs.lines().any(|other| other == *line))
                .map(str::to_owned),
        );
    }
    found.sort();
    Ok(found)
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    for entry in fs::read_dir(from).map_err(|error| error.to_string())?.flatten() {
        let name = entry.file_name();
        if LEFT_OUT.iter().any(|left_out| name == *left_out) {
            continue;
        }
        let (source, target) = (entry.path(), to.join(&name));
        if source.is_dir() {
            copy_folder(&source, &target)?;
        } else {
            fs::create_dir_all(to).map_err(|error| error.to_string())?;
            fs::copy(&source, &target).map_err(|error| format!("{}: {error}", source.display()))?;
        }
    }
    Ok(())
}

/// Checks the list of hashes against the files themselves.
pub fn verify_sums(dist: &Path) -> Result<()> {
    let sums = read_text(&dist.join("SHA256SUMS"))?;
    let mut listed = Vec::new();
    for line in sums.lines() {
        let (hash, file) = line
            .split_once("  ")
            .ok_or_else(|| format!("odd line in SHA256SUMS: {line}"))?;
        let actual = crate::hash::hex(&crate::hash::read(&dist.join(file))?);
        if actual != hash {
            return Err(format!("{file} does not match SHA256SUMS"));
        }
        listed.push(file.to_owned());
    }
    for file in files_below(dist)? {
        if file != "SHA256SUMS" && !listed.contains(&file) {
            return Err(format!("{file} is not in SHA256SUMS"));
        }
    }
    Ok(())
}
