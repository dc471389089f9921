"""Sources of a seed with their values."""

import hashlib

from case_file import SUITES, CaseFile
from drand_rounds import FASTNET, ROUNDS, drand_source
from dr1.bls12_381 import P
from dr1.nist import serialised
from dr1.protocol import digest
from dr1.sources import bits_of, can_be_checked, problem_of_source
from nist_pulse import PULSE


def judged(given):
    source = given["source"]
    fits = problem_of_source(source, given["suite"]) is None
    return {"bits": bits_of(source), "fits": fits, "origin": fits and can_be_checked(source)}


def source_vectors():
    vectors = CaseFile(
        "sources",
        "One source with its value: the bits that are counted, whether the value fits, and whether it is also known "
        "that it is the value of this source. An invalid case does not fit.",
        {
            "Declared": "Typed in.",
            "Announced": "Numbers of a public event.",
            "Reveal": "A secret that was committed to.",
            "Drand": "A round of quicknet.",
            "Nist": "A pulse of the NIST beacon.",
            "TwoSpellings": "Text that two people could type differently.",
        },
        judged,
    )

    def add(case_id, comment, source, flags, suite="sha256", bits=None):
        given = {"suite": suite, "source": source}
        expected = judged(given)
        assert bits is None or expected["bits"] == bits, (case_id, expected)
        vectors.add(case_id, comment, flags, "valid" if expected["fits"] else "invalid", given, expected)
        return expected["fits"]

    declared_cases(add)
    announced_cases(add)
    reveal_cases(add)
    drand_cases(add)
    nist_cases(add)
    return vectors


def declared_cases(add):
    for case_id, comment, value, bits in (
        ("digits", "Ten of ten.", "0123456789", 33),
        ("digits-spaced", "Spaces and points do not count.", "01 23.45-67 89", 33),
        ("hexadecimal", "Sixteen.", "deadBEEF00", 40),
        ("letters", "A letter beyond F.", "deadBEEG00", 60),
        ("full-width", "Decimal digits all the same.", "\uff10\uff11\uff12", 9),
        ("arabic-and-latin", "Digits of two kinds.", "\u0661\u06622", 9),
        ("roman", "A letter number is no decimal digit.", "\u2160\u2161", 12),
        ("superscript", "Nor is a superscript.", "2\u00b2", 12),
        ("chinese", "Letters.", "\u4e2d\u534e", 12),
        ("mark", "A combining mark is no letter.", "q\u0323", 6),
        ("no-letters", "Nothing counts.", "!?", 0),
        ("hexadecimal-and-arabic", "Not hexadecimal.", "ab\u0661", 18),
        ("emoji", "A symbol does not count.", "\U0001f3b2" + "1", 3),
    ):
        source = {"type": "declared", "ref": "dice", "value": value}
        assert add("declared-" + case_id, comment, source, ["Declared"], bits=bits)
    for stated, bits in ((0, 0), (20, 20), (33, 33), (34, 33)):
        source = {"type": "declared", "ref": "dice", "value": "0123456789", "entropyBits": stated}
        assert add("declared-stated-%d" % stated, "Stated bits.", source, ["Declared"], bits=bits)
    for case_id, text in (
        ("space-before", " 1"),
        ("space-after", "1\u3000"),
        ("line-feed", "1\n2"),
        ("zero-width", "1\u200b2"),
        ("decomposed", "e\u0301"),
        ("no-break-space-after", "1\u00a0"),
        ("byte-order-mark", "\ufeff1"),
    ):
        source = {"type": "declared", "ref": "dice", "value": text}
        assert not add("value-" + case_id, ascii(text), source, ["TwoSpellings"])
        source = {"type": "declared", "ref": text, "value": "1"}
        assert not add("ref-" + case_id, ascii(text), source, ["TwoSpellings"])


