"""The shape of the package: which module may know which, what loads late, and where code may stand at all.

A new module gets its place in LAYERS: the lowest layer where its imports allow it to stand.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import align
from tests.conftest import CITY, PROVINCE, printed

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "align"
ROOMS = ("corpora", "models", "reports")
SEMANTIC = ("numpy", "torch", "transformers", "sentence_transformers", "huggingface_hub", "safetensors", "sqlite3")
HEAVY = ("pandas", *SEMANTIC, "jinja2", "click", "smtplib", "docx", "xlsxwriter")

# A module imports from a lower layer, or from what stands before it in its own. A folder counts as one module.
LAYERS = (
    ("errors", "datafiles", "plan"),
    ("settings", "blends", "progress", "text", "numbering", "regions", "places", "lexicon", "visible", "values"),
    ("sources", "flow", "responsibility", "counterparts", "tasktable", "mentions"),
    (
        *("plans", "outline", "structure", "comparison", "measures"),
        *("language", "review_sentences", "premise_sentences", "sentences", "provenance"),
    ),
    (
        *("similarity", "prompts", "hub", "vectors", "encoder", "semantics", "encoding"),
        *("differences", "formal", "edits", "findings"),
    ),
    ("matching", "confidence", "judging", "confirming", "elsewhere", "premises"),
    ("pipeline",),
    (
        *("output", "csvtable", "concerns", "terminal", "lineage", "labels", "label_files", "joining"),
        *("pairing", "keys", "expected", "received"),
        *("record", "reload", "copying", "tables", "report", "extracts"),
        *("whole_clauses", "checklist", "workbooks", "letters"),
        *("plan_paths", "letter_names", "folder", "overrides", "counterpart_files", "reviewed"),
        *("attempts", "manifest", "run_pages", "run_papers", "document_pages", "run_folders", "batch", "mail"),
        *("synthetic", "agreement", "figures", "finding_labels", "finding_scores"),
        *("evaluation", "contrast", "labelled", "calibration"),
    ),
    ("cli",),
)
ORDER = [module for layer in LAYERS for module in layer]

# Which modules alone may import a library, and never before it is used.
ONLY = {
    "pandas": ("tables",),
    "pyarrow": ("tables",),
    "xlsxwriter": ("workbooks",),
    "docx": ("letters",),
    "smtplib": ("mail",),
    "tenacity": ("mail",),
    "platformdirs": ("mail", "vectors"),
    "sqlite3": ("vectors",),
    "sentence_transformers": ("encoder",),
    "torch": ("encoder",),
    "transformers": ("encoder",),
    "safetensors": ("encoder",),
    "huggingface_hub": ("hub", "encoder"),
}


def modules() -> list[Path]:
    """Every module of the package."""
    return sorted(PACKAGE.rglob("*.py"))


def unit(path: Path) -> str:
    """The name in LAYERS that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """The modules a file imports, and whether it does so on being loaded itself."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    late = {
        id(inner)
        for outer in ast.walk(tree)
        if isinstance(outer, ast.FunctionDef) or (isinstance(outer, ast.If) and "TYPE_CHECKING" in ast.dump(outer.test))
        for inner in ast.walk(outer)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, id(node) not in late) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or "", id(node) not in late
            if node.module == "align":
                yield from ((f"align.{alias.name}", id(node) not in late) for alias in node.names)


def test_every_module_has_its_place() -> None:
    standing = {unit(path) for path in modules()} - {"__init__", "__main__"}
    assert standing <= set(ORDER), f"give these a place in LAYERS: {sorted(standing - set(ORDER))}"
    assert len(ORDER) == len(set(ORDER))


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_point_down(path: Path) -> None:
    """The package's own `__init__` offers what users need, and nothing inside imports through it."""
    if unit(path) in ("__init__", "__main__"):
        return
    for imported, _ in imports(path):
        parts = imported.split(".")
        if parts[0] != "align" or len(parts) == 1 or parts[1] in (unit(path), "__version__"):
            continue
        assert parts[1] in ORDER, f"{path.name} imports {imported}, which has no place"
        assert ORDER.index(parts[1]) < ORDER.index(unit(path)), f"{path.name} imports {imported}, which stands above it"


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_heavy_libraries_load_late_and_alone(path: Path) -> None:
    for imported, at_load in imports(path):
        library = imported.split(".")[0]
        owners = ONLY.get(library)
        assert owners is None or unit(path) in owners, f"only {owners} imports {library}"
        assert owners is None or not at_load, f"{path.name} imports {library} before it is used"


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_the_package_knows_no_room(path: Path) -> None:
    assert not [imported for imported, _ in imports(path) if imported.split(".")[0] in (*ROOMS, "tests")]


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_holds_no_python_and_says_what_it_is(room: str) -> None:
    assert list((ROOT / room).rglob("*.py")) == []
    assert (ROOT / room / "README.md").is_file()


def test_loading_the_package_loads_nothing_heavy() -> None:
    code = f"import sys, align; print([name for name in {HEAVY!r} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_comparing_words_loads_nothing_of_an_encoder(tmp_path: Path) -> None:
    """Whoever asks for no encoder waits for none, whether its extra is installed or not."""
    for name, title in (("template", PROVINCE), ("plan", CITY)):
        (tmp_path / f"{name}.txt").write_text(printed("推进政务公开。", title=title), encoding="utf-8")
    files = [str(tmp_path / f"{name}.txt") for name in ("template", "plan")]
    code = (
        "import sys; from align.cli import main; main(sys.argv[1:], standalone_mode=False); "
        f"sys.exit(str([name for name in {SEMANTIC!r} if name in sys.modules]))"
    )
    run = subprocess.run([sys.executable, "-c", code, "compare", *files], capture_output=True, text=True, check=False)
    assert run.stderr.splitlines()[-1] == "[]"


def test_an_encoder_is_offered_without_loading_its_library() -> None:
    """Its vectors may all be kept; the package offers nothing that it does not have."""
    libraries = ("torch", "transformers", "sentence_transformers", "huggingface_hub")
    code = f"import sys; from align import open_encoder; print([name for name in {libraries!r} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
    with pytest.raises(AttributeError, match="no attribute 'open_decoder'"):
        _ = align.open_decoder
