//! How many of the findings may be chance when many questions are asked at once.

use crate::domain::sort_by;

/// The share of findings that may be chance.
pub const Q: f64 = 0.10;

/// The p of each question, adjusted for all the questions that were asked; a question is a finding where this is
/// at most [`Q`]. In the order of the input: the running minimum, from the largest p down, of m p₍ᵢ₎ / i
/// (Benjamini and Hochberg, "Controlling the False Discovery Rate", Journal of the Royal Statistical Society B 57
/// (1995) 289–300; Yekutieli and Benjamini 1999 for the adjusted form). What is not a number counts as 1.
pub fn adjusted_p(p: &[f64]) -> Vec<f64> {
    let known = |p: f64| if p.is_nan() { 1.0 } else { p.clamp(0.0, 1.0) };
    let mut falling: Vec<(f64, usize)> = p.iter().map(|p| known(*p)).zip(0..).collect();
    sort_by(&mut falling, &|a, b| b.0.total_cmp(&a.0));
    let m = p.len();
    let mut adjusted = vec![1.0; m];
    let mut least = 1.0_f64;
    for (above, (p, place)) in falling.into_iter().enumerate() {
        let rank = m.saturating_sub(above).max(1);
        least = least.min(p * (m as f64 / rank as f64));
        if let Some(adjusted) = adjusted.get_mut(place) {
            *adjusted = least;
        }
    }
    adjusted
}
