"""A very small plan with its lists, so that whole publications stay small. Everything is invented."""

import copy

INVENTED = "\uff08\u865a\u6784\uff09"


def small_inputs(tasks=1, targets=7, inspectors=3):
    """Invented: seven shops, three inspectors, one task, or two."""
    classes = ("A", "A", "B", "A", "A", "B", "B")
    directory = [
        {
            "id": "S-%d" % n,
            # One name that is not ASCII is enough.
            **({"name": "\u793a\u4f8b\u5e97%d" % n + INVENTED} if n == 1 else {}),
            "subjectType": "individual" if n % 3 == 0 else "enterprise",
            "status": "existing",
            "regionCode": "140581",
            "creditClass": classes[(n - 1) % len(classes)],
        }
        for n in range(1, targets + 1)
    ]
    directory[-1]["groupId"] = "group-1"
    roster = [
        {
            "id": "I-%d" % n,
            "unitId": "office-%d" % (n % 2 + 1),
            "active": True,
            "certificates": [{"validFrom": "2022-01-01", "validTo": "2026-12-31"}],
        }
        for n in range(1, inspectors + 1)
    ]
    roster[0]["name"] = "\u68c0\u67e5\u5458\u4e00" + INVENTED
    plan = {
        "id": "plan-2023",
        "year": 2023,
        "title": "\u793a\u4f8b\u8ba1\u5212" + INVENTED,
        "issuer": {
            "id": "140581",
            "name": "An invented bureau",
            "regionCode": "140581",
        },
        "scopeKind": "internal",
        "tasks": [
            {
                "id": "T01",
                "sequence": 1,
                "name": "Price tags",
                "kind": "targeted",
                "items": [{"id": "item-1", "name": "Price tags"}],
                "scope": {},
                "quota": {"kind": "ratio", "ratio": "28%"},
                "frequency": {"drawsPerYear": 1},
                "risk": {"kind": "escalating"},
                "window": {"start": "2023-10-01", "end": "2023-10-31"},
                "mode": {"drawnBy": "county", "inspectedBy": "county"},
            }
        ],
    }
    if tasks == 2:
        plan["tasks"].append(
            {
                **plan["tasks"][0],
                "id": "T02",
                "sequence": 2,
                "name": "Scales",
                "items": [{"id": "item-1", "name": "Scales"}],
                "scope": {"subjectTypes": ["individual"]},
                "quota": {"kind": "count", "count": 1},
                "risk": {"kind": "none"},
                "window": {"start": "2023-10-16", "end": "2023-11-15"},
            }
        )
    return copy.deepcopy(
        {"plan": plan, "targets": directory, "inspectors": roster, "avoidances": [], "exclusions": []}
    )


def avoidance(number, inspector, against, ref, **more):
    return {
        "id": "A-%d" % number,
        "inspectorId": inspector,
        "against": against,
        "refId": ref,
        "ground": "self-declared",
        "status": "declared",
        **more,
    }


def exclusion(task, target, **more):
    return {
        "taskId": task,
        "targetId": target,
        "reason": "recently-inspected",
        "decidedBy": "office-1",
        "decidedOn": "2023-08-01",
        **more,
    }
