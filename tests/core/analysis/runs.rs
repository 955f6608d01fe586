//! How many runs there are, and since when.

use tenth::analysis::runs;
use tenth::domain::{Body, Duration, Rating, Run};

use super::{Book, day, dose};

fn run(effort: Option<u8>) -> Body {
    Body::Run(Run {
        duration: Duration::from_minutes(30).unwrap(),
        metres: None,
        effort: effort.and_then(Rating::new),
        before: None,
        after: None,
        surface: None,
        note: None,
    })
}

#[test]
fn runs_are_counted_up_to_today() {
    let mut book = Book::default();
    book.add("2026-03-01", dose());
    assert_eq!(runs(&book.journal, day("2026-03-09")), None);
    for (on, effort) in [
        ("2026-03-05", Some(5)),
        ("2026-03-03", None),
        ("2026-03-05", Some(0)),
        ("2026-03-20", Some(5)),
    ] {
        book.add(on, run(effort));
    }
    let found = runs(&book.journal, day("2026-03-09")).unwrap();
    assert_eq!((found.runs, found.with_run, found.unrated), (3, 2, 1));
    assert_eq!(
        (found.days.first(), found.days.last()),
        (day("2026-03-03"), day("2026-03-09"))
    );
    assert_eq!(runs(&book.journal, day("2026-03-02")), None);
}
