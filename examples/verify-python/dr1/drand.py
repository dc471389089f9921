"""Rounds of drand's quicknet (section 3.1)."""

import hashlib
from functools import lru_cache

from .bls12_381 import NotAPoint, signature_is_right

CHAIN = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971"
KEY = bytes.fromhex(
    "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c"
    "8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb"
    "5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a"
)
TAG = b"BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_"
FIRST_ROUND, PERIOD = 1692803367, 3


def round_of(ref):
    """The round of `<chain hash>/<round>`, whose form has been checked."""
    return int(ref.split("/")[1])


def seconds_of_round(number):
    return FIRST_ROUND + PERIOD * (number - 1)


@lru_cache(maxsize=None)
def problem_of_round(number, signature):
    """What is wrong with the signature (hexadecimal) of a round, or None."""
    message = hashlib.sha256(number.to_bytes(8, "big")).digest()
    try:
        right = signature_is_right(message, bytes.fromhex(signature), KEY, TAG)
    except NotAPoint as problem:
        return "the signature is %s" % problem
    return None if right else "the signature is not that of round %d" % number
