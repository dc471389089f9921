"""Events of records of teams: some that are right, and others that each break one rule."""

import copy
from pathlib import Path

from case_file import CaseFile
from dr1.json_schema import Schemas
from dr1.protocol import canonical_json, digest, list_digest
from dr1.alone import verify_record
from stage_cases import first_stage, of_teams, received_from, second_stage, upper_inputs

SCHEMAS = Schemas(Path(__file__).resolve().parents[2] / "schema")
FLAGS = {
    "Results": "What a visit found.",
    "Replaced": "One leaves, one joins.",
    "Reserves": "A reserve, which a record of teams does not have.",
    "Place": "The hash of an event, its place among the others, its record and its visit.",
}
DAY = {"by": "credit section", "at": "2023-10-09"}


def verdict_of(given):
    return {"failed": verify_record(given["record"], given["evidence"], SCHEMAS).failed()}


def team_event_vectors():
    vectors = CaseFile(
        "team-events",
        "A record of teams for received targets, what is given with it, its events among it, and which checks fail. "
        "All names are invented.",
        FLAGS,
        verdict_of,
    )
    for policies in ({}, {"suite": "sm3", "assignment": "pair-ticket/1"}):
        cases_of(vectors, policies)
    return vectors


def sealed(record, events):
    """Numbers, links and hashes of some events."""
    suite, done = record["policies"]["suite"], []
    for number, event in enumerate(events, start=1):
        event = {
            "protocol": "dr1",
            "record": record["recordHash"],
            "number": number,
            "previous": done[-1]["eventHash"] if done else record["recordHash"],
            **DAY,
            **event,
        }
        done.append({**event, "eventHash": event_hash(suite, event)})
    return done


def event_hash(suite, event):
    return digest(suite, "dr1:event:" + canonical_json({k: v for k, v in event.items() if k != "eventHash"}))


def replacement(record, inputs, visit, team, round_number=1):
    """The last of the team leaves; of those who are not on it, whoever has the smallest ticket comes."""
    suite = record["policies"]["suite"]
    (seed,) = [task["seed"] for task in record["tasks"] if task["taskId"] == visit["taskIds"][0]]
    here = [one["inspectorId"] for one in team]
    others = [one["id"] for one in inputs["inspectors"] if one["id"] not in here]
    text = "dr1:replace:%s:%s:%d:%%s" % (seed, visit["targetId"], round_number)
    ticket, joins = min((digest(suite, text % name), name) for name in others)
    stays = [one["inspectorId"] for one in team[:-1]]
    lead, *members = stays
    after = [{"inspectorId": lead, "role": "lead"}]
    after += [{"inspectorId": name, "role": "member"} for name in sorted([*members, joins])]
    return {
        "kind": "inspector-replaced",
        "visitId": visit["visitId"],
        "leaves": [here[-1]],
        "joins": [joins],
        "round": round_number,
        "ticket": ticket,
        "candidates": len(others),
        "team": after,
        "reason": "illness",
        "evidence": {
            name: list_digest(suite, name, inputs[name], lambda row: row["id"])
            for name in ("inspectors", "avoidances")
        },
    }


def result(visit, outcome="no-problem", **more):
    return {"kind": "result-recorded", "visitId": visit["visitId"], "outcome": outcome, **more}


