"""Systematic rounding at a given start."""

from fractions import Fraction

from dr1.allocation import systematic_rounding
from case_file import CaseFile, equals


def rounding_vectors():
    def compute(given):
        return {"counts": systematic_rounding([Fraction(text) for text in given["values"]], int(given["start"]))}

    vectors = CaseFile(
        "roundings",
        "Systematic rounding of exact values in the order given, at a start u below their common denominator D: "
        "n_h = floor((c_h + u) / D) - floor((c_(h-1) + u) / D).",
        {
            "Published": "Printed for these eight strata.",
            "EveryStart": "All starts of one list of values: the mean of the counts is the values.",
        },
        compute,
    )
    eight = [str(Fraction(n, 583)) for n in (480, 640, 640, 320, 3600, 2400, 960, 288)]
    for start, published in (
        (0, [0, 1, 2, 0, 6, 4, 2, 1]),
        (291, [1, 1, 1, 1, 6, 4, 2, 0]),
        (582, [1, 1, 2, 0, 6, 4, 2, 0]),
    ):
        vectors.valid(
            "eight-%d" % start,
            "D = 583.",
            {"values": eight, "start": str(start)},
            ["Published"],
            equals(published, lambda e: e["counts"]),
        )
    small = [Fraction(1, 2), Fraction(1, 3), Fraction(7, 6), Fraction(0), Fraction(2)]
    for start in range(6):
        vectors.valid(
            "small-%d" % start,
            "D = 6.",
            {"values": [str(value) for value in small], "start": str(start)},
            ["EveryStart"],
        )
    all_counts = [case["expected"]["counts"] for case in vectors.cases if case["id"].startswith("small")]
    assert [Fraction(sum(column), 6) for column in zip(*all_counts)] == small
    vectors.valid("integers", "Nothing to round.", {"values": ["3", "0", "5"], "start": "0"})
    vectors.valid("one", "One stratum.", {"values": ["4"], "start": "0"})
    vectors.valid("none", "No stratum.", {"values": [], "start": "0"})
    big = [Fraction(1, 2**61 - 1), Fraction(1, 3), Fraction(2, 3) - Fraction(1, 2**61 - 1)]
    for name, start in (("low", 0), ("middle", 2**62), ("high", 3 * (2**61 - 1) - 1)):
        vectors.valid(
            "large-denominator-" + name,
            "D = 3 * (2^61 - 1).",
            {"values": [str(value) for value in big], "start": str(start)},
        )
    return vectors
