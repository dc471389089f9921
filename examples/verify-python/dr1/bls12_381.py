"""BLS signatures on BLS12-381 with signatures in G1 and keys in G2, as drand's quicknet makes them.

Curve and pairing: draft-irtf-cfrg-pairing-friendly-curves. Hashing to G1: RFC 9380, section 8.8.1, with the isogeny of
appendix E.2. Python integers throughout: short rather than fast or constant in time, as fits public values.
"""

import hashlib
from functools import lru_cache

P = 0x1A0111EA397FE69A4B1BA7B6434BACD764774B84F38512BF6730D2A0F6B0F6241EABFFFEB153FFFFB9FEFFFFFFFFAAAB
ORDER = 0x73EDA753299D7D483339D80809A1D80553BDA402FFFE5BFEFFFFFFFF00000001
# The parameter x of the family of curves is minus this.
PARAMETER = 0xD201000000010000
G2 = (
    (
        0x024AA2B2F08F0A91260805272DC51051C6E47AD4FA403B02B4510B647AE3D1770BAC0326A805BBEFD48056C8C121BDB8,
        0x13E02B6052719F607DACD3A088274F65596BD0D09920B61AB5DA61BBDC7F5049334CF11213945D57E5AC7D055D042B7E,
    ),
    (
        0x0CE5D527727D6E118CC9CDC6DA2E351AADFD9BAA8CBDD3A76D429A695160D12C923AC9CC3BACA289E193548608B82801,
        0x0606C4A02EA734CC32ACD2B02BC28B99CB3E287E85A763AF267492AB572E99AB3F370D275CEC1DA1AAA9075FF05F79BE,
    ),
)


class NotAPoint(Exception):
    """Bytes that are no compressed point of the right group."""


# F_(p^2) = F_p(u) with u^2 = -1, as pairs.

ZERO2 = (0, 0)


def add2(a, b):
    return (a[0] + b[0]) % P, (a[1] + b[1]) % P


def sub2(a, b):
    return (a[0] - b[0]) % P, (a[1] - b[1]) % P


def mul2(a, b):
    return (a[0] * b[0] - a[1] * b[1]) % P, (a[0] * b[1] + a[1] * b[0]) % P


def scale2(a, factor):
    return a[0] * factor % P, a[1] * factor % P


def inverse2(a):
    norm = pow(a[0] * a[0] + a[1] * a[1], -1, P)
    return a[0] * norm % P, -a[1] * norm % P


def times_xi(a):
    """Times xi = 1 + u."""
    return (a[0] - a[1]) % P, (a[0] + a[1]) % P


def power(a, exponent, one, multiply):
    result = one
    for bit in bin(exponent)[2:]:
        result = multiply(result, result)
        if bit == "1":
            result = multiply(result, a)
    return result


def power2(a, exponent):
    return power(a, exponent, (1, 0), mul2)


