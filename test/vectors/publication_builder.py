"""Makes publications: commitments, seed entries, results, events and voids in one chain, with their files.

What a part does not state follows from the others when the texts are made, so that a case can change one thing and
have every hash above it follow, or state a wrong hash and have everything else stay.
"""

import copy
import json

from dr1 import ed25519, sm2
from dr1.draw import commit_tasks, draw_tasks, evidence_of
from dr1.protocol import canonical_json, digest, plan_digest, record_hash, seed_of
from dr1.signatures import signed_text
from dr1.sources import bits_of_all
from dr1.teams import teams_of
from dr1.trees import head_of, leaves_of_frame, leaves_of_list
from small_inputs import small_inputs
from whole_plan import DEFAULT_POLICIES

LATE = "2023-09-20T08:00:00Z"
LISTS = ("targets", "inspectors", "avoidances", "exclusions")


class Key:
    """A key pair, made from a name."""

    def __init__(self, name, algorithm="ed25519"):
        self.algorithm, self.secret = algorithm, bytes.fromhex(digest("sha256", "key of " + name))
        if algorithm == "ed25519":
            self.public = ed25519.public_key(self.secret).hex()
        else:
            self.number = int.from_bytes(self.secret, "big") % (sm2.ORDER - 1) + 1
            self.public = sm2.public_key(self.number).hex()

    def trusted(self):
        return {"algorithm": self.algorithm, "key": self.public}

    def sign(self, document):
        message = signed_text(document).encode("utf-8")
        if self.algorithm == "ed25519":
            value = ed25519.sign(message, self.secret)
        else:
            once = int(digest("sha256", "once " + self.public + signed_text(document)), 16) % (sm2.ORDER - 1) + 1
            value = sm2.sign(message, self.number, once)
        return {**self.trusted(), "value": value.hex()}


def secret_source(party, suite="sha256", at="2023-09-10T10:00:00Z"):
    """A committed `reveal` source and what it becomes."""
    value = digest("sha256", "secret of " + party)
    committed = {"type": "reveal", "ref": party, "digest": digest(suite, "dr1:secret:%s:%s" % (value, party))}
    return {**committed, "at": at}, {**committed, "value": value}


