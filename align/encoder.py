"""What texts mean, as vectors of a sentence-transformers model: asked for by name, never needed otherwise.

The model is loaded when the first text is met that was never encoded; no code that comes with a model is run.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import pickle
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from align.errors import EncoderError
from align.hub import MODULES, brief, find_in_hub, quiet_hub, silenced
from align.prompts import choose_prompt
from align.vectors import VectorCache, cache_folder

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from sentence_transformers import SentenceTransformer

PORTION = 1024  # texts encoded and kept at once: an interruption loses no more, and memory is bounded
BATCH = 8  # texts per step; 32 took longer on two cores, since all are padded to the longest
PLACES = 6  # decimals a vector keeps; in double precision threads and batches move the 16th, in single the 7th
HUB_NAME = re.compile(r"(\w[\w.-]*/\w[\w.-]*)(?:@([\w./-]+))?", re.ASCII)
PROBES = ("政务公开", "食品安全")  # no encoder that can read Chinese takes one for the other
MISSING = (
    "an encoder needs sentence-transformers; install it: pip install 'plan-align[semantic]', "
    "or in a checkout: .venv/bin/python -m pip install -e '.[semantic]'"
)
LOGGERS = ("sentence_transformers", "transformers", "torch")


class Source(NamedTuple):
    """Which model: what results call it, its revision, and the folder or hub name that it is loaded from."""

    name: str
    revision: str
    place: str
    hub: bool


class Encoder:
    """Texts to vectors by one revision of a model; what was encoded once is remembered, here and on disk.

    `name` and `revision` stand in every result: a hub name and its commit, or a folder's own name and the sha256 over
    its files.
    """

    def __init__(self, source: Source, cache: VectorCache) -> None:
        self.name, self.revision = source.name, source.revision
        self._source, self._cache = source, cache
        self._model: SentenceTransformer | None = None
        self._known: dict[str, NDArray[np.float32]] = {}

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of unit length, one row per text in the order asked: shape (texts, dimension).

        The same text gives the same bytes, on any number of threads and whatever else is asked with it.

        Raises:
            EncoderError: the model cannot be loaded or makes no vector of a text, or the cache cannot be used.
        """
        missing = self._missing(texts)
        if missing:
            self._known |= self._cache.read(missing)
            missing = self._missing(missing)
        for start in range(0, len(missing), PORTION):
            portion = missing[start : start + PORTION]
            self._model = self._model or load_model(self._source)
            made = dict(zip(portion, encode(self._model, portion, self._source), strict=True))
            self._cache.write(made)
            self._known |= made
        return np.stack([self._known[text] for text in texts]) if texts else np.zeros((0, 0), np.float32)

    def _missing(self, texts: Sequence[str]) -> list[str]:
        return [text for text in dict.fromkeys(texts) if text not in self._known]


def open_encoder(model: str | Path, cache: Path | None = None) -> Encoder:
    """An encoder by its hub name, optionally `name@revision`, or by a folder; vectors are kept in the folder `cache`.

    Opening loads no model; one that the hub has and this machine does not is looked up there. A model that this
    machine has is not updated.

    Raises:
        EncoderError: the extra `semantic` is not installed, there is no such model, or the cache cannot be used.
    """
    if importlib.util.find_spec("sentence_transformers") is None:
        raise EncoderError(MISSING)
    source = find_model(model)
    return Encoder(source, VectorCache(cache_folder(cache), source.name, source.revision))


def find_model(model: str | Path) -> Source:
    """Where a model lies and which revision it is; a folder wins over a hub name."""
    folder = Path(model)
    if str(model) and folder.is_dir():
        if not (folder / MODULES).is_file():
            raise EncoderError(
                f"{model}: holds no {MODULES}, so it is no model of sentence-transformers; "
                "copy the whole folder of one, or save one there with its save()"
            )
        place = os.path.abspath(folder)
        return Source(name_of(place), hash_folder(folder), place, hub=False)
    named = HUB_NAME.fullmatch(str(model))
    if isinstance(model, Path) or not named:
        raise EncoderError(f"'{model}': there is no such folder; name one, or a model of the hub as ORGANISATION/MODEL")
    return Source(named[1], find_in_hub(named[1], named[2]), named[1], hub=True)


def name_of(place: str) -> str:
    """The name of a folder, which stands in results and so has to be text."""
    name = Path(place).name
    try:
        name.encode()
    except UnicodeEncodeError as error:
        shown = name.encode(errors="backslashreplace").decode()
        raise EncoderError(f"{shown}: this folder's name is not UTF-8 and stands in results; rename it") from error
    return name


