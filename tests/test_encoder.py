"""Encoders: what texts become, which model did it, and what is said where one cannot be used."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align import open_encoder
from align.encoder import Encoder, find_model, hash_folder
from align.errors import EncoderError
from align.prompts import choose_prompt
from tests.model_world import REAL, make_model, make_transformer, needs_semantic

TEXTS = ("压减办事时限", "让群众少跑快办", "修水库", "围绕企业推动窗口提速。" * 30, "政务公开", "食", "龘")
HEAVY = ("torch", "transformers", "sentence_transformers")
PRINTS = (
    "import sys, hashlib; from pathlib import Path; from align import open_encoder; "
    "vectors = open_encoder(sys.argv[1], Path(sys.argv[2])).vectors(sys.argv[3:]); "
    "print(hashlib.sha256(vectors.tobytes()).hexdigest()); "
    f"print([name for name in {HEAVY!r} if name in sys.modules])"
)


def in_another_process(model: Path, cache: Path, **environment: str) -> list[str]:
    """What a process of its own prints of its vectors, and of what it loaded for them; all that it printed."""
    command = [sys.executable, "-W", "default", "-c", PRINTS, str(model), str(cache), *TEXTS]
    run = subprocess.run(command, capture_output=True, text=True, env=os.environ | environment, check=False)
    assert run.stderr == ""
    return run.stdout.splitlines()


def rows(vectors: npt.NDArray[np.float32]) -> list[bytes]:
    """Each vector byte for byte."""
    return [vector.tobytes() for vector in vectors]


@cache
def fresh(model: Path, folder: Path) -> Encoder:
    """An encoder with a cache of its own, opened once."""
    return open_encoder(model, folder)


def test_every_text_has_its_vector_in_the_order_asked(model: Path, tmp_path: Path) -> None:
    """One row each, of unit length; a text asked for twice has two rows, and no text has none."""
    encoder = open_encoder(model, tmp_path)
    vectors = encoder.vectors([*TEXTS, TEXTS[0]])
    assert vectors.dtype == np.float32
    assert vectors.shape[0] == len(TEXTS) + 1
    assert len(encoder.vectors([])) == 0
    assert np.abs(np.linalg.norm(vectors, axis=1) - 1).max() < 1e-4
    assert rows(vectors)[0] == rows(vectors)[-1]
    assert len(set(rows(vectors))) == len(TEXTS)
    assert rows(encoder.vectors(TEXTS[::-1])) == rows(vectors)[-2::-1]


def test_what_means_the_same_lies_near(model: Path, tmp_path: Path) -> None:
    """Two ways to speed up an office's work are nearer to each other than to building a reservoir."""
    one, other, apart = open_encoder(model, tmp_path).vectors(["压减办事时限", "让群众少跑快办", "修水库"])
    assert one @ other > max(one @ apart, other @ apart)


