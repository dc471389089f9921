"""Whole plans."""

from case_file import CaseFile
from whole_plan import draw_plan
from example_inputs import example_inputs
from team_cases import FLAGS as TEAM_FLAGS
from team_cases import team_vectors


def draw_vectors():
    vectors = CaseFile(
        "draws",
        "Whole plans, from the inputs of the library's `drawPlan` to everything in the record but its warnings. "
        "All names are "
        "invented.",
        {
            "Ticket": "Selection by ticket/1.",
            "Shuffle": "Selection by shuffle/1.",
            "Batch": "The second of two batches.",
            "Infeasible": "Visits for which no teams can be had.",
            **TEAM_FLAGS,
        },
        draw_plan,
    )
    inputs = example_inputs()
    vectors.valid("default-policies", "SHA-256, tickets, largest remainder.", inputs, ["Ticket"])
    vectors.valid(
        "sm3-reserves",
        "SM3, strata by class, reserves, webster.",
        {
            **inputs,
            "policies": {
                "suite": "sm3",
                "strata": ["credit-class"],
                "reservePerStratum": 2,
                "apportionment": "webster",
                "minimumPerStratum": 1,
                "onInfeasible": "adjust-total",
            },
        },
        ["Ticket"],
    )
    vectors.valid(
        "shuffle",
        "seedrandom, strata by kind and region, systematic rounding.",
        {
            **inputs,
            "policies": {
                "selection": "shuffle/1",
                "strata": ["subject-type", "region"],
                "reservePerStratum": 1,
                "apportionment": "systematic-random",
            },
        },
        ["Shuffle"],
    )
    rotated = {
        **inputs,
        **{name: inputs[name][5:] + inputs[name][:5] for name in ("targets", "inspectors", "avoidances")},
    }
    vectors.valid("permuted", "The lists in another order: the same draw.", rotated, ["Ticket"])
    assert vectors.cases[-1]["expected"] == vectors.cases[0]["expected"]
    vectors.valid(
        "matrix",
        "Tiers by a matrix, ratio over what is left after exclusions, a second draw.",
        {
            **inputs,
            "drawNumber": 2,
            "redrawReason": "The first draw was void.",
            "policies": {
                "tierCombination": "matrix",
                "tierMatrix": {
                    row: {
                        column: ("low", "general", "higher", "high")[(r + c + 1) // 2]
                        for c, column in enumerate(("low", "general", "higher", "high"))
                    }
                    for r, row in enumerate(("low", "general", "higher", "high"))
                },
                "ratioBase": "eligible",
                "rounding": "half-up",
            },
        },
        ["Ticket"],
    )
    first = draw_plan({**inputs, "batches": {"T01": {"number": 1, "cumulativeShare": "1/2", "alreadyDrawn": []}}})
    drawn = sorted(unit["targetId"] for unit in first["tasks"][0]["selected"])
    gone = [
        {**target, "status": "deregistered"} if target["id"] == drawn[0] else target for target in inputs["targets"]
    ]
    vectors.valid(
        "second-batch",
        "The rest of the year; one target of the first batch has closed since.",
        {
            **inputs,
            "targets": gone,
            "batches": {"T01": {"number": 2, "cumulativeShare": "100%", "alreadyDrawn": drawn}},
        },
        ["Ticket", "Batch"],
    )
    alone = [
        entry if entry["id"] != "A-3" else {**entry, "against": "target", "refId": "T-041"}
        for entry in inputs["avoidances"]
    ]
    kept_away = [
        {
            "id": "B-%d" % n,
            "inspectorId": "I-%d" % n,
            "against": "target",
            "refId": "T-041",
            "ground": "kinship",
            "status": "declared",
        }
        for n in (2, 3, 4)
    ]
    vectors.invalid(
        "no-team",
        "Of T-041 everybody but one keeps away.",
        {**inputs, "avoidances": alone + kept_away},
        "ASSIGNMENT_INFEASIBLE",
        ["Infeasible"],
    )
    team_vectors(vectors)
    return vectors
