"""Whole plans that are about the teams: who may go, what a visit asks for, capacities, what cannot be had."""


EVER = [{"validFrom": "2020-01-01", "validTo": "2029-12-31"}]
PAIR_TICKET = {"assignment": "pair-ticket/1"}


def inspector(name, unit="unit-1", **more):
    return {"id": name, "unitId": unit, "active": True, "certificates": EVER, **more}


def roster(count, **more):
    """I-1, I-2, ..., by turns of three units."""
    return [inspector("I-%d" % n, "unit-%d" % (n % 3 + 1), **more) for n in range(1, count + 1)]


def with_(people, **changes):
    """The roster with fields of some people changed: I_2={"active": False}."""
    return [{**one, **changes.get(one["id"].replace("-", "_"), {})} for one in people]


def task(name, start="2024-06-01", end="2024-06-30", competences=(), team=None, **more):
    items = [{"id": "item-%d" % n, "name": "Item", "competence": c} for n, c in enumerate(competences, start=1)]
    return {
        "id": name,
        "sequence": int(name[1:]),
        "name": "Task",
        "kind": "targeted",
        "items": items or [{"id": "item-1", "name": "Item"}],
        "scope": {},
        "quota": {"kind": "census"},
        "frequency": {"drawsPerYear": 1},
        "risk": {"kind": "none"},
        "window": {"start": start, "end": end},
        "mode": {"drawnBy": "county", "inspectedBy": "county"},
        **({"team": team} if team else {}),
        **more,
    }


def avoidance(number, who, against, ref, status="declared", **more):
    return {
        "id": "A-%d" % number,
        "inspectorId": who,
        "against": against,
        "refId": ref,
        "ground": "self-declared",
        "status": status,
        **more,
    }


def inputs(inspectors, tasks=None, targets=4, avoidances=(), **policies):
    tasks = tasks or [task("T1")]
    return {
        "plan": {
            "id": "teams",
            "year": 2024,
            "title": "Teams",
            "scopeKind": "internal",
            "issuer": {"id": "140581", "name": "Invented bureau", "regionCode": "140581"},
            "tasks": [{**one, "sequence": at} for at, one in enumerate(tasks, start=1)],
        },
        "targets": [
            {
                "id": "X-%d" % n,
                "subjectType": "enterprise",
                "status": "existing",
                "regionCode": "14058%d" % (n % 2 + 1),
                "localOfficeId": "unit-%d" % (n % 3 + 1),
                "groupId": "group-%d" % (n % 4),
            }
            for n in range(1, targets + 1)
        ],
        "inspectors": inspectors,
        "avoidances": list(avoidances),
        "asOf": "2024-02-28",
        "policies": policies,
        "seed": {"sources": [{"type": "declared", "ref": "dice", "value": "4712 0815 1623 4299 0371 2864 3007 5512"}]},
    }


# What a case must show, so that it cannot silently be about something else.


def reasons(record):
    return {(entry["inspectorId"], entry["reason"]): entry["visits"] for entry in record["assignment"]["ineligible"]}


def people(visit, *roles):
    return {one["inspectorId"] for one in visit["team"] if one["role"] in roles}


def members(visit):
    return people(visit, "lead", "member")


def everybody(visit):
    return people(visit, "lead", "member", "expert")


def every_visit(claim):
    def check(record):
        assert record["assignment"]["visits"]
        for visit in record["assignment"]["visits"]:
            assert claim(visit), visit

    return check


def ineligible(**expected):
    """For each reason, with underscores, who and from how many visits."""

    def check(record):
        found = {reason: {} for reason in expected}
        for (one, reason), visits in reasons(record).items():
            found.setdefault(reason.replace("-", "_"), {})[one] = visits
        assert found == expected, found

    return check


def visit_ids(*expected):
    def check(record):
        assert tuple(visit["visitId"] for visit in record["assignment"]["visits"]) == expected, record["assignment"]

    return check


def shows(*claims):
    def check(record):
        for claim in claims:
            claim(record)

    return check


def merges(*expected):
    def check(record):
        found = {tuple(visit["taskIds"]) for visit in record["assignment"]["visits"]}
        assert found == set(map(tuple, expected)), found

    return check


def avoided(expected):
    return every_visit(lambda visit: visit["avoided"] == expected[visit["targetId"]])


def chances(least, most):
    return every_visit(lambda visit: (visit["leastChance"], visit["mostChance"]) == (least, most))


def evened(*who):
    def check(record):
        assert record["assignment"]["evened"]["inspectorIds"] == list(who), record["assignment"]["evened"]

    return check


def repaired(record):
    assert record["assignment"]["repair"]["places"] > 0


def loads(**expected):
    def check(record):
        found = {load["inspectorId"].replace("-", "_"): load["visits"] for load in record["assignment"]["loads"]}
        assert {name: found[name] for name in expected} == expected, found

    return check