class Publication:
    def __init__(self, suite="sha256", key=None, authority="140581"):
        self.suite, self.key, self.authority = suite, key, authority
        self.entries, self.files, self.witnesses = [], {}, {}
        # What a file is to be called, and text to use instead of a document.
        self.texts = {}

    # Entries. Each returns its number.

    def add(self, kind, at, **fields):
        self.entries.append({"kind": kind, "at": at, **fields})
        return len(self.entries)

    def commit(self, inputs, sources, at="2023-09-01T08:00:00Z", policies=None, **more):
        """`more`: fields of the entry to set, `batches`, and `only`, the ids of the tasks that are drawn if not all."""
        number = len(self.entries) + 1
        policies = {**DEFAULT_POLICIES, "suite": self.suite, **(policies or {})}
        key = digest("sha256", "salts of entry %d of %s" % (number, self.authority))
        batches, only = more.pop("batches", {}), more.pop("only", None)
        inputs = {
            **({"tasks": only} if only else {}),
            **copy.deepcopy(inputs),
            "drawNumber": more.pop("drawNumber", 1),
            "batches": batches,
            "asOf": "2023-08-31",
        }

        def tree(task_id, members):
            return head_of(self.suite, leaves_of_frame(self.suite, key, task_id, members))

        lists = {
            name: head_of(self.suite, leaves_of_list(self.suite, key, name, inputs[name])) for name in LISTS
        }
        self.files[number] = {
            "plan": inputs["plan"],
            **{name: inputs[name] for name in LISTS},
            "salt-key": {"protocol": "dr1", "kind": "salt-key", "key": key},
        }
        fields = {
            "planId": inputs["plan"]["id"],
            "plan": plan_digest(self.suite, inputs["plan"]),
            "asOf": inputs["asOf"],
            "drawNumber": inputs["drawNumber"],
            "policies": policies,
            "publication": "open",
            "lists": lists,
            "tasks": commit_tasks(inputs, policies, tree),
            "sources": sources,
            "skipReasons": ["deregistered", "moved-out"],
            **more,
        }
        return self.add("commitment", at, _inputs=inputs, **fields)

    def seed(self, of, sources, at="2023-09-20T08:00:00Z"):
        tasks = self.entries[of - 1]["tasks"]
        draws = [
            {"drawId": task["drawId"], "seed": seed_of(task["drawId"], sources, self.suite)} for task in tasks
        ]
        return self.add("seed", at, _of=of, sources=sources, countedBits=bits_of_all(sources), draws=draws)

    def result(self, of, seed, at="2023-09-20T09:00:00Z"):
        commitment, sources = self.entries[of - 1], self.entries[seed - 1]["sources"]
        inputs = {**commitment["_inputs"], "seed": {"sources": sources}}
        policies = commitment["policies"]
        tasks = draw_tasks(inputs, policies)
        record = {
            "protocol": "dr1",
            "kind": "plan-record",
            **{
                name: commitment[name]
                for name in ("planId", "asOf", "drawNumber", "redrawReason", "policies")
                if name in commitment
            },
            "seed": {"sources": sources, "countedBits": bits_of_all(sources)},
            "evidence": evidence_of(inputs, self.suite),
            "tasks": [{**task, "warnings": []} for task in tasks],
            "assignment": {**teams_of(inputs, tasks, policies), "warnings": []},
            "warnings": [],
        }
        self.files[of]["record"] = copy.deepcopy(record)
        return self.add("result", at, _of=of, _seed=seed, tasks=result_tasks(record))

    def event(self, result, at="2023-10-10T08:00:00Z", **event):
        return self.add("event", at, _result=result, event=event)

    def void(self, of, reason, at, **more):
        return self.add("void", at, _of=of, reason=reason, note="\u8bf4\u660e", **more)

    def witness(self, name, key, entry, at, **more):
        self.witnesses[name] = (key, entry, at, more)

    # Texts.

    def leave_out(self, number, only=(), but=()):
        """Files of a draw that are not published: these, or all but these."""
        for name in only or set(self.files[number]) - set(but):
            self.texts["draws/%d/%s.json" % (number, name)] = None

    def sealed(self):
        """All entries with whatever they do not state."""
        sealed, events = [], {}
        for number, entry in enumerate(self.entries, start=1):
            stated = {name: value for name, value in entry.items() if not name.startswith("_")}
            full = {
                "protocol": "dr1",
                "suite": self.suite,
                "authority": self.authority,
                "number": number,
                **({"previous": sealed[-1]["entryHash"]} if sealed else {}),
                **self.links(entry, sealed, events),
                **{name: copy.deepcopy(value) for name, value in stated.items() if name != "event"},
            }
            full = {name: value for name, value in full.items() if value is not None}
            rest = {name: value for name, value in full.items() if name not in ("entryHash", "signatures")}
            full.setdefault("entryHash", digest(full["suite"], "dr1:entry:" + canonical_json(rest)))
            if self.key and "signatures" not in stated:
                full["signatures"] = [self.key.sign(full)]
            sealed.append(full)
        return sealed

    def links(self, entry, sealed, events):
        links = {}
        if "_of" in entry:
            links["commitment"] = sealed[entry["_of"] - 1]["entryHash"]
        if "_seed" in entry:
            links["seed"] = sealed[entry["_seed"] - 1]["entryHash"]
            links["record"] = self.record(entry["_of"])["recordHash"]
        if "_result" in entry:
            result = sealed[entry["_result"] - 1]
            links["result"] = result["entryHash"]
            earlier = events.setdefault(entry["_result"], [])
            links["event"] = self.sealed_event(entry["event"], result["record"], earlier)
            earlier.append(links["event"])
        return links

    def sealed_event(self, event, record, earlier):
        full = {
            "protocol": "dr1",
            "record": record,
            "number": len(earlier) + 1,
            "previous": earlier[-1]["eventHash"] if earlier else record,
            "by": "office-1",
            "at": "2023-10-09",
            **event,
        }
        full.setdefault("eventHash", digest(self.suite, "dr1:event:" + canonical_json(full)))
        return full

    def record(self, number):
        record = self.files[number]["record"]
        return record if "recordHash" in record else {**record, "recordHash": record_hash(record)}

    def documents(self):
        """The text of every file by its name."""
        entries = self.sealed()
        texts = {"chain.jsonl": "".join(canonical_json(entry) + "\n" for entry in entries)}
        for number, files in self.files.items():
            for name, document in files.items():
                shown = self.record(number) if name == "record" else document
                texts["draws/%d/%s.json" % (number, name)] = compact(shown)
        for name, (key, entry, at, more) in self.witnesses.items():
            statement = {
                "protocol": "dr1",
                "kind": "witness",
                "authority": self.authority,
                "entry": entry if isinstance(entry, str) else entries[entry - 1]["entryHash"],
                "at": at,
                **more,
            }
            statement.setdefault("signatures", [key.sign(statement)])
            texts["witness/%s.json" % name] = compact(statement)
        texts.update(self.texts)
        return {name: text for name, text in texts.items() if text is not None}


