"""A whole plan drawn from the inputs of the library's `drawPlan`."""

from dr1.draw import draw_tasks, evidence_of
from dr1.protocol import Refused
from dr1.teams import teams_of

DEFAULT_POLICIES = {
    "suite": "sha256",
    "rounding": "ceil",
    "minimumPerTask": 1,
    "minimumPerStratum": 0,
    "ratioBase": "frame",
    "apportionment": "largest-remainder",
    "onInfeasible": "error",
    "creditClassTiers": {"A": "low", "B": "general", "C": "higher", "D": "high"},
    "tierCombination": "max",
    "strata": [],
    "selection": "ticket/1",
    "reservePerStratum": 0,
    "visits": "merge",
    "assignment": "balanced/1",
    "evenness": "chances",
    "formation": "members",
    "teamSize": 2,
    "competence": "one-member",
    "teamRules": [],
    "territory": "any",
    "absence": "covers-window",
    "ignoredWithdrawals": [],
}


def policies_of(inputs):
    """All policies: those stated for the draw, before those of the plan, before the defaults."""
    return {**DEFAULT_POLICIES, **inputs["plan"].get("policies", {}), **inputs.get("policies", {})}


def draw_plan(inputs):
    """What a record says beyond the inputs and the warnings."""
    policies = policies_of(inputs)
    tasks = draw_tasks(inputs, policies)
    return {
        "planId": inputs["plan"]["id"],
        "evidence": evidence_of(inputs, policies["suite"]),
        "tasks": [without_inputs(task) for task in tasks],
        "assignment": assignment_or_refusal(inputs, tasks, policies),
    }


def without_inputs(task):
    strata = [{name: value for name, value in row.items() if name != "intensity"} for row in task["strata"]]
    return {**{name: value for name, value in task.items() if name not in ("asOf", "batch")}, "strata": strata}


def assignment_or_refusal(inputs, tasks, policies):
    """The numbers of a shortage are over rows, which a record does not have."""
    try:
        return teams_of(inputs, tasks, policies)
    except Refused as refused:
        raise Refused(refused.code) from None
