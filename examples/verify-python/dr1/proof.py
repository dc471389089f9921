"""What one business can check alone (section 8)."""

from .chain import draw_id, hash_of_entry
from .draw_checks import KNOWN_LATER, uid_of, without
from .protocol import seed_of, ticket_of
from .reading import Malformed, read_document
from .report import Fails, NotMade, Report, require
from .sources import problem_of_source
from .trees import leaf_hash, root_by_path

NOTHING_TRUSTED = {}


def verify_proof(data, schemas, trusted=NOTHING_TRUSTED):
    """`data`: the bytes of a `target-proof`. `trusted`: `resultHash` and `commitmentHash`, each if there is one."""
    report, read = Report(), []

    def check_form():
        try:
            read.append(read_document(data, "the proof", schemas, "target-proof"))
        except Malformed as problem:
            raise Fails(str(problem)) from None

    if report.check("form", "L0", "the proof has the right form", check_form) == "pass":
        (proof,) = read
        # With another method nobody can see alone whether the target was drawn.
        report.complete = proof["commitment"]["policies"]["selection"] == "ticket/1"
        result = proof["result"]["entryHash"]
        together = "the entries belong together; the result is " + result
        report.check("entries", "L0", together, lambda: check_entries(proof))
        report.check("leaf", "L1", "the leaf is in the frame of the task", lambda: check_leaf(proof))
        report.check("target", "L1", "the leaf is that of the target", lambda: check_target(proof))
        report.check("seed", "L1", "S follows from the sources, and their values are right", lambda: check_seed(proof))
        report.check("ticket", "L1", ticket_sentence(proof), lambda: check_ticket(proof))
        for name in ("result", "commitment"):
            if name + "Hash" in trusted:
                report.check(
                    name + "-hash",
                    "L4",
                    "the %s is the one published" % name,
                    lambda name=name: require(
                        proof[name]["entryHash"] == trusted[name + "Hash"],
                        "the %s is not the one published" % name,
                    ),
                )
    return report


def check_entries(proof):
    commitment, seed, result = proof["commitment"], proof["seed"], proof["result"]
    for entry in (commitment, seed, result):
        require(hash_of_entry(entry) == entry["entryHash"], "entryHash of the %s is wrong" % entry["kind"])
        require(entry["suite"] == commitment["suite"], "the entries have more than one suite")
        require(entry["authority"] == commitment["authority"], "the entries have more than one authority")
    require(commitment["policies"]["suite"] == commitment["suite"], "the policies have another suite")
    for entry in (seed, result):
        require(
            entry["commitment"] == commitment["entryHash"], "the %s names another commitment" % entry["kind"]
        )
    require(result["seed"] == seed["entryHash"], "the result names another seed")


def task_of(proof):
    found = [task for task in proof["commitment"]["tasks"] if task["taskId"] == proof["taskId"]]
    require(len(found) == 1, "the commitment has no such task, or more than one")
    require(found[0]["drawId"] == draw_id(proof["commitment"], found[0]), "the drawId of the task is wrong")
    return found[0]


def check_leaf(proof):
    suite, task = proof["commitment"]["suite"], task_of(proof)
    require(proof["leaf"]["list"] == "frame/" + proof["taskId"], "the leaf is of another list")
    path = [bytes.fromhex(beside) for beside in proof["path"]]
    root = root_by_path(suite, leaf_hash(suite, proof["leaf"]), proof["index"], task["frame"]["size"], path)
    require(root is not None and root.hex() == task["frame"]["root"], "the proof does not lead to the frame")


def check_target(proof):
    blinded = proof["commitment"]["publication"] == "blinded"
    require(("opening" in proof) == blinded, "there is an opening, or there is none")
    stands_for = proof["targetId"]
    if blinded:
        require(proof["opening"]["id"] == stands_for, "the opening is that of another target")
        stands_for = uid_of(proof["opening"], proof["commitment"]["suite"])
    require(proof["leaf"]["value"]["id"] == stands_for, "the leaf is that of another target")


def seed_of_task(proof):
    task = task_of(proof)
    found = [one["seed"] for one in proof["seed"]["draws"] if one["drawId"] == task["drawId"]]
    require(len(found) == 1, "the seed entry has not one seed of the task")
    return found[0]


def check_seed(proof):
    seed, stated = proof["seed"], seed_of_task(proof)
    for source in seed["sources"]:
        problem = problem_of_source(source, seed["suite"])
        require(problem is None, "%s: %s" % (source["ref"], problem))
    require(
        [without(source, *KNOWN_LATER) for source in seed["sources"]]
        == [without(source, "at") for source in proof["commitment"]["sources"]],
        "the sources are not those of the commitment",
    )
    require(
        stated == seed_of(task_of(proof)["drawId"], seed["sources"], seed["suite"]),
        "S does not follow from the sources",
    )


def ticket_sentence(proof):
    return "the target was %s" % ("drawn" if proof["drawn"] else "not drawn")


def check_ticket(proof):
    if proof["commitment"]["policies"]["selection"] != "ticket/1":
        require("ticket" not in proof, "there are no tickets with this method")
        raise NotMade("nobody can check alone whether %s was drawn by this method" % proof["targetId"])
    unit = proof["leaf"]["value"]
    ticket = ticket_of(seed_of_task(proof), unit["id"], proof["commitment"]["suite"])
    require(proof.get("ticket") == ticket, "the ticket is wrong")
    drawn_of = [one for one in proof["result"]["tasks"] if one["drawId"] == task_of(proof)["drawId"]]
    require(len(drawn_of) == 1, "the result does not have the task once")
    strata = [row for row in drawn_of[0]["strata"] if row["stratum"] == unit["stratum"]]
    require(len(strata) == 1, "the result does not have the stratum once")
    drawn = "cutoff" in strata[0] and ticket <= strata[0]["cutoff"]
    require(proof["drawn"] == drawn, "the cut-off says otherwise")
