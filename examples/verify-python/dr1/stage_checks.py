"""Verifies the records of a draw in two stages (section 9.4)."""

from .again import RecordReport, agree_in_all, begins_well, check_digests, check_sources, not_given, without_notes
from .assignment import teams_seed
from .inputs import Contradiction
from .protocol import list_digest, plan_digest, record_hash, seed_of
from .record_checks import check_loads, check_selected, check_team, check_team_ticket, check_tickets, check_visits
from .report import Fails, NotMade, agree, require
from .stages import part_of, row_digest, sources_of, target_record, team_draw_id, team_record
from .team_events import check_team_events


def verify_targets(record, evidence, schemas):
    """`evidence`: `plan`, `targets`, `exclusions`, each if it is there."""
    report = RecordReport()
    if begins_well(report, record, "target-record", schemas):
        check_targets(report, record, evidence)
    return report


def verify_teams(record, evidence, schemas):
    """`evidence`: `inspectors`, `avoidances`, `events`, and `received`, a list of `record`, `plan`, `targets`,
    `exclusions`; each if it is there."""
    report = RecordReport()
    if begins_well(report, record, "team-record", schemas):
        check_teams(report, record, evidence, schemas)
    return report


# The first stage.


def check_targets(report, record, evidence):
    report.check("record.tasks", "L0", "seeds, tickets and counts fit", lambda: check_tasks(record))
    report.check("record.rows", "L0", "every drawn target has its row", lambda: check_rows(record))
    if "plan" not in evidence or "targets" not in evidence:
        report.check("evidence", "L1", "", lambda: not_given("plan and directory"))
        return
    plan, targets, exclusions = evidence["plan"], evidence["targets"], evidence.get("exclusions", [])
    lists = {"targets": targets, "exclusions": exclusions, "inspectors": [], "avoidances": [], "plan": plan}
    check_digests(report, record, lists, ("plan", "targets", "exclusions"))

    def draw_again():
        check_sources(record)
        try:
            agree_in_all(without_notes(record), target_record(record, plan, targets, exclusions))
        except Contradiction as problem:
            raise Fails(str(problem)) from None

    report.check("record.draw", "L1", "the same when drawn again", draw_again)


def check_tasks(record):
    tasks, suite = record["tasks"], record["policies"]["suite"]
    require(len({task["taskId"] for task in tasks}) == len(tasks), "two tasks have one id")
    for task in tasks:
        where = "task %s" % task["taskId"]
        right = seed_of(task["drawId"], sources_of(record), suite)
        require(task["seed"] == right, "%s: seed does not follow from the sources" % where)
        check_selected(task, where)
        if record["policies"]["selection"] == "ticket/1":
            check_tickets(task, suite, where)


def check_rows(record):
    ids = [row["targetId"] for row in record["rows"]]
    drawn = {unit["targetId"] for task in record["tasks"] for unit in task["selected"]}
    require(ids == sorted(drawn), "the rows are not those of the drawn targets, by id")


# The second stage.


def check_teams(report, record, evidence, schemas):
    report.check("record.tasks", "L0", "every task is of a received record", lambda: check_received_tasks(record))
    report.check("record.teams", "L0", "visits, teams and loads fit", lambda: check_assignment(record))
    before = len(report.checks)
    check_roster(report, record, evidence)
    given = [received_as(one["record"], evidence.get("received", [])) for one in record["received"]]
    roster = len(report.checks)
    for place, (one, files) in enumerate(zip(record["received"], given), start=1):
        check_received(report, record, one, files, place, schemas)
    passed = all(check["status"] == "pass" for check in report.checks[before:])
    right = all(check["status"] == "pass" for check in report.checks[roster:])
    for place, files in enumerate(given, start=1):
        report.check(
            "received.%d.draw" % place,
            "L4",
            "the received record verifies by itself",
            lambda files=files: check_draw(files, schemas),
        )

    def draw_again():
        if not passed:
            raise NotMade("the checks of roster and received records did not all pass")
        check_sources(record)
        try:
            right = team_record(record, given, evidence["inspectors"], evidence["avoidances"])
        except Contradiction as problem:
            raise Fails(str(problem)) from None
        agree_in_all(without_notes(record), right)

    report.check("record.assignment", "L1", "the same teams when drawn again", draw_again)
    if "events" in evidence:
        check_team_events(report, record, evidence["events"], given if right else None, schemas)


