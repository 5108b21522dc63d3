"""Numbers as an official letter counts its parts: 一、（一）1.（1）."""

from __future__ import annotations

from align.numbering import number_in_chinese


def bracketed(number: int) -> str:
    """The number of a part of the second order.

    >>> bracketed(3), bracketed(10), bracketed(12), bracketed(40), bracketed(100)
    ('（三）', '（十）', '（十二）', '（四十）', '（100）')
    """
    return f"（{number_in_chinese(number) if number < 100 else number}）"
