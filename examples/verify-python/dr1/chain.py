"""The checks of the chain as a whole (section 5)."""

from .drand import problem_of_round, round_of, seconds_of_round
from .instants import seconds_of
from .protocol import canonical_json, digest
from .report import NotMade, require
from .signatures import by_known_keys
from .sources import first_known_at, known_at

SKIP_REASONS = (
    "unreachable-at-registered-address",
    "activity-not-carried-on",
    "closed-or-in-liquidation",
    "deregistered",
    "revoked",
    "rescinded",
    "moved-out",
)


def hash_of_entry(entry):
    rest = {name: value for name, value in entry.items() if name not in ("entryHash", "signatures")}
    return digest(entry["suite"], "dr1:entry:" + canonical_json(rest))


def check_hash(entry):
    require(hash_of_entry(entry) == entry["entryHash"], "entryHash is not the hash of the entry")


def check_order(entries):
    previous = None
    for number, entry in enumerate(entries, start=1):
        require(entry["number"] == number, "entry %d says that it is entry %d" % (number, entry["number"]))
        require(entry.get("previous") == previous, "entry %d does not name the entry before it" % number)
        require(entry["authority"] == entries[0]["authority"], "entry %d is of another authority" % number)
        previous = entry["entryHash"]


def draw_id(commitment, task):
    return "%s/%s/%s/b%d/d%d" % (
        commitment["authority"],
        commitment["planId"],
        task["taskId"],
        task["batch"]["number"],
        commitment["drawNumber"],
    )


class States:
    """Goes through the chain and looks whether every entry may stand where it does."""

    def __init__(self):
        self.commitments = []
        self.by_hash = {}
        self.follows = {}

    def check(self, number, entry):
        where = "entry %d" % number
        getattr(self, entry["kind"])(entry, where)
        self.by_hash[entry["entryHash"]] = entry

    def named(self, entry, kind, field, where):
        """The entry that another one names, of the same suite."""
        found = self.by_hash.get(entry[field])
        require(found and found["kind"] == kind, "%s names no %s before it" % (where, kind))
        require(found["suite"] == entry["suite"], "%s has another suite than its commitment" % where)
        return found

    def take_place(self, entry, where, barred):
        """The entry is the first of its kind, and none that would bar it came before."""
        followed = self.follows.setdefault(entry["commitment"], {})
        for kind in barred:
            require(kind not in followed, "%s comes after a %s of its commitment" % (where, kind))
        followed[entry["kind"]] = entry
        return followed

    def commitment(self, entry, where):
        require(entry["policies"]["suite"] == entry["suite"], "%s has another suite than its policies" % where)
        ids = [task["taskId"] for task in entry["tasks"]]
        require(ids == sorted(set(ids)), "the tasks of %s are not sorted by id" % where)
        places = {(task["taskId"], task["batch"]["number"]) for task in entry["tasks"]}
        earlier = [
            one["drawNumber"]
            for one in self.commitments
            if one["planId"] == entry["planId"]
            and places & {(task["taskId"], task["batch"]["number"]) for task in one["tasks"]}
        ]
        require(entry["drawNumber"] == max(earlier, default=0) + 1, "the draw number of %s is wrong" % where)
        require(
            ("redrawReason" in entry) == (entry["drawNumber"] > 1),
            "%s has a reason for a redraw without being one, or is one without a reason" % where,
        )
        for task in entry["tasks"]:
            require(task["drawId"] == draw_id(entry, task), "a drawId of %s is wrong" % where)
            for stratum in task["strata"]:
                require(
                    ("drawn" in stratum) == (entry["policies"]["apportionment"] != "systematic-random"),
                    "%s says what is drawn of a stratum though the seed decides it, or does not say it" % where,
                )
        self.check_sources(entry, where)
        self.commitments.append(entry)

    def check_sources(self, entry, where):
        named = [(source["type"], source["ref"]) for source in entry["sources"]]
        require(len(set(named)) == len(named), "two sources of %s have one type and ref" % where)
        digests = [source["digest"] for source in entry["sources"] if source["type"] == "reveal"]
        before = {
            source["digest"]
            for one in self.commitments
            for source in one["sources"]
            if source["type"] == "reveal"
        }
        require(
            len(set(digests)) == len(digests) and not before.intersection(digests),
            "a secret of %s was committed to before" % where,
        )

    def seed(self, entry, where):
        self.named(entry, "commitment", "commitment", where)
        self.take_place(entry, where, ("seed", "void"))

    def result(self, entry, where):
        self.named(entry, "commitment", "commitment", where)
        seed = self.named(entry, "seed", "seed", where)
        followed = self.take_place(entry, where, ("result", "void"))
        require(followed.get("seed") is seed, "%s does not name the seed of its commitment" % where)

    def event(self, entry, where):
        result = self.named(entry, "result", "result", where)
        found = [entry["event"], *entry["event"].get("findings", [])]
        allowed = self.by_hash[result["commitment"]]["skipReasons"]
        for outcome in (one.get("outcome") for one in found):
            require(
                outcome not in SKIP_REASONS or outcome in allowed,
                "%s has an outcome that its commitment does not allow" % where,
            )

    def void(self, entry, where):
        commitment = self.named(entry, "commitment", "commitment", where)
        followed = self.take_place(entry, where, ("result", "void"))
        reason, refs = entry["reason"], [source["ref"] for source in commitment["sources"]]
        require(
            ("seed" in followed) == (reason == "cannot-be-drawn"),
            "%s is void for a reason that its seed entry, or the lack of one, does not allow" % where,
        )
        require(("source" in entry) == (reason == "source-missing"), "%s names a source, or does not" % where)
        require(entry.get("source", refs[0]) in refs, "%s names no source of its commitment" % where)
        require(
            reason != "withdrawn" or seconds_of(entry["at"]) < first_known_at(commitment["sources"]),
            "%s withdraws after a source was known" % where,
        )


