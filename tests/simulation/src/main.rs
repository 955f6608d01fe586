//! `cargo xtask simulate`: false findings, coverage and power of the statistics, as tables in Markdown.

use std::thread;

use simulation::journal::{POINTS, Series, every_third_day, inputs, measures, moved};
use simulation::noise::{Kind, answers, noise};
use tenth::analysis::statistics::{
    Adjusted, Permutations, Q, Random, adjusted, adjusted_p, association, association_slope, difference,
    seed, trend,
};

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let number = |name: &str, usual: usize| {
        let at = words.iter().position(|word| word == name);
        at.and_then(|at| words.get(at + 1)?.parse().ok()).unwrap_or(usual)
    };
    let runs = number("--journals", 1000);
    let wanted = |part: &str| {
        words
            .iter()
            .all(|w| !["errors", "coverage", "power"].contains(&w.as_str()))
            || words.iter().any(|w| w == part)
    };
    let lengths: Vec<usize> = match number("--days", 0) {
        0 => vec![84, 180, 365],
        days => vec![days],
    };
    if wanted("errors") {
        errors(runs, &lengths);
    }
    if wanted("coverage") {
        coverage(runs, &lengths);
    }
    if wanted("power") {
        power(runs, &lengths);
    }
}

/// Runs a question on many journals, on two threads; each journal has its own chance.
fn many<T: Send>(runs: usize, question: &str, work: impl Fn(&mut Random) -> T + Sync) -> Vec<T> {
    let half = |start: usize| -> Vec<T> {
        (start..runs)
            .step_by(2)
            .map(|run| work(&mut Random::new(seed(format!("{question} {run}").as_bytes()))))
            .collect()
    };
    thread::scope(|scope| {
        let other = scope.spawn(|| half(1));
        let mut found = half(0);
        found.extend(other.join().unwrap_or_default());
        found
    })
}

fn share(found: impl Iterator<Item = bool>) -> (f64, f64) {
    let (hits, all) = found.fold((0.0, 0.0), |(hits, all), hit| {
        (hits + f64::from(u8::from(hit)), all + 1.0)
    });
    let share: f64 = hits / all;
    (100.0 * share, 100.0 * (share * (1.0 - share) / all).sqrt())
}

const KINDS: [(&str, f64, f64); 4] = [
    ("plain", 0.0, 0.0),
    ("drift", 1.5, 0.0),
    ("weekdays", 0.0, 0.5),
    ("both", 1.5, 0.5),
];

fn kinds() -> impl Iterator<Item = (String, Kind)> {
    [0.0, 0.3, 0.6, 0.8].into_iter().flat_map(|rho| {
        KINDS
            .into_iter()
            .map(move |(name, drift, weekdays)| (format!("{rho} {name}"), Kind { rho, drift, weekdays }))
    })
}

fn all_adjusted(series: &[Series]) -> Vec<Adjusted> {
    series.iter().map(|series| adjusted(series)).collect()
}

fn errors(runs: usize, lengths: &[usize]) {
    println!("| noise | days | questions | journals with a finding, % | se | p ≤ .05, % | p ≤ .001, % |");
    println!("|---|--:|--:|--:|--:|--:|--:|");
    for (name, kind) in kinds() {
        for days in lengths {
            let found = many(runs, &format!("errors {name} {days}"), |random| {
                let inputs = all_adjusted(&inputs(*days, kind, random));
                let measures = all_adjusted(&measures(*days, kind, random));
                let mut p = Vec::new();
                for (i, input) in inputs.iter().enumerate() {
                    for (m, measure) in measures.iter().enumerate() {
                        let seed = seed(&[i as u8, m as u8]);
                        p.extend(
                            association(input, measure, Permutations::default(), seed).map(|found| found.p),
                        );
                    }
                }
                p
            });
            let all: Vec<f64> = found.iter().flatten().copied().collect();
            let (finding, error) = share(found.iter().map(|p| adjusted_p(p).iter().any(|p| *p <= Q)));
            let (five, _) = share(all.iter().map(|p| *p <= 0.05));
            let (one, _) = share(all.iter().map(|p| *p <= 0.001));
            println!(
                "| {name} | {days} | {:.1} | {finding:.1} | {error:.1} | {five:.2} | {one:.3} |",
                all.len() as f64 / found.len() as f64
            );
        }
    }
}