@settings(max_examples=25)
@given(st.permutations(TEXTS), st.integers(0, len(TEXTS)), st.integers(1, 5))
def test_what_else_is_asked_changes_no_byte(
    tiny_model: Path, tmp_path_factory: pytest.TempPathFactory, texts: list[str], cut: int, batch: int
) -> None:
    """Neither the order of texts, nor how many are asked at once, nor how the model takes them in."""
    known = fresh(tiny_model, tmp_path_factory.getbasetemp() / "law").vectors(texts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("align.encoder.BATCH", batch)
        patch.setattr("align.encoder.PORTION", batch + 1)
        encoder = open_encoder(tiny_model, tmp_path_factory.mktemp("law"))
        parts = [encoder.vectors(part) for part in (texts[:cut], texts[cut:]) if part]
    assert rows(np.concatenate(parts)) == rows(known)


@pytest.mark.slow
def test_the_number_of_threads_changes_no_byte(tiny_model: Path, tmp_path: Path) -> None:
    """And nothing is printed or warned of beside the result, though the libraries would."""
    model = Path(REAL) if REAL else tiny_model
    printed = {
        threads: in_another_process(model, tmp_path / threads, OMP_NUM_THREADS=threads, MKL_NUM_THREADS=threads)
        for threads in ("1", "2", "4")
    }
    assert {loaded for _, loaded in printed.values()} == {str(list(HEAVY))}
    assert len({vectors for vectors, _ in printed.values()}) == 1


def test_what_is_in_the_cache_loads_no_model(model: Path, tmp_path: Path) -> None:
    """A second run of the same texts imports none of the libraries, and has the same bytes."""
    vectors = open_encoder(model, tmp_path).vectors(TEXTS)
    digest, loaded = in_another_process(model, tmp_path)
    assert loaded == "[]"
    assert digest == hashlib.sha256(vectors.tobytes()).hexdigest()


def test_models_share_no_vectors(tiny_model: Path, tmp_path: Path) -> None:
    """Nor do two revisions of one: a folder in which anything changes is another revision."""
    other = make_model(tmp_path / "tiny", seed=1)
    one, two = open_encoder(tiny_model, tmp_path / "cache"), open_encoder(other, tmp_path / "cache")
    assert (one.name, two.name) == ("tiny", "tiny")
    assert one.revision != two.revision
    assert rows(one.vectors(["修水库"])) != rows(two.vectors(["修水库"]))
    assert rows(open_encoder(other, tmp_path / "cache").vectors(["修水库"])) == rows(two.vectors(["修水库"]))


def test_a_folder_is_named_by_itself(tiny_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever it lies and however it was named, so that no path stands in a result."""
    copied = shutil.copytree(tiny_model, tmp_path / "tiny")
    monkeypatch.chdir(copied)
    named = {find_model(folder)[:2] for folder in (tiny_model, copied, Path("."), "../tiny", f"{copied}/")}
    assert named == {("tiny", hash_folder(tiny_model))}


def test_a_revision_is_what_a_folder_holds(tiny_model: Path, tmp_path: Path) -> None:
    """Its files and their names, through links; what hides, such as version control, is no part of it."""
    copied = shutil.copytree(tiny_model, tmp_path / "tiny")
    first = hash_folder(copied)
    (copied / ".git").mkdir()
    (copied / ".git" / "HEAD").write_text("x")
    (copied / ".DS_Store").write_text("x")
    weights = (copied / "model.safetensors").rename(tmp_path / "weights")
    (copied / "model.safetensors").symlink_to(weights)
    assert hash_folder(copied) == first
    weights.write_bytes(weights.read_bytes() + b"?")
    second = hash_folder(copied)
    (copied / "README.md").rename(copied / "ABOUT.md")
    assert len({first, second, hash_folder(copied)}) == 3


def test_a_file_may_have_a_name_that_is_no_utf_8(tiny_model: Path, tmp_path: Path) -> None:
    """It is a part of the revision like any other."""
    copied = shutil.copytree(tiny_model, tmp_path / "tiny")
    odd = create(copied / os.fsdecode(b"\xff\xfe.txt"))
    first = hash_folder(copied)
    odd.rename(copied / os.fsdecode(b"\xff\xfd.txt"))
    assert len({first, hash_folder(copied), hash_folder(tiny_model)}) == 3


def test_a_folder_whose_name_is_no_utf_8_is_an_error_at_once(tiny_model: Path, tmp_path: Path) -> None:
    """Results name the model by it, and are UTF-8."""
    create(tmp_path / os.fsdecode(b"probe\xff")).unlink()
    copied = shutil.copytree(tiny_model, tmp_path / os.fsdecode(b"na\xffme"))
    with pytest.raises(EncoderError, match=r"^na\\udcffme: this folder's name is not UTF-8 and stands") as caught:
        open_encoder(copied, tmp_path / "cache")
    assert str(caught.value).isascii()


def create(path: Path) -> Path:
    """An empty file, where the disk takes its name."""
    try:
        path.touch()
    except OSError:
        pytest.skip("this disk takes no name that is not UTF-8")
    return path


def test_a_folder_wins_over_a_hub_name(tiny_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where its name has the sign that parts a revision from a name."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(tiny_model, "org/tiny@main")
    assert find_model("org/tiny@main").name == "tiny@main"


@pytest.mark.parametrize(
    ("prompts", "default", "chosen"),
    [
        ({}, None, ""),
        ({"query": "", "document": ""}, None, ""),
        ({"query": "检索：", "document": ""}, None, ""),
        ({"query": "query: ", "passage": "passage: "}, None, "query: "),
        ({"query": "q ", "document": "d ", "Clustering": "c ", "STS": "s "}, None, "s "),
        ({"query": "q ", "document": "d ", "sts": "", "text_matching": "t "}, None, "t "),
        ({"query": "q ", "STS": "s "}, "query", "q "),
        ({"none": "", "STS": "s "}, "none", ""),
    ],
)
def test_a_text_is_compared_under_the_models_own_prompt(
    prompts: dict[str, str], default: str | None, chosen: str
) -> None:
    assert choose_prompt(prompts, default) == chosen


def test_a_models_prompt_stands_before_every_text(tiny_model: Path, tmp_path: Path) -> None:
    """So that its vector is the one that the model's authors mean."""
    plain = open_encoder(tiny_model, tmp_path).vectors(["政务公开", "食品安全"])[1]
    prompted = shutil.copytree(tiny_model, tmp_path / "prompted")
    rewrite(prompted / "config_sentence_transformers.json", prompts={"STS": "政务公开"})
    vector, bare = open_encoder(prompted, tmp_path).vectors(["食品安全", "修"])
    assert not np.array_equal(vector, plain)
    both = open_encoder(tiny_model, tmp_path).vectors(["政务公开食品安全", "政务公开修"])
    assert rows(np.array([vector, bare])) == rows(both)


def rewrite(path: Path, **values: object) -> None:
    """Give keys of a JSON file other values."""
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | values), encoding="utf-8")


