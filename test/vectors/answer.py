"""Answers questions for a test: a line of JSON each on standard input, a line of JSON each on standard output."""

import base64
import json
import marshal
import os
import sys
import zlib
from functools import lru_cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.pycache_prefix = os.environ.get("BYTECODE")
sys.dont_write_bytecode = sys.pycache_prefix is None
sys.path.insert(0, str(HERE.parents[1] / "examples" / "verify-python"))

from dr1 import draw, draw_checks, publication, reading, stages
from dr1.alone import verify_record
from dr1.allocation import allocate
from dr1.assignment import assignment_of
from dr1.json_schema import Schemas
from dr1.proof import verify_proof
from dr1.protocol import HashStream, Refused, read_json, record_hash, ticket_of, uniform_int
from dr1.sources import bits_of, can_be_checked, problem_of_source
from dr1.trees import root_of
from dr1.verification import verify_publication
from whole_plan import draw_plan
from year_numbers import year_numbers


def remember(module, name, most=None):
    """What was computed from the same values, as many of them as count, is not computed again: the questions of a test
    differ in one place."""
    compute, known = getattr(module, name), {}

    def remembered(*given):
        # Version 2 has no references, so that equal values have equal bytes.
        key = marshal.dumps(given[:most], 2)
        if key not in known:
            known[key] = compute(*given)
        return known[key]

    setattr(module, name, remembered)


publication.read_document = lru_cache(maxsize=64)(publication.read_document)
reading.read_entry = lru_cache(maxsize=1024)(reading.read_entry)
for user in (draw_checks, stages):
    remember(user, "draw_tasks")
    remember(user, "teams_of")
# The last is how rows are sorted, which follows from the name of the list.
remember(draw, "list_digest", 3)
remember(draw_checks, "head_of")

TEXTS = []
OF_EVENTS = ("record.schema", "record.hash", "events.schema", "events", "findings")


@lru_cache(maxsize=1)
def schemas():
    return Schemas(HERE.parents[1] / "schema")


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
    if kind == "yearNumbers":
        return year_numbers(given)
    if kind == "recordHash":
        return record_hash(given)
    if kind == "treeRoot":
        return root_of(given["suite"], [bytes.fromhex(leaf) for leaf in given["hashes"]]).hex()
    if kind == "sourceBits":
        return source_answer(given)
    if kind == "keepTexts":
        return TEXTS.extend(unpacked(text) for text in given)
    if kind == "verifyPublication":
        return publication_answer(given)
    if kind == "verifyRecord":
        report = verify_record(given["record"], given["evidence"], schemas())
        return {"ok": report.verifies(), "wrong": sentences_of(report, report.failed())}
    if kind == "verifyEvents":
        report = verify_record(given["record"], given["evidence"], schemas())
        failed = [name for name in report.failed() if name in OF_EVENTS]
        return {"ok": not failed, "wrong": sentences_of(report, failed)}
    if kind == "checkProof":
        report = verify_proof(bytes_of(given["proof"]), schemas(), given.get("trusted", {}))
        return {"ok": report.verifies(), "checks": report.checks}
    raise ValueError(kind)


def sentences_of(report, names):
    return ["%s: %s" % (check["id"], check["message"]) for check in report.checks if check["id"] in names]


def bytes_of(text):
    """A lone surrogate has no UTF-8; its three bytes are refused as such."""
    return text.encode("utf-8", "surrogatepass")


def unpacked(text):
    return bytes_of(text) if isinstance(text, str) else zlib.decompress(base64.b64decode(text["deflated"]))


def source_answer(given):
    """A source with its value; `problem` in words, or null."""
    source = given["source"]
    problem = problem_of_source(source, given["suite"])
    return {"bits": bits_of(source), "problem": problem, "origin": problem is None and can_be_checked(source)}


def publication_answer(given):
    files = {name: TEXTS[number] for name, number in given["files"].items()}
    report = verify_publication(files, schemas(), given.get("trusted", {}))
    return {"ok": report.verifies(), "levels": report.levels(), "failed": report.failed(), "checks": report.checks}


for line in sys.stdin:
    try:
        reply = {"answer": answer(read_json(line))}
    except Refused as refused:
        reply = {"errorCode": refused.code, **refused.details}
    print(json.dumps(reply))
