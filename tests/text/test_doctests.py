"""The examples in the docstrings are true."""

import doctest
import importlib

import pytest


@pytest.mark.parametrize("name", ["ascii", "keys", "language", "romanize", "script"])
def test_examples_of_a_module_are_true(name: str) -> None:
    """What a docstring shows is what a reader gets."""
    module = importlib.import_module(f"gazetteer.text.{name}")
    result = doctest.testmod(module)
    assert result.attempted > 0
    assert result.failed == 0
