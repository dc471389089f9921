"""The numbers of a year before any draw, by going through every set of tasks that could draw a target together.

Written from docs/year.md and docs/spec.md, without the library: 2 to the power of the tasks steps for each target, and no grouping.
"""

from collections import Counter
from fractions import Fraction
from itertools import combinations

from dr1.allocation import allocate
from dr1.draw import limits_of, out_of_scope, prepare, tasks_drawn, tier_of
from dr1.visits import visits_of
from whole_plan import policies_of


def year_numbers(inputs):
    """`cells` of the coverage table by kind, class and tier; `totals` of the forecast; `pairs` and `several` of the overlap."""
    policies = policies_of(inputs)
    tasks = tasks_drawn(inputs)
    chances = chances_by_target(tasks, inputs, policies)
    targets = {target["id"]: target for target in inputs["targets"]}
    totals, pairs, several = expectations(chances, tasks, targets, policies)
    return {
        "cells": cells_of(inputs, chances, policies),
        "totals": {name: str(value) for name, value in totals.items()},
        "pairs": {" ".join(pair): str(value) for pair, value in sorted(pairs.items())},
        "several": str(several),
    }


def chances_by_target(tasks, inputs, policies):
    """For each target the chance of each task in whose frame it is."""
    chances = {target["id"]: {} for target in inputs["targets"]}
    for task in tasks:
        prepared = prepare(task, inputs, policies)
        options = prepared["options"]
        rounds_later = policies["apportionment"] == "systematic-random"
        allocation = allocate({**options, **({"apportionment": "largest-remainder"} if rounds_later else {})})
        for stratum, row in zip(prepared["strata"], allocation["strata"]):
            count = Fraction(row["exactCount"]) if rounds_later else row["count"]
            for unit in stratum["ids"]:
                chances[unit][task["id"]] = Fraction(count) / len(stratum["ids"])
    return chances


def sets_of(chances):
    """Every set of the tasks with the probability that exactly these draw the target."""
    names = sorted(chances)
    for size in range(len(names) + 1):
        for chosen in combinations(names, size):
            probability = Fraction(1)
            for name in names:
                probability *= chances[name] if name in chosen else 1 - chances[name]
            yield chosen, probability


def expectations(chances, tasks, targets, policies):
    by_id = {task["id"]: task for task in tasks}
    totals, pairs, several = Counter(), Counter(), Fraction(0)
    for name in ("hits", "targets", "visits", "memberPlaces", "expertPlaces"):
        totals[name] = Fraction(0)
    for target_id, of_target in chances.items():
        for pair in combinations(sorted(of_target), 2):
            pairs[pair] += of_target[pair[0]] * of_target[pair[1]]
        for chosen, probability in sets_of(of_target):
            drawn = [by_id[name] for name in chosen]
            visits = visits_of(
                drawn, {name: [target_id] for name in chosen}, {name: "" for name in chosen}, targets, policies
            )
            totals["hits"] += probability * len(chosen)
            totals["targets"] += probability * bool(chosen)
            totals["visits"] += probability * len(visits)
            totals["memberPlaces"] += probability * sum(visit.team_size(policies) for visit in visits)
            totals["expertPlaces"] += probability * sum(
                sum(visit.most_of("experts", "competence", "experts").values()) for visit in visits
            )
            several += probability * (len(chosen) > 1)
    return totals, pairs, several


def cells_of(inputs, chances, policies):
    """Least, greatest and mean chance of each cell that has targets, and how many have none."""
    cells, limits = {}, list(limits_of({}, inputs["asOf"]))
    for target in inputs["targets"]:
        gone = out_of_scope(target, limits)
        if gone and not chances[target["id"]]:
            continue
        key = "/".join([target["subjectType"], target.get("creditClass", "-"), tier_of(target, policies)])
        none = Fraction(1)
        for chance in chances[target["id"]].values():
            none *= 1 - chance
        cells.setdefault(key, []).append(1 - none)
    return {
        key: {
            "targets": len(values),
            "withoutChance": sum(value == 0 for value in values),
            "least": str(min(values)),
            "greatest": str(max(values)),
            "mean": str(sum(values) / len(values)),
        }
        for key, values in sorted(cells.items())
    }
