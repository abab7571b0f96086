"""A source into a store: what stands each name has, and what was refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gazetteer.model import Attestation, Entry, RecordError, Role
from gazetteer.text.keys import search_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gazetteer.store.writer import StoreWriter

PRIMARY, UNTAGGED, FORMER, WEAK = 3, 2, 1, 0
_IN_USE = {Role.OFFICIAL, Role.ENDONYM, Role.EXONYM}


def standing(name: Attestation, title_key: str, said: Mapping[str, Role]) -> int:
    """Rank a name among the names of its place, 3 (primary, in use) to 0 (code, machine).

    ``said`` is what the first name of each search key is: it qualifies the untagged ones.
    """
    toponym = name.toponym
    key = search_key(toponym.text)
    role = said[key] if toponym.language == "und" else toponym.role
    if role is Role.FORMER:
        return FORMER
    if toponym.role is Role.CODE or toponym.scheme == "machine":
        return WEAK
    if key == title_key or role in _IN_USE or toponym.tradition:
        return PRIMARY
    return UNTAGGED


def _merged(entry: Entry, more: Entry | None) -> Entry:
    """Add what people wrote down of a place; their word on a name replaces an untagged row."""
    if more is None:
        return entry
    said = {name.toponym.text for name in more.names}
    kept = (
        name
        for name in entry.names
        if name.toponym.text not in said or name.toponym.language != "und"
    )
    return Entry(entry.place, (*more.names, *kept), more.claims)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known of places beside their own records, by place id."""

    priors: Mapping[str, int]
    """People, for places without a population."""
    parents: Mapping[str, tuple[str, ...]]
    """Ids of the country and the divisions a place lies in."""
    curated: Mapping[str, Entry]
    """Names and claims that people wrote down."""
    hidden: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Search keys to leave out, for evaluations on names the store does not have."""


# What a feature without inhabitants counts for against namesakes, in people: judged by how
# often news texts mean it, not measured.
_STAND_IN = {"RGN": 150_000, "RGNH": 100_000, "AREA": 20_000, "STM": 50_000, "LK": 50_000}
_STAND_IN |= {"MT": 100_000, "MTS": 50_000}


def _prior(entry: Entry, known: Knowledge) -> int:
    place = entry.place
    code = _STAND_IN.get(place.feature_code, 0)
    return place.population or known.priors.get(place.id, 0) or code


def ingest(
    entries: Iterable[Entry | RecordError], writer: StoreWriter, known: Knowledge
) -> list[RecordError]:
    """Write the entries of a source; give the records that were refused."""
    refused = []
    for found in entries:
        if isinstance(found, RecordError):
            refused.append(found)
            continue
        place_id = found.place.id
        entry = _merged(found, known.curated.get(place_id))
        hidden = known.hidden.get(place_id, frozenset())
        names = tuple(n for n in entry.names if search_key(n.toponym.text) not in hidden)
        title_key = search_key(entry.place.title)
        said = {search_key(n.toponym.text): n.toponym.role for n in reversed(entry.names)}
        writer.add(
            Entry(entry.place, names, entry.claims),
            prior=_prior(entry, known),
            standings=[standing(name, title_key, said) for name in names],
            parents=known.parents.get(place_id, ()),
        )
    return refused
