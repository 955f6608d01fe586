//! Before and after: groups by way, equal lines once, the nearest line to a point.

use tenth::analysis::insights::Pair;
use tenth::charts::{Domain, SlopeDrawing, Way, nearest_pair, slopes};

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
    slopes(&pairs(ends), Domain::new(0.0, 10.0), Some(Way::Down), 350.0, 26.0)
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
    assert_eq!(count(&drawing), [1, 1, 2], "up, same, down");
    assert_eq!(lines(&drawing), 4);
    assert_eq!(drawing.median.unwrap().0, (5.0, 3.5));
    // Two of the way down end at the same height and share a shape there.
    assert_eq!(drawing.groups[2].ends.matches('M').count(), 1);
    let shapes = drawing.groups.each_ref().map(|group| group.ends.contains('a'));
    assert_eq!(shapes, [false, true, true], "worse ends in a triangle");
}

#[test]
fn shapes_at_the_ends_stand_clear_of_each_other() {
    // What rose, stayed and fell to the same value; and values nearer to each other than a shape is wide.
    let mut ends = vec![(3.0, 5.0), (5.0, 5.0), (7.0, 5.0)];
    ends.extend((0..40_u32).map(|step| (9.0, f64::from(step) / 10.0)));
    let drawing = draw(&ends);
    let starts = drawing
        .groups
        .iter()
        .flat_map(|group| group.ends.split('M').skip(1));
    let places: Vec<(f64, f64)> = starts
        .map(|start| {
            let mut numbers = start.split(|letter: char| !(letter.is_ascii_digit() || letter == '.'));
            let mut next = || numbers.next().unwrap().parse::<f64>().unwrap();
            (next(), next())
        })
        .collect();
    assert!(places.len() > 5, "{places:?}");
    for (place, (x, y)) in places.iter().enumerate() {
        assert!(*x > drawing.sides.1.px() + 5.5, "it is under the medians: {x}");
        for (other_x, other_y) in places.iter().skip(place + 1) {
            // A circle's path begins at its left end, a triangle's at its tip.
            let is_beside = (x - other_x).abs() > 4.0;
            assert!(is_beside || (y - other_y).abs() > 6.4, "{places:?}");
        }
    }
}

#[test]
fn equal_pairs_are_one_line_and_the_most_frequent_the_thickest() {
    let mut ends = vec![(5.0, 4.0); 30];
    ends.push((9.0, 1.0));
    let drawing = draw(&ends);
    let [thin, _, thick] = &drawing.groups[2].lines;
    assert_eq!((thin.matches('M').count(), thick.matches('M').count()), (1, 1));
    assert_eq!(count(&drawing), [0, 0, 31]);
}

#[test]
fn nothing_one_pair_and_no_range_draw_without_harm() {
    let empty = draw(&[]);
    assert_eq!((count(&empty), lines(&empty), empty.median), ([0; 3], 0, None));
    assert_eq!(nearest_pair(&[], &empty, 100.0, 100.0), None);
    let one = draw(&[(0.0, 0.0)]);
    assert_eq!((count(&one), lines(&one)), ([0, 1, 0], 1));
    let flat = slopes(&pairs(&[(3.0, 3.0)]), Domain::new(3.0, 3.0), None, 0.0, 26.0);
    assert!(flat.sides.0 < flat.sides.1);
    assert!(!flat.grid.contains("NaN") && !flat.groups[1].ends.contains("NaN"));
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
