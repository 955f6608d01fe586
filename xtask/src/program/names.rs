//! Short names where the first part and its script meet. wasm-bindgen's names are long because they must not collide
//! while programs are being linked; afterwards they are only weight, and they cannot be compressed well.
//! Short names of two builds are alike, so that one name, the stamp, tells whether a script and a program belong together.
//! Knows how wasm-bindgen and the cutter write scripts; an unknown form is an error, never a guess.

use std::fmt::Write as _;

use serde_json::Value;

use crate::{Result, wasm};

/// The option of wasm-opt that shortens the names of one file and prints which they were.
pub const SHORTEN: &str = "--minify-imports-and-exports-and-modules";

/// The one module that every import comes from afterwards.
const MODULE: &str = "a";
/// The module that wasm-bindgen's own functions come from.
const GLUE: &str = "./tenth_bg.js";

/// The script with the names of `printed`, what wasm-opt said about the first part; it fits a program with this stamp.
pub fn shortened(script: &str, printed: &str, stamp: &str) -> Result<String> {
    let names: Value =
        serde_json::from_str(printed).map_err(|error| format!("names of the program: {error}"))?;
    let script = with_imports(script, &names, stamp)?;
    with_exports(&script, &names)
}

fn rows<'n>(names: &'n Value, list: &str) -> impl Iterator<Item = Vec<&'n str>> {
    let rows = names.get(list).and_then(Value::as_array).into_iter().flatten();
    rows.map(|row| {
        let texts = row.as_array().into_iter().flatten();
        texts.filter_map(Value::as_str).collect()
    })
}

/// Functions of the script get their short names, those of other files a line each, and all of them one module.
fn with_imports(script: &str, names: &Value, stamp: &str) -> Result<String> {
    let mut script = script.to_owned();
    let mut others = String::new();
    for row in rows(names, "imports") {
        let [module, old, new] = row.as_slice() else {
            return Err("wasm-opt has printed names of another form".to_owned());
        };
        if *module == GLUE {
            script = once(
                &script,
                &format!("\n        {old}: "),
                &format!("\n        {new}: "),
            )?;
        } else {
            let held = format!("\"{module}\": ");
            let from = script
                .split_once(&held)
                .and_then(|(_, after)| after.split_once(','));
            let (from, _) = from.ok_or_else(|| format!("the program's script does not name {module}"))?;
            // Asked for only when called, because the script may not have got so far yet.
            let _ = write!(others, " {new}: (...given) => {from}.{old}(...given),");
        }
    }
    let start = "    return {\n        __proto__: null,\n";
    let (before, modules) = script
        .rsplit_once(start)
        .ok_or("the program's script does not list its modules")?;
    let (_, after) = modules
        .split_once("    };\n")
        .ok_or("the program's script does not end its list of modules")?;
    Ok(format!(
        "{before}    Object.assign(import0, {{{others} }});\n    return {{ {MODULE}: import0, \"{stamp}\": import0 }};\n{after}"
    ))
}

/// The first part with the stamp as the module of its first import: no script without that stamp can start it.
pub fn stamped(program: &[u8], stamp: &str) -> Result<Vec<u8>> {
    const IMPORTS: u8 = 2;
    let other = || "the first part of the program does not begin as wasm-opt writes it".to_owned();
    let mut sections = wasm::sections(program).ok_or_else(other)?;
    let imports = sections.iter_mut().find(|(number, _)| *number == IMPORTS);
    let (_, imports) = imports.ok_or_else(other)?;
    let (count, after) = wasm::number_first(imports).ok_or_else(other)?;
    let named = [&[MODULE.len() as u8], MODULE.as_bytes()].concat();
    let after = after.strip_prefix(named.as_slice()).ok_or_else(other)?;
    let mut stamped = Vec::new();
    wasm::put_number(&mut stamped, count);
    wasm::put_number(&mut stamped, stamp.len());
    stamped.extend_from_slice(stamp.as_bytes());
    stamped.extend_from_slice(after);
    *imports = &stamped;
    Ok(wasm::program(&sections))
}

