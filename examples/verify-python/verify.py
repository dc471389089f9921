"""Verifies what a bureau publishes about its double-random draws, by docs/spec.md and the standard library alone.

  python3 verify.py FOLDER [--json] [--authority-key ed25519:HEX]... [--witness-key NAME=ed25519:HEX]...
                    [--head NUMBER:HASH] [--register FILE] [--schemas DIR]
  python3 verify.py --proof FILE [--json] [--result-hash HASH] [--commitment-hash HASH] [--schemas DIR]
  python3 verify.py --record FILE --plan FILE --targets FILE [--exclusions FILE] [--json] [--schemas DIR]
                    [--inspectors FILE --avoidances FILE [--events FILE]]
  python3 verify.py --record FILE --inspectors FILE --avoidances FILE
                    (--received FILE --plan FILE --targets FILE [--exclusions FILE])... [--events FILE]
                    [--json] [--schemas DIR]

The first form verifies a publication, the second what one business was given, the others a record without a chain: of a
plan, with roster, withdrawals and what happened since; or of a draw in two stages, that is one of targets, and one of teams
with the records that it was drawn for. A register is a file with one id a line.
Exit code 0: it verifies. 1: it does not. 2: the call was wrong, or something could not be read.
"""

import json
import re
import sys
from pathlib import Path

sys.dont_write_bytecode = True

from dr1.alone import verify_record
from dr1.json_schema import Schemas, UnknownSchema
from dr1.proof import verify_proof
from dr1.reading import Malformed, parse, text_of
from dr1.report import LEVELS
from dr1.verification import verify_publication

KEY = re.compile("ed25519:[0-9a-f]{64}|sm2:04[0-9a-f]{128}")
OF_RECORDS = ("--record", "--inspectors", "--avoidances", "--events")
OF_EACH_RECORD = ("--received", "--plan", "--targets", "--exclusions")
ONCE = ("--head", "--register", "--schemas", "--proof", "--result-hash", "--commitment-hash") + OF_RECORDS
SEVERAL = ("--authority-key", "--witness-key") + OF_EACH_RECORD


class BadCall(Exception):
    """A call that is not understood, or a file that cannot be read."""


def main(arguments):
    if arguments in (["--help"], ["-h"]):
        print(__doc__)
        return 0
    try:
        folder, options = read_arguments(arguments)
        schemas = Schemas(options.get("--schemas", Path(__file__).resolve().parents[2] / "schema"))
        if "--record" in options:
            record = document(options["--record"])
            return finish_record(verify_record(record, evidence_of_record(record, options), schemas), options)
        if "--proof" in options:
            report = verify_proof(read_file(options["--proof"]), schemas, trusted_of_proof(options))
            return finish(report, options, of_proof=True)
        report = verify_publication(read_folder(folder), schemas, trusted_of(options))
        return finish(report, options, of_proof=False)
    except (BadCall, Malformed, OSError, UnknownSchema, ValueError) as problem:
        print("verify.py: %s" % problem, file=sys.stderr)
        print("verify.py --help says how it is called", file=sys.stderr)
        return 2


def read_arguments(arguments):
    folders, options = [], {"json": False, **{name: [] for name in SEVERAL}}
    left = list(arguments)
    while left:
        name = left.pop(0)
        if name == "--json":
            options["json"] = True
        elif name in ONCE + SEVERAL:
            if not left:
                raise BadCall("%s needs a value" % name)
            if name in SEVERAL:
                options[name].append(left.pop(0))
            elif name in options:
                raise BadCall("%s comes twice" % name)
            else:
                options[name] = left.pop(0)
        elif name.startswith("-"):
            raise BadCall("unknown option %s" % name)
        else:
            folders.append(name)
    of_publication = {"--head", "--register"} & set(options) or any(
        options[name] for name in ("--authority-key", "--witness-key")
    )
    of_proof = {"--result-hash", "--commitment-hash"} & set(options)
    of_records = any(name in options for name in OF_RECORDS) or any(options[name] for name in OF_EACH_RECORD)
    if of_records:
        if "--record" not in options or "--proof" in options or folders or of_publication or of_proof:
            raise BadCall("--record FILE stands with its lists alone")
        return None, options
    if "--proof" in options and (folders or of_publication):
        raise BadCall("--proof FILE stands alone, or with --result-hash and --commitment-hash")
    if "--proof" not in options and (len(folders) != 1 or of_proof):
        raise BadCall("one folder is verified at a time")
    return (folders or [None])[0], options


