"""Models of the hub: whether there is one of a name, and its commit; sentence-transformers downloads them."""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from align.errors import EncoderError

MODULES = "modules.json"  # what makes a folder a model of sentence-transformers
SHOWN = 160  # characters of a library's message that an error repeats


def find_in_hub(name: str, revision: str | None) -> str:
    """The commit of a model of the hub: as it lies in the hub's cache on this machine, else asked of the hub itself.

    Raises:
        EncoderError: there is no such model or revision, or the hub cannot be reached.
    """
    from huggingface_hub import try_to_load_from_cache

    try:
        found = try_to_load_from_cache(name, MODULES, cache_dir=hub_cache(), revision=revision)
    except ValueError as error:
        raise EncoderError(f"{name}: neither a folder here nor a name that the hub takes; check it") from error
    path = found if isinstance(found, str) else ask_hub(name, revision)
    return Path(path).parent.name  # …/snapshots/COMMIT/modules.json


def hub_cache() -> str | None:
    """Where sentence-transformers keeps what it downloads; None is the hub's own cache."""
    return os.environ.get("SENTENCE_TRANSFORMERS_HOME")


def ask_hub(name: str, revision: str | None) -> str:
    """Fetch the smallest file of a model, which tells whether there is one and its commit."""
    from huggingface_hub import errors, hf_hub_download

    told = f"{name}@{revision}" if revision else name
    elsewhere = "or download the model elsewhere and name its folder"
    try:
        with quiet_hub():
            return str(hf_hub_download(name, MODULES, revision=revision, cache_dir=hub_cache()))
    except errors.GatedRepoError as error:
        why = f"its authors ask for consent first; give it on the model's page and log in, {elsewhere}"
        raise EncoderError(f"{told}: {why}") from error
    except errors.RepositoryNotFoundError as error:
        why = "neither a folder here nor a public model of the hub; check the name"
        raise EncoderError(f"{told}: {why}") from error
    except errors.RevisionNotFoundError as error:
        raise EncoderError(f"{told}: the model has no such revision; check what stands after @") from error
    except errors.LocalEntryNotFoundError as error:
        why = f"not on this machine, and the hub cannot be reached; check the connection, {elsewhere}"
        raise EncoderError(f"{told}: {why}") from error
    except errors.EntryNotFoundError as error:
        why = f"has no {MODULES}, so it is no model of sentence-transformers; name another"
        raise EncoderError(f"{told}: {why}") from error
    except (OSError, ValueError, errors.HTTPError) as error:
        why = f"cannot be asked of the hub ({brief(error)}); check the name and the connection, {elsewhere}"
        raise EncoderError(f"{told}: {why}") from error


def brief(error: BaseException, path: str = "", name: str = "") -> str:
    """What a library says of a failure, on one line, with a name in place of a path of this machine."""
    said = " ".join(str(error).split())
    said = said.replace(path, name) if path else said
    return f"{type(error).__name__}: {said if len(said) <= SHOWN else said[:SHOWN] + '…'}"


@contextmanager
def quiet_hub() -> Iterator[None]:
    """Let the library that asks the hub print and warn of nothing for a while."""
    from huggingface_hub import utils

    with ExitStack() as stack, warnings.catch_warnings(), silenced("huggingface_hub"):
        warnings.simplefilter("ignore")
        if not utils.are_progress_bars_disabled():
            utils.disable_progress_bars()
            stack.callback(utils.enable_progress_bars)
        yield


@contextmanager
def silenced(*names: str) -> Iterator[None]:
    """Let these loggers say nothing for a while."""
    loggers = [logging.getLogger(name) for name in names]
    levels = [logger.level for logger in loggers]
    try:
        for logger in loggers:
            logger.setLevel(logging.CRITICAL + 1)
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
