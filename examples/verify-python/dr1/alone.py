"""Verifies a record that stands without a chain, of any kind (section 9.4)."""

from .plan_checks import verify_plan
from .stage_checks import verify_targets, verify_teams

BY_KIND = {"plan-record": verify_plan, "target-record": verify_targets, "team-record": verify_teams}


def verify_record(record, evidence, schemas):
    """`evidence` as the function of its kind has it; what is of no kind has not the form of any."""
    kind = record.get("kind") if isinstance(record, dict) else None
    verify = BY_KIND.get(kind) if isinstance(kind, str) else None
    return (verify or verify_plan)(record, evidence, schemas)