def compact(document):
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def result_tasks(record):
    """What a result says of the tasks of its record."""
    return [
        {
            "drawId": task["drawId"],
            "strata": [
                {name: row[name] for name in ("stratum", "drawn", "cutoff") if name in row} for row in task["strata"]
            ],
        }
        for task in record["tasks"]
    ]


def drawn(publication, /, inputs=None, sources=None, sealed_at="2023-09-01T08:00:00Z", late=LATE, **more):
    """One draw from commitment to result; its number."""
    named, known = zip(*(sources or [secret_source("party one", publication.suite)]))
    number = publication.commit(inputs or small_inputs(), list(named), sealed_at, **more)
    seed = publication.seed(number, list(known), late)
    publication.result(number, seed, late)
    return number


# Blinded lists (section 7).


def uid_of(suite, key, identifier):
    salt = digest(suite, "dr1:blind:%s:%s" % (key, identifier))
    return digest(suite, "dr1:uid:%s:%s" % (salt, identifier)), salt


def blinded(inputs, suite, key):
    """The lists as a blinded publication has them, and the openings of all targets."""

    def uid(identifier):
        return uid_of(suite, key, identifier)[0]

    def only(row, *names):
        return {name: row[name] for name in names if name in row}

    shown = (
        "subjectType status establishedOn regionCode localOfficeId creditClass creditClassAsOf industryTier "
        "directories lists"
    ).split()
    targets = []
    for row in inputs["targets"]:
        target = {"id": uid(row["id"]), **only(row, *shown)}
        if "licences" in row:
            target["licences"] = [only(one, "kind", "validFrom", "validTo") for one in row["licences"]]
        if "groupId" in row:
            target["groupId"] = uid(row["groupId"])
        targets.append(target)
    inspectors = []
    for row in inputs["inspectors"]:
        inspector = {name: row[name] for name in row if name not in ("name", "inactiveReason", "declaredOn")}
        inspector["certificates"] = [only(one, "validFrom", "validTo") for one in row["certificates"]]
        inspectors.append({**inspector, "id": uid(row["id"])})
    avoidances = []
    for row in inputs["avoidances"]:
        avoidance = {**{name: row[name] for name in row if name != "decidedBy"}, "ground": "other"}
        avoidance["inspectorId"] = uid(row["inspectorId"])
        if row["against"] in ("target", "group", "inspector"):
            avoidance["refId"] = uid(row["refId"])
        avoidances.append(avoidance)
    exclusions = [
        {**{name: row[name] for name in row if name != "note"}, "targetId": uid(row["targetId"])}
        for row in inputs["exclusions"]
    ]
    openings = [
        {"id": row["id"], "salt": uid_of(suite, key, row["id"])[1]}
        for row in sorted(inputs["targets"], key=lambda row: row["id"])
    ]
    lists = {"targets": targets, "inspectors": inspectors, "avoidances": avoidances, "exclusions": exclusions}
    return {**inputs, **lists}, openings