FLAGS = {
    "Visits": "Hits of several tasks, merged or not.",
    "Eligibility": "Inspectors who cannot be members.",
    "Withdrawals": "Withdrawals from targets, groups, regions, offices and colleagues.",
    "Territory": "Rules about the office in charge.",
    "TeamRules": "Rules about the team as a whole.",
    "Departments": "Numbers from departments.",
    "Experts": "Experts on top of the team.",
    "StandingTeams": "Standing teams drawn as a whole.",
    "Capacity": "Bounds on the visits of one inspector, or of two together.",
    "Evenness": "Even loads instead of even chances.",
    "PairTicket": "Teams by pair-ticket/1.",
}


def team_vectors(vectors):
    def drawn(case_id, comment, given, flags, check):
        def published(record):
            assert not record["assignment"].get("repair", {}).get("searched"), "what a search finds is not prescribed"
            check(record)

        vectors.valid("teams-" + case_id, comment, given, flags, published)

    def refused(case_id, comment, given, flags):
        vectors.invalid("teams-" + case_id, comment, given, "ASSIGNMENT_INFEASIBLE", ["Infeasible", *flags])

    merged_visits(drawn)
    who_may_go(drawn)
    withdrawals(drawn)
    territories(drawn)
    team_rules(drawn)
    departments_and_experts(drawn)
    standing_teams(drawn)
    capacities(drawn)
    pair_tickets(drawn)
    impossible(refused)


def merged_visits(drawn):
    early, late = task("T2", "2024-03-01", "2024-06-15", ["food"]), task("T1", "2024-05-01", "2024-08-31", ["price"])
    people = [
        inspector("I-%d" % n, competences=skills)
        for n, skills in enumerate((["food"], ["price"], ["food", "price"], [], ["food"], ["price"]), start=1)
    ]
    drawn(
        "merged",
        "One visit for two tasks: the windows' intersection, and both competences.",
        inputs(people, [early, late], targets=3),
        ["Visits", "TeamRules"],
        shows(
            visit_ids("T1/X-1", "T1/X-2", "T1/X-3"),
            every_visit(lambda visit: visit["window"] == {"start": "2024-05-01", "end": "2024-06-15"}),
            every_visit(lambda visit: visit["taskIds"] == ["T1", "T2"]),
        ),
    )
    drawn(
        "separate",
        "The same, each task by itself.",
        inputs(people, [early, late], targets=2, visits="separate"),
        ["Visits"],
        visit_ids("T1/X-1", "T1/X-2", "T2/X-1", "T2/X-2"),
    )
    prefecture = {"drawnBy": "prefecture", "inspectedBy": "prefecture"}
    drawn(
        "other-level",
        "Two levels inspect the same targets: not merged, and each by its own people.",
        inputs(
            with_(roster(7), I_1={"level": "county"}, I_2={"level": "prefecture"}, I_3={"level": "prefecture"}),
            [task("T1"), task("T2", mode=prefecture), task("T3", mode=prefecture)],
            targets=2,
        ),
        ["Visits", "Eligibility"],
        shows(
            visit_ids("T1/X-1", "T1/X-2", "T2/X-1", "T2/X-2"),
            ineligible(other_level={"I-1": 2, "I-2": 2, "I-3": 2}),
        ),
    )
    drawn(
        "last-day-is-first-day",
        "The second window begins on the last day of the first, the third meets only the second.",
        inputs(
            roster(5),
            [
                task("T2", "2024-03-01", "2024-03-31"),
                task("T3", "2024-03-31", "2024-05-31"),
                task("T1", "2024-05-01", "2024-09-30"),
            ],
            targets=2,
        ),
        ["Visits"],
        shows(
            visit_ids("T1/X-1", "T1/X-2", "T2/X-1", "T2/X-2"),
            every_visit(lambda visit: visit["taskIds"] in (["T1"], ["T2", "T3"])),
        ),
    )
    drawn(
        "windows-apart",
        "A day between two windows, a third that meets both joins the one that ends first.",
        inputs(
            roster(5),
            [
                task("T1", "2024-07-01", "2024-09-30"),
                task("T2", "2024-03-01", "2024-06-29"),
                task("T3", "2024-04-01", "2024-12-31"),
            ],
            targets=2,
        ),
        ["Visits"],
        shows(
            visit_ids("T1/X-1", "T1/X-2", "T2/X-1", "T2/X-2"),
            every_visit(lambda visit: visit["taskIds"] in (["T1"], ["T2", "T3"])),
        ),
    )
    drawn(
        "largest-team",
        "One task asks for three members, the other for two; the policy would be content with two.",
        inputs(roster(6), [task("T1"), task("T2", team={"size": 3})], targets=3),
        ["Visits", "TeamRules"],
        every_visit(lambda visit: len(visit["team"]) == 3),
    )
    drawn(
        "tied-windows",
        "Equal last days: by task id; some of the targets are drawn by one task only.",
        inputs(
            roster(6),
            [
                task("T3", "2024-06-01", "2024-06-30", quota={"kind": "ratio", "ratio": "50%"}),
                task("T1", "2024-06-20", "2024-06-30", quota={"kind": "ratio", "ratio": "50%"}),
                task("T2", "2024-06-25", "2024-07-30", quota={"kind": "ratio", "ratio": "50%"}),
            ],
            targets=7,
        ),
        ["Visits"],
        merges(["T1"], ["T2"], ["T1", "T3"], ["T2", "T3"], ["T1", "T2", "T3"]),
    )