def received_as(record_hash_stated, received):
    for files in received if isinstance(received, list) else []:
        record = files.get("record") if isinstance(files, dict) else None
        if isinstance(record, dict) and record.get("recordHash") == record_hash_stated:
            return files
    return None


def check_received_tasks(record):
    names = [task["taskId"] for task in record["tasks"]]
    require(names == sorted(set(names)), "the tasks are not sorted by id, or one is there twice")
    received = [(one["planId"], one["record"]) for one in record["received"]]
    require(received == sorted(set(received)), "the received records are not sorted, or one is there twice")
    for task in record["tasks"]:
        plans = [plan for plan, one in received if one == task["record"] and task["taskId"].startswith(plan + ".")]
        require(plans, "task %s is of no received record" % task["taskId"])
        draw_id = team_draw_id(record, task["record"], task["taskId"][len(plans[0]) + 1 :])
        require(task["drawId"] == draw_id, "the drawId of task %s is wrong" % task["taskId"])
        right = seed_of(draw_id, sources_of(record), record["policies"]["suite"])
        require(task["seed"] == right, "the seed of task %s does not follow from the sources" % task["taskId"])
        require(len(set(task["targetIds"])) == len(task["targetIds"]), "task %s has a target twice" % task["taskId"])


def check_assignment(record):
    suite, assignment = record["policies"]["suite"], record["assignment"]
    seeds = {task["taskId"]: task["seed"] for task in record["tasks"]}
    right = teams_seed([seeds[name] for name in sorted(seeds)], suite)
    require(assignment["seed"] == right, "seed of the assignment does not follow from those of the tasks")
    # A target that is there twice is a matter of the tasks.
    drawn = [
        {**task, "selected": [{"targetId": name} for name in sorted(set(task["targetIds"]))]}
        for task in record["tasks"]
    ]
    check_visits(assignment["visits"], drawn)
    for visit in assignment["visits"]:
        check_team(visit)
        if assignment["method"] == "pair-ticket/1":
            check_team_ticket(visit, seeds, suite)
    check_loads(assignment)


def check_roster(report, record, evidence):
    if "inspectors" not in evidence or "avoidances" not in evidence:
        report.check("evidence", "L1", "", lambda: not_given("inspectors and withdrawals"))
        return
    for name in ("inspectors", "avoidances"):

        def compare(name=name):
            rows = evidence[name]
            right = list_digest(record["policies"]["suite"], name, rows, lambda row: row["id"])
            agree(right, record["evidence"][name], "it is another one")

        report.check("evidence." + name, "L1", "the digest fits", compare)


def check_received(report, teams, stated, files, place, schemas):
    def check(name, passed, action):
        return report.check("received.%d.%s" % (place, name), "L1", passed, action)

    if files is None:
        check("record", "", lambda: not_given("the record"))
        return
    record = files["record"]
    form = schemas.problem_of("target-record", record)

    def check_whole():
        require(form is None, form)
        require(record_hash(record) == stated["record"], "the received record was changed")
        require(record["planId"] == stated["planId"], "the received record is of another plan")

    check("record", "it is as it was sealed", check_whole)
    if form is not None:
        return
    own = [task for task in teams["tasks"] if task["record"] == stated["record"]]
    suite = record["policies"]["suite"]

    def check_rows_given():
        rows = {row["id"]: row for row in files["targets"]}
        drawn = {name for task in own for name in task["targetIds"]}
        for row in record["rows"]:
            if row["targetId"] in drawn:
                given = rows.get(row["targetId"])
                right = given is not None and row_digest(suite, given) == row["digest"]
                require(right, "the row of %s is another, or missing" % row["targetId"])

    plan = files.get("plan")
    check("plan", "the plan fits", lambda: agree(plan_digest(suite, plan), record["evidence"]["plan"], "another plan"))
    check("part", "it is all of the part", lambda: agree(own, part_of(teams, record, plan), "it is another part"))
    check("rows", "the rows fit", check_rows_given)


def check_draw(files, schemas):
    if files is None or schemas.problem_of("target-record", files["record"]) is not None:
        raise NotMade("the record was not given")
    record = files["record"]
    digest_of = list_digest(record["policies"]["suite"], "targets", files["targets"], lambda row: row["id"])
    if digest_of != record["evidence"]["targets"]:
        raise NotMade("the whole directory was not given")
    report = verify_targets(record, {name: value for name, value in files.items() if name != "record"}, schemas)
    require(report.verifies(), "it does not verify: %s" % ", ".join(report.failed()))
