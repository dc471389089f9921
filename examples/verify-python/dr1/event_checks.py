"""What happened to the visits after the draw: the events of one result (section 5.5)."""

from .protocol import canonical_json, digest, ticket_of
from .report import require

RESERVE_REASONS = (
    "activity-not-carried-on",
    "closed-or-in-liquidation",
    "deregistered",
    "revoked",
    "rescinded",
    "moved-out",
)
OF_A_DRAW = ("leastChance", "mostChance", "ticket", "eligibleTeams")


class VisitSince:
    """A visit of the record, or one to a reserve, with what its events have made of it."""

    def __init__(self, visit, seed):
        self.visit, self.team, self.seed = visit, visit["team"], seed
        self.gone, self.replacements, self.result = set(), 0, None
        self.reserved = set()

    def ids(self, expert):
        return [one["inspectorId"] for one in self.team if (one["role"] == "expert") == expert]

    def outcome_of(self, task_id):
        """Of one of its tasks; None if its items have different ones, or there is no result."""
        if self.result is None or "findings" not in self.result:
            return self.result and self.result["outcome"]
        found = {one["outcome"] for one in self.result["findings"] if one["taskId"] == task_id}
        return found.pop() if len(found) == 1 else None


def check_events(draw, record):
    """`draw`: the entries that belong together. `record`: the one that its result names."""
    seeds = {task["taskId"]: task["seed"] for task in record["tasks"]}
    visits = {
        visit["visitId"]: VisitSince(visit, next((seeds.get(task_id) for task_id in visit["taskIds"]), None))
        for visit in record["assignment"]["visits"]
    }
    used = {}
    previous = draw.result["record"]
    for number, event in enumerate(draw.events, start=1):
        where = "event %d" % number
        check_place(event, number, previous, draw, where)
        previous = event["eventHash"]
        require(event["visitId"] in visits, "%s is of no visit" % where)
        since = visits[event["visitId"]]
        if event["kind"] == "reserve-used":
            check_reserve(event, visits, draw, record, used, where)
            continue
        require(since.result is None, "%s comes after the result of its visit" % where)
        if event["kind"] == "result-recorded":
            check_findings(event, since.visit["taskIds"], where)
            since.result = event
        else:
            check_replacement(event, since, draw, where)


def check_place(event, number, previous, draw, where):
    """Its hash and its place among the events of the record."""
    stated = {name: value for name, value in event.items() if name != "eventHash"}
    right = digest(draw.suite, "dr1:event:" + canonical_json(stated))
    require(event["eventHash"] == right, "%s: eventHash is not its hash" % where)
    require(event["number"] == number, "%s says that it is event %d" % (where, event["number"]))
    require(event["previous"] == previous, "%s does not name the one before it" % where)
    require(event["record"] == draw.result["record"], "%s is of another record" % where)


# Results.


def check_findings(event, task_ids, where):
    if "findings" not in event:
        return
    places = [(one["taskId"], one["itemId"]) for one in event["findings"]]
    require(places == sorted(set(places)), "%s: the findings are not sorted, or one is there twice" % where)
    found = {task_id for task_id, _ in places}
    require(found == set(task_ids), "%s: the findings are not those of the tasks of the visit" % where)
    outcomes = [one["outcome"] for one in event["findings"]]
    require(event["outcome"] in outcomes, "%s: the outcome is that of no finding" % where)


def check_items(draw, record, plan):
    """Whether all findings are of the items that the plan has for the tasks of their visit."""
    tasks_of = {visit["visitId"]: visit["taskIds"] for visit in record["assignment"]["visits"]}
    for number, event in enumerate(draw.events, start=1):
        if event["visitId"] not in tasks_of:
            continue
        if event["kind"] == "reserve-used":
            tasks_of[event["visit"]["visitId"]] = event["visit"]["taskIds"]
        if "findings" in event:
            tasks = [task for task in plan["tasks"] if task["id"] in tasks_of[event["visitId"]]]
            items = {(task["id"], item["id"]) for task in tasks for item in task["items"]}
            found = {(one["taskId"], one["itemId"]) for one in event["findings"]}
            require(found == items, "event %d: the findings are not those of all items of the plan" % number)


# Who comes in place of whom.


def check_replacement(event, since, draw, where):
    since.replacements += 1
    require(event["round"] == since.replacements, "%s is round %d of its visit" % (where, since.replacements))
    change = since.ids(expert=False), since.ids(expert=True), since.gone
    members, experts = after_change(event, *change, since.seed, since.visit["targetId"], draw, where)
    since.team = new_team(members, experts, event["team"])
    since.gone.update(event["leaves"])
    require(event["team"] == since.team, "%s: the new team is not the old one with who left and who joined" % where)


def after_change(event, members, experts, gone, seed, target_id, draw, where):
    """Members and experts after somebody was replaced."""
    leaves, joins = event["leaves"], event["joins"]
    require(set(leaves) <= {*members, *experts}, "%s: somebody leaves who is not on the team" % where)
    require(not {*members, *experts}.intersection(joins), "%s: somebody joins who is on the team" % where)
    require(not gone.intersection(joins), "%s: somebody joins who left before" % where)
    of_expert = leaves[0] in experts
    if draw.commitment["policies"]["formation"] == "standing-teams" and not of_expert:
        require(leaves == sorted(members), "%s: not all members leave, in the order of their ids" % where)
        require(len(set(joins)) == len(joins) >= 2, "%s: it is not two or more different people who join" % where)
    else:
        require(len(leaves) == len(joins) == 1, "%s: it is not one who leaves and one who joins" % where)
        require(seed is not None, "%s: the record does not have the first task of the visit" % where)
        ticket = replacement_ticket(draw.suite, seed, target_id, event)
        require(event["ticket"] == ticket, "%s: the ticket is wrong" % where)
    members = [one for one in members if one not in leaves] + ([] if of_expert else joins)
    experts = [one for one in experts if one not in leaves] + (joins if of_expert else [])
    return members, experts


