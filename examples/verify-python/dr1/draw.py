"""A whole plan drawn from its inputs: frames, counts, targets and teams, without the library."""

from collections import Counter
from fractions import Fraction
from operator import itemgetter

from .allocation import STRATUM_TIERS, TIERS, allocate, intensity_of
from .protocol import (
    Arc4Stream,
    HashStream,
    frame_digest,
    list_digest,
    plan_digest,
    seed_of,
    shuffle,
    ticket_of,
)

WHOLE_QUOTA = {"number": 1, "cumulativeShare": "100%", "alreadyDrawn": []}
DEFAULT_INTENSITIES = {"low": "1", "general": "2", "higher": "4", "high": "8"}


def limits_of(scope, as_of):
    """The reasons why a target may be out of scope, in their order, each with whether it applies."""

    def on_list(entry):
        removed = "removedOn" in entry and entry["removedOn"] <= as_of
        return entry["list"] in scope["lists"] and entry["since"] <= as_of and not removed

    def is_valid(licence):
        begun, unended = licence.get("validFrom", as_of) <= as_of, as_of <= licence.get("validTo", as_of)
        return licence["kind"] in scope["licenceKinds"] and begun and unended

    statuses = scope.get("statuses", ["existing"])
    yield "not-existing", lambda target: target["status"] not in statuses
    yield "not-yet-established", lambda target: target.get("establishedOn", as_of) > as_of
    if "regionCodes" in scope:
        regions = tuple(scope["regionCodes"])
        yield "other-region", lambda target: not target["regionCode"].startswith(regions)
    if "subjectTypes" in scope:
        types = scope["subjectTypes"]
        yield "other-subject-type", lambda target: target["subjectType"] not in types
    if "creditClasses" in scope:
        classes = scope["creditClasses"]
        yield "other-credit-class", lambda target: target.get("creditClass") not in classes
    if "directories" in scope:
        directories = set(scope["directories"])
        yield "not-in-directory", lambda target: directories.isdisjoint(target.get("directories", []))
    if "lists" in scope:
        yield "not-on-list", lambda target: not any(map(on_list, target.get("lists", [])))
    if "licenceKinds" in scope:
        yield "no-valid-licence", lambda target: not any(map(is_valid, target.get("licences", [])))


def out_of_scope(target, limits):
    """The first reason that applies."""
    for reason, applies in limits:
        if applies(target):
            return reason
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
    limits = list(limits_of(task["scope"], as_of))
    for target in sorted(targets, key=itemgetter("id")):
        reason = out_of_scope(target, limits)
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
        "before": stratum["before"],
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


def prepare(task, inputs, policies):
    """Frame and options of the allocation: whatever does not need the seed."""
    plan = inputs["plan"]
    batch = inputs.get("batches", {}).get(task["id"], WHOLE_QUOTA)
    strata, outside, applied, gone = frame_of(
        task, inputs["targets"], inputs["asOf"], batch, inputs.get("exclusions", []), policies
    )
    numbers = (plan["issuer"]["id"], plan["id"], task["id"], batch["number"], inputs.get("drawNumber", 1))
    return {
        "drawId": "%s/%s/%s/b%d/d%d" % numbers,
        "batch": {**batch, "alreadyDrawn": sorted(batch["alreadyDrawn"])},
        "strata": strata,
        "outside": outside,
        "applied": applied,
        "options": {
            "strata": [allocation_stratum(stratum, task, policies) for stratum in strata],
            "quota": task["quota"],
            "method": "dial" if task["risk"]["kind"] == "bands" else "intensities",
            "rounding": policies["rounding"],
            "apportionment": policies["apportionment"],
            "minimumTotal": policies["minimumPerTask"],
            "onInfeasible": policies["onInfeasible"],
            "share": batch["cumulativeShare"],
            "drawnElsewhere": gone,
        },
    }


def numbers_of(stratum, given, row):
    """What a commitment and a record say of a stratum alike."""
    return {
        "stratum": stratum["key"],
        "tier": stratum["tier"],
        "size": given["size"],
        "eligible": len(stratum["ids"]),
        "intensity": str(intensity_of(given.get("intensity", "1"))),
        "lower": row["lower"],
        "upper": row["upper"],
        "exactCount": row["exactCount"],
    }


