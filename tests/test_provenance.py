"""What a result says of how it was made: everywhere the same words, and an encoder never unnamed."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from align.comparison import Comparison, Reason
from align.extracts import whole
from align.language import Lang
from align.lineage import trace
from align.provenance import encoder_lines, encoder_words, tool_line
from align.report import (
    Edition,
    PairEntry,
    render_html,
    render_index,
    render_items,
    render_lineage,
    render_matrix,
)
from align.settings import RELEASED
from align.terminal import to_text
from align.workbooks import pair_workbook, run_workbook, workbook_of
from tests.handmade import TOOL
from tests.report_world import BY_MEANING, BY_RANKS, COMPARISON, ENCODED, ENCODER, EVIL, RUN, YEARS, Page, row_with

CALIBRATED = {
    Lang.ZH: "语义模型 acme/meaning-zh（版本 1a2b3c4d5e6f），合并方式：按同名模型的校准",
    Lang.EN: "encoder acme/meaning-zh (revision 1a2b3c4d5e6f), blend: calibrated for a model of this name",
}
RANKED = {Lang.ZH: "合并方式：按名次（该模型未经校准）", Lang.EN: "blend: by ranks (this encoder has no calibration)"}
WARNING = {Lang.ZH: "语义模型 acme/meaning-zh 未经校准", Lang.EN: "The encoder acme/meaning-zh has no calibration"}


def workbook_text(comparison: Comparison, lang: Lang) -> str:
    """Every text of a comparison's workbook."""
    book = load_workbook(io.BytesIO(pair_workbook(whole("a", comparison), lang, RELEASED.confidence_check)))
    return "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell)


def run_text(comparison: Comparison, lang: Lang) -> str:
    """The words of the first sheet of a run's workbook, the overview."""
    run = RUN._replace(pairs=(entry(comparison),), tool=comparison.tool)
    book = load_workbook(io.BytesIO(run_workbook(run, lang, RELEASED.confidence_check)))
    return "\n".join(str(cell) for row in book.worksheets[0].iter_rows(values_only=True) for cell in row if cell)


def lineage_text(comparison: Comparison, lang: Lang) -> str:
    """The words of a page through the years."""
    years = replace(YEARS, rows=comparison.rows, tool=comparison.tool)
    return Page(render_lineage(trace([years]), ["pairs/a.html"], Edition(lang))).text


def entry(comparison: Comparison) -> PairEntry:
    """A comparison as a run lists it."""
    return PairEntry("a", comparison, "pairs/a.html")


SHOWN: dict[str, Callable[[Comparison, Lang], str]] = {
    "pair": lambda one, lang: Page(render_html(one, Edition(lang))).text,
    "index": lambda one, lang: Page(render_index(RUN._replace(pairs=(entry(one),), tool=one.tool), lang)).text,
    "matrix": lambda one, lang: Page(render_matrix(one.template, (entry(one),), Edition(lang))).text,
    "item": lambda one, lang: Page(next(render_items(one.template, (entry(one),), Edition(lang)))).text,
    "lineage": lineage_text,
    "terminal": to_text,
    "workbook": workbook_text,
    "overview": run_text,
}
every_place = pytest.mark.parametrize("place", SHOWN)
every_language = pytest.mark.parametrize("lang", Lang)


@every_place
@every_language
def test_every_page_and_sheet_names_encoder_revision_and_blend(place: str, lang: Lang) -> None:
    """In the same words, and whether the encoder is calibrated."""
    assert CALIBRATED[lang] in SHOWN[place](ENCODED, lang)
    assert RANKED[lang] in SHOWN[place](BY_RANKS, lang)


@every_place
@every_language
def test_without_an_encoder_nothing_is_said_of_one(place: str, lang: Lang) -> None:
    """A result of the words alone reads as ever."""
    text = SHOWN[place](COMPARISON, lang)
    assert not [word for word in ("语义", "encoder", "meaning") if word in text]


@pytest.mark.parametrize("place", ["pair", "index", "matrix", "lineage", "terminal", "workbook", "overview"])
@every_language
def test_an_encoder_without_calibration_is_a_note_of_its_own(place: str, lang: Lang) -> None:
    """Not only in the line about the tool; a calibrated one needs none."""
    assert WARNING[lang] in SHOWN[place](BY_RANKS, lang)
    assert WARNING[lang] not in SHOWN[place](ENCODED, lang)


@every_language
def test_a_pair_s_page_tells_of_the_encoder_beside_the_counts(lang: Lang) -> None:
    """Which one, which items it alone links, and once that it has no calibration."""
    html = render_html(BY_RANKS, Edition(lang))
    results = html[html.index('id="results"') : html.index('id="contents"')]
    text = Page(results).text
    assert RANKED[lang] in text
    assert '<a href="#p3">' in results
    assert WARNING[lang] in text
    assert Page(html).text.count(WARNING[lang]) == 1


