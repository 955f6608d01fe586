//! What docs/statistics.md claims, on few journals: quick, and wrong as soon as a method is.
//! The bounds are four standard errors off the claim.

use simulation::coverage::{ESTIMATES, coverage};
use simulation::errors::errors;
use simulation::noise::Kind;
use simulation::power::power;

const HARD: Kind = Kind {
    rho: 0.6,
    drift: 1.5,
    weekdays: 0.5,
    is_rough: false,
};

#[test]
fn noise_is_not_found_to_mean_anything() {
    for (rho, days) in [(0.0, 84), (0.8, 84), (0.6, 180)] {
        let found = errors(60, days, Kind { rho, ..HARD });
        assert!(found.questions > 40.0, "{} questions", found.questions);
        assert!(
            found.journals <= 27.0,
            "{rho}, {days} days: {} % of journals",
            found.journals
        );
        assert!(
            (2.0..=7.0).contains(&found.five),
            "{rho}, {days} days: {} % of questions",
            found.five
        );
    }
}

#[test]
fn intervals_hold_the_truth() {
    for rho in [0.0, 0.6] {
        let found = coverage(150, 180, Kind { rho, ..HARD });
        for (name, found) in ESTIMATES.iter().zip(found) {
            let (share, likely, width) = found.unwrap_or_else(|| panic!("no interval for {name}"));
            assert!(share >= 88.0, "{name}, {rho}: {share} %");
            assert!(
                (67.0..=96.0).contains(&likely) && likely < share,
                "{name}, {rho}: {likely} %"
            );
            assert!(width < 3.0, "{name}, {rho}: ± {width}");
        }
    }
}

/// Twelve weeks of days that are much alike, and days that are a slow state and a slip of their own.
#[test]
fn intervals_hold_where_it_is_hard() {
    for (days, is_rough) in [(84, false), (180, true)] {
        let kind = Kind {
            rho: 0.8,
            is_rough,
            ..HARD
        };
        for (name, found) in ESTIMATES.iter().zip(coverage(300, days, kind)) {
            let Some((share, likely, _)) = found else { continue };
            assert!(share >= 88.0, "{name}, {days} days: {share} %");
            assert!((67.0..=96.0).contains(&likely), "{name}, {days} days: {likely} %");
        }
    }
}

#[test]
fn what_is_there_is_found() {
    let found = power(
        40,
        365,
        0.8,
        Kind {
            drift: 1.0,
            weekdays: 0.3,
            is_rough: false,
            rho: 0.6,
        },
    );
    assert!(found >= 60.0, "{found} %");
}
