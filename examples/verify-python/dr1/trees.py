"""Merkle trees of lists, leaf by leaf (section 4; RFC 6962, section 2.1)."""

from .protocol import canonical_json, digest, hash_bytes


def salt_of(suite, key, name, identifier):
    return digest(suite, "dr1:salt:%s:%s:%s" % (key, name, identifier))


def leaf_hash(suite, leaf):
    return hash_bytes(suite, b"\x00" + ("dr1:leaf:" + canonical_json(leaf)).encode("utf-8"))


def node_hash(suite, left, right):
    return hash_bytes(suite, b"\x01" + left + right)


def split(size):
    """The largest power of two that is less than the size."""
    return 1 << ((size - 1).bit_length() - 1)


def root_of(suite, hashes):
    if not hashes:
        return hash_bytes(suite, b"")
    # Level by level: a last one without a partner moves up as it is, which is the tree of RFC 6962.
    while len(hashes) > 1:
        paired = [node_hash(suite, *hashes[at : at + 2]) for at in range(0, len(hashes) - 1, 2)]
        hashes = paired + hashes[2 * len(paired) :]
    return hashes[0]


def path_of(suite, hashes, index):
    """The inclusion proof of a leaf, from the bottom up."""
    if len(hashes) == 1:
        return []
    at = split(len(hashes))
    left, right = hashes[:at], hashes[at:]
    if index < at:
        return path_of(suite, left, index) + [root_of(suite, right)]
    return path_of(suite, right, index - at) + [root_of(suite, left)]


def root_by_path(suite, leaf, index, size, path):
    """The root that a proof leads to; None if it has not as many hashes as it must (RFC 9162, section 2.1.3.2)."""
    if not 0 <= index < size:
        return None
    node, last, value = index, size - 1, leaf
    for beside in path:
        if last == 0:
            return None
        if node % 2 or node == last:
            value = node_hash(suite, beside, value)
            while node % 2 == 0 and node:
                node, last = node >> 1, last >> 1
        else:
            value = node_hash(suite, value, beside)
        node, last = node >> 1, last >> 1
    return value if last == 0 else None


def leaf_of(suite, key, name, identifier, value):
    return {"list": name, "salt": salt_of(suite, key, name, identifier), "value": value}


def leaves_of_list(suite, key, name, rows):
    """The leaves of one of the four lists of a draw, in order."""

    def identity(row):
        return (row["taskId"], row["targetId"]) if name == "exclusions" else (row["id"],)

    return [leaf_of(suite, key, name, "/".join(identity(row)), row) for row in sorted(rows, key=identity)]


def leaves_of_frame(suite, key, task_id, members):
    """`members`: (id, stratum) of the targets that the task can draw."""
    name = "frame/" + task_id
    return [
        leaf_of(suite, key, name, unit, {"id": unit, "stratum": stratum}) for unit, stratum in sorted(members)
    ]


def head_of(suite, leaves):
    return {"root": root_of(suite, [leaf_hash(suite, leaf) for leaf in leaves]).hex(), "size": len(leaves)}
