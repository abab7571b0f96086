"""A source into a store: what stands each name has, and what was refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.model import Attestation, Entry, RecordError, Role
from gazetteer.text.keys import search_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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


def ingest(
    entries: Iterable[Entry | RecordError],
    writer: StoreWriter,
    *,
    priors: Mapping[str, int],
    parents: Mapping[str, tuple[str, ...]],
) -> list[RecordError]:
    """Write the entries of a source; give the records that were refused.

    ``priors`` (people) stand in for the population of divisions; ``parents`` are the ids of
    the country and the divisions that a place lies in; both by place id.
    """
    refused = []
    for entry in entries:
        if isinstance(entry, RecordError):
            refused.append(entry)
            continue
        place = entry.place
        title_key = search_key(place.title)
        writer.add(
            entry,
            prior=place.population or priors.get(place.id, 0),
            standings=[standing(name, title_key) for name in entry.names],
            parents=parents.get(place.id, ()),
        )
    return refused
