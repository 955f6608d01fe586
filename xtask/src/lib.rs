//! The project's own commands and the parts that tests share with them.
//! Knows how the app is built, served and checked; nothing of what it does.

pub mod build;
pub mod check;
pub mod dev;
pub mod dist;
pub mod finish;
pub mod hash;
pub mod paths;
pub mod program;
pub mod run;
pub mod server;
pub mod test;
pub mod tools;
pub mod wasm;
pub mod worker;

/// Every command ends well or with a sentence for the person at the terminal.
pub type Result<T> = std::result::Result<T, String>;
