"""Draws in two stages: records of targets and of teams that are right, and others that each break one rule."""

import copy
from pathlib import Path

from case_file import CaseFile
from dr1.json_schema import Schemas
from dr1.protocol import record_hash
from dr1.alone import verify_record
from dr1.stages import target_record, team_record
from dr1.sources import bits_of_all
from small_inputs import avoidance, exclusion, small_inputs
from whole_plan import DEFAULT_POLICIES

SCHEMAS = Schemas(Path(__file__).resolve().parents[2] / "schema")
FLAGS = {
    "Targets": "A record of the first stage.",
    "Teams": "A record of the second stage.",
    "Together": "Targets of several records in one assignment.",
}
UPPER = {"type": "declared", "ref": "province", "value": "70531846291375508264193"}
COUNTY = {"type": "declared", "ref": "county hall", "value": "20240703915537460028519436620117"}


def verdict_of(given):
    report = verify_record(given["record"], given["evidence"], SCHEMAS)
    return {"ok": report.verifies(), "failed": report.failed()}


def stage_vectors():
    vectors = CaseFile(
        "stages",
        "A record of one stage of a draw in two stages, what is given with it, and what a verifier says: whether it "
        "verifies, and which checks fail. All names are invented.",
        FLAGS,
        verdict_of,
    )
    cases = Cases(vectors)
    target_cases(cases)
    team_cases(cases)
    together(cases)
    return vectors


class Cases:
    def __init__(self, vectors):
        self.vectors = vectors

    def add(self, case_id, comment, record, evidence, failed=(), flags=(), ok=None):
        given = {"record": record, "evidence": evidence}
        expected = verdict_of(given)
        report = verify_record(record, evidence, SCHEMAS)
        wrong = [check for check in report.checks if check["status"] == "fail"]
        assert expected["failed"] == list(failed), (case_id, expected["failed"], wrong)
        assert expected["ok"] == (not failed if ok is None else ok), (case_id, expected, report.not_made())
        self.vectors.add(case_id, comment, flags, "invalid" if failed else "valid", given, expected)


# Records.


def upper_inputs(tasks=1, plan_id="province", drawn_by="province"):
    """Seven shops in two counties."""
    inputs = small_inputs(tasks, 7, 4)
    for place, row in enumerate(inputs["targets"]):
        row["regionCode"] = "140581" if place % 2 == 0 else "140502"
    inputs["plan"]["id"] = plan_id
    for task in inputs["plan"]["tasks"]:
        task.update(quota={"kind": "count", "count": 4}, scope={}, mode={"drawnBy": drawn_by, "inspectedBy": "county"})
    return inputs


def sealed(record):
    bare = {name: value for name, value in record.items() if name != "recordHash"}
    return {**bare, "recordHash": record_hash(bare)}


def noted(record):
    """With the warnings that the form asks for."""
    record = {**record, "warnings": []}
    if "rows" in record:
        record["tasks"] = [{**task, "warnings": []} for task in record["tasks"]]
    if "assignment" in record:
        record["assignment"] = {**record["assignment"], "warnings": []}
    return sealed(record)


def first_stage(inputs, policies=None, drawn_by="province", sources=(UPPER,), number=1, **more):
    sources = list(sources)
    stated = {
        "drawnBy": drawn_by,
        "asOf": "2023-08-31",
        "drawNumber": number,
        "policies": {**DEFAULT_POLICIES, **(policies or {})},
        "seed": {"sources": sources, "countedBits": bits_of_all(sources)},
        "tasks": [
            {"taskId": task["id"], "batch": {"number": 1, "cumulativeShare": "100%", "alreadyDrawn": []}}
            for task in inputs["plan"]["tasks"]
        ],
        **more,
    }
    return noted(target_record(stated, inputs["plan"], inputs["targets"], inputs["exclusions"]))


