import { DoubleRandomError, type ErrorIssue } from "double-random";

/** Every problem that an action is refused for; none if it is not refused. */
export function issuesOf(action: () => unknown): readonly ErrorIssue[] {
  try {
    action();
  } catch (error) {
    if (error instanceof DoubleRandomError) return error.issues;
    throw error;
  }
  return [];
}
