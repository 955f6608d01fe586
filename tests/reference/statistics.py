"""Reference values for the statistics, from scipy, statsmodels and exact enumeration.

    python3 -m venv env && env/bin/pip install -r tests/reference/requirements.txt
    env/bin/python tests/reference/statistics.py > tests/reference/statistics.json

The native tests read the JSON and need no Python. Nothing here shares code or formulas with src, but for what is drawn:
the same generator from the same seed, and block products kept to single precision, so that chance is held to nine digits too.
"""

import itertools
import json
import os

# Small matrices, many times: more threads only wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy
import pandas
from scipy import linalg, optimize, signal, stats
from statsmodels.regression.linear_model import OLS
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint
from statsmodels.tsa.stattools import acf

rng = numpy.random.default_rng(20260101)

# Of whatever is drawn here and in the tests.
SEED = 7


class Chance:
    """PCG-XSH-RR 64/32 (O'Neill 2014) with its default stream, below a bound by Lemire's multiplication."""

    def __init__(self, seed):
        self.increment = 1442695040888963407 * 2 + 1
        self.state = (self.increment + seed) % 2**64
        self.step()

    def step(self):
        before = self.state
        self.state = (before * 6364136223846793005 + self.increment) % 2**64
        mixed, turn = ((before >> 18 ^ before) >> 27) % 2**32, before >> 59
        return (mixed >> turn | mixed << (-turn % 32)) % 2**32

    def below(self, end):
        if end < 2:
            return 0
        while True:
            product = self.step() * end
            if product % 2**32 >= 2**32 % end:
                return product >> 32

    def shuffle(self, items):
        for end in range(len(items) - 1, 0, -1):
            other = self.below(end + 1)
            items[end], items[other] = items[other], items[end]


def ratings(n):
    return [float(v) for v in numpy.clip(numpy.round(rng.normal(5, 2, n)), 0, 10)]


def series(n):
    noise = rng.normal(0, 1, n)
    for day in range(1, n):
        noise[day] += 0.6 * noise[day - 1]
    return [float(round(v, 6)) for v in 5 + noise]


def gaps(values, share):
    return [None if rng.random() < share else v for v in values]


def summaries():
    out = []
    for values in [ratings(9), ratings(30), series(101), [4.0, 4.0, 4.5]]:
        steps = numpy.diff(values)
        out.append(
            {
                "values": values,
                "mean": float(numpy.mean(values)),
                "sd": float(numpy.std(values, ddof=1)),
                "quartiles": [float(q) for q in numpy.quantile(values, [0.25, 0.5, 0.75])],
                "day_to_day": float(numpy.sqrt(numpy.mean(steps**2))),
            }
        )
    return out


def autocorrelations():
    out = []
    for values in [ratings(20), series(30), series(200)]:
        out.append({"values": values, "r1": float(acf(values, nlags=1, fft=False)[1])})
    return out


def ranks():
    """With ties and without."""
    return [{"values": v, "ranks": stats.rankdata(v).tolist()} for v in [ratings(5), series(12), ratings(60)]]


def weighted_median_slope(x, y):
    """The weighted median of Sievers by its definition."""
    pairs = [
        ((y[j] - y[i]) / (x[j] - x[i]), abs(x[j] - x[i]))
        for i, j in itertools.combinations(range(len(x)), 2)
        if x[i] != x[j]
    ]
    pairs.sort()
    half = sum(w for _, w in pairs) / 2
    along = 0.0
    for slope, weight in pairs:
        along += weight
        if along > half:
            break
    return float(slope)


def slopes():
    """All pairs, one by one."""
    out = []
    for n in [4, 11, 40, 90]:
        x = [float(round(v, 3)) for v in rng.normal(0, 1, n)]
        y = [float(round(2 + 0.5 * a + v, 3)) for a, v in zip(x, rng.normal(0, 1, n))]
        out.append(
            {
                "x": x,
                "y": y,
                "theil_sen": float(stats.theilslopes(y, x).slope),
                "weighted": weighted_median_slope(x, y),
            }
        )
    a, b = ratings(13), [v + 1 for v in series(17)]
    shift = float(numpy.median([q - p for p in a for q in b]))
    out.append({"x": [0.0] * 13 + [1.0] * 17, "y": a + b, "theil_sen": shift, "weighted": shift})
    return out


