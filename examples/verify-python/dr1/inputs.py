"""What must hold of plan and lists together, so that there is a draw (the beginning of section 6)."""

from .draw import limits_of, out_of_scope


class Contradiction(Exception):
    """Inputs from which no draw follows, with a sentence."""


def require(holds, sentence):
    if not holds:
        raise Contradiction(sentence)


def distinct(values):
    values = list(values)
    return len(set(values)) == len(values)


def check_inputs(inputs, policies):
    """Raises Contradiction. `batches` of the inputs are those of every task that has one, `tasks` the ids of the tasks
    that are drawn, all of them if absent. The plan is looked at as a whole."""
    plan, targets = inputs["plan"], {row["id"] for row in inputs["targets"]}
    tasks = plan["tasks"]
    require(distinct(task["id"] for task in tasks), "two tasks have one id")
    unknown = set(inputs.get("tasks", [])) - {task["id"] for task in tasks}
    require(not unknown, "no task of the plan is called %s" % ", ".join(sorted(unknown)))
    for task in tasks:
        require(distinct(item["id"] for item in task["items"]), "two items of task %s have one id" % task["id"])
    require(
        sorted(task["sequence"] for task in tasks) == list(range(1, len(tasks) + 1)),
        "the tasks are not numbered from 1 without a gap",
    )
    check_lists(inputs)
    for task_id, batch in inputs.get("batches", {}).items():
        drawn = batch["alreadyDrawn"]
        require(distinct(drawn), "alreadyDrawn of task %s names a target twice" % task_id)
        require(set(drawn) <= targets, "alreadyDrawn of task %s names no target of the directory" % task_id)
        require(batch["number"] > 1 or not drawn, "alreadyDrawn of task %s is of batch 1" % task_id)
    check_classes(inputs, policies)


def check_lists(inputs):
    """Every id once, and nothing that refers to nothing."""
    tasks = {task["id"] for task in inputs["plan"]["tasks"]}
    targets, inspectors = ({row["id"] for row in inputs[name]} for name in ("targets", "inspectors"))
    for name in ("targets", "inspectors", "avoidances"):
        require(distinct(row["id"] for row in inputs[name]), "two %s have one id" % name)
    exclusions = inputs["exclusions"]
    require(distinct((e["taskId"], e["targetId"]) for e in exclusions), "two exclusions have one task and target")
    for exclusion in exclusions:
        require(exclusion["taskId"] in tasks, "an exclusion names no task of the plan")
        require(exclusion["targetId"] in targets, "an exclusion names no target of the directory")
    for avoidance in inputs["avoidances"]:
        named = [avoidance["inspectorId"]] + [avoidance["refId"]] * (avoidance["against"] == "inspector")
        require(set(named) <= inspectors, "withdrawal %s names nobody of the roster" % avoidance["id"])


def check_classes(inputs, policies):
    classes = policies["creditClassTiers"]
    unknown = [target for target in inputs["targets"] if "creditClass" in target and target["creditClass"] not in classes]
    for zero in inputs["plan"].get("untargetedZeros", []):
        require(zero["creditClass"] in classes, "a credit class of the plan has no tier")
    for task in inputs["plan"]["tasks"]:
        stated = set(task["scope"].get("creditClasses", []))
        require(stated <= set(classes), "a credit class of task %s has no tier" % task["id"])
        if task["id"] not in inputs.get("tasks", [task["id"]]):
            continue
        if task["risk"]["kind"] == "none" and task["quota"]["kind"] != "ratio-by-tier":
            continue
        limits = list(limits_of(task["scope"], inputs["asOf"]))
        for target in unknown:
            require(out_of_scope(target, limits), "the credit class of target %s has no tier" % target["id"])
    by_matrix = policies["tierCombination"] == "matrix"
    require(not by_matrix or "tierMatrix" in policies, "tierCombination is matrix without a matrix")
