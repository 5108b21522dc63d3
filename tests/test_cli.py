"""The command line: what each command prints and writes, and that it says so only where it should."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from align import read_document
from align.cli import main
from align.comparison import Verdict
from align.label_files import write_labels
from align.labels import Label, LabelFile, Status, plan_name, with_hashes
from align.record import SCHEMA
from align.settings import RELEASED, to_toml
from tests.semantic_world import Glossary

TEMPLATE, PLAN = "hunan.txt", "shaoyang.txt"
PAIR = ("compare", TEMPLATE, PLAN)
COMMANDS = ("outline", "compare", "run", "evaluate", "mail")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a template and a plan."""
    monkeypatch.chdir(tmp_path)
    for name, title, figure in ((TEMPLATE, "湖南省2022年", 10), (PLAN, "邵阳市2022年", 3)):
        text = f"{title}政务公开工作要点\n一、公开\n（一）新建公园{figure}个。\n（二）加强财政公开。\n- 7 -\n"
        Path(name).write_text(text, encoding="utf-8")
    return tmp_path


def invoke(*arguments: str) -> Result:
    """What a command says, having done its work."""
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.stderr
    return result


def run_python(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "align", *arguments], capture_output=True, env={**os.environ, **environment}, check=False
    )


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_every_command_has_help_with_an_example(command: str, option: str) -> None:
    said = invoke(command, option).stdout
    assert re.search(rf"Example:\n  +plan-align {command} ", said)


def test_the_help_names_every_command_and_no_other() -> None:
    said = invoke("-h").stdout
    assert tuple(re.findall(r"^  (\w+) ", said.partition("Commands:")[2], re.M)) == tuple(sorted(COMMANDS))
    assert invoke("--version").stdout.startswith("plan-align, version 0.")


def test_compare_prints_a_table() -> None:
    result = invoke(*PAIR)
    assert "湖南省2022年政务公开工作要点 → 邵阳市2022年政务公开工作要点" in result.stdout
    assert "有调整" in result.stdout
    assert result.stderr == ""
    assert "Adjusted" in invoke(*PAIR, "--lang", "en").stdout


def test_compare_writes_a_report_and_a_record_and_prints_nothing() -> None:
    result = invoke(*PAIR, "-o", "report.html", "--json", "pair.json")
    assert (result.stdout, result.stderr) == ("", "")
    assert "<html" in Path("report.html").read_text(encoding="utf-8")
    record = json.loads(Path("pair.json").read_text(encoding="utf-8"))
    assert record["schema"] == SCHEMA
    assert record["template"]["source"]["name"] == TEMPLATE
    assert sorted(os.listdir()) == sorted([TEMPLATE, PLAN, "report.html", "pair.json"])


def test_a_dash_is_stdout() -> None:
    assert json.loads(invoke(*PAIR, "--json", "-").stdout)["kind"] == "levels"
    assert json.loads(invoke("outline", TEMPLATE, "--json", "-").stdout)[0]["source"]["name"] == TEMPLATE


def test_a_result_takes_the_place_of_an_earlier_one_through_links() -> None:
    Path("real.html").write_text("earlier", encoding="utf-8")
    Path("link.html").symlink_to("real.html")
    invoke(*PAIR, "-o", "link.html")
    assert Path("link.html").is_symlink()
    assert "<html" in Path("real.html").read_text(encoding="utf-8")


def test_a_device_is_written_to_and_not_replaced() -> None:
    os.mkfifo("pipe")
    reader = os.open("pipe", os.O_RDONLY | os.O_NONBLOCK)
    invoke("outline", TEMPLATE, "--json", "pipe")
    assert json.loads(os.read(reader, 100_000))
    os.close(reader)
    assert Path("pipe").is_fifo()


def test_which_is_a_number_or_a_part_of_a_title() -> None:
    Path("two.txt").write_text(
        "".join(Path(name).read_text(encoding="utf-8") for name in (TEMPLATE, PLAN)), encoding="utf-8"
    )
    for template, plan in (("1", "2"), ("湖南省 ２０２２年", "邵阳市2022年政务公开工作要点")):
        said = invoke("compare", f"two.txt#{template}", f"two.txt#{plan}").stdout
        assert said.startswith("湖南省2022年政务公开工作要点 → 邵阳市2022年政务公开工作要点")


