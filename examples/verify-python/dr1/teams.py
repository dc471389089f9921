"""What a record says about the teams, from the draws of all tasks."""

from collections import Counter
from itertools import combinations

from .assignment import BalancedDraw, infeasible, load_of, satisfies, smallest_team, team_ticket, teams_seed
from .draw import tasks_drawn
from .protocol import Refused, lead_ticket
from .visits import REASONS, Eligibility, expert_demand, member_rules, numbered, visits_of


class Party:
    """One inspector, or a standing team: what a column stands for."""

    def __init__(self, name, people, expert=False):
        self.name, self.people, self.expert = name, people, expert

    def ids(self):
        return [person["id"] for person in self.people]

    def left(self, limit):
        """How much of the year is left under the lowest limit; None for no limit."""
        limits = [
            max(0, limit(person) - person.get("priorVisits", 0))
            for person in self.people
            if limit(person) is not None
        ]
        return limits


class Teams:
    """`draws`: the drawn tasks by task id. `published`: the teams of a record by visit id, each a list of `inspectorId`
    and `role`; they count only where the teams were searched."""

    def __init__(self, inputs, draws, policies, published=None):
        self.published = published
        self.policies, self.suite = policies, policies["suite"]
        tasks = tasks_drawn(inputs)
        seeds = {draw["taskId"]: draw["seed"] for draw in draws}
        selected = {draw["taskId"]: [unit["targetId"] for unit in draw["selected"]] for draw in draws}
        targets = {target["id"]: target for target in inputs["targets"]}
        self.seed = teams_seed([seeds[task["id"]] for task in tasks], self.suite)
        self.visits = visits_of(tasks, selected, seeds, targets, policies)
        self.eligibility = Eligibility(inputs["inspectors"], inputs["avoidances"], policies)
        self.apart = self.eligibility.apart(self.visits)
        self.standing = policies["formation"] == "standing-teams"
        self.reasons = [self.reasons_of(visit) for visit in self.visits]
        self.members = [self.parties_of(visit, reasons) for visit, reasons in zip(self.visits, self.reasons)]
        self.experts = [self.experts_of(visit) for visit in self.visits]

    # Who may go.

    def reasons_of(self, visit):
        people = self.eligibility.inspectors
        reasons = {person["id"]: self.eligibility.obstacle(person, visit) for person in people}
        if not self.standing:
            return reasons
        for team in self.standing_teams():
            if any(reasons[one] for one in team.ids()) or not self.can_make(team, visit):
                for one in team.ids():
                    reasons[one] = reasons[one] or "standing-team"
        for person in people:
            if "standingTeamId" not in person:
                reasons[person["id"]] = reasons[person["id"]] or "no-standing-team"
        return reasons

    def standing_teams(self):
        teams = {}
        for person in self.eligibility.inspectors:
            if "standingTeamId" in person:
                teams.setdefault(person["standingTeamId"], []).append(person)
        return [Party(name, teams[name]) for name in sorted(teams)]

    def can_make(self, team, visit):
        size = visit.team_size(self.policies)
        people = dict(enumerate(team.people))
        rules = numbered(member_rules(visit, team.people, self.policies), people, len(people))
        return len(people) >= size and satisfies(tuple(people), rules, self.pairs_apart(team.people, visit))

    def parties_of(self, visit, reasons):
        if self.standing:
            return [team for team in self.standing_teams() if not any(reasons[one] for one in team.ids())]
        return [Party(p["id"], [p]) for p in self.eligibility.inspectors if not reasons[p["id"]]]

    def experts_of(self, visit):
        if expert_demand(visit)[0] == 0:
            return []
        return [
            Party(person["id"], [person], expert=True)
            for person in self.eligibility.inspectors
            if not self.eligibility.obstacle(person, visit, as_expert=True)
        ]

    def pairs_apart(self, people, visit):
        apart = self.eligibility.apart([visit])
        return [
            (a, b)
            for (a, one), (b, other) in combinations(enumerate(people), 2)
            if tuple(sorted((one["id"], other["id"]))) in apart
        ]

    # What a record says.

    def record(self):
        chosen = self.balanced() if self.policies["assignment"] == "balanced/1" else self.by_ticket()
        visits = []
        for at, visit in enumerate(self.visits):
            members, experts, numbers = chosen["teams"][at]
            visits.append(
                {
                    "visitId": visit.id,
                    "targetId": visit.target["id"],
                    "taskIds": [task["id"] for task in visit.tasks],
                    "window": {"start": visit.start, "end": visit.end},
                    "team": self.team(visit, members, experts),
                    "eligible": sum(len(party.people) for party in self.members[at]),
                    **numbers,
                    "avoided": [
                        {"inspectorId": person["id"], "avoidanceId": self.eligibility.avoidance(person, visit)}
                        for person in self.eligibility.inspectors
                        if self.reasons[at][person["id"]] == "avoids-target"
                    ],
                }
            )
        return {
            "method": self.policies["assignment"],
            "seed": self.seed,
            "visits": visits,
            "loads": self.loads(visits, chosen.get("expected")),
            "ineligible": self.ineligible(),
            **{key: chosen[key] for key in ("evened", "repair") if key in chosen},
        }

    def team(self, visit, members, experts):
        """Lead first, then the others by id, then the experts by id."""
        may_lead = [one for one in members if one.get("canLead", True)]
        lead = min(may_lead, key=lambda one: lead_ticket(visit.seed, visit.target["id"], one["id"], self.suite))
        others = sorted(one["id"] for one in members if one is not lead)
        return (
            [{"inspectorId": lead["id"], "role": "lead"}]
            + [{"inspectorId": one, "role": "member"} for one in others]
            + [{"inspectorId": one["id"], "role": "expert"} for one in sorted(experts, key=lambda one: one["id"])]
        )

    def loads(self, visits, expected):
        made = Counter(one["inspectorId"] for visit in visits for one in visit["team"])
        may_go = {one for parties in self.members + self.experts for party in parties for one in party.ids()}
        return [
            {
                "inspectorId": person["id"],
                **({} if expected is None else {"expected": three_decimals(expected[person["id"]])}),
                "visits": made[person["id"]],
                "prior": person.get("priorVisits", 0),
            }
            for person in self.eligibility.inspectors
            if person["id"] in may_go
        ]

    def ineligible(self):
        counted = Counter((one, reason) for reasons in self.reasons for one, reason in reasons.items() if reason)
        return [
            {"inspectorId": one, "reason": reason, "visits": counted[one, reason]}
            for one, reason in sorted(counted, key=lambda entry: (entry[0], REASONS.index(entry[1])))
        ]

    # balanced/1

    def columns(self):
        """Members by name, or standing teams by theirs before the experts."""
        everybody = [party for parties in self.members + self.experts + [self.owing()] for party in parties]
        members = {party.name: party for party in everybody if not party.expert}
        experts = {party.name: party for party in everybody if party.expert}
        if self.standing:
            return [members[name] for name in sorted(members)] + [experts[name] for name in sorted(experts)]
        return [party for _, party in sorted({**members, **experts}.items())]

    def owing(self):
        """Those in service who still owe visits, whether there is a visit that they may go on or not."""

        def owes(person):
            return person["active"] and person.get("leastVisits", 0) > person.get("priorVisits", 0)

        people = [person for person in self.eligibility.inspectors if owes(person)]
        experts = [Party(one["id"], [one], expert=True) for one in people if one.get("isExpert")]
        if self.standing:
            return experts + [team for team in self.standing_teams() if any(owes(one) for one in team.people)]
        return experts + [Party(one["id"], [one]) for one in people if not one.get("isExpert")]

    def most(self, party):
        general = self.policies.get("mostVisitsPerInspector")
        return min(party.left(lambda person: person.get("mostVisits", general)), default=None)

    def problem(self, columns):
        at = {(party.name, party.expert): column for column, party in enumerate(columns)}
        rows = []
        for number, visit in enumerate(self.visits):
            people = {at[party.name, party.expert]: party.people[0] for party in self.members[number]}
            size = 1 if self.standing else visit.team_size(self.policies)
            rules = [] if self.standing else member_rules(visit, list(people.values()), self.policies)
            rows.append(self.row(number, people, size, rules))
            demand, rules = expert_demand(visit)
            if demand:
                people = {at[party.name, party.expert]: party.people[0] for party in self.experts[number]}
                rows.append(self.row(number, people, demand, rules))
        limit = self.policies.get("mostVisitsPerPair")
        return {
            "columnCount": len(columns),
            "least": [max(party.left(lambda person: person.get("leastVisits", 0))) for party in columns],
            "most": [self.most(party) for party in columns],
            "rows": rows,
            "apart": [
                [a, b]
                for (a, one), (b, other) in combinations(enumerate(columns), 2)
                if any(tuple(sorted((x, y))) in self.apart for x in one.ids() for y in other.ids())
            ],
            **({} if limit is None else {"mostPerPair": limit}),
        }

    @staticmethod
    def row(visit, people, demand, rules):
        return {
            "visit": visit,
            "demand": demand,
            "columns": sorted(people),
            "rules": numbered(rules, people, demand),
        }

    def balanced(self):
        columns = self.columns()
        draw = BalancedDraw(
            {
                "seed": self.seed,
                "suite": self.suite,
                "problem": self.problem(columns),
                "evenness": self.policies["evenness"],
                "prior": [max(one.get("priorVisits", 0) for one in party.people) for party in columns],
                "found": self.published and self.published_rows(columns),
            }
        )
        rows = list(zip(draw.problem["rows"], draw.final, draw.teams))
        teams = []
        for number in range(len(self.visits)):
            (_, chances, members), *others = [row for row in rows if row[0]["visit"] == number]
            teams.append(
                (
                    [one for column in sorted(members) for one in columns[column].people],
                    [one for _, _, some in others for column in sorted(some) for one in columns[column].people],
                    {"leastChance": str(min(chances.values())), "mostChance": str(max(chances.values()))},
                )
            )
        load = load_of(draw.problem, draw.final)
        found = {
            "teams": teams,
            "expected": {one: load[column] for column, party in enumerate(columns) for one in party.ids()},
        }
        if draw.units:
            broken = [one for column in draw.out_of_bounds() for one in columns[column].ids()]
            found["evened"] = {"inspectorIds": broken, "allowance": draw.allowance}
        if draw.steps:
            searched = "search" in draw.steps
            places = sum(row["demand"] for row in draw.problem["rows"])
            found["repair"] = {"places": draw.exchanged(), "of": places, "searched": searched}
        return found

    def published_rows(self, columns):
        """The published teams as columns, in the order of the rows of the problem."""
        rows = []
        for visit in self.visits:
            team = self.published.get(visit.id, [])
            for experts in (False, True) if expert_demand(visit)[0] else (False,):
                people = {one["inspectorId"] for one in team if (one["role"] == "expert") == experts}
                rows.append(
                    [
                        column
                        for column, party in enumerate(columns)
                        if party.expert == experts and people.intersection(party.ids())
                    ]
                )
        return rows

    # pair-ticket/1

    def by_ticket(self):
        return {"teams": [self.ticket_of(number, visit) for number, visit in enumerate(self.visits)]}

    def ticket_of(self, number, visit):
        """Members whom the experts that the visit asks for can accompany, then the experts."""
        given = {"seed": visit.seed, "suite": self.suite, "target": visit.target["id"]}
        if self.standing:
            parties = self.members[number]
            able = [p for p in parties if self.experts_beside(given, number, visit, p.people) is not None]
            if not able:
                raise infeasible()
            ticket, members = min(
                ((team_ticket("pair", given, party.ids()), party.people) for party in able),
                key=lambda entry: entry[0],
            )
            count = len(able)
        else:
            people = [party.people[0] for party in self.members[number]]
            rules = member_rules(visit, people, self.policies)
            size = visit.team_size(self.policies)

            def accompanied(team):
                return self.experts_beside(given, number, visit, [people[column] for column in team]) is not None

            asked = self.asked(given, visit, people, size, rules)
            ticket, team, count = smallest_team("pair", asked, accompanied)
            members = [people[column] for column in team]
        experts = self.experts_beside(given, number, visit, members)
        return members, experts, {"ticket": ticket, "eligibleTeams": count}

    def experts_beside(self, given, number, visit, members):
        """None if no experts of the visit can go with these members."""
        demand, rules = expert_demand(visit)
        if not demand:
            return []
        apart = self.eligibility.apart([visit])

        def meets_all(expert):
            return not any(tuple(sorted((expert["id"], one["id"]))) in apart for one in members)

        experts = [party.people[0] for party in self.experts[number] if meets_all(party.people[0])]
        try:
            _, team, _ = smallest_team("expert", self.asked(given, visit, experts, demand, rules))
        except Refused:
            return None
        return [experts[column] for column in team]

    def asked(self, given, visit, people, demand, rules):
        return {
            **given,
            "ids": [person["id"] for person in people],
            "demand": demand,
            "rules": numbered(rules, dict(enumerate(people)), demand),
            "apart": self.pairs_apart(people, visit),
        }


def three_decimals(number):
    """Rounded half up."""
    return "%d.%03d" % divmod((2000 * number + 1) // 2, 1000)


def teams_of(inputs, draws, policies, published=None):
    return Teams(inputs, draws, policies, published).record()
