"""Bad input: one clear line that names the next step, exit 1 or 2, nothing half-written, no traceback."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from align.cli import main
from align.label_files import COLUMNS

TEMPLATE, PLAN = "hunan.txt", "shaoyang.txt"
BIG5 = "湖南省政務公開工作要點\n一、優化服務\n（一）提升服務水平，建設公園。\n".encode("big5") * 20
SEVERAL = (
    "湖南省2022年政务公开工作要点\n一、公开\n（一）建公园。\n湖南省2022年营商环境工作要点\n一、环境\n（一）减证明。\n"
)


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a template, a plan and a document of two plans."""
    monkeypatch.chdir(tmp_path)
    for name, title in ((TEMPLATE, "湖南省2022年政务公开工作要点"), (PLAN, "邵阳市2022年政务公开工作要点")):
        Path(name).write_text(f"{title}\n一、公开\n（一）新建公园10个。\n（二）加强财政公开。\n", encoding="utf-8")
    Path("several.txt").write_text(SEVERAL.format("政务公开", "营商环境"), encoding="utf-8")
    return tmp_path


def invoke(*arguments: str) -> Result:
    """What a command says and how it ends."""
    return CliRunner().invoke(main, arguments)


def files() -> dict[Path, bytes]:
    """Every file below the working folder with its bytes, hidden ones too."""
    return {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}


def refuse(*arguments: str) -> str:
    """The one line with which a command refuses to work, having written nothing."""
    before = files()
    result = invoke(*arguments)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit), result.exception
    assert result.stdout == ""
    assert result.stderr.startswith("plan-align: ")
    assert result.stderr.count("\n") == 1
    assert files() == before
    return result.stderr


def nothing(_: Path) -> None:
    """No file at all."""


BROKEN: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (nothing, "no such file"),
    "empty": (lambda path: path.write_bytes(b""), "the file is empty"),
    "blank": (lambda path: path.write_bytes(b" \r\n\t"), "the file is empty"),
    "folder": (lambda path: path.mkdir(), "this is a folder"),
    "binary": (lambda path: path.write_bytes(bytes(range(256)) * 9), "binary file"),
    "big5": (lambda path: path.write_bytes(BIG5), "the encoding is none of"),
    "noise": (lambda path: path.write_bytes(bytes(128 + n * 37 % 128 for n in range(3000))), "the encoding is none of"),
    "cut": (lambda path: path.write_bytes("要点".encode()[:-1]), "the encoding is none of"),
    "cover": (lambda path: path.write_text("现将要点印发给你们。", encoding="utf-8"), "no numbered item"),
}


@pytest.mark.parametrize("sort", BROKEN)
@pytest.mark.parametrize(
    "command",
    [
        ("compare", "bad.txt", PLAN, "-o", "report.html", "--json", "pair.json"),
        ("compare", TEMPLATE, "bad.txt#1"),
        ("outline", "bad.txt"),
        ("outline", "bad.txt", "--json", "outline.json"),
    ],
    ids=["template", "plan", "outline", "outline-json"],
)
def test_a_bad_document_is_named_with_what_is_wrong(sort: str, command: tuple[str, ...]) -> None:
    make, message = BROKEN[sort]
    make(Path("bad.txt"))
    said = refuse(*command)
    assert "bad.txt: " in said
    assert message in said


@pytest.mark.parametrize("sort", [sort for sort in BROKEN if sort not in ("missing", "folder", "cover")])
def test_a_run_lists_a_bad_document_and_completes_the_rest(sort: str) -> None:
    BROKEN[sort][0](Path("bad.txt"))
    result = invoke("run", ".", "--out", "out")
    assert result.exit_code == 1
    assert [line for line in result.stderr.splitlines() if line.startswith("plan-align: bad.txt: ")] != []
    assert Path("out/pairs/hunan-1__shaoyang-1.html").exists()
    assert BROKEN[sort][1] in Path("out/run.json").read_text(encoding="utf-8")
    assert BROKEN[sort][1] not in Path("out/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("which", "message"),
    [("", "holds several plans"), ("#2022", "fits several"), ("#9", "fits no"), ("#甲", "fits no")],
)
def test_a_which_that_fits_none_or_several_lists_the_plans(which: str, message: str) -> None:
    said = refuse("compare", f"several.txt{which}", PLAN)
    assert message in said
    assert "1: 湖南省2022年政务公开工作要点; 2: 湖南省2022年营商环境工作要点" in said


@pytest.mark.parametrize("options", [("-o",), ("--json",)])
@pytest.mark.parametrize(
    ("out", "message"),
    [
        ("missing/x.html", "there is no folder missing"),
        (f"{PLAN}/x.html", "cannot be written"),
        (".", "this is a folder"),
        (f"./{PLAN}", "this is one of the documents"),
        ("x" * 300, "cannot be written"),
    ],
)
def test_a_result_that_cannot_be_written_is_refused(options: tuple[str], out: str, message: str) -> None:
    assert message in refuse("compare", TEMPLATE, PLAN, *options, out)


def test_of_two_results_none_is_written_if_one_cannot_be() -> None:
    Path("report.html").write_text("earlier", encoding="utf-8")
    refuse("compare", TEMPLATE, PLAN, "-o", "report.html", "--json", "missing/x.json")


