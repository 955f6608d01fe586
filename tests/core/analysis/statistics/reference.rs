//! Every statistic against scipy, statsmodels or exact enumeration, to nine digits.
//! The values and the script that made them are in `tests/reference`; the test needs no Python.

use chrono::Weekday;
use serde_json::Value;
use tenth::analysis::at_once;
use tenth::analysis::insights::week;
use tenth::analysis::statistics::{
    BlockProducts, Interval, Permutations, adjusted, adjusted_p, association, association_slope,
    autocorrelation, by_weekday, difference, innovations, mean, mean_slope, mid_ranks, quantile, rank_slope,
    robust_error, seven_day_mean, spread, standard_deviation, theil_sen, trend, wilson,
};

use super::values::close;

fn cases(name: &str) -> Vec<Value> {
    let all: Value = serde_json::from_str(include_str!("../../../reference/statistics.json")).unwrap();
    let cases = all[name].as_array().unwrap().clone();
    assert!(!cases.is_empty());
    cases
}

fn number(case: &Value, name: &str) -> f64 {
    case[name].as_f64().unwrap()
}

fn numbers(case: &Value, name: &str) -> Vec<f64> {
    days(case, name).into_iter().map(Option::unwrap).collect()
}

fn days(case: &Value, name: &str) -> Vec<Option<f64>> {
    case[name].as_array().unwrap().iter().map(Value::as_f64).collect()
}

fn points(case: &Value) -> Vec<(f64, f64)> {
    numbers(case, "x").into_iter().zip(numbers(case, "y")).collect()
}

#[test]
fn summaries_agree() {
    for case in cases("summaries") {
        let values = numbers(&case, "values");
        close(mean(&values).unwrap(), number(&case, "mean"));
        close(standard_deviation(&values).unwrap(), number(&case, "sd"));
        close(
            spread(&days(&case, "values")).unwrap().day_to_day.unwrap(),
            number(&case, "day_to_day"),
        );
        let mut sorted = values;
        sorted.sort_by(f64::total_cmp);
        for (p, quartile) in [0.25, 0.5, 0.75].into_iter().zip(numbers(&case, "quartiles")) {
            close(quantile(&sorted, p).unwrap(), quartile);
        }
    }
}

#[test]
fn autocorrelations_agree() {
    for case in cases("autocorrelations") {
        close(
            autocorrelation(&days(&case, "values")).unwrap().estimate,
            number(&case, "r1"),
        );
    }
}

#[test]
fn days_that_are_missing_change_no_formula() {
    for case in cases("gapped") {
        let values = days(&case, "values");
        close(autocorrelation(&values).unwrap().estimate, number(&case, "r1"));
        close(
            spread(&values).unwrap().day_to_day.unwrap(),
            number(&case, "day_to_day"),
        );
        let weekdays = by_weekday(&values, Weekday::Mon).map(Option::unwrap);
        let medians = numbers(&case, "weekday_medians");
        for ((found, mean), median) in weekdays.iter().zip(numbers(&case, "weekday_means")).zip(medians) {
            close(found.mean, mean);
            close(found.median, median);
        }
        let moving = days(&case, "moving");
        assert!(moving.iter().flatten().count() > 9);
        for (found, expected) in seven_day_mean(&values).into_iter().zip(moving) {
            assert_eq!(found.is_some(), expected.is_some());
            close(found.unwrap_or_default(), expected.unwrap_or_default());
        }
    }
}

#[test]
fn loads_agree() {
    for case in cases("loads") {
        let found = week(&days(&case, "week"), 6).unwrap();
        close(found.monotony.unwrap(), number(&case, "monotony"));
        close(found.strain.unwrap(), number(&case, "strain"));
    }
}

#[test]
fn ranks_agree() {
    for case in cases("ranks") {
        assert_eq!(mid_ranks(&numbers(&case, "values")), numbers(&case, "ranks"));
    }
}

#[test]
fn slopes_agree_with_all_pairs() {
    for case in cases("slopes") {
        let points = points(&case);
        close(theil_sen(&points).unwrap(), number(&case, "theil_sen"));
        close(at_once(rank_slope(&points)).unwrap(), number(&case, "weighted"));
    }
}

#[test]
fn mean_slopes_agree_with_least_squares() {
    let mut is_wider = false;
    for case in cases("mean_slopes") {
        let (x, y) = (days(&case, "x"), days(&case, "y"));
        let pairs: Vec<(f64, f64)> = x
            .iter()
            .zip(&y)
            .filter_map(|(x, y)| Some(((*x)?, (*y)?)))
            .collect();
        let slope = mean_slope(&pairs).unwrap();
        close(slope, number(&case, "slope"));
        let rest: Vec<Option<f64>> = x
            .iter()
            .zip(&y)
            .map(|(x, y)| Some((*y)? - slope * (*x)?))
            .collect();
        let white = robust_error(&x, &rest, 1).unwrap();
        close(white.error, number(&case, "error"));
        close(white.freedom, number(&case, "freedom"));
        let bars = [1.959_963_984_540_054, 1.281_551_565_544_6];
        for (half, expected) in white.halves(bars).into_iter().zip(numbers(&case, "halves")) {
            close(half, expected);
        }
        for (reach, expected) in [2, 5, 14].into_iter().zip(numbers(&case, "near")) {
            is_wider |= expected > white.error;
            let found = robust_error(&x, &rest, reach).unwrap();
            close(found.error, expected.max(white.error));
        }
    }
    assert!(is_wider, "days have something in common");
}

#[test]
fn proportions_agree() {
    for case in cases("proportions") {
        let count = |name: &str| usize::try_from(case[name].as_u64().unwrap()).unwrap();
        let found = wilson(count("hits"), count("all")).unwrap();
        close(found.low, number(&case, "low"));
        close(found.high, number(&case, "high"));
    }
}

