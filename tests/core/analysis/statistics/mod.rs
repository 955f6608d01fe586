//! The statistics: against reference values, against laws, against hostile input, and on made-up journals.

mod laws;
mod reference;
mod summary;
mod values;
