"""Signatures of entries and of witness statements (section 5.7)."""

from functools import lru_cache

from . import ed25519, sm2
from .protocol import canonical_json

ALGORITHMS = {"ed25519": (ed25519, 32), "sm2": (sm2, 65)}


def signed_text(document):
    return "dr1:sig:" + canonical_json(
        {name: value for name, value in document.items() if name not in ("entryHash", "signatures")}
    )


def is_right(document, signature):
    """Whether a signature is by the key that it names."""
    key, value = bytes.fromhex(signature["key"]), bytes.fromhex(signature["value"])
    return is_signed(signature["algorithm"], signed_text(document).encode("utf-8"), value, key)


@lru_cache(maxsize=1024)
def is_signed(algorithm, message, value, key):
    module, length = ALGORITHMS[algorithm]
    return len(key) == length and module.signature_is_right(message, value, key)


def by_known_keys(document, keys):
    """Of the signatures by one of these keys, how many are right and how many wrong."""
    known = {(key["algorithm"], key["key"]) for key in keys}
    judged = [
        is_right(document, signature)
        for signature in document.get("signatures", [])
        if (signature["algorithm"], signature["key"]) in known
    ]
    return judged.count(True), judged.count(False)
