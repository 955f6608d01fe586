//! Runs tests, as many at a time as the machine can bear, each with a limit, and says how they went.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::webdriver::Driver;

/// At least and at most this many at a time; in between one for each core.
const AT_ONCE: (usize, usize) = (2, 4);
const LIMIT: Duration = Duration::from_secs(480);

/// A test: its name and what it does.
pub type Test = (&'static str, fn(&Driver));

/// A test under its function's own name.
#[macro_export]
macro_rules! tests {
    ($($name:path),* $(,)?) => { &[$((stringify!($name), $name as fn(&$crate::webdriver::Driver))),*] };
}

thread_local! {
    static PLACE: std::cell::RefCell<String> = const { std::cell::RefCell::new(String::new()) };
}

/// Panics are told once, at the end, with the line of the test they came from.
fn keep_places_of_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        PLACE.with(|kept| *kept.borrow_mut() = place);
    }));
}

/// Runs the tests whose name contains `filter`; prints the tally last and returns whether all hold.
pub fn run(tests: &[Test], filter: &str) -> bool {
    let chosen: VecDeque<Test> = tests
        .iter()
        .copied()
        .filter(|(name, _)| name.contains(filter))
        .collect();
    let driver = match Driver::start() {
        Ok(driver) => Arc::new(driver),
        Err(problem) => {
            println!("{problem}\n0 passed, 1 failed");
            return false;
        }
    };
    keep_places_of_panics();
    let queue = Arc::new(Mutex::new(chosen));
    let failures = Arc::new(Mutex::new(Vec::new()));
    let passed = Arc::new(Mutex::new(0usize));
    let cores = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let workers: Vec<_> = (0..cores.clamp(AT_ONCE.0, AT_ONCE.1))
        .map(|_| {
            let (queue, driver) = (Arc::clone(&queue), Arc::clone(&driver));
            let (failures, passed) = (Arc::clone(&failures), Arc::clone(&passed));
            thread::spawn(move || {
                loop {
                    let next = queue.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
                    let Some((name, work)) = next else { return };
                    let start = Instant::now();
                    let outcome = one(name, work, &driver);
                    let seconds = start.elapsed().as_secs_f32();
                    match outcome {
                        Ok(()) => {
                            println!("ok      {name} ({seconds:.1} s)");
                            *passed.lock().unwrap_or_else(PoisonError::into_inner) += 1;
                        }
                        Err(problem) => {
                            println!("FAILED  {name} ({seconds:.1} s)\n{problem}");
                            failures.lock().unwrap_or_else(PoisonError::into_inner).push(name);
                        }
                    }
                }
            })
        })
        .collect();
    for worker in workers {
        let _ = worker.join();
    }
    let failures = failures.lock().unwrap_or_else(PoisonError::into_inner);
    for name in failures.iter() {
        println!("failed: {name}");
    }
    let passed = *passed.lock().unwrap_or_else(PoisonError::into_inner);
    println!("\n{passed} passed, {} failed", failures.len());
    failures.is_empty() && passed > 0
}

fn one(name: &'static str, work: fn(&Driver), driver: &Arc<Driver>) -> Result<(), String> {
    let (send, receive) = mpsc::channel();
    let driver = Arc::clone(driver);
    let thread_name = name.replace("::", "-");
    let started = thread::Builder::new().name(thread_name).spawn(move || {
        let outcome = catch_unwind(AssertUnwindSafe(|| work(&driver)));
        let _ = send.send(outcome.map_err(|cause| {
            let place = PLACE.with(|kept| kept.borrow().clone());
            format!("{}\n  in {place}", message(cause.as_ref()))
        }));
    });
    if let Err(error) = started {
        return Err(error.to_string());
    }
    match receive.recv_timeout(LIMIT) {
        Ok(outcome) => outcome,
        Err(RecvTimeoutError::Timeout) => Err(format!("did not end within {} s", LIMIT.as_secs())),
        Err(RecvTimeoutError::Disconnected) => Err("ended without a word".to_owned()),
    }
}

fn message(cause: &(dyn std::any::Any + Send)) -> String {
    let text = cause.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| cause.downcast_ref::<&str>().copied())
        .unwrap_or("panicked")
        .to_owned()
}
