//! Text a person typed, cleaned and capped once so that everything after can trust it.
//! Knows no language and no screen.

/// Removes what cannot be seen and can mislead: control characters (newline and tab stay) and bidirectional overrides.
fn is_harmless(c: char) -> bool {
    let is_bidi =
        matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    (!c.is_control() || c == '\n' || c == '\t') && !is_bidi
}

fn cleaned(raw: &str, longest: usize) -> Option<String> {
    let text: String = raw.trim().chars().filter(|c| is_harmless(*c)).collect();
    let text = text.trim();
    (!text.is_empty() && text.chars().count() <= longest).then(|| text.to_owned())
}

macro_rules! cleaned_text {
    ($(#[$doc:meta])* $name:ident, $longest:expr, $single_line:expr) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub struct $name(String);

        impl $name {
            /// The most characters allowed.
            pub const LONGEST: usize = $longest;

            /// Cleans and checks; `None` when nothing is left or it is too long.
            pub fn new(raw: &str) -> Option<Self> {
                let text = cleaned(raw, Self::LONGEST)?;
                if $single_line && text.contains(['\n', '\t']) {
                    return Self::new(&text.replace(['\n', '\t'], " "));
                }
                Some(Self(text))
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
    };
}

cleaned_text!(
    /// A note: 1 to 10,000 characters, several lines allowed.
    Text, 10_000, false
);
cleaned_text!(
    /// A name or short label: 1 to 80 characters on one line.
    Label, 80, true
);
cleaned_text!(
    /// A tag: 1 to 40 characters on one line.
    Tag, 40, true
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cleaned_and_capped() {
        assert_eq!(Text::new("  a\u{0}b\u{202e}\nc  ").unwrap().as_str(), "ab\nc");
        assert_eq!(Label::new("two\nlines").unwrap().as_str(), "two lines");
        assert_eq!(Tag::new(" \u{200f} "), None);
        assert!(Tag::new(&"x".repeat(40)).is_some());
        assert_eq!(Tag::new(&"x".repeat(41)), None);
    }
}
