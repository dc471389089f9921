"""Pulses of the NIST randomness beacon, version 2 (section 3.1)."""

import hashlib
import re


def number_of(value, length):
    return value.to_bytes(length, "big")


def text_of(value):
    data = value.encode("utf-8")
    return number_of(len(data), 4) + data


def bytes_of(value):
    data = bytes.fromhex(value)
    return number_of(len(data), 4) + data


URI = "https://beacon.nist.gov/beacon/2.0/chain/%d/pulse/%d"


def serialised(pulse):
    """The fields as the beacon hashes them, each text and byte string after its length, the signature without."""
    uri = URI % (pulse["chainIndex"], pulse["pulseIndex"])
    external = pulse["external"]
    return b"".join(
        (
            text_of(uri),
            text_of(pulse["version"]),
            number_of(pulse["cipherSuite"], 4),
            number_of(pulse["period"], 4),
            bytes_of(pulse["certificateId"]),
            number_of(pulse["chainIndex"], 8),
            number_of(pulse["pulseIndex"], 8),
            text_of(pulse["timeStamp"]),
            bytes_of(pulse["localRandomValue"]),
            bytes_of(external["sourceId"]),
            number_of(external["statusCode"], 4),
            bytes_of(external["value"]),
            *(bytes_of(one["value"]) for one in pulse["listValues"]),
            bytes_of(pulse["precommitmentValue"]),
            number_of(pulse["statusCode"], 4),
            bytes.fromhex(pulse["signatureValue"]),
        )
    )


def problem_of_pulse(source):
    """What is wrong with the value of a source, or None."""
    pulse = source["pulse"]
    if pulse["version"] != "2.0" or pulse["cipherSuite"] != 0:
        return "it is not a pulse of version 2.0 with cipher suite 0"
    if [one["type"] for one in pulse["listValues"]] != ["previous", "hour", "day", "month", "year"]:
        return "it does not list the values of the hour, the day, the month and the year"
    if any(number >= 2**32 for number in (pulse["period"], pulse["statusCode"], pulse["external"]["statusCode"])):
        return "a number does not fit into four bytes"
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:00\.000Z", pulse["timeStamp"], re.ASCII):
        return "its time stamp is not a full minute"
    if source["ref"] != "%d/%sZ" % (pulse["chainIndex"], pulse["timeStamp"][:19]):
        return "it is another pulse"
    if source["value"] != pulse["outputValue"].lower():
        return "it is not the output of the pulse"
    if hashlib.sha512(serialised(pulse)).hexdigest() != source["value"]:
        return "it is not SHA-512 of the fields of the pulse"
    return None