#[test]
fn adjusted_p_values_agree() {
    for case in cases("discoveries") {
        let expected = numbers(&case, "adjusted");
        for (found, expected) in adjusted_p(&numbers(&case, "p")).into_iter().zip(expected) {
            close(found, expected);
        }
    }
}

#[test]
fn weekdays_and_trend_are_the_joint_least_squares_fit() {
    for case in cases("patterns") {
        let found = adjusted(&days(&case, "values"));
        close(found.freedom, number(&case, "knots"));
        let mut rest = numbers(&case, "rest").into_iter();
        for value in found.values.into_iter().flatten() {
            close(value, rest.next().unwrap());
        }
        assert_eq!(rest.next(), None);
    }
}

#[test]
fn innovations_are_generalised_least_squares_with_gaps() {
    for case in cases("innovations") {
        let found = innovations(&days(&case, "x"), &days(&case, "y"), 0, number(&case, "rho"));
        let (xx, xy) = found
            .pairs()
            .fold((0.0, 0.0), |(xx, xy), (x, y)| (xx + x * x, xy + x * y));
        close(xx, number(&case, "xx"));
        close(xy, number(&case, "xy"));
    }
}

/// What is drawn here and by the script.
const SEED: u64 = 7;

#[test]
fn differences_agree_with_the_whole_regression() {
    for case in cases("differences") {
        let group: Vec<Option<bool>> = case["group"]
            .as_array()
            .unwrap()
            .iter()
            .map(Value::as_bool)
            .collect();
        let found = at_once(difference(&group, &days(&case, "values"), SEED)).unwrap();
        let means = numbers(&case, "means");
        close(found.these.mean, means[0]);
        close(found.others.mean, means[1]);
        let interval = found.adjusted.unwrap();
        close(interval.estimate, number(&case, "estimate"));
        for (half, expected) in halves(interval).into_iter().zip(numbers(&case, "halves")) {
            close(half, expected);
        }
    }
}

#[test]
fn trends_agree_with_theil_and_sen() {
    for case in cases("trends") {
        let found = at_once(trend(&days(&case, "values"), SEED)).unwrap().a_day;
        close(found.estimate, number(&case, "slope"));
        for (half, expected) in halves(found).into_iter().zip(numbers(&case, "halves")) {
            close(half, expected);
        }
    }
}

/// Half the widths of the two intervals, which lie around the estimate.
fn halves(found: Interval) -> [f64; 2] {
    let (from, to) = found.likely;
    [(found.low, found.high), (from, to)].map(|(low, high)| {
        close(high - found.estimate, found.estimate - low);
        high - found.estimate
    })
}

#[test]
fn associations_agree_at_each_lag() {
    let (mut settled, mut drawn_out) = (0, 0);
    for case in cases("associations") {
        let (x, y) = (adjusted(&days(&case, "x")), adjusted(&days(&case, "y")));
        let found = at_once(association(&x, &y, Permutations::default(), SEED)).unwrap();
        let expected = numbers(&case, "correlations")
            .into_iter()
            .zip(numbers(&case, "strengths"));
        for (found, (correlation, strength)) in found.lags.iter().zip(expected) {
            close(found.unwrap().rank_correlation, correlation);
            close(found.unwrap().strength, strength);
        }
        assert_eq!(Some(u64::from(found.drawn)), case["drawn"].as_u64());
        close(found.p, number(&case, "p"));
        if found.drawn < Permutations::default().most {
            settled += 1;
        } else {
            drawn_out += 1;
        }
    }
    assert!(settled > 0 && drawn_out > 0);
}

#[test]
fn slopes_of_associations_agree_with_all_pairs() {
    for case in cases("associations") {
        let (x, y) = (adjusted(&days(&case, "x")), adjusted(&days(&case, "y")));
        assert_eq!(Some(y.is_coarse), case["coarse"].as_bool());
        let lag = usize::try_from(case["lag"].as_u64().unwrap()).unwrap();
        let slope = at_once(association_slope(&x, &y, lag, SEED)).unwrap();
        close(slope.estimate, number(&case, "slope"));
        let found = [slope.low, slope.likely.0, slope.high, slope.likely.1];
        let is_near = |found: f64, expected: &Value| {
            let (found, expected) = (
                found - slope.estimate,
                expected.as_f64().unwrap() - slope.estimate,
            );
            (found - expected).abs() < 1e-9 * expected.abs()
        };
        // Of the two days that the line goes through either may be above it, by rounding.
        let all = case["ends"].as_array().unwrap();
        let is_one = |ends: &Value| {
            found
                .iter()
                .zip(ends.as_array().unwrap())
                .all(|(a, b)| is_near(*a, b))
        };
        assert!(all.iter().any(is_one), "{found:?} for one of {all:?}");
    }
}

/// Every order of six blocks at every cut was enumerated; drawing them comes as near as chance lets it.
#[test]
fn permutations_come_near_their_enumeration() {
    for case in cases("permutations") {
        let (x, y) = (days(&case, "x"), days(&case, "y"));
        let mut products = BlockProducts::new(&[(&x, &y)]);
        let observed = products.observed()[0].abs();
        close(observed, number(&case, "observed"));
        let p = number(&case, "p");
        let all = Permutations {
            most: 40_000,
            enough: u32::MAX,
        };
        let found = at_once(products.exceedance(observed, all, 5)).p;
        let error = (p * (1.0 - p) / 40_000.0).sqrt();
        assert!((found - p).abs() < 4.0 * error + 1e-4, "{found} for {p}");
    }
}