def test_where_a_file_of_the_full_name_exists_the_hash_sign_belongs_to_it() -> None:
    Path(TEMPLATE).rename("hunan#2.txt")
    Path(PLAN).rename("a#1")
    for template, plan in (("hunan#2.txt", "a#1"), ("hunan#2.txt#1", "a#1#邵阳")):
        assert "→ 邵阳市2022年" in invoke("compare", template, plan).stdout


def test_outline_shows_what_was_read_and_what_was_left_out() -> None:
    said = invoke("outline", TEMPLATE, PLAN).stdout
    for words in ("#1 湖南省2022年政务公开工作要点", "地区：邵阳市", "1 节，2 条", "（一）新建公园10个。", "页码 1"):
        assert words in said
    assert "sections: 1, items: 2" in invoke("outline", TEMPLATE, "--lang", "en").stdout


def test_outline_shows_the_others_where_one_cannot_be_read() -> None:
    result = CliRunner().invoke(main, ["outline", "missing.txt", PLAN, "--json", "-"])
    assert result.exit_code == 1
    assert result.stderr == "plan-align: missing.txt: no such file; check the name\n"
    assert [document["source"]["name"] for document in json.loads(result.stdout)] == [PLAN]


def test_run_writes_a_folder_and_tells_what_it_did() -> None:
    result = invoke("run", ".", "--out", "out/deep")
    assert result.stdout == ""
    assert result.stderr == "2 documents, 2 plans, 1 pairs; see out/deep/index.html\n"
    assert Path("out/deep/pairs/hunan-1__shaoyang-1.html").exists()


def test_settings_are_taken_from_a_file_and_named_in_the_result() -> None:
    text = to_toml(RELEASED).replace('"default"', '"mine"')
    Path("settings.toml").write_text(text, encoding="utf-8")
    record = json.loads(invoke(*PAIR, "--settings", "settings.toml", "--json", "-").stdout)
    assert record["tool"]["settings"] == "mine"


def label_plan(**changes: str) -> LabelFile:
    """A reviewer's word that the first item of the plan was added."""
    template, plan = read_document(TEMPLATE).plan(), read_document(PLAN).plan()
    said = Label(1, (), Verdict.ADDED, Status.REVIEWED, by="张三", date="2024-05-01")
    label = with_hashes(said, template, plan)
    if "plan_hash" in changes:
        label = Label(1, (), Verdict.ADDED, Status.REVIEWED, by="张三", plan_hash=changes["plan_hash"])
    return LabelFile("", plan_name(template), changes.get("plan", plan_name(plan)), (label,))


def verdict_of_first(result: Result) -> str:
    """What a record on stdout says of the plan's first item."""
    rows = json.loads(result.stdout)["rows"]
    return str(next(row["verdict"] for row in rows if row["plan_items"] == [1]))


def test_reviewed_rows_are_applied_and_stale_ones_told() -> None:
    write_labels(Path("labels.csv"), [label_plan()])
    applied = invoke(*PAIR, "--labels", "labels.csv", "--json", "-")
    assert verdict_of_first(applied) == "added"
    assert applied.stderr == ""
    write_labels(Path("labels.csv"), [label_plan(plan_hash="0" * 12)])
    stale = invoke(*PAIR, "--labels", "labels.csv", "--json", "-")
    assert verdict_of_first(stale) == "localized"
    assert stale.stderr.startswith("labels.csv, row 2: plan item 1 has changed")
    record = json.loads(stale.stdout)
    assert record["notes"] == ["复核记录labels.csv第 2 行未采用：本要点第 1 条的文字此后有变动。"]
    assert record["rows"][0]["because"][0] == "此前的复核（张三）未采用：文字此后有变动，请重新复核。"
    assert record["reviewed"] == []


