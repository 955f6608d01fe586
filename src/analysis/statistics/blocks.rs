//! Moving-block resampling: the days of one series are put against those of another in blocks of two weeks.
//! What near days have in common stays; what the two series have to do with each other does not.

use super::{Random, answered, mean, quantile};
use crate::domain::sort_by;

/// Days of a block.
pub const BLOCK_DAYS: usize = 14;

/// Days a comparison must span: six blocks.
pub const FEWEST_DAYS: usize = 84;

/// From this many blocks on their order alone has chances enough, and they are cut in one place only.
const MANY_BLOCKS: usize = 26;

/// Two series to be set against each other, with a place for each day; usually one input at one lag and an output.
pub type Shifted<'a> = (&'a [Option<f64>], &'a [Option<f64>]);

/// How many orders of the blocks are drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Permutations {
    /// At most so many.
    pub most: u32,
    /// Fewer when so many were at least as extreme as what was observed, which settles that it is no finding.
    pub enough: u32,
}

impl Default for Permutations {
    /// Enough for a finding among a thousand questions.
    fn default() -> Self {
        Self {
            most: 9_999,
            enough: 20,
        }
    }
}

/// How often chance does as well as what was observed.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Exceedance {
    /// The probability, above 0 and at most 1.
    pub p: f64,
    /// How many orders were drawn.
    pub drawn: u32,
}

/// The dot products of every block of inputs with every block of outputs, worked out when they are first asked for.
///
/// With them a new order of the blocks costs one look-up for each block instead of a product for each day.
pub struct BlockProducts {
    sides: Vec<Side>,
    blocks: usize,
    cuts: usize,
    cells: Vec<Option<Sums>>,
    order: Vec<usize>,
}

/// Input and output of one pairing, centred and of unit size; zero with weight zero where missing.
struct Side {
    input: Vec<(f64, f64)>,
    output: Vec<(f64, f64)>,
}

/// Sum of products and number of days on which both are there.
#[derive(Clone, Copy, Default)]
struct Sums {
    product: f64,
    days: f64,
}

impl BlockProducts {
    /// Prepares pairings of the same number of days.
    pub fn new(pairings: &[Shifted]) -> Self {
        let days = pairings
            .iter()
            .map(|(input, _)| input.len())
            .max()
            .unwrap_or_default();
        let blocks = days.div_ceil(BLOCK_DAYS);
        let cuts = if blocks < MANY_BLOCKS { BLOCK_DAYS } else { 1 };
        let places = blocks.saturating_mul(BLOCK_DAYS);
        let sides: Vec<Side> = pairings
            .iter()
            .map(|(input, output)| Side {
                input: standardised(input, places),
                output: standardised(output, places),
            })
            .collect();
        let cells = cuts
            .saturating_mul(blocks)
            .saturating_mul(blocks)
            .saturating_mul(sides.len());
        Self {
            cells: vec![None; cells],
            order: (0..blocks).collect(),
            sides,
            blocks,
            cuts,
        }
    }

    /// The association of each pairing as it is: Σ x y / √days with both sides centred and of unit size,
    /// which is about standard normal when they have nothing to do with each other.
    pub fn observed(&self) -> Vec<f64> {
        let whole = |side: &Side| score(products(&side.input, &side.output));
        self.sides.iter().map(whole).collect()
    }

    /// The largest association of any pairing, without its sign, after putting the blocks of outputs in an order
    /// drawn at random, in all pairings the same. The outputs are a circle; where it is cut into blocks is drawn too
    /// while there are few blocks (Politis and Romano, "A Circular Block-Resampling Procedure for Stationary Data",
    /// in "Exploring the Limits of Bootstrap" (1992) 263–270).
    pub fn draw(&mut self, random: &mut Random) -> f64 {
        let cut = random.below(self.cuts);
        let mut order = std::mem::take(&mut self.order);
        random.shuffle(&mut order);
        let mut largest = 0.0_f64;
        for side in 0..self.sides.len() {
            let mut sums = Sums::default();
            for (at, from) in order.iter().enumerate() {
                let cell = self.cell(side, cut, at, *from);
                sums.product += cell.product;
                sums.days += cell.days;
            }
            largest = largest.max(score(sums).abs());
        }
        self.order = order;
        largest
    }