@pytest.fixture(scope="module")
def transformer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small transformer, with all the files that a real one has."""
    needs_semantic()
    return make_transformer(tmp_path_factory.mktemp("models") / "short")


def test_a_long_text_is_cut_where_the_model_says(transformer: Path, tmp_path: Path) -> None:
    """What stands behind its limit changes nothing, and no text is too long."""
    encoder = open_encoder(transformer, tmp_path)
    one, other, short = encoder.vectors(["政" * 50 + "务" * 100_000, "政" * 50, "政务"])
    assert np.array_equal(one, other)
    assert not np.array_equal(one, short)


def test_weights_that_no_vector_needs_may_be_missing(transformer: Path, tmp_path: Path) -> None:
    """Models often come without the part that their authors trained with; the vectors are the same."""
    copied = shutil.copytree(transformer, tmp_path / "short")
    change_weights(copied, lambda name: "pooler" not in name)
    whole, part = (open_encoder(folder, tmp_path).vectors(["政务"]) for folder in (transformer, copied))
    assert np.array_equal(whole, part)


def change_weights(folder: Path, kept: Callable[[str], bool]) -> None:
    """Leave only some of a model's weights, by name."""
    from safetensors.numpy import load_file, save_file

    path = str(folder / "model.safetensors")
    weights = load_file(path)
    assert not all(map(kept, weights))
    save_file({name: weight for name, weight in weights.items() if kept(name)}, path, {"format": "pt"})


def empty_weights(folder: Path) -> None:
    """As an interrupted download leaves it."""
    (folder / "model.safetensors").write_bytes(b"")


def half_the_weights(folder: Path) -> None:
    """As a full disk leaves it."""
    path = folder / "model.safetensors"
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def text_for_weights(folder: Path) -> None:
    """As version control leaves a large file that was not fetched."""
    (folder / "model.safetensors").write_text("version 1\noid sha256:0\nsize 95823472\n", encoding="utf-8")


def no_weights(folder: Path) -> None:
    """As they are forgotten."""
    (folder / "model.safetensors").unlink()


def a_layer_without_weights(folder: Path) -> None:
    """The libraries draw such numbers at random and only warn."""
    change_weights(folder, lambda name: "layer.1." not in name)


def weights_of_another_shape(folder: Path) -> None:
    """As of a larger model of the family."""
    rewrite(folder / "config.json", hidden_size=32)


def pickled_weights(folder: Path) -> None:
    """A pickle could run code; what is in it is not run."""
    no_weights(folder)
    (folder / "pytorch_model.bin").write_bytes(b"cos\nsystem\n(S'touch ran'\ntR.")


def garbled_config(folder: Path) -> None:
    """As cut off."""
    (folder / "config.json").write_text('{"model_type": ', encoding="utf-8")


def odd_config(folder: Path) -> None:
    """A value of the wrong kind."""
    rewrite(folder / "config.json", num_hidden_layers="two")


def unknown_kind(folder: Path) -> None:
    """As of a model newer than the library."""
    rewrite(folder / "config.json", model_type="later")


def garbled_modules(folder: Path) -> None:
    """As a page of an error saved under its name."""
    (folder / "modules.json").write_text("<html>", encoding="utf-8")


