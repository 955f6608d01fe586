//! How a measure has moved over the whole time, in units a day.

use super::super::rests::may_rest;
use super::adjust::{remove_weekdays, slow_rho};
use super::interval::LEVELS;
use super::summary::ascending;
use super::{FEWEST_DAYS, Interval, Random, finite, innovations, mean, theil_sen};

/// Points that a trend is drawn through at most; then weeks are taken together.
const MOST_POINTS: usize = 60;

/// Level and slope of a line: what is left around it has so much less freedom.
const LINE: f64 = 2.0;

/// Days of surprises that are summed to see what is slow in them.
const SUM_DAYS: usize = 21;

/// Series drawn for an interval.
const DRAWS: usize = 499;

/// A straight trend.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Trend {
    /// Change a day, with its intervals.
    pub a_day: Interval,
    /// Days from the first answer to the last.
    pub span: usize,
    /// Days taken together for each point of the line: a week, or several over more than a year.
    pub point_days: usize,
}

/// The Theil–Sen slope, without the weekday pattern, through the means of weeks, or of several weeks so that there are at
/// most 60 points.
/// `None` for fewer than six blocks from the first answer to the last or answers on less than a third of those days.
///
/// The interval: what is left of the days around the line (and around their weekday) is taken apart into surprises by its
/// autocorrelation; a few days of surprises at a time are drawn with replacement and put together again to series without a
/// trend: moving blocks (Künsch, Annals of Statistics 17 (1989) 1217–1241) after pre-whitening (Davison and Hinkley,
/// "Bootstrap Methods and their Application" (1997) § 8.2.3), as long as the cube root of all, which is the rule for a
/// variance (Hall, Horowitz and Jing, Biometrika 82 (1995) 561–574): in twelve weeks there are too few of longer ones to
/// vary as much as the days did. Of each such series the slope is divided by how large what is slow in it looks, by the same
/// steps as for the days themselves; an interval is ± the ratio that 5 % (20 %) of series exceed, times the size of the days.
/// In the ratio every series is misjudged as much as the days are, which is why it holds with few weeks too: the symmetric
/// studentised bootstrap (Hall, "The Bootstrap and Edgeworth Expansion" (1992) § 3.6; for blocks Götze and
/// Künsch, Annals of Statistics 24 (1996) 1914–1933).
pub async fn trend(values: &[Option<f64>], seed: u64) -> Option<Trend> {
    let is_known = |value: &Option<f64>| value.is_some_and(f64::is_finite);
    let first = values.iter().position(is_known)?;
    let last = values.iter().rposition(is_known)?;
    let values: Vec<Option<f64>> = values
        .get(first..=last)?
        .iter()
        .map(|value| value.filter(|v| v.is_finite()))
        .collect();
    let span = values.len();
    let answered = values.iter().flatten().count();
    if span < FEWEST_DAYS || answered.saturating_mul(3) < span {
        return None;
    }
    let point_days = span.div_ceil(7).div_ceil(MOST_POINTS).saturating_mul(7);
    // Weeks with gaps would let weekdays pass for a trend: the second slope is without them.
    let first = theil_sen(&points(&values, point_days))?;
    let mut rest = around(&values, first);
    remove_weekdays(&mut rest);
    let second = theil_sen(&points(&rest, point_days))?;
    let slope = finite(first + second)?;
    let mut rest = around(&rest, second);
    remove_weekdays(&mut rest);
    Some(Trend {
        a_day: Interval::around(slope, halves(&rest, point_days, seed).await?)?,
        span,
        point_days,
    })
}

/// The mean day and the mean value of each stretch of days.
fn points(values: &[Option<f64>], point_days: usize) -> Vec<(f64, f64)> {
    let mut points = Vec::new();
    for (start, days) in (0..).step_by(point_days).zip(values.chunks(point_days)) {
        let known = || {
            (start..)
                .zip(days)
                .filter_map(|(day, value)| Some((f64::from(day), (*value)?)))
        };
        let at: Vec<f64> = known().map(|(day, _)| day).collect();
        let value: Vec<f64> = known().map(|(_, value)| value).collect();
        points.extend(mean(&at).zip(mean(&value)));
    }
    points
}

