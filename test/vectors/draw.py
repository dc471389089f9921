"""A whole plan drawn from its inputs: frames, counts, targets and teams, without the library."""

from collections import Counter
from fractions import Fraction

from allocation import STRATUM_TIERS, TIERS, allocate
from protocol import (
    Arc4Stream,
    HashStream,
    Refused,
    derive_seed,
    frame_digest,
    list_digest,
    plan_digest,
    shuffle,
    ticket_of,
)
from teams import teams_of

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
WHOLE_QUOTA = {"number": 1, "cumulativeShare": "100%", "alreadyDrawn": []}
DEFAULT_INTENSITIES = {"low": "1", "general": "2", "higher": "4", "high": "8"}


def out_of_scope(target, scope, as_of):
    """The first reason that applies."""
    if target["status"] not in scope.get("statuses", ["existing"]):
        return "not-existing"
    if target.get("establishedOn", as_of) > as_of:
        return "not-yet-established"
    if "regionCodes" in scope and not target["regionCode"].startswith(tuple(scope["regionCodes"])):
        return "other-region"
    if "subjectTypes" in scope and target["subjectType"] not in scope["subjectTypes"]:
        return "other-subject-type"
    if "creditClasses" in scope and target.get("creditClass") not in scope["creditClasses"]:
        return "other-credit-class"
    if "directories" in scope and not set(scope["directories"]) & set(target.get("directories", [])):
        return "not-in-directory"
    if "lists" in scope and not any(
        entry["list"] in scope["lists"]
        and entry["since"] <= as_of
        and ("removedOn" not in entry or as_of < entry["removedOn"])
        for entry in target.get("lists", [])
    ):
        return "not-on-list"
    if "licenceKinds" in scope and not any(
        licence["kind"] in scope["licenceKinds"]
        and licence.get("validFrom", as_of) <= as_of <= licence.get("validTo", as_of)
        for licence in target.get("licences", [])
    ):
        return "no-valid-licence"
    return None


def tier_of(target, policies):
    credit = policies["creditClassTiers"][target["creditClass"]] if "creditClass" in target else None
    industry = target.get("industryTier")
    combination = policies["tierCombination"]
    if combination == "credit":
        return credit or "unclassified"
    if combination == "industry":
        return industry or "unclassified"
    if combination == "matrix" and credit and industry:
        return policies["tierMatrix"][credit][industry]
    known = [tier for tier in (credit, industry) if tier]
    return max(known, key=TIERS.index) if known else "unclassified"


def stratum_key(tier, target, policies):
    fields = {
        "credit-class": target.get("creditClass", "none"),
        "subject-type": target["subjectType"],
        "region": target["regionCode"],
    }
    return ".".join([tier] + [fields[name] for name in policies["strata"]])


def frame_of(task, targets, as_of, batch, exclusions, policies):
    """Strata in order, each with all, earlier drawn and drawable ids; what is outside and why; applied exclusions."""
    excluded = {e["targetId"]: e for e in exclusions if e["taskId"] == task["id"]}
    before = set(batch["alreadyDrawn"])
    tiered = task["risk"]["kind"] != "none" or task["quota"]["kind"] == "ratio-by-tier"
    strata, outside, applied = {}, Counter(), []
    for target in sorted(targets, key=lambda target: target["id"]):
        reason = out_of_scope(target, task["scope"], as_of)
        if reason:
            outside[reason] += 1
            continue
        tier = tier_of(target, policies) if tiered else "untiered"
        key = stratum_key(tier, target, policies)
        stratum = strata.setdefault(key, {"key": key, "tier": tier, "size": 0, "before": 0, "ids": []})
        stratum["size"] += 1
        if target["id"] in before:
            stratum["before"] += 1
        elif target["id"] in excluded:
            applied.append(excluded[target["id"]])
        else:
            stratum["ids"].append(target["id"])
    ordered = sorted(strata.values(), key=lambda s: (STRATUM_TIERS.index(s["tier"]), s["key"]))
    gone = len(before) - sum(s["before"] for s in ordered)
    return ordered, outside, applied, gone


def for_tier(values, tier):
    return values[tier] if tier in TIERS else values.get("unclassified", values["general"])


def allocation_stratum(stratum, task, policies):
    available = len(stratum["ids"]) + stratum["before"]
    risk, tier = task["risk"], stratum["tier"]
    given = {
        "key": stratum["key"],
        "tier": tier,
        "path": stratum["key"].split(".")[:-1],
        "size": available if policies["ratioBase"] == "eligible" else stratum["size"],
        "available": available,
        "minimum": max(stratum["before"], min(policies["minimumPerStratum"], available)),
    }
    if risk["kind"] == "escalating":
        given["intensity"] = for_tier(risk.get("intensities", DEFAULT_INTENSITIES), tier)
    if "bands" in risk:
        given["band"] = for_tier(risk["bands"], tier)
    return given


