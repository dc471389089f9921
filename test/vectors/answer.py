"""Answers questions for a test: a line of JSON each on standard input, a line of JSON each on standard output."""

import json
import sys

sys.dont_write_bytecode = True

from allocation import allocate
from assignment import assignment_of
from draw import draw_plan
from protocol import HashStream, Refused, read_json, record_hash, ticket_of, uniform_int


def answer(question):
    kind, given = question["ask"], question["input"]
    if kind == "ticket":
        return ticket_of(given["seed"], given["targetId"], given["suite"])
    if kind == "uniformInt":
        source = HashStream(given["seed"], given["label"], given["suite"])
        return [str(uniform_int(source, int(bound))) for bound in given["bounds"]]
    if kind == "allocate":
        return allocate(given["options"], HashStream(**given["stream"]) if "stream" in given else None)
    if kind == "assign":
        return assignment_of(given)
    if kind == "drawPlan":
        return draw_plan(given)
    if kind == "recordHash":
        return record_hash(given)
    raise ValueError(kind)


for line in sys.stdin:
    try:
        reply = {"answer": answer(read_json(line))}
    except Refused as refused:
        reply = {"errorCode": refused.code, **refused.details}
    print(json.dumps(reply))
