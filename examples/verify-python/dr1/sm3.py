"""SM3 (GB/T 32905-2016), for a Python whose OpenSSL does not have it."""

import struct

START = (
    0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600, 0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E
)  # fmt: skip


def rotate(word, places):
    places %= 32
    return (word << places | word >> (32 - places)) & 0xFFFFFFFF


def compress(state, block):
    words = list(struct.unpack(">16I", block))
    for j in range(16, 68):
        mixed = words[j - 16] ^ words[j - 9] ^ rotate(words[j - 3], 15)
        mixed ^= rotate(mixed, 15) ^ rotate(mixed, 23)
        words.append(mixed ^ rotate(words[j - 13], 7) ^ words[j - 6])
    a, b, c, d, e, f, g, h = state
    for j in range(64):
        early = j < 16
        constant = 0x79CC4519 if early else 0x7A879D8A
        first = rotate((rotate(a, 12) + e + rotate(constant, j)) & 0xFFFFFFFF, 7)
        second = first ^ rotate(a, 12)
        ff = a ^ b ^ c if early else a & b | a & c | b & c
        gg = e ^ f ^ g if early else e & f | ~e & g
        one = (ff + d + second + (words[j] ^ words[j + 4])) & 0xFFFFFFFF
        other = (gg + h + first + words[j]) & 0xFFFFFFFF
        d, c, b, a = c, rotate(b, 9), a, one
        h, g, f, e = g, rotate(f, 19), e, other ^ rotate(other, 9) ^ rotate(other, 17)
    return tuple(old ^ new for old, new in zip(state, (a, b, c, d, e, f, g, h)))


def sm3(data):
    padded = data + b"\x80" + bytes(-(len(data) + 9) % 64) + struct.pack(">Q", 8 * len(data))
    state = START
    for at in range(0, len(padded), 64):
        state = compress(state, padded[at : at + 64])
    return struct.pack(">8I", *state)
