//! Load against the published vector, and weeks that cannot be told.

use tenth::analysis::insights::{loads, week};

#[test]
fn monotony_and_strain_agree_with_the_reference() {
    let week_of = [0.0, 300.0, 450.0, 0.0, 360.0, 240.0, 600.0].map(Some);
    let found = week(&week_of, 6).unwrap();
    assert_eq!(found.load, 1950.0);
    assert!((found.monotony.unwrap() - 1.253171).abs() < 1e-6);
    assert!((found.strain.unwrap() - 2443.683).abs() < 1e-3);
}

#[test]
fn a_week_needs_all_of_its_days_and_some_variety() {
    let mut days = [Some(100.0); 8];
    let alike = week(&days, 7).unwrap();
    assert_eq!((alike.load, alike.monotony, alike.strain), (700.0, None, None));
    let thirds = [Some(0.1 + 0.2); 7];
    assert_eq!(week(&thirds, 6).unwrap().monotony, None);
    days[3] = None;
    assert_eq!(week(&days, 7), None);
    assert_eq!(week(&days, 5), None);
    assert_eq!(week(&days, 8), None);
}

#[test]
fn seven_and_twenty_eight_days_count_what_is_known() {
    let mut days = [Some(10.0); 30];
    days[28] = None;
    let found = [7, 28].map(|count| loads(&days, 29, count));
    assert_eq!(
        found.map(|found| (found.sum, found.known)),
        [(60.0, 6), (270.0, 27)]
    );
    let early = loads(&days, 2, 28);
    assert_eq!((early.sum, early.known), (30.0, 3));
    assert_eq!(loads(&days, 99, 7).known, 0);
}
