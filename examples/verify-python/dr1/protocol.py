"""The hashes and the randomness of protocol dr1, written from its description and not from the library.

Standard library only. Python's own hashlib gives SHA-256 and SM3.
"""

import hashlib
import json
import re
import unicodedata
from functools import lru_cache
from json.encoder import encode_basestring

from .sm3 import sm3

SAFE = 2**53 - 1
ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,63}")
SEED = re.compile(r"[0-9a-f]{64}")
SURROGATE = re.compile("[\ud800-\udfff]")


class Refused(Exception):
    """A call that the protocol refuses, with the code of the error."""

    def __init__(self, code, **details):
        super().__init__(code)
        self.code = code
        self.details = details


def read_json(text):
    """Reads JSON text; refuses a key that occurs twice and keeps minus zero apart from zero."""

    def members(pairs):
        found = dict(pairs)
        if len(found) < len(pairs):
            raise Refused("JSON_INVALID")
        return found

    def constant(_):
        raise Refused("JSON_INVALID")

    def whole(digits):
        return fractional(digits) if digits == "-0" or len(digits) > 20 else int(digits)

    def fractional(digits):
        # JSON has one kind of number: 1.0 and 1e2 are integers.
        number = float(digits)
        exact = number.is_integer() and abs(number) <= SAFE and str(number) != "-0.0"
        return int(number) if exact else number

    try:
        return json.loads(
            text, object_pairs_hook=members, parse_constant=constant, parse_int=whole, parse_float=fractional
        )
    except json.JSONDecodeError:
        raise Refused("JSON_INVALID") from None


def canonical_json(value):
    """RFC 8785 over text, safe integers, booleans, null, lists and objects."""
    if isinstance(value, str):
        return canonical_text(value)
    if isinstance(value, dict):
        members = [label + canonical_json(value[key]) for key, label in labels_of(tuple(value))]
        return "{" + ",".join(members) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ",".join([canonical_json(item) for item in value]) + "]"
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, float):
        if not value.is_integer() or (value == 0 and str(value) == "-0.0"):
            raise Refused("JSON_UNREPRESENTABLE")
        value = int(value)
    if isinstance(value, int):
        if abs(value) > SAFE:
            raise Refused("JSON_UNREPRESENTABLE")
        return str(value)
    raise Refused("JSON_UNREPRESENTABLE")


@lru_cache(maxsize=4096)
def labels_of(keys):
    """The keys of an object in the order of their UTF-16, each with what stands before its value."""
    ordered = sorted(keys, key=lambda key: key.encode("utf-16-be", "surrogatepass"))
    return [(key, canonical_text(key) + ":") for key in ordered]


def canonical_text(text):
    if not text.isascii() and SURROGATE.search(text):
        raise Refused("JSON_UNREPRESENTABLE")
    return encode_basestring(text)


HASHES = {"sha256": hashlib.sha256, "sm3": lambda data: hashlib.new("sm3", data)}


def hash_bytes(suite, data):
    """SHA-256 or SM3 of bytes; an OpenSSL may be built without SM3."""
    if suite == "sm3" and "sm3" not in hashlib.algorithms_available:
        return sm3(data)
    return HASHES[suite](data).digest()


def digest(suite, text):
    """H: lower-case hexadecimal, of the UTF-8 bytes."""
    return hash_bytes(suite, text.encode("utf-8")).hex()


def seed_preimage(draw_id, sources):
    if not isinstance(sources, list) or not sources:
        raise Refused("SEED_MISSING")
    listed = []
    for source in sources:
        value = source.get("value")
        if value is None or value == "":
            raise Refused("SEED_MISSING")
        if not isinstance(value, str) or not typed_one_way(value):
            raise Refused("SEED_TYPE")
        listed.append(source)
    return seed_text(draw_id, listed)


def seed_text(draw_id, sources):
    listed = [{name: source[name] for name in ("ref", "type", "value")} for source in sources]
    return "dr1:seed:" + canonical_json({"draw": draw_id, "sources": listed})


def seed_of(draw_id, sources, suite):
    """S, whatever the form of the values."""
    return digest(suite, seed_text(draw_id, sources))


def typed_one_way(text):
    """Nothing invisible, nothing at the ends that is lost in copying, one Unicode spelling."""
    if any(unicodedata.category(character) in ("Cc", "Cf", "Cs") for character in text):
        return False
    return text == text.strip() and unicodedata.is_normalized("NFC", text)


