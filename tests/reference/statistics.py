"""Reference values for the statistics, from scipy, statsmodels and exact enumeration.

    python3 -m venv env && env/bin/pip install -r tests/reference/requirements.txt
    env/bin/python tests/reference/statistics.py > tests/reference/statistics.json

The native tests read the JSON and need no Python. Nothing here shares code or formulas with src.
"""

import itertools
import json

import numpy
from scipy import stats
from statsmodels.regression.linear_model import OLS
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint
from statsmodels.tsa.stattools import acf

rng = numpy.random.default_rng(20260101)


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


def rank_correlations():
    out = []
    for n in [5, 12, 60]:
        x, y = ratings(n), series(n)
        tied = ratings(n)
        for a, b in [(x, y), (x, tied)]:
            out.append({"x": a, "y": b, "rho": float(stats.spearmanr(a, b).statistic)})
    return out


def slopes():
    """All pairs, one by one; and the weighted median of Sievers by its definition."""
    out = []
    for n in [4, 11, 40, 90]:
        x = [float(round(v, 3)) for v in rng.normal(0, 1, n)]
        y = [float(round(2 + 0.5 * a + v, 3)) for a, v in zip(x, rng.normal(0, 1, n))]
        pairs = [
            ((y[j] - y[i]) / (x[j] - x[i]), abs(x[j] - x[i]))
            for i, j in itertools.combinations(range(n), 2)
            if x[i] != x[j]
        ]
        pairs.sort()
        half = sum(w for _, w in pairs) / 2
        along = 0.0
        for slope, weight in pairs:
            along += weight
            if along > half:
                break
        out.append(
            {
                "x": x,
                "y": y,
                "theil_sen": float(stats.theilslopes(y, x).slope),
                "weighted": float(slope),
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


def patterns():
    """Weekdays and a linear spline with knots every six weeks or so, fitted at once by least squares."""
    out = []
    for n, share in [(84, 0.0), (100, 0.2), (365, 0.3)]:
        values = gaps([float(round(v + (i % 7) * 0.1 + i / 50, 6)) for i, v in enumerate(series(n))], share)
        known = [i for i, v in enumerate(values) if v is not None]
        first, last = known[0], known[-1]
        pieces = max(1, round((last - first) / 42))
        knots = numpy.linspace(first, last, pieces + 1)
        columns = [numpy.interp(known, knots, numpy.eye(pieces + 1)[k]) for k in range(pieces + 1)]
        columns += [[float(i % 7 == weekday) for i in known] for weekday in range(6)]
        design = numpy.array(columns).T
        y = numpy.array([values[i] for i in known])
        out.append({"values": values, "rest": [float(v) for v in OLS(y, design).fit().resid], "knots": pieces + 1})
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


print(
    json.dumps(
        {
            "summaries": summaries(),
            "autocorrelations": autocorrelations(),
            "rank_correlations": rank_correlations(),
            "slopes": slopes(),
            "proportions": proportions(),
            "discoveries": discoveries(),
            "patterns": patterns(),
            "innovations": innovations(),
            "permutations": permutations(),
        }
    )
)
