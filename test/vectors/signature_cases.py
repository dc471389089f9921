"""Signatures of text."""

from case_file import CaseFile, equals
from dr1 import ed25519, sm2
from dr1.protocol import digest

ED25519_ORDER = ed25519.ORDER


def judged(given):
    module = {"ed25519": ed25519, "sm2": sm2}[given["algorithm"]]
    key, value = bytes.fromhex(given["key"]), bytes.fromhex(given["value"])
    return {"right": module.signature_is_right(given["message"].encode("utf-8"), value, key)}


def signature_vectors():
    vectors = CaseFile(
        "signatures",
        "Signatures of the UTF-8 bytes of a text. An invalid case is not right.",
        {
            "Ed25519": "RFC 8032, strict.",
            "Sm2": "GB/T 32918.2-2016 with SM3 and the identity 1234567812345678.",
            "Published": "From RFC 8032, section 7.1, or GB/T 32918.5-2017, annex A.2.",
            "Malformed": "Right but for its form.",
            "Subgroup": "Right by the equation of RFC 8032, section 5.1.7, with the factor 8, and not without it.",
        },
        judged,
    )

    def add(case_id, comment, algorithm, key, value, message, flags, right):
        given = {"algorithm": algorithm, "key": key.hex(), "value": value.hex(), "message": message}
        expected = judged(given)
        assert expected["right"] == right, case_id
        vectors.add(case_id, comment, flags, "valid" if right else "invalid", given, expected)

    ed25519_cases(add)
    sm2_cases(add)
    return vectors


