"""Protocol dr1, written from docs/spec.md and docs/assignment.md; the standard library alone."""
