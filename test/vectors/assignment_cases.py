"""Teams of inspectors. What a case expects is checked against its problem, and small ones branch by branch."""

import math
from collections import Counter
from fractions import Fraction
from itertools import combinations

from dr1.assignment import BalancedDraw, assignment_of, load_of
from case_file import OTHER_SEED, SEED, SUITES, CaseFile
from dr1.protocol import HashStream, digest, shuffle, uniform_int

MOST_BRANCHES = 256
MOST_CHANCES = 20


def rule(name, columns, least=0, most=None):
    return {"id": name, "columns": list(columns), "least": least, "most": len(columns) if most is None else most}


def row(columns, demand=2, rules=(), visit=None):
    return {"visit": visit, "demand": demand, "columns": sorted(columns), "rules": list(rules)}


def problem(column_count, rows, least=0, most=None, apart=(), most_per_pair=None):
    """Rows without a visit are visits of their own; one bound stands for all columns."""
    rows = [{**given, "visit": at if given["visit"] is None else given["visit"]} for at, given in enumerate(rows)]
    return {
        "columnCount": column_count,
        "least": least if isinstance(least, list) else [least] * column_count,
        "most": most if isinstance(most, list) else [most] * column_count,
        "rows": rows,
        "apart": [list(pair) for pair in apart],
        **({} if most_per_pair is None else {"mostPerPair": most_per_pair}),
    }


def balanced(given, seed=SEED, suite="sha256"):
    return {"method": "balanced/1", "seed": seed, "suite": suite, "problem": given}


class Dice:
    """Choices for made-up problems."""

    def __init__(self, name):
        self.source = HashStream(digest("sha256", name), "problem")

    def between(self, least, most):
        return least + uniform_int(self.source, most - least + 1)

    def some(self, items, count):
        return sorted(shuffle(items, self.source, count))


def random_rows(name, row_count, column_count, demands, avoided, rules_of=lambda dice, columns, demand: ()):
    """Rows from which up to `avoided` columns are kept away."""
    dice = Dice(name)
    rows = []
    for _ in range(row_count):
        columns = dice.some(range(column_count), column_count - dice.between(0, avoided))
        demand = demands[dice.between(0, len(demands) - 1)]
        rows.append(row(columns, demand, rules_of(dice, columns, demand)))
    return rows


