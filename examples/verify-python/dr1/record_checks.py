"""What a record tells by itself (section 9.3), and its hash."""

import re
from collections import Counter
from fractions import Fraction

from .assignment import teams_seed
from .protocol import digest, record_hash, seed_of, ticket_of
from .report import require


def check_record(record):
    require(record_hash(record) == record["recordHash"], "recordHash is not the hash of the record")
    suite, tasks = record["policies"]["suite"], record["tasks"]
    require(len({task["taskId"] for task in tasks}) == len(tasks), "two tasks have one id")
    for task in tasks:
        where = "task %s" % task["taskId"]
        require(
            task["seed"] == seed_of(task["drawId"], record["seed"]["sources"], suite),
            "%s: seed does not follow from the sources" % where,
        )
        check_selected(task, where)
        if record["policies"]["selection"] == "ticket/1":
            check_tickets(task, suite, where)
    seeds = {task["taskId"]: task["seed"] for task in tasks}
    assignment = record["assignment"]
    require(
        assignment["seed"] == teams_seed([seeds[task_id] for task_id in sorted(seeds)], suite),
        "seed of the assignment does not follow from those of the tasks",
    )
    check_visits(assignment["visits"], tasks)
    for visit in assignment["visits"]:
        check_team(visit)
        if assignment["method"] == "pair-ticket/1":
            check_team_ticket(visit, seeds, suite)
    check_loads(assignment)


def check_selected(task, where):
    strata = {row["stratum"]: row for row in task["strata"]}
    require(len(strata) == len(task["strata"]), "%s: two strata have one key" % where)
    selected = task["selected"]
    require(len({unit["targetId"] for unit in selected}) == len(selected), "%s: a target is drawn twice" % where)
    require(
        len(selected) == task["drawn"] and all(unit["order"] == at for at, unit in enumerate(selected, start=1)),
        "%s: order does not run from 1 to %d" % (where, task["drawn"]),
    )
    drawn = Counter(unit["stratum"] for unit in selected)
    require(set(drawn) <= set(strata), "%s: a target is of no stratum" % where)
    for key, row in strata.items():
        require(drawn[key] == row["drawn"], "%s: stratum %s was not drawn %d times" % (where, key, row["drawn"]))
        require(row["drawn"] <= row["eligible"], "%s: stratum %s has fewer than were drawn" % (where, key))


def check_tickets(task, suite, where):
    strata = {row["stratum"]: row for row in task["strata"]}
    for unit in task["selected"]:
        check_ticket(unit, task, suite, where)
        cutoff = strata[unit["stratum"]].get("cutoff")
        require(cutoff and unit["ticket"] <= cutoff, "%s: %s is above the cut-off" % (where, unit["targetId"]))
    for row in task["strata"]:
        for unit in row["reserve"]:
            check_ticket(unit, task, suite, where)
            require(
                unit["ticket"] > row.get("cutoff", ""),
                "%s: %s of the reserve is not above the cut-off" % (where, unit["targetId"]),
            )


def check_ticket(unit, task, suite, where):
    require(
        unit.get("ticket") == ticket_of(task["seed"], unit["targetId"], suite),
        "%s: the ticket of %s is wrong" % (where, unit["targetId"]),
    )


def check_visits(visits, tasks):
    made = Counter()
    for visit in visits:
        tasks_of_visit = visit["taskIds"]
        require(
            tasks_of_visit and visit["visitId"] == "%s/%s" % (tasks_of_visit[0], visit["targetId"]),
            "visit %s is not called after its first task and its target" % visit["visitId"],
        )
        made.update((task_id, visit["targetId"]) for task_id in tasks_of_visit)
    drawn = Counter((task["taskId"], unit["targetId"]) for task in tasks for unit in task["selected"])
    require(made == drawn, "the visits are not those of the targets that were drawn, each in one")


def check_team(visit):
    team = visit["team"]
    where = "the team of visit %s" % visit["visitId"]
    require(len({one["inspectorId"] for one in team}) == len(team), "%s names somebody twice" % where)
    roles = [one["role"] for one in team]
    require(roles[:1] == ["lead"] and "lead" not in roles[1:], "%s has not one lead, who stands first" % where)
    require(roles.count("lead") + roles.count("member") >= 2, "%s has fewer than two members" % where)


def check_team_ticket(visit, seeds, suite):
    members = sorted(one["inspectorId"] for one in visit["team"] if one["role"] != "expert")
    text = ":".join(["dr1:pair", seeds[visit["taskIds"][0]], visit["targetId"], *members])
    require(visit.get("ticket") == digest(suite, text), "the ticket of visit %s is wrong" % visit["visitId"])


def check_loads(assignment):
    loads = {row["inspectorId"]: row for row in assignment["loads"]}
    require(len(loads) == len(assignment["loads"]), "loads names somebody twice")
    made = Counter(one["inspectorId"] for visit in assignment["visits"] for one in visit["team"])
    require(set(made) <= set(loads), "loads does not name everybody who is on a team")
    for inspector, row in loads.items():
        require(row["visits"] == made[inspector], "%s is not on %d teams" % (inspector, row["visits"]))
        if assignment["method"] == "balanced/1" and "repair" not in assignment:
            expected = row.get("expected", "")
            require(re.fullmatch("[0-9]+[.][0-9]{3}", expected), "%s has no expected load" % inspector)
            require(
                abs(Fraction(expected) - row["visits"]) <= 1,
                "%s is on a number of teams that is not next to what was to be expected" % inspector,
            )
