"""The tables a script makes: clean, small, and reproduced byte for byte."""

from __future__ import annotations

import gzip
import os
import re
import subprocess
import sys
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TABLES = ROOT / "data" / "tables"
PACKAGES = os.environ.get("GAZETTEER_PACKAGES")
KEYS = {
    "city_admin2.tsv.gz": 1,
    "city_languages.tsv.gz": 2,
    "countries.tsv": 1,
    "country_names.tsv.gz": 3,
    "division_names.tsv.gz": 3,
    "divisions.tsv.gz": 1,
}
"""How many cells at the start of a row tell it from all others."""


def _text(name: str) -> str:
    data = (TABLES / name).read_bytes()
    return (gzip.decompress(data) if name.endswith(".gz") else data).decode("utf-8")


def _rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in _text(name).removesuffix("\n").split("\n")[1:]]


def _key(cells: list[str], width: int) -> tuple[tuple[int, str], ...]:
    return tuple((int(cell) if cell.isdecimal() else 0, cell) for cell in cells[:width])


def test_no_other_file_stands_among_the_tables() -> None:
    """Every file in data/tables is a table the script makes."""
    assert {path.name for path in TABLES.iterdir()} == KEYS.keys()


def test_tables_are_small() -> None:
    """The tables take less than 8 MB together; what is over 1 MB is packed."""
    assert sum(path.stat().st_size for path in TABLES.iterdir()) < 8_000_000
    assert all(path.stat().st_size < 1_000_000 for path in TABLES.glob("*.tsv"))


@pytest.mark.parametrize("name", [name for name in KEYS if name.endswith(".gz")])
def test_packed_tables_tell_no_time(name: str) -> None:
    """The header of a packed table holds no flag, no name and no date."""
    assert (TABLES / name).read_bytes()[:8] == b"\x1f\x8b\x08\x00\x00\x00\x00\x00"


@pytest.mark.parametrize("name", KEYS)
def test_text_is_clean(name: str) -> None:
    """A table is NFC, ends each line with LF, and no cell has spaces around or doubled."""
    text = _text(name)
    assert unicodedata.is_normalized("NFC", text)
    assert text.endswith("\n")
    assert "\r" not in text
    assert not re.search(r"^ | $|  |\t | \t|\n\n", text, re.MULTILINE)


@pytest.mark.parametrize(("name", "width"), KEYS.items())
def test_rows_are_sorted_and_unique(name: str, width: int) -> None:
    """Rows stand in the order of their key, numbers by value, and no key comes twice."""
    keys = [_key(cells, width) for cells in _rows(name)]
    assert all(one < other for one, other in pairwise(keys))


@pytest.mark.parametrize("name", ["division_names.tsv.gz", "country_names.tsv.gz"])
def test_names_say_source_and_languages(name: str) -> None:
    """A tagged name has a known source and BCP 47 tags, English first, then sorted."""
    for _, text, source, tags in _rows(name):
        found = tags.split(" ")
        assert source in {"cldr", "iso3166-2", "geonames"}
        assert found == sorted(set(found), key=lambda tag: (tag != "en", tag)), text
        assert all(re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", tag) for tag in found), text


@pytest.mark.parametrize(
    "name", ["division_names.tsv.gz", "country_names.tsv.gz", "city_languages.tsv.gz"]
)
def test_names_are_names(name: str) -> None:
    """No wiki markup, coordinates or marks of inheritance stand among the names."""
    assert not [row for row in _rows(name) if re.search(r"[<>{}|↑]|\.svg|\w{2}:|\d,\d", row[1])]


@pytest.mark.parametrize("name", ["division_names.tsv.gz", "country_names.tsv.gz"])
def test_names_belong_to_a_place(name: str) -> None:
    """No name hangs on an id that has no division or country."""
    divisions = {row[2] for row in _rows("divisions.tsv.gz")}
    countries = {row[2] for row in _rows("countries.tsv")}
    assert {row[0] for row in _rows(name)} <= divisions | countries


@pytest.mark.skipif(not PACKAGES, reason="GAZETTEER_PACKAGES names no folder of packages")
def test_the_script_makes_the_same_tables(tmp_path: Path) -> None:
    """The packages give the committed tables byte for byte."""
    script = ROOT / "scripts" / "make_tables.py"
    command = [sys.executable, str(script), "--packages", str(PACKAGES), "--output", str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 (our own script)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made == {path.name: path.read_bytes() for path in TABLES.iterdir()}