def even_loads(rows, column_count):
    places = sum(given["demand"] for given in rows)
    return {"least": places // column_count, "most": -(-places // column_count)}


def unit_rules(units):
    """At most one of each unit; column c is of unit c modulo `units`."""

    def rules_of(_, columns, __):
        return [
            rule("unit.%d" % unit, [c for c in columns if c % units == unit], most=1) for unit in range(units)
        ]

    return rules_of


# Checks of an answer, from the problem alone.


class Branch:
    """A coin that takes stated branches and then always the first."""

    def __init__(self, taken):
        self.taken, self.place = taken, 0
        self.part, self.whole = 1, 1

    def falls(self, part, whole):
        assert 0 < part < whole
        if self.place == len(self.taken):
            self.taken.append(True)
        taken = self.taken[self.place]
        self.place += 1
        self.part *= part if taken else whole - part
        self.whole *= whole
        return taken


def branches(run):
    """All answers of `run(coin)` with their probabilities, or the first of them if there are too many."""
    taken = []
    for _ in range(MOST_BRANCHES):
        coin = Branch(taken)
        answer = run(coin)
        yield Fraction(coin.part, coin.whole), answer
        while taken and not taken[-1]:
            taken.pop()
        if not taken:
            return
        taken[-1] = False


def check_chances(root, chances):
    """Least sum of squares: what one column has more than another cannot be shifted, because a bound is reached."""
    sets = [root, *root.post_order()]
    totals = {one: sum(chances[column] for column in one.members) for one in sets}
    assert all(0 <= chance <= 1 for chance in chances.values())
    assert all(one.least <= totals[one] <= one.most for one in sets)

    def held(giving, taking):
        return any(
            (giving in one.members and taking not in one.members and totals[one] == one.least)
            or (taking in one.members and giving not in one.members and totals[one] == one.most)
            for one in sets
        )

    assert all(held(i, j) for i in chances for j in chances if chances[i] > chances[j])


def neighbours(expected):
    return range(math.floor(expected), math.ceil(expected) + 1)


def rounding_bounds(draw):
    """For each column the loads it may have; for each row its sets with the numbers they may get."""
    loads = [neighbours(expected) for expected in load_of(draw.problem, draw.final)]
    return loads, [
        [(one, neighbours(sum(chances[column] for column in one.members))) for one in (root, *root.post_order())]
        for root, chances in zip(draw.roots, draw.final)
    ]


def check_rounding(bounds, teams):
    """Every load and every set is rounded to a neighbouring integer."""
    loads, sets = bounds
    load = Counter(column for team in teams for column in team)
    for column, allowed in enumerate(loads):
        assert load[column] in allowed
    for of_row, team in zip(sets, teams):
        assert team <= of_row[0][0].members
        for one, allowed in of_row:
            assert len(team & one.members) in allowed and one.least <= len(team & one.members) <= one.most


def check_teams(given, teams):
    """Every rule of the problem is kept."""
    for asked, team in zip(given["rows"], teams):
        assert len(set(team)) == asked["demand"] and set(team) <= set(asked["columns"])
        for bound in asked["rules"]:
            assert bound["least"] <= len(set(team) & set(bound["columns"])) <= bound["most"]
    load = Counter(column for team in teams for column in team)
    for column, (least, most) in enumerate(zip(given["least"], given["most"])):
        assert least <= load[column] and (most is None or load[column] <= most)
    visits = {}
    for asked, team in zip(given["rows"], teams):
        visits.setdefault(asked["visit"], set()).update(team)
    meetings = Counter(pair for people in visits.values() for pair in combinations(sorted(people), 2))
    assert not any(tuple(pair) in meetings for pair in given["apart"])
    assert all(count <= given.get("mostPerPair", count) for count in meetings.values())


def check(draw):
    """Checks a draw; true if all answers of its rounding were walked."""
    for root, chances in zip(draw.roots, draw.chances):
        check_chances(root, chances)
    bounds = rounding_bounds(draw)
    check_rounding(bounds, draw.drawn)
    check_teams(draw.problem, draw.teams)
    if sum(0 < chance < 1 for chances in draw.final for chance in chances.values()) > MOST_CHANCES:
        return False
    walked, marginals = Fraction(0), [dict.fromkeys(chances, 0) for chances in draw.final]
    for probability, teams in branches(draw.rounding.teams):
        check_rounding(bounds, teams)
        walked += probability
        for of_row, team in zip(marginals, teams):
            for column in team:
                of_row[column] += probability
    assert walked < 1 or marginals == draw.final
    return walked == 1


FLAGS = {
    "Balanced": "Method balanced/1. `chances`, `units` and `columnsOfRow` are in the order of `rows`; the chances and "
    "units of a row are in the order of its `columns`.",
    "PairTicket": "Method pair-ticket/1, for teams of any size. Columns are places in `ids`.",
    "Published": "Known from elsewhere: the loads of every answer, or why there is none.",
    "Trivial": "Nothing is left to chance.",
    "Mixed": "Rows with different denominators, or different numbers of places.",
    "Walked": "Small enough that the generator walks all answers of the rounding: the marginals are the chances.",
    "Nested": "Rules that bound how many come from some set and have a place in the hierarchy.",
    "Departments": "Fixed numbers from departments.",
    "LeftOut": "A rule that cannot bind, or two rules with one set.",
    "Apart": "People who must not meet.",
    "Crossing": "A rule whose set crosses another: it has no place in the hierarchy.",
    "PairLimit": "A limit on the visits at which the same two meet.",
    "Experts": "Several rows of one visit.",
    "Capacity": "Expected loads above the most or below the least: `units` over 2^20, and the allowance.",
    "Exchanged": "The repair gave `exchanged` places to somebody else.",
    "Exchange": "The repair made an exchange between two rows.",
    "Substitution": "The repair took somebody who had capacity left.",
    "OtherTeam": "The repair took a complete team.",
    "Search": "The repair searched all assignments: `searched`, no teams, because any that keep every rule will do.",
    "LargeDenominator": "A row whose denominator exceeds 2^40, or rows whose least common multiple does.",
    "Random": "A made-up problem of medium size.",
    "Infeasible": "No assignment keeps all rules.",
    "Blocked": "Rows that ask for more places than their columns have; no row of them can be left out.",
    "Lead": "The lead is the smallest lead ticket of those who may lead.",
}
STEP_FLAGS = {
    "exchange": "Exchange",
    "substitute": "Substitution",
    "other_team": "OtherTeam",
    "search": "Search",
}


def assignment_vectors():
    vectors = CaseFile(
        "assignments",
        "Teams by balanced/1 and pair-ticket/1. `seed` is T of balanced/1, S of pair-ticket/1; fractions are text.",
        FLAGS,
        assignment_of,
    )

    def drawn(case_id, comment, given, flags=(), expect=None, also=None):
        """`expect`: the step of the repair, or the allowance, for whose sake the case is here."""
        draw = BalancedDraw(given)
        expected = draw.as_json()
        found = {"Balanced", *flags, *(STEP_FLAGS[step] for step in draw.steps)}
        found |= {"Exchanged"} if expected.get("exchanged") else set()
        found |= {"Walked"} if check(draw) else set()
        found |= {"Capacity"} if draw.units else set()
        assert expect is None or expect in found or expect == draw.allowance, (case_id, found)
        if also is not None:
            also(expected)
        vectors.add(case_id, comment, [flag for flag in FLAGS if flag in found], "valid", given, expected)

    def refused(case_id, comment, given, flags=(), blocked=None):
        found = {"Infeasible", *flags, "Balanced" if given["method"] == "balanced/1" else "PairTicket"}
        found |= {"Blocked"} if blocked else set()
        vectors.invalid(case_id, comment, given, "ASSIGNMENT_INFEASIBLE", [flag for flag in FLAGS if flag in found])
        numbers = {key: value for key, value in vectors.cases[-1]["expected"].items() if key != "errorCode"}
        assert numbers == dict(zip(("rows", "needed", "available", "short"), blocked or ())), (case_id, numbers)

    equal_chances(drawn)
    mixed_rows(drawn)
    nested_sets(drawn)
    people_apart(drawn)
    crossing_rules(drawn)
    few_teams(drawn)
    pair_limits(drawn)
    capacities(drawn)
    large_denominators(drawn)
    random_problems(drawn)
    without_solution(drawn, refused)
    team_tickets(vectors, refused)
    return vectors


def equal_chances(drawn):
    four = problem(4, [row(columns) for columns in ((0, 1, 2), (1, 2, 3), (0, 2, 3), (0, 1, 3))])

    def two_each(expected):
        assert Counter(column for team in expected["teams"] for column in team) == {0: 2, 1: 2, 2: 2, 3: 2}

    for suite in SUITES:
        for number, seed in enumerate((SEED, OTHER_SEED, "0" * 64), start=1):
            drawn(
                "four-rows-%s-%d" % (suite, number),
                "Each row is open to three of four; every load is 2 in every answer.",
                balanced(four, seed, suite),
                ["Published"],
                "Walked",
                two_each,
            )
    for columns in (3, 4, 5):
        for rows in (1, 2, columns):
            drawn(
                "equal-%d-columns-%d-rows" % (columns, rows),
                "Every row is open to all.",
                balanced(problem(columns, [row(range(columns))] * rows)),
            )
    drawn("no-rows", "No visits.", balanced(problem(3, [])), ["Trivial"])
    drawn("nobody", "No visits and no columns.", balanced(problem(0, [])), ["Trivial"])
    drawn("one-for-one", "One place, one column.", balanced(problem(1, [row([0], 1)])), ["Trivial"])
    drawn("all-needed", "As many places as columns.", balanced(problem(3, [row([0, 1, 2], 3)] * 2)), ["Trivial"])
    drawn("idle-column", "Nobody asks for column 2.", balanced(problem(4, [row([0, 1, 3]), row([0, 3])])), ["Mixed"])


def mixed_rows(drawn):
    for number, sizes in enumerate(((3, 4), (3, 4, 5), (5, 4, 3, 2), (4, 6), (7, 5, 3)), start=1):
        drawn(
            "mixed-sizes-%d" % number,
            "Rows open to the first %s columns." % ", ".join(map(str, sizes)),
            balanced(problem(max(sizes), [row(range(size)) for size in sizes])),
            ["Mixed"],
        )
    for demand in (1, 2, 3, 4):
        drawn(
            "demand-%d" % demand,
            "Rows of %d places." % demand,
            balanced(problem(6, [row(range(6), demand), row(range(1, 6), demand), row(range(5), demand)])),
        )
    drawn(
        "demands-1-to-4",
        "Rows of one to four places.",
        balanced(problem(6, [row(range(6), demand) for demand in (1, 2, 3, 4)]), OTHER_SEED),
        ["Mixed"],
    )
    drawn(
        "same-denominator-from-two-sizes",
        "2 of 4 and 1 of 2 are both of denominator 2 and rounded together.",
        balanced(problem(5, [row(range(4)), row([3, 4], 1), row(range(1, 5)), row([0, 4], 1)])),
        ["Mixed"],
        "Walked",
    )


def nested_sets(drawn):
    unit = [rule("unit.a", [0, 1, 2], most=1)]
    competent = [rule("competence.food", [0], least=1)]
    few = [rule("competence.food", [0, 1], least=1)]
    drawn(
        "one-of-a-unit",
        "At most one of three of five: 1/3 each; the others 1/2.",
        balanced(problem(5, [row(range(5), rules=unit)] * 2)),
        ["Nested"],
        "Walked",
        lambda expected: chances_are(expected, "1/3 1/3 1/3 1/2 1/2"),
    )
    drawn(
        "one-of-each-unit",
        "At most one of each of three units.",
        balanced(problem(6, [row(range(6), rules=unit_rules(3)(None, range(6), 2))] * 3)),
        ["Nested"],
    )
    drawn(
        "only-one-competent",
        "The only competent one is always chosen.",
        balanced(problem(5, [row(range(5), rules=competent)] * 2)),
        ["Nested"],
        None,
        lambda expected: chances_are(expected, "1 1/4 1/4 1/4 1/4"),
    )
    drawn(
        "two-competent-of-six",
        "At least one of two: 1/2 each.",
        balanced(problem(6, [row(range(6), rules=few)] * 3, most=3)),
        ["Nested"],
        None,
        lambda expected: chances_are(expected, "1/2 1/2 1/4 1/4 1/4 1/4"),
    )
    nested = [
        rule("competence.food", [0, 1], least=1),
        rule("unit.a", [0, 1, 2, 3], most=1),
        rule("unit.b", [4, 5], most=1),
    ]
    drawn(
        "competent-within-unit",
        "The competent are of a unit of which one may come, so the rest of it never comes.",
        balanced(problem(7, [row(range(7), rules=nested)] * 2)),
        ["Nested"],
        None,
        lambda expected: chances_are(expected, "1/2 1/2 0 0 1/3 1/3 1/3"),
    )
    deep = [
        rule("unit.a", [0, 1, 2, 3, 4, 5], most=2),
        rule("competence.food", [0, 1, 2, 3], least=2),
        rule("lead", [2, 3], most=1),
    ]
    drawn(
        "three-levels",
        "A set in a set in a set.",
        balanced(problem(8, [row(range(8), 3, deep), row(range(1, 8), 3, [rule("unit.a", range(1, 6), most=2)])])),
        ["Nested", "Mixed"],
    )
    branched = [
        rule("region.a", range(0, 5), least=2, most=2),
        rule("region.b", range(5, 9), most=1),
        rule("unit.a1", [0, 1], most=1),
        rule("unit.b1", [5, 6], most=1),
        rule("unit.a2", [2, 3, 4], most=1),
    ]
    for number, rules in enumerate((branched, branched[::-1], branched[2:] + branched[:2]), start=1):
        drawn(
            "branches-%d" % number,
            "Two sets with sets in them; the order of the rules differs from case to case.",
            balanced(problem(10, [row(range(10), 4, rules), row(range(10), 3), row(range(9), 3, rules)])),
            ["Nested", "Mixed"],
        )
    fractional = [rule("unit.a", [0, 1, 2], most=2), rule("unit.b", [3, 4, 5, 6], most=2)]
    drawn(
        "totals-that-are-not-integers",
        "No bound is reached, and the sets get 6/5 and 8/5 places.",
        balanced(problem(10, [row(range(10), 4, fractional)] * 3)),
        ["Nested"],
        None,
        lambda expected: chances_are(expected, " ".join(["2/5"] * 10)),
    )
    inner = [
        rule("unit.a", range(0, 6), most=2),
        rule("unit.a1", [0, 1, 2], most=1),
        rule("unit.b", range(6, 10), most=2),
        rule("unit.b1", [6, 7, 8], most=1),
    ]
    drawn(
        "inner-totals-that-are-not-integers",
        "3 of 11, so that no set has an integer total, on two levels.",
        balanced(problem(11, [row(range(11), 3, inner), row(range(11), 3, inner[::-1]), row(range(9), 2)])),
        ["Nested", "Mixed"],
    )
    uneven = [
        rule("unit.a", range(0, 7), most=3),
        rule("unit.a1", range(0, 5), most=3),
        rule("unit.a11", [0, 1, 2], most=2),
        rule("unit.b", range(7, 11), most=2),
        rule("unit.c", range(11, 14), most=2),
        rule("unit.b1", [7, 8, 9], most=1),
    ]
    for number, seed in enumerate((SEED, OTHER_SEED), start=1):
        drawn(
            "branches-of-uneven-depth-%d" % number,
            "Sets on three levels beside sets on two and on one, none with an integer total.",
            balanced(problem(17, [row(range(17), 4, uneven)] * 2 + [row(range(16), 4, uneven[::-1])] * 2), seed),
            ["Nested", "Mixed"],
        )
    drawn(
        "full-chances",
        "Three of four places must go to three of eight.",
        balanced(problem(8, [row(range(8), 4, [rule("competence.food", [1, 4, 6], least=3)])] * 2)),
        ["Nested"],
        None,
        lambda expected: chances_are(expected, "1/5 1 1/5 1/5 1 1/5 1 1/5"),
    )
    drawn(
        "no-chance",
        "Nobody of the home office.",
        balanced(problem(6, [row(range(6), 2, [rule("home-office", [1, 4], most=0)])] * 3)),
        ["Nested"],
        None,
        lambda expected: chances_are(expected, "1/2 0 1/2 1/2 0 1/2"),
    )
    drawn(
        "rules-that-cannot-bind",
        "One of each set is sure to come, and more than one of each unit cannot.",
        balanced(
            problem(
                5,
                [row(range(5), 3, [rule("competence.food", [0, 1, 2], least=1), rule("unit.a", [3], most=1)])]
                + [row(range(5), 3, [rule("lead", range(5), least=2), rule("unit.b", [0, 1], most=2)])],
            )
        ),
        ["LeftOut"],
    )
    twice = [rule("unit.a", [0, 1, 2], most=1), rule("competence.food", [0, 1, 2], least=1)]
    drawn(
        "one-set-twice",
        "At least one and at most one of the same three.",
        balanced(problem(7, [row(range(7), 3, twice)] * 2)),
        ["Nested", "LeftOut"],
        None,
        lambda expected: chances_are(expected, "1/3 1/3 1/3 1/2 1/2 1/2 1/2"),
    )
    departments = [rule("department.tax", [0, 1, 2], 2, 2), rule("department.market", [3, 4, 5, 6], 1, 1)]
    drawn(
        "departments-two-and-one",
        "Two of one department and one of the other.",
        balanced(problem(7, [row(range(7), 3, departments)] * 3)),
        ["Nested", "Departments"],
        None,
        lambda expected: chances_are(expected, "2/3 2/3 2/3 1/4 1/4 1/4 1/4"),
    )
    drawn(
        "departments-and-rest",
        "At least one of each of two departments, the third place free.",
        balanced(
            problem(
                9,
                [row(range(9), 3, [rule("department.tax", [0, 1], 1), rule("department.market", [2, 3], 1)])] * 3,
            )
        ),
        ["Nested", "Departments"],
    )
    drawn(
        "departments-with-units",
        "Units within departments, competence within a unit.",
        balanced(
            problem(
                12,
                [
                    row(
                        range(12),
                        4,
                        [
                            rule("department.tax", range(6), 2, 2),
                            rule("department.market", range(6, 12), 2, 2),
                            rule("unit.tax-1", [0, 1, 2], most=1),
                            rule("unit.market-1", [6, 7, 8, 9], most=1),
                            rule("competence.food", [6, 7], least=1),
                        ],
                    )
                ]
                * 3,
            )
        ),
        ["Nested", "Departments"],
    )
    drawn(
        "rules-in-order",
        "The rules enter in their order, so that `unit.a` crosses the department.",
        balanced(
            problem(
                6,
                [row(range(6), 2, [rule("department.tax", [0, 1], 1, 1), rule("unit.a", [1, 2, 3], most=1)])] * 3,
            )
        ),
        ["Nested", "Departments", "Crossing"],
        None,
        lambda expected: chances_are(expected, "1/2 1/2 1/4 1/4 1/4 1/4"),
    )


def chances_are(expected, text):
    assert expected["chances"][0] == text.split(), expected["chances"][0]


def people_apart(drawn):
    drawn(
        "two-apart",
        "Two who must not meet are a set of which at most one comes.",
        balanced(problem(4, [row(range(4), 3)] * 2, apart=[(0, 1)])),
        ["Nested", "Apart"],
        None,
        lambda expected: chances_are(expected, "1/2 1/2 1 1"),
    )
    drawn(
        "three-apart",
        "Three of whom no two may meet.",
        balanced(problem(6, [row(range(6), 3), row(range(1, 6), 2)], apart=[(0, 2), (0, 4), (2, 4)])),
        ["Nested", "Apart", "Mixed"],
    )
    drawn(
        "two-couples-apart",
        "Two sets, the one with the smallest column first.",
        balanced(problem(6, [row(range(6), 3)] * 2, apart=[(2, 3), (0, 5)])),
        ["Nested", "Apart"],
    )
    drawn(
        "apart-in-a-unit",
        "Two who must not meet, within a unit of which two may come.",
        balanced(problem(6, [row(range(6), 3, [rule("unit.a", range(4), most=2)])] * 2, apart=[(1, 2)])),
        ["Nested", "Apart"],
    )
    departments = [rule("department.tax", [0, 1, 2], 1, 1), rule("department.market", [3, 4, 5], 1, 1)]
    drawn(
        "apart-across-departments",
        "The couple crosses the departments and is left to the repair.",
        balanced(problem(6, [row(range(6), 2, departments)] * 3, apart=[(0, 3)]), "5" * 64),
        ["Departments", "Apart", "Crossing"],
    )
    for number, seed in enumerate((SEED, OTHER_SEED, "0" * 64, "1" * 64), start=1):
        drawn(
            "apart-in-a-row-%d" % number,
            "0 and 1, 1 and 2 must not meet, 0 and 2 may: no set, left to the repair.",
            balanced(problem(5, [row(range(5))] * 4, apart=[(0, 1), (1, 2)]), seed),
            ["Apart"],
        )
    drawn(
        "apart-split-by-row",
        "In the row without column 1 the others may meet; in the row without column 2 two are left, a set.",
        balanced(problem(5, [row([0, 2, 3, 4], 3), row([0, 1, 3, 4], 3)], apart=[(0, 1), (1, 2)])),
        ["Nested", "Apart"],
    )
    experts = [
        given
        for visit, some in enumerate(([4, 5, 6], [4, 6]))
        for given in (row(range(4), 2, visit=visit), row(some, 1, visit=visit))
    ]
    for number, seed in enumerate((SEED, OTHER_SEED, "2" * 64), start=1):
        drawn(
            "experts-apart-%d" % number,
            "Members and experts of one visit who must not meet.",
            balanced(problem(7, experts, apart=[(0, 4), (1, 4), (2, 6), (3, 5)]), seed),
            ["Apart", "Experts", "Mixed"],
        )


def crossing_rules(drawn):
    crossing = [rule("unit.a", [0, 1, 2], most=1), rule("competence.food", [2, 3], least=1)]
    for number, seed in enumerate((SEED, OTHER_SEED, "3" * 64), start=1):
        drawn(
            "crossing-%d" % number,
            "The competent are partly of the unit.",
            balanced(problem(6, [row(range(6), 2, crossing)] * 3), seed),
            ["Nested", "Crossing"],
        )
    drawn(
        "crossing-other-order",
        "The rule that stands first has the place in the hierarchy.",
        balanced(problem(6, [row(range(6), 2, crossing[::-1])] * 3)),
        ["Nested", "Crossing"],
    )
    twice = crossing + [rule("lead", [2, 3], least=1), rule("competence.fire", [3, 4], least=1)]
    drawn(
        "crossing-twice",
        "Two rules with one crossing set are two broken rules.",
        balanced(problem(6, [row(range(6), 2, twice)] * 4), OTHER_SEED),
        ["Nested", "Crossing"],
    )


def few_teams(drawn):
    """Nearly everybody must not meet nearly everybody, so that one change is not enough."""

    def allowed_only(columns, allowed):
        return [pair for pair in combinations(range(columns), 2) if pair not in allowed]

    twos = allowed_only(6, [(0, 1), (0, 2), (1, 3)])
    couples = allowed_only(8, [(0, 1), (0, 2), (1, 3), (4, 5)])
    threes = allowed_only(7, [(0, 1), (0, 2), (1, 2), (1, 3), (2, 3), (3, 4), (0, 4), (5, 6)])
    for name, columns, demand, rows, apart, most, numbers in (
        ("two-rows", 6, 2, 2, twos, None, (4, 6, 7, 9, 12)),
        ("two-rows-once", 6, 2, 2, twos, 1, (4, 7, 18)),
        ("couples-once", 8, 2, 2, couples, 1, (3, 14, 18, 20)),
        ("triple", 7, 3, 1, threes, None, (14, 21)),
        ("two-triples", 7, 3, 2, threes, None, (0, 1, 2, 3, 7, 21)),
    ):
        for number in numbers:
            drawn(
                "few-teams-%s-%d" % (name, number),
                "Few teams of %d in which nobody must keep away; another of these is taken as a whole." % demand,
                balanced(
                    problem(columns, [row(range(columns), demand)] * rows, most=most, apart=apart),
                    digest("sha256", "explore %d" % number),
                ),
                ["Apart"],
                "OtherTeam",
            )


def pair_limits(drawn):
    for number, seed in enumerate((SEED, OTHER_SEED, "4" * 64, "5" * 64), start=1):
        drawn(
            "pairs-once-%d" % number,
            "Four rows over four columns, no two meet twice.",
            balanced(problem(4, [row(range(4))] * 4, most_per_pair=1), seed),
            ["PairLimit"],
        )
    drawn(
        "pairs-all",
        "Ten visits of five people: each pair once.",
        balanced(problem(5, [row(range(5))] * 10, most_per_pair=1)),
        ["PairLimit"],
    )
    drawn(
        "pairs-of-three",
        "Seven teams of three of seven people, each pair once: the lines of the Fano plane.",
        balanced(problem(7, [row(range(7), 3)] * 7, most_per_pair=1)),
        ["PairLimit"],
    )
    drawn(
        "pairs-with-experts",
        "Members and experts meet too.",
        balanced(
            problem(
                7,
                [given for visit in range(4) for given in (row(range(5), 2, visit=visit), row([5, 6], 1, visit=visit))],
                most_per_pair=1,
            )
        ),
        ["PairLimit", "Experts", "Mixed"],
    )


def capacities(drawn):
    four = [row(columns) for columns in ((0, 1, 2), (1, 2, 3), (0, 2, 3), (0, 1, 3))]
    for number, (most, allowance) in enumerate(
        (([1, 3, 3, 3], "32/64"), ([1, 2, 2, 3], "32/64"), ([2, 2, 1, 3], "64/64"), ([0, 3, 3, 3], "64/64")), start=1
    ):
        drawn(
            "most-%d" % number,
            "Four rows, each open to three of four, and fewer than 2 for one or two columns.",
            balanced(problem(4, four, most=most)),
            (),
            allowance,
        )

    def same_rows(rows, columns, demand, **bounds):
        return balanced(problem(columns, [row(range(columns), demand)] * rows, **bounds))

    for allowance, rows, columns, demand in (
        ("1/64", 13, 10, 7),
        ("2/64", 33, 8, 2),
        ("4/64", 17, 8, 2),
        ("8/64", 13, 6, 2),
        ("16/64", 12, 5, 2),
    ):
        drawn(
            "allowance-%s" % allowance.replace("/", "-of-"),
            "Column 0 takes less than its share by less than one.",
            same_rows(rows, columns, demand, most=[rows * demand // columns] + [None] * (columns - 1)),
            (),
            allowance,
        )
    sizes = (11, 13, 17, 19, 23)
    for number, (demands, bounds, seed) in enumerate(
        (
            ((7, 1, 16, 14, 14), {"most": [3] + [None] * 22}, 1),
            ((7, 1, 16, 14, 14), {"most": [3] + [None] * 22}, 0),
            ((4, 12, 1, 5, 9), {"least": [2] + [0] * 22}, 0),
            ((4, 12, 1, 5, 9), {"least": [2] + [0] * 22}, 1),
        ),
        start=1,
    ):
        drawn(
            "allowance-none-%d" % number,
            "Column 0 is off its bound by 1/1062347: less than one unit, which the whole numbers may take back.",
            balanced(
                problem(23, [row(range(size), demand) for size, demand in zip(sizes, demands)], **bounds),
                digest("sha256", "allowance %d" % seed),
            ),
            ["Mixed"],
            "0" if number % 2 else "1/64",
        )
    drawn(
        "allowance-all",
        "Column 0 is in every team, five times its chance.",
        same_rows(4, 5, 1, least=[4, 0, 0, 0, 0]),
        (),
        "all",
    )
    drawn(
        "least-two-columns",
        "Two columns must have more than their share.",
        same_rows(7, 6, 2, least=[3, 0, 3, 0, 0, 0]),
        (),
        "32/64",
    )
    drawn(
        "least-and-most",
        "One column above its most, another below its least.",
        same_rows(5, 5, 2, least=[0, 3, 0, 0, 0], most=[1, None, 3, 3, 3]),
        (),
        "32/64",
    )
    drawn(
        "exact-loads",
        "Every load is fixed.",
        same_rows(4, 5, 2, least=[0, 1, 2, 2, 3], most=[0, 1, 2, 2, 3]),
        (),
        "64/64",
    )
    for number in (0, 1, 4, 5):
        rows = random_rows("units under capacity %d" % number, 8, 6, [1, 2, 3], 2, unit_rules(4))
        drawn(
            "units-under-capacity-%d" % number,
            "At most one of each unit, and loads that differ by one at most.",
            balanced(problem(6, rows, **even_loads(rows, 6)), suite=SUITES[number % 2]),
            ["Nested", "Mixed"],
            "Capacity",
        )
    part = [rule("region.a", range(6), most=3), rule("competence.food", [0, 1], least=1)]
    for number, bounds in enumerate(({"most": [1] + [4] * 8}, {"least": [0, 0, 3] + [0] * 6}), start=1):
        drawn(
            "inner-bound-under-capacity-%d" % number,
            "A set at its bound within a set whose units are rounded.",
            balanced(problem(9, [row(range(9), 4, part)] * 3 + [row(range(8), 2)], **bounds)),
            ["Nested", "Mixed"],
            "Capacity",
        )
    nested = [
        rule("department.tax", range(6), 2, 2),
        rule("department.market", range(6, 11), 2, 2),
        rule("unit.tax-1", [0, 1, 2], most=1),
        rule("unit.market-1", [6, 7, 8], most=1),
        rule("lead", [0, 1, 6], least=1),
    ]
    drawn(
        "departments-under-capacity",
        "Departments with units in them, some rows without rules, two bounds that bind.",
        balanced(
            problem(
                11,
                [row(range(11), 4, nested), row(range(11), 3), row(range(1, 11), 4, nested), row(range(10), 4, nested)],
                least=[0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0],
                most=[1, 2, 2, 2, 2, 4, 1, 2, 2, 2, 2],
            )
        ),
        ["Nested", "Departments", "Mixed"],
        "Capacity",
    )


def large_denominators(drawn):
    def one_of_each(sizes, first=0):
        starts = [first + sum(sizes[:at]) for at in range(len(sizes) + 1)]
        return [
            rule("department.d%02d" % at, range(start, end), 1, 1)
            for at, (start, end) in enumerate(zip(starts, starts[1:]))
        ]

    sizes = (16, 9, 5, 7, 11, 13, 17, 19, 23, 29, 31)
    smaller = (8,) + sizes[1:]
    assert math.prod(smaller) > 2**40
    count = sum(sizes)
    first = row(range(count), len(sizes), one_of_each(sizes))
    second = row(range(8, count), len(sizes), one_of_each(smaller, 8))
    drawn(
        "large-one-row",
        "One of each of eleven departments whose sizes have no common factor.",
        balanced(problem(count, [first, row(range(0, 9), 2), row(range(7, 18), 2)])),
        ["LargeDenominator", "Departments", "Mixed"],
    )
    for number, seed in enumerate((SEED, OTHER_SEED), start=1):
        drawn(
            "large-rows-%d" % number,
            "Two rows of different large denominators.",
            balanced(problem(count, [first, second, row(range(0, 7), 3), first]), seed),
            ["LargeDenominator", "Departments", "Mixed"],
        )
    low, high = (7, 8, 9, 5, 11, 13), (17, 19, 23, 29, 31)
    drawn(
        "large-common-multiple",
        "No row of a large denominator, but a large least common multiple.",
        balanced(
            problem(
                sum(high),
                [
                    row(range(sum(low)), len(low), one_of_each(low)),
                    row(range(sum(high)), len(high), one_of_each(high)),
                    row(range(10), 3),
                ],
            )
        ),
        ["LargeDenominator", "Departments", "Mixed"],
    )


def random_problems(drawn):
    def rules_of(dice, columns, demand):
        offices = unit_rules(4)(dice, columns, demand) if demand < 4 else []
        competent = [column for column in columns if column % 4 == 1]
        return offices + [rule("competence.food", competent, least=1)] if dice.between(0, 1) else offices

    def crossing_of(dice, columns, demand):
        return [
            rule("unit.a", [c for c in columns if c < 3], most=1),
            rule("competence.food", [c for c in columns if c in (2, 3)], least=1 if {2, 3} & set(columns) else 0),
            rule("lead", [c for c in columns if c in (0, 3, 5)], least=1),
        ]

    for number, least, expect in (
        (2, 1, "Substitution"),
        (3, 0, "Exchange"),
        (6, 0, "Search"),
        (7, 1, "Search"),
        (9, 1, "32/64"),
        (10, 0, "8/64"),
        (11, 1, "Search"),
        (14, 0, "64/64"),
        (16, 1, "Search"),
        (22, 0, "16/64"),
        (23, 1, "all"),
        (33, 1, "2/64"),
        (40, 1, "Search"),
        (41, 0, "Search"),
        (52, 0, "Exchange"),
        (58, 0, "OtherTeam"),
        (62, 0, "4/64"),
    ):
        rows = random_rows("crossing %d" % number, 5, 6, [2, 3], 1, crossing_of)
        drawn(
            "random-crossing-%d-least-%d" % (number, least),
            "Five rows whose rules cross, with a capacity of 3 and two who must not meet.",
            balanced(problem(6, rows, least=least, most=3, apart=[(0, 5)]), suite=SUITES[number % 2]),
            ["Nested", "Crossing", "Apart", "Mixed"],
            expect,
        )
    for number in (3, 8, 10, 11, 24, 30):
        drawn(
            "random-pairs-%d" % number,
            "Twelve rows of two of six, and no two may meet twice.",
            balanced(problem(6, random_rows("pairs %d" % number, 12, 6, [2], 2), most_per_pair=1)),
            ["PairLimit", "Mixed"],
            "Exchanged",
        )
    for suite, limit in (("sha256", None), ("sm3", 2)):
        rows = random_rows("medium " + suite, 40, 12, [2, 2, 3], 4)
        drawn(
            "random-40-by-12-" + suite,
            "Nobody may come who is kept away; in the second, no two meet more than twice.",
            balanced(problem(12, rows, most_per_pair=limit), suite=suite),
            ["Random", "Mixed"] + ["PairLimit"] * (limit is not None),
            "Exchange" if limit else None,
        )
    rows = random_rows("medium with rules", 40, 12, [2, 3, 4], 3, rules_of)
    drawn(
        "random-40-by-12-rules",
        "Units, competence, two couples who must not meet, and loads that differ by one at most.",
        balanced(problem(12, rows, **even_loads(rows, 12), apart=[(3, 9), (4, 6)])),
        ["Random", "Nested", "Apart", "Mixed"],
        "Capacity",
    )
    rows = random_rows("large", 200, 30, [2, 2, 3], 8)
    drawn("random-200-by-30", "Chances alone.", balanced(problem(30, rows)), ["Random", "Mixed"])
    drawn(
        "random-120-by-30-capacity",
        "Loads that differ by one at most; no two meet more than twice.",
        balanced(problem(30, rows[:120], **even_loads(rows[:120], 30), most_per_pair=2), suite="sm3"),
        ["Random", "Mixed", "PairLimit"],
        "Capacity",
    )


def without_solution(drawn, refused):
    refused(
        "hall-two-rows",
        "Rows 0 and 1 need 4 places of two columns that take 1 each; row 2 is not to blame.",
        balanced(problem(4, [row([0, 1]), row([0, 1]), row(range(4))], most=[1, 1, 2, 2])),
        ["Published"],
        ([0, 1], 4, 2, 2),
    )
    refused(
        "hall-one-column",
        "Row 0 needs two and may have one.",
        balanced(problem(3, [row([0]), row([0, 1, 2])], most=9)),
        ["Published"],
        ([0], 2, 1, 1),
    )
    drawn(
        "hall-feasible",
        "Three rows, each open to two of three, each column in two.",
        balanced(problem(3, [row([0, 1]), row([1, 2]), row([0, 2])], most=2)),
        ["Published", "Trivial"],
    )
    refused(
        "hall-no-columns",
        "Nobody may come.",
        balanced(problem(2, [row([0, 1]), row([])])),
        (),
        ([1], 2, 0, 2),
    )
    refused(
        "hall-three-rows",
        "Any two of the three rows could be served.",
        balanced(problem(5, [row([0, 1, 2]), row([0, 1, 2]), row([3, 4]), row([0, 1, 2])], most=[2, 2, 1, 1, 1])),
        (),
        ([0, 1, 3], 6, 5, 1),
    )
    for case_id, comment, rules in (
        ("department-too-large", "Three of two places.", [rule("department.tax", [0, 1, 2], 3, 3)]),
        ("nobody-competent", "Nobody has the competence.", [rule("competence.food", [], least=1)]),
        ("one-unit", "All are of one unit.", [rule("unit.a", range(5), most=1)]),
        (
            "two-competences-one-unit",
            "Two sets within a unit of which one may come.",
            [rule("unit.a", [0, 1, 2], most=1)]
            + [rule("competence.fire", [0], least=1), rule("competence.food", [1], least=1)],
        ),
        (
            "fixed-numbers-contradict",
            "One set, at least two and at most one.",
            [rule("unit.a", [0, 1, 2], most=1), rule("competence.food", [0, 1, 2], least=2)],
        ),
        (
            "departments-too-few",
            "Both departments together give one.",
            [rule("department.tax", [0, 1, 2], 0, 1), rule("department.market", [3, 4], 0, 0)],
        ),
        (
            "crossing-contradict",
            "At least one of each competence and at most one of the three: only a search can tell.",
            [rule("unit.a", [0, 1, 2], most=1), rule("competence.fire", [0, 3], least=1)]
            + [rule("competence.food", [1, 4], least=1), rule("home-office", [3, 4], most=0)],
        ),
    ):
        refused("row-" + case_id, comment, balanced(problem(5, [row(range(5), 2, rules), row(range(5))])))
    apart = [(0, 1), (0, 2), (1, 2)]
    refused("all-apart", "Nobody may meet anybody.", balanced(problem(3, [row(range(3))], apart=apart)), ["Apart"])
    refused("least-too-high", "Nobody asks for column 2.", balanced(problem(3, [row([0, 1])], least=[0, 0, 1])))
    refused("least-over-places", "Six loads for four places.", balanced(problem(3, [row(range(3))] * 2, least=2)))
    refused(
        "rules-and-capacity",
        "One competent column that may take one of two visits.",
        balanced(problem(4, [row(range(4), 2, [rule("lead", [0], least=1)])] * 2, most=[1, 2, 2, 2])),
    )
    refused("pairs-too-many", "Three pairs for four rows.", balanced(problem(3, [row(range(3))] * 4, most_per_pair=1)))
    refused(
        "path-apart",
        "Each of four may meet two, and three are needed.",
        balanced(problem(4, [row(range(4), 3)], apart=[(0, 1), (1, 2), (2, 3), (0, 3)])),
    )
    refused(
        "experts-all-apart",
        "The only expert may meet nobody.",
        balanced(problem(3, [row([0, 1], 1, visit=0), row([2], 1, visit=0)], apart=[(0, 2), (1, 2)])),
        ["Experts", "Apart"],
    )


def team_tickets(vectors, refused):
    def ticket(demand, ids, rules=(), apart=(), seed=SEED, suite="sha256", target="T-1"):
        return {
            "method": "pair-ticket/1",
            "seed": seed,
            "suite": suite,
            "target": target,
            "ids": sorted(ids),
            "demand": demand,
            "rules": list(rules),
            "apart": [list(pair) for pair in apart],
        }

    def drawn(case_id, comment, given, eligible, flags=("PairTicket",)):
        vectors.valid(
            case_id, comment, given, flags, published=lambda found: eligible_teams(given, found, eligible)
        )

    def eligible_teams(given, found, eligible):
        assert found["eligibleTeams"] == eligible, (given, found)
        assert found["team"] == sorted(found["team"]) and found["lead"] in found["team"]

    ids = ["I-%d" % number for number in range(1, 9)]
    odd = ["A", "A.A", "A-1", "A-10", "A-2", "Z" * 64, "_a"[1:], "0", "00"]
    for suite in SUITES:
        for demand, eligible in ((2, 28), (3, 56), (4, 70)):
            for at, (seed, target) in enumerate(((SEED, "T-1"), (OTHER_SEED, "T-2"))):
                drawn(
                    "tickets-%d-%s-%d" % (demand, suite, at),
                    "Teams of %d of eight." % demand,
                    ticket(demand, ids, seed=seed, suite=suite, target=target),
                    eligible,
                )
    drawn("tickets-one", "Teams of one.", ticket(1, ids), 8)
    drawn("tickets-code-points", "Ids in the order of code points.", ticket(3, odd), 84)
    drawn("tickets-all-needed", "Only one team.", ticket(4, ids[:4]), 1)
    drawn(
        "tickets-lead",
        "Two of five may lead, one at least is needed.",
        ticket(3, ids[:5], [rule("lead", [1, 3], least=1)]),
        9,
        ["PairTicket", "Lead"],
    )
    drawn(
        "tickets-sole-lead",
        "One of five may lead.",
        ticket(2, ids[:5], [rule("lead", [2], least=1)], suite="sm3"),
        4,
        ["PairTicket", "Lead"],
    )
    crossing = [
        rule("department.tax", [0, 1, 2, 3], 2, 2),
        rule("unit.a", [0, 1, 4], most=1),
        rule("competence.food", [1, 2, 5], least=1),
    ]
    drawn("tickets-rules", "Rules that cross: only the team counts.", ticket(3, ids[:7], crossing), 10)
    drawn(
        "tickets-apart",
        "A cycle of four who must not meet their neighbours.",
        ticket(2, ids[:6], apart=[(0, 1), (1, 2), (2, 3), (0, 3)]),
        11,
        ["PairTicket", "Apart"],
    )
    drawn(
        "tickets-all-rules",
        "All together.",
        ticket(4, ids, crossing + [rule("lead", [0, 5, 6], least=1)], [(2, 6), (3, 7)], OTHER_SEED, "sm3", "OPT-12"),
        5,
        ["PairTicket", "Apart", "Lead"],
    )
    refused("tickets-too-few", "Two of three places.", ticket(3, ids[:2]))
    refused("tickets-all-apart", "Nobody may meet anybody.", ticket(2, ids[:3], apart=[(0, 1), (0, 2), (1, 2)]))
    refused("tickets-no-lead", "Nobody may lead.", ticket(2, ids[:4], [rule("lead", [], least=1)]))