def root2(a):
    """A square root, or None."""
    start = power2(a, (P - 3) // 4)
    root = mul2(start, a)
    alpha = mul2(start, root)
    if alpha == (P - 1, 0):
        root = mul2((0, 1), root)
    else:
        root = mul2(power2(add2((1, 0), alpha), (P - 1) // 2), root)
    return root if mul2(root, root) == a else None


# F_(p^12) = F_(p^2)(w) with w^6 = xi, as six coefficients.

ONE12 = ((1, 0),) + (ZERO2,) * 5


def mul12(a, b):
    real, imaginary = [0] * 11, [0] * 11
    for i, (a0, a1) in enumerate(a):
        if a0 == a1 == 0:
            continue
        for j, (b0, b1) in enumerate(b):
            real[i + j] += a0 * b0 - a1 * b1
            imaginary[i + j] += a0 * b1 + a1 * b0
    folded = []
    for k in range(6):
        c0, c1 = (real[k + 6], imaginary[k + 6]) if k < 5 else ZERO2
        folded.append(((real[k] + c0 - c1) % P, (imaginary[k] + c0 + c1) % P))
    return tuple(folded)


def conjugate12(a):
    """The power p^6: w becomes -w."""
    return tuple((-c[0] % P, -c[1] % P) if k % 2 else c for k, c in enumerate(a))


def inverse12(a):
    """By the norm to F_(p^6), whose elements have even powers of w only."""
    other = conjugate12(a)
    x, _, y, _, z, _ = mul12(a, other)
    c0 = sub2(mul2(x, x), times_xi(mul2(y, z)))
    c1 = sub2(times_xi(mul2(z, z)), mul2(x, y))
    c2 = sub2(mul2(y, y), mul2(x, z))
    norm = inverse2(add2(mul2(x, c0), times_xi(add2(mul2(z, c1), mul2(y, c2)))))
    return mul12(other, (mul2(c0, norm), ZERO2, mul2(c1, norm), ZERO2, mul2(c2, norm), ZERO2))


@lru_cache(maxsize=None)
def frobenius_factors():
    """What the power p multiplies the powers of w by."""
    gamma = power2((1, 1), (P - 1) // 6)
    return tuple(power2(gamma, k) for k in range(6))


def frobenius(a):
    """The power p."""
    return tuple(mul2((c0, -c1), factor) for (c0, c1), factor in zip(a, frobenius_factors()))


# The pairing.


def miller(pairs):
    """The product of Miller's function over pairs of a point of G1 and one of G2, but for factors that the final
    exponentiation removes. G2 is on the twist y^2 = x^3 + 4 xi, whose (x, y) is (x / w^2, y / w^3) on the curve."""
    value, reached = ONE12, [twisted for _, twisted in pairs]
    for bit in bin(PARAMETER)[3:]:
        value = mul12(value, value)
        for at, (point, twisted) in enumerate(pairs):
            for other in [reached[at]] + ([twisted] if bit == "1" else []):
                line, reached[at] = line_at(point, reached[at], other)
                value = mul12(line, value)
    return conjugate12(value)


def line_at(point, one, other):
    """The line through two points of G2, at a point of G1, times w^3; and the sum of the two."""
    (px, py), (tx, ty), (qx, qy) = point, one, other
    if one == other:
        slope = mul2(scale2(mul2(tx, tx), 3), inverse2(scale2(ty, 2)))
    else:
        slope = mul2(sub2(qy, ty), inverse2(sub2(qx, tx)))
    line = (sub2(mul2(slope, tx), ty), ZERO2, scale2(slope, -px), (py, 0), ZERO2, ZERO2)
    x = sub2(sub2(mul2(slope, slope), tx), qx)
    return line, (x, sub2(mul2(slope, sub2(tx, x)), ty))


def power_x(a):
    """The power x, where conjugates are inverses."""
    return conjugate12(power(a, PARAMETER, ONE12, mul12))


def is_one_in_the_end(a):
    """Whether the power (p^12 - 1) / r is one, by its cube, as r is no multiple of 3: 3 (p^4 - p^2 + 1) / r is
    (x - 1)^2 (x + p) (x^2 + p^2 - 1) + 3 (Hayashida, Hayasaka and Teruya, eprint.iacr.org/2020/875)."""
    easy = mul12(conjugate12(a), inverse12(a))
    easy = mul12(frobenius(frobenius(easy)), easy)
    hard = mul12(power_x(easy), conjugate12(easy))
    hard = mul12(power_x(hard), conjugate12(hard))
    hard = mul12(power_x(hard), frobenius(hard))
    hard = mul12(mul12(power_x(power_x(hard)), frobenius(frobenius(hard))), conjugate12(hard))
    return mul12(hard, power(easy, 3, ONE12, mul12)) == ONE12


# G1: y^2 = x^3 + 4 over F_p; None is the point at infinity.


def add1(a, b):
    if a is None or b is None:
        return b if a is None else a
    if a[0] == b[0]:
        if (a[1] + b[1]) % P == 0:
            return None
        slope = 3 * a[0] * a[0] * pow(2 * a[1], -1, P)
    else:
        slope = (b[1] - a[1]) * pow(b[0] - a[0], -1, P)
    x = (slope * slope - a[0] - b[0]) % P
    return x, (slope * (a[0] - x) - a[1]) % P


def multiply1(point, factor):
    return power(point, factor, None, add1)


def read_compressed(data, length):
    """The x coordinate as a number, and whether y is the larger of the two."""
    if len(data) != length or not data[0] & 0x80:
        raise NotAPoint("not a compressed point")
    if data[0] & 0x40:
        raise NotAPoint("the point at infinity")
    return int.from_bytes(data, "big") % 2 ** (8 * length - 3), bool(data[0] & 0x20)


def point_of_g1(data):
    """A point of the group from 48 bytes."""
    x, larger = read_compressed(data, 48)
    y = pow(x**3 + 4, (P + 1) // 4, P)
    if x >= P or (y * y - x**3 - 4) % P:
        raise NotAPoint("not a point of the curve")
    if (y > P - y) != larger:
        y = -y % P
    if multiply1((x, y), ORDER) is not None:
        raise NotAPoint("not a point of the subgroup")
    return x, y


def point_of_g2(data):
    """A point from 96 bytes. Only the pinned key is read, so its subgroup is not looked at."""
    both, larger = read_compressed(data, 96)
    x = both % 2**384, both >> 384
    y = root2(add2(mul2(mul2(x, x), x), (4, 4)))
    if y is None:
        raise NotAPoint("not a point of the curve")
    if ((y[1], y[0]) > (-y[1] % P, -y[0] % P)) != larger:
        y = -y[0] % P, -y[1] % P
    return x, y


# Hashing to G1, by the curve y^2 = x^3 + A x + B that is 11-isogenous to it.

A = 0x144698A3B8E9433D693A02C96D4982B0EA985383EE66A8D8E8981AEFD881AC98936F8DA0E0F97F5CF428082D584C1D
B = 0x12E2908D11688030018B12E8753EEE3B2016C1F0F24F4070A0B9C14FCEF35EF55A23215A316CEAA5D1CC48E98E172BE0
Z = 11
# The isogeny, every polynomial from its constant coefficient up.
X_NUMERATOR = (
    0x11A05F2B1E833340B809101DD99815856B303E88A2D7005FF2627B56CDB4E2C85610C2D5F2E62D6EAEAC1662734649B7,
    0x17294ED3E943AB2F0588BAB22147A81C7C17E75B2F6A8417F565E33C70D1E86B4838F2A6F318C356E834EEF1B3CB83BB,
    0xD54005DB97678EC1D1048C5D10A9A1BCE032473295983E56878E501EC68E25C958C3E3D2A09729FE0179F9DAC9EDCB0,
    0x1778E7166FCC6DB74E0609D307E55412D7F5E4656A8DBF25F1B33289F1B330835336E25CE3107193C5B388641D9B6861,
    0xE99726A3199F4436642B4B3E4118E5499DB995A1257FB3F086EEB65982FAC18985A286F301E77C451154CE9AC8895D9,
    0x1630C3250D7313FF01D1201BF7A74AB5DB3CB17DD952799B9ED3AB9097E68F90A0870D2DCAE73D19CD13C1C66F652983,
    0xD6ED6553FE44D296A3726C38AE652BFB11586264F0F8CE19008E218F9C86B2A8DA25128C1052ECADDD7F225A139ED84,
    0x17B81E7701ABDBE2E8743884D1117E53356DE5AB275B4DB1A682C62EF0F2753339B7C8F8C8F475AF9CCB5618E3F0C88E,
    0x80D3CF1F9A78FC47B90B33563BE990DC43B756CE79F5574A2C596C928C5D1DE4FA295F296B74E956D71986A8497E317,
    0x169B1F8E1BCFA7C42E0C37515D138F22DD2ECB803A0C5C99676314BAF4BB1B7FA3190B2EDC0327797F241067BE390C9E,
    0x10321DA079CE07E272D8EC09D2565B0DFA7DCCDDE6787F96D50AF36003B14866F69B771F8C285DECCA67DF3F1605FB7B,
    0x6E08C248E260E70BD1E962381EDEE3D31D79D7E22C837BC23C0BF1BC24C6B68C24B1B80B64D391FA9C8BA2E8BA2D229,
)
X_DENOMINATOR = (
    0x8CA8D548CFF19AE18B2E62F4BD3FA6F01D5EF4BA35B48BA9C9588617FC8AC62B558D681BE343DF8993CF9FA40D21B1C,
    0x12561A5DEB559C4348B4711298E536367041E8CA0CF0800C0126C2588C48BF5713DAA8846CB026E9E5C8276EC82B3BFF,
    0xB2962FE57A3225E8137E629BFF2991F6F89416F5A718CD1FCA64E00B11ACEACD6A3D0967C94FEDCFCC239BA5CB83E19,
    0x3425581A58AE2FEC83AAFEF7C40EB545B08243F16B1655154CCA8ABC28D6FD04976D5243EECF5C4130DE8938DC62CD8,
    0x13A8E162022914A80A6F1D5F43E7A07DFFDFC759A12062BB8D6B44E833B306DA9BD29BA81F35781D539D395B3532A21E,
    0xE7355F8E4E667B955390F7F0506C6E9395735E9CE9CAD4D0A43BCEF24B8982F7400D24BC4228F11C02DF9A29F6304A5,
    0x772CAACF16936190F3E0C63E0596721570F5799AF53A1894E2E073062AEDE9CEA73B3538F0DE06CEC2574496EE84A3A,
    0x14A7AC2A9D64A8B230B3F5B074CF01996E7F63C21BCA68A81996E1CDF9822C580FA5B9489D11E2D311F7D99BBDCC5A5E,
    0xA10ECF6ADA54F825E920B3DAFC7A3CCE07F8D1D7161366B74100DA67F39883503826692ABBA43704776EC3A79A1D641,
    0x95FC13AB9E92AD4476D6E3EB3A56680F682B4EE96F7D03776DF533978F31C1593174E4B4B7865002D6384D168ECDD0A,
    0x1,
)
Y_NUMERATOR = (
    0x90D97C81BA24EE0259D1F094980DCFA11AD138E48A869522B52AF6C956543D3CD0C7AEE9B3BA3C2BE9845719707BB33,
    0x134996A104EE5811D51036D776FB46831223E96C254F383D0F906343EB67AD34D6C56711962FA8BFE097E75A2E41C696,
    0xCC786BAA966E66F4A384C86A3B49942552E2D658A31CE2C344BE4B91400DA7D26D521628B00523B8DFE240C72DE1F6,
    0x1F86376E8981C217898751AD8746757D42AA7B90EEB791C09E4A3EC03251CF9DE405ABA9EC61DECA6355C77B0E5F4CB,
    0x8CC03FDEFE0FF135CAF4FE2A21529C4195536FBE3CE50B879833FD221351ADC2EE7F8DC099040A841B6DAECF2E8FEDB,
    0x16603FCA40634B6A2211E11DB8F0A6A074A7D0D4AFADB7BD76505C3D3AD5544E203F6326C95A807299B23AB13633A5F0,
    0x4AB0B9BCFAC1BBCB2C977D027796B3CE75BB8CA2BE184CB5231413C4D634F3747A87AC2460F415EC961F8855FE9D6F2,
    0x987C8D5333AB86FDE9926BD2CA6C674170A05BFE3BDD81FFD038DA6C26C842642F64550FEDFE935A15E4CA31870FB29,
    0x9FC4018BD96684BE88C9E221E4DA1BB8F3ABD16679DC26C1E8B6E6A1F20CABE69D65201C78607A360370E577BDBA587,
    0xE1BBA7A1186BDB5223ABDE7ADA14A23C42A0CA7915AF6FE06985E7ED1E4D43B9B3F7055DD4EBA6F2BAFAAEBCA731C30,
    0x19713E47937CD1BE0DFD0B8F1D43FB93CD2FCBCB6CAF493FD1183E416389E61031BF3A5CCE3FBAFCE813711AD011C132,
    0x18B46A908F36F6DEB918C143FED2EDCC523559B8AAF0C2462E6BFE7F911F643249D9CDF41B44D606CE07C8A4D0074D8E,
    0xB182CAC101B9399D155096004F53F447AA7B12A3426B08EC02710E807B4633F06C851C1919211F20D4C04F00B971EF8,
    0x245A394AD1ECA9B72FC00AE7BE315DC757B3B080D4C158013E6632D3C40659CC6CF90AD1C232A6442D9D3F5DB980133,
    0x5C129645E44CF1102A159F748C4A3FC5E673D81D7E86568D9AB0F5D396A7CE46BA1049B6579AFB7866B1E715475224B,
    0x15E6BE4E990F03CE4EA50B3B42DF2EB5CB181D8F84965A3957ADD4FA95AF01B2B665027EFEC01C7704B456BE69C8B604,
)
Y_DENOMINATOR = (
    0x16112C4C3A9C98B252181140FAD0EAE9601A6DE578980BE6EEC3232B5BE72E7A07F3688EF60C206D01479253B03663C1,
    0x1962D75C2381201E1A0CBD6C43C348B885C84FF731C4D59CA4A10356F453E01F78A4260763529E3532F6102C2E49A03D,
    0x58DF3306640DA276FAAAE7D6E8EB15778C4855551AE7F310C35A5DD279CD2ECA6757CD636F96F891E2538B53DBF67F2,
    0x16B7D288798E5395F20D23BF89EDB4D1D115C5DBDDBCD30E123DA489E726AF41727364F2C28297ADA8D26D98445F5416,
    0xBE0E079545F43E4B00CC912F8228DDCC6D19C9F0F69BBB0542EDA0FC9DEC916A20B15DC0FD2EDEDDA39142311A5001D,
    0x8D9E5297186DB2D9FB266EAAC783182B70152C65550D881C5ECD87B6F0F5A6449F38DB9DFA9CCE202C6477FAAF9B7AC,
    0x166007C08A99DB2FC3BA8734ACE9824B5EECFDFA8D0CF8EF5DD365BC400A0051D5FA9C01A58B1FB93D1A1399126A775C,
    0x16A3EF08BE3EA7EA03BCDDFABBA6FF6EE5A4375EFA1F4FD7FEB34FD206357132B920F5B00801DEE460EE415A15812ED9,
    0x1866C8ED336C61231A1BE54FD1D74CC4F9FB0CE4C6AF5920ABC5750C4BF39B4852CFE2F7BB9248836B233D9D55535D4A,
    0x167A55CDA70A6E1CEA820597D94A84903216F763E13D87BB5308592E7EA7D4FBC7385EA3D529B35E346EF48BB8913F55,
    0x4D2F259EEA405BD48F010A01AD2911D9C6DD039BB61A6290E591B36E636A5C871A5C29F4F83060400F8B49CBA8F6AA8,
    0xACCBB67481D033FF5852C1E48C50C477F94FF8AEFCE42D28C0F9A88CEA7913516F968986F7EBBEA9684B529E2561092,
    0xAD6B9514C767FE3C3613144B45F1496543346D98ADF02267D5CEEF9A00D9B8693000763E3B90AC11E99B138573345CC,
    0x2660400EB2E4F3B628BDD0D53CD76F2BF565B94E72927C1CB748DF27942480E420517BD8714CC80D1FADC1326ED06F7,
    0xE0FA1D816DDC03E6B24255E0D7819C171C40F65E273B853324EFCD6356CAA205CA2F570F13497804415473A1D634B8F,
    0x1,
)


def expand_message(message, tag, length):
    """`expand_message_xmd` with SHA-256."""
    tagged = tag + bytes([len(tag)])
    first = hashlib.sha256(bytes(64) + message + length.to_bytes(2, "big") + b"\0" + tagged).digest()
    block, expanded = bytes(32), b""
    for number in range(1, length // 32 + 1):
        mixed = bytes(a ^ b for a, b in zip(first, block))
        block = hashlib.sha256(mixed + bytes([number]) + tagged).digest()
        expanded += block
    return expanded


def map_to_isogenous(u):
    """Simplified SWU."""
    squared = Z * u * u % P
    denominator = (squared * squared + squared) % P
    if denominator:
        x = -B * pow(A, -1, P) * (1 + pow(denominator, -1, P)) % P
    else:
        x = B * pow(Z * A, -1, P) % P
    for candidate in (x, squared * x % P):
        right = (candidate**3 + A * candidate + B) % P
        y = pow(right, (P + 1) // 4, P)
        if y * y % P == right:
            return candidate, y if y % 2 == u % 2 else -y % P
    raise AssertionError("one of the two is a square")


def value_at(coefficients, x):
    result = 0
    for coefficient in reversed(coefficients):
        result = (result * x + coefficient) % P
    return result


def map_to_curve(u):
    x, y = map_to_isogenous(u)
    return (
        value_at(X_NUMERATOR, x) * pow(value_at(X_DENOMINATOR, x), -1, P) % P,
        y * value_at(Y_NUMERATOR, x) * pow(value_at(Y_DENOMINATOR, x), -1, P) % P,
    )


def hash_to_g1(message, tag):
    """BLS12381G1_XMD:SHA-256_SSWU_RO_"""
    expanded = expand_message(message, tag, 128)
    u0, u1 = (int.from_bytes(expanded[at : at + 64], "big") % P for at in (0, 64))
    return multiply1(add1(map_to_curve(u0), map_to_curve(u1)), PARAMETER + 1)


def signature_is_right(message, signature, key, tag):
    """e(signature, g2) = e(hash of the message, key). NotAPoint if the signature is no point of G1."""
    minus_g2 = G2[0], (-G2[1][0] % P, -G2[1][1] % P)
    pairs = [(point_of_g1(signature), minus_g2), (hash_to_g1(message, tag), point_of_g2(key))]
    return is_one_in_the_end(miller(pairs))