def second_stage(received, inputs, policies=None, sources=(COUNTY,), region="140581", number=1, **more):
    sources = list(sources)
    stated = {
        "authority": region,
        "regionCode": region,
        "inspectedBy": "county",
        "drawNumber": number,
        "policies": {**DEFAULT_POLICIES, **(policies or {})},
        "seed": {"sources": sources, "countedBits": bits_of_all(sources)},
        "assignment": {"visits": []},
        **more,
    }
    return noted(team_record(stated, received, inputs["inspectors"], inputs["avoidances"]))


def of_targets(inputs):
    return {name: inputs[name] for name in ("plan", "targets", "exclusions")}


def received_from(inputs, record, region=None):
    rows = [row for row in inputs["targets"] if region is None or row["regionCode"].startswith(region)]
    return {"record": record, "plan": inputs["plan"], "targets": rows, "exclusions": inputs["exclusions"]}


def of_teams(inputs, received):
    return {"inspectors": inputs["inspectors"], "avoidances": inputs["avoidances"], "received": received}


def changed(record, *path, to):
    """One value, and the hash made again."""
    record = copy.deepcopy(record)
    holder = record
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = to(holder[path[-1]]) if callable(to) else to
    return sealed(record)


# The first stage.


def target_cases(cases):
    inputs = upper_inputs(2)
    record = first_stage(inputs, {"reservePerStratum": 1})
    evidence = of_targets(inputs)

    def right(case_id, comment, record, evidence, ok=True):
        cases.add("targets-" + case_id, comment, record, evidence, (), ["Targets"], ok)

    def wrong(case_id, comment, record, failed, evidence=evidence):
        cases.add("targets-" + case_id, comment, record, evidence, failed, ["Targets"])

    right("two-tasks", "Two tasks with reserves.", record, evidence)
    right("alone", "Nothing but the record.", record, {}, ok=False)
    right("shuffled", "Without tickets, with SM3.", first_stage(inputs, {"selection": "shuffle/1", "suite": "sm3"}), evidence)
    again = first_stage(inputs, number=2, redrawReason="a misprint")
    right("again", "A second draw with a reason.", again, evidence)
    excluded = upper_inputs()
    excluded["exclusions"].append(exclusion("T01", "S-2"))
    right("exclusion", "One target is kept out.", first_stage(excluded), of_targets(excluded))
    draw, task = ["record.draw"], ["tasks", 0]
    wrong("hash", "Another hash.", {**record, "recordHash": "0" * 64}, ["record.hash"])
    wrong("kind", "Another kind.", {**record, "kind": "targets"}, ["record.schema"])
    wrong("bits", "More bits.", changed(record, "seed", "countedBits", to=99), ["record.seed", *draw])
    weak = {**UPPER, "value": "123"}
    wrong("weak", "A seed of nine bits.", first_stage(inputs, sources=[weak]), ["record.seed"] + draw)
    wrong("seed", "Another S.", changed(record, *task, "seed", to="0" * 64), ["record.tasks", *draw])
    wrong("ticket", "Another ticket.", changed(record, *task, "selected", 0, "ticket", to="0" * 64), ["record.tasks", *draw])
    wrong("frame", "Another size of the frame.", changed(record, *task, "frame", "size", to=8), draw)
    wrong("authority", "Another authority.", changed(record, "authority", to="150000"), draw)
    wrong("level", "Another level draws.", changed(record, "drawnBy", to="prefecture"), draw)
    wrong("reason", "A reason for the first draw.", sealed({**record, "redrawReason": "none"}), draw)
    wrong("row-region", "A row in another region.", changed(record, "rows", 0, "regionCode", to="140525"), draw)
    wrong("row-digest", "Another hash of a row.", changed(record, "rows", 0, "digest", to="0" * 64), draw)
    rows = ["record.rows", *draw]
    wrong("row-missing", "A row too few.", changed(record, "rows", to=lambda rows: rows[1:]), rows)
    wrong("row-twice", "A row twice.", changed(record, "rows", to=lambda rows: rows[:1] + rows), rows)
    wrong("rows-unsorted", "The rows are not sorted.", changed(record, "rows", to=lambda rows: rows[::-1]), rows)
    other = copy.deepcopy(evidence)
    other["plan"]["title"] = "Another"
    wrong("other-plan", "Another plan.", record, ["evidence.plan", *draw], other)
    other = copy.deepcopy(evidence)
    other["targets"][0]["name"] = "Another"
    wrong("other-row", "Another row of the directory.", record, ["evidence.targets", *draw], other)
    wrong("other-exclusions", "Other exclusions.", record, ["evidence.exclusions", *draw],
          {**evidence, "exclusions": [exclusion("T01", record["tasks"][0]["selected"][0]["targetId"])]})


