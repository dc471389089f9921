"""How many of each stratum, in exact fractions, by other algorithms than the library's.

Water-filling by fixing clamped strata until nothing moves (Bitran and Hax) instead of a sweep over breakpoints; Webster
seat by seat instead of from a level.
"""

import math
import re
from fractions import Fraction
from functools import lru_cache
from heapq import heapify, heappop, heappush
from itertools import combinations

from .protocol import Refused, shuffle, uniform_int

TIERS = ["low", "general", "higher", "high"]
STRATUM_TIERS = TIERS + ["unclassified", "untiered"]
HALF = Fraction(1, 2)


# Categories Zs, Zl and Zp, U+0009 to U+000D, U+FEFF.
BLANK = "[\u0009-\u000d\u0020\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]*"
NUMBER = "([0-9]{1,18}(?:[.][0-9]{1,18}|/[0-9]{1,18})?)"
RATIO = re.compile(BLANK + NUMBER + BLANK + "([%\u2030]?)" + BLANK)
NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}


def share_of(text):
    """A ratio, from 0 to 1."""
    match = RATIO.fullmatch(text.translate(NARROW))
    if not match:
        raise Refused("RATIO_INVALID")
    share = exact_number(match[1]) / {"": 1, "%": 100, "\u2030": 1000}[match[2]]
    if share > 1:
        raise Refused("RATIO_INVALID")
    return share


def positive_share_of(text):
    share = share_of(text)
    if share == 0:
        raise Refused("RATIO_INVALID")
    return share


def intensity_of(text):
    if not re.fullmatch(NUMBER, text) or exact_number(text) == 0:
        raise Refused("RATIO_INVALID")
    return exact_number(text)


@lru_cache(maxsize=4096)
def exact_number(text):
    numerator, _, denominator = text.partition("/")
    if denominator and int(denominator) == 0:
        raise Refused("RATIO_INVALID")
    return Fraction(numerator) / int(denominator or 1)


def rounded(exact, rounding):
    if rounding == "ceil":
        return math.ceil(exact)
    if rounding == "floor":
        return math.floor(exact)
    return math.floor(exact + HALF)


class Stratum:
    def __init__(self, given, method):
        self.key = given["key"]
        self.size = given["size"]
        self.tier = given.get("tier", "untiered")
        self.path = given.get("path", [self.tier])
        self.intensity = intensity_of(given.get("intensity", "1"))
        self.available = given.get("available", self.size)
        self.before = given.get("before", 0)
        band = given.get("band", {"minimum": "0", "maximum": "1"})
        least, most = share_of(band["minimum"]), share_of(band["maximum"])
        self.lower = min(max(given.get("minimum", 0), math.ceil(self.size * least)), self.available)
        highest = min(given.get("maximum", self.available), math.floor(self.size * most), self.available)
        self.upper = max(self.lower, highest)
        self.method = method
        if method == "dial":
            self.offset, self.weight = self.size * least, self.size * (most - least)
        else:
            self.offset, self.weight = Fraction(0), self.size * self.intensity

    def held(self, level):
        return min(max(self.offset + level * self.weight, Fraction(self.lower)), Fraction(self.upper))


def water_fill(strata, total):
    """The exact counts x_h = clamp(offset_h + L * weight_h, A_h, B_h) with sum `total`."""
    exact = {stratum.key: stratum.held(Fraction(0)) for stratum in strata if stratum.weight == 0}
    free = [stratum for stratum in strata if stratum.weight > 0]
    while free:
        remaining = total - sum(exact.values())
        level = (remaining - sum(s.offset for s in free)) / sum(s.weight for s in free)
        excess = sum(s.held(level) for s in free) - remaining
        if excess == 0:
            exact.update((s.key, s.held(level)) for s in free)
            break
        # Too much in all means the true level is lower, so whoever is at its minimum now stays there; and vice versa.
        if excess > 0:
            leaving = {s.key: Fraction(s.lower) for s in free if s.offset + level * s.weight <= s.lower}
        else:
            leaving = {s.key: Fraction(s.upper) for s in free if s.offset + level * s.weight >= s.upper}
        exact.update(leaving)
        free = [s for s in free if s.key not in leaving]
    values = [exact[stratum.key] for stratum in strata]
    assert sum(values) == total, "the bounds allow the total"
    return values


def lowest_level(strata, exact):
    """The lowest L from 0 that gives these counts: every stratum above its minimum has been reached. If all are at
    their minimums, that is 0, or less if some stratum would have been above its minimum at 0."""
    moving = [(s, x) for s, x in zip(strata, exact) if s.weight > 0]
    reached = [(x - s.offset) / s.weight for s, x in moving if x > s.lower]
    left = [(s.lower - s.offset) / s.weight for s, _ in moving]
    return max(reached) if reached else min(left + [Fraction(0)])


