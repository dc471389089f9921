"""Canonical JSON."""

import json

from case_file import CaseFile, equals
from dr1.protocol import Refused, canonical_json, digest, read_json


def canonical_json_vectors():
    def compute(given):
        text = canonical_json(read_json(given["json"]))
        return {"canonical": text, "sha256": digest("sha256", text), "sm3": digest("sm3", text)}

    vectors = CaseFile(
        "canonical-json",
        "RFC 8785 over text, safe integers, booleans, null, lists and objects. `json` is JSON text; `value` names a "
        "value that only some languages have.",
        {
            "KeyOrder": "Keys are sorted by UTF-16 code unit, not by code point and not by locale.",
            "Escapes": "Only what JSON demands is escaped, in the shortest way.",
            "NonAscii": "Text is not normalised; the hashes are over UTF-8.",
            "Rfc8785": "The example of RFC 8785.",
            "Numbers": (
                "JSON numbers are doubles: how an integer is spelled does not matter, what is no safe "
                "integer is refused."
            ),
            "Reader": "What JSON readers lose silently: a key that occurs twice.",
            "NotJson": "A value that JSON does not have.",
        },
        compute,
    )
    v, x = vectors.valid, vectors.invalid
    v("empty-object", "Nothing in it.", {"json": " { } "})
    v("empty-list", "Nothing in it.", {"json": "[\n]"})
    v("literals", "The three words.", {"json": "[null, true, false]"})
    v("text-alone", "A document need not be an object.", {"json": '"T-1"'})
    v(
        "nested",
        "Sorted at every depth; lists keep their order.",
        {"json": '{"b":[{"z":1,"a":2},[]],"a":{"d":{},"c":null}}'},
        ["KeyOrder"],
    )
    v(
        "numeric-keys",
        "Keys that look like numbers sort as text.",
        {"json": '{"10":1,"9":2,"1":3,"01":4}'},
        ["KeyOrder"],
    )
    v(
        "case-and-punctuation",
        "Upper case before underscore before lower case.",
        {"json": '{"a":1,"_":2,"A":3,"aa":4,"a.b":5,"a-b":6,"":7}'},
        ["KeyOrder"],
    )
    v(
        "rfc8785-sorting",
        "RFC 8785, section 3.2.3: a key beyond the basic plane sorts before U+FB33.",
        {
            "json": (
                r'{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With '
                r'Dagesh","1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small '
                r'Letter O With Diaeresis"}'
            )
        },
        ["KeyOrder", "NonAscii", "Rfc8785"],
        lambda e: equals(
            [
                "Carriage Return",
                "One",
                "Control",
                "Latin Small Letter O With Diaeresis",
                "Euro Sign",
                "Emoji: Grinning Face",
                "Hebrew Letter Dalet With Dagesh",
            ]
        )(list(json.loads(e["canonical"]).values())),
    )
    v(
        "rfc8785-strings",
        "RFC 8785, section 3.2.2: the string of the example.",
        {"json": r'{"string":"\u20ac$\u000F\u000aA' + "'" + r'\u0042\u0022\u005c\\\"\/"}'},
        ["Escapes", "Rfc8785"],
        equals('{"string":"\u20ac$\\u000f\\nA' + "'" + 'B\\"\\\\\\\\\\"/"}', lambda e: e["canonical"]),
    )
    controls = "".join("\\u%04X" % point for point in range(0x20))
    v(
        "all-controls",
        "U+0000 to U+001F; five of them have a short escape.",
        {"json": '"' + controls + '"'},
        ["Escapes"],
    )
    v(
        "not-escaped",
        "Slash, delete, line separator and no-break space stand for themselves.",
        {"json": r'"\/\u007f\u2028\u2029\u00a0\ufeff"'},
        ["Escapes", "NonAscii"],
    )
    v(
        "chinese",
        "Chinese text in keys and values.",
        {"json": r'{"\u540d\u79f0":"\u53cc\u968f\u673a\u3001\u4e00\u516c\u5f00","id":"T-1"}'},
        ["NonAscii"],
    )
    v(
        "non-bmp-value",
        "A Chinese character beyond the basic plane, U+20BB7.",
        {"json": r'"\ud842\udfb7\u91ce\u5bb6"'},
        ["NonAscii"],
    )
    v("composed", "One code point.", {"json": r'"\u00e9"'}, ["NonAscii"])
    v(
        "decomposed",
        "Two code points that look the same: other bytes, another hash.",
        {"json": r'"e\u0301"'},
        ["NonAscii"],
    )
    v(
        "full-width-digit",
        "A full-width digit is not a digit.",
        {"json": r'{"\uff11":"\uff11","1":"1"}'},
        ["NonAscii", "KeyOrder"],
    )
    v(
        "prototype-key",
        "A key that JavaScript treats specially.",
        {"json": '{"__proto__":{"a":1},"constructor":2}'},
        ["KeyOrder"],
    )
    v("number-spellings", "1.0, 1e2 and 10E-1 are integers.", {"json": "[1.0,1e2,10E-1,0,0.0,-1]"}, ["Numbers"])
    v("safe-integers", "The largest and the smallest.", {"json": "[9007199254740991,-9007199254740991]"}, ["Numbers"])

    for case_id, text, comment in (
        ("fraction", "1.5", "Not an integer."),
        ("minus-zero", "-0", "Would be written as 0."),
        ("minus-zero-point", "[-0.0]", "Would be written as 0."),
        ("too-large", "9007199254740992", "2^53 is not safe."),
        ("too-large-odd", '{"n":9007199254740993}', "A reader of doubles takes it for 2^53."),
        ("too-small", "-9007199254740992", "-2^53 is not safe."),
        ("beyond-double", "1e400", "A reader of doubles takes it for infinity."),
    ):
        x(case_id, comment, {"json": text}, "JSON_UNREPRESENTABLE", ["Numbers"])
    x("lone-high-surrogate", "Not text.", {"json": r'"\ud83d"'}, "JSON_UNREPRESENTABLE", ["NonAscii"])
    x("lone-low-surrogate", "Not text.", {"json": r'"\ude00\ud83d"'}, "JSON_UNREPRESENTABLE", ["NonAscii"])
    x("surrogate-in-key", "Not text.", {"json": r'{"a\udc00":1}'}, "JSON_UNREPRESENTABLE", ["NonAscii", "KeyOrder"])
    x("key-twice", "Which of the two was signed?", {"json": '{"id":"T-1","id":"T-2"}'}, "JSON_INVALID", ["Reader"])
    x(
        "key-twice-escaped",
        "The same key, spelled differently.",
        {"json": r'[{"a":{"id":1,"\u0069d":1}}]'},
        "JSON_INVALID",
        ["Reader"],
    )
    x("not-a-number-word", "NaN is not JSON.", {"json": "[NaN]"}, "JSON_INVALID", ["Reader"])
    x("trailing-comma", "Not JSON.", {"json": "[1,]"}, "JSON_INVALID", ["Reader"])
    for name in (
        "undefined",
        "undefined-member",
        "hole-in-list",
        "nan",
        "infinity",
        "date",
        "map",
        "class-instance",
        "function",
        "symbol",
        "bigint",
    ):
        x(
            "value-" + name,
            "Refused, never left out or turned into something else.",
            {"value": name},
            "JSON_UNREPRESENTABLE",
            ["NotJson"],
            stated_only=True,
        )
    return vectors
