"""Rules of a store file."""

import sqlite3
from pathlib import Path

import pytest

from gazetteer.errors import (
    ForeignFileError,
    StaleKeysError,
    StaleStoreError,
    StoreError,
    StoreNotFoundError,
)
from gazetteer.model import Attestation, Entry, Place, Toponym
from gazetteer.store import writer
from gazetteer.store.reader import Reader


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Write a store that holds Goris."""
    place = Place("gn:174895", "Goris", "P", "PPL", 39.51, 46.34, 20379, "AM")
    names = tuple(Attestation(Toponym(text), "geonames") for text in ("Goris", "Գորիս"))
    path = tmp_path / "store.sqlite"
    with writer.create(path) as draft:
        draft.add(Entry(place, names), prior=20379, standings=[3, 2])
        draft.finish({})
    return path


def test_a_written_name_is_found_by_its_key(store: Path) -> None:
    """What is filed under a key comes back with its place."""
    found = Reader(store).by_search_key("goris")
    assert {row.place.id for row in found} == {"gn:174895"}


def test_similar_folds_share_an_end(store: Path) -> None:
    """A name with one letter changed in the middle is offered as similar."""
    assert Reader(store).similar_folds("qorus", 1) != []


def test_a_missing_store_is_named(tmp_path: Path) -> None:
    """A path without a file says so."""
    with pytest.raises(StoreNotFoundError, match="no store at"):
        Reader(tmp_path / "none.sqlite")


def test_a_truncated_store_is_refused(store: Path) -> None:
    """A store cut short is known before it is read."""
    store.write_bytes(store.read_bytes()[:5000])
    with pytest.raises(ForeignFileError, match="truncated"):
        Reader(store)


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("PRAGMA user_version = 99", StaleStoreError),
        ("UPDATE meta SET value = '0' WHERE key = 'key_version'", StaleKeysError),
        ("PRAGMA application_id = 1", ForeignFileError),
    ],
)
def test_a_store_of_another_version_is_refused(
    store: Path, statement: str, fault: type[StoreError]
) -> None:
    """A store this version cannot read says which command rebuilds it."""
    with sqlite3.connect(store) as connection:
        connection.execute(statement)
    with pytest.raises(fault, match="rebuild it with"):
        Reader(store)


def test_a_failed_build_leaves_nothing_behind(tmp_path: Path) -> None:
    """A build that breaks off leaves neither a store nor a draft."""
    with pytest.raises(KeyError), writer.create(tmp_path / "store.sqlite"):
        raise KeyError
    assert list(tmp_path.iterdir()) == []


def test_the_same_facts_give_the_same_content_hash(tmp_path: Path) -> None:
    """Two builds from the same entries carry one data version."""
    versions = set()
    for name in ("a.sqlite", "b.sqlite"):
        with writer.create(tmp_path / name) as draft:
            draft.add(Entry(Place("gn:1", "Ani", "P", "PPL")), prior=0, standings=[])
            draft.finish({})
        versions.add(Reader(tmp_path / name).data_version)
    assert len(versions) == 1