def announced_cases(add):
    def source(value, *groups):
        return {"type": "announced", "ref": "Lottery 2023100", "groups": list(groups), "value": value}

    def group(count, lowest, highest, distinct=None):
        given = {"count": count, "lowest": lowest, "highest": highest}
        return given if distinct is None else {**given, "distinct": distinct}

    balls, extra, dice = group(6, 1, 33, True), group(1, 1, 16), group(40, 0, 9)
    for case_id, comment, value, groups, bits in (
        ("lottery", "As announced, not sorted.", "061123252831+09", (balls, extra), 24),
        ("lottery-unsorted", "Another order of the same balls.", "312823251106+09", (balls, extra), 24),
        ("dice", "Ten-sided dice.", "6195028617330249156824750623946182371025", (dice,), 132),
        ("dice-one-digit", "Six-sided.", "1234561", (group(7, 1, 6),), 18),
        ("not-distinct", "Twice the same is allowed.", "0101", (group(2, 1, 33, False),), 10),
        ("three-digits", "Leading zeros.", "007", (group(1, 0, 999),), 9),
        ("all-of-them", "Every ball: one announcement only.", "312", (group(3, 1, 3, True),), 0),
        ("two-of-a-kind", "Bits of both together: floor(log2 36).", "1+6", (group(1, 1, 6), group(1, 1, 6)), 5),
        ("largest", "The largest numbers.", "999999000000", (group(2, 0, 999999),), 39),
    ):
        assert add("announced-" + case_id, comment, source(value, *groups), ["Announced"], bits=bits), case_id
    for case_id, comment, value, groups in (
        ("twice", "A ball twice.", "060623252831+09", (balls, extra)),
        ("too-high", "Ball 34.", "061123252834+09", (balls, extra)),
        ("too-low", "Ball 0.", "001123252831+09", (balls, extra)),
        ("one-too-few", "Five balls.", "0611232528+09", (balls, extra)),
        ("one-too-many", "Seven balls.", "06112325283132+09", (balls, extra)),
        ("no-leading-zero", "The zero is left out.", "61123252831+09", (balls, extra)),
        ("no-plus", "No sign between the groups.", "06112325283109", (balls, extra)),
        ("plus-at-end", "A sign at the end.", "061123252831+09+", (balls, extra)),
        ("one-group", "A group is missing.", "061123252831", (balls, extra)),
        ("comma", "Commas.", "06,11,23,25,28,31+09", (balls, extra)),
        ("full-width", "Wide digits.", "061123252831+\uff10\uff19", (balls, extra)),
        ("minus", "A sign.", "061123252831+-9", (balls, extra)),
    ):
        assert not add("announced-" + case_id, comment, source(value, *groups), ["Announced"]), case_id


def reveal_cases(add):
    value = digest("sha256", "a secret")
    for suite in SUITES:
        for party in ("party one", "\u793a\u4f8b\u5c40"):
            known = {"type": "reveal", "ref": party, "value": value}
            known["digest"] = digest(suite, "dr1:secret:%s:%s" % (value, party))
            name = "reveal-%s-%d" % (suite, len(party))
            assert add(name, "The secret of the digest.", known, ["Reveal"], suite, bits=256)
            assert not add(name + "-ref", "Of another party.", {**known, "ref": "party two"}, ["Reveal"], suite)
            wrong = {**known, "value": value[:-1] + "0"}
            assert not add(name + "-value", "Another secret.", wrong, ["Reveal"], suite)
    known = {**known, "digest": digest("sha256", "dr1:secret:%s:%s" % (value, party))}
    assert not add("reveal-other-suite", "SHA-256 where SM3 was agreed.", known, ["Reveal"], "sm3")


