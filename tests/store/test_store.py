"""Rules of a store file."""

from pathlib import Path

import pytest

from gazetteer.errors import ForeignFileError, StoreNotFoundError
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
