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
    "Reserves": "A reserve is visited in place of a target that is gone.",
    "Findings": "A result that tells the items apart.",
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
    reserves(cases)
    findings(cases)
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


# Reserves.


SKIPPED = ("activity-not-carried-on", "deregistered", "moved-out")


def with_reserves(selection="ticket/1", tasks=1, standing=False, skipped=SKIPPED, **policies):
    """One task draws two of seven and has two reserves in each stratum; the other one, if there is one, visits
    everybody."""
    inputs = small_inputs(tasks, 7, 6)
    if standing:
        for place, row in enumerate(inputs["inspectors"]):
            row["standingTeamId"] = "team-%d" % (place // 2 + 1)
        policies["formation"] = "standing-teams"
    first, *others = inputs["plan"]["tasks"]
    first.update(scope={}, quota={"kind": "count", "count": 2}, risk={"kind": "none"})
    for other in others:
        other.update(scope={}, quota={"kind": "census"}, risk={"kind": "none"})
    publication = Publication()
    policies = {"selection": selection, "reservePerStratum": 2, **policies}
    drawn(publication, inputs, policies=policies, skipReasons=list(skipped))
    return publication


def visit_of_two(publication, task_id="T01"):
    """The first visit that is for the task."""
    return next(visit for visit in visits_of(publication) if task_id in visit["taskIds"])


def found(publication, visit_id, outcome="deregistered", **more):
    publication.event(3, kind="result-recorded", visitId=visit_id, outcome=outcome, **more)


def reserve_event(publication, free, position=1, place=None, task=0, team=None, replaced=(), **more):
    """The fields of an event; the reserve is that of `place`, counted from 1, or of the position."""
    record = publication.files[1]["record"]
    drawn_task, suite = record["tasks"][task], record["policies"]["suite"]
    (row,) = drawn_task["strata"]
    target = row["reserve"][(place or position) - 1]["targetId"]
    task_id = drawn_task["taskId"]
    window = publication.files[1]["plan"]["tasks"][task]["window"]
    by_ticket = record["policies"]["selection"] == "ticket/1"
    ticket = digest(suite, "dr1:unit:%s:%s" % (drawn_task["seed"], target))
    return {
        "kind": "reserve-used",
        "visitId": free["visitId"],
        "reason": "deregistered",
        "taskId": task_id,
        "stratum": row["stratum"],
        "position": position,
        **({"ticket": ticket} if by_ticket else {}),
        "visit": {
            "visitId": "%s/%s" % (task_id, target),
            "targetId": target,
            "taskIds": [task_id],
            "window": window,
            "team": team or free["team"],
            "eligible": 6,
            "avoided": [],
        },
        "replaced": list(replaced),
        "evidence": {
            name: {"count": 0, "digest": digest(suite, "dr1:%s:" % name)} for name in ("inspectors", "avoidances")
        },
        **more,
    }


def used(publication, free, **more):
    """A reserve event; the visit to the reserve."""
    event = reserve_event(publication, free, **more)
    publication.event(3, **event)
    return event["visit"]


def substitution(publication, target, leaves, joins, round_number=1, task=0, **more):
    record = publication.files[1]["record"]
    seed, suite = record["tasks"][task]["seed"], record["policies"]["suite"]
    text = "dr1:replace:%s:%s:%d:%s" % (seed, target, round_number, joins[0])
    return {
        "leaves": leaves,
        "joins": joins,
        "round": round_number,
        "ticket": digest(suite, text),
        "candidates": 1,
        **more,
    }


def one_replaced(publication, free, who="member", joins="I-81", lead=None, target=None, **more):
    """The team that is free with one of it replaced, and by what."""
    target = target or reserve_event(publication, free)["visit"]["targetId"]
    leaves, members = ids_of(free["team"], who)[:1], ids_of(free["team"], "lead", "member")
    members = [one for one in members if one not in leaves] + [joins]
    (leads,) = ids_of(free["team"], "lead")
    after = in_order(lead or (leads if leads in members else min(members)), members, [])
    return {"team": after, "replaced": [substitution(publication, target, leaves, [joins], **more)]}


def reserves(cases):
    valid_reserves(cases)
    invalid_reserves(cases)
    joined_visits(cases)


def valid_reserves(cases):
    def right(case_id, comment, publication, flags=("Reserves",)):
        cases.add("reserve-" + case_id, comment, publication, (), list(flags), ok=True)

    publication = with_reserves()
    one, other = visits_of(publication)
    found(publication, one["visitId"])
    first = used(publication, one)
    found(publication, first["visitId"], "moved-out")
    second = used(publication, first, position=2, reason="moved-out")
    found(publication, second["visitId"], "no-problem")
    found(publication, other["visitId"], "no-problem")
    right("chain", "A reserve for one that is gone, and the next one for the reserve.", publication)
    publication = with_reserves()
    one, other = visits_of(publication)
    found(publication, one["visitId"])
    found(publication, other["visitId"])
    used(publication, other)
    used(publication, one, position=2)
    right("order", "The reserves come in the order in which they are used, whatever visit they are for.", publication)
    publication = with_reserves("shuffle/1")
    one = visits_of(publication)[0]
    found(publication, one["visitId"])
    used(publication, one)
    right("shuffled", "Without tickets.", publication)
    publication = with_reserves()
    one = visits_of(publication)[0]
    found(publication, one["visitId"])
    visit = used(publication, one, **one_replaced(publication, one, "lead"))
    reserve_seed_team(publication, visit)
    right("replaced", "The lead cannot go; later somebody else is replaced on the new visit.", publication)
    publication = with_reserves(standing=True)
    one = visits_of(publication)[0]
    found(publication, one["visitId"])
    leaves = ids_of(one["team"], "lead", "member")
    target = reserve_event(publication, one)["visit"]["targetId"]
    change = substitution(publication, target, leaves, ["I-81", "I-82"], ticket="0" * 64)
    used(publication, one, team=in_order("I-82", ["I-81", "I-82"], []), replaced=[change])
    right("standing", "Another standing team goes, with a ticket that is not checked.", publication)


def reserve_seed_team(publication, visit):
    """Round 2 of the visit to a reserve, whose ticket is by S of the task of the reserve."""
    record = publication.files[1]["record"]
    member, (lead,) = ids_of(visit["team"], "member")[0], ids_of(visit["team"], "lead")
    text = "dr1:replace:%s:%s:2:I-82" % (record["tasks"][0]["seed"], visit["targetId"])
    publication.event(
        3,
        kind="inspector-replaced",
        visitId=visit["visitId"],
        leaves=[member],
        joins=["I-82"],
        round=2,
        ticket=digest(record["policies"]["suite"], text),
        candidates=1,
        team=in_order(lead, [lead, "I-82"], []),
        reason="leave",
        evidence=reserve_event(publication, visits_of(publication)[0])["evidence"],
    )


def invalid_reserves(cases):
    def wrong(case_id, comment, outcome="deregistered", base=with_reserves, failed="draw.1.events", **more):
        publication = base()
        one = visits_of(publication)[0]
        if outcome:
            found(publication, one["visitId"], outcome)
        extra = more.pop("change", lambda publication, one: {})(publication, one)
        used(publication, one, **{**more, **extra})
        publication.leave_out(1, but=["record"])
        cases.add("reserve-" + case_id, comment, publication, [failed], ["Reserves"])

    def visit(**change):
        def changed(publication, one):
            return {"visit": {**reserve_event(publication, one)["visit"], **change}}

        return changed

    wrong("skipped", "The second reserve comes first.", position=2)
    wrong("second-as-first", "The second reserve is called the first.", place=2)
    wrong("first-as-second", "The first reserve is called the second.", position=2, place=1)
    wrong("exhausted", "A reserve beyond the last.", position=3, place=1)
    wrong("stratum", "Another stratum.", stratum="high")
    wrong("ticket", "Another ticket.", ticket="0" * 64)
    wrong("ticket-shuffled", "A ticket where there are none.", base=lambda: with_reserves("shuffle/1"), ticket="0" * 64)
    wrong("reason", "Another reason than the result.", reason="moved-out")
    wrong("reason-not-listed", "The reason is on no list.", reason="too-far-away", failed="form")
    wrong("unreachable", "Whoever cannot be reached has no reserve.", reason="unreachable-at-registered-address", failed="form")
    wrong("inspected", "The target was inspected.", "no-problem")
    wrong("no-result", "The visit has no result.", None)
    wrong("task", "Of a task that there is not.", taskId="T09")
    wrong("visit", "Of a visit that there is not.", visitId="T01/S-99")
    wrong("name", "The new visit has another name.", change=visit(visitId="T01/S-99"))
    wrong("tasks", "The new visit is for another task, too.", change=visit(taskIds=["T01", "T02"]))
    wrong("window", "The window ends before it begins.", change=visit(window={"start": "2023-10-31", "end": "2023-10-01"}))
    wrong("chances", "The new visit has chances.", change=visit(leastChance="1/2", mostChance="1/2"))
    wrong("team", "Another team goes.", team=in_order("I-81", ["I-81", "I-82"], []))
    wrong("not-replaced", "Nobody is said to be replaced.", change=lambda *given: {**one_replaced(*given), "replaced": []})
    wrong("round", "The rounds begin with 2.", change=lambda *given: one_replaced(*given, round_number=2))
    wrong("replace-ticket", "The ticket of who joins is another.", change=lambda *given: one_replaced(*given, ticket="0" * 64))
    wrong("replace-target", "The ticket of who joins is that of the target that is gone.", change=of_gone)
    wrong("joins-lead", "The lead joins the own team.", change=lambda publication, one: one_replaced(
        publication, one, joins=ids_of(one["team"], "lead")[0]))

    def order(case_id, comment, steps):
        publication = with_reserves()
        steps(publication, *visits_of(publication))
        publication.leave_out(1, but=["record"])
        cases.add("reserve-" + case_id, comment, publication, ["draw.1.events"], ["Reserves"])

    def twice(publication, one, other):
        found(publication, one["visitId"])
        used(publication, one)
        used(publication, one, position=2)

    def same(publication, one, other):
        found(publication, one["visitId"])
        found(publication, other["visitId"])
        used(publication, one)
        used(publication, other)

    def contradicted(publication, one, other):
        found(publication, one["visitId"])
        used(publication, one)
        found(publication, one["visitId"], "no-problem")

    def back(publication, one, other):
        found(publication, one["visitId"])
        change = one_replaced(publication, one, "member")
        visit = used(publication, one, **change)
        (gone,) = change["replaced"][0]["leaves"]
        publication.files[1]["record"]["assignment"]["visits"].append(visit)
        change_team(publication, visit["team"], ["I-81"], [gone], round_number=2, place=-1)
        publication.files[1]["record"]["assignment"]["visits"].pop()

    order("twice", "Two reserves for one task of a visit.", twice)
    order("same-again", "One reserve for two visits.", same)
    order("contradicted", "The target that is gone is inspected after all.", contradicted)
    order("comes-back", "Who was replaced when the reserve was used comes back.", back)


def of_gone(publication, one):
    return one_replaced(publication, one, target=one["targetId"])


def joined_visits(cases):
    """The second task visits everybody, so the reserve of the first has a visit."""

    def joined(case_id, comment, failed=(), before=None, policies=None, **change):
        publication = with_reserves(tasks=2, **(policies or {}))
        free = visit_of_two(publication)
        found(publication, free["visitId"])
        event = reserve_event(publication, free)
        target = event["visit"]["targetId"]
        (other,) = [visit for visit in visits_of(publication) if visit["targetId"] == target]
        if before:
            before(publication, other)
        window = {"start": "2023-10-16", "end": "2023-10-31"}
        visit = {**other, "taskIds": ["T01", "T02"], "window": window}
        more = change.pop("change", lambda visit: {})(visit)
        publication.event(3, **{**event, "visit": {**visit, **more}, **change})
        if failed:
            publication.leave_out(1, but=["record"])
        else:
            change_team(publication, visit["team"], "member", ["I-81"], task=1, visitId=other["visitId"], **ticket_of_joined(publication, other))
        cases.add("reserve-join" + case_id, comment, publication, failed, ["Reserves"], ok=None if failed else True)

    events = ["draw.1.events"]
    joined("s", "The task joins the visit of another; S of the visit stays that of the other task.")
    joined("-team", "The team changes.", events, change=lambda visit: {"team": list(reversed(visit["team"]))})
    joined("-replaced", "Somebody is replaced on the way.", events, replaced=[
        {"leaves": ["I-1"], "joins": ["I-81"], "round": 1, "ticket": "0" * 64, "candidates": 1}])
    joined("-tasks", "The task is not among those of the visit.", events, change=lambda visit: {"taskIds": ["T02"]})
    joined("-window", "The window becomes wider.", events, change=lambda visit: {
        "window": {"start": "2023-10-01", "end": "2023-10-31"}})
    joined("-chances", "The chances change.", events, change=lambda visit: {"leastChance": "1/7"})
    joined("-done", "The visit has its result.", events, before=lambda publication, other: found(
        publication, other["visitId"], "no-problem"))


def ticket_of_joined(publication, other):
    record = publication.files[1]["record"]
    text = "dr1:replace:%s:%s:1:I-81" % (record["tasks"][1]["seed"], other["targetId"])
    return {"ticket": digest(record["policies"]["suite"], text)}


# Results that tell the items apart.


def findings(cases):
    def told(case_id, comment, rows, failed=(), outcome="no-problem", withheld=False, then=None, **base):
        publication = with_reserves(tasks=2, **base)
        visit = visit_of_two(publication)
        stated = [{"taskId": task, "itemId": item, "outcome": was} for task, item, was in rows]
        found(publication, visit["visitId"], outcome, findings=stated)
        if then:
            then(publication, visit)
        if withheld:
            publication.leave_out(1, but=["record"])
        flags = ["Findings", *(["Reserves"] if then else [])]
        cases.add("findings-" + case_id, comment, publication, failed, flags)

    one, other = ("T01", "item-1", "no-problem"), ("T02", "item-1", "corrected-on-order")
    idle = ("T01", "item-1", "activity-not-carried-on")
    told("items", "Each item of both tasks.", [one, other])
    told("unsorted", "The second task first.", [other, one], ["draw.1.events"])
    told("twice", "One item twice.", [one, one, other], ["draw.1.events"])
    told("task-missing", "Nothing about the second task.", [one], ["draw.1.events", "draw.1.findings"])
    told("other-task", "A task that the visit is not of.", [one, other, ("T03", "item-1", "no-problem")],
         ["draw.1.events", "draw.1.findings"])
    told("outcome", "The outcome is that of no item.", [one, other], ["draw.1.events"], outcome="problem-pending")
    told("item-unknown", "An item that the plan does not have.", [("T01", "item-2", "no-problem"), other],
         ["draw.1.findings"])
    told("item-missing", "An item too many.", [one, ("T01", "item-2", "no-problem"), other], ["draw.1.findings"])
    told("no-plan", "The plan is not there to compare with.", [one, other], withheld=True)
    told("gone", "One item finds that the target is gone.", [one, ("T02", "item-1", "revoked")], ["form"])

    def reserve(publication, visit):
        event = reserve_event(publication, visit, reason="activity-not-carried-on")
        target = event["visit"]["targetId"]
        (there,) = [one for one in visits_of(publication) if one["targetId"] == target]
        window = {"start": "2023-10-16", "end": "2023-10-31"}
        publication.event(3, **{**event, "visit": {**there, "taskIds": ["T01", "T02"], "window": window}})

    told("reserve", "A reserve for the task whose activity is not carried on.", [idle, other], (), "corrected-on-order", then=reserve)
    told("reserve-for-none", "A reserve for a task that inspected the target.", [one, other], ["draw.1.events"], then=reserve)
    told("not-allowed", "A finding that the commitment does not allow.", [one, ("T02", "item-1", "activity-not-carried-on")],
         ["chain.states"], skipped=["moved-out"])
