//! The ruler of a cycle: a short tick a day, a tall one a dose, hollow if skipped, dashed if to come, a bar if missed.
//! Knows no dates and no words.

/// What stands on a day of the ruler.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RulerDay {
    /// Nothing planned, nothing taken.
    Plain,
    /// A dose.
    Dose,
    /// A dose that was left out on purpose.
    Skipped,
    /// A dose day that went by.
    Missed,
    /// A dose day to come.
    Planned,
}

/// Width of a day on the ruler.
pub const RULER_STEP: usize = 10;

/// The ruler as one path a kind, each day [`RULER_STEP`] wide, the axis at 28.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Ruler {
    /// The whole width.
    pub width: usize,
    /// Short ticks.
    pub days: String,
    /// Tall ticks.
    pub doses: String,
    /// Hollow ones.
    pub skipped: String,
    /// Bars.
    pub missed: String,
    /// Dashed ones.
    pub planned: String,
}

impl Ruler {
    /// The ruler of some days in a row.
    pub fn of(days: &[RulerDay]) -> Self {
        let mut ruler = Self {
            width: days.len().saturating_mul(RULER_STEP),
            ..Self::default()
        };
        for (place, day) in days.iter().enumerate() {
            let (path, x, shape) = match day {
                RulerDay::Plain => (&mut ruler.days, 5, " 28v-6"),
                RulerDay::Dose => (&mut ruler.doses, 5, " 28V4"),
                RulerDay::Skipped => (&mut ruler.skipped, 2, " 28V5h6V28"),
                RulerDay::Missed => (&mut ruler.missed, 1, " 18h8"),
                RulerDay::Planned => (&mut ruler.planned, 5, " 28V4"),
            };
            let x = place.saturating_mul(RULER_STEP).saturating_add(x);
            path.extend(["M", &x.to_string(), shape]);
        }
        ruler
    }

    /// The mark below a day, such as today.
    pub fn mark_below(place: usize) -> String {
        let x = place.saturating_mul(RULER_STEP).saturating_add(5);
        ["M", &x.to_string(), " 31l4 6h-8Z"].concat()
    }
}
