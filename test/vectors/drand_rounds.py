"""Rounds of drand's quicknet, as published at https://api.drand.sh, and one signature of another chain."""

import hashlib

from dr1.drand import CHAIN

ROUNDS = {
    123: "b75c69d0b72a5d906e854e808ba7e2accb1542ac355ae486d591aa9d43765482e26cd02df835d3546d23c4b13e0dfc92",
    1000: "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39",
    657413: "b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b",
}
# Round 1000 of fastnet, a chain that has been retired: a point of G1, made with another key.
FASTNET = "b09eacd45767c4d58306b98901ad0d6086e2663766f3a4ec71d00cf26f0f49eaf248abc7151c60cf419c4e8b37e80412"


def drand_ref(number, chain=CHAIN):
    return "%s/%d" % (chain, number)


def drand_source(number, signature=None):
    """A committed source and what it becomes."""
    committed = {"type": "drand", "ref": drand_ref(number)}
    signature = signature or ROUNDS[number]
    value = hashlib.sha256(bytes.fromhex(signature)).hexdigest()
    return committed, {**committed, "value": value, "signature": signature}
