"""Tickets of targets, pairs and leads."""

from case_file import OTHER_SEED, SEED, SUITES, CaseFile
from dr1.protocol import lead_ticket, pair_ticket, ticket_of


def ticket_vectors():
    def compute(given):
        ticket = ticket_of(given["seed"], given["targetId"], given["suite"])
        if "pair" in given:
            return {"ticket": pair_ticket(given["seed"], given["targetId"], *given["pair"], given["suite"])}
        if "inspectorId" in given:
            return {"ticket": lead_ticket(given["seed"], given["targetId"], given["inspectorId"], given["suite"])}
        return {"ticket": ticket}

    vectors = CaseFile(
        "tickets",
        'unit: H("dr1:unit:" + S + ":" + targetId); pair: H("dr1:pair:" + S + ":" + targetId + ":" + a + ":" + '
        "b) with a < b; "
        'lead: H("dr1:lead:" + S + ":" + targetId + ":" + a).',
        {
            "Unit": "The ticket of a target.",
            "Pair": "The ticket of two inspectors for a target, `pair` in the order of their ids.",
            "Lead": "The ticket of an inspector for leading.",
            "IdForm": "An id is 1 to 64 characters from 0-9 A-Z a-z . _ -, beginning with a letter or digit.",
            "SeedForm": "A derived seed is 64 lower-case hexadecimal characters.",
        },
        compute,
    )
    ids = ["T-1", "T-2", "t-1", "0", "00", "91140581MA0FICT10N", "a.b_c-d", "Z" * 64, "9" + "-" * 63]
    for suite in SUITES:
        for number, seed in enumerate((SEED, OTHER_SEED, "0" * 64), start=1):
            for at, target in enumerate(ids):
                vectors.valid(
                    "unit-%s-%d-%d" % (suite, number, at),
                    "Seed %d." % number,
                    {"suite": suite, "seed": seed, "targetId": target},
                    ["Unit"],
                )
        base = {"suite": suite, "seed": SEED, "targetId": "T-1"}
        for at, pair in enumerate((["I-1", "I-2"], ["I-10", "I-2"], ["I-2", "i-1"], ["0", "Z" * 64], ["A", "A.A"])):
            assert sorted(pair) == pair
            vectors.valid("pair-%s-%d" % (suite, at), "In the order of code points.", {**base, "pair": pair}, ["Pair"])
        for at, inspector in enumerate(("I-1", "I-2", "I-10", "i-1")):
            vectors.valid("lead-%s-%d" % (suite, at), "One inspector.", {**base, "inspectorId": inspector}, ["Lead"])
    base = {"suite": "sha256", "seed": SEED, "targetId": "T-1"}
    for case_id, target in (
        ("empty", ""),
        ("65-characters", "Z" * 65),
        ("leading-point", ".T1"),
        ("leading-hyphen", "-T1"),
        ("leading-underscore", "_T1"),
        ("colon", "T:1"),
        ("space", "T 1"),
        ("trailing-line-feed", "T1\n"),
        ("slash", "T/1"),
        ("full-width", "\uff34-1"),
        ("chinese", "\u798f\u5dde1"),
        ("cyrillic-homoglyph", "\u0422-1"),
        ("number", 1),
        ("null", None),
    ):
        vectors.invalid("id-" + case_id, ascii(target), {**base, "targetId": target}, "FIELD_INVALID", ["IdForm"])
    for case_id, seed in (
        ("upper-case", SEED.upper()),
        ("63-characters", SEED[1:]),
        ("65-characters", SEED + "0"),
        ("prefix-0x", "0x" + SEED[2:]),
        ("line-feed", SEED + "\n"),
        ("raw-text", "2024"),
        ("empty", ""),
        ("number", 2024),
        ("null", None),
    ):
        vectors.invalid("seed-" + case_id, ascii(seed)[:24], {**base, "seed": seed}, "SEED_TYPE", ["SeedForm"])
    return vectors