def proportions():
    out = []
    for hits, n in [(0, 1), (1, 1), (14, 20), (3, 40), (250, 500), (499, 500)]:
        low, high = proportion_confint(hits, n, method="wilson")
        out.append({"hits": hits, "all": n, "low": float(low), "high": float(high)})
    return out


def discoveries():
    out = []
    for p in [
        [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216],
        [float(v) for v in rng.random(50) ** 2],
        [0.5],
        [0.02, 0.02, 0.9, 1.0],
    ]:
        out.append({"p": p, "adjusted": [float(v) for v in multipletests(p, method="fdr_bh")[1]]})
    return out


def pattern(known):
    """Weekdays and a linear spline with knots every six weeks or so, over the known days, and the number of knots."""
    first, last = known[0], known[-1]
    pieces = max(1, round((last - first) / 42))
    knots = numpy.linspace(first, last, pieces + 1)
    columns = [numpy.interp(known, knots, numpy.eye(pieces + 1)[k]) for k in range(pieces + 1)]
    columns += [[float(i % 7 == weekday) for i in known] for weekday in range(6)]
    return numpy.array(columns).T, pieces + 1


def patterns():
    """Fitted at once by least squares."""
    out = []
    for n, share in [(84, 0.0), (100, 0.2), (365, 0.3)]:
        values = gaps([float(round(v + (i % 7) * 0.1 + i / 50, 6)) for i, v in enumerate(series(n))], share)
        known = [i for i, v in enumerate(values) if v is not None]
        design, knots = pattern(known)
        y = numpy.array([values[i] for i in known])
        out.append({"values": values, "rest": [float(v) for v in OLS(y, design).fit().resid], "knots": knots})
    return out


def innovations():
    """Generalised least squares by the whole covariance matrix of an autoregression seen on some days only."""
    out = []
    for n, rho, share in [(60, 0.6, 0.0), (90, 0.8, 0.3), (40, -0.3, 0.2)]:
        y, x = gaps(series(n), share), ratings(n)
        known = [i for i, v in enumerate(y) if v is not None]
        covariance = numpy.array([[rho ** abs(i - j) for j in known] for i in known])
        inverse = numpy.linalg.inv(covariance)
        a, b = numpy.array([x[i] for i in known]), numpy.array([y[i] for i in known])
        out.append(
            {
                "x": x,
                "y": y,
                "rho": rho,
                "xx": float(a @ inverse @ a * (1 - rho**2)),
                "xy": float(a @ inverse @ b * (1 - rho**2)),
            }
        )
    return out


def permutations():
    """Every order of six blocks cut at each of fourteen places: how many are as extreme as what was observed."""
    out = []
    for _ in range(2):
        x, y = numpy.array(ratings(84)), numpy.array(series(84))
        x, y = (x - x.mean()) / x.std(), (y - y.mean()) / y.std()
        observed = abs(x @ y) / numpy.sqrt(84)
        orders = numpy.array(list(itertools.permutations(range(6))))
        hits = 0
        for cut in range(14):
            blocks = numpy.roll(y, -cut).reshape(6, 14)
            products = x.reshape(6, 14) @ blocks.T
            scores = abs(products[numpy.arange(6), orders].sum(axis=1)) / numpy.sqrt(84)
            hits += int((scores >= observed * (1 - 1e-9)).sum())
        out.append({"x": list(map(float, x)), "y": list(map(float, y)), "observed": float(observed), "p": hits / (14 * 720)})
    return out


def fenced(values):
    """Within Tukey's outer fences."""
    low, high = numpy.quantile(values, [0.25, 0.75])
    reach = 3 * (high - low)
    return numpy.clip(values, low - reach, high + reach) if reach > 0 else numpy.array(values, float)


