//! SVG path data, one string for each kind of mark, in one pass over the days.
//! A missing day ends a line; nothing is ever drawn across it.

use super::{Scale, Tenths};

/// A line through every answered day, broken where a day is missing. A lone day becomes a point.
pub fn line(values: &[Option<f64>], x: &Scale, y: &Scale) -> String {
    let mut out = String::with_capacity(values.len().saturating_mul(11));
    let mut is_open = false;
    for (index, value) in values.iter().enumerate() {
        match value {
            Some(value) => {
                move_or_line(&mut out, is_open, x.at_index(index), y.at(*value));
                let is_alone = !is_open && values.get(index.saturating_add(1)).copied().flatten().is_none();
                if is_alone {
                    out.push_str("h0");
                }
                is_open = true;
            }
            None => is_open = false,
        }
    }
    out
}

/// The same line for more days than pixels: each column of one pixel is drawn from its first value
/// over its smallest and largest to its last, so that no extreme is lost. Broken where a whole column is missing.
pub fn line_by_column(values: &[Option<f64>], x: &Scale, y: &Scale) -> String {
    let mut out = String::new();
    let mut column: Option<Column> = None;
    let mut drawn: Option<i32> = None;
    for (index, value) in values.iter().enumerate() {
        let Some(value) = value else { continue };
        let (px, height) = (x.at_index(index).0.saturating_add(5).div_euclid(10), y.at(*value));
        match &mut column {
            Some(column) if column.px == px => column.take_in(height),
            _ => {
                if let Some(done) = column.replace(Column::new(px, height)) {
                    done.write(drawn, &mut out);
                    drawn = Some(done.px);
                }
            }
        }
    }
    if let Some(done) = column {
        done.write(drawn, &mut out);
    }
    out
}

struct Column {
    px: i32,
    first: Tenths,
    least: Tenths,
    most: Tenths,
    last: Tenths,
}

impl Column {
    const fn new(px: i32, height: Tenths) -> Self {
        Self {
            px,
            first: height,
            least: height,
            most: height,
            last: height,
        }
    }

    fn take_in(&mut self, height: Tenths) {
        self.least = self.least.min(height);
        self.most = self.most.max(height);
        self.last = height;
    }

    fn write(&self, drawn: Option<i32>, out: &mut String) {
        let follows = drawn.is_some_and(|drawn| self.px.saturating_sub(drawn) <= 1);
        move_or_line(out, follows, Tenths(self.px.saturating_mul(10)), self.first);
        let mut at = self.first;
        for height in [self.least, self.most, self.last] {
            if height != at {
                out.push('V');
                height.write(out);
                at = height;
            }
        }
        if !follows && at == self.first {
            out.push_str("h0");
        }
    }
}

/// One small dot for each answered day, as lines of no length with round ends.
pub fn dots(values: &[Option<f64>], x: &Scale, y: &Scale) -> String {
    let mut out = String::with_capacity(values.len().saturating_mul(14));
    for (index, value) in values.iter().enumerate() {
        if let Some(value) = value {
            move_or_line(&mut out, false, x.at_index(index), y.at(*value));
            out.push_str("h0");
        }
    }
    out
}

/// One upright bar for each day with a value above `floor`, from the floor to the value.
pub fn bars(values: &[Option<f64>], floor: f64, x: &Scale, y: &Scale) -> String {
    let mut out = String::new();
    let bottom = y.at(floor);
    for (index, value) in values.iter().enumerate() {
        if let Some(value) = value.filter(|value| *value > floor) {
            move_or_line(&mut out, false, x.at_index(index), bottom);
            out.push('V');
            y.at(value).write(&mut out);
        }
    }
    out
}

/// One upright tick for each place, from `top` to `bottom`. Ticks closer than `apart` to the one before are left out,
/// since they would be drawn over it.
pub fn rug(places: &[usize], x: &Scale, top: Tenths, bottom: Tenths, apart: Tenths) -> String {
    let mut out = String::new();
    let mut last: Option<Tenths> = None;
    for index in places {
        let at = x.at_index(*index);
        if last.is_some_and(|last| at.0.saturating_sub(last.0) < apart.0) {
            continue;
        }
        move_or_line(&mut out, false, at, top);
        out.push('V');
        bottom.write(&mut out);
        last = Some(at);
    }
    out
}

/// A dash for each missing day, `half` wide to both sides of it. Dashes that touch are one.
pub fn dashes(values: &[Option<f64>], x: &Scale, height: Tenths, half: Tenths) -> String {
    let mut out = String::new();
    let mut open: Option<(Tenths, Tenths)> = None;
    for (index, value) in values.iter().enumerate() {
        if value.is_some() {
            continue;
        }
        let at = x.at_index(index);
        let (start, end) = (
            Tenths(at.0.saturating_sub(half.0)),
            Tenths(at.0.saturating_add(half.0)),
        );
        match &mut open {
            Some((_, reached)) if start <= *reached => *reached = end,
            _ => {
                if let Some(done) = open.replace((start, end)) {
                    write_dash(&mut out, done, height);
                }
            }
        }
    }
    if let Some(done) = open {
        write_dash(&mut out, done, height);
    }
    out
}

fn write_dash(out: &mut String, (start, end): (Tenths, Tenths), height: Tenths) {
    move_or_line(out, false, start, height);
    out.push('H');
    end.write(out);
}

fn move_or_line(out: &mut String, is_line: bool, x: Tenths, y: Tenths) {
    out.push(if is_line { 'L' } else { 'M' });
    x.write(out);
    out.push(' ');
    y.write(out);
}
