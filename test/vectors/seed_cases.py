"""The derived seed of a draw."""

from case_file import SUITES, CaseFile
from dr1.protocol import derive_seed, seed_preimage


def seed_vectors():
    def compute(given):
        preimage = seed_preimage(given["drawId"], given["sources"])
        return {"preimage": preimage, "seed": derive_seed(given["drawId"], given["sources"], given["suite"])}

    vectors = CaseFile(
        "seeds",
        'S = H("dr1:seed:" + JCS({"draw","sources":[{"ref","type","value"}, ...]})).',
        {
            "Collision": (
                "Two values that give one stream when they seed the seedrandom package directly; "
                "`collidesWith` is "
                "the other. Their S differ."
            ),
            "Unnormalised": "Digits, case and width are kept as typed.",
            "Order": "The order of the sources counts, the order of their fields does not.",
            "Missing": "There is no default seed.",
            "TwoSpellings": "Text that two people could type differently is refused.",
        },
        compute,
    )
    draw = "140581/plan-2024/T12/b1/d1"

    def given(value, suite="sha256", draw_id=draw):
        return {
            "drawId": draw_id,
            "suite": suite,
            "sources": [{"type": "declared", "ref": "public meeting", "value": value}],
        }

    numbers = "47 11 08 15 16 23 42 99 03 71 28 64"
    for suite in SUITES:
        vectors.valid("plain-" + suite, "One declared source.", given(numbers, suite))
        vectors.valid(
            "other-task-" + suite,
            "The same source for another task.",
            given(numbers, suite, "140581/plan-2024/T13/b1/d1"),
        )
        vectors.valid(
            "redraw-" + suite,
            "The same source for the second draw.",
            given(numbers, suite, "140581/plan-2024/T12/b1/d2"),
        )
    for one, other in (("1", "11"), ("2024", "20242024"), ("a", "\u0161"), ("\u4e2d", "-")):
        case = "-".join("%04x" % ord(character) for character in one[:1]) + "-len%d" % len(one)
        for suite in SUITES:
            first, second = (
                {**given(value, suite), "collidesWith": twin} for value, twin in ((one, other), (other, one))
            )
            assert compute(first)["seed"] != compute(second)["seed"]
            vectors.valid(
                "collision-%s-%s-one" % (case, suite),
                "%s: not the seed of its twin." % ascii(one),
                first,
                ["Collision"],
            )
            vectors.valid(
                "collision-%s-%s-other" % (case, suite),
                "%s: not the seed of its twin." % ascii(other),
                second,
                ["Collision"],
            )
    vectors.valid("leading-zero", "Not read as a number.", given("08285182"), ["Unnormalised"])
    vectors.valid("no-leading-zero", "Another seed.", given("8285182"), ["Unnormalised"])
    vectors.valid(
        "full-width",
        "Full-width digits are other characters.",
        given("\uff10\uff18\uff12\uff18\uff15\uff11\uff18\uff12"),
        ["Unnormalised"],
    )
    vectors.valid("upper-case", "Case is kept.", given("DEADBEEF"), ["Unnormalised"])
    vectors.valid("quotes", "Escaped by canonical JSON.", given('"\\"'))
    vectors.valid(
        "chinese-ref",
        "Text of the source in Chinese.",
        {
            **given(numbers),
            "sources": [
                {
                    "ref": "\u516c\u5f00\u6447\u53f7\u4f1a",
                    "type": "declared",
                    "value": "\u4e2d\u534e\u0032\u0030\u0032\u0034",
                }
            ],
        },
    )
    vectors.valid("non-bmp", "A character beyond the basic plane.", given("\U00020bb7\U0001f3b2"))
    two = [
        {"type": "declared", "ref": "dice", "value": "31415926"},
        {"type": "declared", "ref": "balls", "value": "27182818"},
    ]
    vectors.valid("two-sources", "Both count.", {**given("x"), "sources": two}, ["Order"])
    vectors.valid("two-sources-swapped", "Another seed.", {**given("x"), "sources": two[::-1]}, ["Order"])
    vectors.valid(
        "fields-swapped",
        "The same seed as two-sources.",
        {**given("x"), "sources": [{key: source[key] for key in ("value", "type", "ref")} for source in two]},
        ["Order"],
    )
    by_id = {case["id"]: case["expected"]["seed"] for case in vectors.cases}
    assert by_id["two-sources"] == by_id["fields-swapped"] != by_id["two-sources-swapped"]

    vectors.invalid("no-source", "An empty list.", {**given("x"), "sources": []}, "SEED_MISSING", ["Missing"])
    vectors.invalid("empty-value", "A source without a value.", given(""), "SEED_MISSING", ["Missing"])
    vectors.invalid("null-value", "A source without a value.", given(None), "SEED_MISSING", ["Missing"])
    vectors.invalid(
        "second-empty",
        "Every source must have one.",
        {**given("x"), "sources": [two[0], {**two[1], "value": ""}]},
        "SEED_MISSING",
        ["Missing"],
    )
    vectors.invalid(
        "number", "20240101 and '20240101' must not be two seeds.", given(20240101), "SEED_TYPE", ["TwoSpellings"]
    )
    for case_id, value in (
        ("leading-space", " 1234"),
        ("trailing-space", "1234 "),
        ("ideographic-space", "1234\u3000"),
        ("line-feed", "1234\n"),
        ("tab-inside", "12\t34"),
        ("byte-order-mark", "\ufeff1234"),
        ("zero-width-space", "12\u200b34"),
        ("zero-width-joiner", "12\u200d34"),
        ("soft-hyphen", "12\u00ad34"),
        ("delete", "12\u007f34"),
        ("next-line", "12\u008534"),
        ("decomposed", "e\u0301"),
        ("compatibility-jamo", "\u1100\u1161"),
    ):
        vectors.invalid(case_id, ascii(value), given(value), "SEED_TYPE", ["TwoSpellings"])
    return vectors
