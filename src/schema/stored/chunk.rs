//! A chunk: one record a line, each with its own short check.
//! Knows no record and no checksum; both are handed in.

/// The lines of a chunk, each with its own short check so that one damaged line does not cost the others.
pub fn chunk_text<'a>(lines: impl Iterator<Item = &'a str>, check: &dyn Fn(&str) -> u32) -> String {
    let mut text = String::new();
    for line in lines {
        if !text.is_empty() {
            text.push('\n');
        }
        push_check(&mut text, check(line));
        text.push_str(line);
    }
    text
}

/// The record texts of a chunk whose checksum is right.
pub fn chunk_lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n')
        .filter_map(|line| line.split_at_checked(CHECK_DIGITS))
        .map(|(_, line)| line)
}

/// The record texts of a damaged chunk whose own check is right, and how many lines are not.
pub fn intact_lines<'a>(text: &'a str, check: &dyn Fn(&str) -> u32) -> (Vec<&'a str>, usize) {
    let mut lost: usize = 0;
    let intact = text
        .split('\n')
        .filter_map(|line| {
            let good = line.split_at_checked(CHECK_DIGITS).filter(|(digits, line)| {
                let mut expected = String::new();
                push_check(&mut expected, check(line));
                *digits == expected
            });
            if good.is_none() {
                lost = lost.saturating_add(1);
            }
            good.map(|(_, line)| line)
        })
        .collect();
    (intact, lost)
}

const CHECK_DIGITS: usize = 6;
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn push_check(text: &mut String, check: u32) {
    text.extend((0..CHECK_DIGITS).filter_map(|place| {
        let index = (check >> place.saturating_mul(6)) & 63;
        DIGITS
            .get(usize::try_from(index).ok()?)
            .map(|byte| char::from(*byte))
    }));
}