def replacement_ticket(suite, seed, target_id, event):
    (joins,) = event["joins"]
    return digest(suite, "dr1:replace:%s:%s:%d:%s" % (seed, target_id, event["round"], joins))


def new_team(members, experts, stated):
    """Any member may lead; without one in the first place it is the member with the smallest id."""
    first = stated[0]["inspectorId"] if stated else None
    lead = first if first in members else min(members)
    return [
        {"inspectorId": lead, "role": "lead"},
        *({"inspectorId": one, "role": "member"} for one in sorted(members) if one != lead),
        *({"inspectorId": one, "role": "expert"} for one in sorted(experts)),
    ]


# Reserves.


def check_reserve(event, visits, draw, record, used, where):
    """`used`: how many reserves of each task and stratum were used so far."""
    free, task_id, visit = visits[event["visitId"]], event["taskId"], event["visit"]
    require(task_id in free.visit["taskIds"], "%s: the visit is not one of task %s" % (where, task_id))
    require(task_id not in free.reserved, "%s: a reserve was used for this task of the visit before" % where)
    require(event["reason"] in RESERVE_REASONS, "%s: no reserve is used for this reason" % where)
    require(event["reason"] == free.outcome_of(task_id), "%s: the reason is not the result of the visit" % where)
    (task,) = [one for one in record["tasks"] if one["taskId"] == task_id]
    row = stratum_of(task, free.visit["targetId"])
    require(row is not None and row["stratum"] == event["stratum"], "%s is of another stratum" % where)
    place = used.get((task_id, row["stratum"]), 0)
    require(event["position"] == place + 1, "%s: reserve %d comes next" % (where, place + 1))
    require(place < len(row["reserve"]), "%s: there is no reserve left" % where)
    require(visit["targetId"] == row["reserve"][place]["targetId"], "%s is not of the next reserve" % where)
    by_ticket = draw.commitment["policies"]["selection"] == "ticket/1"
    ticket = ticket_of(task["seed"], visit["targetId"], draw.suite) if by_ticket else None
    require(event.get("ticket") == ticket, "%s: the ticket of the reserve is wrong" % where)
    before = visits.get(visit["visitId"])
    if before is None:
        visits[visit["visitId"]] = new_visit(event, free, task["seed"], draw, where)
    else:
        check_joined(event, before, draw, where)
        before.visit = visit
    free.reserved.add(task_id)
    used[task_id, row["stratum"]] = place + 1


def stratum_of(task, target_id):
    """The stratum that a task drew a target from, or has it as a reserve in."""
    drawn = [unit["stratum"] for unit in task["selected"] if unit["targetId"] == target_id]
    for row in task["strata"]:
        if row["stratum"] in drawn[:1]:
            return row
        if not drawn and any(unit["targetId"] == target_id for unit in row["reserve"]):
            return row
    return None


def new_visit(event, free, seed, draw, where):
    visit, task_id = event["visit"], event["taskId"]
    name = "%s/%s" % (task_id, visit["targetId"])
    require(visit["visitId"] == name, "%s: the visit is not called %s" % (where, name))
    require(visit["taskIds"] == [task_id], "%s: the visit is not for its task alone" % where)
    require(visit["window"]["start"] <= visit["window"]["end"], "%s: the window has no day" % where)
    require(not set(OF_A_DRAW) & set(visit), "%s: the visit has numbers of a draw" % where)
    members, experts = free.ids(expert=False), free.ids(expert=True)
    if all(one["role"] != "expert" for one in visit["team"]):
        experts = []
    since = VisitSince(visit, seed)
    for number, change in enumerate(event["replaced"], start=1):
        require(change["round"] == number, "%s: replacement %d has another round" % (where, number))
        members, experts = after_change(change, members, experts, since.gone, seed, visit["targetId"], draw, where)
        since.gone.update(change["leaves"])
    since.replacements = len(event["replaced"])
    require(visit["team"] == new_team(members, experts, visit["team"]), "%s: the team is another" % where)
    return since


def check_joined(event, before, draw, where):
    """A task joins a visit that there is."""
    visit, task_id = event["visit"], event["taskId"]
    require(task_id not in before.visit["taskIds"], "%s: the visit is of its task already" % where)
    require(before.visit["visitId"] != "%s/%s" % (task_id, visit["targetId"]), "%s: there is such a visit" % where)
    require(draw.commitment["policies"]["visits"] == "merge", "%s: visits are separate" % where)
    require(before.result is None, "%s joins a visit that has a result" % where)
    require(event["replaced"] == [], "%s joins a visit and replaces somebody" % where)
    outer, inner = before.visit["window"], visit["window"]
    require(
        outer["start"] <= inner["start"] <= inner["end"] <= outer["end"],
        "%s: the window is not a part of that of the visit" % where,
    )
    task_ids = sorted([*before.visit["taskIds"], task_id])
    right = {**before.visit, "taskIds": task_ids, "window": inner, "team": before.team}
    require(visit == right, "%s changes the visit that it joins" % where)
