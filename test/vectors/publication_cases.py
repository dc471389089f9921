"""Whole publications: valid ones, and others that each break one rule, with every hash above it made to fit."""

import json

from case_file import CaseFile
from drand_rounds import FASTNET, ROUNDS, drand_ref, drand_source
from dr1.draw import evidence_of
from dr1.protocol import digest, plan_digest, seed_of
from event_cases import with_events
from publication_builder import LATE, Key, Publication, blinded, drawn, result_tasks, secret_source
from publication_verdicts import Publications, verdict_of
from small_inputs import avoidance, exclusion, small_inputs

AUTHORITY, OTHER, WITNESS = Key("authority"), Key("somebody else"), Key("witness")


def announced(ref="Lottery 2023100", at="2023-09-10T12:00:00Z", value="0107132933+09", groups=None):
    groups = groups or [
        {"count": 5, "lowest": 1, "highest": 35, "distinct": True},
        {"count": 1, "lowest": 1, "highest": 12},
    ]
    named = {"type": "announced", "ref": ref, "groups": groups}
    return {**named, "at": at}, {**named, "value": value}


def declared(value="61950286173302491568247506239461823710", ref="dice", at="2023-09-10T12:00:00Z", **more):
    named = {"type": "declared", "ref": ref, **more}
    return {**named, "at": at}, {**named, "value": value}


def plain(**more):
    """The publication that most invalid ones are made from."""
    publication = Publication()
    drawn(publication, **more)
    return publication


FLAGS = {
    "Open": "A draw with its lists, from commitment to result.",
    "Blinded": "The lists name nobody.",
    "Sources": "Where the seed comes from.",
    "Method": "Another method or policy than the default.",
    "Chain": "More than one draw in the chain, or none that is complete.",
    "Void": "A commitment that leads to no result.",
    "Events": "What happened after the draw.",
    "Partial": "Files that are not there.",
    "Trusted": "With keys, a head or a register from outside.",
    "Form": "A file that is not as it must be; nothing else is checked.",
    "Entry": "One entry of the chain says something wrong.",
    "Lists": "Plan or lists are not the ones committed to, or no draw follows from them.",
    "Record": "The record says something wrong, with a hash that fits.",
}


def publication_vectors():
    vectors = CaseFile(
        "publications",
        "Whole publications, each file as text, with what a verifier is given from outside: whether they verify, what "
        "becomes of each level, which checks fail. All names are invented.",
        FLAGS,
        verdict_of,
    )
    cases = Publications(vectors)
    valid_draws(cases)
    valid_chains(cases)
    valid_parts(cases)
    invalid_form(cases)
    invalid_chain(cases)
    invalid_states(cases)
    invalid_outside(cases)
    invalid_sources(cases)
    invalid_lists(cases)
    invalid_record(cases)
    invalid_openings(cases)
    return vectors


# Valid.


def everything():
    """Drand, a round before, a witness, signatures."""
    publication = Publication(key=AUTHORITY)
    not_before = {"ref": drand_ref(1000), "signature": ROUNDS[1000]}
    drawn(publication, sources=[drand_source(657413)], notBefore=not_before, software="double-random 0.0.0")
    publication.witness("city-archive", WITNESS, 1, "2023-09-02T00:00:00Z")
    return publication


def everything_trusted(publication, **more):
    head = publication.sealed()[-1]
    return {
        "authorityKeys": [AUTHORITY.trusted()],
        "witnessKeys": [{"name": "city-archive", **WITNESS.trusted()}],
        "head": {"number": head["number"], "hash": head["entryHash"]},
        "register": ["S-1", "S-7"],
        **more,
    }


def blinded_publication(suite="sm3"):
    publication = Publication(suite)
    key = digest("sha256", "blinding")
    inputs = small_inputs()
    inputs["avoidances"] = [
        avoidance(1, "I-1", "target", "S-2", decidedBy="office-1"),
        avoidance(2, "I-2", "group", "group-1", status="rejected"),
        avoidance(3, "I-3", "inspector", "I-1", validTo="2023-01-31"),
    ]
    inputs["exclusions"] = [exclusion("T01", "S-1", note="in August")]
    shown, openings = blinded(inputs, suite, key)
    number = drawn(publication, shown, publication="blinded", policies={"assignment": "pair-ticket/1"})
    publication.files[number]["openings"] = {"protocol": "dr1", "kind": "openings", "openings": openings}
    return publication


def valid_draws(cases):
    publication = everything()
    trusted = everything_trusted(publication)
    cases.add("everything", "Every level passes.", publication, (), ["Open", "Trusted"], trusted, ok=True)
    cases.add("plain", "Nothing is known from outside.", plain(), (), ["Open"], ok=True)
    publication = plain(
        sources=[drand_source(657413)],
        sealed_at="2023-08-23T15:59:24Z",
        late="2023-09-15T11:00:03Z",
        notBefore={"ref": drand_ref(1000), "signature": ROUNDS[1000]},
    )
    comment = "Committed when a round came out that it names, seed when its round came out."
    cases.add("same-second", comment, publication, (), ["Open", "Sources"], chain_alone=True)
    publication = Publication("sm3", key=Key("authority", "sm2"))
    drawn(publication)
    cases.add(
        "sm3-sm2",
        "SM3, signed with SM2.",
        publication,
        (),
        ["Open", "Trusted"],
        {"authorityKeys": [Key("authority", "sm2").trusted()]},
        ok=True,
    )
    cases.add("blinded", "Blinded, pair-ticket/1, SM3.", blinded_publication(), (), ["Blinded", "Method"], ok=True)
    cases.add(
        "blinded-register",
        "A register against the openings.",
        blinded_publication("sha256"),
        (),
        ["Blinded", "Trusted"],
        {"register": ["S-%d" % n for n in range(1, 8)]},
        ok=True,
    )
    cases.add(
        "shuffle-pairs",
        "shuffle/1 with a reserve, pair-ticket/1.",
        plain(policies={"selection": "shuffle/1", "assignment": "pair-ticket/1", "reservePerStratum": 1}),
        (),
        ["Method"],
        ok=True,
    )
    publication = plain(policies={"selection": "shuffle/1"})
    cases.add("shuffle-balanced", "shuffle/1, balanced/1.", publication, (), ["Method"], ok=True)
    inputs = small_inputs(tasks=2, inspectors=4)
    inputs["exclusions"] = [exclusion("T01", "S-1"), exclusion("T02", "S-3", note="\u5907\u6ce8")]
    inputs["avoidances"] = [avoidance(1, "I-1", "target", "S-6")]
    cases.add(
        "two-tasks",
        "systematic-random, reserves, strata by kind; visits that merge tasks.",
        plain(
            inputs=inputs,
            policies={
                "apportionment": "systematic-random",
                "strata": ["subject-type"],
                "reservePerStratum": 2,
                "evenness": "loads",
            },
        ),
        (),
        ["Method"],
        ok=True,
    )
    inputs = small_inputs()
    inputs["plan"]["tasks"][0]["scope"] = {"subjectTypes": ["institution"]}
    publication = plain(inputs=inputs)
    cases.add("empty-frame", "Nobody is in the scope: trees without leaves.", publication, (), ["Open"], ok=True)
    comment = "Everything happens in the year 0000, which has a 29 February."
    cases.add("year-zero", comment, year_zero(), (), ["Open", "Sources"], ok=True)
    dice = announced("dice", value="%040d" % 7**40, groups=[{"count": 40, "lowest": 0, "highest": 9}])
    for name, comment, sources in (
        ("two-secrets", "Two parties.", [secret_source("party one"), secret_source("party two")]),
        ("declared", "What the bureau typed in.", [declared()]),
        ("declared-stated", "With stated bits.", [declared("0" * 64, entropyBits=70)]),
        ("announced", "A lottery and dice.", [announced(), dice]),
        ("drand-and-secret", "A beacon and a party.", [drand_source(657413), secret_source("party one")]),
    ):
        cases.add("sources-" + name, comment, plain(sources=sources), (), ["Sources"], ok=True)


