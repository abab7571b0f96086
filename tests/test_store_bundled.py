"""Rules of the bundled store as a whole."""

import random
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from gazetteer import Gazetteer
from gazetteer.resolve import BUNDLED

GAZ = Gazetteer()


def _names(sample: int | None) -> list[tuple[str, str, str | None]]:
    query = """SELECT n.text, p.id, p.country FROM name n JOIN place p ON p.rowid = n.place
        WHERE n.rowid = ? AND length(n.text) <= 500"""
    with sqlite3.connect(f"file:{BUNDLED}?mode=ro", uri=True) as store:
        (last,) = store.execute("SELECT max(rowid) FROM name").fetchone()
        rows = range(1, last + 1)
        chosen = rows if sample is None else random.Random(7).sample(rows, sample)
        return [row for number in chosen if (row := store.execute(query, (number,)).fetchone())]


def _lost(names: list[tuple[str, str, str | None]]) -> list[tuple[str, str, str | None]]:
    return [
        (text, place, country)
        for text, place, country in names
        if any(map(str.isalpha, text))
        and "refused" not in GAZ.resolve(text, country=country, limit=None).reasons
        and place
        not in {m.place.id for m in GAZ.resolve(text, country=country, limit=None).matches}
    ]


def test_a_stored_name_finds_its_place() -> None:
    """Every name in the store, asked with its own country and no limit, finds its place."""
    assert _lost(_names(3000)) == []


@pytest.mark.whole
def test_every_stored_name_finds_its_place() -> None:
    """The same, for all one and a half million names."""
    assert _lost(_names(None)) == []


def test_threads_share_a_gazetteer() -> None:
    """Answers do not depend on which thread asks."""
    names = ["Gorus", "Karakilise", "Yerevann", "Paris"] * 25
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(GAZ.resolve, names))
    assert answers == [GAZ.resolve(name) for name in names]


def _ask(name: str) -> str | None:
    place = GAZ.resolve(name).place
    return place.id if place else None


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_fork_opens_the_store_anew() -> None:
    """A worker forked after the first question answers like its parent."""
    assert _ask("Gorus") == "gn:174895"
    with get_context("fork").Pool(2) as pool:
        assert set(pool.map(_ask, ["Gorus"] * 8)) == {"gn:174895"}


def test_every_name_has_a_source_with_a_licence() -> None:
    """No label names a source that the store does not describe."""
    with sqlite3.connect(f"file:{BUNDLED}?mode=ro", uri=True) as store:
        used = {key for (key,) in store.execute("SELECT DISTINCT source FROM label")}
    assert used <= {source.key for source in GAZ.sources() if source.licence}


def test_the_notice_names_every_foreign_source() -> None:
    """NOTICE.md credits whatever is not our own."""
    notice = (Path(__file__).parent.parent / "NOTICE.md").read_text("utf-8")
    for source in GAZ.sources():
        assert source.publisher == "gazetteer" or source.publisher.split(",")[0] in notice