fn coverage(runs: usize, lengths: &[usize]) {
    println!("\n| noise | days | dose day − other, % | dose day − next, % | slope, % | trend, % |");
    println!("|---|--:|--:|--:|--:|--:|");
    for (name, kind) in kinds() {
        for days in lengths {
            let doses = every_third_day(*days);
            let found = many(runs, &format!("coverage {name} {days}"), |random| {
                let truth = 0.8 * POINTS;
                let dose: Vec<bool> = doses.iter().map(|dose| *dose == Some(1.0)).collect();
                let values = moved(&doses, 0.8, 0, kind, random);
                let holds = |low: f64, high: f64, truth: f64| low <= truth && truth <= high;
                let after = |day: usize, k: usize| day >= k && dose[day - k];
                let rest: Vec<Option<bool>> = (0..*days)
                    .map(|day| {
                        if dose[day] {
                            Some(true)
                        } else {
                            (!after(day, 1) && !after(day, 2)).then_some(false)
                        }
                    })
                    .collect();
                let next: Vec<Option<bool>> = (0..*days)
                    .map(|day| {
                        if dose[day] {
                            Some(true)
                        } else {
                            after(day, 1).then_some(false)
                        }
                    })
                    .collect();
                let of = |groups: &[Option<bool>]| {
                    let interval = difference(groups, &values, 1)?.adjusted?;
                    Some(holds(interval.low, interval.high, truth))
                };
                let slope = association_slope(&adjusted(&doses), &adjusted(&values), 0, 1);
                let straight = Kind { drift: 0.0, ..kind };
                let mut level = noise(*days, straight, random);
                let slope_a_day = kind.drift / *days as f64;
                level
                    .iter_mut()
                    .enumerate()
                    .for_each(|(day, value)| *value += slope_a_day * (day as f64 - *days as f64 / 2.0));
                let line = trend(&answers(&level, 5.0, POINTS, 0.15, random), 1);
                [
                    of(&rest),
                    of(&next),
                    slope.map(|s| holds(s.low, s.high, truth)),
                    line.map(|t| holds(t.a_day.low, t.a_day.high, slope_a_day * POINTS)),
                ]
            });
            let column =
                |of: &dyn Fn(&(Option<bool>, Option<bool>, Option<bool>, Option<bool>)) -> Option<bool>| {
                    share(found.iter().filter_map(of)).0
                };
            println!(
                "| {name} | {days} | {:.1} | {:.1} | {:.1} | {:.1} |",
                column(0),
                column(1),
                column(2),
                column(3)
            );
        }
    }
}

fn power(runs: usize, lengths: &[usize]) {
    println!("\n| noise | days | effect, SD | found, % |");
    println!("|---|--:|--:|--:|");
    for rho in [0.0, 0.3, 0.6, 0.8] {
        for days in lengths {
            for effect in [0.5, 0.8, 1.2] {
                let kind = Kind {
                    rho,
                    drift: 1.0,
                    weekdays: 0.3,
                };
                let found = many(runs, &format!("power {rho} {days} {effect}"), |random| {
                    let raw = inputs(*days, kind, random);
                    let mut measures = measures(*days, kind, random);
                    measures[0] = moved(&raw[0], effect, 1, kind, random);
                    let (inputs, measures) = (all_adjusted(&raw), all_adjusted(&measures));
                    let mut p = Vec::new();
                    let mut right = false;
                    for (i, input) in inputs.iter().enumerate() {
                        for (m, measure) in measures.iter().enumerate() {
                            let seed = seed(&[i as u8, m as u8]);
                            if let Ok(found) = association(input, measure, Permutations::default(), seed) {
                                right |= i == 0 && m == 0 && found.strongest == 1;
                                p.push(found.p);
                            }
                        }
                    }
                    right && adjusted_p(&p).first().is_some_and(|p| *p <= Q)
                });
                println!(
                    "| {rho} | {days} | {effect} | {:.0} |",
                    share(found.into_iter()).0
                );
            }
        }
    }
}
