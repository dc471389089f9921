"""How many of each stratum."""

from fractions import Fraction

from dr1.allocation import allocate
from case_file import OTHER_SEED, SEED, SUITES, CaseFile, equals
from dr1.protocol import HashStream


def text_name(ratio):
    for sign, name in (
        ("%", "pc"),
        ("\u2030", "pm"),
        ("/", "over"),
        ("\uff15", "wide5"),
        ("\uff05", "pc"),
        ("\uff0f", "over-wide"),
    ):
        ratio = ratio.replace(sign, name)
    return ratio


def allocation_vectors():
    def compute(given):
        return allocate(given["options"], HashStream(**given["stream"]) if "stream" in given else None)

    vectors = CaseFile(
        "allocations",
        "How many of each stratum. Exact numbers are text: 3 or 19/2. `level` is the lowest L from 0 that gives "
        "the exact "
        "counts. A `stream` is the source of systematic-random.",
        {
            "Published": (
                "The exact counts or seats are printed elsewhere: stratallo, R sampling, sps, "
                "Wikipedia, a municipal frame."
            ),
            "Ties": "Equal fractions or quotients: the higher tier, then the larger, then the key.",
            "Nested": "Rounded tier by tier, so each tier is within one of its own exact count.",
            "Bounds": "Minimums, caps or rate bands take part.",
            "ByTier": "A rate for each tier; no overall ratio.",
            "Rising": "Of the roundings of the tiers to neighbouring integers, the nearest whose rates rise.",
            "Floats": "A ratio for which floating-point arithmetic gives another count.",
            "Empty": "Nothing to allocate to.",
            "Infeasible": "Minimums or caps contradict the total.",
            "SystematicRandom": "Exact expectation; siblings shuffled, then one start.",
        },
        compute,
    )

    def exact(*texts):
        return equals(list(texts), lambda e: [row["exactCount"] for row in e["strata"]])

    def counts(*numbers):
        return equals(list(numbers), lambda e: [row["count"] for row in e["strata"]])

    def both(*checks):
        return lambda e: [check(e) for check in checks]

    def by_weight(sizes, weights, lowers, uppers, count, apportionment="largest-remainder"):
        strata = [
            {"key": "S%d" % at, "size": size, "intensity": str(weight), "minimum": least, "maximum": most}
            for at, (size, weight, least, most) in enumerate(zip(sizes, weights, lowers, uppers), start=1)
        ]
        return {
            "options": {"strata": strata, "quota": {"kind": "count", "count": count}, "apportionment": apportionment}
        }

    tiers = ("low", "general", "higher", "high")
    dandong = (31107, 12044, 3682, 721)
    ladder = ("1", "2", "4", "8")
    bands = (("0", "5%"), ("5%", "20%"), ("21%", "60%"), ("61%", "100%"))

    def frame(sizes=dandong, steps=ladder, **more):
        strata = [
            {"key": tier, "tier": tier, "size": size, "intensity": step}
            for tier, size, step in zip(tiers, sizes, steps)
        ]
        for stratum, band in zip(strata, more.pop("bands", (None,) * 4)):
            if band:
                stratum["band"] = {"minimum": band[0], "maximum": band[1]}
        for stratum in strata:
            if "minimum" in more:
                stratum["minimum"] = more["minimum"]
        more.pop("minimum", None)
        return {"options": {"strata": strata, **more}}

    v = vectors.valid
    readme = ((3000, 4000, 5000, 2000), (48, 79, 76, 16))
    v(
        "stratallo-readme",
        "stratallo, README: box constraints.",
        by_weight(*readme, (100, 90, 500, 50), (300, 400, 800, 90), 1284),
        ["Published", "Bounds"],
        both(
            counts(229, 400, 604, 51),
            lambda e: equals(["228.9496", "400.0000", "604.1727", "50.8777"])(
                ["%.4f" % float(Fraction(row["exactCount"])) for row in e["strata"]]
            ),
        ),
    )
    v(
        "stratallo-small",
        "stratallo, tests.",
        by_weight((100,) * 4, ("10.4", "1.8", "0.3", "0.9"), (10,) * 4, (30,) * 4, 80),
        ["Published", "Bounds"],
        exact("30", "80/3", "10", "40/3"),
    )
    for total, published in (
        (553, ("237/2", "158", "395/2", "79")),
        (463, ("100", "132", "165", "66")),
        (596, ("132", "176", "200", "88")),
    ):
        v(
            "stratallo-%d" % total,
            "stratallo, tests.",
            by_weight((3000, 4000, 5000, 2000), (1,) * 4, (100, 90, 70, 50), (300, 400, 200, 90), total),
            ["Published", "Bounds"],
            exact(*published),
        )
    v(
        "inclusion-1-to-20",
        "R sampling: inclusionprobabilities(1:20, 12).",
        by_weight((1,) * 20, range(1, 21), (0,) * 20, (1,) * 20, 12),
        ["Published", "Bounds"],
        exact(*[str(Fraction(k, 17)) for k in range(1, 17)], "1", "1", "1", "1"),
    )
    v(
        "inclusion-ties",
        "R sampling: inclusionprobabilities(c(1,2,5,5,5,10,4,1), 6).",
        by_weight((1,) * 8, (1, 2, 5, 5, 5, 10, 4, 1), (0,) * 8, (1,) * 8, 6),
        ["Published", "Bounds", "Ties"],
        exact("1/4", "1/2", "1", "1", "1", "1", "1", "1/4"),
    )
    votes = (47000, 16000, 15900, 12000, 6000, 0, 3100)
    for name, sizes, seats, method, published in (
        ("votes-hamilton", votes, 10, "largest-remainder", (5, 2, 1, 1, 1, 0, 0)),
        ("votes-webster", votes, 10, "webster", (4, 2, 2, 1, 1, 0, 0)),
        ("states-43-hamilton", (21878, 9713, 4167, 3252, 1065), 43, "largest-remainder", (24, 10, 4, 4, 1)),
        ("states-43-webster", (21878, 9713, 4167, 3252, 1065), 43, "webster", (24, 10, 4, 4, 1)),
        ("alabama-10", (6, 6, 2), 10, "largest-remainder", (4, 4, 2)),
        ("alabama-11", (6, 6, 2), 11, "largest-remainder", (5, 5, 1)),
        ("vdk-proportional", (215, 65, 252, 50, 149, 144), 100, "largest-remainder", (25, 7, 29, 6, 17, 16)),
    ):
        v(
            name,
            "Apportionment of %d." % seats,
            by_weight(sizes, (1,) * len(sizes), (0,) * len(sizes), sizes, seats, method),
            ["Published"],
            counts(*published),
        )
    for ratio, published in (
        ("0.1%", (20, 15, 9, 4)),
        ("1%", (196, 151, 93, 36)),
        ("5%", (977, 757, 463, 181)),
        ("100%", dandong),
    ):
        for method in ("largest-remainder", "webster"):
            v(
                "dandong-%s-%s" % (ratio.replace("%", "pc"), method),
                "47554 enterprises, 1 : 2 : 4 : 8.",
                frame(quota={"kind": "ratio", "ratio": ratio}, rounding="half-up", apportionment=method),
                ["Published"],
                counts(*published),
            )
    v(
        "dandong-0.1pc-minimum",
        "At least five of each tier.",
        frame(quota={"kind": "ratio", "ratio": "0.1%"}, rounding="half-up", minimum=5),
        ["Published", "Bounds"],
        both(counts(19, 15, 9, 5), equals("43/69923", lambda e: e["level"])),
    )
    v(
        "dandong-10pc-bands",
        "Rate bands of a municipality.",
        frame(quota={"kind": "ratio", "ratio": "10%"}, rounding="half-up", bands=bands),
        ["Published", "Bounds"],
        both(counts(1555, 1713, 1047, 440), equals("345/4852", lambda e: e["level"])),
    )
    v(
        "dandong-10pc-dial",
        "One dial through the same bands.",
        frame(quota={"kind": "ratio", "ratio": "10%"}, bands=bands, method="dial"),
        ["Bounds"],
    )
    v(
        "dandong-10pc-dial-webster",
        "The exact counts are the claims.",
        frame(quota={"kind": "ratio", "ratio": "10%"}, bands=bands, method="dial", apportionment="webster"),
        ["Bounds"],
    )
    vectors.invalid(
        "dandong-1pc-bands",
        "The bands ask for 1817 at least.",
        frame(quota={"kind": "ratio", "ratio": "1%"}, rounding="half-up", bands=bands),
        "ALLOCATION_INFEASIBLE",
        ["Infeasible", "Bounds"],
    )
    v(
        "dandong-1pc-bands-adjusted",
        "The total is raised to 1817.",
        frame(quota={"kind": "ratio", "ratio": "1%"}, bands=bands, onInfeasible="adjust-total"),
        ["Bounds"],
        equals(1817, lambda e: e["total"]),
    )
    v(
        "dandong-50pc-bands-adjusted",
        "The total is cut to 6893.",
        frame(quota={"kind": "ratio", "ratio": "50%"}, bands=bands, onInfeasible="adjust-total"),
        ["Bounds"],
        equals(6893, lambda e: e["total"]),
    )
    vectors.invalid(
        "dandong-50pc-bands",
        "The bands allow 6893 at most.",
        frame(quota={"kind": "ratio", "ratio": "50%"}, bands=bands),
        "ALLOCATION_INFEASIBLE",
        ["Infeasible", "Bounds"],
    )

    eight = [
        {"key": "%s.%s" % (tier, name), "tier": tier, "path": [tier], "size": size, "intensity": step}
        for name, sizes in (("x", (120, 80, 40, 10)), ("y", (900, 300, 60, 9)))
        for tier, size, step in zip(tiers, sizes, ladder)
    ]
    flat = [{key: value for key, value in stratum.items() if key != "path"} | {"path": []} for stratum in eight]
    x_eight = [str(Fraction(n, 583)) for n in (480, 640, 640, 320, 3600, 2400, 960, 288)]
    ratio = {"kind": "ratio", "ratio": "1%"}
    v(
        "eight-flat",
        "Without nesting the last, most risky stratum is never visited.",
        {"options": {"strata": flat, "quota": ratio}},
        ["Published"],
        both(exact(*x_eight), counts(1, 1, 1, 1, 6, 4, 2, 0)),
    )
    v(
        "eight-flat-minimum",
        "With one of each.",
        {"options": {"strata": [{**s, "minimum": 1} for s in flat], "quota": ratio}},
        ["Published", "Bounds"],
        counts(1, 1, 1, 1, 6, 4, 1, 1),
    )
    v("eight-nested", "Nested by tier.", {"options": {"strata": eight, "quota": ratio}}, ["Nested"], exact(*x_eight))
    v("eight-webster", "Bounded Webster.", {"options": {"strata": eight, "quota": ratio, "apportionment": "webster"}})
    cells = [
        {"key": "high.c%02d" % n, "tier": "high", "path": ["high"], "size": 10, "intensity": "4"} for n in range(12)
    ]
    cells.append({"key": "low.all", "tier": "low", "path": ["low"], "size": 413, "intensity": "1"})
    for name, path in (("nested", None), ("flat", [])):
        strata = [{**s, **({"path": path} if path is not None else {})} for s in cells]
        v(
            "twelve-cells-" + name,
            "Twelve small cells of the highest tier.",
            {"options": {"strata": strata, "quota": {"kind": "count", "count": 9}}},
            ["Nested"] if path is None else [],
        )
    three_deep = [
        {
            "key": "%s.%s.%s" % (tier, letter, kind),
            "tier": tier,
            "path": [tier, letter],
            "size": 3 + 7 * at + 5 * bt + ct,
            "intensity": step,
        }
        for at, (tier, step) in enumerate(zip(tiers, ladder))
        for bt, letter in enumerate("AB")
        for ct, kind in enumerate(("enterprise", "individual"))
    ]
    for percent in (1, 3, 10, 35, 80):
        v(
            "three-levels-%dpc" % percent,
            "Tier, class and kind.",
            {"options": {"strata": three_deep, "quota": {"kind": "ratio", "ratio": "%d%%" % percent}}},
            ["Nested"],
        )

    four = [{"key": tier, "tier": tier, "size": 5} for tier in tiers]
    for total in range(1, 8):
        v(
            "ties-tiers-%d" % total,
            "Equal strata: the higher tiers first.",
            {"options": {"strata": four, "quota": {"kind": "count", "count": total}}},
            ["Ties"],
        )
        v(
            "ties-tiers-webster-%d" % total,
            "Equal strata: the higher tiers first.",
            {"options": {"strata": four, "quota": {"kind": "count", "count": total}, "apportionment": "webster"}},
            ["Ties"],
        )
    ties = [
        {"key": key, "tier": tier, "path": [], "size": size}
        for key, tier, size in (
            ("b", "low", 6),
            ("a", "low", 6),
            ("B", "low", 6),
            ("c", "low", 18),
            ("u", "unclassified", 6),
            ("n", "untiered", 30),
            ("g", "general", 6),
        )
    ]
    for total in (13, 25, 26, 38, 39):
        for method in ("largest-remainder", "webster"):
            v(
                "ties-mixed-%d-%s" % (total, method),
                "Tier before size before key; unclassified comes last.",
                {"options": {"strata": ties, "quota": {"kind": "count", "count": total}, "apportionment": method}},
                ["Ties"],
            )

    for sizes, steps, total in (
        ((4, 0, 3, 0), ("1",) * 4, 3),
        ((14, 9, 5, 6), ladder, 7),
        ((100, 3, 2, 1), ladder, 5),
        ((1, 1, 1, 1), ("1",) * 4, 2),
        ((7, 7, 7, 8), ("1",) * 4, 10),
        ((10, 11, 12, 13), ("1",) * 4, 5),
        ((3, 5, 7, 11), ("1", "1.1", "1.2", "1.3"), 6),
        ((9, 5, 3, 2), ("1", "1", "1", "1"), 4),
    ):
        v(
            "rising-%d-of-%s" % (total, "-".join(map(str, sizes))),
            "Plain largest remainder may let a rate fall from tier to tier.",
            frame(sizes, steps, quota={"kind": "count", "count": total}),
            ["Rising"],
        )
    v(
        "rising-impossible",
        "Minimums leave no rounding whose rates rise: plain largest remainder, and the inversion is reported.",
        frame((2, 50, 40, 30), quota={"kind": "count", "count": 7}, minimum=1),
        ["Rising", "Bounds"],
        lambda e: equals(True)(len(e["inversions"]) > 0),
    )
    v(
        "rising-unclassified",
        "unclassified is no tier of the ladder.",
        {
            "options": {
                "strata": [
                    {"key": tier, "tier": tier, "size": size}
                    for tier, size in (("low", 4), ("higher", 3), ("unclassified", 6))
                ],
                "quota": {"kind": "count", "count": 5},
            }
        },
        ["Rising"],
    )
    for text, size, rule, right in (
        ("0.07", 100, "ceil", 7),
        ("0.29", 100, "floor", 29),
        ("0.57", 100, "floor", 57),
        ("0.14", 50, "ceil", 7),
        ("1/3", 300, "ceil", 100),
        ("0.1%", 3000, "ceil", 3),
        ("2\u2030", 500, "floor", 1),
        ("\uff15\uff05", 1000, "floor", 50),
        ("1\uff0f3", 30, "ceil", 10),
        ("2.5%", 20, "half-up", 1),
        ("2.5%", 60, "half-up", 2),
        ("2.4%", 60, "half-up", 1),
    ):
        v(
            "ratio-%s-of-%d-%s" % (text_name(text), size, rule),
            "Exact.",
            {
                "options": {
                    "strata": [{"key": "all", "size": size}],
                    "quota": {"kind": "ratio", "ratio": text},
                    "rounding": rule,
                    "minimumTotal": 0,
                }
            },
            ["Floats"],
            equals(right, lambda e: e["total"]),
        )
    one = [{"key": "all", "size": 37}]
    for quota in (
        {"kind": "at-least-ratio", "ratio": "10%"},
        {"kind": "ratio-range", "minimum": "10%", "maximum": "20%"},
        {"kind": "count-range", "minimum": 5, "maximum": 9},
        {"kind": "count", "count": 100},
        {"kind": "census"},
        {"kind": "ratio", "ratio": "0.1%"},
    ):
        for rule in ("ceil", "half-up", "floor"):
            v(
                "quota-%s-%s" % (quota["kind"], rule),
                "One stratum of 37.",
                {"options": {"strata": one, "quota": quota, "rounding": rule}},
            )
    for share in ("1/12", "6/12", "11/12"):
        v(
            "share-" + share.replace("/", "of"),
            "The part of the year that is due.",
            frame(quota={"kind": "ratio", "ratio": "5%"}, share=share),
        )
    v("no-strata", "An empty frame.", {"options": {"strata": [], "quota": {"kind": "ratio", "ratio": "5%"}}}, ["Empty"])
    v(
        "empty-stratum",
        "One of the strata is empty.",
        {
            "options": {
                "strata": [{"key": "a", "size": 0}, {"key": "b", "size": 9}],
                "quota": {"kind": "ratio", "ratio": "50%"},
            }
        },
        ["Empty"],
    )
    v(
        "all-empty",
        "Every stratum is empty.",
        {"options": {"strata": [{"key": "a", "size": 0}, {"key": "b", "size": 0}], "quota": {"kind": "census"}}},
        ["Empty"],
    )
    v(
        "available",
        "Three of ten are excluded, and none of the second stratum is left.",
        {
            "options": {
                "strata": [
                    {"key": "a", "size": 10, "available": 7},
                    {"key": "b", "size": 10, "available": 0},
                    {"key": "c", "size": 10},
                ],
                "quota": {"kind": "ratio", "ratio": "55%"},
            }
        },
        ["Bounds"],
    )
    v(
        "band-without-integer",
        "5 % to 20 % of three holds no integer; the minimum wins.",
        {
            "options": {
                "strata": [
                    {"key": "a", "size": 3, "band": {"minimum": "5%", "maximum": "20%"}},
                    {"key": "b", "size": 50},
                ],
                "quota": {"kind": "count", "count": 4},
            }
        },
        ["Bounds"],
    )
    v(
        "inversion",
        "A minimum gives the lower tier the higher rate.",
        frame((2, 50, 40, 30), quota={"kind": "count", "count": 6}, minimum=1),
        ["Bounds"],
        lambda e: equals(True)(len(e["inversions"]) > 0),
    )
    v(
        "steep",
        "Intensities from 1 to a thousand million.",
        frame(
            (1000, 1000, 1000, 1000), ("1", "1000", "1000000", "1000000000"), quota={"kind": "ratio", "ratio": "60%"}
        ),
    )
    v(
        "fractional-intensity",
        "Intensities as decimals and quotients.",
        frame((100, 90, 80, 70), ("0.5", "2/3", "1.25", "7/2"), quota={"kind": "ratio", "ratio": "17%"}),
    )
    ladder_rates = {"low": "1%", "general": "3%", "higher": "10%", "high": "100%"}
    for rule in ("ceil", "half-up", "floor"):
        v(
            "by-tier-" + rule,
            "Each tier rounded by itself.",
            frame(
                (210, 130, 44, 7), ("1",) * 4, quota={"kind": "ratio-by-tier", "ratios": ladder_rates}, rounding=rule
            ),
            ["ByTier"],
        )
    v(
        "by-tier-all-zero",
        "All rates come to nothing: one of the highest tier.",
        {
            "options": {
                "strata": [
                    {"key": t, "tier": t, "size": s}
                    for t, s in (("low", 21), ("general", 13), ("higher", 4), ("unclassified", 6))
                ],
                "quota": {"kind": "ratio-by-tier", "ratios": ladder_rates},
                "rounding": "floor",
            }
        },
        ["ByTier"],
    )
    v(
        "by-tier-unclassified",
        "unclassified takes the rate of general.",
        {
            "options": {
                "strata": [{"key": t, "tier": t, "size": 100} for t in (*tiers, "unclassified")],
                "quota": {"kind": "ratio-by-tier", "ratios": ladder_rates},
            }
        },
        ["ByTier"],
    )
    v(
        "by-tier-empty-tier",
        "A tier without targets gets none.",
        frame((0, 130, 0, 7), ("1",) * 4, quota={"kind": "ratio-by-tier", "ratios": ladder_rates}),
        ["ByTier", "Empty"],
    )
    v(
        "by-tier-one-tier",
        "One tier alone has a level.",
        {
            "options": {
                "strata": [{"key": "high", "tier": "high", "size": 9}],
                "quota": {"kind": "ratio-by-tier", "ratios": {**ladder_rates, "high": "50%"}},
            }
        },
        ["ByTier"],
    )
    for at, seed in enumerate((SEED, OTHER_SEED, "a" * 64, "b" * 64)):
        for name, strata in (("eight", eight), ("three-levels", three_deep)):
            stream = {"seed": seed, "label": "allocation", "suite": SUITES[at % 2]}
            v(
                "systematic-%s-%d" % (name, at),
                "Rounded at random.",
                {
                    "options": {
                        "strata": strata,
                        "quota": {"kind": "ratio", "ratio": "4%"},
                        "apportionment": "systematic-random",
                    },
                    "stream": stream,
                },
                ["SystematicRandom", "Nested"],
            )
    return vectors
