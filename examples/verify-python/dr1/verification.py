"""Verifies a publication (section 9)."""

from . import chain, draw_checks
from .publication import Publication
from .reading import Malformed
from .report import Fails, Report

NOTHING_TRUSTED = {}


def verify_publication(files, schemas, trusted=NOTHING_TRUSTED):
    """`files`: bytes by name. `trusted`: `authorityKeys` and `witnessKeys` (lists of `algorithm` and `key`), `head`
    (`number` and `hash`) and `register` (ids), each if there is one. Raises nothing, whatever the files hold."""
    report, read = Report(), []

    def check_form():
        try:
            read.append(Publication(files, schemas))
        except Malformed as problem:
            raise Fails(str(problem)) from None

    if report.check("form", "L0", "the files have the right form", check_form) == "pass":
        (publication,) = read
        check_chain(report, publication, trusted)
        for draw in publication.draws:
            check_draw(report, publication, draw, trusted)
        report.complete = bool(publication.entries) and all(
            was_recomputed(report, draw) for draw in publication.draws if draw.result
        )
    return report


def was_recomputed(report, draw):
    status = {check["id"]: check["status"] for check in report.checks}
    return all(status["draw.%d.%s" % (draw.number, name)] == "pass" for name in ("selection", "teams"))


def check_chain(report, publication, trusted):
    entries = publication.entries
    for place, entry in enumerate(entries, start=1):
        report.check(
            "entry.%d.hash" % place,
            "L0",
            "entry %d (%s) has the hash that it states" % (place, entry["kind"]),
            lambda entry=entry: chain.check_hash(entry),
        )
    for name, level, passed, action in (
        ("order", "L4", "the entries follow one another", lambda: chain.check_order(entries)),
        ("states", "L4", "every entry may stand where it does", lambda: chain.check_states(entries)),
        ("complete", "L4", "every commitment has a result or a void", lambda: chain.check_complete(publication.draws)),
        ("head", "L4", "the chain has the entry given", lambda: chain.check_head(entries, trusted.get("head"))),
        ("dates", "L3", "the dates allow what was done", lambda: chain.check_dates(entries)),
        (
            "signatures",
            "L5",
            "the authority signed every entry",
            lambda: chain.check_signatures(entries, trusted.get("authorityKeys", [])),
        ),
    ):
        report.check("chain." + name, level, passed, action)


def check_draw(report, publication, draw, trusted):
    """The checks of one draw, in the order of the table in section 9.2."""
    computed = draw_checks.Computed(draw)

    def check(name, level, passed, action):
        report.check("draw.%d.%s" % (draw.number, name), level, passed, action)

    check("not-before", "L3", "the commitment is not older", lambda: chain.check_not_before(draw.commitment))
    check(
        "witness",
        "L3",
        "somebody else saw the commitment before a source was known",
        lambda: chain.check_witness(
            draw, publication.entries, publication.witnesses, trusted.get("witnessKeys", [])
        ),
    )
    if draw_checks.has_batches(draw):
        check(
            "batches",
            "L4",
            "earlier batches drew what the commitment says",
            lambda: draw_checks.check_batches(draw, publication.draws),
        )
    check("sources", "L2", "the sources are those named", lambda: draw_checks.check_sources(draw))
    if draw.seed:
        check_seed(check, draw)
    check("plan", "L1", "the plan is the one committed to", lambda: draw_checks.check_plan(draw))
    check("lists", "L1", "the lists are the ones committed to", lambda: draw_checks.check_lists(draw))
    check("tasks", "L1", "frames and counts follow from the lists", lambda: draw_checks.check_tasks(draw, computed))
    if draw.result:
        check_drawn(check, draw, computed)
    if draw.void and draw.void["reason"] == "cannot-be-drawn":
        check("void", "L1", "there are no teams for what was drawn", lambda: draw_checks.check_void(draw, computed))
    if draw.result:
        check("events", "L0", "the events follow one another", lambda: draw_checks.check_events(draw))
    if any("findings" in event for event in draw.events):
        check("findings", "L1", "every item has its finding", lambda: draw_checks.check_findings(draw))
    if any(event["kind"] == "inspector-replaced" for event in draw.events):
        check("replacements", "L4", "", draw_checks.check_replacements)
    if any(event["kind"] == "reserve-used" for event in draw.events):
        check("reserves", "L4", "", draw_checks.check_reserves)
    if "openings" in draw.files:
        check("openings", "L1", "every opening leads to the lists", lambda: draw_checks.check_openings(draw))
    check(
        "register",
        "L6",
        "everybody of the register is in the directory",
        lambda: draw_checks.check_register(draw, trusted.get("register")),
    )


def check_seed(check, draw):
    for place in range(len(draw.seed["sources"])):
        check(
            "source.%d" % (place + 1),
            "L2",
            "the value is right",
            lambda place=place: draw_checks.check_source(draw, place),
        )
    check("entropy", "L2", "the sources carry 64 bits or more", lambda: draw_checks.check_entropy(draw))
    check("seeds", "L0", "S of every task follows from the sources", lambda: draw_checks.check_seeds(draw))


def check_drawn(check, draw, computed):
    check("result", "L1", "the result is that of the record", lambda: draw_checks.check_result(draw))
    check("record", "L0", "the record agrees with itself", lambda: draw_checks.check_record_file(draw))
    check("commitment", "L1", "the record keeps the commitment", lambda: draw_checks.check_commitment(draw))
    check("evidence", "L1", "the digests are those of the files", lambda: draw_checks.check_evidence(draw))
    check("selection", "L1", "the same targets when drawn again", lambda: draw_checks.check_selection(draw, computed))
    check("teams", "L1", "the same teams when drawn again", lambda: draw_checks.check_teams(draw, computed))