def tie_key(tier, size, key):
    """Between equals: the higher tier, then the larger, then the key."""
    return (-TIERS.index(tier) if tier in TIERS else 1, -size, key)


def siblings(strata, depth):
    """The groups of one level: name, tier, size and members of each, by name."""
    groups = {}
    for stratum in strata:
        name = stratum.path[depth] + "/" if depth < len(stratum.path) else stratum.key
        groups.setdefault(name, []).append(stratum)
    return [(name, groups[name]) for name in sorted(groups)]


def hamilton(values, total, ties):
    counts = [math.floor(value) for value in values]
    ranked = sorted(range(len(values)), key=lambda i: (counts[i] - values[i], ties[i]))
    for i in ranked[: total - sum(counts)]:
        counts[i] += 1
    return counts


def common_tier(members):
    tiers = {s.tier for s in members}
    return tiers.pop() if len(tiers) == 1 else "untiered"


def round_groups(values, total, tiers, sizes, ties):
    """Largest remainder; but where each group is a tier of its own, the rates are to rise. So of the roundings to
    neighbouring integers without an inversion, if there are any, the one whose raised values have the largest sum of
    fractional parts; among equals the one that comes first in the order of the largest remainders."""
    plain = hamilton(values, total, ties)
    if len(set(tiers)) == 1 or len(set(tiers)) < len(tiers):
        return plain
    floors = [math.floor(value) for value in values]
    ranked = sorted(range(len(values)), key=lambda i: (floors[i] - values[i], ties[i]))
    best, best_sum = None, None
    for raised in combinations([i for i in ranked if values[i] > floors[i]], total - sum(floors)):
        counts = [n + (i in raised) for i, n in enumerate(floors)]
        fractions = sum(values[i] - floors[i] for i in raised)
        if not inverted(tiers, sizes, counts) and (best is None or fractions > best_sum):
            best, best_sum = counts, fractions
    return plain if best is None else best


def nested_largest_remainder(strata, exact, total, depth=0):
    """Groups first, then what is in them, each to a neighbour of its own exact count."""
    groups = siblings(strata, depth)
    sums = [sum(exact[s.key] for s in members) for _, members in groups]
    tiers = [common_tier(members) for _, members in groups]
    sizes = [sum(s.size for s in members) for _, members in groups]
    ties = [tie_key(tier, size, name) for tier, size, (name, _) in zip(tiers, sizes, groups)]
    counts = {}
    for (_, members), count in zip(groups, round_groups(sums, total, tiers, sizes, ties)):
        if len(members) == 1:
            counts[members[0].key] = count
        else:
            counts.update(nested_largest_remainder(members, exact, count, depth + 1))
    return counts


def webster(strata, exact, total):
    """Seat by seat: the next goes to the largest w / (n + 1/2) below its cap. The dial has no weights of its own, so
    there the exact counts are the claims."""
    seats = {s.key: s.lower for s in strata}
    weights = {s.key: x if s.method == "dial" else s.weight for s, x in zip(strata, exact)}

    def claim(at):
        stratum = strata[at]
        quotient = weights[stratum.key] / (seats[stratum.key] + HALF)
        return -quotient, tie_key(stratum.tier, stratum.size, stratum.key), at

    def may_have_more(at):
        return seats[strata[at].key] < strata[at].upper and weights[strata[at].key] > 0

    claims = [claim(at) for at in range(len(strata)) if may_have_more(at)]
    heapify(claims)
    for _ in range(total - sum(seats.values())):
        at = heappop(claims)[-1]
        seats[strata[at].key] += 1
        if may_have_more(at):
            heappush(claims, claim(at))
    return seats


def systematic_rounding(values, start):
    """n_h = floor((c_h + u) / D) - floor((c_(h-1) + u) / D)."""
    common = math.lcm(*(value.denominator for value in values))
    sums = [sum(values[:h], Fraction(0)) for h in range(len(values) + 1)]
    marks = [math.floor(running + Fraction(start, common)) for running in sums]
    return [after - before for before, after in zip(marks, marks[1:])]


def systematic_random(strata, exact, source):
    """Siblings in random order, level by level, the members of a group kept together; then one start for all."""

    def in_random_order(members, depth):
        order = []
        for _, group in shuffle(siblings(members, depth), source):
            order += group if len(group) == 1 else in_random_order(group, depth + 1)
        return order

    order = in_random_order(strata, 0)
    by_key = dict(zip((s.key for s in strata), exact))
    values = [by_key[s.key] for s in order]
    common = math.lcm(*(value.denominator for value in values))
    start = uniform_int(source, common)
    return dict(zip((s.key for s in order), systematic_rounding(values, start)))


