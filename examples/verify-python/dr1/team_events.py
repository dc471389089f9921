"""The events of a record of teams (sections 5.5 and 6.7)."""

from types import SimpleNamespace

from .event_checks import check_events, check_items
from .report import NotMade, require
from .stages import renamed


def check_team_events(report, record, events, received, schemas):
    """`received`: what was given with each received record, `None` without or if a check of it did not pass."""
    if report.check("events.schema", "L0", "the events have the right form", lambda: check_form(events, schemas)) != "pass":
        return
    draw = draw_of(record, events)
    report.check("events", "L0", "the events follow one another", lambda: check_events(draw, without_strata(record)))

    def check_findings():
        if received is None:
            raise NotMade("the received records were not given, or are not right")
        names = [task["taskId"] for task in record["tasks"]]
        check_items(draw, record, {"tasks": [task for one in received for task in renamed(one, names)]})

    def never():
        raise NotMade("whether a replacement was the one with the smallest ticket needs the roster of its day")

    if any("findings" in event for event in events):
        report.check("findings", "L1", "the findings are of all items", check_findings)
    if any(event["kind"] == "inspector-replaced" for event in events):
        report.check("replacements", "L4", "", never)


def draw_of(record, events):
    """What the entries of a chain would be to these events."""
    return SimpleNamespace(
        result={"record": record["recordHash"]},
        events=events,
        suite=record["policies"]["suite"],
        commitment={"policies": record["policies"]},
    )


def check_form(events, schemas):
    require(isinstance(events, list), "the events are no list")
    for number, event in enumerate(events, start=1):
        problem = schemas.problem_of("event", event)
        require(problem is None, "event %d: %s" % (number, problem))


def without_strata(record):
    """The reserves are in the records of the upper level, and no event of this one can use them."""
    tasks = [
        {**task, "selected": [{"targetId": name, "stratum": ""} for name in task["targetIds"]], "strata": []}
        for task in record["tasks"]
    ]
    return {**record, "tasks": tasks}
