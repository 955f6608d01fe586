//! Addresses of the pages that look back.

use chrono::NaiveDate;
use proptest::prelude::*;
use tenth::analysis::insights::About;
use tenth::analysis::{Days, Filter, Phase};
use tenth::domain::{BuiltIn, Kind, MeasureKey, RecordId, Tag};
use tenth::state::looking_back::{
    DosesView, JournalView, MeasureView, PairsView, Range, Span, first_of_month, last_of_month,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn a_plain_view_has_no_query() {
    assert_eq!(JournalView::default().query(), "");
    assert_eq!(JournalView::parse(""), JournalView::default());
}

#[test]
fn nonsense_is_left_out() {
    let view =
        JournalView::parse("kind=dose,x&answered=,pain&month=2026-13&measure=&tag=&other=1&calendar=decade");
    assert_eq!(view.filter.kinds, [Kind::Dose].into());
    assert_eq!(view.filter.measures, [MeasureKey::BuiltIn(BuiltIn::Pain)].into());
    assert_eq!((view.measure, view.month, view.span), (None, None, Span::Weeks));
    assert!(view.filter.tags.is_empty());
}

#[test]
fn months_begin_and_end_on_their_days() {
    assert_eq!(first_of_month(day("2024-02-29")), day("2024-02-01"));
    assert_eq!(last_of_month(day("2024-02-01")), day("2024-02-29"));
    assert_eq!(last_of_month(day("2025-12-31")), day("2025-12-31"));
}

#[test]
fn ranges_end_with_the_journal() {
    let journal = Days::new(day("2020-01-01"), day("2026-03-10")).unwrap();
    for range in Range::ALL {
        assert_eq!(Range::parse(&range.query(), Range::Quarter), range);
        for with_level in [false, true] {
            let view = MeasureView { range, with_level };
            assert_eq!(MeasureView::parse(&view.query(), Range::Quarter), view);
        }
        assert_eq!(range.of(journal).last(), day("2026-03-10"));
    }
    assert_eq!(Range::parse("range=7", Range::Quarter), Range::Quarter);
    assert_eq!(Range::parse("", Range::All), Range::All);
    assert_eq!(Range::Month.of(journal).first(), day("2026-02-09"));
    assert_eq!(Range::All.of(journal), journal);
    // Days before the first are not unanswered: there was nothing to answer.
    let young = Days::new(day("2026-01-01"), day("2026-03-10")).unwrap();
    assert_eq!(Range::Year.of(young), young);
    assert_eq!(Range::Quarter.of(young), young);
    assert_eq!(Range::Month.of(young).len(), 30);
}

proptest! {
    #[test]
    fn prop_a_view_reads_back(
        text in "[ -~é&=%,+]{0,20}",
        tags in prop::collection::btree_set("[a-zé,&= ]{1,12}", 0..4),
        own in any::<u128>(),
        months in prop::option::of(0_u32..1300),
        is_year in any::<bool>(),
    ) {
        let view = JournalView {
            filter: Filter {
                kinds: [Kind::Run, Kind::SideEffect].into(),
                measures: [MeasureKey::Own(RecordId::new(own))].into(),
                tags: tags.iter().filter_map(|tag| Tag::new(tag)).collect(),
                text: text.trim().to_owned(),
            },
            measure: Some(MeasureKey::BuiltIn(BuiltIn::Sleep)),
            month: months.map(|months| day("1990-01-01") + chrono::Months::new(months)),
            span: if is_year { Span::Year } else { Span::Weeks },
        };
        prop_assert_eq!(JournalView::parse(&view.query()), view);
    }
}

#[test]
fn the_calendar_steps_by_month_or_year_as_far_as_the_journal_goes() {
    let (first, newest) = (day("2024-11-20"), day("2026-02-10"));
    // What is shown, whether there is more on either side, and the last days after a step back and one forward.
    let cases = [
        ("", "2026-02-10", true, false, "2026-01-31", "2026-02-10"),
        (
            "month=2026-01",
            "2026-01-31",
            true,
            true,
            "2025-12-31",
            "2026-02-10",
        ),
        (
            "month=2024-11",
            "2024-11-30",
            false,
            true,
            "2024-10-31",
            "2024-12-31",
        ),
        (
            "month=2031-01",
            "2026-02-10",
            true,
            false,
            "2026-01-31",
            "2026-02-10",
        ),
        (
            "calendar=year",
            "2026-02-10",
            true,
            false,
            "2025-12-31",
            "2026-02-10",
        ),
        (
            "calendar=year&month=2025-03",
            "2025-03-31",
            true,
            true,
            "2024-12-31",
            "2026-02-10",
        ),
        (
            "calendar=year&month=2024-12",
            "2024-12-31",
            false,
            true,
            "2023-12-31",
            "2025-12-31",
        ),
    ];
    for (address, shown, earlier, later, back, forward) in cases {
        let view = JournalView::parse(address);
        assert_eq!(view.last_shown(newest), day(shown), "{address}");
        assert_eq!(view.has_earlier(first, newest), earlier, "{address}");
        assert_eq!(view.has_later(newest), later, "{address}");
        let after = |step: fn(&mut JournalView, NaiveDate)| {
            let mut view = view.clone();
            step(&mut view, newest);
            view.last_shown(newest)
        };
        assert_eq!(after(JournalView::show_earlier), day(back), "{address}");
        assert_eq!(after(JournalView::show_later), day(forward), "{address}");
    }
}

#[test]
fn a_year_is_shown_from_its_end_on() {
    let newest = day("2026-11-10");
    for (address, after) in [
        ("month=2026-03", "calendar=year"),
        ("month=2021-03", "calendar=year&month=2021-12"),
        ("", "calendar=year"),
    ] {
        let mut view = JournalView::parse(address);
        view.show_span(Span::Year, newest);
        assert_eq!(view, JournalView::parse(after), "{address}");
        let until = view.last_shown(newest);
        view.show_span(Span::Weeks, newest);
        assert_eq!(view.last_shown(newest), until, "the weeks end where the year did");
    }
}

/// After midnight the night's day is the newest, while today is still the last day of the year before.
#[test]
fn on_new_years_night_the_old_year_can_be_shown() {
    let newest = day("2027-01-01");
    let mut view = JournalView::parse("calendar=year");
    assert!(view.has_earlier(day("2026-07-01"), newest));
    assert!(!view.has_earlier(newest, newest));
    view.show_earlier(newest);
    assert_eq!(view.last_shown(newest), day("2026-12-31"));
    assert!(view.has_later(newest));
    view.show_later(newest);
    assert_eq!(view, JournalView::parse("calendar=year"));
}

#[test]
fn what_pairs_and_doses_show_reads_back_from_the_address() {
    let mood = Some(MeasureKey::BuiltIn(BuiltIn::Mood));
    for measure in [None, mood, Some(MeasureKey::Own(RecordId::new(7)))] {
        for about in [None, Some(About::Dose), Some(About::Run)] {
            let view = PairsView { measure, about };
            assert_eq!(PairsView::parse(&view.query()), view);
        }
        for phase in [None, Some(Phase::Dose), Some(Phase::Plus1), Some(Phase::Plus2)] {
            let view = DosesView { measure, phase };
            assert_eq!(DosesView::parse(&view.query()), view);
        }
    }
    let usual = DosesView::default();
    assert_eq!(usual.query(), "");
    assert_eq!(DosesView::parse("measure=nonsense&after=3"), usual);
    assert_eq!(PairsView::parse("about=ordinary"), PairsView::default());
}