def who_may_go(drawn):
    def away(start, end=None, reason="leave"):
        return {"from": start, "reason": reason, **({} if end is None else {"to": end})}

    reasons_of = with_(
        roster(16),
        I_1={"active": False, "inactiveReason": "secondment"},
        I_2={"isExpert": True},
        I_3={"level": "prefecture"},
        I_4={"absences": [away("2024-06-20", reason="transfer")]},
        I_5={"absences": [away("2024-06-30", reason="retirement")]},
        I_6={"absences": [away("2024-05-15", "2024-07-15", "training")]},
        I_7={"certificates": []},
        I_8={"certificates": [{"validFrom": "2024-06-02", "validTo": "2026-12-31"}]},
        I_9={"certificates": [{"validFrom": "2022-01-01", "validTo": "2024-06-29"}]},
        I_10={"regionCode": "140599"},
        I_11={"active": False, "isExpert": True, "certificates": []},
        I_12={
            "level": "county",
            "regionCode": "1405",
            "certificates": [{"validFrom": "2024-06-01", "validTo": "2024-06-30"}],
        },
    )
    found = {
        "inactive": {"I-1": 4, "I-11": 4},
        "expert": {"I-2": 4},
        "other_level": {"I-3": 4},
        "transferred": {"I-4": 4},
        "retired": {"I-5": 4},
        "absent": {"I-6": 4},
        "no_certificate": {"I-7": 4},
        "certificate_not_yet_valid": {"I-8": 4},
        "certificate_expires_in_window": {"I-9": 4},
        "other_region": {"I-10": 4},
    }
    for name, policies in (("", {}), ("-by-ticket", PAIR_TICKET)):
        drawn(
            "every-reason" + name,
            "Somebody for each reason; I-11 has three of them, I-12 none by a hair.",
            inputs(reasons_of, **policies),
            ["Eligibility"] + ["PairTicket"] * bool(policies),
            shows(ineligible(**found), every_visit(lambda visit: visit["eligible"] == 5)),
        )
    drawn(
        "certificates-together",
        "Two certificates that adjoin or overlap cover the window, two with a day between them do not.",
        inputs(
            with_(
                roster(6),
                I_1={
                    "certificates": [
                        {"validFrom": "2024-06-16", "validTo": "2025-01-01"},
                        {"validFrom": "2024-01-01", "validTo": "2024-06-15"},
                    ]
                },
                I_2={
                    "certificates": [
                        {"validFrom": "2024-01-01", "validTo": "2024-06-15"},
                        {"validFrom": "2024-06-10", "validTo": "2025-01-01"},
                    ]
                },
                I_3={
                    "certificates": [
                        {"validFrom": "2024-01-01", "validTo": "2024-06-14"},
                        {"validFrom": "2024-06-16", "validTo": "2025-01-01"},
                    ]
                },
            )
        ),
        ["Eligibility"],
        ineligible(certificate_not_yet_valid={"I-3": 4}),
    )
    absent = with_(
        roster(9),
        I_1={"absences": [away("2024-06-01", "2024-06-30")]},
        I_2={"absences": [away("2024-06-02", "2024-06-30")]},
        I_3={"absences": [away("2024-05-01", "2024-06-15"), away("2024-06-16", "2024-07-15", "other")]},
        I_4={"absences": [away("2024-05-01", "2024-06-14"), away("2024-06-16", "2024-07-15", "secondment")]},
        I_5={"absences": [away("2024-06-30")]},
        I_6={"absences": [away("2024-07-01")]},
        I_7={"absences": [away("2024-03-01")]},
    )
    drawn(
        "away-for-the-whole-window",
        "One absence or two that cover the window; a day at work is enough.",
        inputs(absent),
        ["Eligibility"],
        ineligible(absent={"I-1": 4, "I-3": 4, "I-7": 4}),
    )
    drawn(
        "away-for-a-day",
        "A day away is enough.",
        inputs(absent, absence="touches-window"),
        ["Eligibility"],
        ineligible(absent={"I-1": 4, "I-2": 4, "I-3": 4, "I-4": 4, "I-5": 4, "I-7": 4}),
    )
    skilled = with_(
        roster(7),
        I_1={"competences": ["food", "price"]},
        I_2={"competences": ["food"]},
        I_3={"competences": ["price", "lifts"]},
        I_4={"competences": ["food", "price", "lifts"]},
        I_5={"competences": ["price", "food"]},
    )
    two = [task("T1", competences=["food"]), task("T2", competences=["price", "food"])]
    drawn(
        "all-members-competent",
        "Everybody knows everything that the tasks of the visit ask for.",
        inputs(skilled, two, competence="all-members"),
        ["Eligibility", "Visits"],
        ineligible(not_competent={"I-2": 4, "I-3": 4, "I-6": 4, "I-7": 4}),
    )
    drawn(
        "one-member-competent",
        "Somebody knows food, somebody prices: two sets that cross.",
        inputs(skilled, two),
        ["TeamRules", "Visits"],
        every_visit(
            lambda visit: {"food", "price"}
            <= {skill for one in skilled if one["id"] in members(visit) for skill in one.get("competences", [])}
        ),
    )
    drawn(
        "regions",
        "By prefix of the region code.",
        inputs(
            with_(
                roster(6), I_1={"regionCode": "140581"}, I_2={"regionCode": "140582"}, I_3={"regionCode": "14058"}
            )
        ),
        ["Eligibility"],
        ineligible(other_region={"I-1": 2, "I-2": 2}),
    )
    drawn(
        "few-leads",
        "Two of six may lead.",
        inputs(
            with_(
                roster(6),
                I_1={"canLead": False},
                I_2={"canLead": False},
                I_4={"canLead": False},
                I_6={"canLead": False},
            ),
            targets=6,
        ),
        ["TeamRules"],
        shows(chances("1/4", "1/2"), every_visit(lambda visit: people(visit, "lead") <= {"I-3", "I-5"})),
    )


