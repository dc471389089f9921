"""What happened to the visits after the draw: changes of a team that keep the rules, and others that each break one."""

from case_file import CaseFile
from dr1.protocol import digest
from publication_builder import Publication, drawn
from publication_verdicts import Publications, verdict_of
from small_inputs import small_inputs

FLAGS = {
    "Members": "One leaves, one joins.",
    "Standing": "A standing team for another.",
    "Place": "The hash of an event, its place among the others, its visit.",
}


def event_vectors():
    vectors = CaseFile(
        "events",
        "Publications whose events say who was replaced by whom, and what the inspections found; in the form of the "
        "file publications. Nothing but the chain and the record is given. All names are invented.",
        FLAGS,
        verdict_of,
    )
    cases = Publications(vectors)
    valid_events(cases)
    invalid_events(cases)
    invalid_replacements(cases)
    return vectors


def with_events():
    """Two visits; the first has its team changed twice."""
    publication = visited(targets=2, experts=False)
    one, other = visits_of(publication)
    team = change_team(publication, one["team"], "member", ["I-81"])
    publication.event(3, kind="result-recorded", visitId=other["visitId"], outcome="no-problem")
    change_team(publication, team, "member", ["I-82"], round_number=2)
    return publication


def visited(standing=False, tasks=1, targets=1, members=2, experts=True):
    """Everybody is drawn, so that nothing but the events matters."""
    inputs = small_inputs(tasks, targets, members + 1)
    team = {"size": members}
    if experts:
        inputs["inspectors"][-1]["isExpert"] = True
        team["experts"] = [{"experts": 1}]
    if standing:
        for row in inputs["inspectors"][:members]:
            row["standingTeamId"] = "team-1"
    for task in inputs["plan"]["tasks"]:
        task.update(scope={}, quota={"kind": "census"}, risk={"kind": "none"}, team=team)
    publication = Publication()
    drawn(publication, inputs, policies={"formation": "standing-teams"} if standing else {})
    return publication


def visits_of(publication):
    return publication.files[1]["record"]["assignment"]["visits"]


def ids_of(team, *roles):
    return sorted(one["inspectorId"] for one in team if one["role"] in roles)


def leaving(team, who):
    """By role, or `team` for all members; otherwise ids."""
    if isinstance(who, list):
        return who
    return ids_of(team, "lead", "member") if who == "team" else ids_of(team, who)[:1]


def in_order(lead, members, experts):
    return [
        {"inspectorId": lead, "role": "lead"},
        *({"inspectorId": one, "role": "member"} for one in sorted(members) if one != lead),
        *({"inspectorId": one, "role": "expert"} for one in sorted(experts)),
    ]


def change_team(publication, before, who, joins, round_number=1, lead=None, place=0, ticket_round=None, task=0, **more):
    """An event; the team after it. Who joins is invented, because the roster of the day is not published."""
    record, visit = publication.files[1]["record"], visits_of(publication)[place]
    suite, leaves = record["policies"]["suite"], leaving(before, who)
    of_expert = who == "expert"
    members = set(ids_of(before, "lead", "member")) - set(leaves) | set([] if of_expert else joins)
    experts = set(ids_of(before, "expert")) - set(leaves) | set(joins if of_expert else [])
    (leads,) = ids_of(before, "lead")
    after = in_order(lead or (leads if leads in members else min(members)), members, experts)
    seed, ticket_round = record["tasks"][task]["seed"], ticket_round or round_number
    text = "dr1:replace:%s:%s:%d:%s" % (seed, visit["targetId"], ticket_round, joins[0])
    event = {
        "kind": "inspector-replaced",
        "visitId": visit["visitId"],
        "leaves": leaves,
        "joins": joins,
        "round": round_number,
        "ticket": "0" * 64 if who == "team" else digest(suite, text),
        "candidates": 1,
        "team": after,
        "reason": "illness",
        "evidence": {
            name: {"count": 0, "digest": digest(suite, "dr1:%s:" % name)} for name in ("inspectors", "avoidances")
        },
    }
    publication.event(3, **{**event, **more})
    return after