def test_where_meaning_links_nothing_the_page_says_so() -> None:
    """An encoder may only have weighed along."""
    said = "没有条目仅因语义相近而对应。"
    assert said in render_html(replace(ENCODED, rows=COMPARISON.rows))
    assert said not in render_html(ENCODED)


def test_what_rests_on_meaning_is_marked_in_the_lists() -> None:
    """The link is to be checked before the change that it tells; a row that a person has looked at is as any other."""
    said = "因语义相近而对应，请先核对对应关系"
    assert said in _lists(render_html(ENCODED))
    looked = replace(BY_MEANING, because=(*BY_MEANING.because, Reason("reviewed", ("张三", "2024-05-01"))))
    reviewed = replace(ENCODED, rows=(*COMPARISON.rows[:3], looked, *COMPARISON.rows[4:]))
    assert said not in _lists(render_html(reviewed))


def test_a_doubtful_row_that_meaning_links_says_that_first() -> None:
    """Whether the items belong together is the first thing to check."""
    doubtful = replace(BY_MEANING, confidence=0.2)
    lists = _lists(render_html(replace(ENCODED, rows=(*COMPARISON.rows[:3], doubtful, *COMPARISON.rows[4:]))))
    assert '仅凭用词不足以对应，因语义相近而列为对应条目。</span><span class="note">把握程度 20%' in lists


def _lists(html: str) -> str:
    """What deserves a look first."""
    return html[html.index('id="attention"') : html.index('id="evidence"')]


def test_without_an_encoder_the_line_is_as_it_was() -> None:
    """Version, settings with their fingerprint, and that the words alone were compared."""
    assert tool_line(TOOL, Lang.ZH) == tool_line(TOOL, Lang.EN) == "plan-align 0.1.0 · default (000000000000) · lexical"
    assert encoder_lines(TOOL, Lang.ZH) == ()


def test_a_folder_may_be_called_lexical() -> None:
    """What an encoder made is never told as made by the words alone."""
    assert "encoder lexical" in encoder_words(replace(ENCODER, encoder="lexical"), Lang.EN)


def test_what_is_not_known_of_an_encoder_is_not_made_up() -> None:
    """Neither a revision nor a blend."""
    bare = replace(ENCODER, encoder_revision=None, blend=None)
    assert encoder_words(bare, Lang.EN) == "encoder acme/meaning-zh"


def test_a_workbook_of_several_comparisons_names_the_encoder_once() -> None:
    """All comparisons of a run have the same."""
    several = [whole(key, ENCODED) for key in ("a", "b")]
    book = load_workbook(io.BytesIO(workbook_of(several, Lang.ZH, RELEASED.confidence_check)))
    cells = [cell for row in book.worksheets[0].iter_rows(values_only=True) for cell in row if cell]
    assert cells.count(f"比对所用{CALIBRATED[Lang.ZH]}。") == 1


def test_the_name_of_an_encoder_never_becomes_markup() -> None:
    """It may be that of a folder."""
    html = render_html(replace(BY_RANKS, tool=replace(BY_RANKS.tool, encoder=EVIL)))
    assert "<img src=x" not in html
    assert EVIL in Page(html).text


def test_meaning_is_a_part_of_a_score_like_the_others() -> None:
    """In the bar and its words, after the parts of the words; the legend tells what it is and by which encoder."""
    html = render_html(ENCODED)
    row = row_with(html, "p3")
    assert "＝用词 0.10＋标题 0.10＋章节 0.05＋语义 0.50" in Page(row).text
    assert '<rect class="semantic" x="25%" width="50%"' in row
    legend = Page(html[html.index('class="legend"') : html.index("</ul>", html.index('class="legend"'))]).text
    assert " ".join(legend.split()).endswith(
        "标题 章节 语义 frobnication 语义一项为语义模型 acme/meaning-zh 判断的含义相近程度，在相似度中一般只占小部分。"
    )


def test_other_plans_are_searched_by_words_and_the_legend_says_so() -> None:
    """Where they were, since the similarity told of them has no part of meaning."""
    said = "其他要点中另见条目的相似度只计用词"
    assert said in render_html(replace(ENCODED, searched=("邵阳市2022年数字政府工作要点",)))
    assert said not in render_html(ENCODED)


def test_a_row_that_meaning_links_says_so_in_a_sentence() -> None:
    """An official reads why it stands there; it is no doubt by itself."""
    row = Page(row_with(render_html(ENCODED), "p3")).text
    assert "仅凭用词不足以对应，因语义相近而列为对应条目。" in row
    assert "依据：语义" in row
    assert "需人工核对" not in row
