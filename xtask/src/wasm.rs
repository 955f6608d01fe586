//! The outermost form of a compiled program: a preamble, then sections, each with its number and length.
//! Looks into no section.

/// What every browser that can run the app knows of WebAssembly, as wasm-opt calls it.
pub const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

const PREAMBLE: &[u8] = b"\0asm\x01\0\0\0";

/// A section: its number and what is in it.
pub type Section<'b> = (u8, &'b [u8]);

/// The sections of a program, which must fill it exactly; `None` for anything else.
pub fn sections(program: &[u8]) -> Option<Vec<Section<'_>>> {
    let mut rest = program.strip_prefix(PREAMBLE)?;
    let mut sections = Vec::new();
    while let Some((number, after)) = rest.split_first() {
        let (length, after) = number_first(after)?;
        let (content, after) = after.split_at_checked(length)?;
        sections.push((*number, content));
        rest = after;
    }
    Some(sections)
}

/// A program of these sections.
pub fn program(sections: &[Section<'_>]) -> Vec<u8> {
    let mut program = PREAMBLE.to_vec();
    for (number, content) in sections {
        program.push(*number);
        put_number(&mut program, content.len());
        program.extend_from_slice(content);
    }
    program
}

/// A number in seven bits a byte, lowest first, and what follows it.
pub fn number_first(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let last = bytes.iter().take(5).position(|byte| byte & 0x80 == 0)?;
    let (digits, after) = bytes.split_at_checked(last + 1)?;
    let number = digits
        .iter()
        .rev()
        .fold(0usize, |number, byte| number << 7 | usize::from(byte & 0x7f));
    Some((number, after))
}

/// Writes a number as [`number_first`] reads it.
pub fn put_number(bytes: &mut Vec<u8>, mut number: usize) {
    loop {
        let digit = (number & 0x7f) as u8;
        number >>= 7;
        if number == 0 {
            bytes.push(digit);
            return;
        }
        bytes.push(digit | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_taken_apart_and_put_together() {
        let long = vec![7; 300];
        let parts: [Section<'_>; 3] = [(1, &[]), (2, &long), (0, &[1, 2])];
        let whole = program(&parts);
        assert_eq!(sections(&whole).unwrap(), parts);
        for end in 1..whole.len() {
            let is_between = [8, 10, 313].contains(&end);
            assert_eq!(sections(&whole[..end]).is_some(), is_between, "{end}");
        }
        assert!(sections(b"<!doctype html>").is_none());
    }

    #[test]
    fn numbers_are_read_as_they_are_written() {
        for number in [0, 1, 127, 128, 300, 16_383, 16_384, 4_294_967_295] {
            let mut bytes = Vec::new();
            put_number(&mut bytes, number);
            bytes.push(9);
            assert_eq!(number_first(&bytes), Some((number, [9].as_slice())));
        }
        assert_eq!(number_first(&[0x80; 9]), None);
    }
}