def key_of(text):
    if not KEY.fullmatch(text):
        raise BadCall("%s is not ed25519: or sm2: and a key in lower-case hexadecimal" % text)
    algorithm, key = text.split(":")
    return {"algorithm": algorithm, "key": key}


def named_key_of(text):
    name, separator, key = text.rpartition("=")
    if not separator or not name:
        raise BadCall("%s is not NAME=KEY" % text)
    return {"name": name, **key_of(key)}


def hash_of(text):
    if not re.fullmatch("[0-9a-f]{64}", text):
        raise BadCall("%s is not a hash in lower-case hexadecimal" % text)
    return text


def trusted_of(options):
    trusted = {
        "authorityKeys": [key_of(text) for text in options["--authority-key"]],
        "witnessKeys": [named_key_of(text) for text in options["--witness-key"]],
    }
    if "--head" in options:
        number, _, entry = options["--head"].partition(":")
        if not re.fullmatch("[1-9][0-9]{0,14}", number):
            raise BadCall("%s is not NUMBER:HASH" % options["--head"])
        trusted["head"] = {"number": int(number), "hash": hash_of(entry)}
    if "--register" in options:
        try:
            lines = read_file(options["--register"]).decode("utf-8-sig").splitlines()
        except UnicodeDecodeError:
            raise BadCall("%s is not UTF-8" % options["--register"]) from None
        trusted["register"] = [line.strip() for line in lines if line.strip()]
    return trusted


def trusted_of_proof(options):
    return {
        name + "Hash": hash_of(options["--%s-hash" % name])
        for name in ("result", "commitment")
        if "--%s-hash" % name in options
    }


def document(name):
    return parse(text_of(read_file(name), 2**28, name).lstrip("\ufeff"), name)


def evidence_of_record(record, options):
    """What is given with a record of its kind."""
    evidence = {
        name: document(options["--" + name]) for name in ("inspectors", "avoidances", "events") if "--" + name in options
    }
    each = {name: [document(file) for file in options["--" + name]] for name in ("plan", "targets", "exclusions")}
    kind = record.get("kind") if isinstance(record, dict) else None
    if kind != "team-record":
        if kind == "target-record" and evidence:
            raise BadCall("a record of targets has no roster and no events")
        if options["--received"] or any(len(files) > 1 for files in each.values()):
            raise BadCall("this record has one plan, one directory and one list of exclusions")
        return {**evidence, **{name: files[0] for name, files in each.items() if files}}
    received = [document(file) for file in options["--received"]]
    if len(each["plan"]) != len(received) or len(each["targets"]) != len(received):
        raise BadCall("--plan and --targets are needed once for each --received, in the same order")
    if len(each["exclusions"]) not in (0, len(received)):
        raise BadCall("--exclusions is needed for each --received or for none")
    evidence["received"] = [
        {"record": one, **{name: files[at] for name, files in each.items() if files}}
        for at, one in enumerate(received)
    ]
    return evidence


def finish_record(report, options):
    if options["json"]:
        print(json.dumps({"ok": report.verifies(), "checks": report.checks}, indent=2, ensure_ascii=False))
    else:
        show_checks(report)
        print()
        print("It verifies." if report.verifies() else "It does NOT verify.")
        for check in report.not_made():
            print("Not checked: %s: %s" % (check["id"], check["message"]))
        print("Not checked: when lists and seeds were fixed, other draws, and who issued the record (L3 to L5).")
    return 0 if report.verifies() else 1


def show_checks(report):
    for check in report.checks:
        status = {"pass": "pass", "fail": "FAIL", "not-checked": "----"}[check["status"]]
        print("%s  %s  %-24s %s" % (status, check["level"], check["id"], check["message"]))


def read_file(name):
    return Path(name).read_bytes()


def read_folder(name):
    folder = Path(name)
    if not folder.is_dir():
        raise BadCall("%s is not a folder" % name)
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if not path.is_dir()
    }


def finish(report, options, of_proof):
    right = report.verifies()
    if options["json"]:
        document = {"ok": right, "checks": report.checks}
        if not of_proof:
            document["levels"] = report.levels()
        print(json.dumps(document, indent=2, ensure_ascii=False))
        return 0 if right else 1
    show_checks(report)
    if not of_proof:
        print()
        for level, question in LEVELS.items():
            print("%s  %-11s  %s" % (level, report.level(level), question))
    print()
    print("It verifies." if right else "It does NOT verify.")
    if of_proof:
        print("Not checked: where the seed comes from, as far as its values do not show it.")
        if "--result-hash" not in options:
            print("Not checked: whether this result is the one that was published.")
    for check in report.not_made():
        print("Not checked: %s: %s" % (check["id"], check["message"]))
    return 0 if right else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
