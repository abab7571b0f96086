"""Rules of the code: who may import whom, and where each dependency lives."""

import ast
from pathlib import Path

import pytest

import gazetteer

PACKAGE = Path(gazetteer.__file__).parent
LAYERS = [
    {"errors"}, {"model"}, {"text"}, {"store"}, {"match", "sources"}, {"resolve", "ingest"},
    {"cli"},
]  # fmt: skip
HOMES = {
    "unidecode": {"text/ascii.py"},
    "sqlite3": {"store/reader.py", "store/writer.py"},
    "sqlite_utils": {"store/writer.py"},
    "typer": {"cli/__init__.py"},
}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "_built" not in path.parts)


def _imports(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import"
            names.add(node.module or "")
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def _layer(module: str) -> int | None:
    return next((n for n, layer in enumerate(LAYERS) if module in layer), None)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_only_point_down(path: Path) -> None:
    """A layer imports the layers below it, and itself; neighbours leave each other alone."""
    home = path.relative_to(PACKAGE).with_suffix("").parts[0]
    mine = _layer(home)
    if mine is None:
        pytest.skip("the package's front door imports what it offers")
    for name in _imports(path):
        parts = name.split(".")
        if parts[0] == "gazetteer" and len(parts) > 1 and parts[1] != home:
            theirs = _layer(parts[1])
            assert theirs is None or theirs < mine, f"{home} imports {name}"


@pytest.mark.parametrize("dependency", HOMES)
def test_each_dependency_has_one_home(dependency: str) -> None:
    """A library is imported where its work is done and nowhere else."""
    users = {
        str(path.relative_to(PACKAGE))
        for path in MODULES
        if any(name.split(".")[0] == dependency for name in _imports(path))
    }
    assert users == HOMES[dependency]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_modules_and_functions_stay_readable(path: Path) -> None:
    """No module is above 350 lines and no function above 60."""
    text = path.read_text("utf-8")
    assert text.count("\n") <= 350
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 60, node.name


def test_every_public_name_is_there_and_documented() -> None:
    """What __all__ promises exists and says what it does."""
    for name in gazetteer.__all__:
        assert getattr(gazetteer, name).__doc__, name
