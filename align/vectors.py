"""The vectors of texts, kept on disk: one file per model and revision, so that a text is encoded once."""

from __future__ import annotations

import hashlib
import os
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from align.errors import EncoderError

if TYPE_CHECKING:
    import sqlite3

    from numpy.typing import NDArray

CACHE_VARIABLE = "PLAN_ALIGN_CACHE"
# What the file holds and how a text becomes a vector (prompt, precision); raise it when either changes.
SCHEMA = 1
WAIT = 60.0  # seconds that a run waits for another one that writes; a batch of vectors is written in far less
AT_ONCE = 500  # texts asked for in one query; older SQLite takes 999 at most
ANOTHER = f"name another folder with --cache or {CACHE_VARIABLE}"
UNUSABLE = f"编码模型的向量缓存无法读写，请用 --cache 或 {CACHE_VARIABLE} 另指定文件夹。"
TABLES = """
CREATE TABLE model (name TEXT NOT NULL, revision TEXT NOT NULL, dimension INTEGER NOT NULL);
CREATE TABLE vectors (text BLOB PRIMARY KEY, vector BLOB NOT NULL, checksum INTEGER NOT NULL) WITHOUT ROWID;
"""


def cache_folder(cache: Path | None) -> Path:
    """Where vectors are kept: the folder named, else PLAN_ALIGN_CACHE unless empty, else the platform's for caches."""
    named = os.environ.get(CACHE_VARIABLE, "")
    if cache or named.strip():
        return cache or Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("plan-align", appauthor=False)


class VectorCache:
    """The vectors of one revision of a model, by the hash of their text.

    Each has a checksum. A file that is not what it should be is an error, never a reason to encode again in silence.
    """

    def __init__(self, folder: Path, model: str, revision: str) -> None:
        self.model, self.revision = model, revision
        self.path = folder / file_name(model, revision)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise EncoderError(f"{folder}: cannot be made ({error.strerror}); {ANOTHER}", UNUSABLE) from error
        with self._connect() as connection:
            self._prepare(connection)

    def read(self, texts: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        """The vectors that are there, by their text."""
        by_key = {key_of(text): text for text in texts}
        keys = sorted(by_key)
        found = {}
        with self._connect() as connection:
            dimension = self._dimension(connection)
            for start in range(0, len(keys), AT_ONCE):
                some = keys[start : start + AT_ONCE]
                marks = ",".join("?" * len(some))
                query = f"SELECT text, vector, checksum FROM vectors WHERE text IN ({marks})"
                for key, vector, checksum in connection.execute(query, some):
                    found[by_key[key]] = self._checked(vector, checksum, dimension)
        return found

    def write(self, vectors: Mapping[str, NDArray[np.float32]]) -> None:
        """Keep vectors, all or none of them."""
        rows = [(key_of(text), vector.astype("<f4").tobytes()) for text, vector in vectors.items()]
        dimension = len(next(iter(vectors.values())))
        with self._connect() as connection:
            connection.execute("BEGIN IMMEDIATE")
            known = self._dimension(connection)
            if known is None:
                row = (self.model, self.revision, dimension)
                connection.execute("INSERT INTO model VALUES (?, ?, ?)", row)
            elif known != dimension:
                raise self._broken(f"holds vectors of dimension {known}, and {self.model} makes {dimension}")
            connection.executemany(
                "INSERT OR IGNORE INTO vectors VALUES (?, ?, ?)", [(*row, zlib.crc32(row[1])) for row in rows]
            )
            connection.commit()

    def _prepare(self, connection: sqlite3.Connection) -> None:
        """Lay out a new file, or find that an old one was laid out by this version for this model."""
        connection.execute("BEGIN IMMEDIATE")
        (schema,) = connection.execute("PRAGMA user_version").fetchone()
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if not schema and not tables:
            for statement in filter(str.strip, TABLES.split(";")):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {SCHEMA}")
        elif schema != SCHEMA:
            raise self._broken("was made by another version of plan-align")
        connection.commit()
        self._dimension(connection)

    def _dimension(self, connection: sqlite3.Connection) -> int | None:
        """The numbers in a vector; None while there is none."""
        row = connection.execute("SELECT name, revision, dimension FROM model").fetchone()
        if row and row[:2] != (self.model, self.revision):
            raise self._broken(f"holds vectors of {row[0]} {row[1]}, not of {self.model} {self.revision}")
        return row[2] if row else None

    def _checked(self, vector: bytes, checksum: int, dimension: int | None) -> NDArray[np.float32]:
        if zlib.crc32(vector) != checksum:
            raise self._broken("is damaged (a vector does not fit its checksum)")
        if dimension is None or len(vector) != 4 * dimension:
            raise self._broken(f"holds a vector of dimension {len(vector) // 4}, not {dimension}")
        return np.frombuffer(vector, dtype="<f4").astype(np.float32)

    @contextmanager
    def _connect(self) -> Iterator[sqlite3.Connection]:
        """A connection for one task; what is not committed in it is taken back."""
        import sqlite3  # 9 ms, and a compare of words needs none

        try:
            with closing(sqlite3.connect(self.path, timeout=WAIT, isolation_level=None)) as connection:
                yield connection
        except sqlite3.OperationalError as error:
            raise EncoderError(f"{self.path}: cannot be read and written ({error}); {ANOTHER}", UNUSABLE) from error
        except sqlite3.DatabaseError as error:
            raise self._broken(f"is damaged ({error})") from error

    def _broken(self, what: str) -> EncoderError:
        line = f"{self.path}: {what}; delete this file, the vectors are then made again"
        return EncoderError(line, "编码模型的向量缓存文件已损坏或不相符，请删除该文件后重新运行。")


def file_name(model: str, revision: str) -> str:
    """A name for the file of a model that every disk takes, no two models' the same."""
    plain = re.sub(r"[^\w.-]", "-", model, flags=re.ASCII)[-60:]
    told_apart = hashlib.sha256(f"{model}\n{revision}".encode()).hexdigest()[:16]
    return f"{plain}-{told_apart}.sqlite"


def key_of(text: str) -> bytes:
    """What a text is kept under."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
