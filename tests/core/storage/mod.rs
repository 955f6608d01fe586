//! The storage engine: what is saved stays saved.

mod basics;
mod bench;
mod faults;
