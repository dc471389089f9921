"""What one business can check alone."""

import copy
import json

from case_file import CaseFile
from drand_rounds import ROUNDS, drand_source
from dr1.draw import members_of, prepare
from dr1.proof import verify_proof
from dr1.protocol import canonical_json, digest, seed_of, ticket_of
from dr1.trees import leaf_hash, leaves_of_frame, path_of
from publication_builder import secret_source, uid_of
from publication_cases import announced, blinded_publication, declared, plain
from publication_verdicts import SCHEMAS
from small_inputs import small_inputs

# The conditions of section 8 that a check is about.
STEPS = {"form": 1, "entries": 1, "leaf": 2, "target": 3, "seed": 4, "ticket": 5}


def verdict_of(given):
    report = verify_proof(given["proof"].encode("utf-8"), SCHEMAS, given["trusted"])
    failed = {STEPS[name] for name in report.failed() if name in STEPS}
    return {"ok": report.verifies(), "failed": sorted(failed)}


def proof_of(publication, number, task_id, target_id, shown_id=None):
    """The proof of a target of a draw; `shown_id` in the lists of a blinded one."""
    commitment = publication.entries[number - 1]
    files, suite = publication.files[number], publication.suite
    (task,) = (task for task in files["plan"]["tasks"] if task["id"] == task_id)
    members = members_of(prepare(task, commitment["_inputs"], commitment["policies"]))
    leaves = leaves_of_frame(suite, files["salt-key"]["key"], task_id, members)
    shown = shown_id or target_id
    (index,) = (at for at, leaf in enumerate(leaves) if leaf["value"]["id"] == shown)
    entries = publication.sealed()
    (seed,) = (entry for entry in publication.entries if entry["kind"] == "seed" and entry["_of"] == number)
    seed = entries[publication.entries.index(seed)]
    result = next(entry for entry in entries if entry.get("seed") == seed["entryHash"])
    committed = next(one for one in commitment["tasks"] if one["taskId"] == task_id)
    secret = next(one["seed"] for one in seed["draws"] if one["drawId"] == committed["drawId"])
    selected = {
        unit["targetId"]
        for drawn_task in files["record"]["tasks"]
        if drawn_task["taskId"] == task_id
        for unit in drawn_task["selected"]
    }
    proof = {
        "protocol": "dr1",
        "kind": "target-proof",
        "taskId": task_id,
        "targetId": target_id,
        "leaf": leaves[index],
        "index": index,
        "path": [beside.hex() for beside in path_of(suite, [leaf_hash(suite, leaf) for leaf in leaves], index)],
        "drawn": shown in selected,
        "commitment": entries[number - 1],
        "seed": seed,
        "result": result,
    }
    if commitment["policies"]["selection"] == "ticket/1":
        proof["ticket"] = ticket_of(secret, shown, suite)
    return proof


