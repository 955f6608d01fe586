//! Many journals, each with chance of its own, and what share of them shows something.

use std::thread;

use tenth::analysis::statistics::{Random, seed};

/// Asks one question of many journals, on two threads. The chance of a journal comes from the question and its number.
pub fn many<T: Send>(runs: usize, question: &str, work: impl Fn(&mut Random) -> T + Sync) -> Vec<T> {
    let half = |start: usize| -> Vec<T> {
        (start..runs)
            .step_by(2)
            .map(|run| work(&mut Random::new(seed(format!("{question} {run}").as_bytes()))))
            .collect()
    };
    thread::scope(|scope| {
        let other = scope.spawn(|| half(1));
        let mut found = half(0);
        found.extend(other.join().expect("the other half"));
        found
    })
}

/// A share in percent.
pub fn percent(found: impl Iterator<Item = bool>) -> f64 {
    let (hits, all) = found.fold((0.0, 0.0), |(hits, all), hit| {
        (hits + f64::from(u8::from(hit)), all + 1.0)
    });
    100.0 * hits / all
}