def overall_count(quota, base, share, rounding, minimum):
    kind = quota["kind"]
    if kind in ("ratio", "at-least-ratio"):
        yearly = positive_share_of(quota["ratio"]) * base
    elif kind == "ratio-range":
        yearly = share_of(quota["minimum"]) * base
    elif kind == "count":
        yearly = Fraction(quota["count"])
    elif kind == "count-range":
        yearly = Fraction(quota["minimum"])
    else:
        yearly = Fraction(base)
    rule = "ceil" if kind in ("at-least-ratio", "ratio-range", "census") else rounding
    count = rounded(yearly * share, rule)
    return max(count, minimum) if base > 0 else count


def solve(strata, wanted, options, source):
    total = min(max(wanted, 0), sum(s.available for s in strata))
    total = max(total, sum(s.before for s in strata))
    possible = min(max(total, sum(s.lower for s in strata)), sum(s.upper for s in strata))
    if possible != total and options.get("onInfeasible", "error") == "error":
        kind = "minimums-exceed-total" if possible > total else "caps-below-total"
        raise Refused("ALLOCATION_INFEASIBLE", kind=kind, total=total, possible=possible)
    exact = water_fill(strata, possible)
    apportionment = options.get("apportionment", "largest-remainder")
    if apportionment == "webster":
        counts = webster(strata, exact, possible)
    elif apportionment == "systematic-random":
        counts = systematic_random(strata, exact, source)
    else:
        counts = nested_largest_remainder(strata, dict(zip((s.key for s in strata), exact)), possible)
    return exact, [counts[s.key] for s in strata]


def by_tier(quota, strata, share, rounding, minimum):
    """The strata of each tier with a count of their own; what a minimum asks beyond goes to the highest tiers drawn."""
    parts = []
    for tier in STRATUM_TIERS:
        members = [s for s in strata if s.tier == tier]
        size = sum(s.size for s in members)
        rates = quota["ratios"]
        rate = share_of(rates[tier] if tier in TIERS else rates.get("unclassified", rates["general"]))
        if members:
            parts.append([tier, members, rounded(rate * size * share, rounding), size if rate > 0 else 0])
    for tier in reversed(TIERS):
        for part in parts:
            if part[0] == tier:
                part[2] += max(0, min(minimum - sum(p[2] for p in parts), part[3] - part[2]))
    for part in parts:
        if part[0] not in TIERS:
            part[2] += max(0, min(minimum - sum(p[2] for p in parts), part[3] - part[2]))
    return [part[:3] for part in parts]


def inverted(tiers, sizes, counts):
    """Every pair of tiers, with their rates, of which the higher has the lower rate; unclassified does not count."""
    rates = []
    for tier in TIERS:
        at = [i for i, name in enumerate(tiers) if name == tier]
        size = sum(sizes[i] for i in at)
        if size > 0:
            rates.append((tier, Fraction(sum(counts[i] for i in at), size)))
    return [(low, high) for low, high in combinations(rates, 2) if high[1] < low[1]]


def inversions(strata, counts):
    return [
        {"lowerTier": low, "lowerTierRate": str(low_rate), "higherTier": high, "higherTierRate": str(high_rate)}
        for (low, low_rate), (high, high_rate) in inverted([s.tier for s in strata], [s.size for s in strata], counts)
    ]


def allocate(options, source=None):
    """`options` as the library's `allocate` takes them; `source` for systematic-random."""
    strata = [Stratum(given, options.get("method", "intensities")) for given in options["strata"]]
    quota = options["quota"]
    share = positive_share_of(options.get("share", "100%"))
    rounding = options.get("rounding", "ceil")
    minimum = options.get("minimumTotal", 1)
    elsewhere = options.get("drawnElsewhere", 0)
    exact, counts, level = {}, {}, None
    if quota["kind"] == "ratio-by-tier":
        parts = by_tier(quota, strata, share, rounding, minimum)
        wanted = sum(count for _, _, count in parts)
        solved = [(members, solve(members, count, options, source)) for _, members, count in parts]
    else:
        wanted = overall_count(quota, sum(s.size for s in strata) + elsewhere, share, rounding, minimum)
        solved = [(strata, solve(strata, wanted - elsewhere, options, source))]
    for members, (values, numbers) in solved:
        exact.update(zip((s.key for s in members), values))
        counts.update(zip((s.key for s in members), numbers))
    for s in strata:
        # Only an empty tier has not been solved.
        exact.setdefault(s.key, Fraction(0))
        counts.setdefault(s.key, 0)
    if len(solved) == 1 and strata:
        level = lowest_level(solved[0][0], solved[0][1][0])
    return {
        "quotaCount": wanted,
        "total": sum(counts.values()),
        **({"level": str(level)} if level is not None else {}),
        "strata": [
            {"key": s.key, "lower": s.lower, "upper": s.upper, "exactCount": str(exact[s.key]), "count": counts[s.key]}
            for s in strata
        ],
        "inversions": inversions(strata, [counts[s.key] for s in strata]),
    }