def derive_seed(draw_id, sources, suite="sha256"):
    return digest(suite, seed_preimage(draw_id, sources))


def ticket_of(seed, target_id, suite="sha256"):
    if not isinstance(seed, str) or not SEED.fullmatch(seed):
        raise Refused("SEED_TYPE")
    if not isinstance(target_id, str) or not ID.fullmatch(target_id):
        raise Refused("FIELD_INVALID")
    return digest(suite, "dr1:unit:" + seed + ":" + target_id)


def pair_ticket(seed, target_id, one, other, suite="sha256"):
    first, second = sorted((one, other))
    return digest(suite, "dr1:pair:" + ":".join((seed, target_id, first, second)))


def lead_ticket(seed, target_id, inspector_id, suite="sha256"):
    return digest(suite, "dr1:lead:" + ":".join((seed, target_id, inspector_id)))


class HashStream:
    """The words H("dr1:stream:" + S + ":" + label + ":" + k), k = 0, 1, 2, ..., 256 bits each."""

    word_bytes = 32

    def __init__(self, seed, label, suite="sha256"):
        self.prefix = "dr1:stream:" + seed + ":" + label + ":"
        self.suite = suite
        self.used = 0

    def word(self):
        text = self.prefix + str(self.used)
        self.used += 1
        return bytes.fromhex(digest(self.suite, text))


class Arc4Stream:
    """32-bit words of the seedrandom package for a derived seed: RC4 keyed with its 64 characters, the first 256
    bytes thrown away, four bytes a word, the first most significant."""

    word_bytes = 4

    def __init__(self, seed):
        if not isinstance(seed, str) or not SEED.fullmatch(seed):
            raise Refused("SEED_TYPE")
        key = seed.encode("ascii")
        self.state = list(range(256))
        self.i = self.j = self.used = 0
        j = 0
        for i in range(256):
            j = (j + self.state[i] + key[i % len(key)]) % 256
            self.state[i], self.state[j] = self.state[j], self.state[i]
        for _ in range(256):
            self.byte()

    def byte(self):
        state = self.state
        self.i = (self.i + 1) % 256
        self.j = (self.j + state[self.i]) % 256
        state[self.i], state[self.j] = state[self.j], state[self.i]
        return state[(state[self.i] + state[self.j]) % 256]

    def word(self):
        self.used += 1
        return bytes(self.byte() for _ in range(4))


class GivenWords:
    """Words written down in advance, to show rejection at the edge."""

    def __init__(self, word_bits, words):
        self.word_bytes = word_bits // 8
        self.words = words
        self.used = 0

    def word(self):
        self.used += 1
        return self.words[self.used - 1].to_bytes(self.word_bytes, "big")


def uniform_int(source, bound):
    """0 to bound - 1. The fewest words whose range holds the bound, joined; a value in the last, broken multiple of
    the bound is thrown away with all its words."""
    if bound < 1:
        raise Refused("BOUND_INVALID")
    size = source.word_bytes
    while 256**size < bound:
        size += source.word_bytes
    usable = (256**size // bound) * bound
    while True:
        joined = b""
        while len(joined) < size:
            joined += source.word()
        value = int.from_bytes(joined, "big")
        if value < usable:
            return value % bound


def shuffle(items, source, count=None):
    """Partial Fisher-Yates from the front: for place i swap with i + uniformInt(n - i)."""
    order = list(items)
    places = len(order) if count is None else count
    for i in range(places):
        j = i + uniform_int(source, len(order) - i)
        order[i], order[j] = order[j], order[i]
    return order[:places]


def list_digest(suite, name, rows, key):
    lines = [canonical_json(row) + "\n" for row in sorted(rows, key=key)]
    return {"count": len(lines), "digest": digest(suite, "dr1:" + name + ":" + "".join(lines))}


def plan_digest(suite, plan):
    tasks = sorted(plan["tasks"], key=lambda task: task["id"])
    return digest(suite, "dr1:plan:" + canonical_json({**plan, "tasks": tasks}))


def frame_digest(suite, members):
    """`members`: (id, stratum) by stratum, then by id."""
    lines = [canonical_json({"id": unit, "stratum": stratum}) + "\n" for unit, stratum in members]
    return digest(suite, "dr1:frame:" + "".join(lines))


def record_hash(record):
    rest = {key: value for key, value in record.items() if key != "recordHash"}
    return digest(record["policies"]["suite"], "dr1:record:" + canonical_json(rest))
