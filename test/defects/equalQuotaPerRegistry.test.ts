import { describe, expect, test } from "vitest";
import { drawTask, hashStream, type RandomSource, type TaskDraw } from "double-random";
import { AS_OF, idsOf, seedNumber, smallPlan, smallTarget, smallTask } from "../support/smallPlan.js";

/** How many units each registry has, by region code. */
type Registries = Readonly<Record<string, number>>;

const MOST_ANSWERS = 10_000;

/**
 * The model: the quota is split evenly over the registries whatever their size; each picks at random until it has
 * enough different units, which is for ever where it has fewer. The budget of answers makes that visible.
 */
function equalSplit(registries: Registries, quota: number, source: RandomSource): Readonly<Record<string, number>> {
  const each = Math.ceil(quota / Object.keys(registries).length);
  let answers = 0;
  return Object.fromEntries(
    Object.entries(registries).map(([registry, size]) => {
      const picked = new Set<bigint>();
      while (picked.size < each) {
        if (++answers > MOST_ANSWERS) throw new Error("the draw does not end");
        picked.add(source.uniformInt(BigInt(size)));
      }
      return [registry, picked.size];
    }),
  );
}

/** What breaks the law that each registry gives its share, to within one, where all units are to have the same rate. */
function unequalShares(
  drawn: Readonly<Record<string, number>>,
  registries: Registries,
  quota: number,
): readonly string[] {
  const total = Object.values(registries).reduce((sum, size) => sum + size, 0);
  return Object.entries(registries)
    .filter(([registry, size]) => Math.abs((drawn[registry] ?? 0) * total - size * quota) >= total)
    .map(([registry, size]) => `${registry}: ${String(drawn[registry] ?? 0)} of ${String(size)}`);
}

function stratifiedDraw(registries: Registries, quota: number): TaskDraw {
  const targets = Object.entries(registries).flatMap(([regionCode, size]) =>
    idsOf(`U${regionCode}-`, size).map((id) => smallTarget({ id, regionCode })),
  );
  return drawTask({
    plan: smallPlan(smallTask({ quota: { kind: "count", count: quota } })),
    taskId: "T01",
    targets,
    asOf: AS_OF,
    seed: seedNumber(1),
    policies: { strata: ["region"] },
  });
}

function drawnByRegistry({ strata }: TaskDraw): Readonly<Record<string, number>> {
  return Object.fromEntries(strata.map(({ stratum, drawn }) => [stratum.slice(stratum.indexOf(".") + 1), drawn]));
}

function ambient(): RandomSource {
  return hashStream({ seed: "3".repeat(64), label: "ambient" });
}

describe("the same quota for every registry", () => {
  test.each([
    [{ "140581": 90, "140582": 10 }, 20],
    [{ "140581": 70, "140582": 23, "140583": 7 }, 12],
  ] as [Registries, number][])(
    "%o, quota %i: the model ignores the sizes, drawTask keeps the rate",
    (registries, quota) => {
      expect(unequalShares(equalSplit(registries, quota, ambient()), registries, quota)).not.toEqual([]);
      expect(unequalShares(drawnByRegistry(stratifiedDraw(registries, quota)), registries, quota)).toEqual([]);
    },
  );

  test("a quota above a registry: the model does not end, drawTask does", () => {
    const registries: Registries = { "140581": 12, "140582": 3 };
    expect(() => equalSplit(registries, 10, ambient())).toThrow("the draw does not end");
    const draw = stratifiedDraw(registries, 10);
    expect(drawnByRegistry(draw)).toEqual({ "140581": 8, "140582": 2 });
    expect(stratifiedDraw(registries, 40).drawn).toBe(15);
  });
});
