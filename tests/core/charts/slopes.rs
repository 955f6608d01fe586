//! Before and after: groups by way, equal lines once, piles of changes, the nearest line or change to a point.

use tenth::analysis::insights::Pair;
use tenth::charts::{ChangeDrawing, Domain, SlopeDrawing, Tenths, Way, changes, nearest_pair, slopes};
use tenth::domain::MeasureKind;

fn pairs(ends: &[(f64, f64)]) -> Vec<Pair> {
    let pair = |(before, after): &(f64, f64)| Pair {
        day: "2026-11-12".parse().unwrap(),
        before: *before,
        after: *after,
        minutes: None,
    };
    ends.iter().map(pair).collect()
}

fn draw(ends: &[(f64, f64)]) -> SlopeDrawing {
    draw_at(ends, 350.0)
}

fn draw_at(ends: &[(f64, f64)], width: f64) -> SlopeDrawing {
    let domain = Domain::new(0.0, 10.0);
    slopes(
        &pairs(ends),
        &MeasureKind::Rating,
        domain,
        Some(Way::Down),
        (width, 26.0),
    )
}

/// Piles between 0 and 300 pixels, 100 high.
fn pile(ends: &[(f64, f64)], kind: &MeasureKind) -> ChangeDrawing {
    changes(&pairs(ends), kind, Some(Way::Down), (0.0, 300.0), (20.0, 120.0))
}

/// How many shapes there are of what fell, stayed and rose.
fn shapes(drawing: &ChangeDrawing) -> [usize; 3] {
    drawing.shapes.each_ref().map(|path| path.matches('M').count())
}

fn count(drawing: &SlopeDrawing) -> [usize; 3] {
    drawing.groups.each_ref().map(|group| group.count)
}

fn lines(drawing: &SlopeDrawing) -> usize {
    let paths = drawing.groups.iter().flat_map(|group| &group.lines);
    paths.map(|path| path.matches('M').count()).sum()
}

#[test]
fn pairs_are_grouped_by_their_way() {
    let drawing = draw(&[(5.0, 3.0), (5.0, 5.0), (2.0, 4.0), (7.0, 3.0)]);
    assert_eq!(count(&drawing), [2, 1, 1], "down, same, up");
    assert_eq!(lines(&drawing), 4);
    assert_eq!(drawing.median.unwrap().0, (5.0, 3.5));
}

#[test]
fn changes_are_piled_by_their_size_and_told_apart_by_shape() {
    let drawing = pile(
        &[(5.0, 3.0), (5.0, 5.0), (2.0, 4.0), (7.0, 5.0), (7.0, 3.0)],
        &MeasureKind::Rating,
    );
    assert_eq!(shapes(&drawing), [3, 1, 1]);
    let is_round = drawing.shapes.each_ref().map(|path| path.contains('a'));
    assert_eq!(is_round, [true, true, false], "worse is a triangle");
    let ticks: Vec<f64> = drawing.ticks.iter().map(|(_, change)| *change).collect();
    assert_eq!(ticks, [-4.0, -3.0, -2.0, -1.0, 0.0, 1.0, 2.0]);
    // The first and the fourth share a pile and stand on each other.
    let at = &drawing.at;
    assert_eq!(at[0].0, at[3].0);
    assert!(at[3].1 < at[0].1, "the later one is above");
    assert!(at[4].0 < at[0].0 && at[0].0 < at[1].0 && at[1].0 < at[2].0);
    let (top, axis) = drawing.ends;
    assert!(at.iter().all(|(_, y)| top < *y && *y < axis));
}

#[test]
fn many_changes_become_bars_and_fine_ones_share_piles() {
    let many: Vec<(f64, f64)> = (0..3650_u32).map(|n| (5.0, f64::from(n % 11))).collect();
    let drawing = pile(&many, &MeasureKind::Rating);
    assert_eq!(shapes(&drawing), [0; 3]);
    assert_eq!(drawing.bars.matches('M').count(), 11);
    assert_eq!(drawing.at.len(), 3650);
    // Many of one change stand abreast.
    let alike = pile(&[(5.0, 4.0); 80], &MeasureKind::Rating);
    assert_eq!((shapes(&alike), alike.bars.as_str()), ([80, 0, 0], ""));
    for (place, (x, y)) in alike.at.iter().enumerate() {
        let others = alike.at.iter().skip(place + 1);
        let is_clear = |(a, b): &(Tenths, Tenths)| (a.px() - x.px()).abs() + (b.px() - y.px()).abs() > 4.5;
        assert!(others.clone().all(is_clear), "{place}");
        assert!(alike.ends.0 < *y && *y < alike.ends.1);
        assert!(alike.sides.0.px() + 4.0 < x.px() && x.px() < alike.sides.1.px() - 4.0);
    }
    // Where they would be specks nevertheless, bars.
    let narrow = pairs(&[(5.0, 4.0); 300]);
    let narrow = changes(&narrow, &MeasureKind::Rating, None, (0.0, 60.0), (20.0, 120.0));
    assert_eq!((shapes(&narrow), narrow.bars.matches('M').count()), ([0; 3], 1));
    let minutes: Vec<(f64, f64)> = (0..80_u32)
        .map(|n| (0.0, f64::from(n * 7919 % 240) - 100.0))
        .collect();
    let drawing = pile(&minutes, &MeasureKind::Minutes);
    let mut feet: Vec<_> = drawing.at.iter().map(|(x, _)| *x).collect();
    feet.sort();
    feet.dedup();
    assert!(feet.len() <= 26, "{}", feet.len());
    assert!(feet.iter().all(|x| drawing.sides.0 < *x && *x < drawing.sides.1));
    assert!(drawing.ticks.len() <= 8, "{:?}", drawing.ticks);
}

