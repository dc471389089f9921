"""What is checked of every record that stands without a chain (section 9.4)."""

from .draw import evidence_of
from .protocol import record_hash
from .report import NotMade, Report, agree, require
from .sources import LEAST_BITS, bits_of_all, problem_of_source
from .stages import sources_of


class RecordReport(Report):
    """It verifies if nothing failed, and everything of L0 and L1 was made."""

    def verifies(self):
        missing = [check for check in self.not_made() if check["level"] in ("L0", "L1")]
        return not self.failed() and not missing


def begins_well(report, record, kind, schemas):
    """Form, hash and seed; whether there is anything more to check."""

    def check_form():
        problem = schemas.problem_of(kind, record)
        require(problem is None, problem)

    if report.check("record.schema", "L0", "the record has the right form", check_form) != "pass":
        return False
    report.check("record.hash", "L0", "recordHash fits", lambda: check_hash(record))
    report.check("record.seed", "L0", "the seed fits its sources", lambda: check_seed(record))
    return True


def check_hash(record):
    require(record_hash(record) == record["recordHash"], "recordHash is not the hash of the record")


def check_seed(record):
    check_sources(record)
    bits = bits_of_all(sources_of(record))
    require(bits == record["seed"]["countedBits"], "the sources carry %d bits" % bits)


def check_sources(record):
    """Without sources that fit there is no draw."""
    sources, suite = sources_of(record), record["policies"]["suite"]
    for source in sources:
        problem = None if source["type"] == "drand" else problem_of_source(source, suite)
        require(problem is None, "%s: %s" % (source["ref"], problem))
    named = [(source["type"], source["ref"]) for source in sources if source["type"] != "declared"]
    require(len(set(named)) == len(named), "a source is there twice")
    bits = bits_of_all(sources)
    require(bits >= LEAST_BITS, "the sources carry %d bits only" % bits)


def check_digests(report, record, lists, names):
    digests = {}

    def check_digest(name):
        if not digests:
            digests.update(evidence_of(lists, record["policies"]["suite"]))
        agree(digests[name], record["evidence"][name], "it is another one")

    for name in names:
        report.check("evidence." + name, "L1", "the digest fits", lambda name=name: check_digest(name))


def without_notes(record):
    """A record but for its warnings and its hash."""
    bare = {name: value for name, value in record.items() if name not in ("warnings", "recordHash")}
    if "planId" in bare:
        bare["tasks"] = [without_notes(task) for task in bare["tasks"]]
    if "assignment" in bare:
        bare["assignment"] = without_notes(bare["assignment"])
    return bare


def agree_in_all(stated, computed):
    for name in sorted(set(stated) | set(computed)):
        require(stated.get(name) == computed.get(name), "%s does not follow" % name)


def not_given(what):
    raise NotMade("%s were not given" % what)
