"""What the verifier says of a publication, as cases have it."""

from pathlib import Path

from dr1.json_schema import Schemas
from dr1.verification import verify_publication

SCHEMAS = Schemas(Path(__file__).resolve().parents[2] / "schema")


def verdict_of(given):
    files = {name: text.encode("utf-8") for name, text in given["files"].items()}
    report = verify_publication(files, SCHEMAS, given["trusted"])
    return {"ok": report.verifies(), "levels": report.levels(), "failed": report.failed()}


class Publications:
    """Puts publications into a file of cases."""

    def __init__(self, vectors):
        self.vectors = vectors

    def add(self, case_id, comment, publication, failed=(), flags=(), trusted=None, chain_alone=False, ok=None):
        """The checks that are meant to fail, and no others, must."""
        files = publication.documents()
        if chain_alone:
            files = {name: text for name, text in files.items() if not name.startswith("draws/")}
        given = {"files": files, "trusted": trusted or {}}
        expected = verdict_of(given)
        assert expected["failed"] == list(failed), (case_id, failed, expected["failed"], reasons(given))
        assert ok is None or expected["ok"] == ok, (case_id, expected)
        self.vectors.add(case_id, comment, flags, "invalid" if failed else "valid", given, expected)


def reasons(given):
    files = {name: text.encode("utf-8") for name, text in given["files"].items()}
    report = verify_publication(files, SCHEMAS, given["trusted"])
    return [check for check in report.checks if check["status"] == "fail"]