def ed25519_cases(add):
    def one(case_id, comment, key, value, message, right, *flags):
        add("ed25519-" + case_id, comment, "ed25519", key, value, message, ["Ed25519", *flags], right)

    for case_id, secret, public, message, value in (
        (
            "test-1",
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
            "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        ),
        (
            "test-2",
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            "r",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        ),
    ):
        seed = bytes.fromhex(secret)
        assert ed25519.public_key(seed).hex() == public
        equals(value)(ed25519.sign(message.encode(), seed).hex())
        one(case_id, "RFC 8032.", bytes.fromhex(public), bytes.fromhex(value), message, True, "Published")

    seed = bytes.fromhex(digest("sha256", "a private key"))
    key, message = ed25519.public_key(seed), 'dr1:sig:{"name":"\u6289\u5e97"}'
    right = ed25519.sign(message.encode("utf-8"), seed)
    one("text", "Text that is not ASCII.", key, right, message, True)
    one("long", "A long text.", key, ed25519.sign(b"x" * 1000, seed), "x" * 1000, True)
    one("other-text", "Of another text.", key, right, message + " ", False)
    one("other-key", "Of another key.", ed25519.public_key(bytes(32)), right, message, False)
    for place in (0, 31, 32, 63):
        changed = bytes(value ^ (1 if at == place else 0) for at, value in enumerate(right))
        one("bit-%d" % place, "One bit changed.", key, changed, message, False)
    one("zero", "Nothing but zeros.", key, bytes(64), message, False)
    s = int.from_bytes(right[32:], "little")
    for times in (1, 2, 8):
        high = (s + times * ED25519_ORDER).to_bytes(32, "little")
        one("s-%d" % times, "S is not below the order.", key, right[:32] + high, message, False, "Malformed")

    # Points of order 1, 2, 4 and 8.
    torsion = torsion_points()
    for at, point in enumerate(torsion):
        small = ed25519.encode(point)
        # With such a key, R = S B is right for every text whose hash is a multiple of its order.
        trial = next(
            "text %d" % n
            for n in range(100)
            if ed25519.hashed(ed25519.encode(ed25519.BASE), small, b"text %d" % n) % 8 == 0
        )
        value = ed25519.encode(ed25519.BASE) + (1).to_bytes(32, "little")
        one("small-key-%d" % at, "A key of small order.", small, value, trial, False, "Malformed")
    p = ed25519.P
    identity_again = (p + 1).to_bytes(32, "little")
    one("key-not-reduced", "The y of the key is not below p.", identity_again, right, message, False, "Malformed")
    minus_zero = (1 + (1 << 255)).to_bytes(32, "little")
    one("key-minus-zero", "x = 0 with a sign.", minus_zero, right, message, False, "Malformed")
    one("key-no-point", "No point has this y.", (2).to_bytes(32, "little"), right, message, False, "Malformed")

    scalar = ed25519.expand(seed)[0]

    def made(random, key):
        """R given, r = 0: S = k a."""
        k = ed25519.hashed(random, key, message.encode("utf-8"))
        return random + (k * scalar % ED25519_ORDER).to_bytes(32, "little")

    neutral = ed25519.encode(torsion[0])
    one("r-identity", "R is the neutral point, in its one form.", key, made(neutral, key), message, True)
    one("r-not-reduced", "R with a y that is not below p.", key, made(identity_again, key), message, False, "Malformed")
    one("r-minus-zero", "R with x = 0 and a sign.", key, made(minus_zero, key), message, False, "Malformed")
    one("r-small", "R of order 8.", key, made(ed25519.encode(torsion[-1]), key), message, False, "Subgroup")
    mixed = ed25519.encode(ed25519.add(ed25519.decode(key), torsion[1]))
    texts = ("text %d" % n for n in range(100))
    # Of a text whose hash is odd, so that the part of order 2 does not vanish.
    r = ed25519.encode(ed25519.BASE)
    text = next(one for one in texts if ed25519.hashed(r, mixed, one.encode()) % 2)
    k = ed25519.hashed(r, mixed, text.encode())
    value = r + ((1 + k * scalar) % ED25519_ORDER).to_bytes(32, "little")
    one("key-mixed", "A key with a part of order 2.", mixed, value, text, False, "Subgroup")


def torsion_points():
    """The neutral point, and one each of order 2, 4 and 8."""
    y = 2
    while True:
        point = ed25519.decode(y.to_bytes(32, "little"))
        if point:
            eighth = ed25519.multiply(point, ED25519_ORDER)
            if ed25519.multiply(eighth, 4) != ed25519.NEUTRAL:
                return [ed25519.NEUTRAL] + [ed25519.multiply(eighth, factor) for factor in (4, 2, 1)]
        y += 1


def sm2_cases(add):
    def one(case_id, comment, key, value, message, right, *flags):
        add("sm2-" + case_id, comment, "sm2", key, value, message, ["Sm2", *flags], right)

    secret = 0x3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8
    once = 0x59276E27D506861A16680F3AD9C02DCCEF3CC1FA3CDBE4CE6D54B80DEAC1BC21
    key = sm2.public_key(secret)
    right = sm2.sign(b"message digest", secret, once)
    equals(
        "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
        "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa"
    )(right.hex())
    one("standard", "GB/T 32918.5-2017.", key, right, "message digest", True, "Published")
    message = 'dr1:sig:{"name":"\u6289\u5e97"}'
    again = sm2.sign(message.encode("utf-8"), secret, once + 1)
    one("text", "Text that is not ASCII.", key, again, message, True)
    one("other-text", "Of another text.", key, again, message + " ", False)
    one("other-key", "Of another key.", sm2.public_key(secret + 1), again, message, False)
    other = sm2.sign(message.encode("utf-8"), secret, once + 1, b"ALICE123@YAHOO.COM")
    one("other-identity", "Of another identity.", key, other, message, False)
    for place in (0, 31, 32, 63):
        changed = bytes(value ^ (1 if at == place else 0) for at, value in enumerate(again))
        one("bit-%d" % place, "One bit changed.", key, changed, message, False)
    r, s = sm2.number(again[:32]), sm2.number(again[32:])
    one("swapped", "s before r.", key, again[32:] + again[:32], message, False)
    one("r-zero", "r is 0.", key, sm2.written(0, s), message, False, "Malformed")
    one("s-zero", "s is 0.", key, sm2.written(r, 0), message, False, "Malformed")
    one("r-order", "r is the order.", key, sm2.written(sm2.ORDER, s), message, False, "Malformed")
    one("s-order", "s is the order.", key, sm2.written(r, sm2.ORDER), message, False, "Malformed")
    one("sum-order", "r + s is the order.", key, sm2.written(r, sm2.ORDER - r), message, False, "Malformed")
    one("s-negative", "The order less s.", key, sm2.written(r, sm2.ORDER - s), message, False)
    x, y = sm2.decode(key)
    off_curve = b"\x04" + sm2.written(x, y ^ 1)
    one("key-off-curve", "A key that is no point.", off_curve, again, message, False, "Malformed")
    one("key-zero", "A key of zeros.", b"\x04" + bytes(64), again, message, False, "Malformed")
    minus = b"\x04" + sm2.written(x, sm2.P - y)
    one("key-negative", "The key on the other side.", minus, again, message, False)
