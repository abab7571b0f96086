"""Rules of the curated files, and of the checker that guards them."""

import shutil
from pathlib import Path

import pytest

from gazetteer.model import Entry
from gazetteer.sources import curated
from scripts.check_data import check

DATA = Path(__file__).parent.parent.parent / "data"
FILES = ("places.tsv", "names.tsv", "claims.tsv", "refusals.tsv", "sources.toml")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Copy the curated files to where a test may spoil them."""
    for name in FILES:
        shutil.copy(DATA / name, tmp_path / name)
    return tmp_path


def test_the_curated_files_have_no_fault() -> None:
    """What is committed passes the check the build makes."""
    assert check(DATA) == []


def test_the_curated_files_hold_what_is_promised() -> None:
    """At least 330 places and 1,500 names with a language, a role or a period."""
    entries = [entry for entry in curated.read(DATA) if isinstance(entry, Entry)]
    assert len(entries) >= 330
    assert sum(len(entry.names) for entry in entries) >= 1500


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("zz:1\tX\ten\tLatn\tformer\t\t\t\t\teditors\t\tsingle\t", "unknown place"),
        ("gn:174895\tX\ten\tLatn\tnick\t\t\t\t\teditors\t\tsingle\t", "nick"),
        ("gn:174895\tX\ten\tLatn\tformer\t\t\t\t\tnobody\t\tsingle\t", "unknown source"),
        ("gn:174895\tX\ten\tCyrl\tformer\t\t\t\t\teditors\t\tsingle\t", "not written in Cyrl"),
        ("gn:174895\tX\tenglish!\tLatn\tformer\t\t\t\t\teditors\t\tsingle\t", "no BCP 47 tag"),
        ("gn:174895\tX\ten\tLatn\tformer\t\t\t1950\t1940\teditors\t\tsingle\t", "is after"),
        ("gn:174895\tX\ten\tLatn\tformer\t\t\tsoon\t\teditors\t\tsingle\t", "soon"),
        ("gn:174895\tX\ten\tLatn\tformer\t\t\t1950\t\teditors\t\tunverified\t", "asserts no year"),
        ("gn:174895\tX\u200b\ten\tLatn\tformer\t\t\t\t\teditors\t\tsingle\t", "invisible"),
        ("gn:174895\tX\ten\tLatn", "cells expected"),
    ],
)
def test_a_bad_name_is_refused_with_file_and_line(data: Path, row: str, fault: str) -> None:
    """A row the build would have to guess about is named by file and line."""
    path = data / "names.tsv"
    path.write_text(path.read_text("utf-8") + row + "\n", "utf-8")
    last = len(path.read_text("utf-8").splitlines())
    found = [str(error) for error in check(data)]
    assert any(f"names.tsv:{last}:" in line and fault in line for line in found), found


def test_a_row_out_of_order_is_refused(data: Path) -> None:
    """Files stay sorted, so that a change is one line."""
    path = data / "places.tsv"
    header, first, second, *rest = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([header, second, first, *rest]) + "\n", "utf-8")
    assert "out of order" in str(check(data)[0])