def no_modules(folder: Path) -> None:
    """A model of nothing."""
    (folder / "modules.json").write_text("[]", encoding="utf-8")


def code_of_its_own(folder: Path) -> None:
    """A model that is a program; it is not run."""
    module = {"idx": 0, "name": "0", "path": "", "type": "evil.Model"}
    (folder / "modules.json").write_text(json.dumps([module]), encoding="utf-8")
    (folder / "evil.py").write_text("import sys\nsys.exit('ran')\n", encoding="utf-8")


def no_pooling(folder: Path) -> None:
    """A folder that was copied without those in it."""
    shutil.rmtree(folder / "1_Pooling")


def no_tokenizer(folder: Path) -> None:
    """The libraries then take every character for unknown and say nothing."""
    (folder / "tokenizer.json").unlink()
    (folder / "tokenizer_config.json").unlink()


def odd_tokenizer(folder: Path) -> None:
    """JSON, but no tokenizer; of a StaticEmbedding, for which its library raises a bare `Exception`."""
    for path in folder.iterdir():
        path.unlink() if path.is_file() else shutil.rmtree(path)
    shutil.copytree(make_model(folder.parent / "static"), folder, dirs_exist_ok=True)
    (folder / "tokenizer.json").write_text('{"model": 1}', encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        *((spoil, "cannot be loaded") for spoil in (empty_weights, half_the_weights, text_for_weights, no_weights)),
        *((spoil, "cannot be loaded") for spoil in (weights_of_another_shape, pickled_weights, no_modules)),
        *((spoil, "cannot be loaded") for spoil in (garbled_config, odd_config, unknown_kind, garbled_modules)),
        *((spoil, "cannot be loaded") for spoil in (code_of_its_own, no_pooling, odd_tokenizer)),
        (a_layer_without_weights, "lacks a part of its weights"),
        (no_tokenizer, "has no tokenizer, or one that knows no Chinese"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_broken_model_is_told_on_one_line(
    transformer: Path, tmp_path: Path, spoil: Callable[[Path], None], said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """The line names the model and what to do, and no path of this machine; nothing else is printed."""
    folder = shutil.copytree(transformer, tmp_path / "broken")
    spoil(folder)
    capfd.readouterr()
    with pytest.raises(EncoderError) as caught:
        open_encoder(folder, tmp_path / "cache").vectors(["政务公开"])
    line = str(caught.value)
    assert line.startswith(f"broken: the model {said}")
    assert line.endswith("; copy or download it again, or name another")
    assert "\n" not in line
    assert str(tmp_path) not in line
    assert caught.value.zh.startswith("编码模型 broken ")
    assert capfd.readouterr() == ("", "")
    assert not Path("ran").exists()


def test_a_text_without_a_vector_is_an_error(tiny_model: Path, tmp_path: Path) -> None:
    """A zero has no direction; it would be as near to everything as to nothing."""
    with pytest.raises(EncoderError, match="tiny: the model makes no vector of “”"):
        open_encoder(tiny_model, tmp_path).vectors(["政务", ""])


def test_a_folder_that_is_no_model_is_an_error_at_once(tmp_path: Path) -> None:
    """A transformer alone does not say how its tokens become one vector, and nobody guesses."""
    needs_semantic()
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(EncoderError, match=r"holds no modules\.json, so it is no model of sentence-transformers; copy"):
        open_encoder(tmp_path)


@pytest.mark.parametrize("named", ["no/such/folder", "./bge", "bge-small-zh-v1.5", Path("org/model"), "组织/模型"])
def test_a_folder_that_is_not_there_is_an_error_at_once(named: str | Path) -> None:
    """What cannot be a name of the hub is not asked of it."""
    needs_semantic()
    with pytest.raises(EncoderError, match="there is no such folder; name one, or a model of the hub as ORGANISATION/"):
        open_encoder(named)


def test_a_name_that_the_hub_cannot_have_is_an_error_at_once() -> None:
    needs_semantic()
    with pytest.raises(
        EncoderError, match="org--a/model: neither a folder here nor a name that the hub takes; check it"
    ):
        open_encoder("org--a/model")


def test_without_the_extra_an_encoder_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(EncoderError, match=r"install it: pip install 'plan-align\[semantic\]', or in a check"):
        open_encoder("org/model")
