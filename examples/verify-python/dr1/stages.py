"""What records should be that stand without a chain: of a plan, and of its two stages (sections 6.5 and 6.6)."""

from .draw import draw_tasks, evidence_of
from .inputs import check_inputs, check_lists, require
from .protocol import canonical_json, digest, seed_of
from .sources import bits_of_all
from .teams import teams_of


def row_digest(suite, row):
    return digest(suite, "dr1:target:" + canonical_json(row))


def sources_of(record):
    return record["seed"]["sources"]


def inputs_of(record, lists):
    """The inputs that a record of a plan or of targets states, with the lists that were given with it."""
    inputs = {
        "exclusions": [],
        **lists,
        "asOf": record["asOf"],
        "drawNumber": record["drawNumber"],
        "tasks": [task["taskId"] for task in record["tasks"]],
        "batches": {task["taskId"]: task["batch"] for task in record["tasks"]},
        "seed": {"sources": sources_of(record)},
    }
    check_inputs(inputs, record["policies"])
    require(inputs["tasks"], "there are no tasks")
    check_number(record)
    return inputs


def check_number(record):
    require((record["drawNumber"] > 1) == ("redrawReason" in record), "a reason is missing, or is one too many")


def head_of(record, kind, own):
    """What every record begins with, `own` what the kind has of its own."""
    return {
        "protocol": "dr1",
        "kind": kind,
        **own,
        "drawNumber": record["drawNumber"],
        **({"redrawReason": record["redrawReason"]} if "redrawReason" in record else {}),
        "policies": record["policies"],
        "seed": {"sources": sources_of(record), "countedBits": bits_of_all(sources_of(record))},
    }


# Both stages at once.


def plan_record(record, lists):
    """What the record should be, but for its warnings and its hash, by the parameters that it states."""
    inputs, policies = inputs_of(record, lists), record["policies"]
    tasks = draw_tasks(inputs, policies)
    published = {visit["visitId"]: visit["team"] for visit in record["assignment"]["visits"]}
    return {
        **head_of(record, "plan-record", {"planId": lists["plan"]["id"], "asOf": record["asOf"]}),
        "evidence": evidence_of(inputs, policies["suite"]),
        "tasks": tasks,
        "assignment": teams_of(inputs, tasks, policies, published),
    }


# The first stage.


def target_record(record, plan, targets, exclusions):
    """The same of a record of targets."""
    lists = {"plan": plan, "targets": targets, "exclusions": exclusions, "inspectors": [], "avoidances": []}
    inputs, policies = inputs_of(record, lists), record["policies"]
    levels = {task["id"]: task["mode"]["drawnBy"] for task in plan["tasks"]}
    drawn_by = record["drawnBy"]
    require(all(levels[task_id] == drawn_by for task_id in inputs["tasks"]), "another level draws one of the tasks")
    tasks = draw_tasks(inputs, policies)
    evidence = evidence_of(inputs, policies["suite"])
    own = {"authority": plan["issuer"]["id"], "drawnBy": drawn_by, "planId": plan["id"], "asOf": record["asOf"]}
    return {
        **head_of(record, "target-record", own),
        "evidence": {name: evidence[name] for name in ("plan", "targets", "exclusions")},
        "tasks": tasks,
        "rows": rows_of(tasks, targets, policies["suite"]),
    }


def rows_of(tasks, targets, suite):
    rows = {row["id"]: row for row in targets}
    drawn = {unit["targetId"] for task in tasks for unit in task["selected"]}
    return [
        {"targetId": name, "regionCode": rows[name]["regionCode"], "digest": row_digest(suite, rows[name])}
        for name in sorted(drawn)
    ]


# The second stage.


def part_of(owner, record, plan):
    """The tasks that a received record gives to a region and level; `owner` is the record of the teams."""
    regions = {row["targetId"]: row["regionCode"] for row in record["rows"]}
    levels = {task["id"]: task["mode"]["inspectedBy"] for task in plan["tasks"]}
    part = []
    for task in record["tasks"]:
        if levels.get(task["taskId"]) != owner["inspectedBy"]:
            continue
        draw_id = team_draw_id(owner, record["recordHash"], task["taskId"])
        part.append(
            {
                "taskId": "%s.%s" % (record["planId"], task["taskId"]),
                "record": record["recordHash"],
                "drawId": draw_id,
                "seed": seed_of(draw_id, sources_of(owner), owner["policies"]["suite"]),
                "targetIds": [
                    unit["targetId"]
                    for unit in task["selected"]
                    if regions.get(unit["targetId"], "").startswith(owner["regionCode"])
                ],
            }
        )
    return sorted(part, key=lambda task: task["taskId"])


def team_draw_id(owner, record, task_id):
    return "%s/%s/%s/a%d" % (owner["authority"], record, task_id, owner["drawNumber"])


def team_record(record, received, inspectors, avoidances):
    """What the record should be, but for its warnings and its hash. `received`: records with `plan` and `targets`,
    of which everything has been checked."""
    policies, suite = record["policies"], record["policies"]["suite"]
    parts = [task for one in received for task in part_of(record, one["record"], one["plan"])]
    parts.sort(key=lambda task: task["taskId"])
    names = [task["taskId"] for task in parts]
    require(names and len(set(names)) == len(names), "there is no task, or two have one name")
    plan = {"tasks": [task for one in received for task in renamed(one, names)]}
    rows = place_rows(parts, received)
    inputs = {
        "plan": plan,
        "targets": rows,
        "inspectors": inspectors,
        "avoidances": avoidances,
        "exclusions": [],
        "tasks": names,
    }
    check_lists(inputs)
    check_number(record)
    draws = [{**task, "selected": [{"targetId": name} for name in task["targetIds"]]} for task in parts]
    published = {visit["visitId"]: visit["team"] for visit in record["assignment"]["visits"]}
    evidence = evidence_of({**inputs, "plan": plan}, suite)
    listed = [{"planId": one["record"]["planId"], "record": one["record"]["recordHash"]} for one in received]
    return {
        **head_of(record, "team-record", {name: record[name] for name in ("authority", "regionCode", "inspectedBy")}),
        "received": sorted(listed, key=lambda one: (one["planId"], one["record"])),
        "evidence": {name: evidence[name] for name in ("inspectors", "avoidances")},
        "tasks": parts,
        "assignment": teams_of(inputs, draws, policies, published),
    }


def renamed(one, names):
    """The tasks of a plan as the second stage calls them."""
    for task in one["plan"]["tasks"]:
        name = "%s.%s" % (one["record"]["planId"], task["id"])
        if name in names:
            yield {**task, "id": name}


def place_rows(parts, received):
    """One row for each target of the part; what matters for its team is the same in all records."""
    rows = {}
    for one in received:
        own = {name for task in parts if task["record"] == one["record"]["recordHash"] for name in task["targetIds"]}
        for row in one["targets"]:
            if row["id"] in own:
                known = rows.setdefault(row["id"], row)
                for name in ("regionCode", "groupId", "localOfficeId"):
                    require(known.get(name) == row.get(name), "%s is in two places" % row["id"])
    return list(rows.values())
