"""Tails of the chi-squared law to 25 digits, by sums in decimal arithmetic: python3 test/fairness/chi_square_values.py

With a = df/2 and y = x/2 the upper tail is exp(-y) * sum of y^k / k! for k < a when df is even. When it is odd it is
erfc(sqrt(y)) + exp(-y) * sum of y^(k + 1/2) / Gamma(k + 3/2) for k < a - 1/2 (integration by parts of the density).
"""

import json
from decimal import Decimal, getcontext
from pathlib import Path

getcontext().prec = 160
PI = Decimal("3.14159265358979323846264338327950288419716939937510582097494459230781640628620899862803482534211706798")


def erfc(root: Decimal) -> Decimal:
    """1 - 2/sqrt(pi) * sum (-1)^k z^(2k+1) / (k! (2k+1)); below 1e-130, where the sum would lose its digits, 0."""
    if root > 17:
        return Decimal(0)
    total, term, k = Decimal(0), root, 0
    while abs(term) > Decimal(10) ** -150:
        total += term / (2 * k + 1)
        k += 1
        term = -term * root * root / k
    return 1 - 2 * total / PI.sqrt()


def upper_tail(df: int, x: float) -> Decimal:
    y = Decimal(x) / 2
    if df % 2 == 0:
        term, start, total = Decimal(1), 1, Decimal(0)
        for k in range(df // 2):
            total += term
            term = term * y / (k + 1)
        return (-y).exp() * total
    term, total = y.sqrt() / (PI.sqrt() / 2), Decimal(0)
    for k in range(df // 2):
        total += term
        term = term * y / (k + Decimal("1.5"))
    return erfc(y.sqrt()) + (-y).exp() * total


def main() -> None:
    rows = []
    for df in [1, 2, 3, 4, 9, 10, 11, 54, 119, 298, 999, 4850, 44550, 100000]:
        spread = 2 / (9 * df)
        for z in [-5, -4.75, -3, -1, 0, 1, 3, 4.75, 5, 5.9]:
            x = df * max(0.0, 1 - spread + z * spread**0.5) ** 3
            if x <= 0:
                continue
            above = upper_tail(df, x)
            rows.append([df, x, f"{1 - above:.25e}", f"{above:.25e}"])
    Path(__file__).with_suffix(".json").write_text(json.dumps(rows, indent=0) + "\n")


main()