def hash_folder(folder: Path) -> str:
    """The sha256 over a folder's files, their names and what they hold; links are followed, hidden files left out."""
    total = hashlib.sha256()
    try:
        for path in sorted(visible_files(folder)):
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            named = path.relative_to(folder).as_posix()
            total.update(f"{digest} {named}\n".encode("utf-8", "surrogatepass"))  # also names that are not UTF-8
    except OSError as error:
        raise EncoderError(f"{folder}: cannot be read ({error.strerror}); check its files and rights") from error
    return total.hexdigest()


def visible_files(folder: Path) -> Iterator[Path]:
    """The files of a folder and of those in it, but none whose name, or whose folder's, begins with a dot."""
    for root, folders, names in os.walk(folder, followlinks=True):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(root, name) for name in names if not name.startswith("."))


def load_model(source: Source) -> SentenceTransformer:
    """The model, in double precision on the processor.

    Raises:
        EncoderError: it cannot be loaded, lacks a part of its weights, or cannot tell two Chinese texts apart.
    """
    import torch

    with Failures(source, "cannot be loaded", "无法载入"), quiet(), torch.random.fork_rng(devices=[]):
        model, whole = load_seeded(source, 0)
        probed = encode(model, PROBES, source)
        if not whole:
            other, _ = load_seeded(source, 1)
            if not np.array_equal(probed, encode(other, PROBES, source)):
                raise failure(source, "lacks a part of its weights", "缺少部分权重")
    if np.array_equal(*probed):
        raise failure(source, "has no tokenizer, or one that knows no Chinese", "缺少分词器，或分词器不支持中文")
    return model


def load_seeded(source: Source, seed: int) -> tuple[SentenceTransformer, bool]:
    """The model, and whether no number in it was drawn at random, as the libraries do where weights are missing."""
    import torch
    from sentence_transformers import SentenceTransformer

    torch.manual_seed(seed)
    before = torch.get_rng_state()
    model = SentenceTransformer(
        source.place,
        device="cpu",
        trust_remote_code=False,
        revision=source.revision if source.hub else None,
        local_files_only=not source.hub,
    )
    return model.double(), torch.equal(before, torch.get_rng_state())


def encode(model: SentenceTransformer, texts: Sequence[str], source: Source) -> NDArray[np.float32]:
    """The vectors of texts by a model that was loaded from there: shape (texts, dimension)."""
    with Failures(source, "cannot encode", "无法编码"), quiet():
        made = model.encode(
            list(texts),
            prompt=choose_prompt(model.prompts, model.default_prompt_name),
            batch_size=BATCH,
            normalize_embeddings=True,
            convert_to_numpy=True,
            show_progress_bar=False,
        )
    vectors = np.round(np.asarray(made, dtype=np.float64), PLACES).astype(np.float32)
    if vectors.ndim != 2 or len(vectors) != len(texts):
        raise failure(source, "does not make one vector of a text", "未能为每段文本给出一个向量")
    for text, vector in zip(texts, vectors, strict=True):
        if not np.isfinite(vector).all() or not vector.any():
            raise failure(source, f"makes no vector of “{text[:20]}”", f"未能为“{text[:20]}”给出向量")
    return vectors


class Failures:
    """Turns what the libraries raise over a model into one line that names it.

    A broken model shows as almost any error; tokenizers even raises bare `Exception`s, which are told by their type.
    """

    def __init__(self, source: Source, what: str, zh: str) -> None:
        self.source, self.what, self.zh = source, what, zh

    def __enter__(self) -> None:
        """Nothing is done before."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if error is not None and (kind is Exception or isinstance(error, library_errors())):
            said = brief(error, self.source.place, self.source.name)
            raise failure(self.source, f"{self.what} ({said})", self.zh) from error


def library_errors() -> tuple[type[BaseException], ...]:
    """What loading and running broken models was seen to raise, by trying forty of them."""
    from huggingface_hub import errors
    from safetensors import SafetensorError

    usual = (OSError, ValueError, TypeError, LookupError, AttributeError, RuntimeError, ImportError, MemoryError)
    return (*usual, pickle.PickleError, SafetensorError, errors.StrictDataclassError, errors.HTTPError)


def failure(source: Source, what: str, zh: str) -> EncoderError:
    """An error over a model, in both languages."""
    line = f"{source.name}: the model {what}; copy or download it again, or name another"
    return EncoderError(line, f"编码模型 {source.name} {zh}，请重新下载该模型或另选模型。")


@contextmanager
def quiet() -> Iterator[None]:
    """Let the libraries print and warn of nothing for a while; what matters of it is an error here."""
    from transformers.utils import logging as transformers_logging

    shown = transformers_logging.is_progress_bar_enabled()
    try:
        with quiet_hub(), silenced(*LOGGERS):
            transformers_logging.disable_progress_bar()
            yield
    finally:
        if shown:
            transformers_logging.enable_progress_bar()
