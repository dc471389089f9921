"""Uniform integers from a stream."""

from case_file import OTHER_SEED, SEED, SUITES, CaseFile, equals
from dr1.protocol import Arc4Stream, GivenWords, HashStream, shuffle, uniform_int


def source_of(given):
    if given["source"] == "hash":
        return HashStream(given["seed"], given["label"], given["suite"])
    if given["source"] == "seedrandom":
        return Arc4Stream(given["seed"])
    return GivenWords(given["wordBits"], [int(word) for word in given["words"]])


def stream_vectors():
    def compute(given):
        source = source_of(given)
        values = [str(uniform_int(source, int(bound))) for bound in given["bounds"]]
        return {"values": values, "wordsUsed": source.used}

    vectors = CaseFile(
        "streams",
        'Uniform integers, one after the other from one stream. hash: 256-bit words H("dr1:stream:" + S + ":" + '
        'label + ":" + '
        "k), k = 0, 1, 2, ...; seedrandom: the 32-bit words of that package for S; words: the words listed. "
        "Numbers are "
        "decimal text.",
        {
            "Words": "A bound of 2^256 gives each word itself.",
            "Rejection": "Some values are thrown away; `wordsUsed` counts them too.",
            "ManyWords": "A bound above the range of one word joins several, the first most significant.",
            "Seedrandom": "The generator of shuffle/1.",
            "Bound": "A bound is at least 1.",
        },
        compute,
    )

    def given(bounds, label="test", suite="sha256", seed=SEED):
        return {
            "source": "hash",
            "seed": seed,
            "label": label,
            "suite": suite,
            "bounds": [str(bound) for bound in bounds],
        }

    bounds = [1, 2, 3, 6, 7, 1000, 2**53, 2**256, 2**256 + 1, 3 * 2**300]
    for suite in SUITES:
        for label in ("test", "allocation", ""):
            name = label or "empty"
            vectors.valid(
                "words-%s-%s" % (suite, name),
                "Twelve words: k has one digit, then two.",
                given([2**256] * 12, label, suite),
                ["Words"],
            )
            vectors.valid(
                "mixed-%s-%s" % (suite, name),
                "Bounds of all sizes from one stream.",
                given(bounds * 2, label, suite),
                ["ManyWords"],
            )
        for at, bound in enumerate(bounds):
            flags = ["ManyWords"] if bound > 2**256 else []
            vectors.valid(
                "bound-%s-%d" % (suite, at),
                "Ten integers below %s." % bound,
                given([bound] * 10, suite=suite, seed=OTHER_SEED),
                flags,
            )
        half = given([2**255 + 1] * 20, "rejection", suite)
        vectors.valid(
            "rejects-half-" + suite,
            "Nearly every second value is at or above 2^255 + 1.",
            half,
            ["Rejection"],
            lambda e: equals(True)(e["wordsUsed"] > 25),
        )
        wide = given([2**511 + 1] * 8, "rejection", suite)
        vectors.valid(
            "rejects-pairs-" + suite,
            "Two words at a time are thrown away.",
            wide,
            ["Rejection", "ManyWords"],
            lambda e: equals(True)(e["wordsUsed"] > 20),
        )
    vectors.valid("three-words", "2^512 + 1 needs three.", given([2**512 + 1, 2**512, 5]), ["ManyWords"])
    for at, seed in enumerate((SEED, OTHER_SEED, "f" * 64)):
        one = {"source": "seedrandom", "seed": seed}
        vectors.valid(
            "seedrandom-words-%d" % at,
            "Its 32-bit words.",
            {**one, "bounds": [str(2**32)] * 10},
            ["Seedrandom", "Words"],
        )
        vectors.valid(
            "seedrandom-mixed-%d" % at,
            "Bounds of all sizes.",
            {**one, "bounds": [str(bound) for bound in bounds * 2]},
            ["Seedrandom", "ManyWords"],
        )
        vectors.valid(
            "seedrandom-rejects-%d" % at,
            "Bounds like 3 * 2^30, where a plain remainder is visibly unfair.",
            {**one, "bounds": [str(3 * 2**30), str(2**31 + 1)] * 12},
            ["Seedrandom", "Rejection"],
        )

    def words(bits, listed, bounds):
        return {
            "source": "words",
            "wordBits": bits,
            "words": [str(word) for word in listed],
            "bounds": [str(bound) for bound in bounds],
        }

    for case_id, comment, bits, listed, bound_list, values in (
        ("edge-last-kept", "249 is below 250, the largest multiple of 10 in 256.", 8, [249], [10], [9]),
        ("edge-first-rejected", "250 and 255 are thrown away.", 8, [250, 255, 7], [10], [7]),
        ("edge-divides", "256 is a multiple of 16: nothing is thrown away.", 8, [255], [16], [15]),
        ("edge-range", "A bound equal to the range needs one word.", 8, [255], [256], [255]),
        (
            "edge-two-words",
            "257 needs two words, the first most significant; 65535 is 255 times 257.",
            8,
            [1, 2, 255, 254, 255, 255, 0, 5],
            [257, 257, 257],
            [1, 256, 5],
        ),
        (
            "edge-pair-rejected",
            "Both words of a rejected value go.",
            8,
            [234, 97, 234, 96, 0, 1],
            [60001, 60001],
            [60000, 1],
        ),
        ("edge-one", "A bound of 1 takes a word all the same.", 8, [255, 3], [1, 256], [0, 3]),
    ):
        vectors.valid(
            case_id,
            comment,
            words(bits, listed, bound_list),
            ["Rejection"] if "rejected" in case_id else ["ManyWords"] if "two" in case_id else [],
            equals([str(v) for v in values], lambda e: e["values"]),
        )
    vectors.invalid("bound-zero", "Nothing is below 0.", given([0]), "BOUND_INVALID", ["Bound"])
    vectors.invalid("bound-negative", "Nothing is below -5.", given([-5]), "BOUND_INVALID", ["Bound"])
    vectors.invalid(
        "bound-zero-seedrandom",
        "Nothing is below 0.",
        {"source": "seedrandom", "seed": SEED, "bounds": ["0"]},
        "BOUND_INVALID",
        ["Bound", "Seedrandom"],
    )
    return vectors