def left(values, known, design=None):
    """What a joint least-squares fit of weekdays and trend leaves."""
    design = pattern(known)[0] if design is None else design
    return values - design @ numpy.linalg.lstsq(design, values, rcond=None)[0]


def white(values, known, rho):
    """By the Cholesky factor of the covariance of an autoregression seen on the known days."""
    days = numpy.array(known)
    factor = numpy.linalg.cholesky(rho ** abs(days[:, None] - days[None, :]))
    return linalg.solve_triangular(factor, values, lower=True) * numpy.sqrt(1 - rho**2)


def resemblance(values, known, most):
    """The mean product of all pairs of days up to `most` apart."""
    days, centred = numpy.array(known), values - values.mean()
    apart = days[None, :] - days[:, None]
    near = (apart >= 1) & (apart <= most)
    return (centred[:, None] * centred[None, :])[near].mean()


def before_fitting(estimate, n, freedom):
    return (n * estimate + freedom) / (n - freedom - 3)


def lag_one(values, known, freedom):
    estimate = resemblance(values, known, 1) / values.var(ddof=1)
    return float(numpy.clip(before_fitting(estimate, len(values), freedom), -0.5, 0.95))


def slow(values, known, freedom):
    """The autoregression whose first seven autocorrelations have the mean that is wanted."""
    wanted = before_fitting(resemblance(values, known, 7) / values.var(), len(values), freedom)
    mean = lambda rho: sum(rho**k for k in range(1, 8)) / 7 - wanted
    week = optimize.brentq(mean, -0.5, 0.95, xtol=1e-14) if mean(-0.5) < 0 < mean(0.95) else (-0.5 if mean(-0.5) >= 0 else 0.95)
    return max(lag_one(values, known, freedom), week)


def above(rho, n):
    return min(rho + numpy.sqrt((1 - rho**2) / n), 0.95)


# Of the two intervals.
LEVELS = numpy.array([0.95, 0.80])


def standard(values, known, places):
    """Centred and of unit size on the known days, and whether they are known."""
    sides = numpy.zeros((2, places))
    sides[0, known], sides[1, known] = (values - values.mean()) / values.std(), 1.0
    return sides


