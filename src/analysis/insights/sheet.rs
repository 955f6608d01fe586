//! A table of numbers, a row a civil day, that every question is answered from.
//! Knows no journal and no name of anything: this is all that a worker gets to see.

/// One series of numbers.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Column {
    /// A number that is the same for the same measure or input whatever else is in the table; chance is seeded by it.
    pub seed: u32,
    /// A place for each day; `None` where nothing is known.
    pub values: Vec<Option<f64>>,
}

/// Columns of the same number of days.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Sheet {
    /// How many days.
    pub days: usize,
    /// The columns.
    pub columns: Vec<Column>,
}

impl Sheet {
    /// The values of a column; none for one that is not there.
    pub fn values(&self, column: usize) -> &[Option<f64>] {
        self.columns.get(column).map_or(&[], |column| &column.values)
    }

    /// The seed of a column.
    pub(super) fn seed(&self, column: usize) -> u32 {
        self.columns.get(column).map_or(0, |column| column.seed)
    }
}
