"""Bytes to text: UTF-8, UTF-16 with a mark, GB18030; anything else is refused with a reason."""

from __future__ import annotations

import codecs
from pathlib import Path

from align.errors import ReadError

MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
COMMON_SHARE = 0.8  # of the Chinese characters; the plans at hand have over 0.99 in GB 2312, misread Big5 under 0.5


def read_file(path: Path) -> bytes:
    """The bytes of a document.

    Raises:
        ReadError: no such file, a folder, no permission, or nothing in it.
    """
    if path.is_dir():
        raise ReadError(
            f"{path.name}: this is a folder; name a document in it, or use `plan-align run` for a folder",
            "这是文件夹，不是文件；请改用其中的文件",
        )
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError(f"{path}: no such file; check the name", "找不到该文件；请核对文件名") from error
    except OSError as error:
        raise ReadError(
            f"{path.name}: cannot be opened ({error.strerror}); check its permissions",
            f"无法打开（系统提示：{error.strerror}）；请检查文件的读取权限",
        ) from error
    if not data.strip():
        raise ReadError(
            f"{path.name}: the file is empty; export the document as text again",
            "文件是空的；请重新导出为文本文件",
        )
    return data


def decode(data: bytes, name: str) -> str:
    """The text of a document; a byte-order mark is no part of it.

    Raises:
        ReadError: a binary file, or an encoding that is none of UTF-8, UTF-16 with a mark, GB18030.
    """
    marked = next((encoding for mark, encoding in MARKS if data.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        if encoding != "gb18030" or looks_chinese(text):
            return text
    if b"\0" in data and not marked:
        raise ReadError(
            f"{name}: this is a binary file, not text; save the document as UTF-8 text first",
            "这不是文本文件；请核对文件是否完整，或另存为 UTF-8 文本后重试",
        )
    raise ReadError(
        f"{name}: the encoding is none of UTF-8, UTF-16 and GB18030; save the document as UTF-8 text first",
        "文字编码不是 UTF-8、UTF-16 或 GB18030；请核对文件是否完整，或另存为 UTF-8 文本后重试",
    )


def looks_chinese(text: str) -> bool:
    """Whether text decoded as GB18030 is Chinese, since GB18030 gives a character to nearly any bytes."""
    wide = [char for char in text if ord(char) > 0x7F]
    return sum(is_common(char) for char in wide) >= COMMON_SHARE * len(wide)


def is_common(char: str) -> bool:
    """Whether a character is in GB 2312, which holds the words of official documents."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