def cases_of(vectors, policies):
    suite = policies.get("suite", "sha256")
    inputs = upper_inputs(2)
    first = first_stage(inputs, {"reservePerStratum": 1})
    part = received_from(inputs, first, "140581")
    record = second_stage([part], inputs, policies)
    visit, other = record["assignment"]["visits"][:2]
    items = {task["id"]: [item["id"] for item in task["items"]] for task in inputs["plan"]["tasks"]}
    findings = [
        {"taskId": name, "itemId": item, "outcome": "no-problem"}
        for name in visit["taskIds"]
        for item in sorted(items[name.split(".")[1]])
    ]
    replaced = replacement(record, inputs, visit, visit["team"])
    events = sealed(record, [replaced, result(visit, findings=findings), result(other, "moved-out")])

    def add(case_id, comment, events, failed=(), flags=("Results",), received=(part,)):
        given = {"record": record, "evidence": {**of_teams(inputs, list(received)), "events": events}}
        expected = verdict_of(given)
        assert expected["failed"] == list(failed), (case_id, expected)
        vectors.add("%s-%s" % (suite, case_id), comment, flags, "invalid" if failed else "valid", given, expected)

    def changed(place, **change):
        return [
            {**event, **copy.deepcopy(change)} if number == place else event
            for number, event in enumerate(events, start=1)
        ]

    def resealed(given):
        names = ("protocol", "record", "number", "previous", "eventHash")
        return sealed(record, [{k: v for k, v in event.items() if k not in names} for event in given])

    add("none", "Nothing has happened.", [])
    add("events", "A replacement, a result with findings, and one without.", events, (), ("Results", "Replaced"))
    add("not-received", "The received records are not there.", events, received=())
    replaced_, placed, bad = ("Replaced",), ("Place",), ["events"]
    add("form", "An event without an office.", [{k: v for k, v in events[0].items() if k != "by"}], ["events.schema"], placed)
    add("hash", "Another office, without another hash.", changed(1, by="another"), bad, placed)
    add("record", "The record of the upper level.", sealed({**record, "recordHash": first["recordHash"]}, [replaced]), bad, placed)
    add("dropped", "The first event is left out.", events[1:], bad, placed)
    add("visit", "A visit that there is not.", resealed(changed(3, visitId="T01/S-99")), bad, placed)
    upper_name = visit["visitId"].split(".", 1)[1]
    add("upper-visit", "A visit as the upper level would call it.", resealed(changed(3, visitId=upper_name)), bad, placed)
    add("second-result", "A second result.", resealed([*events, result(other)]), bad)
    add("after-result", "A replacement after the result.", resealed([events[1], events[0]]), bad, replaced_)
    add("ticket", "Another ticket.", resealed(changed(1, ticket="0" * 64)), bad, replaced_)
    (own,) = [task for task in first["tasks"] if task["taskId"] == visit["taskIds"][0].split(".")[1]]
    text = "dr1:replace:%s:%s:1:%s" % (own["seed"], visit["targetId"], replaced["joins"][0])
    add("upper-seed", "The ticket of the seed of the upper level.", resealed(changed(1, ticket=digest(suite, text))), bad, replaced_)
    add("round", "Another round.", resealed(changed(1, round=2)), bad, replaced_)
    add("team", "Nobody has left the team.", resealed(changed(1, team=visit["team"])), bad, replaced_)
    add("finding-task", "A finding of a task as its own plan calls it.",
        resealed(changed(2, findings=[{**one, "taskId": one["taskId"].split(".")[1]} for one in findings])), ["events", "findings"])
    add("finding-item", "A finding of an item that the plan does not have.",
        resealed(changed(2, findings=[{**one, "itemId": "stray"} for one in findings])), ["findings"])
    (task,) = [one for one in first["tasks"] if one["taskId"] == other["taskIds"][0].split(".")[1]]
    stratum = task["strata"][0]
    reserve, task_id = stratum["reserve"][0], other["taskIds"][0]
    window = other["window"]
    used = {
        "kind": "reserve-used",
        "visitId": other["visitId"],
        "reason": "moved-out",
        "taskId": task_id,
        "stratum": stratum["stratum"],
        "position": 1,
        "ticket": reserve["ticket"],
        "visit": {
            "visitId": "%s/%s" % (task_id, reserve["targetId"]),
            "targetId": reserve["targetId"],
            "taskIds": [task_id],
            "window": window,
            "team": other["team"],
            "eligible": 4,
            "avoided": [],
        },
        "replaced": [],
        "evidence": replaced["evidence"],
    }
    add("reserve", "A reserve of the upper level.", resealed([*events, used]), bad, ("Reserves",))
