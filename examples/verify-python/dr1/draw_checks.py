"""The checks of one draw (section 9.2)."""

from .draw import commit_tasks, draw_tasks, evidence_of
from .event_checks import check_events as check_events_of
from .event_checks import check_items
from .inputs import Contradiction, check_inputs
from .inputs import check_lists as check_references
from .protocol import Refused, digest, plan_digest, seed_of
from .record_checks import check_record
from .report import Fails, NotMade, agree, require
from .sources import LEAST_BITS, bits_of_all, can_be_checked, problem_of_source
from .teams import teams_of
from .trees import head_of, leaves_of_frame, leaves_of_list

LISTS = ("targets", "inspectors", "avoidances", "exclusions")
INPUTS = ("plan", *LISTS, "salt-key")
KNOWN_LATER = ("value", "signature", "pulse")


def need(draw, *names):
    """The files of these names; the check is not made if one was not given."""
    for name in names:
        if name not in draw.files:
            raise NotMade("draws/%d/%s.json was not given" % (draw.number, name))
    return [draw.files[name] for name in names]


def need_seed(draw):
    if draw.seed is None:
        raise NotMade("there is no seed entry")
    return draw.seed


def seed_entry(draw):
    if draw.seed is None:
        raise Fails("there is no seed entry")
    return draw.seed


def without(row, *names):
    return {name: value for name, value in row.items() if name not in names}


class Computed:
    """What follows from the files of a draw, each computed once."""

    def __init__(self, draw):
        self.draw = draw
        self.tasks = self.drawn = None

    def inputs(self):
        inputs = self.draw.inputs()
        check_inputs(inputs, self.draw.commitment["policies"])
        return inputs

    def draw_tasks(self):
        if self.drawn is None:
            self.drawn = draw_tasks(self.inputs(), self.draw.commitment["policies"])
        return self.drawn

    def assignment(self, published=None):
        return teams_of(self.inputs(), self.draw_tasks(), self.draw.commitment["policies"], published)


# The sources and the seed.


def check_sources(draw):
    seed = need_seed(draw)
    agree(
        [without(source, *KNOWN_LATER) for source in seed["sources"]],
        [without(source, "at") for source in draw.commitment["sources"]],
        "the sources of the seed are not those of the commitment",
    )


def check_source(draw, place):
    source = need_seed(draw)["sources"][place]
    problem = problem_of_source(source, draw.suite)
    require(problem is None, "%s: %s" % (source["ref"], problem))
    if not can_be_checked(source):
        raise NotMade("%s: compare the value with what was made public (%s)" % (source["ref"], source["type"]))


def check_entropy(draw):
    bits = bits_of_all(need_seed(draw)["sources"])
    require(bits >= LEAST_BITS, "the sources carry %d bits only" % bits)


def check_seeds(draw):
    seed = need_seed(draw)
    require(seed["countedBits"] == bits_of_all(seed["sources"]), "countedBits is not what the sources carry")
    agree(
        [one["drawId"] for one in seed["draws"]],
        [task["drawId"] for task in draw.commitment["tasks"]],
        "the draws of the seed are not the tasks of the commitment",
    )
    for one in seed["draws"]:
        right = seed_of(one["drawId"], seed["sources"], draw.suite)
        require(one["seed"] == right, "S of %s does not follow from the sources" % one["drawId"])


# The inputs.


def check_plan(draw):
    (plan,) = need(draw, "plan")
    agree(plan_digest(draw.suite, plan), draw.commitment["plan"], "the plan is not the one committed to")


def check_lists(draw):
    _, *lists, salt_key = need(draw, *INPUTS)
    try:
        check_references(draw.files)
    except Contradiction as problem:
        raise Fails(str(problem)) from None
    for name, rows in zip(LISTS, lists):
        head = head_of(draw.suite, leaves_of_list(draw.suite, salt_key["key"], name, rows))
        agree(head, draw.commitment["lists"][name], "the list of %s is not the one committed to" % name)


def check_tasks(draw, computed):
    *_, salt_key = need(draw, *INPUTS)

    def tree(task_id, members):
        return head_of(draw.suite, leaves_of_frame(draw.suite, salt_key["key"], task_id, members))

    tasks = commit_tasks(computed.inputs(), draw.commitment["policies"], tree)
    agree(
        [task["taskId"] for task in draw.commitment["tasks"]],
        [task["taskId"] for task in tasks],
        "the tasks of the commitment are not sorted by id",
    )
    for computed_task, committed in zip(tasks, draw.commitment["tasks"]):
        agree_in_fields(committed, computed_task, "task %s of the commitment" % committed["taskId"])


def agree_in_fields(stated, computed, where):
    for name in sorted(set(stated) | set(computed)):
        require(stated.get(name) == computed.get(name), "%s: %s does not follow" % (where, name))


def has_batches(draw):
    batches = [task["batch"] for task in draw.commitment["tasks"]]
    return any(batch["number"] > 1 or batch["alreadyDrawn"] for batch in batches)


def check_batches(draw, draws):
    for task in draw.commitment["tasks"]:
        task_id, batch = task["taskId"], task["batch"]
        before = set()
        for last in last_of_batches(draw, draws, task_id, batch["number"]):
            (record,) = need(last, "record")
            for drawn in record["tasks"]:
                if drawn["taskId"] == task_id:
                    before.update(unit["targetId"] for unit in drawn["selected"])
        agree(
            batch["alreadyDrawn"],
            sorted(before),
            "alreadyDrawn of task %s is not what the batches before drew" % task_id,
        )


