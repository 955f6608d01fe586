//! The storage engine: what is saved stays saved.

mod basics;
mod bench;
mod damage;
mod faults;
mod late;
mod model;
