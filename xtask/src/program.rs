//! Cuts the compiled program into parts, makes each part small, and puts them into the site in place of Trunk's one file.
//! Trunk has no step between the compiler and wasm-bindgen, and the cut needs the linker's notes, which are gone after it.
//! Knows what the tools are called and which names they give; `src/later.rs` says what goes where.

mod names;

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha384};

use crate::build::Site;
use crate::hash::{files_below, hex, read, read_text, write};
use crate::run::{command, quiet};
use crate::{Result, paths, wasm};

/// Compiler options that allow the cut. Without them the program is one piece, as in development.
pub const OPTIONS: [&str; 3] = ["--cfg=split", "-Clink-arg=--emit-relocs", "-Cstrip=none"];

const COMPILED: &str = "wasm32-unknown-unknown/release/tenth-app.wasm";
/// What Trunk calls the program.
const TRUNKS: &str = "tenth-app-";
/// The module that the cutter writes beside the parts. Its text goes into the program's script, to save a request.
const LOADER: &str = "__wasm_split.js";
/// Thrice over flattened code finds about one percent that once does not. Rust keeps its stack in low memory and nothing
/// below it, so that no address there is ever meant. Nobody reads which tools made the program.
const SHRINK: [&str; 8] = [
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "-Oz",
    "--low-memory-unused",
    "--strip-producers",
    "--strip-target-features",
];

/// A later part calls the first one through the cutter's small functions: two of five that are called for a page. The
/// browser compiles each function when it is first called, and what that costs hardly depends on its size: in its callers'
/// place a small one costs nothing, and what is served becomes no larger.
const INLINE: [&str; 2] = ["--always-inline-max-function-size", "10"];

/// The parts of a program, ready to be served but for their names.
struct Program {
    /// Starts the first part, and fetches the others when the first part asks for them.
    script: String,
    /// What the first page needs.
    first: Vec<u8>,
    /// Name and content of the other parts.
    others: Vec<(String, Vec<u8>)>,
}

/// Replaces the program that Trunk has put into the site.
pub fn replace(site: &Site) -> Result<()> {
    let name = site.dist.file_name().unwrap_or_default().to_string_lossy();
    let work = paths::variant(&format!("{name}.program"));
    let _ = fs::remove_dir_all(&work);
    let program = cut(&site.target_folder().join(COMPILED), &work)?;
    put(&program, &site.dist)
}

/// Cuts, binds and shrinks. Leaves what lies between in `work`.
fn cut(compiled: &Path, work: &Path) -> Result<Program> {
    let (parts, bound) = (work.join("parts"), work.join("bound"));
    fs::create_dir_all(&parts).map_err(|error| format!("{}: {error}", parts.display()))?;
    let mut cutter = command("wasm-split-cli");
    quiet(cutter.args([compiled, &parts]).args(["--out-name", "tenth"]))?;
    let mut binder = command("wasm-bindgen");
    binder.args([
        "--target",
        "web",
        "--no-typescript",
        "--keep-lld-exports",
        "--out-name",
        "tenth",
    ]);
    quiet(binder.arg("--out-dir").arg(&bound).arg(parts.join("tenth.wasm")))?;
    let mut others = Vec::new();
    for file in files_below(&parts)? {
        if let Some(name) = file.strip_suffix(".wasm").filter(|name| *name != "tenth") {
            others.push((name.to_owned(), shrunk(&parts.join(&file), work, &INLINE)?.0));
        }
    }
    let whole = script(
        &read_text(&bound.join("tenth.js"))?,
        &read_text(&parts.join(LOADER))?,
    )?;
    let (first, printed) = shrunk(&bound.join("tenth_bg.wasm"), work, &[names::SHORTEN])?;
    let both = [whole.as_bytes(), &first].concat();
    let stamp: String = hex(&both).chars().take(16).collect();
    Ok(Program {
        script: names::shortened(&whole, &printed, &stamp)?,
        first: names::stamped(&first, &stamp)?,
        others,
    })
}

/// The part made small, and what was printed about it.
fn shrunk(part: &Path, work: &Path, more: &[&str]) -> Result<(Vec<u8>, String)> {
    let small = work.join("small.wasm");
    let mut shrinker = command("wasm-opt");
    let printed = quiet(
        shrinker
            .args(SHRINK)
            .args(wasm::FEATURES)
            .args(more)
            .arg(part)
            .arg("-o")
            .arg(&small),
    )?;
    Ok((read(&small)?, printed))
}