def last_of_batches(draw, draws, task_id, number):
    """Of every batch of a task before this one, the draw with the last result in the chain before this commitment."""
    last = {}
    for other in sorted(draws, key=lambda other: other.result_place or 0):
        if other.commitment["planId"] != draw.commitment["planId"] or not other.result_before(draw.number):
            continue
        for task in other.commitment["tasks"]:
            if task["taskId"] == task_id and task["batch"]["number"] < number:
                last[task["batch"]["number"]] = other
    return last.values()


# The record.


def check_result(draw):
    (record,) = need(draw, "record")
    result = draw.result
    agree(result["record"], record["recordHash"], "the result names another record")
    agree(
        seed_entry(draw)["draws"],
        [{"drawId": task["drawId"], "seed": task["seed"]} for task in record["tasks"]],
        "the seeds of the record are not those of the seed entry",
    )

    def numbers(row):
        return {name: row[name] for name in ("stratum", "drawn", "cutoff") if name in row}

    agree(
        result["tasks"],
        [
            {"drawId": task["drawId"], "strata": [numbers(row) for row in task["strata"]]}
            for task in record["tasks"]
        ],
        "counts or cut-offs of the result are not those of the record",
    )


def check_record_file(draw):
    (record,) = need(draw, "record")
    check_record(record)


def check_commitment(draw):
    (record,) = need(draw, "record")
    commitment = draw.commitment
    for name in ("planId", "asOf", "drawNumber", "redrawReason", "policies"):
        agree(record.get(name), commitment.get(name), "%s of the record is not that of the commitment" % name)
    agree(record["evidence"]["plan"], commitment["plan"], "the plan of the record is not that of the commitment")
    seed = seed_entry(draw)
    agree(record["seed"]["sources"], seed["sources"], "the sources of the record are not those of the seed entry")
    agree(record["seed"]["countedBits"], seed["countedBits"], "the bits of the record are not those of the seed entry")
    agree(
        [task["taskId"] for task in record["tasks"]],
        [task["taskId"] for task in commitment["tasks"]],
        "the tasks of the record are not those of the commitment",
    )
    for drawn, committed in zip(record["tasks"], commitment["tasks"]):
        where = "task %s of the record" % drawn["taskId"]
        agree(drawn["asOf"], commitment["asOf"], "%s has another date than the commitment" % where)
        for name in ("drawId", "batch", "quotaCount", "level"):
            agree(drawn.get(name), committed.get(name), "%s: %s is not that of the commitment" % (where, name))
        agree(drawn["frame"]["size"], committed["size"], "%s: the size of the frame" % where)
        agree(drawn["frame"]["eligible"], committed["frame"]["size"], "%s: how many are eligible" % where)
        agree(
            [{name: row.get(name) for name in one} for row, one in zip(drawn["strata"], committed["strata"])],
            committed["strata"],
            "%s: the strata are not those of the commitment" % where,
        )
        agree(len(drawn["strata"]), len(committed["strata"]), "%s: the strata are not those of the commitment" % where)


def check_evidence(draw):
    record, *_ = need(draw, "record", *INPUTS)
    agree(
        record["evidence"],
        evidence_of(draw.inputs(), draw.suite),
        "the evidence is not that of the files",
    )


def check_selection(draw, computed):
    record, *_ = need(draw, "record", *INPUTS)
    seed_entry(draw)
    drawn = computed.draw_tasks()
    agree(len(record["tasks"]), len(drawn), "the record has not as many tasks as the commitment")
    for task, right in zip(record["tasks"], drawn):
        agree_in_fields(without(task, "warnings"), right, "task %s" % task["taskId"])


def check_teams(draw, computed):
    record, *_ = need(draw, "record", *INPUTS)
    seed_entry(draw)
    assignment = record["assignment"]
    published = {visit["visitId"]: visit["team"] for visit in assignment["visits"]}
    agree_in_fields(without(assignment, "warnings"), computed.assignment(published), "the assignment")


def check_void(draw, computed):
    need(draw, *INPUTS)
    seed_entry(draw)
    try:
        computed.assignment()
    except Refused as refused:
        require(refused.code == "ASSIGNMENT_INFEASIBLE", "nothing can be drawn, but not for want of teams")
    else:
        raise Fails("there are teams for what was drawn")


# After the draw.


def check_events(draw):
    (record,) = need(draw, "record")
    check_events_of(draw, record)


def check_findings(draw):
    record, plan = need(draw, "record", "plan")
    check_items(draw, record, plan)


def check_replacements():
    raise NotMade("whether everybody who joined had the smallest ticket needs the rosters of those days")


def check_reserves():
    raise NotMade("whether reserves are visited by the teams that had to go needs the rosters of those days")


def uid_of(opening, suite):
    return digest(suite, "dr1:uid:%s:%s" % (opening["salt"], opening["id"]))


def check_openings(draw):
    document, targets, inspectors = need(draw, "openings", "targets", "inspectors")
    published = {row["id"] for row in targets + inspectors} | {row.get("groupId") for row in targets}
    openings = document["openings"]
    for opening in openings:
        require(uid_of(opening, draw.suite) in published, "the opening of %s leads nowhere" % opening["id"])
    ids = [opening["id"] for opening in openings]
    require(ids == sorted(ids), "the openings are not sorted by id")


def check_register(draw, register):
    if register is None:
        raise NotMade("no register was given")
    (targets,) = need(draw, "targets")
    known = {row["id"] for row in targets}
    if draw.commitment["publication"] == "blinded":
        (document,) = need(draw, "openings")
        known = {one["id"] for one in document["openings"] if uid_of(one, draw.suite) in known}
    missing = sorted(set(register) - known)
    require(not missing, "not in the directory: %s" % ", ".join(missing[:10]))
