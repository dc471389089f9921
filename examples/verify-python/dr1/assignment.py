"""Which inspectors: `balanced/1` and `pair-ticket/1`, written from docs/assignment.md and not from the library.

A problem is plain JSON: {"columnCount", "least", "most" (null: no limit), "rows": [{"visit", "demand", "columns",
"rules": [{"id", "columns", "least", "most"}]}], "apart": [[a, b]], "mostPerPair"?}.
"""

import math
from collections import Counter
from fractions import Fraction
from itertools import combinations

from .protocol import HashStream, Refused, digest, lead_ticket, shuffle, uniform_int

FULL = 2**20
LARGEST_ALONE = 2**40
# In parts of 64.
ALLOWANCES = tuple((part, "%d/64" % part) for part in (1, 2, 4, 8, 16, 32, 64)) + ((None, "all"),)


def infeasible(**details):
    return Refused("ASSIGNMENT_INFEASIBLE", **details)


# Step 1: order.


class Order:
    """Rows, columns, and the columns of each row, shuffled; as numbered without a source."""

    def __init__(self, problem, source=None):
        def shuffled(items):
            return list(items) if source is None else shuffle(items, source)

        rows = problem["rows"]
        self.rows = shuffled(range(len(rows)))
        self.columns = shuffled(range(problem["columnCount"]))
        self.columns_of_row = {row: shuffled(rows[row]["columns"]) for row in self.rows}

    def as_json(self):
        return {
            "rows": self.rows,
            "columns": self.columns,
            "columnsOfRow": [self.columns_of_row[row] for row in sorted(self.rows)],
        }


# Step 2: chances.


class NestedSet:
    """A set of the hierarchy of a row, with the bounds on how many places go to it."""

    def __init__(self, members, least, most):
        self.members, self.least, self.most = members, least, most
        self.around, self.inner, self.direct = None, [], []

    def post_order(self):
        """Every set within this one, each after the sets within it, siblings in the order of the rules."""
        for inner in self.inner:
            yield from inner.post_order()
            yield inner


def binding_rules(row, rules):
    """Of (members, least, most): those that the number of places and of columns does not imply."""
    demand, columns = row["demand"], frozenset(row["columns"])
    for members, least, most in rules:
        inside = columns & frozenset(members)
        fewest, greatest = max(0, demand - len(columns - inside)), min(demand, len(inside))
        if least > fewest or most < greatest:
            yield inside, least, most


def neighbours(pairs):
    """Whom each must not meet."""
    found = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found


def must_not_meet(columns, apart):
    """The connected groups among the columns of a row in which nobody may meet anybody, the one with the smallest
    column first. `apart`: neighbours."""
    left = sorted(columns & apart.keys())
    while left:
        group, border = {left[0]}, [left[0]]
        for one in border:
            reached = (apart[one] & columns) - group
            group |= reached
            border += reached
        left = [column for column in left if column not in group]
        if len(group) > 1 and all(len(apart[one] & group) == len(group) - 1 for one in group):
            yield frozenset(group)


def hierarchy(row, apart):
    """The set of all columns of a row, with the sets of its rules nested in it, as stated; people who must not meet
    come last. A rule that crosses one before it has no place here. `apart`: neighbours."""
    rules = [(rule["columns"], rule["least"], rule["most"]) for rule in row["rules"]]
    meetings = [(group, 0, 1) for group in must_not_meet(frozenset(row["columns"]), apart)]
    root = NestedSet(frozenset(row["columns"]), row["demand"], row["demand"])
    sets = [root]
    for members, least, most in binding_rules(row, rules + meetings):
        equal = [known for known in sets if known.members == members]
        if equal:
            equal[0].least, equal[0].most = max(equal[0].least, least), min(equal[0].most, most)
        elif all(members < known.members or members > known.members or not members & known.members for known in sets):
            sets.append(NestedSet(members, least, most))
    for one in sets[1:]:
        one.around = min((known for known in sets if known.members > one.members), key=lambda known: len(known.members))
        one.around.inner.append(one)
    for one in sets:
        one.direct = sorted(one.members.difference(*(inner.members for inner in one.inner)))
    return root


