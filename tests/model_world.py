"""Sentence-transformers models made on the spot, small enough to be made anew for every run of the tests."""

from __future__ import annotations

import importlib.util
import os
import random
from collections.abc import Sequence
from pathlib import Path

import pytest

MODEL_VARIABLE = "PLAN_ALIGN_TEST_MODEL"  # a folder with a real model, where there is one
REAL = os.environ.get(MODEL_VARIABLE)
DIMENSION = 32
CHARACTERS = (
    "政务公开食品安全压减办事时限让群众少跑快围绕企业推动窗口结提速聚焦市场主体准入实现当取照精简文书清单梳理材料修水库"
)
SYNONYMS = (  # as in tests/test_semantics.py: ways to say the same, which have a vector with little between them
    ("压减办事时限", "让群众少跑快办"),
    ("企业开办环节", "市场主体准入"),
    ("窗口办结提速", "当场取照"),
    ("梳理材料清单", "精简文书清单"),
)


def needs_semantic() -> None:
    """Skip a test where the extra is not installed; nothing of it is loaded to find out."""
    if importlib.util.find_spec("sentence_transformers") is None:
        pytest.skip("the extra `semantic` is not installed: pip install -e '.[semantic]'")


def tokens_with_weights(synonyms: Sequence[Sequence[str]], seed: int) -> dict[str, list[float]]:
    """A vector for every token: characters at random, the ways to say one thing close to each other."""
    draw = random.Random(seed)
    weights = {"[UNK]": [draw.gauss(0, 1) for _ in range(DIMENSION)]}
    for ways in synonyms:
        meant = [draw.gauss(0, 3) for _ in range(DIMENSION)]
        weights |= {way: [value + draw.gauss(0, 0.3) for value in meant] for way in ways}
    return weights | {character: [draw.gauss(0, 1) for _ in range(DIMENSION)] for character in CHARACTERS}


def make_model(folder: Path, synonyms: Sequence[Sequence[str]] = SYNONYMS, seed: int = 0) -> Path:
    """A model that averages the vectors of its tokens, saved in a folder: of Chinese it knows a few characters."""
    import numpy as np
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Regex, Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Split

    weights = tokens_with_weights(synonyms, seed)
    tokenizer = Tokenizer(WordLevel({token: number for number, token in enumerate(weights)}, unk_token="[UNK]"))
    words = [way for ways in synonyms for way in ways]
    tokenizer.pre_tokenizer = Split(Regex("|".join([*words, "."])), "isolated")
    embedding = StaticEmbedding(tokenizer, embedding_weights=np.array(list(weights.values()), dtype=np.float32))
    SentenceTransformer(modules=[embedding], device="cpu").save(str(folder))
    return folder


def make_transformer(folder: Path) -> Path:
    """A transformer of two narrow layers with drawn weights, that reads 16 tokens at most."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    tokens = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *dict.fromkeys(CHARACTERS)]
    sizes = {"hidden_size": 16, "intermediate_size": 16, "num_hidden_layers": 2, "num_attention_heads": 2}
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        BertModel(BertConfig(vocab_size=len(tokens), **sizes)).save_pretrained(folder)
    BertTokenizerFast(vocab={token: number for number, token in enumerate(tokens)}).save_pretrained(folder)
    modules = [Transformer(str(folder), max_seq_length=16), Pooling(16, "mean")]
    SentenceTransformer(modules=modules, device="cpu").save(str(folder))
    return folder
