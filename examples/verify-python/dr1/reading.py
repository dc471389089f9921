"""From the bytes of a file to the document in it (section 1, "Reading JSON")."""

import re
from itertools import accumulate

from .protocol import Refused, canonical_json, read_json

MOST_LEVELS = 100
BYTE_ORDER_MARK = "\ufeff"
STEPS = {"[": 1, "{": 1, "]": -1, "}": -1}
NO_BRACKETS = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"?|[^]["{}]+', re.DOTALL)


class Malformed(Exception):
    """A file that is not what it should be, with a sentence."""


def text_of(data, most, what):
    if len(data) > most:
        raise Malformed("%s has more than %d bytes" % (what, most))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise Malformed("%s is not UTF-8" % what) from None


def levels_of(text):
    """How many lists and objects stand in one another."""
    brackets = NO_BRACKETS.sub("", text)
    return max(accumulate(map(STEPS.get, brackets)), default=0)


def parse(text, what):
    if levels_of(text) > MOST_LEVELS:
        raise Malformed("%s has more than %d levels" % (what, MOST_LEVELS))
    try:
        return read_json(text)
    except Refused:
        raise Malformed("%s is not JSON, or an object in it has a key twice" % what) from None


def check_form(schemas, name, value, what):
    problem = schemas.problem_of(name, value)
    if problem:
        raise Malformed("%s: %s" % (what, problem))


def read_document(data, what, schemas, schema, most=2**28):
    text = text_of(data, most, what)
    value = parse(text[1:] if text.startswith(BYTE_ORDER_MARK) else text, what)
    check_form(schemas, schema, value, what)
    return value


def read_chain(data, schemas):
    """The entries of `chain.jsonl`."""
    lines = text_of(data, 2**26, "chain.jsonl").split("\n")
    if lines.pop() != "":
        raise Malformed("chain.jsonl does not end with a line feed")
    return [read_entry(line, "line %d of chain.jsonl" % at, schemas) for at, line in enumerate(lines, start=1)]


def read_entry(line, what, schemas):
    entry = parse(line, what)
    check_form(schemas, "chain-entry", entry, what)
    try:
        canonical = canonical_json(entry)
    except Refused:
        raise Malformed("%s has no canonical form" % what) from None
    if canonical != line:
        raise Malformed("%s is not canonical JSON" % what)
    return entry
