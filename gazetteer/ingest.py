"""A source into a store: what stands each name has, and what was refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.model import Attestation, Entry, RecordError, Role
from gazetteer.text.keys import search_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gazetteer.store.writer import StoreWriter

PRIMARY, UNTAGGED, FORMER, WEAK = 3, 2, 1, 0
_IN_USE = {Role.OFFICIAL, Role.ENDONYM, Role.EXONYM}


def standing(name: Attestation, title_key: str) -> int:
    """Rank a name among the names of its place, 3 (primary, in use) to 0 (code, machine)."""
    toponym = name.toponym
    if toponym.role is Role.FORMER:
        return FORMER
    if search_key(toponym.text) == title_key or toponym.role in _IN_USE:
        return PRIMARY
    if toponym.role is Role.CODE or toponym.scheme == "machine":
        return WEAK
    return UNTAGGED


def ingest(entries: Iterable[Entry | RecordError], writer: StoreWriter) -> list[RecordError]:
    """Write the entries of a source; give the records that were refused."""
    refused = []
    for entry in entries:
        if isinstance(entry, RecordError):
            refused.append(entry)
            continue
        title_key = search_key(entry.place.title)
        writer.add(
            entry,
            prior=entry.place.population or 0,
            standings=[standing(name, title_key) for name in entry.names],
        )
    return refused
