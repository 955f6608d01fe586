//! Made-up journals of which the truth is known: noise of a chosen kind, inputs as people really have them,
//! and, where wanted, one planted effect. Knows nothing of how they are analysed.

pub mod journal;
pub mod noise;
