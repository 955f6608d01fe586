//! Groups of days by their values: dots or bars, the same piles for all, and what is nearest to a point.

use tenth::charts::{StripDrawing, strips};
use tenth::domain::MeasureKind;

fn draw(groups: &[Vec<f64>], width: f64) -> StripDrawing {
    strips(groups, &MeasureKind::Rating, width)
}

#[test]
fn each_day_is_a_dot_and_each_group_has_its_mean() {
    let drawing = draw(&[vec![4.0, 4.0, 7.0], vec![5.0]], 600.0);
    let dots = drawing.strips.iter().map(|strip| strip.dots.matches('M').count());
    assert_eq!(dots.collect::<Vec<_>>(), [3, 1]);
    let means = drawing.strips.iter().map(|strip| strip.mean.unwrap());
    let means: Vec<_> = means.collect();
    assert_eq!(means[0].0, means[1].0, "both are 5");
    assert!(means[0].1 < means[1].1);
    let feet: Vec<_> = drawing.strips[0].piles.iter().map(|pile| pile.x).collect();
    let others: Vec<_> = drawing.strips[1].piles.iter().map(|pile| pile.x).collect();
    assert_eq!(feet, others);
    assert_eq!(drawing.filled(), [(0, 4), (0, 7), (1, 5)]);
}

#[test]
fn names_stand_beside_the_strips_where_there_is_room_and_above_otherwise() {
    let groups = [vec![0.0; 9], vec![10.0; 9]];
    let wide = draw(&groups, 600.0);
    assert!(wide.strips[0].piles[0].x.px() >= 150.0);
    let narrow = draw(&groups, 350.0);
    for drawing in [&wide, &narrow] {
        for strip in &drawing.strips {
            assert!(strip.ends.1.px() < drawing.height);
            assert!(strip.piles.iter().all(|pile| pile.x.px() < drawing.width));
        }
        assert!(drawing.strips[0].mean.unwrap().1 < drawing.strips[1].ends.0);
    }
    assert!(narrow.strips[0].name.1 < narrow.strips[0].ends.0);
}

#[test]
fn nothing_one_day_and_ten_years_draw_without_harm() {
    for width in [0.0, 350.0, 600.0] {
        let empty = draw(&[], width);
        assert_eq!((empty.filled().len(), empty.nearest(10.0, 10.0)), (0, None));
        let hollow = draw(&[vec![], vec![]], width);
        assert!(
            hollow
                .strips
                .iter()
                .all(|strip| strip.mean.is_none() && strip.dots.is_empty())
        );
        let one = strips(&[vec![72.5]], &MeasureKind::Number { unit: None }, width);
        assert_eq!(
            (one.filled().len(), one.strips[0].dots.matches('M').count()),
            (1, 1)
        );
        let days: Vec<f64> = (0..3650_u32).map(|day| f64::from(day * 7919 % 11)).collect();
        let ten = draw(&[days.clone(), days], width);
        for strip in &ten.strips {
            assert_eq!((strip.dots.as_str(), strip.bars.matches('M').count()), ("", 11));
        }
        assert!(!ten.grid.contains("NaN"));
    }
}

#[test]
fn pointing_finds_the_nearest_pile_of_the_nearest_strip() {
    let drawing = draw(&[vec![2.0, 8.0], vec![8.0]], 600.0);
    let filled = drawing.filled();
    for (place, found) in filled.into_iter().enumerate() {
        let (strip, pile) = drawing.at(found).unwrap();
        assert_eq!(
            drawing.nearest(pile.x.px() + 3.0, strip.ends.1.px() - 3.0),
            Some(place)
        );
    }
    // Far left in the second strip there is still only its one pile.
    let (strip, _) = drawing.at((1, 8)).unwrap();
    assert_eq!(drawing.nearest(0.0, strip.ends.1.px()), Some(2));
}
