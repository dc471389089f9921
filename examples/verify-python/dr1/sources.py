"""The sources of a seed: when each is known, what its value must be, how many bits it carries (section 3.1)."""

import hashlib
import math
import re
import unicodedata

from .drand import problem_of_round, round_of, seconds_of_round
from .instants import seconds_of
from .nist import problem_of_pulse
from .protocol import digest, typed_one_way

LEAST_BITS = 64


def known_at(source):
    """Unix time at which the value of a committed source becomes known."""
    if source["type"] == "drand":
        return seconds_of_round(round_of(source["ref"]))
    return seconds_of(source["ref"].split("/")[1] if source["type"] == "nist" else source["at"])


def first_known_at(sources):
    return min(known_at(source) for source in sources)


# Bits.


def floor_log2(number):
    return max(number.bit_length() - 1, 0)


def announcements(group):
    """How many announcements of one group are possible."""
    numbers = max(0, group["highest"] - group["lowest"] + 1)
    return math.comb(numbers, group["count"]) if group.get("distinct") else numbers ** group["count"]


def bits_of(source):
    kind = source["type"]
    if kind == "declared":
        return declared_bits(source)
    if kind == "announced":
        return min(4096, floor_log2(math.prod(announcements(group) for group in source["groups"])))
    return {"reveal": 256, "drand": 256, "nist": 512}[kind]


def declared_bits(source):
    counted = [character for character in source["value"] if unicodedata.category(character)[0] in "LN"]
    if all(unicodedata.category(character) == "Nd" for character in counted):
        alphabet = 10
    elif re.fullmatch("[0-9a-fA-F]*", "".join(counted)):
        alphabet = 16
    else:
        alphabet = 64
    bits = floor_log2(alphabet ** len(counted))
    return min(bits, source.get("entropyBits", bits))


def bits_of_all(sources):
    return sum(bits_of(source) for source in sources)


# Values.


def problem_of_source(source, suite):
    """What is wrong with a source and its value, or None."""
    for name in ("ref", "value"):
        if not source[name] or not typed_one_way(source[name]):
            return "its %s can be typed in two ways" % name
    return {
        "declared": lambda: None,
        "announced": lambda: problem_of_announcement(source["groups"], source["value"]),
        "reveal": lambda: problem_of_secret(source, suite),
        "drand": lambda: problem_of_drand(source),
        "nist": lambda: problem_of_pulse(source),
    }[source["type"]]()


def problem_of_announcement(groups, value):
    parts = value.split("+")
    if len(parts) != len(groups):
        return "it does not have as many groups as were named"
    for group, part in zip(groups, parts):
        digits = len(str(group["highest"]))
        if not re.fullmatch("[0-9]{%d}" % (digits * group["count"]), part):
            return "a group is not %d numbers of %d digits" % (group["count"], digits)
        numbers = [int(part[at : at + digits]) for at in range(0, len(part), digits)]
        if not all(group["lowest"] <= number <= group["highest"] for number in numbers):
            return "a number is not from %(lowest)d to %(highest)d" % group
        if group.get("distinct") and len(set(numbers)) < len(numbers):
            return "a number comes twice"
    return None


def problem_of_secret(source, suite):
    if digest(suite, "dr1:secret:%s:%s" % (source["value"], source["ref"])) != source["digest"]:
        return "it is not the secret whose digest was given before"
    return None


def problem_of_drand(source):
    if hashlib.sha256(bytes.fromhex(source["signature"])).hexdigest() != source["value"]:
        return "it is not SHA-256 of the signature"
    return problem_of_round(round_of(source["ref"]), source["signature"])


def can_be_checked(source):
    """Whether a value that fits is also known to be the one of the source."""
    return source["type"] in ("reveal", "drand")
