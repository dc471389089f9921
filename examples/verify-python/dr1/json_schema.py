"""The JSON Schemas in `schema/`: exactly the keywords that occur there. One that is not known is an error of this
program, never ignored."""

import json
import re
from functools import lru_cache
from pathlib import Path


class UnknownSchema(Exception):
    """A schema that this program cannot interpret."""


@lru_cache(maxsize=None)
def compiled(pattern):
    """A pattern of JavaScript with the flag u, in Python's words."""
    translated = pattern.replace(r"\P{Cc}", r"[^\x00-\x1f\x7f-\x9f]")
    if re.search(r"\\[^dnrtx/.\-]", translated):
        raise UnknownSchema("pattern " + pattern)
    return re.compile(re.sub(r"(?<!\\)\$$", r"\\Z", translated), re.ASCII)


def same(one, other):
    """Equality of JSON, where true is not 1."""
    return isinstance(one, bool) == isinstance(other, bool) and one == other


def has_type(value, name):
    if name == "object":
        return isinstance(value, dict)
    if name == "array":
        return isinstance(value, list)
    if name == "string":
        return isinstance(value, str)
    if name == "boolean":
        return isinstance(value, bool)
    if name == "integer":
        # Minus zero is an integer to JSON Schema; it has no canonical form.
        return not isinstance(value, bool) and (isinstance(value, int) or (isinstance(value, float) and value == 0))
    raise UnknownSchema("type " + str(name))


def check_of(schema):
    """A function that says the first thing that is wrong with a value: its place in it and what it is, or None."""
    if schema is True:
        return lambda value: None
    if schema is False:
        return lambda value: ("", "is not known")
    unknown = set(schema) - KEYWORDS
    if unknown:
        raise UnknownSchema("keyword " + ", ".join(sorted(unknown)))
    checks = [make(schema) for keywords, make in CHECKS if not keywords.isdisjoint(schema)]
    return checks[0] if len(checks) == 1 else lambda value: first_problem(checks, value)


def first_problem(checks, value):
    for check in checks:
        problem = check(value)
        if problem:
            return problem
    return None


def type_check(schema):
    name = schema["type"]
    problem = ("", "is not of type %s" % name)
    has_type(None, name)
    return lambda value: None if has_type(value, name) else problem


def const_check(schema):
    const = schema["const"]
    problem = ("", "is not " + json.dumps(const))
    return lambda value: None if same(value, const) else problem


def enum_check(schema):
    known = schema["enum"]
    problem = ("", "is none of " + json.dumps(known))
    return lambda value: None if any(same(value, one) for one in known) else problem


def pattern_check(schema):
    pattern = compiled(schema["pattern"])
    problem = ("", "does not match " + schema["pattern"])
    return lambda value: problem if isinstance(value, str) and not pattern.search(value) else None


def range_check(schema):
    least, most = schema.get("minimum", float("-inf")), schema.get("maximum", float("inf"))
    problem = ("", "is not from %s to %s" % (schema.get("minimum"), schema.get("maximum")))

    def check(value):
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return None if least <= value <= most else problem
        return None

    return check


def list_check(schema):
    fewest, check_item = schema.get("minItems", 0), check_of(schema.get("items", True))

    def check(value):
        if not isinstance(value, list):
            return None
        if len(value) < fewest:
            return "", "has fewer than %d entries" % fewest
        for at, item in enumerate(value):
            problem = check_item(item)
            if problem:
                return "/%d%s" % (at, problem[0]), problem[1]
        return None

    return check


def object_check(schema):
    required, check_name = schema.get("required", []), check_of(schema.get("propertyNames", True))
    known = {name: check_of(inner) for name, inner in schema.get("properties", {}).items()}
    check_other = check_of(schema.get("additionalProperties", True))

    def check(value):
        if not isinstance(value, dict):
            return None
        for name in required:
            if name not in value:
                return "/" + name, "is missing"
        for name, member in value.items():
            bad_name = check_name(name)
            if bad_name:
                return "/" + name, "is a name that " + bad_name[1]
            problem = known.get(name, check_other)(member)
            if problem:
                return "/" + name + problem[0], problem[1]
        return None

    return check


def choice_check(schema):
    """Exactly one form must fit."""
    forms = [(fixed_fields(inner), check_of(inner)) for inner in schema["oneOf"]]

    def check(value):
        # A form with another fixed field does not fit; of the others the problem says most.
        near = [one for fixed, one in forms if agrees(value, fixed)] or [one for _, one in forms]
        problems = [one(value) for one in near]
        fitting = problems.count(None)
        if fitting > 1:
            return "", "fits more than one form"
        return None if fitting else problems[0]

    return check


def fixed_fields(schema):
    return {name: field["const"] for name, field in schema.get("properties", {}).items() if "const" in field}


def agrees(value, fixed):
    return not isinstance(value, dict) or all(
        name not in value or same(value[name], const) for name, const in fixed.items()
    )


# By keyword, in the order in which problems are looked for.
CHECKS = (
    ({"type"}, type_check),
    ({"const"}, const_check),
    ({"enum"}, enum_check),
    ({"pattern"}, pattern_check),
    ({"minimum", "maximum"}, range_check),
    ({"minItems", "items"}, list_check),
    ({"additionalProperties", "properties", "propertyNames", "required"}, object_check),
    ({"oneOf"}, choice_check),
)
NOTES = {"title", "$schema"}  # Said to people only.
KEYWORDS = NOTES.union(*(keywords for keywords, _ in CHECKS))


class Schemas:
    """The schemas of a folder that verification needs."""

    NAMES = (
        "chain-entry",
        "plan",
        "targets",
        "inspectors",
        "avoidances",
        "exclusions",
        "salt-key",
        "record",
        "openings",
        "witness",
        "target-proof",
        "event",
        "target-record",
        "team-record",
    )

    def __init__(self, folder):
        self.checks = {}
        for name in self.NAMES:
            schema = json.loads((Path(folder) / (name + ".json")).read_text(encoding="utf-8"))
            self.checks[name] = check_of(schema)

    def problem_of(self, name, value):
        """The first thing that is wrong, as a sentence, or None."""
        problem = self.checks[name](value)
        return problem and "%s %s" % (problem[0] or "the document", problem[1])
