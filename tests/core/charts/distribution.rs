//! How days are spread: piles of whole values and of ranges, dots and bars.

use tenth::analysis::summary;
use tenth::charts::{SpreadDrawing, spread};
use tenth::domain::MeasureKind;

fn draw(values: &[Option<f64>], kind: &MeasureKind) -> SpreadDrawing {
    spread(values, summary(values).as_ref(), kind, 350.0)
}

#[test]
fn ratings_are_piles_of_dots_by_whole_values() {
    let values: Vec<Option<f64>> = [5.0, 5.0, 4.0, 7.5, 0.0, 10.0].map(Some).into();
    let drawing = draw(&values, &MeasureKind::Rating);
    let days: Vec<usize> = drawing.piles.iter().map(|pile| pile.days).collect();
    assert_eq!(days, [1, 0, 0, 0, 1, 2, 0, 0, 1, 0, 1]);
    assert_eq!(drawing.dots.matches('M').count(), 6);
    assert_eq!(drawing.bars, "");
    let (from, to) = drawing.middle_half.unwrap();
    assert!(from < drawing.median.unwrap() && drawing.median.unwrap() < to);
    assert_eq!(drawing.nearest(-100.0), Some(0));
    assert_eq!(drawing.nearest(drawing.piles[5].x.px() + 3.0), Some(5));
    assert_eq!(drawing.nearest(9000.0), Some(10));
}

#[test]
fn minutes_are_piles_of_ranges_and_no_day_is_lost() {
    let values: Vec<Option<f64>> = (0..300_u32)
        .map(|day| (day % 7 != 0).then(|| f64::from(300 + day)))
        .collect();
    for width in [0.0, 90.0, 350.0, 944.0] {
        let drawing = spread(&values, summary(&values).as_ref(), &MeasureKind::Minutes, width);
        let days: usize = drawing.piles.iter().map(|pile| pile.days).sum();
        assert_eq!(days, values.iter().flatten().count(), "{width}");
        assert!(drawing.piles.iter().all(|pile| pile.low < pile.high));
    }
}

#[test]
fn many_days_are_bars_of_the_same_height_at_most() {
    let values: Vec<Option<f64>> = (0..3650_u32)
        .map(|day| Some(f64::from(day * 7919 % 11)))
        .collect();
    let drawing = draw(&values, &MeasureKind::Rating);
    assert_eq!(drawing.dots, "");
    assert_eq!(drawing.bars.matches('M').count(), 11);
    assert!(
        drawing.bars.contains("V40"),
        "the highest pile fills the plot: {}",
        drawing.bars
    );
}

#[test]
fn nothing_one_day_and_no_range_draw_without_harm() {
    for kind in [
        MeasureKind::Rating,
        MeasureKind::Minutes,
        MeasureKind::YesNo,
        MeasureKind::Number { unit: None },
    ] {
        for (values, days) in [
            (vec![], 0),
            (vec![None; 30], 0),
            (vec![Some(1.0)], 1),
            (vec![Some(1.0); 9], 9),
        ] {
            let drawing = draw(&values, &kind);
            let drawn: usize = drawing.piles.iter().map(|pile| pile.days).sum();
            assert_eq!(drawn, days);
            assert_eq!(drawing.dots.matches('M').count(), days);
            assert_eq!(drawing.median.is_some(), days > 0);
            assert_eq!(
                drawing.middle_half.is_some(),
                days >= 4,
                "of few days there is no middle half"
            );
            assert!(!drawing.dots.contains("NaN") && !drawing.ticks.is_empty());
        }
    }
}
