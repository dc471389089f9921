import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import type { Target } from "../model/target.js";

/** The target of a directory with an id. */
export function findTarget(directory: ReadonlyMap<string, Target>, id: string): Target {
  const target = directory.get(id);
  if (target) return target;
  const expected = "a target of the directory";
  throw new DoubleRandomError({ code: "REFERENCE_UNKNOWN", path: "targets", expected, received: describeValue(id) });
}
