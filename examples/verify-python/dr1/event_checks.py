"""What happened to the visits after the draw: the events of one result (section 5.5)."""

from .protocol import canonical_json, digest
from .report import require


class VisitSince:
    """A visit of the record with what its events have made of it."""

    def __init__(self, visit):
        self.visit, self.team = visit, visit["team"]
        self.gone, self.replacements, self.done = set(), 0, False

    def ids(self, expert):
        return [one["inspectorId"] for one in self.team if (one["role"] == "expert") == expert]


def check_events(draw, record):
    """`draw`: the entries that belong together. `record`: the one that its result names."""
    visits = {visit["visitId"]: VisitSince(visit) for visit in record["assignment"]["visits"]}
    seeds = {task["taskId"]: task["seed"] for task in record["tasks"]}
    previous = draw.result["record"]
    for number, event in enumerate(draw.events, start=1):
        where = "event %d" % number
        check_place(event, number, previous, draw, where)
        previous = event["eventHash"]
        require(event["visitId"] in visits, "%s is of no visit of the record" % where)
        since = visits[event["visitId"]]
        require(not since.done, "%s comes after the result of its visit" % where)
        if event["kind"] == "result-recorded":
            since.done = True
        else:
            check_replacement(event, since, draw, seeds, where)


def check_place(event, number, previous, draw, where):
    """Its hash and its place among the events of the record."""
    stated = {name: value for name, value in event.items() if name != "eventHash"}
    right = digest(draw.suite, "dr1:event:" + canonical_json(stated))
    require(event["eventHash"] == right, "%s: eventHash is not its hash" % where)
    require(event["number"] == number, "%s says that it is event %d" % (where, event["number"]))
    require(event["previous"] == previous, "%s does not name the one before it" % where)
    require(event["record"] == draw.result["record"], "%s is of another record" % where)


def check_replacement(event, since, draw, seeds, where):
    members, experts = since.ids(expert=False), since.ids(expert=True)
    leaves, joins = event["leaves"], event["joins"]
    since.replacements += 1
    require(event["round"] == since.replacements, "%s is round %d of its visit" % (where, since.replacements))
    require(set(leaves) <= {*members, *experts}, "%s: somebody leaves who is not on the team" % where)
    require(not {*members, *experts}.intersection(joins), "%s: somebody joins who is on the team" % where)
    require(not since.gone.intersection(joins), "%s: somebody joins who left before" % where)
    of_expert = leaves[0] in experts
    of_standing_team = draw.commitment["policies"]["formation"] == "standing-teams" and not of_expert
    if of_standing_team:
        require(leaves == sorted(members), "%s: not all members leave, in the order of their ids" % where)
        require(len(set(joins)) == len(joins) >= 2, "%s: it is not two or more different people who join" % where)
    else:
        require(len(leaves) == len(joins) == 1, "%s: it is not one who leaves and one who joins" % where)
        seed = next((seeds.get(task_id) for task_id in since.visit["taskIds"]), None)
        require(seed is not None, "%s: the record does not have the first task of the visit" % where)
        ticket = replacement_ticket(draw.suite, seed, since.visit["targetId"], event)
        require(event["ticket"] == ticket, "%s: the ticket is wrong" % where)
    members = [one for one in members if one not in leaves] + ([] if of_expert else joins)
    experts = [one for one in experts if one not in leaves] + (joins if of_expert else [])
    since.team = new_team(members, experts, event["team"])
    since.gone.update(leaves)
    require(event["team"] == since.team, "%s: the new team is not the old one with who left and who joined" % where)


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