def members_of(prepared):
    """(id, stratum) of the targets that can be drawn, by stratum, then by id."""
    return [(unit, stratum["key"]) for stratum in prepared["strata"] for unit in stratum["ids"]]


def commit_task(task, inputs, policies, tree):
    """A task of a commitment; `tree`: from the members of a frame to its root and size."""
    prepared = prepare(task, inputs, policies)
    rounds_later = policies["apportionment"] == "systematic-random"
    options = {**prepared["options"], **({"apportionment": "largest-remainder"} if rounds_later else {})}
    allocation = allocate(options)
    return {
        "taskId": task["id"],
        "drawId": prepared["drawId"],
        "batch": prepared["batch"],
        "frame": tree(task["id"], members_of(prepared)),
        "size": sum(stratum["size"] for stratum in prepared["strata"]),
        "quotaCount": allocation["quotaCount"],
        **({"level": allocation["level"]} if "level" in allocation else {}),
        "strata": [
            {
                **numbers_of(stratum, given, row),
                **({} if rounds_later else {"drawn": row["count"] - stratum["before"]}),
            }
            for stratum, given, row in zip(prepared["strata"], options["strata"], allocation["strata"])
        ],
    }


def draw_task(task, inputs, policies):
    """A task of a record, but for its warnings."""
    suite = policies["suite"]
    prepared = prepare(task, inputs, policies)
    strata, options = prepared["strata"], prepared["options"]
    seed = seed_of(prepared["drawId"], inputs["seed"]["sources"], suite)
    allocation = allocate(options, HashStream(seed, "allocation", suite))
    counts = [row["count"] - stratum["before"] for row, stratum in zip(allocation["strata"], strata)]
    chosen, order = select(strata, counts, seed, policies)
    stratum_of = dict(members_of(prepared))
    rows = []
    for stratum, given, row, count, (drawn, reserve) in zip(
        strata, options["strata"], allocation["strata"], counts, chosen
    ):
        eligible = len(stratum["ids"])
        cutoff = drawn[-1][1] if drawn else None
        rows.append(
            {
                **numbers_of(stratum, given, row),
                "drawn": count,
                "inclusionProbability": str(Fraction(count, eligible)) if eligible else "0",
                **({"cutoff": cutoff} if cutoff else {}),
                "reserve": [ticketed(unit, ticket) for unit, ticket in reserve],
            }
        )
    return {
        "taskId": task["id"],
        "drawId": prepared["drawId"],
        "asOf": inputs["asOf"],
        "batch": prepared["batch"],
        "seed": seed,
        "frame": {
            "size": sum(stratum["size"] for stratum in strata),
            "eligible": sum(len(stratum["ids"]) for stratum in strata),
            "digest": frame_digest(suite, members_of(prepared)),
            "outOfScope": [
                {"reason": reason, "count": prepared["outside"][reason]} for reason in sorted(prepared["outside"])
            ],
            "exclusions": sorted(prepared["applied"], key=lambda exclusion: exclusion["targetId"]),
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


def tasks_drawn(inputs):
    """By id; `tasks` of the inputs are the ids of those that are drawn, all of them if absent."""
    tasks = sorted(inputs["plan"]["tasks"], key=lambda task: task["id"])
    return [task for task in tasks if task["id"] in inputs.get("tasks", [task["id"]])]


def commit_tasks(inputs, policies, tree):
    return [commit_task(task, inputs, policies, tree) for task in tasks_drawn(inputs)]


def draw_tasks(inputs, policies):
    return [draw_task(task, inputs, policies) for task in tasks_drawn(inputs)]


def evidence_of(inputs, suite):
    def by_id(row):
        return row["id"]

    def by_task(row):
        return row["taskId"], row["targetId"]

    lists = {
        name: list_digest(suite, name, inputs[name], by_id) for name in ("targets", "inspectors", "avoidances")
    }
    exclusions = list_digest(suite, "exclusions", inputs.get("exclusions", []), by_task)
    return {"plan": plan_digest(suite, inputs["plan"]), **lists, "exclusions": exclusions}
