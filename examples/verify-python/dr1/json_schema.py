"""The JSON Schemas in `schema/`: exactly the keywords that occur there. One that is not known is an error of this
program, never ignored."""

import json
import re
from functools import lru_cache
from pathlib import Path

# Said to people only.
NOTES = {"title", "$schema"}
KEYWORDS = {
    "additionalProperties",
    "const",
    "enum",
    "items",
    "maximum",
    "minItems",
    "minimum",
    "oneOf",
    "pattern",
    "properties",
    "propertyNames",
    "required",
    "type",
} | NOTES


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


def problem_of(value, schema, path=""):
    """The first thing that is wrong, as a sentence, or None."""
    place = path or "the document"
    if "type" in schema and not has_type(value, schema["type"]):
        return "%s is not of type %s" % (place, schema["type"])
    if "const" in schema and not same(value, schema["const"]):
        return "%s is not %s" % (place, json.dumps(schema["const"]))
    if "enum" in schema and not any(same(value, one) for one in schema["enum"]):
        return "%s is none of %s" % (place, json.dumps(schema["enum"]))
    if isinstance(value, str) and "pattern" in schema:
        if not compiled(schema["pattern"]).search(value):
            return "%s does not match %s" % (place, schema["pattern"])
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if value < schema.get("minimum", value) or value > schema.get("maximum", value):
            return "%s is not from %s to %s" % (place, schema.get("minimum"), schema.get("maximum"))
    if isinstance(value, list):
        if len(value) < schema.get("minItems", 0):
            return "%s has fewer than %d entries" % (place, schema["minItems"])
        inner = schema.get("items", {})
        problem = first(problem_of(one, inner, "%s/%d" % (path, at)) for at, one in enumerate(value))
    elif isinstance(value, dict):
        problem = problem_of_object(value, schema, path)
    else:
        problem = None
    return problem or problem_of_choice(value, schema, path)


def problem_of_object(value, schema, path):
    for name in schema.get("required", []):
        if name not in value:
            return "%s/%s is missing" % (path, name)
    known, others = schema.get("properties", {}), schema.get("additionalProperties", {})
    for name, member in value.items():
        place = path + "/" + name
        if "propertyNames" in schema:
            problem = problem_of(name, schema["propertyNames"], "the name " + place)
            if problem:
                return problem
        if name not in known and others is False:
            return place + " is not known"
        problem = problem_of(member, known.get(name, {} if others is True else others), place)
        if problem:
            return problem
    return None


def problem_of_choice(value, schema, path):
    if "oneOf" not in schema:
        return None
    problems = [problem_of(value, one, path) for one in schema["oneOf"]]
    fitting = problems.count(None)
    if fitting == 1:
        return None
    if fitting > 1:
        return "%s fits more than one form" % (path or "the document")
    # The problem of the form whose fixed fields fit says most.
    return next((p for one, p in zip(schema["oneOf"], problems) if fixed_fields_fit(value, one)), problems[0])


def fixed_fields_fit(value, schema):
    return isinstance(value, dict) and all(
        "const" not in field or same(value.get(name), field["const"])
        for name, field in schema.get("properties", {}).items()
    )


def first(problems):
    return next((problem for problem in problems if problem), None)


def check_known(schema):
    """Raises UnknownSchema if this program cannot interpret all of a schema."""
    unknown = set(schema) - KEYWORDS
    if unknown:
        raise UnknownSchema("keyword " + ", ".join(sorted(unknown)))
    if "pattern" in schema:
        compiled(schema["pattern"])
    has_type(None, schema.get("type", "object"))
    inner = list(schema.get("properties", {}).values()) + schema.get("oneOf", [])
    inner += [schema[name] for name in ("items", "propertyNames", "additionalProperties") if name in schema]
    for one in inner:
        if not isinstance(one, bool):
            check_known(one)


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
        self.by_name = {}
        for name in self.NAMES:
            self.by_name[name] = json.loads((Path(folder) / (name + ".json")).read_text(encoding="utf-8"))
            check_known(self.by_name[name])

    def problem_of(self, name, value):
        return problem_of(value, self.by_name[name])
