//! Made-up journals of which the truth is known: noise of a chosen kind, inputs as people really have them,
//! and, where wanted, one planted effect; and what the statistics say of them.

pub mod chance;
pub mod coverage;
pub mod errors;
pub mod journal;
pub mod kernel;
pub mod noise;
pub mod power;
pub mod shares;
