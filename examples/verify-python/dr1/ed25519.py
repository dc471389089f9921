"""Ed25519 (RFC 8032), strict: points in their canonical form and of the subgroup of prime order, S below the order."""

import hashlib

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)
NEUTRAL = (0, 1)


def add_extended(a, b):
    """Of the curve -x^2 + y^2 = 1 + d x^2 y^2, in the coordinates (X, Y, Z, T) of RFC 8032, section 5.1.4."""
    ax, ay, az, at = a
    bx, by, bz, bt = b
    minus, plus = (ay - ax) * (by - bx), (ay + ax) * (by + bx)
    c, d = 2 * D * at * bt, 2 * az * bz
    e, f, g, h = (plus - minus) % P, (d - c) % P, (d + c) % P, (plus + minus) % P
    return e * f % P, g * h % P, f * g % P, e * h % P


def extended(point):
    return point[0], point[1], 1, point[0] * point[1] % P


def affine(point):
    inverse = pow(point[2], -1, P)
    return point[0] * inverse % P, point[1] * inverse % P


def add(a, b):
    return affine(add_extended(extended(a), extended(b)))


def multiply(point, factor):
    result, point = extended(NEUTRAL), extended(point)
    for bit in bin(factor)[2:]:
        result = add_extended(result, result)
        if bit == "1":
            result = add_extended(result, point)
    return affine(result)


def is_of_subgroup(point):
    return multiply(point, ORDER) == NEUTRAL


def decode(data):
    """The point of 32 bytes, or None if they are not the canonical form of one."""
    number = int.from_bytes(data, "little")
    y, odd = number % 2**255, number >> 255
    if y >= P:
        return None
    squared = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(squared, (P + 3) // 8, P)
    if (x * x - squared) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - squared) % P or (x == 0 and odd):
        return None
    return x if x % 2 == odd else P - x, y


def encode(point):
    return (point[1] + ((point[0] % 2) << 255)).to_bytes(32, "little")


BASE = decode((4 * pow(5, -1, P) % P).to_bytes(32, "little"))


def hashed(*parts):
    return int.from_bytes(hashlib.sha512(b"".join(parts)).digest(), "little") % ORDER


def signature_is_right(message, signature, key):
    """[S]B = R + [k]A, section 5.1.7."""
    public, random = decode(key), decode(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if len(key) != 32 or len(signature) != 64 or public is None or random is None or s >= ORDER:
        return False
    if public == NEUTRAL or not is_of_subgroup(public) or not is_of_subgroup(random):
        return False
    return multiply(BASE, s) == add(random, multiply(public, hashed(signature[:32], key, message)))


def expand(seed):
    digest = hashlib.sha512(seed).digest()
    scalar = int.from_bytes(digest[:32], "little") % 2**254 // 8 * 8 + 2**254
    return scalar, digest[32:]


def public_key(seed):
    return encode(multiply(BASE, expand(seed)[0]))


def sign(message, seed):
    """The signature by the private key of 32 bytes."""
    scalar, prefix = expand(seed)
    key = encode(multiply(BASE, scalar))
    r = hashed(prefix, message)
    random = encode(multiply(BASE, r))
    s = (r + hashed(random, key, message) * scalar) % ORDER
    return random + s.to_bytes(32, "little")
