"""Salts, leaves, trees and inclusion proofs."""

from case_file import SUITES, CaseFile, equals
from dr1.protocol import digest, hash_bytes
from dr1.trees import leaf_hash, leaves_of_frame, leaves_of_list, path_of, root_by_path, root_of

# The leaves and roots of testonly/constants.go in github.com/transparency-dev/merkle, by which Certificate
# Transparency is tested.
PUBLISHED_LEAVES = (
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
)
PUBLISHED_ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
KEY = digest("sha256", "key of the salts of a test")


def tree_of(given):
    """What a case of a file of trees expects."""
    suite = given["suite"]
    if "path" in given:
        path = [bytes.fromhex(beside) for beside in given["path"]]
        root = root_by_path(suite, bytes.fromhex(given["leaf"]), given["index"], given["size"], path)
        return {"leads": root is not None and root.hex() == given["root"]}
    if "data" in given:
        hashes = [hash_bytes(suite, b"\x00" + bytes.fromhex(data)) for data in given["data"]]
        return {"root": root_of(suite, hashes).hex()}
    if given["list"].startswith("frame/"):
        members = [(row["id"], row["stratum"]) for row in given["rows"]]
        leaves = leaves_of_frame(suite, given["key"], given["list"][len("frame/") :], members)
    else:
        leaves = leaves_of_list(suite, given["key"], given["list"], given["rows"])
    hashes = [leaf_hash(suite, leaf) for leaf in leaves]
    return {
        "root": root_of(suite, hashes).hex(),
        "leaves": [
            {
                "salt": leaf["salt"],
                "hash": hashes[index].hex(),
                "path": [beside.hex() for beside in path_of(suite, hashes, index)],
            }
            for index, leaf in enumerate(leaves)
        ],
    }


def tree_vectors():
    vectors = CaseFile(
        "trees",
        "Merkle trees of lists, with the salt, the hash and the inclusion proof of every leaf in the order of the "
        "tree; trees of plain data; proofs alone.",
        {
            "Published": "Plain leaves and roots of Certificate Transparency.",
            "List": "A list of a draw; rows may come in any order.",
            "Proof": "Whether a hash beside hashes leads to a root.",
        },
        tree_of,
    )
    for size in range(1, 9):
        vectors.valid(
            "published-%d" % size,
            "RFC 6962.",
            {"suite": "sha256", "data": list(PUBLISHED_LEAVES[:size])},
            ["Published"],
            equals(PUBLISHED_ROOTS[size - 1], lambda value: value["root"]),
        )
    for suite in SUITES:
        vectors.valid("plain-none-" + suite, "No leaves: the hash of nothing.", {"suite": suite, "data": []})
    for size in range(21):
        suite = SUITES[size % 5 == 3]
        rows = [{"id": "T-%d" % n, "stratum": "low" if n % 3 else "high"} for n in range(1, size + 1)]
        # Not in the order of the ids, which is that of their codes: T-1, T-10, T-2.
        rows = rows[size // 2 :] + rows[: size // 2]
        given = {"suite": suite, "key": KEY, "list": "frame/T01", "rows": rows}
        vectors.valid("frame-%d" % size, "The frame of a task.", given, ["List"])
    rows = [{"id": "S-2", "name": "\u5e97"}, {"id": "S-1"}, {"id": "s-1"}, {"id": "S-10"}]
    for name in ("targets", "inspectors", "avoidances"):
        for suite in SUITES:
            given = {"suite": suite, "key": KEY, "list": name, "rows": rows}
            vectors.valid("list-%s-%s" % (name, suite), "By id.", given, ["List"])
    exclusions = [
        {"taskId": task, "targetId": target} for task, target in (("T2", "A"), ("T1", "B"), ("T1-", "A"), ("T1", "A-"))
    ]
    vectors.valid(
        "list-exclusions",
        "By task, then by target.",
        {"suite": "sha256", "key": KEY, "list": "exclusions", "rows": exclusions},
        ["List"],
    )
    proofs(vectors)
    return vectors


def proofs(vectors):
    hashes = [hash_bytes("sha256", bytes([n])) for n in range(13)]

    def given(size, index, **more):
        leaves = hashes[:size]
        return {
            "suite": "sha256",
            "leaf": leaves[index].hex(),
            "index": index,
            "size": size,
            "path": [beside.hex() for beside in path_of("sha256", leaves, index)],
            "root": root_of("sha256", leaves).hex(),
            **more,
        }

    def add(case_id, comment, proof):
        expected = tree_of(proof)
        result = "valid" if expected["leads"] else "invalid"
        vectors.add("proof-" + case_id, comment, ["Proof"], result, proof, expected)
        return expected["leads"]

    for size, index in ((1, 0), (2, 1), (5, 4), (7, 3), (8, 7), (13, 12), (13, 0)):
        assert add("%d-of-%d" % (index, size), "Right.", given(size, index))
    for size, index in ((1, 0), (5, 4), (8, 3), (13, 12)):
        right, name = given(size, index), "%d-of-%d-" % (index, size)
        wrong = {
            "other-leaf": ("Another leaf.", {"leaf": "00" * 32}),
            "other-root": ("Another root.", {"root": "00" * 32}),
            "longer": ("A hash too many.", {"path": right["path"] + ["00" * 32]}),
            "index-beyond": ("An index beyond the tree.", {"index": size}),
            "larger": ("A larger tree.", {"size": 2 * size}),
            "empty": ("A tree without leaves.", {"size": 0}),
        }
        if right["path"]:
            wrong["shorter"] = "A hash too few.", {"path": right["path"][:-1]}
            wrong["other-index"] = "Another index.", {"index": index - 1}
            wrong["reversed"] = "From the top down.", {"path": right["path"][::-1]}
            wrong["other-hash"] = "Another hash beside.", {"path": ["00" * 32] + right["path"][1:]}
            wrong["none"] = "No hashes.", {"path": []}
            if len(right["path"]) == 1:
                del wrong["reversed"]
        for case_id, (comment, change) in wrong.items():
            assert not add(name + case_id, comment, {**right, **change}), (name, case_id)
    # A node of the tree is not a leaf of it.
    inner = hash_bytes("sha256", b"\x01" + hashes[0] + hashes[1])
    proof = given(4, 0)
    node = {**proof, "leaf": inner.hex(), "path": proof["path"][1:]}
    assert not add("node-as-leaf", "A node in the place of a leaf.", node)
    assert add("node-in-half-tree", "A tree of two whose leaves are nodes: the size tells.", {**node, "size": 2})