def withdrawals(drawn):
    every = [
        avoidance(1, "I-1", "target", "X-1"),
        avoidance(2, "I-2", "group", "group-2", "applied"),
        avoidance(3, "I-3", "region", "140581", "upheld", decidedBy="bureau", decidedOn="2024-01-05"),
        avoidance(4, "I-4", "unit", "unit-3"),
        avoidance(5, "I-5", "target", "X-1", "rejected"),
        avoidance(7, "I-1", "region", "140582", "applied"),
        avoidance(6, "I-6", "target", "X-2", validTo="2024-05-31"),
        avoidance(8, "I-6", "target", "X-3", validFrom="2024-06-30"),
        avoidance(9, "I-6", "target", "X-4", validFrom="2024-01-01", validTo="2024-06-01"),
    ]
    for name, ignored, found in (
        ("all", [], {"I-1": 3, "I-2": 2, "I-3": 3, "I-4": 2, "I-6": 2}),
        ("declared-ignored", ["declared"], {"I-1": 3, "I-2": 2, "I-3": 3}),
        ("applied-ignored", ["applied"], {"I-1": 1, "I-3": 3, "I-4": 2, "I-6": 2}),
        ("both-ignored", ["declared", "applied"], {"I-3": 3}),
    ):
        drawn(
            "withdrawals-" + name,
            "From a target, a group, a region, an office; of every status; for some days only.",
            inputs(roster(7), targets=6, avoidances=every, ignoredWithdrawals=ignored),
            ["Withdrawals"],
            ineligible(avoids_target=found),
        )
    drawn(
        "withdrawn-and-away",
        "A reason that comes first hides the withdrawal; of two withdrawals the first by id counts.",
        inputs(
            with_(roster(6), I_1={"active": False}),
            avoidances=[avoidance(5, "I-1", "target", "X-1"), avoidance(3, "I-2", "target", "X-1")]
            + [avoidance(1, "I-2", "region", "140582"), avoidance(2, "I-2", "target", "X-2", "applied")],
        ),
        ["Withdrawals", "Eligibility"],
        shows(
            ineligible(inactive={"I-1": 4}, avoids_target={"I-2": 3}),
            avoided(
                {
                    "X-1": [{"inspectorId": "I-2", "avoidanceId": "A-1"}],
                    "X-2": [{"inspectorId": "I-2", "avoidanceId": "A-2"}],
                    "X-3": [{"inspectorId": "I-2", "avoidanceId": "A-1"}],
                    "X-4": [],
                }
            ),
        ),
    )
    colleagues = [
        avoidance(1, "I-1", "inspector", "I-2"),
        avoidance(2, "I-4", "inspector", "I-3", "applied"),
        avoidance(3, "I-5", "inspector", "I-1", "rejected"),
    ]
    for name, policies in (("", {}), ("-by-ticket", PAIR_TICKET)):
        drawn(
            "colleagues-apart" + name,
            "Two couples who must not meet, whoever of the two declared it.",
            inputs(roster(5), targets=5, avoidances=colleagues, teamSize=3, **policies),
            ["Withdrawals"] + ["PairTicket"] * bool(policies),
            every_visit(lambda visit: not {"I-1", "I-2"} <= members(visit) and not {"I-3", "I-4"} <= members(visit)),
        )
    path = [avoidance(1, "I-1", "inspector", "I-2"), avoidance(2, "I-3", "inspector", "I-2")]
    drawn(
        "colleagues-apart-repaired",
        "I-2 must meet neither I-1 nor I-3, who may meet each other: no set, and a repair.",
        inputs(roster(4), targets=8, avoidances=path),
        ["Withdrawals"],
        shows(repaired, chances("1/2", "1/2")),
    )


