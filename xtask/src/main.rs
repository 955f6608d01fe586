//! The project's own commands: serve, test, dist, bench.
fn main() {}
