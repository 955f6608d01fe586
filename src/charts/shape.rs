//! The shapes of single marks as path data: shape first, then lightness, then hue.
//! Knows no colours; the class of a shape gives it one.

use super::Tenths;
use crate::analysis::Phase;

/// What a mark stands for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Shape {
    /// A dose day: a full circle.
    Dose,
    /// The day after: a full diamond.
    Plus1,
    /// Two days after: an open triangle.
    Plus2,
    /// Any other day: an open circle.
    Other,
    /// What stands out from chance: a full circle in ink.
    Clear,
    /// What cannot be told from chance: an open grey circle.
    Unclear,
}

impl Shape {
    /// The shape of a day so far from a dose.
    pub const fn of(phase: Phase) -> Self {
        match phase {
            Phase::Dose => Self::Dose,
            Phase::Plus1 => Self::Plus1,
            Phase::Plus2 => Self::Plus2,
            Phase::Other => Self::Other,
        }
    }

    /// The class that colours it.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Dose => "c-dose",
            Self::Plus1 => "c-plus1",
            Self::Plus2 => "c-plus2",
            Self::Other => "c-other",
            Self::Clear => "c-point",
            Self::Unclear => "c-point c-point--soft",
        }
    }

    /// Writes the shape around a point; `radius` in pixels.
    pub fn write(self, x: Tenths, y: Tenths, radius: f64, out: &mut String) {
        let at = |across: f64, down: f64, out: &mut String| {
            Tenths::from_px(x.px() + across * radius).write(out);
            out.push(' ');
            Tenths::from_px(y.px() + down * radius).write(out);
        };
        let corners: &[(f64, f64)] = match self {
            Self::Plus1 => &[(0.0, -1.15), (1.15, 0.0), (0.0, 1.15), (-1.15, 0.0)],
            Self::Plus2 => &[(0.0, -1.1), (1.1, 0.9), (-1.1, 0.9)],
            _ => {
                out.push('M');
                at(-1.0, 0.0, out);
                // Across in whole radii, so that each half ends where the other begins.
                let radius = Tenths::from_px(radius);
                let (across, radius) = (Tenths(radius.0.saturating_mul(2)).text(), radius.text());
                // Two half circles: there and back.
                for way in ["", "-"] {
                    out.extend(["a", &radius, " ", &radius, " 0 1 0 ", way, &across, " 0"]);
                }
                out.push('Z');
                return;
            }
        };
        for (place, (across, down)) in corners.iter().enumerate() {
            out.push(if place == 0 { 'M' } else { 'L' });
            at(*across, *down, out);
        }
        out.push('Z');
    }

    /// The shape around a point.
    pub fn path(self, x: Tenths, y: Tenths, radius: f64) -> String {
        let mut out = String::new();
        self.write(x, y, radius, &mut out);
        out
    }
}
