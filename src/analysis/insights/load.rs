//! Running load: its last seven and 28 days side by side, and how alike the days of a week were.
//! Gives no ratio, no zone and no advice: that injuries can be foretold from them did not survive testing.

use super::super::statistics::{mean, standard_deviation};

/// A sum over some days, and how many of them are known.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Loads {
    /// The sum over the days that are known.
    pub sum: f64,
    /// How many of the days are known.
    pub known: usize,
}

/// A week of running by Foster, "Monitoring training in athletes with reference to overtraining syndrome",
/// Medicine and Science in Sports and Exercise 30 (1998) 1164–1168.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Week {
    /// The sum of the seven days.
    pub load: f64,
    /// The mean of a day divided by the standard deviation between the seven days with the divisor n − 1
    /// (the paper does not say which; with the divisor n it is larger by a factor of 1.08). `None` when all seven are equal.
    pub monotony: Option<f64>,
    /// Load × monotony.
    pub strain: Option<f64>,
}

/// The sum of the last days of some loads, one for each day, up to and with a place among them; missing days count as unknown, not as none.
pub fn loads(load: &[Option<f64>], place: usize, days: usize) -> Loads {
    let known: Vec<f64> = last(load, place, days).iter().flatten().copied().collect();
    Loads {
        sum: known.iter().sum(),
        known: known.len(),
    }
}

/// The week that ends with a place among some loads, one for each day; `None` unless the load of each of its seven days is known.
pub fn week(load: &[Option<f64>], place: usize) -> Option<Week> {
    let known: Vec<f64> = last(load, place, 7).iter().flatten().copied().collect();
    if known.len() != 7 {
        return None;
    }
    let sum = known.iter().sum();
    let is_varied = known.iter().any(|day| Some(day) != known.first());
    let deviation = standard_deviation(&known).filter(|_| is_varied);
    let monotony = mean(&known)
        .zip(deviation)
        .map(|(mean, deviation)| mean / deviation);
    Some(Week {
        load: sum,
        monotony,
        strain: monotony.map(|monotony| sum * monotony),
    })
}

fn last(load: &[Option<f64>], place: usize, days: usize) -> &[Option<f64>] {
    let end = place.saturating_add(1);
    load.get(end.saturating_sub(days)..end).unwrap_or_default()
}
