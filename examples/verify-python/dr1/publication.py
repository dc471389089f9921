"""The files of a publication, read and checked for their form (sections 1 and 2)."""

import re

from .reading import Malformed, read_chain, read_document

KINDS = (
    "plan",
    "targets",
    "inspectors",
    "avoidances",
    "exclusions",
    "salt-key",
    "record",
    "openings",
)
DRAW_FILE = re.compile("draws/([1-9][0-9]*)/(%s)[.]json" % "|".join(KINDS))
WITNESS_FILE = re.compile("witness/[0-9A-Za-z][0-9A-Za-z._-]{0,63}[.]json")


class Draw:
    """A commitment with what the chain and the files say of it."""

    def __init__(self, number, entries, files):
        """`number`: the place of the commitment in the chain, from 1."""
        self.number, self.files = number, files
        self.commitment = entries[number - 1]
        self.suite = self.commitment["suite"]
        self.seed = self.result = self.void = self.result_place = None
        self.events = []

    def take(self, place, entry):
        """An entry that belongs to the draw; the first of each kind counts."""
        if entry["kind"] == "event":
            self.events.append(entry["event"])
        elif getattr(self, entry["kind"]) is None:
            setattr(self, entry["kind"], entry)
            if entry["kind"] == "result":
                self.result_place = place

    def result_before(self, number):
        """Whether the result stands in the chain before entry `number`."""
        return self.result is not None and self.result_place < number

    def inputs(self):
        """What the draw is made from, with the batches, the number and the date of the commitment."""
        return {
            **{name: self.files[name] for name in ("plan", "targets", "inspectors", "avoidances", "exclusions")},
            "asOf": self.commitment["asOf"],
            "drawNumber": self.commitment["drawNumber"],
            "tasks": [task["taskId"] for task in self.commitment["tasks"]],
            "batches": {task["taskId"]: task["batch"] for task in self.commitment["tasks"]},
            "seed": {"sources": self.seed["sources"] if self.seed else []},
        }


class Publication:
    """`files`: bytes by name. Malformed if the form is wrong."""

    def __init__(self, files, schemas):
        if "chain.jsonl" not in files:
            raise Malformed("there is no chain.jsonl")
        self.entries = read_chain(files["chain.jsonl"], schemas)
        commitments = [n for n, entry in enumerate(self.entries, start=1) if entry["kind"] == "commitment"]
        of_draw, self.witnesses = {number: {} for number in commitments}, {}
        for name in sorted(set(files) - {"chain.jsonl"}):
            match = DRAW_FILE.fullmatch(name)
            if match and int(match[1]) in of_draw:
                of_draw[int(match[1])][match[2]] = read_document(files[name], name, schemas, match[2])
            elif match:
                raise Malformed("%s belongs to no commitment" % name)
            elif WITNESS_FILE.fullmatch(name):
                self.witnesses[name] = read_document(files[name], name, schemas, "witness")
            else:
                raise Malformed("%s is not a file of a publication" % name)
        self.draws = [Draw(number, self.entries, of_draw[number]) for number in commitments]
        self.attribute()

    def attribute(self):
        """Every entry belongs to the first commitment before it with the hash that it names."""
        for place, entry in enumerate(self.entries, start=1):
            if entry["kind"] == "commitment":
                continue
            for draw in self.draws:
                named = draw.result if entry["kind"] == "event" else draw.commitment
                before = draw.number < place and named is not None
                if before and named["entryHash"] == entry["result" if entry["kind"] == "event" else "commitment"]:
                    draw.take(place, entry)
                    break
