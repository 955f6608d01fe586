//! `cargo xtask simulate`: false findings, coverage and power of the statistics, as tables in Markdown.

use std::time::Duration;

use simulation::coverage::{ESTIMATES, coverage};
use simulation::errors::errors;
use simulation::kernel::kernel;
use simulation::noise::Kind;
use simulation::power::power;
use simulation::shares::{SHARES, shares};

const PARTS: [&str; 5] = ["errors", "coverage", "shares", "power", "kernel"];

const RHO: [f64; 4] = [0.0, 0.3, 0.6, 0.8];

/// Name, drift and weekday pattern of the noise in standard deviations, and whether it is rough.
const SHAPES: [(&str, f64, f64, bool); 5] = [
    ("plain", 0.0, 0.0, false),
    ("drift", 1.5, 0.0, false),
    ("weekdays", 0.0, 0.5, false),
    ("both", 1.5, 0.5, false),
    ("rough", 1.5, 0.5, true),
];

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let number = |name: &str, usual: usize| {
        let at = words.iter().position(|word| word == name);
        at.and_then(|at| words.get(at + 1)?.parse().ok()).unwrap_or(usual)
    };
    let is_named = |part: &str| words.iter().any(|word| word == part);
    let wanted = |part: &str| is_named(part) || !PARTS.iter().any(|part| is_named(part));
    let runs = number("--journals", 1000);
    let every: Vec<f64> = match words.iter().position(|word| word == "--rho") {
        Some(at) => words
            .get(at + 1)
            .and_then(|rho| rho.parse().ok())
            .into_iter()
            .collect(),
        None => RHO.to_vec(),
    };
    let shape = words
        .iter()
        .position(|word| word == "--noise")
        .and_then(|at| words.get(at + 1))
        .map(String::as_str);
    let lengths = match number("--days", 0) {
        0 => vec![84, 180, 365],
        days => vec![days],
    };
    if wanted("errors") {
        println!("| noise | days | questions | journals with a finding, % | p ≤ .05, % | p ≤ .001, % |");
        println!("|---|--:|--:|--:|--:|--:|");
        for_each_kind(shape, &every, &lengths, |name, days, kind| {
            let found = errors(runs, days, kind);
            println!(
                "| {name} | {days} | {:.1} | {:.1} | {:.2} | {:.3} |",
                found.questions, found.journals, found.five, found.one
            );
        });
    }
    if wanted("coverage") {
        println!("\n| noise | days | {} |", ESTIMATES.join(" | "));
        println!("|---|--:|{}", "--:|".repeat(ESTIMATES.len()));
        for_each_kind(shape, &every, &lengths, |name, days, kind| {
            let cells = coverage(runs, days, kind).map(|found| {
                found.map_or("–".to_owned(), |(wide, likely, width)| {
                    format!("{wide:.1}, {likely:.1} (± {width:.2})")
                })
            });
            println!("| {name} | {days} | {} |", cells.join(" | "));
        });
    }
    if wanted("shares") {
        println!(
            "\n| yes on other days, on dose days | autocorrelation | days | slope | its intervals, %, 95 and 80 | difference | its intervals, %, 95 and 80 |"
        );
        println!("|---|--:|--:|--:|--:|--:|--:|");
        for pair in SHARES {
            for rho in every.iter().filter(|rho| [0.0, 0.6].contains(*rho)) {
                for days in &lengths {
                    let [slope, difference] = shares(runs, *days, *rho, pair).map(|found| {
                        found.map_or("– | –".to_owned(), |(mean, wide, likely)| {
                            format!("{:.1} | {wide:.1}, {likely:.1}", 100.0 * mean)
                        })
                    });
                    let [other, dosed] = pair.map(|(share, _)| 100.0 * share);
                    println!("| {other:.0} %, {dosed:.0} % | {rho} | {days} | {slope} | {difference} |");
                }
            }
        }
    }
    if wanted("power") {
        println!("\n| autocorrelation | days | 0.5 SD, % | 0.8 SD, % | 1.2 SD, % |");
        println!("|--:|--:|--:|--:|--:|");
        for rho in every {
            for days in &lengths {
                let kind = Kind {
                    rho,
                    drift: 1.0,
                    weekdays: 0.3,
                    is_rough: false,
                };
                let found = [0.5, 0.8, 1.2].map(|effect| format!("{:.0}", power(runs, *days, effect, kind)));
                println!("| {rho} | {days} | {} |", found.join(" | "));
            }
        }
    }
    if wanted("kernel") {
        let found = kernel();
        println!(
            "\n| ten years, 12 measures × 7 inputs × 4 lags | ms | longest stretch without a rest, ms |"
        );
        println!("|---|--:|--:|");
        let ms = |took: Duration| took.as_secs_f64() * 1000.0;
        for (name, took) in [
            ("weekdays and trend removed from all series", found.adjusting),
            ("all questions, 2,000 orders each", found.all_orders),
        ] {
            println!("| {name} | {:.0} | |", ms(took));
        }
        for (name, took) in [
            (
                "all questions, drawing stopped when nothing is there",
                found.as_asked,
            ),
            ("one slope with its interval", found.slope),
            ("one difference with its interval", found.difference),
            ("one trend with its interval", found.trend),
        ] {
            println!("| {name} | {:.0} | {:.1} |", ms(took.all), ms(took.stretch));
        }
    }
}

fn for_each_kind(
    shape: Option<&str>,
    every: &[f64],
    lengths: &[usize],
    mut work: impl FnMut(&str, usize, Kind),
) {
    for rho in every.iter().copied() {
        for (name, drift, weekdays, is_rough) in SHAPES
            .into_iter()
            .filter(|(name, ..)| shape.is_none_or(|shape| shape == *name))
        {
            for days in lengths {
                work(
                    &format!("{rho} {name}"),
                    *days,
                    Kind {
                        rho,
                        drift,
                        weekdays,
                        is_rough,
                    },
                );
            }
        }
    }
}