def test_compare_takes_counterparts_of_offices() -> None:
    """A user's word about offices is applied and told; a row without use is named on stderr."""
    for name, office in ((TEMPLATE, "省榫卯工艺办"), (PLAN, "市竹编工艺办")):
        text = Path(name).read_text(encoding="utf-8").replace("公开。\n", f"公开。（{office}牵头）\n")
        Path(name).write_text(text, encoding="utf-8")
    Path("own.csv").write_text("place,superior,office\n,省榫卯工艺办,市竹编工艺办\n,省陶艺办,\n", encoding="utf-8")
    before, after = (
        json.loads(invoke(*PAIR, *more, "--json", "-").stdout) for more in ((), ("--counterparts", "own.csv"))
    )
    assert [
        finding["change"] for row in before["rows"] for finding in row["findings"] if finding["kind"] == "office"
    ] == ["unmapped"]
    assert not [finding for row in after["rows"] for finding in row["findings"] if finding["kind"] == "office"]
    assert after["note_reasons"] == [{"code": "offices-told", "values": ["省榫卯工艺办→市竹编工艺办"]}]
    assert "省陶艺办" in invoke(*PAIR, "--counterparts", "own.csv").stderr


def test_labels_that_no_reviewer_confirmed_are_told() -> None:
    """A reader's file is no review, and somebody who gives it should not wonder why nothing changed."""
    known = label_plan()
    write_labels(Path("labels.csv"), [replace(known, labels=(replace(known.labels[0], status=Status.READER),))])
    result = invoke(*PAIR, "--labels", "labels.csv", "--json", "-")
    assert verdict_of_first(result) == "localized"
    assert "labels.csv: 1 of its labels for" in result.stderr


def test_labels_of_another_pair_are_told() -> None:
    write_labels(Path("labels.csv"), [label_plan(plan="other.txt#1")])
    assert "were not used" in invoke(*PAIR, "--labels", "labels.csv").stderr


def test_evaluate_prints_a_page_or_a_record() -> None:
    Path("labels").mkdir()
    write_labels(Path("labels/one.csv"), [label_plan()])
    assert invoke("evaluate", ".").stdout.startswith("# Agreement with the labels")
    record = json.loads(invoke("evaluate", ".", "--json", "-").stdout)
    assert record["levels"]["pairs"][0]["plan"] == f"{PLAN}#邵阳市2022年政务公开工作要点"


def test_evaluate_takes_corrections_into_account() -> None:
    """A plan that plans.csv puts into another year of the same place is compared between years."""
    Path("labels").mkdir()
    write_labels(Path("labels/one.csv"), [label_plan()])
    Path("plans.csv").write_text(f"plan,place,year\n{PLAN},湖南省,2023\n", encoding="utf-8")
    assert "years" in json.loads(invoke("evaluate", ".", "--json", "-").stdout)


