"""Word files for offices in the form of GB/T 9704-2012: a report on a run, a letter to a place, a table of two plans.

They tell what was compared and ask; they rank nobody and blame nobody. Sender and date stay blank for the sender.
"""

from __future__ import annotations

from align.concerns import may_ask
from align.extracts import Dossier, Extract
from align.language import Lang
from align.report.run_view import Run

__all__ = ["comparison_letter", "letter_due", "reply_letter", "situation_report"]


def letter_due(dossier: Dossier) -> bool:
    """Whether there is anything to write to a place: a comparison with its superior's plan that can be asked about."""
    return any(may_ask(extract.comparison) for extract in dossier.extracts)


def reply_letter(dossier: Dossier, check_below: float, *, to: str = "") -> bytes:
    """A letter (反馈函) that asks a place to verify what concerns it, with a table for its answers.

    Only rows of the dossier's extracts between levels of government are in it. Where there is nothing to ask, it says
    so in a sentence. `to` is who is written to, else the government of the place.
    """
    from align.letters.package import write_word
    from align.letters.reply import make_reply

    return write_word(make_reply(dossier, check_below, to))


def situation_report(run: Run, check_below: float) -> bytes:
    """One page about a run for whoever is responsible (情况报告): what was received, compared and found."""
    from align.letters.package import write_word
    from align.letters.situation import make_report

    return write_word(make_report(run, check_below))


def comparison_letter(extract: Extract, lang: Lang, check_below: float) -> bytes:
    """A table of two plans (对照表) with every edit as a visible mark, for the rows of the extract."""
    from align.letters.package import write_word
    from align.letters.two_columns import make_table_of_plans

    return write_word(make_table_of_plans(extract, lang, check_below))
