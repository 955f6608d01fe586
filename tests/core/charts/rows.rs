//! The table of a chart as text.

use tenth::charts::Rows;

#[test]
fn a_table_is_cells_apart_by_tabs() {
    let rows = Rows {
        caption: "Pain".to_owned(),
        head: ["Day", "Value"].map(str::to_owned).to_vec(),
        rows: vec![
            ["11 Nov", "+0.4"].map(str::to_owned).to_vec(),
            ["a\tb\nc", ""].map(str::to_owned).to_vec(),
        ],
    };
    assert_eq!(rows.as_text(), "Day\tValue\n11 Nov\t+0.4\na b c\t\n");
    assert_eq!(Rows::default().as_text(), "\n");
}

#[test]
fn words_never_become_formulas() {
    for (cell, text) in [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+cmd", "'+cmd"),
        ("-", "'-"),
        ("+0.4", "+0.4"),
        ("−0.4", "−0.4"),
        ("5", "5"),
    ] {
        let rows = Rows {
            head: vec![cell.to_owned()],
            ..Rows::default()
        };
        assert_eq!(rows.as_text(), [text, "\n"].concat());
    }
}
