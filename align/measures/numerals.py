"""Numbers in figures, in Chinese numerals and in both: what they amount to."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

HAN_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
HAN_DIGITS |= {str(value): value for value in range(10)}  # 一0月 is printed too
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10**4, "亿": 10**8}
NUMBER = re.compile(  # figures with 万 or 亿 behind them, or Chinese numerals
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}(?![0-9])|[0-9]{1,12})(?:\.[0-9]{1,6})?[余多]?(?:万亿|[十百千]?[万亿])?"
    "|(?:[一二两三四五六七八九十][一二两三四五六七八九十百千万亿零〇]{0,11}(?:点[零〇一二三四五六七八九]{1,4})?"
    "|[百千]?[万亿]|半)[余多]?"
)
PLACES = Decimal("0.0001")  # a third has no end


def amount_of(number: str) -> Decimal:
    """What a number amounts to, however it is written.

    >>> [str(amount_of(number)) for number in ("1,200", "3000万", "三千万", "1.5万", "两百", "一千零五", "三点五")]
    ['1200', '30000000', '30000000', '15000.0', '200', '1005', '3.5']
    """
    number = number.replace(",", "").replace("余", "").replace("多", "")
    figures = re.match(r"[0-9]+(?:\.[0-9]+)?", number)
    if not figures:
        return han_amount(number)
    rest = number[figures.end() :]
    factor = 1
    for char in rest:
        factor *= SMALL.get(char) or LARGE.get(char) or 1
    return Decimal(figures[0]) * factor


def han_amount(numeral: str) -> Decimal:
    """What Chinese numerals amount to; 点 begins the decimals."""
    if numeral == "半":
        return Decimal("0.5")
    whole, _, decimals = numeral.partition("点")
    total = section = current = 0
    for char in whole:
        if char in HAN_DIGITS:
            current = HAN_DIGITS[char]
        elif char in SMALL:
            section += (current or 1) * SMALL[char]
            current = 0
        else:
            total = (total + section + current or 1) * LARGE[char]
            section = current = 0
    behind = "".join(str(HAN_DIGITS[char]) for char in decimals)
    return Decimal(f"{total + section + current}.{behind}" if behind else total + section + current)


def plain_number(amount: Decimal) -> str:
    """An amount as a plain decimal number.

    >>> plain_number(Decimal("15000.0")), plain_number(Decimal(2) / 3)
    ('15000', '0.6667')
    """
    shown = amount.quantize(PLACES, ROUND_HALF_UP) if amount != amount.to_integral_value() else amount
    text = format(shown, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