def year_zero():
    """Days are covered by several spans together: of the six, I-2 and I-3 cannot go."""
    inputs = small_inputs(inspectors=6)
    inputs["plan"]["tasks"][0]["window"] = {"start": "0000-02-20", "end": "0000-03-10"}
    always, until = ("0000-01-01", "9999-12-31"), ("0000-01-01", "0000-02-28")
    certificates = {"I-1": [("0000-02-29", "0000-12-31"), until], "I-2": [until, ("0000-03-01", "0000-12-31")]}
    for row in inputs["inspectors"]:
        spans = certificates.get(row["id"], [always])
        row["certificates"] = [{"validFrom": first, "validTo": last} for first, last in spans]
    nested = [("0000-02-20", "0000-03-01"), ("0000-02-21", "0000-02-22"), ("0000-03-02", "0000-03-10")]
    gap = [("0000-02-20", "0000-02-28"), ("0000-03-01", "0000-03-10")]
    for row, spans in zip(inputs["inspectors"][2:4], (nested, gap)):
        row["absences"] = [{"reason": "leave", "from": first, "to": last} for first, last in spans]
    publication = plain(
        inputs=inputs,
        sources=[declared(at="0000-02-29T00:00:00Z")],
        sealed_at="0000-02-28T23:59:59Z",
        late="0000-02-29T00:00:00Z",
    )
    ineligible = publication.files[1]["record"]["assignment"]["ineligible"]
    assert [row["inspectorId"] for row in ineligible] == ["I-2", "I-3"], ineligible
    return publication


def some_tasks():
    """One of two tasks of a plan, drawn; the other is not."""
    publication = Publication()
    drawn(publication, small_inputs(tasks=2, inspectors=4), only=["T02"])
    return publication


def batches(wrong=None):
    publication = Publication()
    half = {"T01": {"number": 1, "cumulativeShare": "1/2", "alreadyDrawn": []}}
    first = drawn(publication, batches=half)
    already = sorted(unit["targetId"] for unit in publication.files[first]["record"]["tasks"][0]["selected"])
    if wrong:
        already = wrong(already)
    rest = {"T01": {"number": 2, "cumulativeShare": "100%", "alreadyDrawn": already}}
    drawn(
        publication,
        batches=rest,
        sources=[secret_source("party two", at="2023-09-22T10:00:00Z")],
        sealed_at="2023-09-21T08:00:00Z",
        late="2023-09-23T08:00:00Z",
    )
    return publication


def withdrawn():
    publication = Publication()
    publication.commit(small_inputs(), [secret_source("party one")[0]])
    publication.void(1, "withdrawn", "2023-09-02T08:00:00Z")
    return publication


def drawn_later(publication, party, inputs=None, **more):
    """Another draw after the first."""
    return drawn(
        publication,
        inputs,
        sources=[secret_source(party, at="2023-09-25T10:00:00Z")],
        sealed_at="2023-09-24T08:00:00Z",
        late="2023-09-26T08:00:00Z",
        **more,
    )


def missing_and_redrawn():
    publication = Publication()
    publication.commit(small_inputs(), [secret_source("party one")[0]])
    publication.void(1, "source-missing", "2023-09-11T08:00:00Z", source="party one")
    drawn(
        publication,
        sources=[secret_source("party two", at="2023-09-22T10:00:00Z")],
        sealed_at="2023-09-21T08:00:00Z",
        late="2023-09-23T08:00:00Z",
        drawNumber=2,
        redrawReason="Party one did not reveal its secret.",
    )
    return publication


def cannot_be_drawn(able=False):
    """One of two inspectors keeps away from every shop."""
    publication = Publication()
    inputs = small_inputs(inspectors=2)
    named, known = secret_source("party one")
    if not able:
        inputs["avoidances"] = [avoidance(1, "I-1", "region", "14")]
    publication.commit(inputs, [named])
    publication.seed(1, [known])
    publication.void(1, "cannot-be-drawn", LATE)
    return publication


def valid_chains(cases):
    cases.add("batches", "The second of two batches.", batches(), (), ["Chain"], ok=True)
    cases.add("redraw", "Drawn again because a source failed.", missing_and_redrawn(), (), ["Chain", "Void"], ok=True)
    cases.add("withdrawn", "Withdrawn before a source was known.", withdrawn(), (), ["Void"], ok=True)
    cases.add("cannot-be-drawn", "No teams exist.", cannot_be_drawn(), (), ["Void"], ok=True)
    publication = Publication()
    publication.commit(small_inputs(), [secret_source("party one")[0]])
    cases.add("pending", "No seed yet.", publication, (), ["Chain"], ok=True)
    head = {"head": {"number": 1, "hash": publication.sealed()[0]["entryHash"]}}
    cases.add("pending-head", "The newest entry is known.", publication, (), ["Chain", "Trusted"], head, ok=True)
    assert cases.vectors.cases[-1]["expected"]["levels"]["L4"] == "not-checked"
    publication.seed(1, [secret_source("party one")[1]])
    cases.add("pending-seed", "No result yet.", publication, (), ["Chain"], ok=True)
    publication = Publication()
    other = small_inputs()
    other["plan"]["id"] = "plan-2023-b"
    publication.commit(small_inputs(), [secret_source("party one")[0]])
    publication.commit(other, [secret_source("party two")[0]])
    for number, party in ((2, "party two"), (1, "party one")):
        publication.seed(number, [secret_source(party)[1]])
    publication.result(1, 4)
    publication.result(2, 3)
    cases.add("alternating", "Two draws whose entries alternate.", publication, (), ["Chain"], ok=True)
    publication = some_tasks()
    drawn_later(publication, "party two", small_inputs(tasks=2, inspectors=4), only=["T01"])
    comment = "The tasks of a plan are drawn one after the other; neither is drawn again."
    cases.add("some-tasks", comment, publication, (), ["Chain"], ok=True)
    publication = plain()
    record = publication.files[1]["record"]
    publication.files[1]["record"] = {**record, "warnings": [{"code": "OPEN_QUESTION", "message": "Which?"}]}
    cases.add("other-warnings", "Warnings are notes.", publication, (), ["Record"], ok=True)


