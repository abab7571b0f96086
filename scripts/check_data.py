"""Check the curated files: python scripts/check_data.py [DATA]; prints file:line: fault."""

from __future__ import annotations

import re
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from gazetteer.model import RecordError
from gazetteer.sources import curated, table
from gazetteer.text.script import script

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parent.parent

_ID = re.compile(r"gn:[1-9]\d*|gaz:[a-z0-9_]+")
_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?(-[a-z0-9]{5,8})*")
_HIDDEN = {"Cc", "Cf", "Co", "Cs"}
# The zero-width non-joiner is a letter's form in Persian, not a fault.
_ALLOWED = "\u200c"


def _text_faults(cells: list[str]) -> Iterator[str]:
    for cell in cells:
        if unicodedata.normalize("NFC", cell) != cell:
            yield f"{cell!r} is not NFC"
        if any(unicodedata.category(c) in _HIDDEN and c not in _ALLOWED for c in cell):
            yield f"{cell!r} has a control or invisible character"
        if cell != cell.strip():
            yield f"{cell!r} has a space at its edge"


def _span_faults(start: str, end: str) -> Iterator[str]:
    first, last = curated.year(start), curated.year(end)
    if first is not None and last is not None and first > last:
        yield f"from {start} is after to {end}"


class _Checker:
    """The rules of one data folder: what a row may name depends on the other files."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.sources = set(curated.read_sources(data / "sources.toml"))
        rows = table.good_lines(data / "places.tsv", *curated.PLACES)
        self.places = {cells[0] for _, cells in rows}

    def place(self, cells: list[str]) -> Iterator[str]:
        known = curated.place(cells)
        if not _ID.fullmatch(known.id):
            yield f"{known.id!r} is no id; ids look like gn:174895 or gaz:aras_river"
        if known.id.startswith("gaz:") and known.latitude is None:
            yield f"{known.id} has no point"
        if not (abs(known.latitude or 0) <= 90 and abs(known.longitude or 0) <= 180):  # noqa: PLR2004 (degrees)
            yield f"{cells[4]}, {cells[5]} is no point on Earth"
        yield from self._source(cells[7])

    def name(self, cells: list[str]) -> Iterator[str]:
        known = curated.attestation(cells)
        yield from self._place(cells[0])
        yield from self._source(known.source)
        yield from _span_faults(cells[7], cells[8])
        if not _TAG.fullmatch(known.toponym.language):
            yield f"{known.toponym.language!r} is no BCP 47 tag"
        if script(known.toponym.text) != known.toponym.script:
            yield f"{known.toponym.text!r} is not written in {known.toponym.script}"
        if known.certainty == "unverified" and (known.start or known.end):
            yield "an unverified name asserts no year"

    def claim(self, cells: list[str]) -> Iterator[str]:
        known = curated.claim(cells)
        yield from self._place(cells[0])
        yield from self._source(known.source)
        yield from _span_faults(cells[3], cells[4])

    def refusal(self, cells: list[str]) -> Iterator[str]:
        if not cells[2]:
            yield f"{cells[0]!r} is refused without a reason"

    def _place(self, key: str) -> Iterator[str]:
        if key not in self.places:
            yield f"unknown place {key!r}; add it to places.tsv"

    def _source(self, key: str) -> Iterator[str]:
        if key not in self.sources:
            yield f"unknown source {key!r}; add it to sources.toml"


def _check_file(
    path: Path, columns: tuple[str, ...], key: tuple[int, ...], rule: Callable[..., Iterator[str]]
) -> Iterator[RecordError]:
    last: tuple[str, ...] = ()
    for line in table.lines(path, *columns):
        if isinstance(line, RecordError):
            yield line
            continue
        number, cells = line
        this = tuple(cells[i] for i in key)
        if this <= last:
            yield RecordError(str(path), number, f"{this} is a duplicate or out of order")
        last = this
        try:
            faults = [*_text_faults(cells), *rule(cells)]
        except ValueError as error:
            faults = [str(error)]
        yield from (RecordError(str(path), number, fault) for fault in faults)


def check(data: Path) -> list[RecordError]:
    """Give every fault of the curated files of a folder."""
    rules = _Checker(data)
    files = (
        ("places.tsv", curated.PLACES, (0,), rules.place),
        ("names.tsv", curated.NAMES, (0, 1, 2, 4), rules.name),
        ("claims.tsv", curated.CLAIMS, (0, 1, 2, 3), rules.claim),
        ("refusals.tsv", curated.REFUSALS, (0, 1), rules.refusal),
    )
    return [
        fault
        for file, columns, key, rule in files
        for fault in _check_file(data / file, columns, key, rule)
    ]


if __name__ == "__main__":
    found = check(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "data")
    for fault in found:
        print(fault)
    sys.exit(1 if found else 0)