# The second stage.


def team_cases(cases):
    inputs = upper_inputs(2)
    record = first_stage(inputs)
    part, whole = received_from(inputs, record, "140581"), received_from(inputs, record)
    teams = second_stage([part], inputs)
    evidence = of_teams(inputs, [part])

    def right(case_id, comment, record, evidence, ok=True):
        cases.add("teams-" + case_id, comment, record, evidence, (), ["Teams"], ok)

    def wrong(case_id, comment, failed, record=teams, evidence=evidence):
        cases.add("teams-" + case_id, comment, record, evidence, failed, ["Teams"])

    right("part", "The rows of the region.", teams, evidence)
    right("whole", "The whole directory, so that the first stage is verified, too.", teams, of_teams(inputs, [whole]))
    right("alone", "Nothing but the record.", teams, {}, ok=False)
    right("no-roster", "Without the roster.", teams, {"received": [part]}, ok=False)
    right("not-received", "Without the received record.", teams, {**evidence, "received": []}, ok=False)
    by_ticket = second_stage([part], inputs, {"assignment": "pair-ticket/1", "suite": "sm3"})
    right("tickets", "Teams by ticket, with SM3.", by_ticket, evidence)
    again = second_stage([part], inputs, number=2, redrawReason="an appeal")
    right("again", "Drawn again with a reason.", again, evidence)
    right("other-county", "Another county.", second_stage([whole], inputs, region="140502"), of_teams(inputs, [whole]))
    right("nothing", "A county without targets.", second_stage([whole], inputs, region="140525"), of_teams(inputs, [whole]))
    kept_away = copy.deepcopy(inputs)
    visit = teams["assignment"]["visits"][0]
    kept_away["avoidances"].append(avoidance(1, visit["team"][0]["inspectorId"], "target", visit["targetId"]))
    right("withdrawal", "Somebody keeps away from a target.", second_stage([part], kept_away), of_teams(kept_away, [part]))

    last = ["record.assignment"]
    of_part = ["record.tasks", "received.1.part"]
    wrong("hash", "Another hash.", ["record.hash"], {**teams, "recordHash": "0" * 64})
    wrong("task-seed", "Another S.", ["record.tasks", "record.teams", "received.1.part"],
          changed(teams, "tasks", 0, "seed", to="0" * 64))
    wrong("draw-id", "Another drawId.", of_part, changed(teams, "tasks", 0, "drawId", to=lambda name: name + "1"))
    wrong("number", "Another number of the draw.", of_part, changed(teams, "drawNumber", to=2))
    wrong("authority", "Another authority.", of_part, changed(teams, "authority", to="140502"))
    wrong("region", "Another region.", ["received.1.part"], changed(teams, "regionCode", to="140502"))
    wrong("level", "Another level.", ["received.1.part"], changed(teams, "inspectedBy", to="prefecture"))
    visited = next(at for at, task in enumerate(teams["tasks"]) if task["targetIds"])
    fewer = changed(teams, "tasks", visited, "targetIds", to=lambda ids: ids[1:])
    wrong("target-dropped", "A target is left out.", ["record.teams", "received.1.part"], fewer)
    wrong("target-twice", "A target twice.", of_part,
          changed(teams, "tasks", visited, "targetIds", to=lambda ids: ids + ids[:1]))
    wrong("task-dropped", "A task is left out.", ["record.teams", "received.1.part"],
          changed(teams, "tasks", to=lambda tasks: tasks[1:]))
    wrong("received-other", "It names another record.", ["record.tasks"],
          changed(teams, "received", 0, "record", to="0" * 64))
    wrong("received-plan", "It names another plan.", ["record.tasks", "received.1.record"],
          changed(teams, "received", 0, "planId", to="provinc"))
    swapped = changed(teams, "assignment", "visits", 0, "team", 1, "inspectorId", to=outsider(teams))
    wrong("team", "Another member of a team.", ["record.teams"] + last, swapped)
    wrong("eligible", "Other numbers of a visit.", last, changed(teams, "assignment", "visits", 0, "eligible", to=9))
    wrong("bits", "More bits.", ["record.seed"] + last, changed(teams, "seed", "countedBits", to=999))

    def given(**change):
        return of_teams(inputs, [{**copy.deepcopy(part), **change}])

    moved = copy.deepcopy(part["targets"])
    for row in moved:
        row["localOfficeId"] = "office-9"
    wrong("row-changed", "A row was changed on the way.", ["received.1.rows"], evidence=given(targets=moved))
    wrong("row-missing", "The rows are missing.", ["received.1.rows"], evidence=given(targets=[]))
    other_plan = copy.deepcopy(inputs["plan"])
    other_plan["title"] = "Another"
    wrong("other-plan", "Another plan.", ["received.1.plan"], evidence=given(plan=other_plan))
    edited = {**record, "asOf": "2023-08-30"}
    wrong("received-edited", "The received record was edited.", ["received.1.record"], evidence=given(record=edited))
    wrong("received-kind", "It is no record of targets.", ["received.1.record"],
          evidence=given(record={**record, "kind": "plan-record"}))
    other = copy.deepcopy(inputs)
    other["inspectors"][0]["unitId"] = "office-9"
    wrong("other-roster", "Another roster.", ["evidence.inspectors"], evidence=of_teams(other, [part]))
    wrong("other-withdrawals", "Other withdrawals.", ["evidence.avoidances"], evidence=of_teams(kept_away, [part]))
    forged = changed(record, "tasks", 0, "quotaCount", to=99)
    files = received_from(inputs, forged)
    wrong("first-stage", "The first stage is wrong, as the directory shows.", ["received.1.draw"],
          second_stage([files], inputs), of_teams(inputs, [files]))