def proof_vectors():
    vectors = CaseFile(
        "proofs",
        "Documents of the schema target-proof, as text, with the hashes that are known from outside: whether they are "
        "right, and which conditions of section 8 do not hold. All names are invented.",
        {
            "Right": "Everything holds.",
            "Document": "A field of the proof says something wrong.",
            "Entries": "An entry says something wrong, with a hash that fits.",
            "Trusted": "With hashes from outside.",
        },
        verdict_of,
    )

    def add(case_id, comment, proof, failed=(), flags=("Document",), trusted=None, ok=None):
        text = proof if isinstance(proof, str) else json.dumps(proof, ensure_ascii=False, separators=(",", ":"))
        given = {"proof": text, "trusted": trusted or {}}
        expected = verdict_of(given)
        assert expected["failed"] == list(failed), (case_id, expected)
        assert expected["ok"] == (not failed if ok is None else ok), (case_id, expected)
        vectors.add(case_id, comment, list(flags), "valid" if expected["ok"] else "invalid", given, expected)

    publication = plain(inputs=small_inputs(tasks=2, inspectors=4))
    proofs = [proof_of(publication, 1, "T01", "S-%d" % n) for n in range(1, 8)]
    was_drawn = next(proof for proof in proofs if proof["drawn"])
    was_not = next(proof for proof in proofs if not proof["drawn"])
    hashes = {name + "Hash": was_drawn[name]["entryHash"] for name in ("result", "commitment")}
    add("drawn", "A business that was drawn.", was_drawn, (), ["Right", "Trusted"], hashes)
    add("not-drawn", "One that was not.", was_not, (), ["Right"])
    add("other-task", "Of the other task.", proof_of(publication, 1, "T02", "S-3"), (), ["Right"])
    add("byte-order-mark", "A mark before the document.", "\ufeff" + json.dumps(was_drawn), (), ["Right"])
    one = small_inputs()
    one["plan"]["tasks"][0]["scope"] = {"creditClasses": ["B"]}
    one["targets"][5]["status"] = one["targets"][6]["status"] = "revoked"
    add("alone", "A tree of one leaf.", proof_of(plain(inputs=one), 1, "T01", "S-3"), (), ["Right"])
    shuffled = proof_of(plain(policies={"selection": "shuffle/1"}), 1, "T01", "S-1")
    add("shuffle", "Without a ticket: no condition is broken, but it does not verify.", shuffled, (), ok=False)
    claim = {**shuffled, "drawn": not shuffled["drawn"]}
    add("shuffle-claim", "What cannot be checked alone.", claim, (), ok=False)
    blinded = blinded_publication()
    shown, salt = uid_of("sm3", digest("sha256", "blinding"), "S-2")
    secret = {**proof_of(blinded, 1, "T01", "S-2", shown), "opening": {"id": "S-2", "salt": salt}}
    add("blinded", "With an opening.", secret, (), ["Right"])

    for name in ("result", "commitment"):
        wrong = {**hashes, name + "Hash": "0" * 64}
        add("other-" + name, "Not the %s that was published." % name, was_drawn, (), ["Trusted"], wrong, ok=False)

    def document(case_id, comment, failed, base=was_drawn, **change):
        add(case_id, comment, {**copy.deepcopy(base), **change}, failed)

    add("not-json", "Half of a document.", json.dumps(was_drawn)[:500], [1])
    document("version", "Another protocol.", [1], protocol="dr2")
    document("extra", "An unknown field.", [1], extra=1)
    add("twice", "A key that comes twice.", json.dumps(was_drawn).replace("{", '{"index":0,', 1), [1])
    document("task", "The other task.", [2, 5], taskId="T02")
    document("no-task", "A task that there is not.", [2, 4, 5], taskId="T99")
    document("list", "A leaf of another list.", [2], leaf={**was_drawn["leaf"], "list": "frame/T02"})
    document("index", "Another place.", [2], index=was_drawn["index"] ^ 1)
    document("path", "A hash too few.", [2], path=was_drawn["path"][:-1])
    document("path-long", "A hash too many.", [2], path=was_drawn["path"] + ["0" * 64])
    document("salt", "Another salt.", [2], leaf={**was_drawn["leaf"], "salt": "0" * 64})
    document("target", "Another business.", [3], targetId="S-99")
    opening = {"id": was_drawn["targetId"], "salt": "0" * 64}
    document("opening", "An opening where nothing is blinded.", [3], opening=opening)
    document("ticket", "Another ticket.", [5], ticket="0" * 64)
    no_ticket = {name: value for name, value in was_drawn.items() if name != "ticket"}
    add("no-ticket", "The ticket is left out.", no_ticket, [5])
    document("claim", "Said to be not drawn.", [5], drawn=False)
    document("claim-drawn", "Said to be drawn.", [5], base=was_not, drawn=True)
    document("stratum", "Another stratum, with its cut-off.", [2, 5], base=was_not, leaf=moved(was_not), drawn=True)
    document("shuffle-ticket", "A ticket where there are none.", [5], base=shuffled, ticket="0" * 64)
    closed = {name: value for name, value in secret.items() if name != "opening"}
    add("no-opening", "Blinded without an opening.", closed, [3])
    document("other-opening", "The salt of another.", [3], base=secret, opening={"id": "S-2", "salt": "0" * 64})
    document("opening-id", "An opening of another id.", [3], base=secret, targetId="S-3")

    def entries(case_id, comment, failed, change):
        changed = plain(inputs=small_inputs(tasks=2, inspectors=4))
        change(changed)
        add(case_id, comment, proof_of(changed, 1, "T01", was_drawn["targetId"]), failed, ["Entries"])

    def cutoff(changed):
        for row in changed.entries[2]["tasks"][0]["strata"]:
            row.pop("cutoff", None)

    entries("result-cutoff", "No cut-offs.", [5], cutoff)

    def tasks(changed):
        changed.entries[2]["tasks"].pop(0)

    entries("result-task", "The result leaves the task out.", [5], tasks)

    def sources(changed):
        changed.entries[0]["sources"] = [secret_source("party two")[0]]

    entries("sources", "Other sources than committed to.", [4], sources)

    def by(case_id, comment, failed, *pairs):
        changed = plain(inputs=small_inputs(), sources=list(pairs))
        flags = ["Entries"] if failed else ["Right"]
        add("source-" + case_id, comment, proof_of(changed, 1, "T01", "S-1"), failed, flags)

    secret_of, known = secret_source("party one")
    by("secret", "Not the secret of the digest; S follows from it.", [4], (secret_of, {**known, "value": "1" * 64}))
    round_named, right = drand_source(657413)
    by("drand", "A round with its signature.", [], (round_named, right))
    by("drand-round", "The signature of another round.", [4], drand_source(657413, ROUNDS[1000]))
    by("drand-value", "Not SHA-256 of the signature.", [4], (round_named, {**right, "value": "0" * 64}))
    by("announced", "What was announced cannot be seen from it.", [], announced(), secret_source("party two"))
    by("announced-range", "A number too high.", [4], announced(value="0107132936+09"), secret_source("party two"))
    by("declared", "What the bureau typed in cannot be seen to be right.", [], declared())
    by("declared-space", "A space at the end.", [4], declared("61950286173302491568247506239461823710 "))

    def frame(changed):
        changed.entries[0]["tasks"][0]["frame"]["root"] = "0" * 64

    entries("root", "Another root.", [2], frame)
    two = "The result entry has another %s, with a hash that fits."
    entries("authority", two % "authority", [1], lambda changed: changed.entries[2].update(authority="140582"))
    entries("suite", two % "suite", [1], lambda changed: changed.entries[2].update(suite="sm3"))

    def policy_suite(changed):
        changed.entries[0]["policies"] = {**changed.entries[0]["policies"], "suite": "sm3"}

    entries("policy-suite", "The policies name another suite.", [1], policy_suite)

    def task_twice(changed):
        changed.entries[0]["tasks"][1] = changed.entries[0]["tasks"][0]

    entries("task-twice", "The task stands twice in the commitment.", [2, 4, 5], task_twice)

    changed = plain(inputs=small_inputs(tasks=2, inspectors=4))
    one, other = changed.entries[0]["tasks"]
    one["frame"] = other["frame"]
    of_other = {**proof_of(changed, 1, "T02", "S-3"), "taskId": "T01"}
    add("frame-of-other-task", "The frame of another task.", of_other, [2, 5], ["Entries"])
    for name in ("seed", "commitment"):
        result = {**was_drawn["result"], **sealed_again(was_drawn["result"], **{name: "0" * 64})}
        comment = "The result names another %s." % name
        add("unnamed-" + name, comment, {**was_drawn, "result": result}, [1], ["Entries"])

    def draw_id(changed):
        wrong = "140581/plan-2023/T01/b1/d9"
        changed.entries[0]["tasks"][0]["drawId"] = changed.entries[2]["tasks"][0]["drawId"] = wrong
        sources = changed.entries[1]["sources"]
        changed.entries[1]["draws"][0] = {"drawId": wrong, "seed": seed_of(wrong, sources, "sha256")}

    entries("draw-id", "A drawId of another draw, by which S follows.", [2, 4, 5], draw_id)

    def size(changed):
        changed.entries[0]["tasks"][0]["frame"]["size"] = 15

    entries("size", "Another size.", [2], size)

    def other_seed(changed):
        changed.entries[1]["draws"][0]["seed"] = "0" * 64

    entries("seed", "S does not follow; the ticket follows from S.", [4, 5], other_seed)
    for place, name in enumerate(("commitment", "seed", "result")):
        wrong = copy.deepcopy(was_drawn)
        wrong[name]["at"] = "2024-01-01T00:00:00Z"
        add("%s-hash" % name, "The hash of another entry.", wrong, [1], ["Entries"])
    other = plain(inputs=small_inputs(tasks=2, inspectors=4), sources=[secret_source("party two")])
    foreign = proof_of(other, 1, "T01", was_drawn["targetId"])
    add("foreign-seed", "A seed entry of another draw.", {**was_drawn, "seed": foreign["seed"]}, [1, 4, 5], ["Entries"])
    mixed = {**was_drawn, "result": foreign["result"]}
    add("foreign-result", "A result of another draw.", mixed, foreign_result(was_drawn, foreign), ["Entries"])
    return vectors


def moved(proof):
    """The leaf as one of the other stratum."""
    leaf = copy.deepcopy(proof["leaf"])
    strata = [row["stratum"] for row in proof["result"]["tasks"][0]["strata"]]
    leaf["value"]["stratum"] = next(name for name in strata if name != leaf["value"]["stratum"])
    return leaf


def sealed_again(entry, **change):
    """The changed fields of an entry, with the hash that fits."""
    rest = {name: value for name, value in {**entry, **change}.items() if name not in ("entryHash", "signatures")}
    return {**change, "entryHash": digest(entry["suite"], "dr1:entry:" + canonical_json(rest))}


def foreign_result(proof, foreign):
    """The cut-off of the other draw may let the business in or not."""
    stratum = proof["leaf"]["value"]["stratum"]
    row = next(row for row in foreign["result"]["tasks"][0]["strata"] if row["stratum"] == stratum)
    return [1] if "cutoff" in row and proof["ticket"] <= row["cutoff"] else [1, 5]
