//! The own level over time: its window, its gaps, its paths.

use tenth::analysis::{Days, Series};
use tenth::charts::{Past, Rolling, Scale};
use tenth::domain::MeasureKind;

fn series(values: Vec<Option<f64>>) -> Series {
    Series {
        days: Days::ending("2026-11-12".parse().unwrap(), values.len()),
        values,
    }
}

fn rolling(values: Vec<Option<f64>>) -> Rolling {
    let series = series(values);
    Rolling::new(&series, series.days)
}

fn paths(rolling: &Rolling, is_dense: bool) -> (String, String) {
    let last = rolling.median.len().saturating_sub(1) as f64;
    let (x, y) = (
        Scale::new(0.0, last, 0.0, 280.0),
        Scale::new(0.0, 10.0, 200.0, 0.0),
    );
    rolling.paths(&x, &y, is_dense)
}

#[test]
fn it_is_of_the_last_28_days_and_needs_fourteen() {
    let mut values: Vec<Option<f64>> = vec![Some(9.0); 10];
    values.extend((0..28_u32).map(|day| Some(f64::from(day % 5))));
    let found = rolling(values);
    assert_eq!(found.median[12], None);
    assert_eq!(found.median[13], Some(9.0));
    // The last 28 days are all of the second kind: 0 to 4 in turn.
    assert_eq!(
        (found.lower[37], found.median[37], found.upper[37]),
        (Some(1.0), Some(2.0), Some(3.0))
    );
    let sparse: Vec<Option<f64>> = (0..60).map(|day| (day % 3 == 0).then_some(5.0)).collect();
    assert!(
        rolling(sparse).median.iter().all(Option::is_none),
        "ten of 28 are too few"
    );
}

#[test]
fn days_before_those_shown_count() {
    let all = series(vec![Some(4.0); 100]);
    let shown = Days::ending(all.days.last(), 5);
    assert_eq!(Rolling::new(&all, shown).median, [Some(4.0); 5]);
    let past = Past::new(&all, shown, &[], &MeasureKind::Rating).with_rolling(&all);
    assert_eq!(past.rolling.unwrap().lower, [Some(4.0); 5]);
}

#[test]
fn the_band_is_a_piece_for_each_stretch_and_is_seen_when_flat() {
    let mut values = vec![Some(5.0); 120];
    values[40..70].fill(None);
    let (band, median) = paths(&rolling(values), false);
    assert_eq!((band.matches('M').count(), band.matches('Z').count()), (2, 2));
    assert_eq!(median.matches('M').count(), 2);
    assert!(band.contains(" 99L") && band.contains(" 101"), "{band}");
}

#[test]
fn nothing_and_ten_years_draw_without_harm() {
    for values in [vec![], vec![None; 40], vec![Some(5.0)]] {
        assert_eq!(paths(&rolling(values), false), (String::new(), String::new()));
    }
    let values = (0..3650_u32)
        .map(|day| Some(f64::from(day * 7919 % 11)))
        .collect();
    let (band, median) = paths(&rolling(values), true);
    assert!(band.matches('L').count() <= 2 * 281, "{}", band.len());
    assert!(median.len() < 281 * 30 && !band.contains("NaN"));
}
