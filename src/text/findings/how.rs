//! How each kind of result was computed: in plain words, as a formula, and where it comes from.
//! Knows no result.

/// A kind of result.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Method {
    /// The line of a measure over time.
    OverTime,
    /// What goes with what.
    Association,
    /// Days of one kind against others.
    Difference,
    /// Before and after.
    Pairs,
    /// A trend.
    Trend,
    /// Cycles and rests.
    Stretches,
    /// Running load.
    Load,
    /// What days are like among themselves.
    OwnScale,
    /// What would matter.
    SmallestChange,
}

impl Method {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::OverTime,
        Self::Association,
        Self::Difference,
        Self::Pairs,
        Self::Trend,
        Self::Stretches,
        Self::Load,
        Self::OwnScale,
        Self::SmallestChange,
    ];
}

/// How a kind of result was computed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct How {
    /// In plain words.
    pub plain: &'static str,
    /// As a formula.
    pub formula: &'static str,
    /// Where it comes from.
    pub source: &'static str,
}

/// The heading above all of it.
pub const HEADING: &str = "How this was computed";

/// How a kind of result was computed.
pub const fn how(of: Method) -> How {
    match of {
        Method::OverTime => How {
            plain: "The line is the mean of a day and the six before it, where at least four of the seven are answered; it stops where fewer \
                    are. The band is the middle half of the days shown: a quarter of them lies below it and a quarter above. The level is \
                    the median of a day and the 27 before it, with their own middle half, where at least 14 of the 28 are answered. A \
                    missing day is left out and never taken for zero.",
            formula: "Mean of y over the answered of 7 days; quantile q of n sorted days at place (n − 1) q + 1, between two of them in \
                      proportion.",
            source: "Hyndman and Fan, The American Statistician 50 (1996) 361, definition 7; Tukey, Exploratory Data Analysis (1977).",
        },
        Method::Association => How {
            plain: "Weekdays, slow drift and what the day before already says are taken out of both. What is left of the measure is \
                    ranked and set against the input of the same day and of one, two and three days before; the strongest of the four \
                    counts. Then whole blocks of two weeks are put in up to 4\u{202f}999 other orders, drawn by chance, which keeps bad spells \
                    together but breaks every tie between the two. It ends early at the 20th order that is at least as strong: \
                    then it is already clear that nothing stands out. What chance alone does as well more often than the \
                    correction for all comparisons allows does not stand out. A day without an entry is unknown, never a no.",
            formula: "p = (b + 1) / (4\u{202f}999 + 1) where b < 20 of all orders are at least as strong, or 20 / n where the 20th of them is \
                      the nth order; adjusted: smallest of m p₍ⱼ₎ / j for all j ≥ i of m comparisons, at most 0.10. Size: the median of all slopes between two days, weighted by how far their inputs are \
                      apart; interval: all slopes that 2\u{202f}000 orders do not refuse, at 5 % or, for the 80 % interval, at 20 %. Where most \
                      days are equal, as between yes and no: least squares, with the larger of White’s standard error and that of \
                      Newey and West for 14 days, by Student’s t with Satterthwaite’s degrees of freedom.",
            source: "Künsch, Annals of Statistics 17 (1989) 1217; Westfall and Young, Resampling-Based Multiple Testing (1993); Besag \
                     and Clifford, Biometrika 78 (1991) 301; Benjamini and Hochberg, Journal of the Royal Statistical Society B 57 (1995) 289; Theil (1950), Sen (1968), Sievers \
                     (1978); White (1980), Newey and West (1987), Satterthwaite (1946).",
        },
        Method::Difference => How {
            plain: "The mean of these days less the mean of other days, with weekdays and slow drift taken out of both and allowing for \
                    days resembling the day before. The interval comes from putting blocks of two weeks in other orders. A day is in a \
                    group by what was taken, and in none if what came before it is unknown. Batches and amounts are shown from 10 \
                    dose days on.",
            formula: "Regression of the measure on the group, weekday and slow trend, with noise in which each day carries a share ρ of the \
                      day before; estimate ± the size that 5 % of 2\u{202f}000 orders exceed, or 20 % for the 80 % interval. Where most days are equal, as \
                      between yes and no: the standard error as for what goes with a measure.",
            source: "Prais and Winsten (1954); Frisch and Waugh, Econometrica 1 (1933) 387; Politis and Romano (1992); White (1980), \
                     Newey and West (1987).",
        },
        Method::Pairs => How {
            plain: "The nearest value before and the nearest after the same dose or run. The change is after less before; no change counts \
                    as no change. The share that got better is of all pairs.",
            formula: "(p + z²/2n ± z √(p (1 − p)/n + z²/4n²)) / (1 + z²/n), with z = 1.96.",
            source: "Wilson, Journal of the American Statistical Association 22 (1927) 209.",
        },
        Method::Trend => How {
            plain: "The middle of all slopes between two weeks, which single bad weeks cannot bend. The interval shows how steep a line \
                    becomes by chance alone when days resemble each other as yours do.",
            formula: "Median of (yⱼ − yᵢ) / (tⱼ − tᵢ) over all pairs of weeks; ± the size, set against how much a series \
                      varies slowly, that 5 % of 499 series without a trend exceed, or 20 % for the 80 % interval.",
            source: "Theil (1950); Sen, Journal of the American Statistical Association 63 (1968) 1379; Davison and Hinkley, Bootstrap \
                     Methods and their Application (1997).",
        },
        Method::Stretches => How {
            plain: "The days of each cycle of your plan and of the rest after it, and the middle of what you answered on them. Nothing is \
                    tested, because cycles differ in everything else that time brings.",
            formula: "Median of the answered days.",
            source: "Hyndman and Fan, The American Statistician 50 (1996) 361, definition 7.",
        },
        Method::Load => How {
            plain: "The load of a run is its effort from 0 to 10 times its minutes. Monotony is the mean load of a day divided by how much the \
                    seven days differ: their standard deviation with the divisor n − 1; with the divisor n it would be 1.08 times as \
                    large. Strain is load times monotony. All seven days must be known; a kept day without a run is 0.",
            formula: "Load = Σ effort × minutes; monotony = mean / SD; strain = load × monotony.",
            source: "Foster, Medicine and Science in Sports and Exercise 30 (1998) 1164.",
        },
        Method::OwnScale => How {
            plain: "How far one day is from the next, and how much of a day is still there the day after: 0 for nothing, 1 for all of it. The \
                    second is raised a little, since short series make it too small.",
            formula: "√ mean (yₜ₊₁ − yₜ)²; (n r₁ + 1) / (n − 4), r₁ the correlation of each day with the one before.",
            source: "von Neumann and others, Annals of Mathematical Statistics 12 (1941) 153; Shaman and Stine, Journal of the American \
                     Statistical Association 83 (1988) 842.",
        },
        Method::SmallestChange => How {
            plain: "You say which change would matter to you. A difference is called large enough only when its whole interval is, and too \
                    small only when its whole interval is. For pain, about 2 points less went with feeling much improved in studies \
                    of chronic pain; that is orientation, and yours may be another.",
            formula: "low ≥ change or high ≤ −change; −change < low and high < change.",
            source: "Farrar and others, Pain 94 (2001) 149, 2\u{202f}724 people.",
        },
    }
}