@pytest.fixture
def glossary(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """An encoder of whatever name is asked for; what it was opened with."""
    opened = list[tuple[object, ...]]()

    def open_glossary(*given: object) -> Glossary:
        opened.append(given)
        return Glossary()

    monkeypatch.setattr("align.encoder.open_encoder", open_glossary)
    return opened


def test_compare_takes_an_encoder_and_names_it(
    glossary: list[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its cache is the folder that is named, or that of the environment; without --encoder none is opened."""
    monkeypatch.setenv("PLAN_ALIGN_CACHE", "kept")
    assert json.loads(invoke(*PAIR, "--json", "-").stdout)["tool"]["encoder"] == "lexical"
    record = json.loads(invoke(*PAIR, "--encoder", "some/model", "--json", "-").stdout)
    made_by = (record["tool"][name] for name in ("encoder", "encoder_revision", "blend"))
    assert tuple(made_by) == ("glossary", "1", "ranks")
    invoke(*PAIR, "--encoder", "some/model", "--cache", "mine")
    assert glossary == [("some/model", Path("kept")), ("some/model", Path("mine"))]


def test_compare_weighs_meaning_by_a_model(model: Path, tmp_path: Path) -> None:
    """By the folder's own name and its revision; with its vectors kept, the same bytes come again, in silence."""
    told = (*PAIR, "--encoder", str(model), "--cache", str(tmp_path / "cache"), "--json", "-")
    cold, warm = (run_python(*told) for _ in range(2))
    assert (cold.returncode, cold.stderr) == (warm.returncode, warm.stderr) == (0, b"")
    assert cold.stdout == warm.stdout
    record = json.loads(cold.stdout)
    assert record["tool"]["encoder"] == model.name
    assert len(record["tool"]["encoder_revision"]) == 64
    assert str(model) not in cold.stdout.decode()


def test_compare_takes_an_encoder_beside_what_reviewers_said(glossary: list[tuple[object, ...]]) -> None:
    write_labels(Path("labels.csv"), [label_plan()])
    applied = invoke(*PAIR, "--encoder", "some/model", "--labels", "labels.csv", "--json", "-")
    assert verdict_of_first(applied) == "added"
    assert json.loads(applied.stdout)["tool"]["encoder"] == "glossary"
    assert len(glossary) == 1


def test_run_takes_an_encoder_and_names_it(glossary: list[tuple[object, ...]]) -> None:
    invoke("run", ".", "--out", "out", "--encoder", "some/model")
    assert json.loads(Path("out/run.json").read_text(encoding="utf-8"))["tool"]["encoder"] == "glossary"
    assert len(glossary) == 1


def test_evaluate_sets_words_and_an_encoder_side_by_side(glossary: list[tuple[object, ...]]) -> None:
    Path("labels").mkdir()
    write_labels(Path("labels/one.csv"), [label_plan()])
    assert "| | strict: lexical | with encoder |" in invoke("evaluate", ".", "--encoder", "some/model").stdout
    record = json.loads(invoke("evaluate", ".", "--encoder", "some/model", "--json", "-").stdout)
    assert (record["tool"]["encoder"], record["levels"]["lexical"]["items"]) == ("glossary", 1)
    assert "tool" not in json.loads(invoke("evaluate", ".", "--json", "-").stdout)
    assert len(glossary) == 2


EVERY = pytest.mark.parametrize("arguments", [(*PAIR, "-o", "r.html"), ("run", ".", "--out", "out"), ("evaluate", ".")])


@EVERY
def test_a_wrong_encoder_is_told_before_anything_else_is_done(arguments: tuple[str, ...], place: Path) -> None:
    """In one line, also where the settings or the documents are wrong as well; nothing is written."""
    (place / "model").mkdir()
    before = sorted(place.rglob("*"))
    told = ("--encoder", "./model", "--settings", "missing.toml", "--cache", str(place.parent / "cache"))
    result = CliRunner().invoke(main, [*arguments, *told])
    assert result.exit_code == 1
    assert result.stderr.startswith("plan-align: ")
    assert result.stderr.count("\n") == 1
    assert "missing.toml" not in result.stderr
    assert result.stdout == ""
    assert sorted(place.rglob("*")) == before


@EVERY
def test_a_cache_without_an_encoder_is_bad_usage(arguments: tuple[str, ...]) -> None:
    result = CliRunner().invoke(main, [*arguments, "--cache", "cache"])
    assert result.exit_code == 2
    assert "name one with --encoder MODEL" in result.stderr


@EVERY
@pytest.mark.parametrize("empty", ["", " "])
@pytest.mark.parametrize("option", ["--encoder", "--cache"])
def test_an_empty_name_is_bad_usage(arguments: tuple[str, ...], option: str, empty: str, place: Path) -> None:
    """It is a variable of a script that was never set, and neither a model nor the current folder."""
    before = sorted(place.rglob("*"))
    result = CliRunner().invoke(main, [*arguments, "--encoder", "some/model", option, empty])
    assert result.exit_code == 2
    assert f"{option} is empty; name a " in result.stderr
    assert sorted(place.rglob("*")) == before


@pytest.mark.parametrize("empty", ["", " "])
def test_an_empty_cache_of_the_environment_counts_as_not_set(
    glossary: list[tuple[object, ...]], empty: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLAN_ALIGN_CACHE", empty)
    invoke(*PAIR, "--encoder", "some/model", "--json", "-")
    assert glossary == [("some/model", None)]


@pytest.mark.usefixtures("glossary")
@pytest.mark.parametrize("reviewed", [(), ("--labels", "labels.csv")])
def test_compare_shows_how_far_the_encoder_is(reviewed: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """As `run` does; without an encoder there is nothing to show."""
    shown = list[str]()

    def show(steps: Sequence[object], what: str) -> Sequence[object]:
        shown.append(what)
        return steps

    monkeypatch.setattr("align.cli.compare.show_progress", show)
    write_labels(Path("labels.csv"), [label_plan()])
    invoke(*PAIR, *reviewed, "--json", "-")
    assert shown == []
    invoke(*PAIR, *reviewed, "--encoder", "some/model", "--json", "-")
    assert shown == ["encoding"]


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "gbk", "cp437"])
def test_a_terminal_that_knows_no_chinese_is_no_failure(encoding: str) -> None:
    for arguments in (PAIR, ("outline", TEMPLATE), ("compare", TEMPLATE, "没有.txt"), ("--help",)):
        done = run_python(*arguments, PYTHONIOENCODING=encoding)
        assert b"Traceback" not in done.stdout + done.stderr
        assert done.returncode == (1 if "没有.txt" in arguments else 0)
    assert json.loads(run_python(*PAIR, "--json", "-", PYTHONIOENCODING=encoding).stdout.decode("utf-8"))


def test_a_reader_that_stops_early_sees_no_traceback() -> None:
    for arguments in (PAIR, (*PAIR, "--json", "-"), ("outline", TEMPLATE), ("--help",)):
        reading, writing = os.pipe()
        os.close(reading)
        command = [sys.executable, "-m", "align", *arguments]
        done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False)
        os.close(writing)
        assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_told_in_one_line() -> None:
    for arguments in (PAIR, (*PAIR, "--json", "-")):
        with open("/dev/full", "wb") as full:
            command = [sys.executable, "-m", "align", *arguments]
            done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
        assert done.returncode == 1
        assert done.stderr.decode() == "plan-align: output: No space left on device; check the disk\n"


def test_a_file_name_in_no_known_encoding_is_no_failure() -> None:
    odd = os.fsdecode(b"hu\xffnan\x1b[2J.txt")
    try:
        Path(TEMPLATE).rename(odd)
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    for arguments in (("compare", odd, PLAN, "-o", "r.html", "--json", "p.json"), ("run", ".", "--out", "out")):
        done = run_python(*arguments)
        assert (done.returncode, done.stdout) == (0, b""), done.stderr
        assert b"\x1b" not in done.stderr
    assert json.loads(Path("p.json").read_text(encoding="utf-8"))["template"]["source"]["name"] == odd
    assert b"\x1b[2J" not in run_python("outline", odd).stdout


def test_progress_is_shown_on_a_terminal_only() -> None:
    command = [sys.executable, "-m", "align", "run", ".", "--out", "out"]
    ours, theirs = pty.openpty()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, check=False)
    os.close(theirs)
    shown = os.read(ours, 100_000)
    os.close(ours)
    assert done.stdout == b""
    assert b"comparing" in shown
    assert b"comparing" not in subprocess.run(command, capture_output=True, check=True).stderr


def test_no_command_loads_what_it_does_not_need() -> None:
    """A cold comparison is worth its speed: no pandas, no encoder, and no template engine where no page is made."""
    heavy = (
        *("pandas", "numpy", "torch", "transformers", "sentence_transformers", "jinja2"),
        *("align.batch", "align.evaluation", "align.calibration", "align.encoder", "align.semantics"),
    )
    code = (
        "import sys; from align.cli import main; main(sys.argv[1:], standalone_mode=False)\n"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    for arguments, loaded in (((*PAIR, "--json", "p.json"), []), ((*PAIR, "-o", "r.html"), ["jinja2"])):
        done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
        assert done.stdout.splitlines()[-1] == str(loaded)
