//! Moving-block resampling: the days of one series are put against those of another in blocks of two weeks.
//! What near days have in common stays; what the two series have to do with each other does not.

use super::super::rests::may_rest;
use super::interval::LEVELS;
use super::summary::ascending;
use super::{Random, answered, mean, quantile};

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
    /// Enough for a single finding among 500 questions.
    fn default() -> Self {
        Self {
            most: 4_999,
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
    /// By cut, block of inputs, block of outputs and pairing.
    cells: Vec<(f32, f32)>,
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

/// One order of the blocks and what it adds up to.
struct Drawn {
    cut: usize,
    order: Vec<usize>,
    sums: Vec<Sums>,
}

/// A sum of products and its days that nobody has asked for.
const UNKNOWN: (f32, f32) = (0.0, -1.0);

/// Orders drawn at a time.
const BATCH: usize = 20;

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
            cells: vec![UNKNOWN; cells],
            order: (0..blocks).collect(),
            sides,
            blocks,
            cuts,
        }
    }

    /// The association of each pairing as it is: Σ x y / √days with both sides centred and of unit size,
    /// which is about standard normal when they have nothing to do with each other.
    pub fn observed(&self) -> Vec<f64> {
        let whole = |side: &Side| score(sum(side.input.iter().zip(&side.output)));
        self.sides.iter().map(whole).collect()
    }

    /// Of so many orders of the blocks drawn at random the largest association of any pairing, without its sign; an order
    /// is the same for all pairings. The outputs are a circle; where it is cut into blocks is drawn too while there are few
    /// blocks (Politis and Romano, "A Circular Block-Resampling Procedure for Stationary Data", in "Exploring the Limits of
    /// Bootstrap" (1992) 263–270).
    pub fn draw(&mut self, count: usize, random: &mut Random) -> Vec<f64> {
        let mut drawn: Vec<Drawn> = (0..count)
            .map(|_| {
                let cut = random.below(self.cuts);
                random.shuffle(&mut self.order);
                Drawn {
                    cut,
                    order: self.order.clone(),
                    sums: vec![Sums::default(); self.sides.len()],
                }
            })
            .collect();
        // Block by block for all orders, so that the products of a block are still at hand for the next order.
        for at in 0..self.blocks {
            for drawn in &mut drawn {
                let from = drawn.order.get(at).copied().unwrap_or_default();
                self.add(drawn.cut, at, from, &mut drawn.sums);
            }
        }
        let largest = |sums: &[Sums]| {
            sums.iter()
                .fold(0.0, |most: f64, sum| most.max(score(*sum).abs()))
        };
        drawn.iter().map(|drawn| largest(&drawn.sums)).collect()
    }

    /// How often an order drawn at random has at least one association as strong as `observed`, ties included:
    /// (b + 1) / (m + 1) for b of m orders, or b / m when drawing stopped at b = `enough` (Besag and Clifford,
    /// "Sequential Monte Carlo p-Values", Biometrika 78 (1991) 301–304; valid for either end, hence never too small).
    pub async fn exceedance(&mut self, observed: f64, permutations: Permutations, seed: u64) -> Exceedance {
        let mut random = Random::new(seed);
        let bar = observed.abs() * (1.0 - 1e-6);
        let (mut beyond, mut drawn) = (0_u32, 0_u32);
        while drawn < permutations.most {
            may_rest().await;
            for found in self.draw(BATCH, &mut random) {
                drawn = drawn.saturating_add(1);
                if found >= bar {
                    beyond = beyond.saturating_add(1);
                }
                if beyond >= permutations.enough.max(1) {
                    let p = f64::from(beyond) / f64::from(drawn);
                    return Exceedance { p, drawn };
                }
                if drawn >= permutations.most {
                    break;
                }
            }
        }
        Exceedance {
            p: (f64::from(beyond) + 1.0) / (f64::from(drawn) + 1.0),
            drawn,
        }
    }

    /// Adds the products of a block of inputs with a block of outputs, which are worked out the first time.
    fn add(&mut self, cut: usize, at: usize, from: usize, sums: &mut [Sums]) {
        let row = cut.saturating_mul(self.blocks).saturating_add(at);
        let place = row.saturating_mul(self.blocks).saturating_add(from);
        let start = place.saturating_mul(sums.len());
        let cells = self.cells.get_mut(start..start.saturating_add(sums.len()));
        let cells = cells.unwrap_or_default();
        if cells.first().is_some_and(|(_, days)| *days < 0.0) {
            for (cell, side) in cells.iter_mut().zip(&self.sides) {
                let known = block(side, cut, at, from);
                *cell = (known.product as f32, known.days as f32);
            }
        }
        for (sum, (product, days)) in sums.iter_mut().zip(cells) {
            sum.product += f64::from(*product);
            sum.days += f64::from(*days);
        }
    }
}

/// A block of inputs with a block of outputs, which begins `cut` days late and may go round the end.
fn block(side: &Side, cut: usize, at: usize, from: usize) -> Sums {
    let days = |block: usize, late: usize| block.saturating_mul(BLOCK_DAYS).saturating_add(late);
    let input = side.input.iter().skip(days(at, 0)).take(BLOCK_DAYS);
    let output = side.output.iter().skip(days(from, cut)).chain(&side.output);
    sum(input.zip(output))
}

/// Orders drawn for an interval.
const DRAWS: usize = 2_000;

/// Half the widths of intervals at each of [`LEVELS`], in the units of [`BlockProducts::observed`]: what only so many orders
/// drawn at random exceed, or what independent days would need where that is more, each widened for the freedom that is gone.
/// `freedom` is that of the slow trend; blocks keep what the weekdays' removal has left of them, single days do not.
pub(super) async fn interval_bars(
    input: &[Option<f64>],
    output: &[Option<f64>],
    freedom: f64,
    seed: u64,
) -> [f64; 2] {
    /// Free numbers beside the slow trend: six of weekdays, two of groups.
    const WEEKDAYS_AND_GROUPS: f64 = 8.0;
    let days = output.iter().flatten().count();
    let drawn = drawn(input, output, seed).await;
    LEVELS.map(|level| {
        let chance = quantile(&drawn, level.inside).unwrap_or_default();
        let blocks = chance * inflation(days, freedom);
        blocks.max(level.normal * inflation(days, freedom + WEEKDAYS_AND_GROUPS))
    })
}

/// What chance does in orders drawn at random, ascending.
async fn drawn(input: &[Option<f64>], output: &[Option<f64>], seed: u64) -> Vec<f64> {
    let mut products = BlockProducts::new(&[(input, output)]);
    let mut random = Random::new(seed);
    let mut drawn = Vec::with_capacity(DRAWS);
    while drawn.len() < DRAWS {
        may_rest().await;
        drawn.extend(products.draw(BATCH, &mut random));
    }
    ascending(drawn)
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
