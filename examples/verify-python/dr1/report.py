"""Checks and the levels that follow from them (section 9.1)."""

LEVELS = {
    "L0": "Do the documents have the right form, and does their arithmetic fit?",
    "L1": "Is the result what plan, lists and seed give, and were these the ones committed to?",
    "L2": "Does the seed come from the sources that were named?",
    "L3": "Was everything fixed before the seed could be known?",
    "L4": "Is the chain whole, with no draw hidden?",
    "L5": "Did the authority sign it?",
    "L6": "Does the directory hold every business that it should?",
}


class Fails(Exception):
    """A check that fails, with a sentence."""


class NotMade(Exception):
    """A check that is not made, with a sentence."""


def require(holds, sentence):
    if not holds:
        raise Fails(sentence)


def agree(one, other, sentence):
    require(one == other, sentence)


class Report:
    def __init__(self):
        self.checks = []
        # Whether there is something to verify, and every draw with a result was drawn again.
        self.complete = False

    def check(self, name, level, passed, action):
        """Runs a check: it passes if nothing is raised. What cannot be computed fails."""
        try:
            action()
            status, message = "pass", passed
        except NotMade as reason:
            status, message = "not-checked", str(reason)
        except Fails as reason:
            status, message = "fail", str(reason)
        except Exception as problem:  # noqa: BLE001 -- whatever a document provokes is its failure
            status, message = "fail", "cannot be computed: %s %s" % (type(problem).__name__, problem)
        self.checks.append({"id": name, "level": level, "status": status, "message": message})
        return status

    def verifies(self):
        return self.complete and not self.failed()

    def failed(self):
        return [check["id"] for check in self.checks if check["status"] == "fail"]

    def not_made(self):
        return [check for check in self.checks if check["status"] == "not-checked"]

    def levels(self):
        return {level: self.level(level) for level in LEVELS}

    def level(self, level):
        found = {check["status"] for check in self.checks if check["level"] == level}
        if "fail" in found:
            return "fail"
        return "not-checked" if "not-checked" in found or not found else "pass"