def roots_of(problem):
    """The hierarchy of each row."""
    apart = neighbours(problem["apart"])
    return [hierarchy(row, apart) for row in problem["rows"]]


class Curve:
    """The places that go to a set, as a function of the level from 0 to 1: piecewise linear, never falling."""

    def __init__(self, points):
        self.points = sorted(points.items())
        self.lowest, self.highest = self.points[0][1], self.points[-1][1]

    def at(self, level):
        for (x, y), (next_x, next_y) in zip(self.points, self.points[1:]):
            if x <= level <= next_x:
                return y + (next_y - y) * (level - x) / (next_x - x)
        raise AssertionError(level)

    def level_of(self, total):
        for (x, y), (next_x, next_y) in zip(self.points, self.points[1:]):
            if y <= total <= next_y:
                return x if y == next_y else x + (next_x - x) * (total - y) / (next_y - y)
        raise AssertionError(total)

    def between(self, least, most):
        points = dict(self.points)
        for bound in (least, most):
            if self.lowest < bound < self.highest:
                points[self.level_of(bound)] = bound
        return Curve({x: min(max(y, least), most) for x, y in points.items()})


def level_curves(one, curves):
    """For each set how many places a level gives it, without its own bounds and with them."""
    for inner in one.inner:
        level_curves(inner, curves)
    levels = {Fraction(0), Fraction(1)}.union(*({x for x, _ in curves[inner][1].points} for inner in one.inner))
    free = Curve(
        {level: len(one.direct) * level + sum(curves[inner][1].at(level) for inner in one.inner) for level in levels}
    )
    if one.least > one.most or free.lowest > one.most or free.highest < one.least:
        raise infeasible()
    curves[one] = free, free.between(one.least, one.most)


def shape_of(one):
    """All that chances depend on."""
    return one.least, one.most, tuple(one.direct), tuple(shape_of(inner) for inner in one.inner)


def chances_of_all(roots):
    """The chances of each row; rows alike have theirs in common."""
    known = {}
    for root in roots:
        shape = shape_of(root)
        if shape not in known:
            known[shape] = chances_of(root)
        yield known[shape]


def chances_of(root):
    """The chance of each column, as equal as the rules allow."""
    curves, chances = {}, {}
    level_curves(root, curves)

    def settle(one, level):
        chances.update({column: level for column in one.direct})
        for inner in one.inner:
            free, bounded = curves[inner]
            total = bounded.at(level)
            settle(inner, level if free.at(level) == total else free.level_of(total))

    settle(root, curves[root][0].level_of(root.most))
    return chances


# Step 3: capacity.


def whole_units(root, chances, row_order):
    """The chances of a row as integers over 2^20."""
    units = {}

    def fill(one, amount):
        parts = [(column, chances[column] * FULL) for column in row_order if column in one.direct]
        parts += [(inner, sum(chances[column] for column in inner.members) * FULL) for inner in one.inner]
        left = amount - sum(math.floor(share) for _, share in parts)
        for part, share in parts:
            own = math.floor(share)
            if left > 0 and own < share:
                own, left = own + 1, left - 1
            if isinstance(part, NestedSet):
                fill(part, own)
            else:
                units[part] = own
        assert left == 0

    fill(root, root.most * FULL)
    return units


class Network:
    """A maximum flow by Dinic's method, along arcs in the order in which they were made."""

    def __init__(self):
        self.heads, self.rooms, self.arcs_at = [], [], {}

    def arc(self, tail, head, room, room_back=0):
        """An arc and, as the next number, its way back."""
        for start, end, own_room in ((tail, head, room), (head, tail, room_back)):
            self.arcs_at.setdefault(start, []).append(len(self.heads))
            self.heads.append(end)
            self.rooms.append(own_room)
        return len(self.heads) - 2

    def levels(self, source):
        level, reached = {source: 0}, [source]
        for vertex in reached:
            for arc in self.arcs_at.get(vertex, []):
                head = self.heads[arc]
                if self.rooms[arc] and head not in level:
                    level[head] = level[vertex] + 1
                    reached.append(head)
        return level

    def block(self, source, sink, level):
        """Fills one path after the other, always the first, until each path along the levels has a full arc."""
        tried, path, vertex = Counter(), [], source
        while True:
            if vertex == sink:
                amount = min(self.rooms[arc] for arc in path)
                for arc in path:
                    self.rooms[arc] -= amount
                    self.rooms[arc ^ 1] += amount
                path, vertex = [], source
            arcs = self.arcs_at[vertex]
            while tried[vertex] < len(arcs):
                arc = arcs[tried[vertex]]
                if self.rooms[arc] and level[self.heads[arc]] == level[vertex] + 1:
                    break
                tried[vertex] += 1
            if tried[vertex] < len(arcs):
                path.append(arc)
                vertex = self.heads[arc]
            elif path:
                vertex = self.heads[path.pop() ^ 1]
                tried[vertex] += 1
            else:
                return

    def saturate(self, source, sink):
        level = self.levels(source)
        while sink in level:
            self.block(source, sink, level)
            level = self.levels(source)