def territories(drawn):
    def at_home(visit):
        # X-1 is in the charge of unit-2, as I-1 is; X-2 of unit-3, X-3 of unit-1.
        unit = int(visit["targetId"][2:]) % 3
        return {"I-%d" % n for n in range(1, 10) if n % 3 == unit}

    for name, claim, places in (
        ("notHomeOffice", lambda visit: not members(visit) & at_home(visit), 6),
        ("homeOfficeAtMostOne", lambda visit: len(members(visit) & at_home(visit)) <= 1, 9),
        ("homeOfficeOnly", lambda visit: members(visit) <= at_home(visit), 3),
    ):
        for suffix, policies in (("", {}), ("-by-ticket", PAIR_TICKET)):
            drawn(
                "territory-%s%s" % (name, suffix),
                "Nine inspectors of three offices.",
                inputs(roster(9), targets=5, territory=name, **policies),
                ["Territory"] + ["PairTicket"] * bool(policies),
                shows(every_visit(claim), every_visit(lambda visit: visit["eligible"] == places)),
            )
    nowhere = inputs(roster(6), targets=3, territory="homeOfficeAtMostOne")
    targets = [{key: value for key, value in one.items() if key != "localOfficeId"} for one in nowhere["targets"]]
    drawn(
        "territory-without-office",
        "No office is in charge of the targets.",
        {**nowhere, "targets": targets},
        ["Territory"],
        chances("1/3", "1/3"),
    )


def team_rules(drawn):
    people = with_(
        roster(8),
        I_1={"competences": ["lifts"]},
        I_2={"competences": ["lifts", "food"]},
        I_5={"competences": ["food"]},
        I_6={"competences": ["food"]},
    )
    unit = {"kind": "unit", "unitId": "unit-1", "least": 1, "most": 1}
    each = {"kind": "each-unit", "most": 1}
    lifts = {"kind": "competence", "competence": "lifts", "least": 1}
    food = {"kind": "competence", "competence": "food", "most": 1}
    three = {"I-3", "I-6"}

    def unit_of(one):
        return int(one[2:]) % 3

    for name, rules, claim in (
        ("unit", [unit], lambda visit: len(members(visit) & three) == 1),
        ("each-unit", [each], lambda visit: len({unit_of(one) for one in members(visit)}) == 2),
        ("competence", [lifts, food], lambda visit: members(visit) & {"I-1", "I-2"}),
        ("unit-and-competence", [unit, lifts], lambda visit: members(visit) & {"I-1", "I-2"}),
        ("competence-and-each-unit", [lifts, each, food], lambda visit: members(visit) & {"I-1", "I-2"}),
    ):
        for suffix, policies in (("", {}), ("-by-ticket", PAIR_TICKET)) if len(rules) > 1 else (("", {}),):
            drawn(
                "rule-%s%s" % (name, suffix),
                "Rules of the policies.",
                inputs(people, targets=5, teamRules=rules, **policies),
                ["TeamRules"] + ["PairTicket"] * bool(policies),
                every_visit(claim),
            )
    drawn(
        "rules-of-tasks",
        "Rules of the policies, of two tasks that are merged, and an item: they enter in this order.",
        inputs(
            people,
            [
                task("T2", team={"size": 3, "rules": [food, unit]}),
                task("T1", competences=["food"], team={"rules": [{"kind": "each-unit", "most": 2}, lifts]}),
            ],
            targets=4,
            teamRules=[{"kind": "unit", "unitId": "unit-2", "most": 1}],
        ),
        ["TeamRules", "Visits"],
        every_visit(lambda visit: len(members(visit) & {"I-2", "I-5", "I-6"}) == 1),
    )
    drawn(
        "rules-of-one-task",
        "A rule of one task holds at its own targets only.",
        inputs(
            people,
            [
                task("T1", quota={"kind": "count", "count": 3}, team={"rules": [each]}),
                task("T2", quota={"kind": "count", "count": 3}),
            ],
            targets=6,
            visits="separate",
        ),
        ["TeamRules"],
        every_visit(lambda visit: visit["taskIds"] == ["T2"] or len({unit_of(one) for one in members(visit)}) == 2),
    )