/// What the script takes out of the first part has short names too; the other parts still get it under the long ones.
fn with_exports(script: &str, names: &Value) -> Result<String> {
    let mut lines: Vec<String> = script.lines().map(str::to_owned).collect();
    for row in rows(names, "exports") {
        let [old, new] = row.as_slice() else {
            return Err("wasm-opt has printed names of another form".to_owned());
        };
        for line in &mut lines {
            if line.contains(" } = initSync(") {
                *line = with_word(line, old, &format!("{new}: {old}"));
            } else if line.contains("wasm.") {
                *line = with_word(line, &format!("wasm.{old}"), &format!("wasm.{new}"));
            }
        }
    }
    Ok(format!("{}\n", lines.join("\n")))
}

/// The text with `new` in place of the only `old`.
fn once(text: &str, old: &str, new: &str) -> Result<String> {
    if text.matches(old).count() == 1 {
        Ok(text.replacen(old, new, 1))
    } else {
        Err(format!("the program's script does not name {} once", old.trim()))
    }
}

/// The line with `new` wherever `old` is a whole word.
fn with_word(line: &str, old: &str, new: &str) -> String {
    let in_word = |sign: char| sign.is_alphanumeric() || sign == '_' || sign == '$';
    let mut text = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once(old) {
        let is_word = !before.ends_with(in_word) && !after.starts_with(in_word);
        text.push_str(before);
        text.push_str(if is_word { new } else { old });
        rest = after;
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRINTED: &str = r#"{"imports": [["./tenth_bg.js", "__wbg_now_1", "b"], ["./tabs.js", "listen", "c"]],
        "exports": [["memory", "d"], ["run", "e"], ["run_2", "f"]]}"#;

    fn script() -> String {
        [
            "    const import0 = {",
            "        __wbg_now_1: function() { wasm.run(wasm.memory.buffer); wasm.run_2(); },",
            "    };",
            "    return {",
            "        __proto__: null,",
            "        \"./tenth_bg.js\": import0,",
            "        \"./tabs.js\": import1,",
            "    };",
            "}",
            "    const { memory, other } = initSync();",
            "    give({ memory });",
            "",
        ]
        .join("\n")
    }

    #[test]
    fn the_script_and_its_program_agree_on_short_names() {
        let expected = [
            "    const import0 = {",
            "        b: function() { wasm.e(wasm.d.buffer); wasm.f(); },",
            "    };",
            "    Object.assign(import0, { c: (...given) => import1.listen(...given), });",
            "    return { a: import0, \"5eal\": import0 };",
            "}",
            "    const { d: memory, other } = initSync();",
            "    give({ memory });",
            "",
        ];
        assert_eq!(
            shortened(&script(), PRINTED, "5eal").unwrap(),
            expected.join("\n")
        );
    }

    #[test]
    fn a_script_of_another_form_is_refused() {
        for (old, new) in [
            ("__wbg_now_1", "__wbg_now_2"),
            ("\"./tabs.js\"", "\"./gone.js\""),
            ("__proto__", "prototype"),
        ] {
            let other = script().replace(old, new);
            assert!(shortened(&other, PRINTED, "5eal").is_err(), "{old}");
        }
        assert!(shortened(&script(), "nothing", "5eal").is_err());
        assert!(shortened(&script(), r#"{"imports": [["one"]]}"#, "5eal").is_err());
    }
    #[test]
    fn the_stamp_is_the_module_of_the_first_import() {
        let program = |imports: &[u8]| wasm::program(&[(1, &[5]), (2, imports), (3, &[6])]);
        let one = program(b"\x02\x01a\x01b\x00\x00\x01a\x01c\x00\x00");
        let expected = program(b"\x02\x045eal\x01b\x00\x00\x01a\x01c\x00\x00");
        assert_eq!(stamped(&one, "5eal").unwrap(), expected);
        assert!(stamped(&program(b"\x01\x01b\x01b\x00\x00"), "5eal").is_err());
        assert!(stamped(b"", "5eal").is_err());
    }
}
