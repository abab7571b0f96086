"""Offline, multilingual place-name resolver."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from gazetteer.model import Entry, Match, Place, Reason, Resolution, Role, Tier, Toponym, Verdict
from gazetteer.resolve import Gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

__version__ = "0.1.0"
__all__ = [
    "Entry", "Gazetteer", "Match", "Place", "Reason", "Resolution", "Role", "Tier", "Toponym",
    "Verdict", "entry", "normalize", "open", "resolve",
    "resolve_many",
]  # fmt: skip


def open(path: Path | str | None = None) -> Gazetteer:  # noqa: A001 (gazetteer.open reads well)
    """Open the bundled store, or the one at ``path``."""
    return Gazetteer(path)


@cache
def _bundled() -> Gazetteer:
    return Gazetteer()


def resolve(  # noqa: PLR0913 (one parameter for each hint)
    name: str,
    *,
    country: str | None = None,
    near: tuple[float, float] | None = None,
    feature: str | None = None,
    language: str | None = None,
    limit: int | None = 10,
) -> Resolution:
    """Resolve a name with the bundled store; see ``Gazetteer.resolve``."""
    return _bundled().resolve(
        name, country=country, near=near, feature=feature, language=language, limit=limit
    )


def resolve_many(names: Iterable[str], *, country: str | None = None) -> Iterator[Resolution]:
    """Resolve names lazily and in order with the bundled store."""
    return _bundled().resolve_many(names, country=country)


def normalize(name: str, *, country: str | None = None) -> str | None:
    """Give the title of the place a name stands for, or None unless it is resolved."""
    if not name.strip():
        return None
    place = resolve(name, country=country).place
    return place.title if place else None


def entry(place_id: str) -> Entry:
    """Give a place of the bundled store with everything attested of it."""
    return _bundled().entry(place_id)
