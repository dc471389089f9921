import { describe, expect, it } from "vitest";
import type { Visit } from "../../src/model/assignment.js";
import type { Finding, FindingOutcome, Outcome } from "../../src/model/event.js";
import { findingsProblem, itemProblem } from "../../src/record/findingsProblem.js";
import { smallPlan, smallTask } from "../support/smallPlan.js";

/** `T01/fire: corrected-on-order`; without an outcome there was no problem. */
function findings(...texts: readonly string[]): readonly Finding[] {
  return texts.map((text) => {
    const [item, outcome = "no-problem"] = text.split(": ");
    const [taskId, itemId] = item!.split("/");
    return { taskId: taskId!, itemId: itemId!, outcome: outcome as FindingOutcome };
  });
}

describe("the findings of a result", () => {
  const problemOf = (outcome: Outcome, found?: readonly Finding[]): string | undefined => {
    const visit = { taskIds: ["T01", "T02"] } as unknown as Visit;
    return findingsProblem(visit, { outcome, ...(found && { findings: found }) });
  };

  it("need not be there", () => {
    expect(problemOf("deregistered")).toBeUndefined();
  });

  it("are of all tasks of the visit, by task and item, one of them with the outcome of the visit", () => {
    expect(problemOf("no-problem", findings("T01/a", "T02/a"))).toBeUndefined();
    expect(problemOf("no-problem", findings("T01/b", "T02/a"))).toBeUndefined();
    const mixed = findings("T01/a", "T01/b: corrected-on-order", "T02/a: not-published");
    for (const outcome of ["no-problem", "corrected-on-order", "not-published"] as const)
      expect(problemOf(outcome, mixed)).toBeUndefined();
  });

  it.each<[what: string, found: readonly Finding[], problem: string]>([
    ["an item twice", findings("T01/a", "T01/a", "T02/a"), "finding 2 is not in its place, or there twice"],
    ["items changed over", findings("T01/b", "T01/a", "T02/a"), "finding 2 is not in its place, or there twice"],
    ["tasks changed over", findings("T01/a", "T02/b", "T01/c"), "finding 3 is not in its place, or there twice"],
    ["two places wrong", findings("T02/a", "T01/b", "T01/a"), "finding 2 is not in its place, or there twice"],
    [
      "a task too many",
      findings("T01/a", "T02/a", "T03/a"),
      "it finds something for task T03, which the visit is not of",
    ],
    ["a task too few", findings("T01/a", "T01/b"), "it finds nothing for task T02"],
    ["no finding at all", [], "it finds nothing for task T01"],
  ])("are refused with %s", (_, found, problem) => {
    expect(problemOf("no-problem", found)).toBe(problem);
  });

  it("are refused if the outcome of the visit is that of none of them", () => {
    const found = findings("T01/a", "T02/a: not-published");
    expect(problemOf("problem-pending", found)).toBe("problem-pending is the outcome of none of its items");
  });
});

describe("the findings of tasks of a plan", () => {
  const items = (...ids: readonly string[]): { id: string; name: string }[] => ids.map((id) => ({ id, name: id }));
  const plan = smallPlan(
    smallTask({ id: "T01", items: items("a", "b") }),
    smallTask({ id: "T02", items: items("a") }),
    smallTask({ id: "T03", items: items("c") }),
  );

  it("are of all items of these tasks, in whichever order, and of no others", () => {
    expect(itemProblem(plan, ["T01", "T02"], findings("T01/a", "T01/b", "T02/a"))).toBeUndefined();
    expect(itemProblem(plan, ["T02", "T01"], findings("T02/a", "T01/b", "T01/a"))).toBeUndefined();
    expect(itemProblem(plan, ["T03"], findings("T03/c"))).toBeUndefined();
    expect(itemProblem(plan, [], [])).toBeUndefined();
  });

  it("leave no item out", () => {
    expect(itemProblem(plan, ["T01"], findings("T01/b"))).toBe("nothing about T01/a");
    expect(itemProblem(plan, ["T01", "T02"], findings("T01/a", "T01/b"))).toBe("nothing about T02/a");
  });

  it("have no item that is not of these tasks", () => {
    const all = ["T01/a", "T01/b"];
    expect(itemProblem(plan, ["T01"], findings(...all, "T01/c"))).toBe(
      "a finding of T01/c, which the plan does not have",
    );
    expect(itemProblem(plan, ["T01"], findings(...all, "T03/c"))).toBe(
      "a finding of T03/c, which the plan does not have",
    );
  });
});