def check_states(entries):
    states = States()
    for number, entry in enumerate(entries, start=1):
        states.check(number, entry)


def check_complete(draws):
    waiting = [draw.number for draw in draws if not draw.result and not draw.void]
    if waiting:
        raise NotMade("no result and no void yet of commitment %s" % ", ".join(map(str, waiting)))


def check_head(entries, head):
    if head is None:
        raise NotMade("the newest entry was not given from outside")
    number = head["number"]
    require(
        1 <= number <= len(entries) and entries[number - 1]["entryHash"] == head["hash"],
        "the chain does not have the entry that was given",
    )


def check_dates(entries):
    commitments = {entry["entryHash"]: entry for entry in entries if entry["kind"] == "commitment"}
    latest = None
    for number, entry in enumerate(entries, start=1):
        at = seconds_of(entry["at"])
        require(latest is None or at >= latest, "entry %d is dated before the one before it" % number)
        latest = at
        if entry["kind"] == "commitment":
            require(at < first_known_at(entry["sources"]), "entry %d commits when a source is known" % number)
        if entry["kind"] == "seed" and entry["commitment"] in commitments:
            for source in commitments[entry["commitment"]]["sources"]:
                require(at >= known_at(source), "entry %d is dated before its sources are known" % number)


def check_signatures(entries, keys):
    if not keys:
        raise NotMade("no key of the authority was given")
    for number, entry in enumerate(entries, start=1):
        right, wrong = by_known_keys(entry, keys)
        require(wrong == 0, "entry %d has a signature that is wrong" % number)
        require(right > 0, "entry %d has no signature by a key that was given" % number)


def check_not_before(commitment):
    if "notBefore" not in commitment:
        raise NotMade("the commitment names no earliest time")
    stated = commitment["notBefore"]
    number = round_of(stated["ref"])
    problem = problem_of_round(number, stated["signature"])
    require(problem is None, "notBefore: %s" % problem)
    require(seconds_of_round(number) <= seconds_of(commitment["at"]), "notBefore is later than the commitment")


def check_witness(draw, entries, witnesses, keys):
    later = {entry["entryHash"] for entry in entries[draw.number - 1 :]}
    before = first_known_at(draw.commitment["sources"])
    for statement in witnesses.values():
        if statement["authority"] != draw.commitment["authority"] or statement["entry"] not in later:
            continue
        if seconds_of(statement["at"]) < before and by_known_keys(statement, keys)[0]:
            return
    raise NotMade("nobody whose key was given has seen the commitment before a source was known")
