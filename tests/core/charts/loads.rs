//! Running load: means over known days, bars reduced to pixels, weeks.

use tenth::analysis::{Days, Series};
use tenth::charts::{Frame, LoadPast, batch_marks};

const FRAME: Frame = Frame {
    width: 350.0,
    left: 40.0,
    right: 60.0,
    above: 0.0,
};

fn past(values: Vec<Option<f64>>, shown: usize) -> LoadPast {
    let last = "2026-11-15".parse().unwrap();
    let days = Days::ending(last, values.len());
    LoadPast::new(&Series { days, values }, Days::ending(last, shown), &[last])
}

#[test]
fn means_take_in_the_days_before_and_leave_out_what_is_unknown() {
    let mut values = vec![Some(70.0); 40];
    values[39] = Some(140.0);
    values[38] = None;
    let past = past(values, 10);
    assert_eq!(past.values.len(), 10);
    assert_eq!(past.week[9], Some((5.0 * 70.0 + 140.0) / 6.0));
    assert_eq!(past.month[9], Some((26.0 * 70.0 + 140.0) / 27.0));
    assert_eq!(
        (past.week[8], past.month[8]),
        (None, None),
        "lines stop where a day is unknown"
    );
    assert_eq!(past.doses, [9]);
}

#[test]
fn few_known_days_have_no_mean() {
    let values: Vec<Option<f64>> = (0..30).map(|day| (day >= 27).then_some(10.0)).collect();
    let past = past(values, 30);
    assert_eq!((past.week[29], past.month[29]), (None, None));
}

#[test]
fn nothing_one_day_and_rest_alone_draw_without_harm() {
    for values in [
        vec![None; 30],
        vec![Some(0.0); 30],
        vec![Some(0.0)],
        vec![Some(300.0)],
        vec![None],
    ] {
        let count = values.len();
        let has_load = values.contains(&Some(300.0));
        let past = past(values, count);
        let (drawing, month) = past.drawing(FRAME);
        assert_eq!(drawing.bars.matches('M').count(), usize::from(has_load));
        for path in [&drawing.bars, &drawing.mean, &month, &drawing.gaps] {
            assert!(!path.contains("NaN"), "{path}");
        }
        assert!(past.domain().high > past.domain().low);
    }
}

#[test]
fn ten_years_are_no_more_bars_than_pixels() {
    let values: Vec<Option<f64>> = (0..3650_u32)
        .map(|day| Some(f64::from(day * 7919 % 11) * 60.0))
        .collect();
    let past = past(values, 3650);
    let (drawing, month) = past.drawing(FRAME);
    assert!(drawing.bars.matches('M').count() <= 251);
    assert!(month.len() < 251 * 30 && drawing.mean.len() < 251 * 30);
    assert_eq!((drawing.dots.as_str(), drawing.days_line.as_str()), ("", ""));
    // The highest day of a pixel is its bar.
    let top = drawing
        .bars
        .split('M')
        .filter_map(|bar| bar.split('V').nth(1))
        .map(|y| y.parse::<f64>().unwrap());
    assert_eq!(top.fold(f64::MAX, f64::min), drawing.y.at(600.0).px());
}

#[test]
fn weeks_begin_on_mondays_and_say_what_is_known() {
    // 15 November 2026 is a Sunday.
    let mut values = vec![Some(10.0); 10];
    values[9] = None;
    let weeks = past(values, 10).weeks();
    let told = weeks.iter().map(|week| (week.first, week.sum, week.known));
    let day = |text: &str| text.parse().unwrap();
    assert_eq!(
        told.collect::<Vec<_>>(),
        [(day("2026-11-06"), 30.0, 3), (day("2026-11-09"), 60.0, 6)]
    );
    assert_eq!(weeks[0].foster, None);
}

#[test]
fn the_flag_of_a_new_batch_stands_at_its_day_and_in_its_week() {
    let day = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
    let starts = [
        (day("2026-10-01"), vec!["Old".to_owned()]),
        (day("2026-11-10"), vec!["Blue jar".to_owned(), "Red".to_owned()]),
    ];
    let past = past(vec![Some(10.0); 10], 10).with_batches(&starts);
    assert_eq!(past.batches, [(4, "Blue jar and Red".to_owned())]);
    assert_eq!((past.batch(4), past.batch(5)), (Some("Blue jar and Red"), None));
    let (drawing, _) = past.drawing(FRAME);
    let marks = batch_marks(&past.batches, &drawing);
    assert_eq!(
        marks.iter().map(|mark| mark.x).collect::<Vec<_>>(),
        [drawing.x.at_index(4)]
    );
    let weeks = past.weeks();
    let begun = weeks.iter().map(|week| week.batches.join(", "));
    assert_eq!(begun.collect::<Vec<_>>(), ["", "Blue jar and Red"]);
}

#[test]
fn a_whole_week_has_monotony_and_strain() {
    let loads = [0.0, 300.0, 450.0, 0.0, 360.0, 240.0, 600.0].map(Some);
    // The week before ends on a Sunday, so that these seven days are the newest week.
    let weeks = past(loads.to_vec(), 7).weeks();
    let foster = weeks[0].foster.unwrap();
    assert_eq!((weeks.len(), weeks[0].known, foster.load), (1, 7, 1950.0));
    assert!((foster.monotony.unwrap() - 1.253_171).abs() < 1e-6);
}