def departments_and_experts(drawn):
    of_departments = [
        {**one, "departmentId": department}
        for one, department in zip(roster(9), ["tax", "fire", "market"] * 2 + ["tax", "tax", "market"])
    ]

    def share(department, count):
        return {"departmentId": department, "members": count}

    def at_least(visit, **counts):
        found = [one["departmentId"] for one in of_departments if one["id"] in members(visit)]
        return all(found.count(name) >= count for name, count in counts.items())

    for name, team, size in (
        ("sum", {"departments": [share("tax", 2), share("fire", 1)]}, 3),
        ("and-others", {"size": 4, "departments": [share("market", 1), share("fire", 1)]}, 4),
    ):
        for suffix, policies in (("", {}), ("-by-ticket", PAIR_TICKET)):
            drawn(
                "departments-%s%s" % (name, suffix),
                "What departments contribute to a team of %d." % size,
                inputs(of_departments, [task("T1", team=team)], **policies),
                ["Departments"] + ["PairTicket"] * bool(policies),
                shows(
                    every_visit(lambda visit: len(members(visit)) == size),
                    every_visit(lambda visit: at_least(visit, fire=1)),
                ),
            )
    drawn(
        "departments-merged",
        "The most of each department that a task asks for.",
        inputs(
            of_departments,
            [
                task("T1", team={"departments": [share("tax", 1), share("market", 1)]}),
                task("T2", team={"size": 3, "departments": [share("tax", 2)]}),
                task("T3", team={"departments": [share("fire", 1), share("market", 1)]}),
            ],
            targets=3,
        ),
        ["Departments", "Visits"],
        shows(
            every_visit(lambda visit: len(members(visit)) == 4),
            every_visit(lambda visit: at_least(visit, fire=1, market=1, tax=2)),
        ),
    )
    experts = [
        inspector("E-1", isExpert=True, competences=["lifts"], certificates=[]),
        inspector("E-2", isExpert=True, competences=["lifts", "fire"]),
        inspector("E-3", isExpert=True, competences=["fire"]),
        inspector("E-4", isExpert=True),
        inspector("E-5", isExpert=True, active=False, competences=["lifts"]),
        inspector("E-6", isExpert=True, competences=["fire"], regionCode="140582"),
    ]

    def asked(*shares):
        return {"experts": [{"experts": count, **({"competence": name} if name else {})} for name, count in shares]}

    for name, team, count, claim in (
        ("any", asked((None, 2)), 2, lambda some: True),
        ("of-one-competence", asked(("lifts", 1)), 1, lambda some: some <= {"E-1", "E-2"}),
        ("of-two-competences", asked(("lifts", 1), ("fire", 1)), 2, lambda some: some & {"E-1", "E-2"}),
        ("and-any", asked(("fire", 1), (None, 1)), 2, lambda some: some & {"E-2", "E-3", "E-6"}),
    ):
        for suffix, policies in (("", {}), ("-by-ticket", PAIR_TICKET)):
            drawn(
                "experts-%s%s" % (name, suffix),
                "Experts need no certificate, and count on top.",
                inputs(roster(5) + experts, [task("T1", team=team)], **policies),
                ["Experts"] + ["PairTicket"] * bool(policies),
                shows(
                    every_visit(lambda visit: len(members(visit)) == 2),
                    every_visit(lambda visit: len(people(visit, "expert")) == count and claim(people(visit, "expert"))),
                ),
            )
    drawn(
        "experts-merged",
        "The most experts of each competence that a task asks for.",
        inputs(
            roster(4) + experts,
            [task("T1", team=asked(("lifts", 1), (None, 1))), task("T2", team=asked(("lifts", 2)))],
            targets=3,
        ),
        ["Experts", "Visits"],
        every_visit(lambda visit: people(visit, "expert") > {"E-1", "E-2"}),
    )
    apart = [
        avoidance(1, "E-1", "inspector", "I-1"),
        avoidance(2, "I-2", "inspector", "E-2"),
        avoidance(3, "E-1", "target", "X-2"),
        avoidance(4, "E-3", "inspector", "E-2"),
    ]
    for suffix, policies in (("", {}), ("-by-ticket", PAIR_TICKET)):
        drawn(
            "experts-apart" + suffix,
            "Experts keep away from members, from a target and from each other.",
            inputs(
                roster(5) + experts, [task("T1", team=asked(("lifts", 1)))], targets=6, avoidances=apart, **policies
            ),
            ["Experts", "Withdrawals"] + ["PairTicket"] * bool(policies),
            shows(
                every_visit(lambda visit: not {"E-1", "I-1"} <= everybody(visit)),
                every_visit(lambda visit: not {"E-2", "I-2"} <= everybody(visit)),
            ),
        )