def select(strata, counts, seed, policies):
    """(drawn, reserve) of each stratum and the order of the inspections, as (id, ticket or None)."""
    reserve = policies["reservePerStratum"]
    chosen = []
    if policies["selection"] == "ticket/1":
        for stratum, count in zip(strata, counts):
            ranked = sorted((ticket_of(seed, unit, policies["suite"]), unit) for unit in stratum["ids"])
            units = [(unit, ticket) for ticket, unit in ranked[: count + reserve if count + reserve > 0 else 0]]
            chosen.append((units[:count], units[count:]))
        return chosen, sorted((u for drawn, _ in chosen for u in drawn), key=lambda u: (u[1], u[0]))
    source = Arc4Stream(seed)
    for stratum, count in zip(strata, counts):
        ids = stratum["ids"]
        units = [(unit, None) for unit in shuffle(ids, source, min(len(ids), count + reserve))]
        chosen.append((units[:count], units[count:]))
    return chosen, shuffle(sorted((u for drawn, _ in chosen for u in drawn), key=lambda u: u[0]), source)


def ticketed(unit, ticket):
    return {"targetId": unit, **({"ticket": ticket} if ticket else {})}


def draw_task(task, inputs, policies):
    plan, suite = inputs["plan"], policies["suite"]
    batch = inputs.get("batches", {}).get(task["id"], WHOLE_QUOTA)
    strata, outside, applied, gone = frame_of(
        task, inputs["targets"], inputs["asOf"], batch, inputs.get("exclusions", []), policies
    )
    numbers = (plan["issuer"]["id"], plan["id"], task["id"], batch["number"], inputs.get("drawNumber", 1))
    draw_id = "%s/%s/%s/b%d/d%d" % numbers
    seed = derive_seed(draw_id, inputs["seed"]["sources"], suite)
    options = {
        "strata": [allocation_stratum(stratum, task, policies) for stratum in strata],
        "quota": task["quota"],
        "method": "dial" if task["risk"]["kind"] == "bands" else "intensities",
        "rounding": policies["rounding"],
        "apportionment": policies["apportionment"],
        "minimumTotal": policies["minimumPerTask"],
        "onInfeasible": policies["onInfeasible"],
        "share": batch["cumulativeShare"],
        "drawnElsewhere": gone,
    }
    allocation = allocate(options, HashStream(seed, "allocation", suite))
    counts = [row["count"] - stratum["before"] for row, stratum in zip(allocation["strata"], strata)]
    chosen, order = select(strata, counts, seed, policies)
    stratum_of = {unit: stratum["key"] for stratum in strata for unit in stratum["ids"]}
    rows = []
    for stratum, given, row, count, (drawn, reserve) in zip(
        strata, options["strata"], allocation["strata"], counts, chosen
    ):
        eligible = len(stratum["ids"])
        cutoff = drawn[-1][1] if drawn else None
        rows.append(
            {
                "stratum": stratum["key"],
                "tier": stratum["tier"],
                "size": given["size"],
                "eligible": eligible,
                "lower": row["lower"],
                "upper": row["upper"],
                "exactCount": row["exactCount"],
                "drawn": count,
                "inclusionProbability": str(Fraction(count, eligible)) if eligible else "0",
                **({"cutoff": cutoff} if cutoff else {}),
                "reserve": [ticketed(unit, ticket) for unit, ticket in reserve],
            }
        )
    return {
        "taskId": task["id"],
        "drawId": draw_id,
        "seed": seed,
        "frame": {
            "size": sum(stratum["size"] for stratum in strata),
            "eligible": len(stratum_of),
            "digest": frame_digest(suite, [(unit, s["key"]) for s in strata for unit in s["ids"]]),
            "outOfScope": [{"reason": reason, "count": outside[reason]} for reason in sorted(outside)],
            "exclusions": sorted(applied, key=lambda exclusion: exclusion["targetId"]),
        },
        "quotaCount": allocation["quotaCount"],
        "drawn": sum(counts),
        **({"level": allocation["level"]} if "level" in allocation else {}),
        "strata": rows,
        "inversions": allocation["inversions"],
        "selected": [
            {"order": at, "targetId": unit, "stratum": stratum_of[unit], **({"ticket": ticket} if ticket else {})}
            for at, (unit, ticket) in enumerate(order, start=1)
        ],
    }


def draw_plan(inputs):
    """Everything of a record but its warnings. `inputs` as the library's `drawPlan` takes them."""
    plan = inputs["plan"]
    policies = {**DEFAULT_POLICIES, **plan.get("policies", {}), **inputs.get("policies", {})}
    suite = policies["suite"]

    def by_id(row):
        return row["id"]

    tasks = [draw_task(task, inputs, policies) for task in sorted(plan["tasks"], key=by_id)]
    return {
        "planId": plan["id"],
        "evidence": {
            "plan": plan_digest(suite, plan),
            "targets": list_digest(suite, "targets", inputs["targets"], by_id),
            "inspectors": list_digest(suite, "inspectors", inputs["inspectors"], by_id),
            "avoidances": list_digest(suite, "avoidances", inputs["avoidances"], by_id),
            "exclusions": list_digest(
                suite, "exclusions", inputs.get("exclusions", []), lambda e: (e["taskId"], e["targetId"])
            ),
        },
        "tasks": tasks,
        "assignment": assignment_or_refusal(inputs, tasks, policies),
    }


def assignment_or_refusal(inputs, tasks, policies):
    """The numbers of a shortage are over rows, which a record does not have."""
    try:
        return teams_of(inputs, tasks, policies)
    except Refused as refused:
        raise Refused(refused.code) from None
