"""Verifies a record of a plan that stands without a chain (section 9.4)."""

from .again import RecordReport, agree_in_all, begins_well, check_digests, check_sources, not_given, without_notes
from .event_checks import check_events, check_items
from .inputs import Contradiction
from .protocol import Refused
from .record_checks import check_record
from .report import Fails, NotMade
from .stages import plan_record
from .team_events import check_form, draw_of

NEEDED = ("plan", "targets", "inspectors", "avoidances")


def verify_plan(record, evidence, schemas):
    """`evidence`: `plan`, `targets`, `inspectors`, `avoidances`, `exclusions`, `events`, each if it is there."""
    report = RecordReport()
    if begins_well(report, record, "record", schemas):
        report.check("record", "L0", "the record agrees with itself", lambda: check_record(record))
        check_evidence(report, record, evidence)
        if "events" in evidence:
            check_events_of(report, record, evidence, schemas)
    return report


def check_evidence(report, record, evidence):
    if not set(NEEDED) <= set(evidence):
        report.check("evidence", "L1", "", lambda: not_given("plan, directory, roster and withdrawals"))
        return
    lists = {"exclusions": evidence.get("exclusions", []), **{name: evidence[name] for name in NEEDED}}
    check_digests(report, record, lists, (*NEEDED, "exclusions"))

    def draw_again():
        check_sources(record)
        try:
            agree_in_all(without_notes(record), plan_record(record, lists))
        except Contradiction as problem:
            raise Fails(str(problem)) from None
        except Refused as refused:
            raise Fails("nothing can be drawn: %s" % refused.code) from None

    report.check("record.draw", "L1", "the same when drawn again", draw_again)


def check_events_of(report, record, evidence, schemas):
    events = evidence["events"]
    if report.check("events.schema", "L0", "the events have the right form", lambda: check_form(events, schemas)) != "pass":
        return
    draw = draw_of(record, events)
    report.check("events", "L0", "the events follow one another", lambda: check_events(draw, record))

    def check_findings():
        if "plan" not in evidence:
            raise NotMade("the plan was not given")
        check_items(draw, record, evidence["plan"])

    if any("findings" in event for event in events):
        report.check("findings", "L1", "the findings are of all items", check_findings)
    for kind, name in (("inspector-replaced", "replacements"), ("reserve-used", "reserves")):
        if any(event["kind"] == kind for event in events):
            report.check(name, "L4", "", lambda: not_given("roster and withdrawals of the day"))