def standing_teams(drawn):
    groups = {"I-1": "S-a", "I-2": "S-a", "I-3": "S-b", "I-4": "S-b", "I-5": "S-b", "I-6": "S-c", "I-7": "S-c"}
    people = [
        {**one, **({"standingTeamId": groups[one["id"]]} if one["id"] in groups else {})} for one in roster(9)
    ]
    people = with_(people, I_3={"competences": ["food"]}, I_6={"competences": ["food"]}, I_9={"standingTeamId": "S-d"})
    whole = {"formation": "standing-teams"}

    def teams_only(visit):
        return members(visit) in ({"I-1", "I-2"}, {"I-3", "I-4", "I-5"}, {"I-6", "I-7"})

    for suffix, policies in (("", {}), ("-by-ticket", PAIR_TICKET)):
        flags = ["StandingTeams"] + ["PairTicket"] * bool(policies)
        drawn(
            "standing" + suffix,
            "Two teams of two and one of three; I-8 is in none, S-d has one member.",
            inputs(people, targets=5, **whole, **policies),
            flags,
            shows(
                every_visit(teams_only),
                ineligible(no_standing_team={"I-8": 5}, standing_team={"I-9": 5}),
            ),
        )
        drawn(
            "standing-kept-away" + suffix,
            "A team stays at home with its member who has withdrawn, or who is not competent.",
            inputs(
                people,
                [task("T1", competences=["food"])],
                targets=5,
                avoidances=[avoidance(1, "I-4", "target", "X-1"), avoidance(2, "I-7", "target", "X-2")],
                **whole,
                **policies,
            ),
            flags + ["Withdrawals"],
            shows(
                every_visit(teams_only),
                ineligible(
                    no_standing_team={"I-8": 5},
                    standing_team={"I-1": 5, "I-2": 5, "I-3": 1, "I-5": 1, "I-6": 1, "I-9": 5},
                    avoids_target={"I-4": 1, "I-7": 1},
                ),
            ),
        )
    drawn(
        "standing-rules",
        "A rule about units, and two of a team who must not meet.",
        inputs(
            people,
            targets=4,
            avoidances=[avoidance(1, "I-6", "inspector", "I-7", validFrom="2024-06-30")],
            teamRules=[{"kind": "unit", "unitId": "unit-3", "least": 1}],
            **whole,
        ),
        ["StandingTeams", "TeamRules"],
        ineligible(no_standing_team={"I-8": 4}, standing_team={"I-6": 4, "I-7": 4, "I-9": 4}),
    )
    drawn(
        "standing-capacity",
        "The least and the most of a team are those of its members who leave least room.",
        inputs(
            with_(
                people,
                I_1={"priorVisits": 2, "mostVisits": 4},
                I_2={"mostVisits": 3},
                I_6={"leastVisits": 3},
                I_7={"leastVisits": 4, "priorVisits": 2},
            ),
            targets=8,
            mostVisitsPerInspector=6,
            **whole,
        ),
        ["StandingTeams", "Capacity"],
        shows(evened("I-1", "I-2", "I-6", "I-7"), loads(I_1=2, I_2=2)),
    )
    drawn(
        "standing-with-experts",
        "Experts one by one beside standing teams, and apart from a member of one of them.",
        inputs(
            people + [inspector("E-1", isExpert=True), inspector("A-1", isExpert=True)],
            [task("T1", team={"experts": [{"experts": 1}]})],
            targets=6,
            avoidances=[avoidance(1, "E-1", "inspector", "I-3")],
            **whole,
        ),
        ["StandingTeams", "Experts", "Withdrawals"],
        every_visit(lambda visit: not {"E-1", "I-3"} <= everybody(visit)),
    )


def capacities(drawn):
    drawn(
        "most-visits",
        "Prior visits count; whoever has a limit of his own is not held to that of the policy.",
        inputs(
            with_(
                roster(5),
                I_1={"priorVisits": 3, "mostVisits": 4},
                I_2={"priorVisits": 1},
                I_3={"mostVisits": 9},
                I_4={"priorVisits": 7},
            ),
            targets=6,
            mostVisitsPerInspector=5,
        ),
        ["Capacity"],
        shows(evened("I-1", "I-4"), loads(I_1=1, I_4=0)),
    )
    drawn(
        "least-visits",
        "Whoever owes visits goes; the least of somebody who may go nowhere does not bind.",
        inputs(
            with_(
                roster(6),
                I_1={"leastVisits": 4},
                I_2={"leastVisits": 4, "priorVisits": 1},
                I_3={"leastVisits": 2, "priorVisits": 5},
                I_4={"leastVisits": 4, "active": False},
            ),
            targets=5,
        ),
        ["Capacity", "Eligibility"],
        shows(evened("I-1", "I-2"), loads(I_1=4, I_2=3)),
    )
    drawn(
        "least-and-most",
        "Both bounds bind.",
        inputs(
            with_(roster(6), I_1={"leastVisits": 3}, I_5={"mostVisits": 1}, I_6={"mostVisits": 1}), targets=6
        ),
        ["Capacity"],
        shows(evened("I-1", "I-5", "I-6"), loads(I_1=3, I_5=1, I_6=1)),
    )
    drawn(
        "most-for-a-pair",
        "No two meet twice.",
        inputs(roster(4), targets=6, mostVisitsPerPair=1),
        ["Capacity"],
        loads(I_1=3, I_2=3, I_3=3, I_4=3),
    )
    drawn(
        "most-for-a-pair-repaired",
        "No two of five meet more than twice at eight visits of three.",
        inputs(roster(6), targets=8, teamSize=3, mostVisitsPerPair=2),
        ["Capacity"],
        repaired,
    )
    tired = with_(
        roster(7), I_1={"priorVisits": 4}, I_2={"priorVisits": 2}, I_3={"priorVisits": 1}, I_7={"priorVisits": 3}
    )
    drawn(
        "even-loads",
        "Nobody ends above the lowest ceiling.",
        inputs(tired, targets=7, evenness="loads"),
        ["Evenness", "Capacity"],
        lambda record: no_load_above(record, 4),
    )
    drawn(
        "even-loads-with-least",
        "One who owes more than the ceiling goes that often.",
        inputs(
            with_(tired, I_2={"priorVisits": 2, "leastVisits": 7}, I_5={"mostVisits": 1}), targets=7, evenness="loads"
        ),
        ["Evenness", "Capacity"],
        shows(loads(I_1=0, I_2=5, I_5=1), lambda record: no_load_above(record, 4, "I-2")),
    )
    drawn(
        "even-loads-with-rule",
        "The two who know food raise the ceiling for all.",
        inputs(
            with_(tired, I_1={"competences": ["food"], "priorVisits": 1}, I_4={"competences": ["food"]}),
            [task("T1", competences=["food"])],
            targets=9,
            evenness="loads",
        ),
        ["Evenness", "Capacity", "TeamRules"],
        lambda record: no_load_above(record, 5),
    )


