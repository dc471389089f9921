"""The visits of all tasks, who may be on their teams, and what each visit asks, from docs/assignment.md."""

from .instants import covered

LEAVING = {"transfer": "transferred", "retirement": "retired"}
REASONS = (
    "inactive",
    "expert",
    "other-level",
    "transferred",
    "retired",
    "absent",
    "no-certificate",
    "certificate-not-yet-valid",
    "certificate-expires-in-window",
    "not-competent",
    "other-region",
    "avoids-target",
    "home-office",
    "not-home-office",
    "no-standing-team",
    "standing-team",
)


class Visit:
    """Tasks that inspect one target together."""

    def __init__(self, tasks, seeds, target):
        self.tasks = sorted(tasks, key=lambda task: task["id"])
        self.target = target
        self.id = "%s/%s" % (self.tasks[0]["id"], target["id"])
        self.seed = seeds[self.tasks[0]["id"]]
        self.level = self.tasks[0]["mode"]["inspectedBy"]
        self.start = max(task["window"]["start"] for task in tasks)
        self.end = min(task["window"]["end"] for task in tasks)
        self.competences = sorted(
            {item["competence"] for task in tasks for item in task["items"] if "competence" in item}
        )

    def asked(self, field):
        """What the tasks ask for under this name, in the order of the tasks."""
        return [entry for task in self.tasks for entry in task.get("team", {}).get(field, [])]

    def most_of(self, field, name, amount):
        """The greatest amount that a task asks for of each name."""
        greatest = {}
        for share in self.asked(field):
            greatest[share.get(name)] = max(share[amount], greatest.get(share.get(name), 0))
        return greatest

    def can_use(self, expert):
        """Whether a task asks for such an expert, or for any."""
        asked = self.most_of("experts", "competence", "experts")
        return None in asked or bool(set(asked) & set(expert.get("competences", [])))

    def team_size(self, policies):
        departments = self.most_of("departments", "departmentId", "members")
        sizes = [task.get("team", {}).get("size", policies["teamSize"]) for task in self.tasks]
        return max(sizes + [sum(departments.values())])


def visits_of(tasks, selected, seeds, targets, policies):
    """`selected`: the drawn targets by task id. By visit id."""
    hits = {}
    for task in tasks:
        for target_id in selected[task["id"]]:
            alone = task["id"] if policies["visits"] == "separate" else None
            hits.setdefault((target_id, task["mode"]["inspectedBy"], alone), []).append(task)
    visits = []
    for (target_id, _, _), left in hits.items():
        left = sorted(left, key=lambda task: (task["window"]["end"], task["id"]))
        while left:
            first, *others = left
            day = first["window"]["end"]
            joining = [task for task in others if task["window"]["start"] <= day]
            visits.append(Visit([first, *joining], seeds, targets[target_id]))
            left = [task for task in others if task["window"]["start"] > day]
    return sorted(visits, key=lambda visit: visit.id)


def counts(avoidance, policies):
    return avoidance["status"] not in ("rejected", *policies["ignoredWithdrawals"])


def meets_window(first, last, visit):
    """Whether a day of the window is one from `first` to `last`; there is none if either ends before it begins."""
    return max(first, visit.start) <= min(last, visit.end)


def touches(one, visit):
    return meets_window(one.get("validFrom", visit.start), one.get("validTo", visit.end), visit)


def concerns(avoidance, target):
    against, ref = avoidance["against"], avoidance["refId"]
    return (
        (against == "target" and target["id"] == ref)
        or (against == "group" and target.get("groupId") == ref)
        or (against == "unit" and target.get("localOfficeId") == ref)
        or (against == "region" and target["regionCode"].startswith(ref))
    )


def is_away(inspector, visit, policies):
    away = [
        (absence["from"], absence.get("to", visit.end))
        for absence in inspector.get("absences", [])
        if absence["reason"] not in LEAVING
    ]
    if policies["absence"] == "covers-window":
        return bool(away) and covered(visit.start, visit.end, away)
    return any(meets_window(first, last, visit) for first, last in away)


def certificate_reason(inspector, visit):
    certificates = inspector["certificates"]
    if not certificates:
        return "no-certificate"
    if covered(visit.start, visit.end, [(c["validFrom"], c["validTo"]) for c in certificates]):
        return None
    last = max(certificate["validTo"] for certificate in certificates)
    return "certificate-expires-in-window" if last < visit.end else "certificate-not-yet-valid"


