"""What texts mean, as vectors of a sentence-transformers model: asked for by name, never needed otherwise."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from align.errors import EncoderError
from align.vectors import VectorCache, cache_folder

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from sentence_transformers import SentenceTransformer

PORTION = 1024  # texts encoded and kept at once; what was encoded before an interruption stays
BATCH = 8  # texts per step of the model; 32 took longer on two cores, since all are padded to the longest
PLACES = 6  # decimals a vector keeps


class Source(NamedTuple):
    """Where a model lies: its name and revision for results, and what to load."""

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

        Raises:
            EncoderError: the model cannot be loaded or makes no vectors, or the cache cannot be used.
        """
        missing = [text for text in dict.fromkeys(texts) if text not in self._known]
        if missing:
            self._known |= self._cache.read(missing)
            missing = [text for text in missing if text not in self._known]
        for start in range(0, len(missing), PORTION):
            self._encode(missing[start : start + PORTION])
        return np.stack([self._known[text] for text in texts]) if texts else np.zeros((0, 0), np.float32)

    def _encode(self, texts: list[str]) -> None:
        self._model = self._model or load_model(self._source)
        made = self._model.encode(
            texts, batch_size=BATCH, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
        )
        rounded = np.round(np.asarray(made, dtype=np.float64), PLACES).astype(np.float32)
        vectors = dict(zip(texts, rounded, strict=True))
        self._cache.write(vectors)
        self._known |= vectors


def open_encoder(model: str | Path, cache: Path | None = None) -> Encoder:
    """An encoder by its hub name, a hub name@revision or a folder; vectors are kept in `cache`.

    Raises:
        EncoderError: the extra `semantic` is not installed, there is no such model, or the cache cannot be used.
    """
    source = find_model(model)
    return Encoder(source, VectorCache(cache_folder(cache), source.name, source.revision))


def find_model(model: str | Path) -> Source:
    """Where a model lies and which revision it is."""
    folder = Path(model)
    if folder.is_dir():
        return Source(folder.resolve().name, hash_folder(folder), str(folder), hub=False)
    raise EncoderError(f"{model}: no such folder")


def hash_folder(folder: Path) -> str:
    """The sha256 over names and contents of a folder's files; hidden ones are left out."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in name.parts):
            with path.open("rb") as file:
                total.update(f"{name.as_posix()}\n{hashlib.file_digest(file, 'sha256').hexdigest()}\n".encode())
    return total.hexdigest()


def load_model(source: Source) -> SentenceTransformer:
    """The model, in double precision on the processor."""
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(source.place, device="cpu", local_files_only=not source.hub)
    return model.double()