def valid_events(cases):
    publication = with_events()
    one = visits_of(publication)[0]["visitId"]
    publication.event(3, at="2023-10-12T08:00:00Z", kind="result-recorded", visitId=one, outcome="moved-out")
    cases.add("results", "Two replacements and two results.", publication, (), ["Members", "Place"], ok=True)
    publication = visited()
    team = visits_of(publication)[0]["team"]
    team = change_team(publication, team, "lead", ["I-81"], lead="I-81")
    team = change_team(publication, team, "expert", ["I-82"], 2)
    change_team(publication, team, "lead", ["I-83"], 3, lead=ids_of(team, "member")[0])
    cases.add("roles", "Lead and expert are replaced; any member leads.", publication, (), ["Members"], ok=True)
    publication = visited(tasks=2)
    (visit,) = visits_of(publication)
    assert visit["taskIds"] == ["T01", "T02"]
    change_team(publication, visit["team"], "member", ["I-81"])
    cases.add("two-tasks", "A visit of two tasks: S is that of the first.", publication, (), ["Members"], ok=True)
    publication = visited(standing=True)
    team = visits_of(publication)[0]["team"]
    team = change_team(publication, team, "team", ["I-83", "I-81", "I-82"], lead="I-82")
    team = change_team(publication, team, "expert", ["I-84"], 2, lead="I-83")
    change_team(publication, team, "team", ["I-80", "I-85"], 3)
    comment = "A standing team for another, with a ticket that is not checked; an expert for an expert."
    cases.add("standing", comment, publication, (), ["Standing"], ok=True)


def invalid_events(cases):
    def events(case_id, comment, change):
        publication = with_events()
        change([entry["event"] for entry in publication.entries if entry["kind"] == "event"])
        publication.leave_out(1, but=["record"])
        cases.add(case_id, comment, publication, ["draw.1.events"], ["Place"])

    events("hash", "Another hash.", lambda found: found[2].update(eventHash="0" * 64))
    events("number", "A number that is left out.", lambda found: found[1].update(number=3))
    events("previous", "Another one before it.", lambda found: found[2].update(previous="0" * 64))
    events("record", "Of another record.", lambda found: found[2].update(record="0" * 64))
    events("ticket", "Another ticket.", lambda found: found[0].update(ticket="0" * 64))
    events("visit", "Of a visit that there is not.", lambda found: found[2].update(visitId="T01/S-99"))
    after = "A replacement after the result of the visit."
    events("after-result", after, lambda found: found[1].update(visitId=found[0]["visitId"]))