#[test]
fn no_change_at_all_is_one_pile_with_room_on_both_sides() {
    let kilogram = MeasureKind::Number { unit: None };
    for kind in [
        MeasureKind::Rating,
        MeasureKind::YesNo,
        MeasureKind::Minutes,
        kilogram,
    ] {
        let drawing = pile(&[(1.0, 1.0); 3], &kind);
        assert_eq!(shapes(&drawing), [0, 3, 0], "{kind:?}");
        let (left, right) = drawing.sides;
        assert!(drawing.at.iter().all(|(x, _)| left < *x && *x < right));
        let empty = pile(&[], &kind);
        assert_eq!(
            (shapes(&empty), empty.bars.as_str(), empty.at.len()),
            ([0; 3], "", 0)
        );
    }
    let wild = pile(
        &[(f64::NAN, 1.0), (f64::INFINITY, 0.0), (1.0, 1.0)],
        &MeasureKind::Rating,
    );
    let all = [wild.shapes.concat(), wild.bars].concat();
    assert!(!all.contains("NaN") && !all.contains("inf"), "{all}");
}

#[test]
fn piles_stand_beside_the_lines_where_there_is_room_and_below_otherwise() {
    let ends = [(8.0, 2.0), (5.0, 5.0), (2.0, 8.0)];
    for width in [320.0, 350.0, 519.0] {
        let drawing = draw_at(&ends, width);
        assert!(drawing.changes.ends.0.px() > drawing.y.px(0.0) + 30.0, "{width}");
        assert!(drawing.changes.sides.1.px() <= width);
    }
    for width in [520.0, 600.0, 944.0] {
        let drawing = draw_at(&ends, width);
        assert!(
            drawing.changes.sides.0.px() > drawing.sides.1.px() + 60.0,
            "{width}"
        );
        assert!(drawing.changes.ends.1.px() < drawing.height);
    }
}

#[test]
fn equal_pairs_are_one_line_and_the_most_frequent_the_thickest() {
    let mut ends = vec![(5.0, 4.0); 30];
    ends.push((9.0, 1.0));
    let drawing = draw(&ends);
    let [thin, _, thick] = &drawing.groups[0].lines;
    assert_eq!((thin.matches('M').count(), thick.matches('M').count()), (1, 1));
    assert_eq!(count(&drawing), [31, 0, 0]);
}

#[test]
fn nothing_one_pair_and_no_range_draw_without_harm() {
    let empty = draw(&[]);
    assert_eq!((count(&empty), lines(&empty), empty.median), ([0; 3], 0, None));
    assert_eq!(nearest_pair(&[], &empty, 100.0, 100.0), None);
    let one = draw(&[(0.0, 0.0)]);
    assert_eq!((count(&one), lines(&one)), ([0, 1, 0], 1));
    let flat = Domain::new(3.0, 3.0);
    let flat = slopes(
        &pairs(&[(3.0, 3.0)]),
        &MeasureKind::Rating,
        flat,
        None,
        (0.0, 26.0),
    );
    assert!(flat.sides.0 < flat.sides.1);
    assert!(!flat.grid.contains("NaN") && !flat.changes.shapes.concat().contains("NaN"));
}

#[test]
fn ten_years_of_pairs_stay_few_lines() {
    let ends: Vec<(f64, f64)> = (0..3650_u32)
        .map(|day| (f64::from(day * 7919 % 11), f64::from(day * 104_729 % 13 % 11)))
        .collect();
    let drawing = draw(&ends);
    assert!(lines(&drawing) <= 121, "{}", lines(&drawing));
    assert_eq!(count(&drawing).iter().sum::<usize>(), 3650);
    // Values as fine as one likes are no more than the pixels hold.
    let fine: Vec<(f64, f64)> = ends
        .iter()
        .enumerate()
        .map(|(day, (a, b))| (a + day as f64 / 4e5, *b))
        .collect();
    assert!(lines(&draw(&fine)) < 400, "{}", lines(&draw(&fine)));
}

#[test]
fn pointing_finds_the_nearest_line() {
    let ends = [(8.0, 2.0), (2.0, 8.0), (5.0, 5.0)];
    let drawing = draw(&ends);
    let (left, right) = drawing.sides;
    let y = |value: f64| drawing.y.px(value);
    for (x, value, expected) in [
        (left.px(), 8.0, 0),
        (left.px() - 40.0, 2.2, 1),
        (right.px(), 7.6, 1),
        (right.px() + 400.0, 1.0, 0),
        (left.px(), 5.3, 2),
        ((left.px() + right.px()) / 2.0, 5.0, 2),
    ] {
        let found = nearest_pair(&pairs(&ends), &drawing, x, y(value));
        assert_eq!(found, Some(expected), "{x} {value}");
    }
    assert_eq!(nearest_pair(&pairs(&ends), &drawing, f64::NAN, 0.0), None);
}

#[test]
fn pointing_at_the_piles_finds_the_nearest_change() {
    let ends = [(8.0, 2.0), (2.0, 8.0), (5.0, 5.0), (6.0, 0.0)];
    for width in [350.0, 600.0] {
        let drawing = draw_at(&ends, width);
        for (place, (x, y)) in drawing.changes.at.iter().enumerate() {
            let found = nearest_pair(&pairs(&ends), &drawing, x.px() + 2.0, y.px() - 2.0);
            assert_eq!(found, Some(place), "{width}");
        }
    }
}
