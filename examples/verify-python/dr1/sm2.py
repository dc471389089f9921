"""SM2 signatures with SM3 (GB/T 32918.2-2016, on the curve of GB/T 32918.5-2017)."""

from .protocol import hash_bytes

P = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF
A = P - 3
B = 0x28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93
ORDER = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
BASE = (
    0x32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7,
    0xBC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0,
)
IDENTITY = b"1234567812345678"


def add(a, b):
    """None is the point at infinity."""
    if a is None or b is None:
        return b if a is None else a
    if a[0] == b[0]:
        if (a[1] + b[1]) % P == 0:
            return None
        slope = (3 * a[0] * a[0] + A) * pow(2 * a[1], -1, P)
    else:
        slope = (b[1] - a[1]) * pow(b[0] - a[0], -1, P)
    x = (slope * slope - a[0] - b[0]) % P
    return x, (slope * (a[0] - x) - a[1]) % P


def multiply(point, factor):
    result = None
    for bit in bin(factor)[2:]:
        result = add(result, result)
        if bit == "1":
            result = add(result, point)
    return result


def number(data):
    return int.from_bytes(data, "big")


def written(*numbers):
    return b"".join(value.to_bytes(32, "big") for value in numbers)


def decode(key):
    """The point of `04`, x and y, or None."""
    x, y = number(key[1:33]), number(key[33:])
    if len(key) != 65 or key[0] != 4 or x >= P or y >= P or (y * y - x**3 - A * x - B) % P:
        return None
    return x, y


def hashed(message, point, identity):
    about_signer = hash_bytes(
        "sm3", (8 * len(identity)).to_bytes(2, "big") + identity + written(A, B, *BASE, *point)
    )
    return number(hash_bytes("sm3", about_signer + message))


def signature_is_right(message, signature, key, identity=IDENTITY):
    """r || s, by a key 04 || x || y."""
    point = decode(key)
    r, s = number(signature[:32]), number(signature[32:])
    t = (r + s) % ORDER
    if len(signature) != 64 or point is None or not 0 < r < ORDER or not 0 < s < ORDER or t == 0:
        return False
    at = add(multiply(BASE, s), multiply(point, t))
    return at is not None and (hashed(message, point, identity) + at[0]) % ORDER == r


def public_key(secret):
    return b"\x04" + written(*multiply(BASE, secret))


def sign(message, secret, random, identity=IDENTITY):
    """With a random number that is used once only."""
    at = multiply(BASE, random)
    r = (hashed(message, multiply(BASE, secret), identity) + at[0]) % ORDER
    s = pow(1 + secret, -1, ORDER) * (random - r * secret) % ORDER
    return written(r, s)
