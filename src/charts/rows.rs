//! What a chart shows, as a table of finished words.
//! Knows neither what is in it nor how it is drawn.

/// A table: a caption, a head and rows. The first cell of a row names it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Rows {
    /// What it is a table of.
    pub caption: String,
    /// The heads of the columns.
    pub head: Vec<String>,
    /// The rows, each with as many cells as the head.
    pub rows: Vec<Vec<String>>,
}

impl Rows {
    /// As text for a spreadsheet: cells apart by tabs, rows by line ends.
    pub fn as_text(&self) -> String {
        let mut text = String::new();
        for row in std::iter::once(&self.head).chain(&self.rows) {
            for (place, cell) in row.iter().enumerate() {
                if place > 0 {
                    text.push('\t');
                }
                push_cell(&mut text, cell);
            }
            text.push('\n');
        }
        text
    }
}

/// A cell on one line. What a spreadsheet would take for a formula is marked as text.
fn push_cell(text: &mut String, cell: &str) {
    let mut letters = cell.chars();
    let first = letters.next().unwrap_or(' ');
    let is_number = letters.next().is_some_and(|second| second.is_ascii_digit());
    if matches!(first, '=' | '@') || (matches!(first, '+' | '-') && !is_number) {
        text.push('\'');
    }
    text.extend(
        cell.chars()
            .map(|letter| if letter.is_control() { ' ' } else { letter }),
    );
}
