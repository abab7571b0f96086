"""The README is true: its examples run, and nothing of the interface is missing from it."""

import doctest
import importlib
import pkgutil
from pathlib import Path

import pytest

import gazetteer
from gazetteer import Reason
from gazetteer.cli import render
from gazetteer.match.features import WORDS

README = Path(__file__).parent.parent / "README.md"
MODULES = [info.name for info in pkgutil.walk_packages(gazetteer.__path__, "gazetteer.")]


def test_python_examples_of_the_readme_run() -> None:
    """Whoever pastes an example gets what the README shows."""
    assert doctest.testfile(str(README), module_relative=False).failed == 0


@pytest.mark.parametrize("name", [name for name in MODULES if "__main__" not in name])
def test_examples_of_docstrings_run(name: str) -> None:
    """Every example in a docstring is true."""
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_the_readme_names_the_whole_interface() -> None:
    """Every reason, format, feature word and key of an answer is documented."""
    text = README.read_text("utf-8")
    match = gazetteer.resolve("Goris").matches[0].to_dict()
    words = {*match, *gazetteer.resolve("Goris").to_dict(), *map(str, Reason), *WORDS}
    missing = [word for word in (*words, *render.FORMATS) if word not in text]
    assert missing == []
