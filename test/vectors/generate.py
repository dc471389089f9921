"""Writes the test vectors of protocol dr1: `python3 test/vectors/generate.py`.

With `--check` nothing is written; the exit code is 1 if a file differs from what would be written. The files are pure
ASCII with line feeds, so that no editor and no checkout changes a byte of text that gets hashed.
"""

import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(HERE.parents[1] / "examples" / "verify-python"))

from allocation_cases import allocation_vectors
from assignment_cases import assignment_vectors
from canonical_json_cases import canonical_json_vectors
from draw_cases import draw_vectors
from event_cases import event_vectors
from proof_cases import proof_vectors
from publication_cases import publication_vectors
from rounding_cases import rounding_vectors
from seed_cases import seed_vectors
from shuffle_cases import shuffle_vectors
from signature_cases import signature_vectors
from source_cases import source_vectors
from stage_cases import stage_vectors
from stream_cases import stream_vectors
from team_event_cases import team_event_vectors
from ticket_cases import ticket_vectors
from tree_cases import tree_vectors

ALL = (
    canonical_json_vectors,
    seed_vectors,
    ticket_vectors,
    stream_vectors,
    shuffle_vectors,
    allocation_vectors,
    rounding_vectors,
    assignment_vectors,
    draw_vectors,
    tree_vectors,
    source_vectors,
    signature_vectors,
    publication_vectors,
    event_vectors,
    proof_vectors,
    stage_vectors,
    team_event_vectors,
)


def main(arguments):
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    stale = []
    for make in ALL:
        document = make().document()
        path = HERE / (document["name"] + ".json")
        content = (json.dumps(document, indent=1, ensure_ascii=True) + "\n").encode("ascii")
        if path.exists() and path.read_bytes() == content:
            continue
        stale.append(path.name)
        if not arguments:
            path.write_bytes(content)
    if not arguments:
        print("written: " + (", ".join(stale) or "nothing, all files are current"))
        return 0
    for name in stale:
        print(name + " differs from what generate.py writes", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