    /// How often an order drawn at random has at least one association as strong as `observed`, ties included:
    /// (b + 1) / (m + 1) for b of m orders, or b / m when drawing stopped at b = `enough` (Besag and Clifford,
    /// "Sequential Monte Carlo p-Values", Biometrika 78 (1991) 301–304; valid for either end, hence never too small).
    pub fn exceedance(&mut self, observed: f64, permutations: Permutations, seed: u64) -> Exceedance {
        let mut random = Random::new(seed);
        let bar = observed.abs() * (1.0 - 1e-9);
        let mut beyond = 0_u32;
        for drawn in 1..=permutations.most {
            if self.draw(&mut random) >= bar {
                beyond = beyond.saturating_add(1);
            }
            if beyond >= permutations.enough.max(1) {
                let p = f64::from(beyond) / f64::from(drawn);
                return Exceedance { p, drawn };
            }
        }
        Exceedance {
            p: (f64::from(beyond) + 1.0) / (f64::from(permutations.most) + 1.0),
            drawn: permutations.most,
        }
    }

    fn cell(&mut self, side: usize, cut: usize, at: usize, from: usize) -> Sums {
        let row = side.saturating_mul(self.cuts).saturating_add(cut);
        let row = row.saturating_mul(self.blocks).saturating_add(at);
        let place = row.saturating_mul(self.blocks).saturating_add(from);
        let (Some(cell), Some(side)) = (self.cells.get_mut(place), self.sides.get(side)) else {
            return Sums::default();
        };
        *cell.get_or_insert_with(|| {
            let input = side
                .input
                .iter()
                .skip(at.saturating_mul(BLOCK_DAYS))
                .take(BLOCK_DAYS);
            let start = from.saturating_mul(BLOCK_DAYS).saturating_add(cut);
            let output = side.output.iter().cycle().skip(start);
            sum(input.zip(output))
        })
    }
}

/// Orders drawn for an interval.
const DRAWS: usize = 1_999;

/// Half the width of a 95 % interval, in the units of [`BlockProducts::observed`]: what only 5 % of orders drawn at random
/// exceed, or what independent days would need where that is more, each widened for the freedom that is gone. `freedom` is
/// that of the slow trend; blocks keep what the weekdays' removal has left of them, single days do not.
pub(super) fn interval_bar(input: &[Option<f64>], output: &[Option<f64>], freedom: f64, seed: u64) -> f64 {
    /// The 97.5 % point of the normal distribution.
    const INDEPENDENT: f64 = 1.959_963_984_540_054;
    /// Free numbers beside the slow trend: six of weekdays, two of groups.
    const WEEKDAYS_AND_GROUPS: f64 = 8.0;
    let days = output.iter().flatten().count();
    let blocks = chance_bar(input, output, seed) * inflation(days, freedom);
    blocks.max(INDEPENDENT * inflation(days, freedom + WEEKDAYS_AND_GROUPS))
}

fn chance_bar(input: &[Option<f64>], output: &[Option<f64>], seed: u64) -> f64 {
    let mut products = BlockProducts::new(&[(input, output)]);
    let mut random = Random::new(seed);
    let mut drawn: Vec<f64> = (0..DRAWS).map(|_| products.draw(&mut random)).collect();
    sort_by(&mut drawn, &f64::total_cmp);
    quantile(&drawn, 0.95).unwrap_or_default()
}

/// By how much more what is left of `days` days varies than it shows, for the freedom that is gone.
pub(super) fn inflation(days: usize, freedom: f64) -> f64 {
    let days = days as f64;
    (days / (days - freedom).max(1.0)).sqrt()
}

fn score(sums: Sums) -> f64 {
    if sums.days > 0.0 {
        sums.product / sums.days.sqrt()
    } else {
        0.0
    }
}

fn products(input: &[(f64, f64)], output: &[(f64, f64)]) -> Sums {
    sum(input.iter().zip(output))
}

fn sum<'a>(days: impl Iterator<Item = (&'a (f64, f64), &'a (f64, f64))>) -> Sums {
    days.fold(Sums::default(), |sums, (x, y)| Sums {
        product: sums.product + x.0 * y.0,
        days: sums.days + x.1 * y.1,
    })
}

/// Values and weights, centred and scaled to mean square one, with missing days up to `places`.
fn standardised(values: &[Option<f64>], places: usize) -> Vec<(f64, f64)> {
    let known = answered(values);
    let centre = mean(&known).unwrap_or_default();
    let size = (known.iter().map(|v| (v - centre).powi(2)).sum::<f64>() / known.len() as f64).sqrt();
    let scale = if size > 0.0 && size.is_finite() {
        1.0 / size
    } else {
        0.0
    };
    values
        .iter()
        .map(|value| value.filter(|v| v.is_finite()))
        .chain(std::iter::repeat(None))
        .take(places)
        .map(|value| value.map_or((0.0, 0.0), |value| ((value - centre) * scale, 1.0)))
        .collect()
}