/// What a slope leaves.
fn around(values: &[Option<f64>], slope: f64) -> Vec<Option<f64>> {
    let days = (0_u32..).map(f64::from);
    days.zip(values)
        .map(|(day, value)| Some((*value)? - slope * day))
        .collect()
}

/// What is around a line, taken apart.
struct Noise {
    /// How much near days are alike.
    rho: f64,
    /// What the days before do not say of a day, one after the other.
    surprises: Vec<f64>,
    /// The size of what is slow in it: the root of its long-run variance.
    size: f64,
}

impl Noise {
    /// The long-run variance is that of circular sums of three weeks of surprises (Bartlett's kernel: Newey and West,
    /// Econometrica 55 (1987) 703–708), put back by 1 / (1 − ρ)² (Andrews and Monahan, Econometrica 60 (1992) 953–966).
    fn of(rest: &[Option<f64>]) -> Self {
        let rho = slow_rho(rest, LINE);
        let surprises: Vec<f64> = innovations(rest, rest, 0, rho)
            .output
            .into_iter()
            .flatten()
            .collect();
        let centre = mean(&surprises).unwrap_or_default();
        let mut sum: f64 = surprises.iter().take(SUM_DAYS).map(|one| one - centre).sum();
        let mut squares = 0.0;
        for (leaves, enters) in surprises.iter().zip(surprises.iter().cycle().skip(SUM_DAYS)) {
            squares += sum * sum;
            sum += enters - leaves;
        }
        let variance = squares / SUM_DAYS as f64 / surprises.len() as f64;
        Self {
            rho,
            surprises,
            size: variance.sqrt() / (1.0 - rho),
        }
    }
}

/// Half the widths of the intervals.
async fn halves(rest: &[Option<f64>], point_days: usize, seed: u64) -> Option<[f64; 2]> {
    let noise = Noise::of(rest);
    if noise.size <= 0.0 {
        return Some([0.0; 2]);
    }
    let mut random = Random::new(seed);
    let mut drawn = Vec::with_capacity(DRAWS);
    for _ in 0..DRAWS {
        may_rest().await;
        let series = put_together(rest, &noise, &mut random);
        drawn.extend(ratio(&series, point_days));
    }
    let drawn = ascending(drawn);
    // Of 499 the 475th (400th): what one more drawn like them would exceed in 5 % (20 %).
    let [wide, likely] = LEVELS.map(|level| drawn.get((level.inside * drawn.len() as f64) as usize));
    Some([wide? * noise.size, likely? * noise.size])
}

/// The slope of a series without its sign, divided by how large what is slow in it looks.
fn ratio(series: &[Option<f64>], point_days: usize) -> Option<f64> {
    let slope = theil_sen(&points(series, point_days))?;
    let mut rest = around(series, slope);
    remove_weekdays(&mut rest);
    finite(slope.abs() / Noise::of(&rest).size)
}

/// A series without a trend from blocks of surprises, answered on the same days.
fn put_together(like: &[Option<f64>], noise: &Noise, random: &mut Random) -> Vec<Option<f64>> {
    let Noise { rho, surprises, .. } = noise;
    let block = (surprises.len() as f64).cbrt().round().max(1.0) as usize;
    let drawn = (0..like.len().div_ceil(block)).flat_map(|_| {
        let start = random.below(surprises.len());
        surprises.iter().cycle().skip(start).take(block)
    });
    let mut state: Option<f64> = None;
    like.iter()
        .zip(drawn)
        .map(|(known, surprise)| {
            let first = surprise / (1.0 - rho * rho).sqrt();
            let value = state.map_or(first, |state| rho * state + surprise);
            state = Some(value);
            known.map(|_| value)
        })
        .collect()
}
