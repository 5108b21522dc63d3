"""Numbers as an official letter counts its parts: 一、（一）1.（1）."""

from __future__ import annotations

DIGITS = "〇一二三四五六七八九"


def bracketed(number: int) -> str:
    """The number of a part of the second order.

    >>> bracketed(3), bracketed(10), bracketed(12), bracketed(40), bracketed(100)
    ('（三）', '（十）', '（十二）', '（四十）', '（100）')
    """
    tens, ones = divmod(number, 10)
    if number > 99:
        return f"（{number}）"
    before = (DIGITS[tens] if tens > 1 else "") + "十" if tens else ""
    return f"（{before}{DIGITS[ones] if ones or not tens else ''}）"