/// wasm-bindgen's script with the loader's text in place of the lines that import it, one for each cut.
fn script(bound: &str, loader: &str) -> Result<String> {
    let imports = |line: &&str| line.starts_with("import * as ") && line.contains(LOADER);
    let names: Vec<&str> = bound
        .lines()
        .filter(imports)
        .filter_map(|line| line.split(' ').nth(3))
        .collect();
    let [first, others @ ..] = names.as_slice() else {
        return Err("the program's script does not import the loader of its parts".to_owned());
    };
    let without: Vec<&str> = bound.lines().filter(|line| !imports(line)).collect();
    // The loader imports the script in turn; inside it, what it wants is already there.
    let own: Vec<&str> = loader
        .lines()
        .filter(|line| !line.starts_with("import "))
        .collect();
    let own = own.join("\n").replace("export const ", &format!("{first}."));
    let same: String = others
        .iter()
        .map(|name| format!("const {name} = {first};\n"))
        .collect();
    let without = without.join("\n");
    Ok(format!(
        "{}\nconst {first} = {{}};\n{same}{own}\n",
        without.trim()
    ))
}

/// Writes the parts into the site and points its page at them. One hash names all, because they only fit each other.
fn put(program: &Program, dist: &Path) -> Result<()> {
    let mut all = hex(program.script.as_bytes());
    all.push_str(&hex(&program.first));
    for (_, bytes) in &program.others {
        all.push_str(&hex(bytes));
    }
    let hash: String = hex(all.as_bytes()).chars().take(16).collect();
    let first = format!("tenth-{hash}_bg.wasm");
    let mut script = program.script.replace("tenth_bg.wasm", &first);
    for (name, bytes) in &program.others {
        let file = format!("tenth-{hash}-{}.wasm", name.trim_start_matches("split_"));
        let known_as = format!("\"./{name}.wasm\"");
        if script.matches(&known_as).count() != 1 {
            return Err(format!("the loader does not name the part {name} once"));
        }
        script = script.replace(&known_as, &format!("\"./{file}\""));
        write(&dist.join(file), bytes)?;
    }
    let page_path = dist.join("index.html");
    let mut page = read_text(&page_path)?;
    for (end, new, bytes) in [
        (".js", format!("tenth-{hash}.js"), script.as_bytes()),
        ("_bg.wasm", first, &program.first),
    ] {
        let old = files_below(dist)?
            .into_iter()
            .find(|file| file.starts_with(TRUNKS) && file.ends_with(end))
            .ok_or_else(|| format!("Trunk has left no {TRUNKS}*{end}"))?;
        fs::remove_file(dist.join(&old)).map_err(|error| format!("{old}: {error}"))?;
        write(&dist.join(&new), bytes)?;
        page = retargeted(&page, &old, &new, bytes);
    }
    write(&page_path, page.as_bytes())
}

/// The page with another file in place of `old`, and that file's hash wherever the page states one.
fn retargeted(page: &str, old: &str, new: &str, bytes: &[u8]) -> String {
    const INTEGRITY: &str = "integrity=\"";
    let mut parts = page.split(old);
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push_str(new);
        let (tag, rest) = part.split_once('>').unwrap_or((part, ""));
        match tag.split_once(INTEGRITY) {
            Some((before, after)) => {
                let after = after.split_once('"').map_or("", |(_, after)| after);
                text.push_str(&format!(
                    "{before}{INTEGRITY}sha384-{}\"{after}",
                    base64(&Sha384::digest(bytes))
                ));
            }
            None => text.push_str(tag),
        }
        if part.contains('>') {
            text.push('>');
        }
        text.push_str(rest);
    }
    text
}

/// Base64 with padding, as pages state hashes.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let digit = bits >> (18 - 6 * place) & 63;
            let digit = DIGITS.get(digit as usize).map_or('=', |digit| char::from(*digit));
            text.push(if place > three.len() { '=' } else { digit });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_written_as_pages_state_them() {
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
        ] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }

    #[test]
    fn the_page_names_the_new_file_and_its_hash_and_nothing_else_changes() {
        let page = "<link id=\"p\" href=\"./a.js\"><link href=\"./a.js\" integrity=\"sha384-x\" as=\"y\"><b integrity=\"sha384-z\">";
        let empty = "OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";
        assert_eq!(
            retargeted(page, "a.js", "b.js", b""),
            format!(
                "<link id=\"p\" href=\"./b.js\"><link href=\"./b.js\" integrity=\"sha384-{empty}\" as=\"y\"><b integrity=\"sha384-z\">"
            )
        );
    }

    #[test]
    fn the_loader_becomes_part_of_the_script() {
        let bound = "import { a } from './a.js';\nimport * as import4 from \"./__wasm_split.js\"\n\
                     import * as import5 from \"./__wasm_split.js\"\nuse(import4, import5);";
        let loader = "import { initSync } from \"./tenth.js\";\nlet shared;\nexport const load = 1;\n";
        assert_eq!(
            script(bound, loader).unwrap(),
            "import { a } from './a.js';\nuse(import4, import5);\nconst import4 = {};\nconst import5 = import4;\n\
             let shared;\nimport4.load = 1;\n"
        );
        assert!(script("nothing", loader).is_err());
    }
}