@pytest.mark.parametrize("out", [PLAN, f"{PLAN}/below", "."])
def test_an_output_folder_that_cannot_be_written_is_refused(out: str) -> None:
    assert f"{out}: " in refuse("run", ".", "--out", out)


@pytest.mark.parametrize(("folder", "message"), [("missing", "no such folder"), (PLAN, "this is a file")])
@pytest.mark.parametrize("command", [("run", "--out", "out"), ("evaluate",)])
def test_a_folder_that_is_none_is_refused(folder: str, message: str, command: tuple[str, ...]) -> None:
    assert message in refuse(command[0], folder, *command[1:])


def test_a_folder_without_labels_cannot_be_evaluated() -> None:
    assert "there are no labels" in refuse("evaluate", ".")


LABEL = {
    "template": f"{TEMPLATE}#湖南省2022年政务公开工作要点",
    "plan": f"{PLAN}#邵阳市2022年政务公开工作要点",
    "plan_no": "1",
    "plan_hash": "0" * 12,
    "template_nos": "1",
    "template_hashes": "0" * 12,
    "verdict": "copied",
    "status": "reviewed",
    "by": "张三",
    "date": "2024-05-01",
}


def write_labels(path: str, **cells: str) -> str:
    """A label file with one row."""
    row = {**LABEL, **cells}
    text = "\n".join([",".join(COLUMNS), ",".join(row.get(column, "") for column in COLUMNS)])
    Path(path).parent.mkdir(exist_ok=True)
    Path(path).write_text(text, encoding="utf-8-sig")
    return path


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"verdict": "lost"}, "unknown verdict 'lost'"),
        ({"plan_no": "x"}, "plan_no holds 'x'"),
    ],
)
def test_a_malformed_label_file_is_refused(cells: dict[str, str], message: str) -> None:
    path = write_labels("labels.csv", **cells)
    said = refuse("compare", TEMPLATE, PLAN, "--labels", path, "-o", "report.html")
    assert "labels.csv, row 2: " in said
    assert message in said


def test_a_label_of_an_item_that_is_gone_is_told_and_stops_nothing() -> None:
    """As where a plan was shortened; the other rows of the file are applied, and `evaluate` refuses it."""
    path = write_labels("in/labels.csv", plan_no="9")
    for command in (("compare", TEMPLATE, PLAN, "--json", "-"), ("run", ".", "--out", "out")):
        result = invoke(*command, "--labels", path)
        assert result.exit_code == 0
        assert "labels.csv, row 2: there is no plan item 9, only items 1 to 2;" in result.stderr


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({}, "has changed since it was labelled"),
        ({"plan": "no.txt#1"}, "there is no plan 'no.txt#1'"),
        ({"plan": "several.txt#2022"}, "fits several plans"),
    ],
)
def test_evaluate_refuses_labels_that_do_not_fit(cells: dict[str, str], message: str) -> None:
    write_labels("labels/one.csv", **cells)
    said = refuse("evaluate", ".")
    assert said.startswith("plan-align: labels/one.csv")
    assert message in said


@pytest.mark.parametrize(
    ("text", "message"),
    [("frob = 1\n", "unknown key 'frob'"), ('name = "a\n', "not a TOML file"), ('link_evidence = "high"', "number")],
)
@pytest.mark.parametrize(
    "command", [("compare", TEMPLATE, PLAN), ("run", ".", "--out", "out"), ("evaluate", ".")], ids=lambda one: one[0]
)
def test_wrong_settings_are_refused(text: str, message: str, command: tuple[str, ...]) -> None:
    Path("settings.toml").write_text(text, encoding="utf-8")
    said = refuse(*command, "--settings", "settings.toml")
    assert said.startswith("plan-align: settings.toml: ")
    assert message in said


@pytest.mark.parametrize("option", ["--settings", "--labels"])
def test_an_option_that_names_no_file_is_refused(option: str) -> None:
    assert "missing.x: " in refuse("compare", TEMPLATE, PLAN, option, "missing.x")


def test_a_table_that_is_no_label_file_is_refused() -> None:
    """The columns of one are named, each once."""
    Path("places.csv").write_text("place,year\n邵阳市,2022\n", encoding="utf-8")
    said = refuse("compare", TEMPLATE, PLAN, "--labels", "places.csv")
    assert f"places.csv: no column template; its first row names columns of {', '.join(COLUMNS)}" in said
    assert said.count("template_hashes") == 1


def test_a_pairs_file_without_its_columns_is_refused() -> None:
    Path("pairs.csv").write_text("template;plan\n", encoding="utf-8")
    assert "pairs.csv: no column template" in refuse("run", ".", "--out", "out", "--pairs", "pairs.csv")


@pytest.mark.parametrize(
    "arguments",
    [("frobnicate",), ("compare", TEMPLATE), ("outline",), ("run", "."), ("compare", TEMPLATE, PLAN, "--lang", "fr")],
)
def test_bad_usage_exits_with_2(arguments: tuple[str, ...]) -> None:
    before = files()
    result = invoke(*arguments)
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1].startswith("Error: ")
    assert files() == before


def test_a_file_name_cannot_steer_a_terminal() -> None:
    name = "\x1b[2J\n.txt"
    assert "\x1b" not in refuse("compare", name, PLAN)
