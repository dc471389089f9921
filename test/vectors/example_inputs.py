"""An invented plan with its directory, roster and withdrawals."""

INVENTED = "\uff08\u865a\u6784\uff09"
TYPES = ("enterprise", "enterprise", "individual", "cooperative", "enterprise", "individual")


# First day on the list, first day off it; the frame is of 2024-03-31.
LISTED = {
    7: ("2020-01-01",),
    14: ("2023-05-06", "2024-01-01"),
    15: ("2023-05-06", "2024-03-31"),
    16: ("2023-05-06", "2024-04-01"),
    28: ("2023-05-06",),
    29: ("2024-03-31",),
    30: ("2024-04-01",),
    31: ("2022-02-02",),
    32: ("2022-02-02",),
}


def example_inputs():
    """Invented: forty-four targets, six inspectors, five tasks."""
    targets = []
    for n in range(1, 45):
        target = {
            "id": "T-%03d" % n,
            "name": "\u793a\u4f8b\u5546\u6237%d\u53f7" % n + INVENTED,
            "subjectType": "institution" if n > 39 else TYPES[n % 6],
            "status": "revoked" if n in (7, 23) else "existing",
            "regionCode": "14058%d" % (1 if n % 9 else 2),
            "localOfficeId": "office-%d" % (n % 3 + 1),
        }
        if n % 11:
            target["creditClass"] = "ABABACABDB"[n % 10]
        if n % 4 == 1:
            target["industryTier"] = ("low", "general", "higher", "high")[n // 4 % 4]
        if n % 13 == 0:
            target["groupId"] = "group-1"
        if n % 5 == 0:
            target["licences"] = [{"kind": "food", "validFrom": "2020-01-01", "validTo": "2024-%02d-28" % (n % 12 + 1)}]
        if n in LISTED:
            since, *removed = LISTED[n]
            target["lists"] = [{"list": "abnormal", "since": since, **({"removedOn": removed[0]} if removed else {})}]
        if n % 3 == 0:
            target["directories"] = ["food-shops"] if n % 2 else ["night-market", "food-shops"]
        if n == 36:
            target["establishedOn"] = "2024-05-01"
        targets.append(target)

    def inspector(n, **more):
        certificate = {"number": "C-%d" % n, "validFrom": "2022-01-01", "validTo": "2026-12-31"}
        return {
            "id": "I-%d" % n,
            "unitId": "unit-%d" % (n % 2 + 1),
            "active": True,
            "certificates": [certificate],
            **more,
        }

    inspectors = [
        inspector(1, competences=["food"]),
        inspector(2, competences=["pricing"], name="\u68c0\u67e5\u5458\u4e8c" + INVENTED),
        inspector(3, competences=["food", "pricing"]),
        inspector(4, canLead=False),
        inspector(5, canLead=False, competences=["food"]),
        inspector(6, certificates=[{"validFrom": "2022-01-01", "validTo": "2024-09-30"}]),
    ]

    def avoidance(n, inspector_id, against, ref, status="declared", **more):
        return {
            "id": "A-%d" % n,
            "inspectorId": inspector_id,
            "against": against,
            "refId": ref,
            "ground": "self-declared",
            "status": status,
            **more,
        }

    avoidances = [
        avoidance(1, "I-1", "target", "T-005"),
        avoidance(2, "I-2", "group", "group-1", "upheld"),
        avoidance(3, "I-1", "inspector", "I-2", "applied"),
        avoidance(4, "I-3", "region", "140582"),
        avoidance(5, "I-3", "unit", "office-2", validFrom="2024-06-01"),
        avoidance(6, "I-4", "target", "T-041", "rejected"),
        avoidance(7, "I-5", "target", "T-042", validTo="2023-12-31"),
        avoidance(8, "I-1", "region", "140582"),
        avoidance(9, "I-4", "target", "T-042"),
        avoidance(10, "I-4", "target", "T-042", "applied"),
    ]

    def task(number, name, **more):
        return {
            "id": "T%02d" % number,
            "sequence": number,
            "name": name,
            "kind": "targeted",
            "items": [{"id": "item-1", "name": "\u68c0\u67e5\u4e8b\u9879"}],
            "scope": {},
            "quota": {"kind": "ratio", "ratio": "10%"},
            "frequency": {"drawsPerYear": 1},
            "risk": {"kind": "none"},
            "window": {"start": "2024-04-01", "end": "2024-11-30"},
            "mode": {"drawnBy": "county", "inspectedBy": "county"},
            **more,
        }

    tasks = [
        task(2, "Schools, all of them", scope={"subjectTypes": ["institution"]}, quota={"kind": "census"}),
        task(
            1,
            "\u4f01\u4e1a\u516c\u793a\u4fe1\u606f",
            kind="untargeted",
            scope={"subjectTypes": ["enterprise", "individual", "cooperative"]},
            quota={"kind": "ratio", "ratio": "30%"},
            risk={"kind": "escalating"},
        ),
        task(
            3,
            "Food shops of one county",
            scope={"regionCodes": ["140581"], "licenceKinds": ["food"]},
            items=[
                {"id": "item-1", "name": "Food", "competence": "food"},
                {"id": "item-2", "name": "Prices", "competence": "pricing"},
            ],
            quota={"kind": "at-least-ratio", "ratio": "40%"},
            risk={"kind": "uniform"},
            window={"start": "2024-04-01", "end": "2024-08-31"},
        ),
        task(
            4,
            "On the list of abnormal operation, by band",
            scope={"lists": ["abnormal"], "statuses": ["existing", "revoked"]},
            quota={"kind": "ratio-range", "minimum": "50%", "maximum": "60%"},
            risk={
                "kind": "escalating",
                "intensities": {"low": "1", "general": "1.5", "higher": "2", "high": "10/3", "unclassified": "1"},
                "bands": {
                    "low": {"minimum": "0", "maximum": "50%"},
                    "general": {"minimum": "10%", "maximum": "70%"},
                    "higher": {"minimum": "20%", "maximum": "80%"},
                    "high": {"minimum": "30%", "maximum": "100%"},
                },
            },
        ),
        task(
            5,
            "Night market, a rate for each tier",
            scope={"directories": ["night-market"], "creditClasses": ["A", "D"]},
            quota={
                "kind": "ratio-by-tier",
                "ratios": {"low": "20%", "general": "30%", "higher": "60%", "high": "100%"},
            },
        ),
    ]
    plan = {
        "id": "plan-2024",
        "year": 2024,
        "title": "\u793a\u4f8b\u8ba1\u5212" + INVENTED,
        "scopeKind": "internal",
        "issuer": {
            "id": "140581",
            "name": "\u793a\u4f8b\u5e02\u573a\u76d1\u7ba1\u5c40" + INVENTED,
            "regionCode": "140581",
        },
        "tasks": tasks,
    }
    exclusions = [
        {
            "taskId": "T01",
            "targetId": "T-010",
            "reason": "recently-inspected",
            "decidedBy": "example bureau",
            "decidedOn": "2024-03-01",
        },
        {
            "taskId": "T01",
            "targetId": "T-009",
            "reason": "under-investigation",
            "decidedBy": "example bureau",
            "decidedOn": "2024-03-02",
            "note": "\u5907\u6ce8",
        },
        {
            "taskId": "T03",
            "targetId": "T-007",
            "reason": "other-decision",
            "decidedBy": "example bureau",
            "decidedOn": "2024-03-03",
        },
    ]
    return {
        "plan": plan,
        "targets": targets,
        "inspectors": inspectors,
        "avoidances": avoidances,
        "exclusions": exclusions,
        "asOf": "2024-03-31",
        "seed": {
            "sources": [
                {
                    "type": "declared",
                    "ref": "\u516c\u5f00\u6447\u53f7",
                    "value": "47 11 08 15 16 23 42 99 03 71 28 64 30 07 55 12",
                }
            ]
        },
    }
