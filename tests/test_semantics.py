"""What an encoder adds to the evidence of words."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.comparison import Comparison, Reason, Verdict
from align.pipeline import compare
from align.plan import Item, Plan
from align.semantics import (
    ahead,
    item_sentences,
    measure_semantics,
    ranked,
    standardised,
    texts_of,
)
from align.settings import RELEASED
from align.text import sentences_of
from tests.conftest import CITY, COMPANY, NEXT_YEAR, pair, read, read_plan
from tests.semantic_world import Glossary

BEFORE = "压减办事时限。围绕企业开办环节，推动窗口办结提速，梳理材料清单。"
AFTER = "让群众少跑快办。聚焦市场主体准入，实现当场取照，精简文书清单。围绕窗口，压减清单。"
RIVAL = "公开窗口清单。围绕窗口，压减清单页数，公布群众电话。"  # another job, in words nearer to AFTER
SAME = (
    ("压减办事时限", "让群众少跑快办"),
    ("企业开办环节", "市场主体准入", "聚焦市场主体准入"),
    ("推动窗口办结提速", "实现当场取照"),
    ("梳理材料清单", "精简文书清单"),
)
FITTED = replace(
    RELEASED,
    encoder="glossary",
    semantic_item=1.0,
    semantic_sentence=1.0,
    semantic_section=0.1,
    semantic_share=0.5,
)


def told(encoder: Glossary | None, after: str = AFTER) -> Comparison:
    """What became of an item that says the same in other words a year later, with an encoder or without."""
    template, plan = pair([BEFORE, RIVAL], [after], NEXT_YEAR)
    return compare(template, plan, settings=FITTED, encoder=encoder)


def test_an_encoder_links_what_kept_its_task_and_lost_its_words() -> None:
    """The words alone lead elsewhere; with an encoder that knows the other words it is linked, and says why."""
    assert told(None).rows[0].verdict is Verdict.DROPPED
    row = next(row for row in told(Glossary(*SAME)).rows if row.plan_items == (1,))
    assert (row.template_items[0], row.found_by) == (1, "semantic")
    assert Reason("meaning") in row.because


def test_an_encoder_links_nothing_alone() -> None:
    """Items without a word in common stay unlinked, however alike an encoder finds them."""
    foreign = "开展夏夜露天电影放映。"
    rows = told(Glossary((foreign, *sentences_of(BEFORE))), foreign).rows
    assert next(row for row in rows if row.plan_items == (1,)).template_items == ()


def test_an_encoder_that_knows_nothing_more_changes_no_link() -> None:
    """Where meaning says what the words say, every link stays and was found by the words."""
    plain, helped = told(None), told(Glossary())
    assert [row.template_items for row in plain.rows] == [row.template_items for row in helped.rows]
    assert "semantic" not in {row.found_by for row in helped.rows}
    assert Reason("meaning") not in {reason for row in helped.rows for reason in row.because}


def test_the_parts_of_a_score_add_up_to_it() -> None:
    """The fourth part of a score is what meaning adds."""
    for row in told(Glossary(*SAME)).rows:
        if row.score is not None:
            assert sum(part.value for part in row.parts) == pytest.approx(row.score)
            assert row.parts[-1].name == "semantic"


def test_the_result_names_encoder_revision_and_blend() -> None:
    """Settings fitted for the encoder give the blend its name; others weigh ranks; lexical results have no blend."""
    template, plan = pair([BEFORE], [AFTER])
    tools = [compare(template, plan, settings=one, encoder=Glossary()).tool for one in (FITTED, RELEASED)]
    assert [(tool.encoder, tool.encoder_revision, tool.blend) for tool in tools] == [
        ("glossary", "1", "glossary"),
        ("glossary", "1", "ranks"),
    ]
    lexical = compare(template, plan).tool
    assert (lexical.encoder, lexical.encoder_revision, lexical.blend) == ("lexical", None, None)
    assert lexical.settings_sha256 != tools[0].settings_sha256


def test_a_plan_against_itself_is_all_copied_with_an_encoder_too() -> None:
    """The first law holds."""
    plan = read_plan(BEFORE, *COMPANY)
    assert {row.verdict.value for row in compare(plan, plan, encoder=Glossary()).rows} == {"copied"}


def test_both_plans_are_encoded_in_one_go_each_text_once() -> None:
    """Headings of sections and sentences in normal form; what stands in both plans is asked for once."""
    encoder, plan = Glossary(), read_plan(BEFORE, *COMPANY)
    compare(plan, plan, encoder=encoder)
    assert encoder.asked == list(texts_of(plan))
    assert encoder.asked[:2] == ["重点任务", "压减办事时限。"]


def test_an_item_without_a_sentence_is_encoded_as_printed() -> None:
    """No item is without a vector."""
    empty = replace(read_plan(BEFORE).items[0], task="", text="（一）")
    assert item_sentences(empty) == ["(一)"]
    assert item_sentences(replace(empty, text="")) == ["—"]


def test_a_plan_without_items_or_headings_is_measured() -> None:
    """Nothing to compare is no error."""
    full = read_plan(BEFORE, *COMPANY)
    bare = read(
        "2022年工作要点\n" + "\n".join(f"（{n}）{task}" for n, task in zip("一二三", COMPANY, strict=False))
    ).plan()
    empty = replace(full, sections=())
    assert measure_semantics(full, empty, Glossary(), FITTED).evidence == ()
    assert measure_semantics(empty, full, Glossary(), FITTED).evidence == ((),) * 5
    assert np.isfinite(measure_semantics(bare, full, Glossary(), FITTED).hints).all()


def test_the_order_of_items_changes_no_evidence() -> None:
    """Shuffled items keep what an encoder says of them."""
    template, plan = pair([BEFORE], [AFTER], CITY)
    straight = measure_semantics(template, plan, Glossary(*SAME), FITTED)
    turned = measure_semantics(backwards(template), backwards(plan), Glossary(*SAME), FITTED)
    assert straight.evidence == tuple(row[::-1] for row in turned.evidence[::-1])
    assert straight.likeness == tuple(row[::-1] for row in turned.likeness[::-1])


def backwards(plan: Plan) -> Plan:
    """A plan of one section with its items in reverse, numbered anew."""
    (section,) = plan.sections
    items: list[Item] = [replace(item, no=no) for no, item in enumerate(reversed(section.items), 1)]
    return replace(plan, sections=(replace(section, items=tuple(items)),))


matrices = st.integers(1, 5).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(-100, 100).map(lambda value: value / 100), min_size=width, max_size=width),
        min_size=1,
        max_size=5,
    ).map(np.array)
)


@given(matrices, st.floats(0.1, 3), st.floats(-1, 1))
def test_hints_depend_on_no_scale(
    near: "np.ndarray[tuple[int, int], np.dtype[np.float64]]", by: float, more: float
) -> None:
    """An encoder that spreads its cosines less, or around another mean, says the same in deviations and in ranks."""
    other = np.round(near * by + more, 9)
    assert ahead(standardised(other)) == pytest.approx(ahead(standardised(near)), abs=1e-5)
    if by >= 0.5:  # so that rounding makes no two cells equal
        assert ranked(other) == pytest.approx(ranked(near))


def test_equal_cells_have_equal_ranks() -> None:
    """Two items in the same words are as near as each other."""
    assert ranked(np.array([[0.5, 0.5, 0.1]])).tolist() == [[0.0, 0.0, pytest.approx(-np.log(3) / 2)]]


def test_what_all_items_have_in_common_is_no_likeness() -> None:
    """A model that finds all texts of a language alike gives unlike items no likeness for it."""
    template, plan = pair([BEFORE], [AFTER])
    shared = measure_semantics(template, plan, Glossary(*SAME, shared=3.0), FITTED).likeness
    assert shared[1][2] < 0.05 < 0.9 < shared[1][1]