def outsider(teams):
    team = {one["inspectorId"] for one in teams["assignment"]["visits"][0]["team"]}
    return next(name for name in ("I-1", "I-2", "I-3", "I-4") if name not in team)


def together(cases):
    upper, own = upper_inputs(), upper_inputs(1, "county", "county")
    own["targets"] = [row for row in own["targets"] if row["regionCode"] == "140581"]
    received = [
        received_from(own, first_stage(own, drawn_by="county", sources=[COUNTY])),
        received_from(upper, first_stage(upper), "140581"),
    ]
    sources = [{**COUNTY, "ref": "county hall, later"}]
    teams = second_stage(received, upper, sources=sources)
    assert any(len(visit["taskIds"]) == 2 for visit in teams["assignment"]["visits"])
    flags = ["Teams", "Together"]
    cases.add("together", "Own and received targets.", teams, of_teams(upper, received), (), flags)
    backwards = of_teams(upper, received[::-1])
    cases.add("together-reversed", "The same, given in another order.", teams, backwards, (), flags)
    apart = second_stage(received, upper, {"visits": "separate"}, sources=sources)
    cases.add("together-separate", "Every task visits for itself.", apart, of_teams(upper, received), (), flags)
    unsorted = changed(teams, "received", to=lambda rows: rows[::-1])
    evidence = of_teams(upper, received)
    cases.add("together-unsorted", "The received records are not sorted.", unsorted, evidence,
              ["record.tasks", "record.assignment"], flags)