def valid_parts(cases):
    cases.add("chain-alone", "Nothing was drawn again.", plain(), (), ["Partial"], chain_alone=True, ok=False)
    for name in ("record", "plan", "targets", "salt-key"):
        publication = plain()
        publication.leave_out(1, only=[name])
        cases.add("without-" + name, "Not drawn again.", publication, (), ["Partial"], ok=False)
    publication = Publication()
    publication.texts["chain.jsonl"] = ""
    cases.add("empty-chain", "There is nothing to verify.", publication, (), ["Partial"], ok=False)
    publication = plain()
    files = publication.documents()
    publication.texts["draws/1/plan.json"] = "\ufeff" + json.dumps(
        publication.files[1]["plan"], indent=2, ensure_ascii=True
    ).replace("2023,", "2.023e3,")
    assert publication.texts["draws/1/plan.json"] != files["draws/1/plan.json"]
    comment = "The plan with a byte order mark, escapes, and 2.023e3."
    cases.add("other-spelling", comment, publication, (), ["Open"], ok=True)
    publication = batches()
    publication.leave_out(1, only=["record"])
    cases.add("batches-without-record", "The record of the first batch is not there.", publication, (), ["Partial"])


# Invalid form.


def invalid_form(cases):
    def form(case_id, comment, change, chain_alone=False):
        publication = withdrawn()
        files = publication.documents()
        if chain_alone:
            files = {"chain.jsonl": files["chain.jsonl"]}
        publication.texts = {name: None for name in publication.documents()}
        publication.texts.update(files)
        change(publication.texts)
        cases.add("form-" + case_id, comment, publication, ["form"], ["Form"], ok=False)

    def rewrite(name, change):
        def applied(texts):
            texts[name] = change(texts[name])

        return applied

    def chain(case_id, comment, change):
        form("chain-" + case_id, comment, rewrite("chain.jsonl", change), chain_alone=True)

    def in_plan(case_id, comment, change):
        def applied(texts):
            kept = {"chain.jsonl": texts["chain.jsonl"], "draws/1/plan.json": change(texts["draws/1/plan.json"])}
            texts.update({name: None for name in texts})
            texts.update(kept)

        form("plan-" + case_id, comment, applied)

    def named(case_id, comment, name, text="[]"):
        form("name-" + case_id, comment, lambda texts: texts.update({name: text}), chain_alone=True)

    form("no-chain", "There is no chain.jsonl.", lambda texts: texts.update({"chain.jsonl": None}))
    chain("no-line-feed", "The last line does not end.", lambda text: text[:-1])
    chain("blank-line", "A line without an entry.", lambda text: text + "\n")
    chain("carriage-return", "Lines end with two characters.", lambda text: text.replace("\n", "\r\n"))
    chain("byte-order-mark", "A mark, which other files may have.", lambda text: "\ufeff" + text)
    chain("space", "A space after a comma.", lambda text: text.replace(",", ", ", 1))
    chain("order-of-keys", "Keys in another order.", lambda text: reversed_keys(text))
    chain("escape", "A letter as an escape.", lambda text: text.replace("party one", "p\\u0061rty one"))
    chain("number", "A number as a fraction.", lambda text: text.replace('"drawNumber":1', '"drawNumber":1.0'))
    chain(
        "twice",
        "A key that comes twice.",
        lambda text: text.replace('"drawNumber":1', '"drawNumber":1,"drawNumber":1'),
    )
    chain("unknown-kind", "A kind that dr1 does not know.", lambda text: text.replace('"kind":"void"', '"kind":"gap"'))
    chain("version", "Another protocol.", lambda text: text.replace('"protocol":"dr1"', '"protocol":"dr2"'))
    chain("no-such-day", "The 31st of September.", lambda text: text.replace('"2023-09-01T', '"2023-09-31T'))
    chain("no-such-hour", "24 o'clock.", lambda text: text.replace('"2023-09-01T08', '"2023-09-01T24'))
    chain("leap-second", "Second 60.", lambda text: text.replace("01T08:00:00Z", "01T08:00:60Z"))
    chain("no-date", "A word for a time.", lambda text: text.replace('"2023-09-01T08:00:00Z"', '"today"'))
    chain("cut", "Half a line.", lambda text: text[: len(text) // 2] + "\n")
    chain("list", "A list for an entry.", lambda text: "[]\n" + text)
    in_plan("unknown-field", "A field that plans do not have.", lambda text: text.replace("{", '{"extra":1,', 1))
    in_plan("twice", "A key that comes twice.", lambda text: text.replace("{", '{"year":2023,', 1))
    in_plan("no-such-day", "The 31st of November.", lambda text: text.replace("2023-10-31", "2023-11-31"))
    in_plan("deep", "101 levels.", lambda text: "[" * 101 + "]" * 101)
    in_plan("not-json", "A comma too many.", lambda text: text[:-1] + ",}")
    in_plan("nan", "A number that is none.", lambda text: text.replace("2023,", "NaN,", 1))
    in_plan("text", "A number as text.", lambda text: text.replace('"year":2023', '"year":"2023"'))
    in_plan("control", "A control character in a name.", lambda text: text.replace("Price", "Pri\\u0007ce"))
    in_plan("two", "Two documents.", lambda text: text + text)
    in_plan("two-marks", "Two byte order marks.", lambda text: "\ufeff\ufeff" + text)
    named("other", "A name that publications do not have.", "notes.json")
    named("folder", "Entry 2 is no commitment.", "draws/2/avoidances.json")
    named("no-entry", "There is no entry 9.", "draws/9/avoidances.json")
    named("leading-zero", "01 is not a number of the chain.", "draws/01/avoidances.json")
    named("case", "Another case.", "draws/1/Avoidances.json")
    named("witness", "A name that is no id.", "witness/a b.json", "{}")


def reversed_keys(text):
    lines = [json.loads(line) for line in text.splitlines()]
    return "".join(
        json.dumps({key: line[key] for key in reversed(line)}, ensure_ascii=False, separators=(",", ":")) + "\n"
        for line in lines
    )


# Invalid chains.


def invalid_chain(cases):
    def chain(case_id, comment, failed, publication, trusted=None, flags=("Entry",)):
        cases.add(case_id, comment, publication, failed, flags, trusted, chain_alone=True)

    for number, change in ((1, {"software": "other"}), (2, {"at": "2023-09-20T08:00:01Z"}), (3, {"at": LATE})):
        publication = plain()
        right = publication.sealed()[number - 1]["entryHash"]
        if number == 3:
            publication.entries[2]["tasks"][0]["strata"][0]["drawn"] += 1
            right = right[:-1] + ("0" if right[-1] != "0" else "1")
        publication.entries[number - 1].update(change, entryHash=right)
        # The result must not be dated before the seed.
        if number == 2:
            publication.entries[2]["at"] = "2023-09-20T08:00:01Z"
        chain("entry-%d-hash" % number, "The hash is that of another entry.", ["entry.%d.hash" % number], publication)
    publication = plain()
    publication.entries[1]["number"] = 3
    chain("order-number", "A number that is left out.", ["chain.order"], publication)
    publication = plain()
    publication.entries[2]["previous"] = publication.sealed()[0]["entryHash"]
    chain("order-previous", "An entry names the one before the one before it.", ["chain.order"], publication)
    publication = plain()
    publication.entries[0]["previous"] = "0" * 64
    chain("order-first", "The first entry names one before it.", ["chain.order"], publication)
    publication = plain()
    publication.entries[1]["previous"] = None
    chain("order-none", "The second entry names none.", ["chain.order"], publication)
    publication = plain()
    publication.entries[1]["authority"] = "140582"
    chain("order-authority", "An entry of another authority.", ["chain.order"], publication)

    publication = plain()
    publication.entries[2]["at"] = "2023-09-20T07:59:59Z"
    chain("dates-fall", "A result dated before its seed.", ["chain.dates"], publication)
    publication = plain(sealed_at="2023-09-10T10:00:00Z")
    chain("dates-late", "Committed in the second in which the source is known.", ["chain.dates"], publication)
    publication = plain(late="2023-09-10T09:59:59Z")
    chain("dates-early", "A seed before its source is known.", ["chain.dates"], publication)
    publication = plain(sources=[drand_source(657413)], sealed_at="2023-09-15T11:00:03Z")
    chain("dates-round", "Committed when the round was published.", ["chain.dates"], publication)
    publication = plain(
        sources=[secret_source("party one"), drand_source(1000)], sealed_at="2023-08-23T15:59:24Z"
    )
    chain("dates-one-of-two", "One of two sources was known.", ["chain.dates"], publication)

    publication = everything()
    publication.entries[1]["signatures"] = []
    trusted = {"authorityKeys": [AUTHORITY.trusted()]}
    chain("unsigned", "An entry without a signature.", ["chain.signatures"], publication, trusted, ["Trusted"])
    publication = Publication(key=OTHER)
    drawn(publication)
    chain("other-key", "Signed with a key that was not given.", ["chain.signatures"], publication, trusted, ["Trusted"])
    publication = Publication(key=AUTHORITY)
    drawn(publication)
    signed = publication.sealed()
    publication.entries[1]["signatures"] = signed[0]["signatures"]
    chain("other-entry", "The signature of another entry.", ["chain.signatures"], publication, trusted, ["Trusted"])
    publication = Publication(key=AUTHORITY)
    drawn(publication)
    wrong = {**signed[1]["signatures"][0], "value": signed[0]["signatures"][0]["value"]}
    publication.entries[1]["signatures"] = [*signed[1]["signatures"], wrong]
    comment = "A right signature and a wrong one."
    chain("right-and-wrong", comment, ["chain.signatures"], publication, trusted, ["Trusted"])
    publication = plain()
    head = {"head": {"number": 2, "hash": publication.sealed()[2]["entryHash"]}}
    chain("head-hash", "Another entry at this place.", ["chain.head"], publication, head, ["Trusted"])
    head = {"head": {"number": 4, "hash": publication.sealed()[2]["entryHash"]}}
    chain("head-cut", "The chain was cut.", ["chain.head"], publication, head, ["Trusted"])


def invalid_states(cases):
    def chain(case_id, comment, publication, failed=("chain.states",), flags=("Chain",)):
        cases.add("states-" + case_id, comment, publication, list(failed), flags, chain_alone=True)

    named, known = secret_source("party one")

    publication = plain()
    publication.seed(1, [known])
    chain("two-seeds", "A second seed of one commitment.", publication)
    publication = plain()
    publication.add("result", LATE, _of=1, _seed=2, tasks=publication.entries[2]["tasks"])
    chain("two-results", "A second result.", publication)
    publication = plain()
    publication.void(1, "cannot-be-drawn", LATE)
    chain("void-after-result", "Void after there was a result.", publication)
    publication = Publication()
    publication.commit(small_inputs(), [named])
    publication.void(1, "withdrawn", "2023-09-02T08:00:00Z")
    publication.seed(1, [known])
    chain("seed-after-void", "A seed after a void.", publication)
    publication = Publication()
    publication.commit(small_inputs(), [named])
    publication.seed(1, [known])
    publication.void(1, "cannot-be-drawn", LATE)
    publication.result(1, 2)
    chain("result-after-void", "A result after a void.", publication)
    publication = Publication()
    publication.commit(small_inputs(), [named])
    publication.void(1, "source-missing", LATE, source="party one")
    publication.void(1, "source-missing", LATE, source="party one")
    chain("two-voids", "Void twice.", publication, flags=["Void"])
    publication = plain()
    publication.entries[1]["commitment"] = "0" * 64
    chain("seed-of-nothing", "A seed that names no commitment.", publication)
    early, known_now, one = "2023-09-02T08:00:00Z", "2023-09-10T10:00:00Z", {"source": "party one"}
    for case_id, comment, reason, at, more, seeded in (
        ("withdrawn-late", "Withdrawn when the source was known.", "withdrawn", known_now, {}, False),
        ("withdrawn-seeded", "Withdrawn after the seed.", "withdrawn", LATE, {}, True),
        ("withdrawn-source", "A source that is not asked for.", "withdrawn", early, one, False),
        ("missing-unnamed", "Which source is missing is not said.", "source-missing", LATE, {}, False),
        ("missing-other", "A source that was not named.", "source-missing", LATE, {"source": "x"}, False),
        ("missing-seeded", "A source is missing, and there is a seed.", "source-missing", LATE, one, True),
        ("cannot-unseeded", "Nobody can know without a seed.", "cannot-be-drawn", LATE, {}, False),
    ):
        publication = Publication()
        publication.commit(small_inputs(), [named])
        if seeded:
            publication.seed(1, [known])
        publication.void(1, reason, at, **more)
        chain("void-" + case_id, comment, publication, flags=["Void"])

    publication = Publication()
    for party in ("party one", "party two"):
        inputs = small_inputs()
        inputs["plan"]["id"] = party.replace(" ", "-")
        publication.commit(inputs, [secret_source(party)[0]])
    for number, party in ((1, "party one"), (2, "party two")):
        publication.seed(number, [secret_source(party)[1]])
    publication.result(1, 3)
    publication.entries[-1]["seed"] = publication.sealed()[3]["entryHash"]
    chain("result-other-seed", "A result with the seed of another commitment.", publication)
    publication = plain(drawNumber=2, redrawReason="Again.")
    chain("number-two", "The second draw without a first.", publication)
    publication = plain(redrawReason="Again.")
    chain("reason", "A reason for the first draw.", publication)
    publication = missing_and_redrawn()
    del publication.entries[2]["redrawReason"]
    chain("no-reason", "Drawn again without a reason.", publication)
    publication = missing_and_redrawn()
    drawn_later(publication, "party three", drawNumber=2, redrawReason="Again.")
    chain("number-again", "The same number twice.", publication)
    publication = plain()
    drawn_later(publication, "party three", small_inputs(tasks=2))
    chain("number-shared-task", "A first draw that shares a task with an earlier one.", publication)
    publication = plain()
    wrong = "140581/plan-2023/T01/b1/d9"
    publication.entries[0]["tasks"][0]["drawId"] = wrong
    publication.entries[1]["draws"] = [{"drawId": wrong, "seed": seed_of(wrong, [known], "sha256")}]
    publication.entries[2]["tasks"][0]["drawId"] = wrong
    chain("draw-id", "Another drawId, by which S follows.", publication)
    publication = plain(inputs=small_inputs(tasks=2))
    for number, field in ((0, "tasks"), (1, "draws"), (2, "tasks")):
        publication.entries[number][field].reverse()
    chain("unsorted", "Tasks not sorted by id.", publication)
    publication = plain()
    drawn_later(publication, "party one", drawNumber=2, redrawReason="Again.")
    chain("secret-again", "A secret that was revealed before.", publication)
    publication = plain(sources=[announced("a"), announced("a", at="2023-09-11T12:00:00Z"), secret_source("x")])
    chain("source-twice", "Two sources of one type and ref.", publication)
    one, other = secret_source("party one"), secret_source("party two")
    publication = plain(sources=[one, ({**other[0], "digest": one[0]["digest"]}, other[1])])
    publication.entries[1]["sources"][1]["digest"] = one[0]["digest"]
    chain("secret-twice", "Two parties with one digest.", publication, ["chain.states", "draw.1.source.2"])
    publication = plain(policies={"apportionment": "systematic-random"})
    publication.entries[0]["tasks"][0]["strata"][0]["drawn"] = 1
    chain("drawn-before-seed", "What the seed decides is said before.", publication)
    publication = plain()
    del publication.entries[0]["tasks"][0]["strata"][0]["drawn"]
    chain("drawn-unsaid", "What does not need the seed is not said.", publication)
    publication = plain()
    publication.entries[0]["policies"] = {**publication.entries[0]["policies"], "suite": "sm3"}
    chain("policy-suite", "The policies name another suite.", publication)
    publication = with_events()
    publication.entries[4]["suite"] = "sm3"
    chain("event-suite", "An event with another suite.", publication, flags=["Events"])
    publication = with_events()
    publication.entries[4]["event"]["outcome"] = "revoked"
    chain("skip-reason", "An outcome that the commitment does not allow.", publication, flags=["Events"])
    publication = with_events()
    publication.entries[3]["result"] = publication.sealed()[1]["entryHash"]
    chain("event-of-seed", "An event that names a seed.", publication, flags=["Events"])


def invalid_outside(cases):
    def draw(case_id, comment, failed, not_before):
        publication = plain(sources=[drand_source(657413)], notBefore=not_before)
        cases.add("not-before-" + case_id, comment, publication, failed, ["Entry"], chain_alone=True)

    def of(number, signature, *chain):
        return {"ref": drand_ref(number, *chain), "signature": signature}

    failed = ["draw.1.not-before"]
    draw("signature", "The signature of another round.", failed, of(1000, ROUNDS[123]))
    draw("later", "Later than the commitment.", failed, of(657413, ROUNDS[657413]))
    draw("infinity", "The point at infinity.", failed, of(1000, "c0" + "0" * 94))
    draw("chain", "Another chain.", ["form"], of(1000, ROUNDS[1000], "0" * 64))
    draw("round", "A round of the year 10000.", ["form"], of(83903165812, ROUNDS[1000]))

    def witnessed(case_id, comment, level, entry=1, at="2023-09-02T00:00:00Z", key=WITNESS, **more):
        """Not a failure: the check is not made."""
        publication = Publication()
        drawn(publication, sources=[drand_source(657413)], notBefore=of(1000, ROUNDS[1000]))
        publication.witness("city-archive", key, entry, at, **more)
        trusted = {"witnessKeys": [{"name": "city-archive", **WITNESS.trusted()}]}
        cases.add("witness-" + case_id, comment, publication, [], ["Trusted"], trusted, chain_alone=True)
        assert cases.vectors.cases[-1]["expected"]["levels"]["L3"] == level, case_id

    witnessed("seen", "Seen a second before.", "pass", at="2023-09-15T11:00:02Z")
    witnessed("late", "Seen when the source was known.", "not-checked", at="2023-09-15T11:00:03Z")
    witnessed("unknown", "A key that was not given.", "not-checked", key=OTHER)
    witnessed("authority", "Of another authority.", "not-checked", authority="140582")
    witnessed("other-entry", "Of no entry of the chain.", "not-checked", entry="0" * 64)
    witnessed("unsigned", "Without a signature.", "not-checked", signatures=[])
    publication = Publication()
    for number, party in ((1, "party one"), (2, "party two")):
        inputs = small_inputs()
        inputs["plan"]["id"] += "-%d" % number
        named = secret_source(party)[0]
        publication.commit(inputs, [named], notBefore=of(1000, ROUNDS[1000]))
    publication.witness("city-archive", WITNESS, 2, "2023-09-02T00:00:00Z")
    trusted = {"witnessKeys": [{"name": "city-archive", **WITNESS.trusted()}]}
    cases.add("witness-later", "Who saw entry 2 saw entry 1.", publication, [], ["Trusted"], trusted, chain_alone=True)
    publication.witnesses.clear()
    publication.witness("city-archive", WITNESS, 1, "2023-09-02T00:00:00Z")
    comment = "Who saw entry 1 did not see entry 2."
    cases.add("witness-earlier", comment, publication, [], ["Trusted"], trusted, chain_alone=True)


def invalid_sources(cases):
    def sources(case_id, comment, failed, pairs, change=None, **more):
        publication = plain(sources=pairs, **more)
        publication.entries.pop()
        if change:
            change(publication)
        cases.add("sources-" + case_id, comment, publication, failed, ["Sources"], chain_alone=True)

    first = ["draw.1.source.1"]
    sources("drand-round", "The signature of another round.", first, [drand_source(657413, ROUNDS[1000])])
    sources("drand-chain", "A signature of another chain.", first, [drand_source(657413, FASTNET)])
    sources("drand-infinity", "The point at infinity.", first, [drand_source(657413, "c0" + "0" * 94)])
    named, known = drand_source(657413)
    sources("drand-value", "Not SHA-256 of the signature.", first, [(named, {**known, "value": "0" * 64})])
    named, known = secret_source("party one")
    sources("secret", "Not the secret of the digest.", first, [(named, {**known, "value": "1" * 64})])
    more = secret_source("party two")
    second = ["draw.1.source.1"]
    for case_id, comment, value in (
        ("range", "A number that is too high.", "0107132936+09"),
        ("twice", "A number that comes twice.", "0101132933+09"),
        ("short", "A number too few.", "01071329+09"),
        ("leading-zero", "A leading zero is left out.", "107132933+09"),
        ("group", "A group is missing.", "0107132933"),
        ("digits", "Other digits than 0 to 9.", "010713293\u0663+09"),
    ):
        sources("announced-" + case_id, comment, second, [announced(value=value), more])
    sources("few-bits", "Less than 64 bits.", ["draw.1.entropy"], [announced()])
    sources("few-digits", "Nineteen digits.", ["draw.1.entropy"], [declared("1" * 19)])
    sources("stated-bits", "Sixty-three bits, as stated.", ["draw.1.entropy"], [declared("1" * 90, entropyBits=63)])

    def other_ref(publication):
        publication.entries[0]["sources"][0]["ref"] = "Lottery 2023101"

    sources("ref", "Not the source that was named.", ["draw.1.sources"], [announced(), more], other_ref)

    def less(publication):
        publication.entries[0]["sources"].append(secret_source("party three")[0])

    sources("fewer", "A source is left out.", ["draw.1.sources"], [announced(), more], less)

    def swapped(publication):
        publication.entries[0]["sources"].reverse()

    sources("order", "Another order.", ["draw.1.sources"], [announced(), more], swapped)

    for case_id, comment, source in (
        ("space", "A space at the end.", declared("61950286173302491568247506239461823710 ")),
        ("spelling", "A name in a second spelling.", declared(ref="de\u0301s")),
        ("invisible", "An invisible character.", declared("6195028617330249156824750623946182371\u200b0")),
    ):
        sources("text-" + case_id, comment, first, [source])

    def bits(publication):
        publication.entries[1]["countedBits"] += 1

    sources("bits", "One bit too many.", ["draw.1.seeds"], [announced(), more], bits)

    def other_seed(publication):
        publication.entries[1]["draws"][0]["seed"] = "0" * 64

    def swapped_draws(publication):
        publication.entries[1]["draws"].reverse()

    pairs = [announced(), more]
    inputs = small_inputs(tasks=2, inspectors=4)
    sources("draws", "The draws in another order.", ["draw.1.seeds"], pairs, swapped_draws, inputs=inputs)
    sources("seed", "Another S.", ["draw.1.seeds"], [announced(), more], other_seed)


def invalid_lists(cases):
    def lists(case_id, comment, failed, change, **more):
        publication = plain(**more)
        change(publication, publication.files[1])
        cases.add("lists-" + case_id, comment, publication, ["draw.1." + name for name in failed], ["Lists"])

    def evidence(publication):
        """The digests of the record, of the files as they are now."""
        files = publication.files[1]
        files["record"]["evidence"] = evidence_of(files, "sha256")

    def title(publication, files):
        files["plan"]["title"] += "!"
        evidence(publication)
        publication.files[1]["record"]["evidence"]["plan"] = publication.entries[0]["plan"]

    lists("plan", "Another title.", ["plan", "evidence"], title)

    def name(publication, files):
        files["targets"][0]["name"] += "!"
        evidence(publication)

    lists("targets", "Another name of a shop.", ["lists"], name)

    def telephone(publication, files):
        files["inspectors"][0]["name"] = "I"
        evidence(publication)

    lists("inspectors", "Another name of an inspector.", ["lists"], telephone)

    def decided(publication, files):
        files["avoidances"][0]["decidedBy"] = "office-9"
        evidence(publication)

    inputs = small_inputs()
    inputs["avoidances"] = [avoidance(1, "I-1", "region", "33")]
    inputs["exclusions"] = [exclusion("T01", "S-1")]
    lists("avoidances", "Decided by somebody else.", ["lists"], decided, inputs=inputs)

    def irrelevant(publication, files):
        files["avoidances"].append(avoidance(2, "I-1", "region", "44"))
        evidence(publication)

    lists("avoidances-more", "A withdrawal that changes nothing.", ["lists"], irrelevant, inputs=inputs)

    def note(publication, files):
        files["exclusions"][0]["note"] = "\u5907\u6ce8"

    lists(
        "exclusions",
        "A note was added after the draw.",
        ["lists", "evidence", "selection"],
        note,
        inputs=inputs,
    )

    def size(publication, files):
        publication.entries[0]["lists"]["exclusions"]["size"] = 1

    lists("size", "Another size of a tree.", ["lists"], size)

    def salt(publication, files):
        files["salt-key"]["key"] = "0" * 64

    lists("salt-key", "Another key of the salts.", ["lists", "tasks"], salt)

    def frame(publication, files):
        publication.entries[0]["tasks"][0]["frame"]["root"] = "0" * 64

    lists("frame", "Another frame.", ["tasks"], frame)

    def quota(publication, files):
        publication.entries[0]["tasks"][0]["quotaCount"] += 1
        files["record"]["tasks"][0]["quotaCount"] += 1

    lists("quota", "Another quota in commitment and record.", ["tasks", "selection"], quota)

    def no_longer(publication, files):
        files["targets"].pop(0)
        evidence(publication)

    lists("left-out", "A shop was left out after the draw.", ["lists", "tasks", "selection"], no_longer)

    no_draw = ["tasks"]
    for case_id, comment, failed, change in (
        ("target-twice", "A shop twice in the directory.", ["lists", *no_draw], repeat("targets")),
        ("exclusion-twice", "Two decisions about a shop.", ["lists", *no_draw], repeat("exclusions")),
        ("unknown-excluded", "A decision about nobody.", ["lists", *no_draw], exclude("T01", "S-99")),
        ("unknown-task", "A decision about no task.", ["lists", *no_draw], exclude("T99", "S-1")),
        ("unknown-inspector", "A withdrawal of nobody.", ["lists", *no_draw], withdraw("I-99", "region", "33")),
        ("unknown-colleague", "A withdrawal from nobody.", ["lists", *no_draw], withdraw("I-1", "inspector", "I-99")),
        ("sequence", "The tasks are not numbered from 1.", no_draw, in_task(sequence=2)),
        ("class", "A credit class without a tier, in a scope.", no_draw, in_task(scope={"creditClasses": ["A", "E"]})),
    ):
        inputs = small_inputs()
        inputs["exclusions"] = [exclusion("T01", "S-1")]
        publication = Publication()
        change(inputs)
        publication.commit(inputs, [secret_source("party one")[0]])
        cases.add("lists-" + case_id, comment, publication, ["draw.1." + name for name in failed], ["Lists"])
    inputs = small_inputs()
    publication = Publication()
    publication.commit(inputs, [secret_source("party one")[0]])
    plan = publication.files[1]["plan"]
    # The ratio is that of the commitment, in other words.
    plan["tasks"][0]["quota"]["ratio"] = "28e-2"
    publication.entries[0]["plan"] = plan_digest("sha256", plan)
    cases.add("lists-ratio", "A ratio with an exponent.", publication, ["draw.1.tasks"], ["Lists"])
    publication = Publication()
    publication.commit(small_inputs(tasks=2, inspectors=4), [secret_source("party one")[0]])
    publication.entries[0]["tasks"].pop()
    cases.add("lists-fewer-tasks", "One task of two is committed to.", publication, (), ["Lists"], ok=True)
    publication = Publication()
    publication.commit(small_inputs(), [secret_source("party one")[0]])
    task = publication.entries[0]["tasks"][0]
    more = {**task, "taskId": "T99", "drawId": task["drawId"].replace("T01", "T99")}
    publication.entries[0]["tasks"].append(more)
    cases.add("lists-more-tasks", "A task that the plan does not have.", publication, ["draw.1.tasks"], ["Lists"])
    publication = some_tasks()
    publication.files[1]["record"]["evidence"]["plan"] = "0" * 64
    failed = ["draw.1.commitment", "draw.1.evidence"]
    cases.add("lists-some-tasks", "Another digest of the plan of both tasks.", publication, failed, ["Lists"])
    publication = Publication()
    inputs = small_inputs()
    repeat("targets")(inputs)
    drawn(publication, inputs)
    failed = ["draw.1." + name for name in ("lists", "tasks", "selection", "teams")]
    cases.add("lists-target-twice-drawn", "A shop twice, and drawn all the same.", publication, failed, ["Lists"])

    publication = batches(lambda already: already[1:])
    cases.add("batches-left-out", "The first batch drew more.", publication, ["draw.4.batches"], ["Lists", "Chain"])
    publication = batches(lambda already: sorted({*already, "S-1", "S-2"}))
    cases.add("batches-more", "The first batch drew less.", publication, ["draw.4.batches"], ["Lists", "Chain"])
    publication = cannot_be_drawn(able=True)
    cases.add("void-needlessly", "There are teams.", publication, ["draw.1.void"], ["Void"])


def repeat(name):
    return lambda inputs: inputs[name].append(inputs[name][0])


def exclude(task, target):
    return lambda inputs: inputs["exclusions"].append(exclusion(task, target))


def withdraw(inspector, against, ref):
    return lambda inputs: inputs["avoidances"].append(avoidance(1, inspector, against, ref))


def in_task(**fields):
    return lambda inputs: inputs["plan"]["tasks"][0].update(fields)


def invalid_record(cases):
    def record(case_id, comment, failed, change, publication=None, lists=True):
        publication = publication or plain(policies={"reservePerStratum": 1})
        document = publication.files[1]["record"]
        change(document, publication)
        if not lists or not {"selection", "teams", "evidence"} & set(failed):
            publication.leave_out(1, but=["record"])
        cases.add("record-" + case_id, comment, publication, ["draw.1." + name for name in failed], ["Record"])

    def hashed(document, publication):
        document["recordHash"] = "0" * 64

    record("hash", "Another hash, which the result names.", ["record"], hashed)

    def unnamed(document, publication):
        publication.entries[2]["record"] = "0" * 64

    record("unnamed", "The result names another record.", ["result"], unnamed)

    def cutoff(document, publication):
        drawn_of = next(row for row in publication.entries[2]["tasks"][0]["strata"] if "cutoff" in row)
        drawn_of["cutoff"] = "f" * 64

    record("cutoff", "Another cut-off in the result.", ["result"], cutoff)

    def no_cutoff(document, publication):
        drawn_of = next(row for row in publication.entries[2]["tasks"][0]["strata"] if "cutoff" in row)
        del drawn_of["cutoff"]

    record("no-cutoff", "No cut-off in the result.", ["result"], no_cutoff)

    def count(document, publication):
        publication.entries[2]["tasks"][0]["strata"][0]["drawn"] += 1

    record("count", "Another count in the result.", ["result"], count)

    def date(document, publication):
        document["asOf"] = "2023-08-30"

    record("date", "Another date.", ["commitment"], date)

    def number(document, publication):
        document["drawNumber"] = 2

    record("draw-number", "Another number of the draw.", ["commitment"], number)

    def reason(document, publication):
        document["redrawReason"] = "Again."

    record("reason", "A reason that the commitment does not have.", ["commitment"], reason)

    def policies(document, publication):
        document["policies"] = {**document["policies"], "teamSize": 3}

    record("policies", "Other policies.", ["commitment"], policies)

    def bits(document, publication):
        document["seed"]["countedBits"] = 1

    record("bits", "Other bits.", ["commitment"], bits, lists=False)

    def sources(document, publication):
        document["seed"]["sources"] = [{**document["seed"]["sources"][0], "digest": "0" * 64}]

    record("sources", "Another digest of a source, which is not in S.", ["commitment"], sources, lists=False)

    def date_of_task(document, publication):
        document["tasks"][0]["asOf"] = "2023-08-30"

    record("task-date", "Another date of a task.", ["commitment"], date_of_task, lists=False)

    def frame_size(document, publication):
        document["tasks"][0]["frame"]["size"] += 1

    record("frame-size", "Another size of the frame.", ["commitment"], frame_size, lists=False)

    def frame_eligible(document, publication):
        document["tasks"][0]["frame"]["eligible"] -= 1

    record("frame-eligible", "Fewer who could be drawn.", ["commitment"], frame_eligible, lists=False)

    def evidence(document, publication):
        document["evidence"]["inspectors"]["digest"] = "0" * 64

    record("evidence", "A digest of another list.", ["evidence"], evidence)

    def reserve(document, publication):
        next(row for row in document["tasks"][0]["strata"] if row["reserve"])["reserve"] = []

    record("reserve", "A reserve is left out.", ["selection"], reserve)

    def probability(document, publication):
        document["tasks"][0]["strata"][0]["inclusionProbability"] = "1/2"

    record("probability", "Another probability.", ["selection"], probability)

    def order(document, publication):
        selected = document["tasks"][0]["selected"]
        selected[0]["targetId"], selected[1]["targetId"] = selected[1]["targetId"], selected[0]["targetId"]
        for one in ("stratum", "ticket"):
            selected[0][one], selected[1][one] = selected[1][one], selected[0][one]

    record("order", "The inspections in another order.", ["selection"], order)

    def strata_order(document, publication):
        document["tasks"][0]["strata"].reverse()
        publication.entries[2]["tasks"][0]["strata"].reverse()

    record("strata-order", "The strata in another order.", ["commitment", "selection"], strata_order)

    def level(document, publication):
        document["tasks"][0]["level"] = "1/3"

    record("level", "Another level.", ["commitment", "selection"], level)

    def chosen(document, publication):
        """A shop of somebody's choice, with its own ticket, and a cut-off that lets it in."""
        task = document["tasks"][0]
        row = next(row for row in task["strata"] if row["reserve"] and row["drawn"])
        reserve = row["reserve"][0]
        unit = next(unit for unit in task["selected"] if unit["stratum"] == row["stratum"])
        gone = unit["targetId"]
        unit.update(reserve)
        row["cutoff"], row["reserve"] = reserve["ticket"], []
        publication.entries[2]["tasks"] = result_tasks(document)
        for visit in document["assignment"]["visits"]:
            if visit["targetId"] == gone:
                visit.update(visitId="T01/" + reserve["targetId"], targetId=reserve["targetId"])

    record("chosen", "A shop that was not drawn, everything else made to fit.", ["selection", "teams"], chosen)

    def ticket(document, publication):
        document["tasks"][0]["selected"][0]["ticket"] = "0" * 64

    record("ticket", "Another ticket.", ["record", "selection"], ticket)

    def twice(document, publication):
        selected = document["tasks"][0]["selected"]
        selected[1] = {**selected[0], "order": 2}

    record("twice", "A shop that was drawn twice.", ["record", "selection"], twice)

    def missing(document, publication):
        document["tasks"][0]["selected"].pop()

    record("missing", "A shop is left out.", ["record", "selection"], missing)

    def seed(document, publication):
        document["tasks"][0]["seed"] = "0" * 64

    record("seed", "Another S.", ["result", "record", "selection"], seed)

    def teams_seed(document, publication):
        document["assignment"]["seed"] = "0" * 64

    record("teams-seed", "Another T.", ["record", "teams"], teams_seed)

    def chance(document, publication):
        document["assignment"]["visits"][0]["mostChance"] = "1"

    record("chance", "Another chance.", ["teams"], chance)

    def other_member(document, publication):
        """Two change places between two visits, so that loads still fit."""
        visits = document["assignment"]["visits"]
        everybody = {one["inspectorId"] for visit in visits for one in visit["team"]}
        for one in visits:
            for other in visits:
                home = {member["inspectorId"] for member in one["team"]}
                away = {member["inspectorId"] for member in other["team"]}
                if home != away:
                    (leaves,), (joins,) = home - away, away - home
                    swap(one["team"], leaves, joins)
                    swap(other["team"], joins, leaves)
                    assert everybody
                    return
        raise AssertionError("all teams are alike")

    record("teams", "Two inspectors change places.", ["teams"], other_member)

    def load(document, publication):
        document["assignment"]["loads"][0]["visits"] += 1

    record("load", "A visit too many.", ["record", "teams"], load)

    def expected(document, publication):
        row = document["assignment"]["loads"][0]
        row["expected"] = "%d.001" % (row["visits"] + 1)

    record("expected", "More expected than was possible.", ["record", "teams"], expected)

    def lead(document, publication):
        team = document["assignment"]["visits"][0]["team"]
        team[0]["inspectorId"], team[1]["inspectorId"] = team[1]["inspectorId"], team[0]["inspectorId"]

    record("lead", "Somebody else leads.", ["teams"], lead)

    def alone(document, publication):
        visit = document["assignment"]["visits"][0]
        gone = visit["team"].pop()["inspectorId"]
        next(row for row in document["assignment"]["loads"] if row["inspectorId"] == gone)["visits"] -= 1

    record("alone", "One who goes alone.", ["record", "teams"], alone)

    def visit(document, publication):
        document["assignment"]["visits"].pop()

    record("visit", "A shop that nobody goes to.", ["record", "teams"], visit)

    def pair(document, publication):
        document["assignment"]["visits"][0]["ticket"] = "0" * 64

    pairs = {"assignment": "pair-ticket/1"}
    record("pair-ticket", "Another ticket of a team.", ["record", "teams"], pair, plain(policies=pairs))

    def pairs_count(document, publication):
        document["assignment"]["visits"][0]["eligibleTeams"] += 1

    record("eligible-teams", "Another number of teams.", ["teams"], pairs_count, plain(policies=pairs))

    def shuffled(document, publication):
        document["tasks"][0]["selected"].reverse()
        for place, unit in enumerate(document["tasks"][0]["selected"], start=1):
            unit["order"] = place

    by_shuffle = plain(policies={"selection": "shuffle/1"})
    record("shuffle-order", "Another order with shuffle/1.", ["selection"], shuffled, by_shuffle)


def swap(team, leaves, joins):
    for member in team:
        if member["inspectorId"] == leaves:
            member["inspectorId"] = joins
    lead, *others = team
    team[:] = [lead, *sorted(others, key=lambda one: one["inspectorId"])]


def invalid_openings(cases):
    def openings(case_id, comment, change, failed=("draw.1.openings",), trusted=None):
        publication = blinded_publication()
        change(publication.files[1]["openings"]["openings"])
        publication.leave_out(1, but=["openings", "targets", "inspectors"])
        cases.add("openings-" + case_id, comment, publication, list(failed), ["Blinded"], trusted)

    openings("salt", "Another salt.", lambda found: found[0].update(salt="0" * 64))
    openings("unsorted", "Not sorted by id.", lambda found: found.reverse())
    openings("id", "An opening of another shop.", lambda found: found[0].update(id="S-0"))
    publication = plain()
    publication.leave_out(1, but=["targets"])
    cases.add(
        "register",
        "A shop that is not in the directory.",
        publication,
        ["draw.1.register"],
        ["Trusted"],
        {"register": ["S-1", "S-8"]},
    )
    publication = blinded_publication()
    del publication.files[1]["openings"]["openings"][0]
    publication.leave_out(1, but=["openings", "targets", "inspectors"])
    cases.add(
        "register-blinded",
        "A shop without an opening.",
        publication,
        ["draw.1.register"],
        ["Trusted", "Blinded"],
        {"register": ["S-1", "S-2"]},
    )