class Evened:
    """Chances in units of 1 over 2^20, moved until the expected load of each column is within its bounds."""

    def __init__(self, problem, order, roots, chances):
        self.problem, self.order, self.roots = problem, order, roots
        self.first = [
            whole_units(root, own, order.columns_of_row[row]) for row, (root, own) in enumerate(zip(roots, chances))
        ]
        self.units = [dict(units) for units in self.first]

    def even(self):
        """The first allowance under which it can be done."""
        if within_bounds(self.problem, self.units, FULL):
            return "0"
        for allowance, name in ALLOWANCES:
            self.move(allowance, lambda load, least, most: load - most)
            self.move(allowance, lambda load, least, most: load - least, lambda load, least, most: least - load)
            if within_bounds(self.problem, self.units, FULL):
                return name
        raise infeasible()

    def move(self, allowance, surplus, shortage=None):
        """As much as possible from columns with a surplus to columns with a shortage (a negative surplus, if not
        stated)."""
        load = load_of(self.problem, self.units)
        surpluses, shortages = {}, {}
        for column, least, most in bounds_of(self.problem):
            limit = len(self.units) * FULL if most is None else most * FULL
            surpluses[column] = surplus(load[column], least * FULL, limit)
            shortages[column] = shortage(load[column], least * FULL, limit) if shortage else -surpluses[column]
        if all(amount <= 0 for amount in surpluses.values()) or all(amount <= 0 for amount in shortages.values()):
            return
        network = Network()
        for column in self.order.columns:
            if surpluses[column] > 0:
                network.arc("source", column, surpluses[column])
        arcs = {}
        for row in self.order.rows:
            arcs.update(self.row_arcs(network, row, allowance))
        for column in self.order.columns:
            if shortages[column] > 0:
                network.arc(column, "sink", shortages[column])
        network.saturate("source", "sink")
        for (row, column), arc in arcs.items():
            self.units[row][column] += network.rooms[arc ^ 1] - self.room_back(row, column, allowance)

    def room_back(self, row, column, allowance):
        first = self.first[row][column]
        lowest = 0 if allowance is None else first - first * allowance // 64
        return self.units[row][column] - lowest

    def room(self, row, column, allowance):
        first = self.first[row][column]
        highest = FULL if allowance is None else min(FULL, first + first * allowance // 64)
        return highest - self.units[row][column]

    def row_arcs(self, network, row, allowance):
        root, units, arcs = self.roots[row], self.units[row], {}
        around = innermost_sets(root)
        for column in self.order.columns_of_row[row]:
            arcs[row, column] = network.arc(
                around[column], column, self.room(row, column, allowance), self.room_back(row, column, allowance)
            )
        for one in root.post_order():
            total = sum(units[column] for column in one.members)
            network.arc(one.around, one, one.most * FULL - total, total - one.least * FULL)
        return arcs


def innermost_sets(root):
    return {column: one for one in (root, *root.post_order()) for column in one.direct}


def bounds_of(problem):
    return list(zip(range(problem["columnCount"]), problem["least"], problem["most"]))


def load_of(problem, chances):
    """The expected load of each column, in the units of the chances, added up for each denominator by itself."""
    numerators = [{} for _ in range(problem["columnCount"])]
    for own in chances:
        for column, chance in own.items():
            denominator, known = chance.denominator, numerators[column]
            known[denominator] = known.get(denominator, 0) + chance.numerator
    return [
        sum(total if denominator == 1 else Fraction(total, denominator) for denominator, total in known.items())
        for known in numerators
    ]


def within_bounds(problem, chances, one):
    load = load_of(problem, chances)
    return all(
        least * one <= load[column] and (most is None or load[column] <= most * one)
        for column, least, most in bounds_of(problem)
    )


# Step 4: rounding.


class Coin:
    """Chance from a source of integers."""

    def __init__(self, source):
        self.source = source

    def falls(self, part, whole):
        """True with probability part/whole."""
        return uniform_int(self.source, whole) < part


class Arc:
    def __init__(self, tail, head, flow):
        self.tail, self.head, self.flow = tail, head, flow


class Forest:
    """Arcs with a flow strictly between 0 and `one`; the cycle that a new arc closes is rounded at once."""

    def __init__(self, one, coin, close):
        self.one, self.coin, self.close = one, coin, close
        # The arcs in order; and each by its two ends, in both orders.
        self.arcs, self.between = {}, {}

    def put(self, arc):
        if arc.flow in (0, self.one):
            return self.close(arc, arc.flow == self.one)
        back = self.path(arc.head, arc.tail)
        if back:
            arcs = [(self.between[start][end], start) for start, end in zip(back, back[1:])]
            self.round([(arc, True)] + [(other, other.tail == start) for other, start in arcs])
        if arc.flow not in (0, self.one):
            self.arcs[arc] = None
            self.between.setdefault(arc.tail, {})[arc.head] = arc
            self.between.setdefault(arc.head, {})[arc.tail] = arc

    def put_all(self, arcs, scale):
        for tail, head, flow in arcs:
            self.put(Arc(tail, head, flow * scale))

    def path(self, start, end):
        """The vertices of the way through the forest, or None."""
        if not self.between.get(end):
            return None
        came, border = {start: None}, [start]
        for vertex in border:
            if end in came:
                break
            for other in self.between.get(vertex, ()):
                if other not in came:
                    came[other] = vertex
                    border.append(other)
        if end not in came:
            return None
        way = [end]
        while way[-1] != start:
            way.append(came[way[-1]])
        return way[::-1]

    def round(self, cycle):
        """The new arc, which is not in the forest yet, and the way back from its head."""
        rooms = [self.one - arc.flow if along else arc.flow for arc, along in cycle]
        up, down = min(rooms), self.one - max(rooms)
        change = up if self.coin.falls(down, up + down) else -down
        for arc, along in cycle:
            arc.flow += change if along else -change
            if arc.flow in (0, self.one):
                if arc in self.arcs:
                    del self.arcs[arc], self.between[arc.tail][arc.head], self.between[arc.head][arc.tail]
                self.close(arc, arc.flow == self.one)


class Rounding:
    """Dependent rounding of chances (fractions); `teams` draws."""

    def __init__(self, problem, order, roots, chances):
        self.rows = order.rows
        self.denominators = [math.lcm(*(chance.denominator for chance in own.values())) for own in chances]
        self.common = math.lcm(*self.denominators)
        self.row_of = {one: row for row, root in enumerate(roots) for one in (root, *root.post_order())}
        self.arcs = [
            self.row_arcs(root, order.columns_of_row[row], own, denominator)
            for row, (root, own, denominator) in enumerate(zip(roots, chances, self.denominators))
        ]
        load = load_of(problem, chances)
        sink_parts = [(column, whole(load[column] * self.common) % self.common) for column in order.columns]
        self.sink_arcs = [(column, "sink", part) for column, part in sink_parts if part]

    @staticmethod
    def row_arcs(root, row_order, own, denominator):
        """(tail, head, flow in units of one over the denominator), in the order of insertion."""
        around = innermost_sets(root)
        units = {column: chance.numerator * (denominator // chance.denominator) for column, chance in own.items()}
        arcs = [(around[column], column, units[column]) for column in row_order]
        for one in root.post_order():
            part = sum(units[column] for column in one.members) % denominator
            arcs += [(one.around, one, part)] if part else []
        return arcs

    def teams(self, coin):
        teams = [set() for _ in self.arcs]

        def close(arc, chosen):
            if chosen and isinstance(arc.head, int):
                teams[self.row_of[arc.tail]].add(arc.head)

        left = []
        for denominator in sorted(set(self.denominators)):
            if denominator <= LARGEST_ALONE:
                alone = Forest(denominator, coin, close)
                for row in self.rows:
                    if self.denominators[row] == denominator:
                        alone.put_all(self.arcs[row], 1)
                left += [(arc.tail, arc.head, arc.flow * (self.common // denominator)) for arc in alone.arcs]
        forest = Forest(self.common, coin, close)
        forest.put_all(left, 1)
        # Sorting is stable: within one denominator the shuffled order stays.
        for row in sorted(self.rows, key=lambda row: self.denominators[row]):
            if self.denominators[row] > LARGEST_ALONE:
                forest.put_all(self.arcs[row], self.common // self.denominators[row])
        forest.put_all(self.sink_arcs, 1)
        assert not forest.arcs
        return teams


def whole(number):
    assert number.denominator == 1
    return int(number)


# Step 5: repair.


class Repair:
    """Rules without a place in the hierarchy, people who must not meet, and the limit on meetings."""

    def __init__(self, problem, order, teams, found=None):
        self.problem, self.order, self.teams = problem, order, [set(team) for team in teams]
        self.found = found
        self.rows = problem["rows"]
        self.rules = [[(set(r["columns"]), r["least"], r["most"]) for r in row["rules"]] for row in self.rows]
        self.apart = {tuple(sorted(pair)) for pair in problem["apart"]}
        self.rows_of_visit = {}
        for row, given in enumerate(self.rows):
            self.rows_of_visit.setdefault(given["visit"], []).append(row)
        self.most_per_pair = problem.get("mostPerPair")
        self.place = {column: place for place, column in enumerate(order.columns)}
        self.steps = []

    def meeting(self, visit):
        people = set().union(*(self.teams[row] for row in self.rows_of_visit[visit]))
        return list(combinations(sorted(people), 2))

    def meetings(self):
        return Counter(pair for visit in self.rows_of_visit for pair in self.meeting(visit))

    def wrong_places(self, row):
        """The places that are missing or too many, over the stated rules of a row."""
        counts = ((len(self.teams[row] & members), least, most) for members, least, most in self.rules[row])
        return sum(max(0, least - count) + max(0, count - most) for count, least, most in counts)

    def broken(self, rows=None):
        """The number of broken rules; if rows are given, of the rules that their teams can break."""
        if rows is None or self.most_per_pair is not None:
            rows = range(len(self.rows))
        visits = {self.rows[row]["visit"] for row in rows}
        meetings = Counter(pair for visit in visits for pair in self.meeting(visit))
        places = sum(self.wrong_places(row) for row in rows)
        apart = sum(count for pair, count in meetings.items() if pair in self.apart)
        if self.most_per_pair is None:
            return places + apart
        return places + apart + sum(max(0, count - self.most_per_pair) for count in meetings.values())

    def breaks(self, row):
        if self.wrong_places(row):
            return True
        meetings = self.meetings() if self.most_per_pair is not None else {}
        return any(
            set(pair) & self.teams[row]
            and (pair in self.apart or (self.most_per_pair is not None and meetings[pair] > self.most_per_pair))
            for pair in self.meeting(self.rows[row]["visit"])
        )

    def run(self):
        while self.broken():
            helped = len(self.steps)
            for row in self.order.rows:
                while self.breaks(row) and self.help(row):
                    pass
            if len(self.steps) == helped:
                self.search()

    def help(self, row):
        for step in (self.exchange, self.substitute, self.other_team):
            if step(row):
                self.steps.append(step.__name__)
                return True
        return False

    def load(self):
        return Counter(column for team in self.teams for column in team)

    def may_take(self, column, load):
        most = self.problem["most"][column]
        return most is None or load[column] < most

    def may_give(self, column, load):
        return load[column] > self.problem["least"][column]

    def lowers(self, changes):
        """Makes the changes (row, leaving, coming) if they lower the number of broken rules."""
        rows = {row for row, _, _ in changes}
        before = self.broken(rows)
        for row, leaving, coming in changes:
            self.teams[row] = self.teams[row] - {leaving} | {coming}
        if self.broken(rows) < before:
            return True
        for row, leaving, coming in changes:
            self.teams[row] = self.teams[row] - {coming} | {leaving}
        return False

    def fits(self, row, coming):
        return coming in self.rows[row]["columns"] and coming not in self.teams[row]

    def exchange(self, row):
        for own in sorted(self.teams[row]):
            for other in self.order.rows:
                for theirs in sorted(self.teams[other]) if other != row else ():
                    if self.fits(row, theirs) and self.fits(other, own):
                        if self.lowers([(row, own, theirs), (other, theirs, own)]):
                            return True
        return False

    def substitute(self, row):
        load = self.load()
        for own in sorted(self.teams[row]):
            for coming in self.order.columns if self.may_give(own, load) else ():
                if self.fits(row, coming) and self.may_take(coming, load) and self.lowers([(row, own, coming)]):
                    return True
        return False

    def possible_teams(self, row):
        """Every team of a row, by the places of its people in the shuffled order of the columns."""
        columns = sorted(self.rows[row]["columns"], key=self.place.get)
        return map(set, combinations(columns, self.rows[row]["demand"]))

    def other_team(self, row):
        own, load, before = self.teams[row], self.load(), self.broken([row])
        for team in self.possible_teams(row):
            if not all(self.may_take(column, load) for column in team - own):
                continue
            if not all(self.may_give(column, load) for column in own - team):
                continue
            self.teams[row] = team
            if not self.breaks(row) and self.broken([row]) < before:
                return True
        self.teams[row] = own
        return False

    def search(self):
        """Whatever is found keeps every rule. Which of them it is, is not prescribed, so teams that were found
        elsewhere are only checked."""
        self.steps.append("search")
        if self.found is None:
            found = Search(self).run()
        else:
            found = [set(team) for team in self.found] if self.allows(self.found) else None
        if found is None:
            raise infeasible()
        self.teams = found

    def allows(self, teams):
        """Whether these teams are complete, keep every rule and all bounds of loads."""
        for team, row in zip(teams, self.rows):
            if len(set(team)) != row["demand"] or not set(team) <= set(row["columns"]):
                return False
        before, self.teams = self.teams, [set(team) for team in teams]
        broken, load = self.broken(), self.load()
        self.teams = before
        return broken == 0 and all(
            least <= load[column] and (most is None or load[column] <= most)
            for column, least, most in bounds_of(self.problem)
        )


class Search:
    """All assignments, visit by visit. Visits that ask for the same take their teams in one order, and what failed once
    is not tried again."""

    def __init__(self, repair):
        self.problem, self.repair = repair.problem, repair
        choices = [(self.choices(rows), rows) for rows in repair.rows_of_visit.values()]
        self.visits = sorted(choices, key=lambda visit: (len(visit[0]), visit[0], visit[1]))
        self.failed = set()
        # How many visits from each place on a column could go to.
        self.later = [Counter() for _ in range(len(self.visits) + 1)]
        for place in reversed(range(len(self.visits))):
            self.later[place] = Counter(self.later[place + 1])
            self.later[place].update({c for teams in self.visits[place][0] for team in teams for c in team})

    def choices(self, rows):
        """The teams of a visit, one for each of its rows, that break no rule of their own."""
        teams = [[]]
        for row in rows:
            teams = [
                before + [tuple(sorted(team))]
                for team in self.repair.possible_teams(row)
                if self.keeps_rules(row, team)
                for before in teams
            ]
        return sorted(some for some in teams if not any(pair in self.repair.apart for pair in self.pairs(some)))

    def keeps_rules(self, row, team):
        return all(least <= len(team & members) <= most for members, least, most in self.repair.rules[row])

    @staticmethod
    def pairs(teams):
        return list(combinations(sorted(set().union(*teams)), 2))

    def run(self):
        chosen = self.complete(0, 0, (0,) * self.problem["columnCount"], Counter())
        if chosen is None:
            return None
        teams = [set() for _ in self.repair.rows]
        for (_, rows), some in zip(self.visits, chosen):
            for row, team in zip(rows, some):
                teams[row] = set(team)
        return teams

    def complete(self, place, first, load, meetings):
        """The teams of the visits from a place on, or None."""
        for (column, least, _), taken in zip(bounds_of(self.problem), load):
            if taken + self.later[place][column] < least:
                return None
        if place == len(self.visits):
            return []
        limit = self.repair.most_per_pair
        state = place, first, load, None if limit is None else frozenset(meetings.items())
        if state in self.failed:
            return None
        teams = self.visits[place][0]
        alike = place + 1 < len(self.visits) and self.visits[place + 1][0] == teams
        for at in range(first, len(teams)):
            heavier = list(load)
            for team in teams[at]:
                for column in team:
                    heavier[column] += 1
            if any(most is not None and heavier[column] > most for column, _, most in bounds_of(self.problem)):
                continue
            met = meetings + Counter(self.pairs(teams[at])) if limit is not None else meetings
            if limit is not None and any(met[pair] > limit for pair in self.pairs(teams[at])):
                continue
            rest = self.complete(place + 1, at if alike else 0, tuple(heavier), met)
            if rest is not None:
                return [teams[at]] + rest
        self.failed.add(state)
        return None


# The whole.


def blocking_rows(problem):
    """Rows that ask for more places than their columns have, whatever the rules of the sets are; none can be left
    out. Empty if there are none."""
    rows = problem["rows"]

    def places(some):
        asking = Counter(column for row in some for column in rows[row]["columns"])
        most = problem["most"]
        return sum(count if most[column] is None else min(count, most[column]) for column, count in asking.items())

    def short(some):
        return sum(rows[row]["demand"] for row in some) - places(some)

    network = Network()
    for row, given in enumerate(rows):
        network.arc("source", ("row", row), given["demand"])
        for column in given["columns"]:
            network.arc(("row", row), column, 1)
    for column, _, most in bounds_of(problem):
        network.arc(column, "sink", len(rows) if most is None else most)
    network.saturate("source", "sink")
    reached = network.levels("source")
    blocking = [row for row in range(len(rows)) if ("row", row) in reached]
    if not blocking:
        return None
    while True:
        without = ([other for other in blocking if other != row] for row in blocking)
        smaller = next((some for some in without if short(some) > 0), None)
        if smaller is None:
            break
        blocking = smaller
    needed, available = sum(rows[row]["demand"] for row in blocking), places(blocking)
    return {"rows": blocking, "needed": needed, "available": available, "short": needed - available}


def can_be_filled(problem):
    """Whether places can be filled within all bounds of columns and of sets that have a place in a hierarchy."""
    roots = roots_of(problem)
    try:
        Evened(problem, Order(problem), roots, list(chances_of_all(roots))).even()
    except Refused:
        return False
    return True


def ceilings(problem, prior):
    """The problem under the lowest ceiling under which all places can be filled; under those higher by 1, 2, 4, and so
    on, as long as they bind; and without one. The most of a column is what is left of the ceiling after its earlier
    visits, but not below its least."""
    highest = max(prior, default=0) + len(problem["rows"])

    def under(ceiling):
        most = [
            max(least, ceiling - earlier if stated is None else min(stated, ceiling - earlier))
            for (_, least, stated), earlier in zip(bounds_of(problem), prior)
        ]
        return {**problem, "most": most}

    too_low, enough = -1, highest
    while enough - too_low > 1:
        middle = (too_low + enough) // 2
        too_low, enough = (too_low, middle) if can_be_filled(under(middle)) else (middle, enough)
    yield under(enough)
    higher = 1
    while enough + higher < highest:
        yield under(enough + higher)
        higher *= 2
    yield problem


class BalancedDraw:
    """One draw by `balanced/1`: {"seed": T, "suite", "problem"}, step by step."""

    def __init__(self, given):
        problem, source = given["problem"], HashStream(given["seed"], "teams", given["suite"])
        if any(most is not None and least > most for _, least, most in bounds_of(problem)):
            raise infeasible()
        blocking = blocking_rows(problem)
        if blocking:
            raise infeasible(**blocking)
        self.source, self.found = source, given.get("found")
        for bounded in ceilings(problem, given["prior"]) if given.get("evenness") == "loads" else [problem]:
            try:
                self.draw(bounded)
                return
            except Refused:
                continue
        raise infeasible()

    def draw(self, problem):
        """Steps 1 to 5, with the words that follow."""
        self.problem = problem
        self.order = Order(problem, self.source)
        self.roots = roots_of(problem)
        self.chances = list(chances_of_all(self.roots))
        self.final, self.units, self.allowance = self.chances, None, None
        if not within_bounds(problem, self.chances, 1):
            evened = Evened(problem, self.order, self.roots, self.chances)
            self.allowance = evened.even()
            self.units = evened.units
            self.final = [{column: Fraction(part, FULL) for column, part in own.items()} for own in evened.units]
        self.rounding = Rounding(problem, self.order, self.roots, self.final)
        self.drawn = self.rounding.teams(Coin(self.source))
        repair = Repair(problem, self.order, self.drawn, self.found)
        repair.run()
        self.teams, self.steps = repair.teams, repair.steps

    def out_of_bounds(self):
        """The columns whose equal chances broke a bound."""
        load = load_of(self.problem, self.chances)
        return [
            column
            for column, least, most in bounds_of(self.problem)
            if load[column] < least or (most is not None and load[column] > most)
        ]

    def by_column(self, values, shown):
        return [[shown(own[column]) for column in row["columns"]] for row, own in zip(self.problem["rows"], values)]

    def as_json(self):
        evened = {"units": self.by_column(self.units, int), "allowance": self.allowance} if self.units else {}
        found = {"searched": True} if "search" in self.steps else {
            "teams": [sorted(team) for team in self.teams],
            "exchanged": self.exchanged(),
        }
        return {"order": self.order.as_json(), "chances": self.by_column(self.chances, str), **evened, **found}

    def exchanged(self):
        """Places held by somebody else than before the repair."""
        return sum(len(before - after) for before, after in zip(self.drawn, self.teams))


def teams_seed(seeds, suite="sha256"):
    """T, from the seeds of all draws by task id."""
    return digest(suite, "dr1:teams:" + ":".join(seeds))


def satisfies(team, rules, apart):
    """`team`: columns, ascending."""
    counts = ((len(set(team) & set(rule["columns"])), rule) for rule in rules)
    together = {frozenset(pair) for pair in combinations(team, 2)}
    return all(rule["least"] <= count <= rule["most"] for count, rule in counts) and not any(
        frozenset(pair) in together for pair in apart
    )


def smallest_team(kind, given, suits=lambda team: True):
    """Of the teams that keep every rule: the smallest ticket, its team, and how many they are. `given`: {"seed": S,
    "suite", "target", "ids", "demand", "rules", "apart"}; columns are numbered by id."""
    ids = given["ids"]
    assert ids == sorted(set(ids))
    eligible = [
        team
        for team in combinations(range(len(ids)), given["demand"])
        if satisfies(team, given["rules"], given["apart"]) and suits(team)
    ]
    if not eligible:
        raise infeasible()
    ticket, team = min((team_ticket(kind, given, [ids[column] for column in team]), team) for team in eligible)
    return ticket, team, len(eligible)


def team_ticket(kind, given, members):
    return digest(given["suite"], ":".join(["dr1", kind, given["seed"], given["target"], *members]))


def ticket_team(given):
    """`pair-ticket/1`; those of the rule `lead` may lead."""
    seed, suite, target, ids = given["seed"], given["suite"], given["target"], given["ids"]
    ticket, team, eligible = smallest_team("pair", given)
    leaders = [set(rule["columns"]) for rule in given["rules"] if rule["id"] == "lead"]
    may_lead = [column for column in team if all(column in some for some in leaders)]
    lead = min(may_lead, key=lambda column: lead_ticket(seed, target, ids[column], suite))
    return {
        "team": [ids[column] for column in team],
        "ticket": ticket,
        "lead": ids[lead],
        "leadTicket": lead_ticket(seed, target, ids[lead], suite),
        "eligibleTeams": eligible,
    }


def assignment_of(given):
    """What a record says of the teams, by either method."""
    return BalancedDraw(given).as_json() if given["method"] == "balanced/1" else ticket_team(given)
