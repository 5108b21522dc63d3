"""Which of a model's instruction prefixes is put before a text that is compared with its like."""

from __future__ import annotations

from collections.abc import Mapping

SYMMETRIC = ("sts", "similarity", "text-matching", "clustering")  # names of prompts for texts of one kind, best first
BOTH_SIDES = ("passage", "document")  # what the other side of a search is called; E5 says passage


def choose_prompt(prompts: Mapping[str, str], default: str | None) -> str:
    """The prefix for comparing texts of one kind, as the model's authors mean it; empty where they mean none.

    The model's default comes first, then a prompt made for this (`STS` of EmbeddingGemma, `text-matching` of Jina).
    A model with a prefix on both sides of a search was trained to see one always, and E5's card says to use "query: "
    for symmetric tasks such as semantic similarity. A prefix for queries alone turns a question into what answers it:
    BGE's card wants it for short queries against long passages and nowhere else.

    >>> choose_prompt({"query": "query: ", "passage": "passage: "}, None)
    'query: '
    >>> choose_prompt({"query": "为这个句子生成表示以用于检索相关文章：", "document": ""}, None)
    ''
    >>> choose_prompt({"query": "q: ", "document": "d: ", "STS": "task: sentence similarity | query: "}, None)
    'task: sentence similarity | query: '
    """
    if default is not None:
        return prompts[default]
    by_name = {name.lower().replace("_", "-"): prompt for name, prompt in prompts.items()}
    for name in SYMMETRIC:
        if by_name.get(name):
            return by_name[name]
    return by_name.get("query", "") if any(by_name.get(side) for side in BOTH_SIDES) else ""