def no_load_above(record, ceiling, *but):
    totals = {load["inspectorId"]: load["visits"] + load["prior"] for load in record["assignment"]["loads"]}
    assert max(total for one, total in totals.items() if one not in but) == ceiling, totals


def pair_tickets(drawn):
    for size, teams in ((2, 10), (3, 10), (4, 5)):
        drawn(
            "by-ticket-%d" % size,
            "Teams of %d of five, with SM3." % size,
            inputs(roster(5), targets=4, teamSize=size, suite="sm3", **PAIR_TICKET),
            ["PairTicket"],
            every_visit(lambda visit: visit["eligibleTeams"] == teams),
        )


def impossible(refused):
    lift = task("T1", competences=["lifts"])
    with_expert = task("T1", team={"experts": [{"experts": 1}]})
    with_tax = task("T1", team={"departments": [{"departmentId": "tax", "members": 1}]})
    expert = inspector("E-1", isExpert=True)
    gone = {"active": False}
    circle = [avoidance(n, "I-%d" % n, "inspector", "I-%d" % (n % 3 + 1)) for n in (1, 2, 3)]
    shy = [avoidance(n, "E-1", "inspector", "I-%d" % n) for n in (1, 2)]
    alike = [inspector("I-%d" % n) for n in range(4)]
    alone = [inspector("I-1", standingTeamId="S-a"), inspector("I-2")]
    owing = [{**one, "leastVisits": 3} for one in roster(4)]
    for case_id, comment, given, flags in (
        ("one-inspector", "One of three is left.", inputs(with_(roster(3), I_1=gone, I_2=gone)), ["Eligibility"]),
        (
            "no-capacity",
            "Nine places for eight.",
            inputs(roster(4), targets=3, teamSize=3, mostVisitsPerInspector=2),
            ["Capacity"],
        ),
        ("least-too-high", "More is owed than there are places.", inputs(owing), ["Capacity"]),
        ("nobody-competent", "Nobody knows lifts.", inputs(roster(4), [lift]), ["TeamRules"]),
        (
            "one-unit",
            "All are of one unit.",
            inputs(alike, teamRules=[{"kind": "each-unit", "most": 1}]),
            ["TeamRules"],
        ),
        ("no-department", "Nobody of the department.", inputs(roster(4), [with_tax]), ["Departments"]),
        (
            "no-lead",
            "Nobody may lead.",
            inputs(roster(4, canLead=False), **PAIR_TICKET),
            ["PairTicket", "TeamRules"],
        ),
        (
            "no-expert",
            "The only expert is not in service.",
            inputs(roster(4) + [{**expert, **gone}], [with_expert]),
            ["Experts"],
        ),
        ("all-apart", "Nobody may meet anybody.", inputs(roster(3), avoidances=circle), ["Withdrawals"]),
        (
            "all-apart-by-ticket",
            "Nobody may meet anybody.",
            inputs(roster(3), avoidances=circle, **PAIR_TICKET),
            ["Withdrawals", "PairTicket"],
        ),
        ("pairs-too-many", "Three pairs for four visits.", inputs(roster(3), mostVisitsPerPair=1), ["Capacity"]),
        (
            "no-standing-team",
            "The only team has one member.",
            inputs(alone, formation="standing-teams"),
            ["StandingTeams"],
        ),
        ("no-home-office", "One of each office.", inputs(roster(3), territory="homeOfficeOnly"), ["Territory"]),
        (
            "expert-apart",
            "The only expert keeps away from all but one.",
            inputs(roster(3) + [expert], [with_expert], avoidances=shy, **PAIR_TICKET),
            ["Experts", "PairTicket"],
        ),
    ):
        refused(case_id, comment, given, flags)