def leaves(inspector, visit, reason):
    """A transfer that ends before the window begins is over."""
    return any(
        a["reason"] == reason and meets_window(a["from"], a.get("to", visit.end), visit)
        for a in inspector.get("absences", [])
    )


class Eligibility:
    """Who may be on a team, and the first reason why not."""

    def __init__(self, inspectors, avoidances, policies):
        self.inspectors = sorted(inspectors, key=lambda inspector: inspector["id"])
        self.avoidances = sorted((a for a in avoidances if counts(a, policies)), key=lambda a: a["id"])
        self.policies = policies
        self.avoidances_of = {}
        for avoidance in self.avoidances:
            self.avoidances_of.setdefault(avoidance["inspectorId"], []).append(avoidance)

    def avoidance(self, inspector, visit):
        for avoidance in self.avoidances_of.get(inspector["id"], ()):
            if concerns(avoidance, visit.target) and touches(avoidance, visit):
                return avoidance["id"]
        return None

    def obstacle(self, inspector, visit, as_expert=False):
        """Why the inspector cannot be a member, or cannot be an expert."""
        policies, office = self.policies, visit.target.get("localOfficeId")
        if not inspector["active"]:
            return "inactive"
        if bool(inspector.get("isExpert")) != as_expert:
            return "expert"
        if inspector.get("level", visit.level) != visit.level:
            return "other-level"
        for reason, name in LEAVING.items():
            if leaves(inspector, visit, reason):
                return name
        if is_away(inspector, visit, policies):
            return "absent"
        if not as_expert and certificate_reason(inspector, visit):
            return certificate_reason(inspector, visit)
        competent = set(visit.competences) <= set(inspector.get("competences", []))
        if not as_expert and policies["competence"] == "all-members" and not competent:
            return "not-competent"
        if as_expert and not visit.can_use(inspector):
            return "not-competent"
        if not visit.target["regionCode"].startswith(inspector.get("regionCode", "")):
            return "other-region"
        if self.avoidance(inspector, visit):
            return "avoids-target"
        at_home = office is not None and inspector["unitId"] == office
        if not as_expert and policies["territory"] == "notHomeOffice" and at_home:
            return "home-office"
        if not as_expert and policies["territory"] == "homeOfficeOnly" and not at_home:
            return "not-home-office"
        return None

    def apart(self, visits):
        """Pairs of ids: those of whom one keeps away from the other on a day of one of these visits."""
        return {
            tuple(sorted((a["inspectorId"], a["refId"])))
            for a in self.avoidances
            if a["against"] == "inspector" and any(touches(a, visit) for visit in visits)
        }


def has(field, value):
    return lambda inspector: value in inspector.get(field, [])


def of(field, value):
    return lambda inspector: inspector.get(field) == value


def member_rules(visit, eligible, policies):
    """(id, who, least, most), most None for no limit, in the order in which they enter."""
    rules = []
    for department, members in sorted(visit.most_of("departments", "departmentId", "members").items()):
        rules.append(("department." + department, of("departmentId", department), members, None))
    for name in visit.competences:
        rules.append(("competence." + name, has("competences", name), 1, None))
    for stated in policies["teamRules"] + visit.asked("rules"):
        if stated["kind"] == "each-unit":
            for unit in sorted({inspector["unitId"] for inspector in eligible}):
                rules.append(("unit." + unit, of("unitId", unit), 0, stated["most"]))
        elif stated["kind"] == "unit":
            unit = stated["unitId"]
            rules.append(("unit." + unit, of("unitId", unit), stated.get("least", 0), stated.get("most")))
        else:
            name = stated["competence"]
            rules.append(
                ("competence." + name, has("competences", name), stated.get("least", 0), stated.get("most"))
            )
    rules.append(("lead", lambda inspector: inspector.get("canLead", True), 1, None))
    if policies["territory"] == "homeOfficeAtMostOne" and "localOfficeId" in visit.target:
        rules.append(("home-office", of("unitId", visit.target["localOfficeId"]), 0, 1))
    return rules


def expert_demand(visit):
    """How many experts a visit asks for, and the rules."""
    asked = visit.most_of("experts", "competence", "experts")
    rules = [
        ("expert." + name, has("competences", name), number, None)
        for name, number in sorted((name, number) for name, number in asked.items() if name is not None)
    ]
    return sum(asked.values()), rules


def numbered(rules, people, demand):
    """The rules over the columns of these people: {column: inspector}."""
    return [
        {
            "id": name,
            "columns": [column for column, inspector in sorted(people.items()) if who(inspector)],
            "least": least,
            "most": demand if most is None else most,
        }
        for name, who, least, most in rules
    ]