def orders(pairings, n, chance):
    """The largest association of any pairing, without its sign, in one order of 14-day blocks after the other; the outputs
    are a circle that is cut anywhere while there are fewer than 26 blocks."""
    blocks = -(-n // 14)
    cuts = 14 if blocks < 26 else 1
    tables = []
    for days, x, y in pairings:
        (x, has_x), (y, has_y) = (standard(side, days, blocks * 14) for side in (x, y))
        for cut in range(cuts):
            late, has_late = (numpy.roll(side, -cut).reshape(blocks, 14).T for side in (y, has_y))
            products = (x.reshape(blocks, 14) @ late).astype(numpy.float32).astype(float)
            tables.append((products, has_x.reshape(blocks, 14) @ has_late))
    order, places = list(range(blocks)), numpy.arange(blocks)
    while True:
        cut = chance.below(cuts)
        chance.shuffle(order)
        scores = []
        for products, both in tables[cut::cuts]:
            count = both[places, order].sum()
            scores.append(abs(products[places, order].sum()) / numpy.sqrt(count) if count else 0.0)
        yield max(scores)


def widened(days, gone):
    return numpy.sqrt(days / (days - gone))


def half_width(x, y, known, n, freedom):
    """For independent days, and by 2,000 orders of blocks; in units of the association."""
    bars = numpy.quantile(list(itertools.islice(orders([(known, x, y)], n, Chance(SEED)), 2000)), LEVELS)
    return stats.norm.ppf((1 + LEVELS) / 2) * widened(len(y), freedom + 8), bars * widened(len(y), freedom)


def robust(x, rest, known, n):
    """The larger of White's standard error of a slope and that of Newey and West for 14 days, and by how much Student's
    distribution widens its intervals."""
    scores = numpy.zeros(n)
    scores[known] = (x - x.mean()) * (rest - rest.mean())
    apart = numpy.abs(numpy.subtract.outer(numpy.arange(n), numpy.arange(n)))
    squares = scores[known] ** 2
    variance = max(squares.sum(), scores @ numpy.clip(1 - apart / 14, 0, None) @ scores)
    freedom = max(2 * squares.sum() ** 2 / (len(known) * squares.var()), 3)
    upper = (1 + LEVELS) / 2
    return numpy.sqrt(variance) / ((x - x.mean()) ** 2).sum(), stats.t.ppf(upper, freedom) / stats.norm.ppf(upper)


def alike(n, rho):
    """Noise in which a day carries on a share of the day before."""
    noise = rng.normal(0, 1, n)
    for day in range(1, n):
        noise[day] += rho * noise[day - 1]
    return noise


def spells(n):
    return numpy.cumsum(rng.random(n) < 0.3) % 2 == 1


def swing(n):
    return 1.5 * numpy.sin(numpy.arange(n) / 25)


def differences():
    """Two groups of days and a third, by regressions with the whole design and the whole covariance."""
    every_third = lambda n: numpy.arange(n) % 3 == 0
    cases = [
        # Days, how alike they are, the share that is missing, the group, what drifts, yes and no.
        (84, 0.3, 0.0, every_third, None, False),
        (90, 0.6, 0.2, every_third, None, False),
        (120, 0.7, 0.15, spells, None, False),
        (200, 0.0, 0.3, spells, None, False),
        (180, 0.5, 0.35, spells, swing, False),
        (400, 0.4, 0.2, every_third, swing, False),
        (150, 0.4, 0.2, every_third, swing, True),
    ]
    out = []
    for n, rho, share, taken, drift, is_yes_no in cases:
        on = taken(n)
        group = [None if rng.random() < 0.2 else bool(v) for v in on]
        values = 5 + alike(n, rho) + 0.8 * on + (numpy.arange(n) % 7) * 0.1 + numpy.arange(n) / 60
        values = values + drift(n) if drift else values
        values = (values > numpy.quantile(values, 0.75)).astype(float) if is_yes_no else values
        values = gaps([float(round(v, 6)) for v in values], share)
        known = [i for i, v in enumerate(values) if v is not None]
        design, freedom = pattern(known)
        y = left(fenced([values[i] for i in known]), known)
        these = left(numpy.array([float(group[i] is True) for i in known]), known)
        rest = left(numpy.array([float(group[i] is None) for i in known]), known)

        def fit(rho):
            # Whitened by the days before, then everything beside the group taken out at once.
            w_these, w_rest, w_y = (left(white(v, known, rho), known) for v in (these, rest, y))
            beside = w_rest[:, None]
            w_these, w_y = left(w_these, known, beside), left(w_y, known, beside)
            found = OLS(w_y, w_these).fit()
            error = numpy.sqrt((found.resid**2).mean() / (w_these @ w_these))
            if is_yes_no:
                error = numpy.multiply(*robust(w_these, found.resid, known, n))
            bars = numpy.maximum(*half_width(w_these, found.resid, known, n, freedom))
            return float(found.params[0]), found.resid, bars * error

        noise = fit(0.0)[1]
        one = fit(lag_one(noise, known, freedom))
        more = fit(above(slow(noise, known, freedom), len(known)))
        in_group = lambda wanted: [values[i] for i in known if group[i] is wanted]
        out.append(
            {
                "group": group,
                "values": values,
                "means": [float(numpy.mean(in_group(True))), float(numpy.mean(in_group(False)))],
                "estimate": one[0],
                "halves": numpy.maximum(one[2], more[2]).tolist(),
                "coarse": is_yes_no,
            }
        )
    return out


def weeks(values, known):
    """The mean day and the mean value of each week, or of several weeks so that there are at most sixty points."""
    together = -(-(-(-(known[-1] + 1) // 7)) // 60) * 7
    days, week = numpy.array(known), numpy.array(known) // together
    present = numpy.unique(week)
    return numpy.array([[days[week == w].mean(), values[week == w].mean()] for w in present]).T


def without_weekdays(values, known):
    weekday = numpy.array(known) % 7
    return values - numpy.array([values[weekday == d].mean() for d in weekday])


def around_line(values, known):
    """The slope without weekdays, by scipy, and what it leaves."""
    days = numpy.array(known)
    slope, rest = 0.0, values
    for _ in range(2):
        at, mean = weeks(rest, known)
        step = stats.theilslopes(mean, at).slope
        slope, rest = slope + step, without_weekdays(rest - step * days, known)
    return float(slope), rest


def slow_size(rest, known):
    """Autocorrelation, surprises, and the root of the long-run variance."""
    rho = slow(rest, known, 2)
    surprises = white(rest, known, rho)
    centred = surprises - surprises.mean()
    sums = numpy.array([numpy.roll(centred, -k) for k in range(21)]).sum(axis=0)
    return rho, surprises, float(numpy.sqrt((sums**2).mean() / 21) / (1 - rho))


def trends():
    """The slope, and its interval from 499 series."""
    out = []
    for n, rho, share, drift in [
        (84, 0.0, 0.0, None),
        (100, 0.6, 0.15, None),
        (180, 0.4, 0.3, None),
        (150, 0.5, 0.2, swing),
        (900, 0.5, 0.25, swing),
    ]:
        values = 5 + alike(n, rho) + (numpy.arange(n) % 7) * 0.2 + numpy.arange(n) / 80
        values = values + drift(n) if drift else values
        values = gaps([float(round(v, 6)) for v in values], share)
        values[0], values[-1] = 5.0, 6.0
        known = [i for i, v in enumerate(values) if v is not None]
        slope, rest = around_line(numpy.array([values[i] for i in known]), known)
        rho, surprises, size = slow_size(rest, known)
        chance, ratios, block = Chance(SEED), [], round(len(surprises) ** (1 / 3))
        for _ in range(499):
            starts = numpy.array([chance.below(len(surprises)) for _ in range(-(-n // block))])
            drawn = surprises[(starts[:, None] + numpy.arange(block)) % len(surprises)].ravel()[:n]
            drawn[0] /= numpy.sqrt(1 - rho**2)
            whole = signal.lfilter([1.0], [1.0, -rho], drawn)[known]
            at, mean = weeks(whole, known)
            step = stats.theilslopes(mean, at).slope
            line = without_weekdays(whole - step * numpy.array(known), known)
            ratios.append(abs(step) / slow_size(line, known)[2])
        out.append({"values": values, "slope": slope, "halves": [sorted(ratios)[rank - 1] * size for rank in (475, 400)]})
    return out


def slopes_not_refused(x, y, bars):
    """Where the weighted sign statistic of all pairs, which is the rank statistic (Sievers), falls through each bar."""
    first, second = numpy.triu_indices(len(x), 1)
    weights = numpy.abs(x[first] - x[second])
    differ = weights > 0
    pairs = (y[first] - y[second])[differ] / (x[first] - x[second])[differ]
    order = numpy.argsort(pairs)
    size = numpy.sqrt(len(x) * (len(x) ** 2 - 1) / 12) * x.std()
    # Each pair of days turns from agreeing to disagreeing at its own slope.
    after = (weights[differ].sum() / 2 - numpy.cumsum(weights[differ][order])) / size
    return [float(pairs[order][numpy.argmax(after <= bar)]) for bar in bars]


def deciding_pair(x, y, slope):
    """The two days whose own slope it is."""
    rest = y - slope * x
    first, second = numpy.triu_indices(len(x), 1)
    nearest = numpy.argmin(numpy.abs(rest[first] - rest[second]))
    return first[nearest], second[nearest]


def associations():
    """An input against the ranks of a measure, each lag by itself, with its p; and the slope at one of them."""
    out = []
    for n, alikeness, share, lag, effect, on, drift, is_yes_no in [
        (100, 0.5, 0.0, 0, 0.4, None, None, False),
        (140, 0.3, 0.2, 1, 0.4, None, None, False),
        (200, 0.7, 0.15, 3, 0.4, None, None, False),
        (160, 0.4, 0.2, 0, 0.6, spells, swing, False),
        (420, 0.4, 0.3, 1, 0.15, None, swing, False),
        (150, 0.3, 0.1, 2, 0.0, None, None, False),
        (150, 0.3, 0.15, 0, 1.0, spells, None, True),
    ]:
        x = [float(v) for v in on(n)] if on else [float(round(v, 3)) for v in rng.gamma(2.0, 1.0, n)]
        y = 5 + alike(n, alikeness) + (drift(n) if drift else 0.0)
        y = y + effect * numpy.array([0.0] * lag + x[: n - lag])
        y = (y > numpy.quantile(y, 0.75)).astype(float) if is_yes_no else y
        x, y = gaps(x, share / 2), gaps([float(round(v, 6)) for v in y], share)
        known_x, known_y = ([i for i, v in enumerate(side) if v is not None] for side in (x, y))
        rest_x = dict(zip(known_x, left(fenced([x[i] for i in known_x]), known_x)))
        freedom = pattern(known_y)[1]
        rest = left(fenced([y[i] for i in known_y]), known_y)
        rest_y = dict(zip(known_y, rest))
        rho = lag_one(rest, known_y, freedom)

        def both(late, rho):
            days = [i for i in known_y if i - late in rest_x]
            a, b = numpy.array([rest_x[i - late] for i in days]), numpy.array([rest_y[i] for i in days])
            return days, a, b, white(a, days, rho), white(b, days, rho)

        pairings, correlations, strengths = [], [], []
        for late in range(4):
            days, _, _, a, b = both(late, rho)
            pairings.append((days, a, stats.rankdata(b)))
            correlations.append(float(numpy.corrcoef(*pairings[-1][1:])[0, 1]))
            strengths.append(float(correlations[-1] * numpy.sqrt(len(days) - freedom)))
        # At most 4,999 orders, and no more than show twenty as strong: ties count, within single precision.
        beyond, bar = 0, max(map(abs, strengths)) * (1 - 1e-6)
        for drawn, found in enumerate(itertools.islice(orders(pairings, n, Chance(SEED)), 4999), 1):
            beyond += found >= bar
            if beyond == 20:
                break
        p = 20 / drawn if beyond == 20 else (beyond + 1) / 5000

        size = lambda a, b: float(OLS(b, numpy.column_stack([a, numpy.ones(len(a))])).fit().params[0])
        size = size if is_yes_no else weighted_median_slope
        days, a, b, wa, wb = both(lag, rho)
        days, _, _, wa, wb = both(lag, lag_one(b - size(wa, wb) * a, days, freedom))
        slope = size(wa, wb)
        remains = wb - slope * wa
        if is_yes_no:
            half = numpy.maximum(*half_width(wa, remains, days, n, freedom)) * numpy.multiply(*robust(wa, remains, days, n))
            ends = [[*(slope - half), *(slope + half)]]
        else:
            # The slope goes through two days: which of them is above the line is a matter of rounding.
            one, other = deciding_pair(wa, wb, slope)
            ends = []
            for nudge in [-1e-9, 0.0, 1e-9]:
                remains[one] = remains[other] + nudge
                bars = numpy.maximum(*half_width(wa, stats.rankdata(remains), days, n, freedom))
                ends.append(slopes_not_refused(wa, wb, [*bars, *-bars]))
        out.append(
            {
                "x": x,
                "y": y,
                "correlations": correlations,
                "strengths": strengths,
                "p": float(p),
                "drawn": drawn,
                "lag": lag,
                "slope": slope,
                # Of the 95 % and the 80 % interval the lower ends, then the upper.
                "ends": [[float(end) for end in either] for either in ends],
                "coarse": is_yes_no,
            }
        )
    return out


def gapped():
    """With days missing: by amplitude modulation, by weekday, and over seven days that end with an answer."""
    out = []
    for n, share in [(30, 0.2), (120, 0.35), (400, 0.5)]:
        values = gaps(series(n), share)
        row = pandas.Series([numpy.nan if v is None else v for v in values])
        count = int(row.count())
        r1 = acf(row.to_numpy(), adjusted=True, nlags=1, fft=False, missing="conservative")[1]
        moving = row.rolling(7, min_periods=4).mean().where(row.notna())
        by_weekday = row.groupby(row.index % 7)
        out.append(
            {
                "values": values,
                "r1": float(r1) * (count - 1) / count,
                "day_to_day": float(numpy.sqrt((row.diff() ** 2).mean())),
                "weekday_means": [float(v) for v in by_weekday.mean()],
                "weekday_medians": [float(v) for v in by_weekday.median()],
                "moving": [None if numpy.isnan(v) else float(v) for v in moving],
            }
        )
    return out


def loads():
    """Foster's monotony and strain, with the standard deviation of a sample."""
    out = []
    for week in [[0, 300, 450, 0, 360, 240, 600], [120.5, 0, 0, 611.25, 0, 90, 30]]:
        monotony = float(numpy.mean(week) / numpy.std(week, ddof=1))
        out.append({"week": [float(v) for v in week], "monotony": monotony, "strain": float(numpy.sum(week)) * monotony})
    return out


def mean_slopes():
    """Least squares with the standard errors of White and of Newey and West, and what Student makes of them."""
    out = []
    for n, alike, share in [(6, 0, 0.0), (40, 0, 0.0), (84, 5, 0.0), (84, 5, 0.2), (120, 2, 0.1)]:
        # Days come in spells of the same answers, or one by one.
        spells = numpy.arange(n) // (alike or 1)
        x = [float(v) for v in rng.integers(0, 2, n)[spells]]
        y = gaps([float(rng.random() < 0.1 + 0.3 * v) for v in x], share)
        if alike:
            yes = rng.random(n)[spells] < 0.4
            y = [None if v is None else float(one) for v, one in zip(y, yes)]
        known = [day for day in range(n) if y[day] is not None]
        at = numpy.array(x)[known]
        model = OLS(numpy.array([y[day] for day in known]), numpy.column_stack([numpy.ones(len(known)), at]))
        white = model.fit(cov_type="HC0")
        # By all pairs of days; where none is missing statsmodels says the same.
        scores = numpy.zeros(n)
        scores[known] = (at - at.mean()) * white.resid
        apart = numpy.abs(numpy.subtract.outer(numpy.arange(n), numpy.arange(n)))
        near = []
        for reach in [2, 5, 14]:
            weights = numpy.clip(1 - apart / reach, 0, None)
            near.append(numpy.sqrt(max(scores @ weights @ scores, 0)) / ((at - at.mean()) ** 2).sum())
            if len(known) == n:
                same = model.fit(cov_type="HAC", cov_kwds={"maxlags": reach - 1}).bse[1]
                assert abs(near[-1] - same) < 1e-12
        squares = scores[known] ** 2
        # The variance of a sum is estimated by the number of its terms times their variance.
        freedom = max(2 * squares.sum() ** 2 / (len(known) * squares.var()), 3)
        halves = white.bse[1] * stats.t.ppf((1 + LEVELS) / 2, freedom)
        out.append(
            {
                "x": [one if day in known else None for day, one in enumerate(x)],
                "y": y,
                "slope": float(white.params[1]),
                "error": float(white.bse[1]),
                "near": [float(error) for error in near],
                "freedom": float(freedom),
                "halves": halves.tolist(),
            }
        )
    return out


print(
    json.dumps(
        {
            "summaries": summaries(),
            "autocorrelations": autocorrelations(),
            "ranks": ranks(),
            "slopes": slopes(),
            "proportions": proportions(),
            "discoveries": discoveries(),
            "patterns": patterns(),
            "innovations": innovations(),
            "permutations": permutations(),
            "differences": differences(),
            "trends": trends(),
            "associations": associations(),
            "gapped": gapped(),
            "loads": loads(),
            "mean_slopes": mean_slopes(),
        }
    )
)