def drand_cases(add):
    for number in ROUNDS:
        assert add("drand-%d" % number, "A published round.", drand_source(number)[1], ["Drand"], bits=256)
    assert add("drand-sm3", "SHA-256 of the signature with either suite.", drand_source(123)[1], ["Drand"], "sm3")
    right = ROUNDS[1000]
    for case_id, comment, signature in (
        ("other-round", "The signature of another round.", ROUNDS[123]),
        ("fastnet", "Round 1000 of another chain.", FASTNET),
        ("last-byte", "One bit changed.", right[:-1] + "8"),
        ("first-byte", "The sign of y changed.", "94" + right[2:]),
        ("infinity", "The point at infinity.", "c0" + "00" * 47),
        ("infinity-odd", "Infinity with a sign.", "e0" + "00" * 47),
        ("uncompressed", "Without the mark of compression.", "34" + right[2:]),
        ("not-reduced", "An x that is not below p.", "%096x" % (P + x_of_a_point() + (4 << 381))),
        ("no-point", "An x without a point.", "80" + "00" * 46 + "01"),
        ("small-subgroup", "A point of the curve beside the group.", "80" + "00" * 46 + "00"),
    ):
        assert not add("drand-" + case_id, comment, drand_source(1000, signature)[1], ["Drand"]), case_id
    known = drand_source(1000)[1]
    other = {**known, "value": drand_source(123)[1]["value"]}
    assert not add("drand-value", "The value of another round.", other, ["Drand"])


def x_of_a_point():
    """The least x of a point of the curve; with P added it still fits into 381 bits."""
    return next(x for x in range(1, 100) if pow(x**3 + 4, (P - 1) // 2, P) == 1)


def nist_cases(add):
    known = {"type": "nist", "ref": "2/2026-07-10T11:02:00Z", "value": PULSE["outputValue"].lower(), "pulse": PULSE}
    assert add("nist", "Pulse 2/1853311.", known, ["Nist"], bits=512)

    def wrong(case_id, comment, **change):
        pulse = {**PULSE, **change.pop("pulse", {})}
        assert not add("nist-" + case_id, comment, {**known, "pulse": pulse, **change}, ["Nist"]), case_id

    def hashed_again(case_id, comment, change, **more):
        """A pulse that NIST did not publish, whose outputValue is the hash of its fields."""
        pulse = {**PULSE, **change}
        output = hashlib.sha512(serialised(pulse)).hexdigest()
        wrong(case_id, comment, pulse={**change, "outputValue": output.upper()}, value=output, **more)

    wrong("ref-time", "A minute later.", ref="2/2026-07-10T11:03:00Z")
    wrong("ref-chain", "Another chain.", ref="1/2026-07-10T11:02:00Z")
    wrong("value", "Another value.", value="0" * 128)
    wrong("local", "Another local value.", pulse={"localRandomValue": "00" * 64})
    wrong("index", "Another index.", pulse={"pulseIndex": 1853312})
    wrong("status", "Another status.", pulse={"statusCode": 1})
    wrong("period", "Another period.", pulse={"period": 60001})
    wrong("signature", "Another signature.", pulse={"signatureValue": "00" * 512})
    wrong("list", "A value is left out.", pulse={"listValues": PULSE["listValues"][1:]})
    wrong("version", "Another version.", pulse={"version": "2.1"})
    wrong("precommitment", "Another value of the next pulse.", pulse={"precommitmentValue": "00" * 64})
    wrong("external", "Another external value.", pulse={"external": {**PULSE["external"], "statusCode": 1}})
    wrong("output", "Another output, which is the value.", value="0" * 128, pulse={"outputValue": "0" * 128})
    wrong("time", "A fraction of a second.", pulse={"timeStamp": "2026-07-10T11:02:00.001Z"})
    wrong("cipher-suite", "Another cipher suite.", pulse={"cipherSuite": 1})
    wrong("four-bytes", "A number beyond four bytes.", pulse={"statusCode": 2**32})
    swapped = PULSE["listValues"][1::-1] + PULSE["listValues"][2:]
    wrong("list-order", "The values of the list in another order.", pulse={"listValues": swapped})
    hashed_again("list-swapped", "So, with a hash that fits.", {"listValues": swapped})
    hashed_again("other-version", "Version 2.1, with a hash that fits.", {"version": "2.1"})
    hashed_again("other-suite", "Another cipher suite, with a hash that fits.", {"cipherSuite": 1})
    late = {"timeStamp": "2026-07-10T11:02:30.000Z"}
    hashed_again("half-minute", "Half a minute, with a hash that fits.", late, ref="2/2026-07-10T11:02:30Z")
