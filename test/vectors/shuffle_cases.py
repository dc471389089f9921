"""Shuffles."""

from case_file import SEED, SUITES, CaseFile
from dr1.protocol import shuffle
from stream_cases import source_of


def shuffle_vectors():
    def compute(given):
        return {"order": shuffle(given["items"], source_of(given), given.get("count"))}

    vectors = CaseFile(
        "shuffles",
        "Partial Fisher-Yates from the front: for place i swap with i + uniformInt(n - i).",
        {
            "Partial": "Only the first `count` places; those are the first of the full order.",
            "Seedrandom": "The generator of shuffle/1.",
        },
        compute,
    )
    for suite in SUITES:
        for size in (0, 1, 2, 3, 10, 52):
            items = ["T-%02d" % number for number in range(size)]
            vectors.valid(
                "full-%s-%d" % (suite, size),
                "All places.",
                {"source": "hash", "seed": SEED, "label": "shuffle", "suite": suite, "items": items},
            )
        items = ["T-%02d" % number for number in range(52)]
        for count in (0, 1, 5, 51):
            vectors.valid(
                "partial-%s-%d" % (suite, count),
                "The first places.",
                {"source": "hash", "seed": SEED, "label": "shuffle", "suite": suite, "items": items, "count": count},
                ["Partial"],
            )
    for size in (1, 5, 40, 300):
        items = ["T-%03d" % number for number in range(size)]
        vectors.valid(
            "seedrandom-%d" % size,
            "All places.",
            {"source": "seedrandom", "seed": SEED, "items": items},
            ["Seedrandom"],
        )
    vectors.valid(
        "seedrandom-partial",
        "The first places.",
        {"source": "seedrandom", "seed": SEED, "items": items, "count": 7},
        ["Seedrandom", "Partial"],
    )
    return vectors