def invalid_replacements(cases):
    def replaced(case_id, comment, *changes, **base):
        """One change of the team after the other; each begins with the team that the one before left. The last one is
        wrong."""
        publication = visited(**base)
        team = visits_of(publication)[0]["team"]
        for round_number, change in enumerate(changes, start=1):
            change = change(team) if callable(change) else change
            team = visits_of(publication)[change["place"]]["team"] if "place" in change else team
            team = change_team(publication, team, **{"round_number": round_number, **change})
        publication.leave_out(1, but=["record"])
        flags = ["Standing" if base.get("standing") else "Members"]
        cases.add(case_id, comment, publication, ["draw.1.events"], flags)

    def member(**more):
        return {"who": "member", "joins": ["I-81"], **more}

    def whole_team(*joins, **more):
        return {"who": "team", "joins": list(joins), **more}

    def all_of(*joins):
        """As of a standing team, with a ticket."""
        return lambda team: {"who": ids_of(team, "lead", "member"), "joins": list(joins)}

    replaced("round", "The second replacement is called the first.", member(), member(joins=["I-82"], round_number=1))
    replaced("round-skipped", "The first replacement is called the second.", member(round_number=2))
    of_other_visit = member(joins=["I-82"], place=1)
    replaced("round-of-all", "The rounds are counted over all visits.", member(), of_other_visit, targets=2)
    replaced("ticket-round", "The ticket of another round.", member(ticket_round=2))
    replaced("ticket-task", "The ticket by S of the second task.", member(task=1), tasks=2)
    replaced("leaves-nobody", "Somebody leaves who is not on the team.", member(who=["I-99"]))
    replaced("joins-lead", "The lead joins.", lambda team: member(joins=ids_of(team, "lead")))
    replaced("joins-expert", "The expert joins as a member.", member(joins=["I-3"]))
    replaced("joins-again", "One who left comes back.", member(who=["I-1"]), {"who": ["I-81"], "joins": ["I-1"]})
    replaced("two-for-two", "Two leave, two join.", all_of("I-81", "I-82"))
    replaced("two-for-one", "One leaves, two join.", member(joins=["I-81", "I-82"]))
    replaced("one-for-two", "Two leave, one joins.", all_of("I-81"))

    def stated_teams(case_id, comment, *rows, who="member"):
        """The new team is said to be another, each row with who it was before, or `joins`, and a role."""

        def change(team):
            named = {"joins": "I-81", **{one["role"]: one["inspectorId"] for one in team}}
            return member(who=who, team=[{"inspectorId": named[was], "role": role} for was, role in rows])

        replaced("team-" + case_id, comment, change)

    lead, gone, joins, expert = ("lead", "lead"), ("member", "member"), ("joins", "member"), ("expert", "expert")
    stated_teams("kept", "Who left is still on it.", lead, gone, joins, expert)
    stated_teams("without", "Who joined is not on it.", lead, expert)
    stated_teams("empty", "Nobody is on it.")
    stated_teams("as-expert", "An expert for a member.", lead, expert, ("joins", "expert"))
    stated_teams("as-member", "A member for an expert.", lead, gone, joins, who="expert")
    stated_teams("no-lead", "Nobody leads.", ("lead", "member"), joins, expert)
    stated_teams("two-leads", "Two lead.", lead, ("joins", "lead"), expert)
    stated_teams("lead-second", "The lead stands second.", joins, lead, expert)
    stated_teams("gone-leads", "Who left leads.", ("member", "lead"), ("lead", "member"), joins, expert)
    stated_teams("lead-expert", "The expert leads.", ("expert", "lead"), ("lead", "member"), joins)
    stated_teams("expert-first", "The expert stands before the member.", lead, expert, joins)

    def unsorted(team):
        leads, *others = in_order("I-81", ["I-81", *ids_of(team, "lead", "member")[1:]], ["I-4"])
        return member(who=ids_of(team, "lead", "member")[:1], team=[leads, others[1], others[0], others[2]])

    replaced("team-unsorted", "The other members are not sorted by id.", unsorted, members=3)
    replaced("team-of-record", "The second team follows from the record.", member(), of_record)

    def standing(case_id, comment, *changes):
        replaced("standing-" + case_id, comment, *changes, standing=True)

    standing("one", "One of a standing team is replaced alone.", member())
    standing("some", "Not all of a standing team leave.", {**whole_team("I-81", "I-82"), "who": ["I-1"]})
    standing("unsorted", "Who leaves is not sorted by id.", whole_team("I-81", "I-82", leaves=["I-2", "I-1"]))
    standing("with-expert", "The expert leaves, too.", {**whole_team("I-81", "I-82"), "who": ["I-1", "I-2", "I-3"]})
    standing("by-one", "One joins for a team.", whole_team("I-81"))
    standing("twice", "One joins twice.", whole_team("I-81", "I-81"))
    standing("again", "One who left comes back.", whole_team("I-81", "I-82"), whole_team("I-1", "I-83"))
    wrong = {"who": "expert", "joins": ["I-81"], "ticket": "0" * 64}
    standing("expert-ticket", "Another ticket of an expert.", wrong)


def of_record(team):
    """Of I-1 and I-2 one has left before; now the other leaves, and the first is on the team again."""
    leads = ids_of(team, "lead")
    (back,) = {"I-1", "I-2"} - set(leads)
    return {"who": "lead", "joins": ["I-82"], "team": in_order(back, [back, "I-82"], ["I-3"])}
