"""A file of cases: what a case expects is computed, and a published value is compared with it."""

import copy

from dr1.protocol import Refused, digest

SUITES = ("sha256", "sm3")
SEED = digest("sha256", "test seed of double-random, number 1")
OTHER_SEED = digest("sha256", "test seed of double-random, number 2")


class CaseFile:
    """One file of cases. What a case expects is computed; an invalid case must be refused with the code stated."""

    def __init__(self, name, comment, flags, compute):
        self.name, self.comment, self.flags, self.compute = name, comment, flags, compute
        self.cases = []

    def valid(self, case_id, comment, given, flags=(), published=None):
        expected = self.compute(given)
        if published is not None:
            published(expected)
        self.add(case_id, comment, flags, "valid", given, expected)

    def invalid(self, case_id, comment, given, code, flags=(), stated_only=False):
        """`stated_only` for a value that only the language under test has."""
        expected = {"errorCode": code}
        if not stated_only:
            try:
                self.compute(given)
            except Refused as refused:
                assert refused.code == code, (case_id, refused.code)
                expected.update(refused.details)
            else:
                raise AssertionError(case_id + " was not refused")
        self.add(case_id, comment, flags, "invalid", given, expected)

    def add(self, case_id, comment, flags, result, given, expected):
        assert set(flags) <= set(self.flags), case_id
        assert case_id not in {case["id"] for case in self.cases}, case_id
        # What a caller changes afterwards is another case.
        given = copy.deepcopy(given)
        self.cases.append(
            {
                "id": case_id,
                "comment": comment,
                "flags": list(flags),
                "result": result,
                "input": given,
                "expected": expected,
            }
        )

    def document(self):
        unused = set(self.flags) - {flag for case in self.cases for flag in case["flags"]}
        assert not unused, (self.name, unused)
        return {"protocol": "dr1", "name": self.name, "comment": self.comment, "flags": self.flags, "cases": self.cases}


def equals(expected, part=lambda value: value):
    def check(value):
        assert part(value) == expected, (part(value), expected)

    return check
