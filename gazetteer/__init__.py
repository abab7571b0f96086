"""Offline, multilingual place-name resolver."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from gazetteer.model import Entry, Match, Place, Reason, Resolution, Role, Tier, Toponym, Verdict
from gazetteer.resolve import Gazetteer

if TYPE_CHECKING:
    from pathlib import Path

__version__ = "0.1.0"
__all__ = [
    "Entry", "Gazetteer", "Match", "Place", "Reason", "Resolution", "Role", "Tier", "Toponym",
    "Verdict", "entry", "normalize", "open", "resolve",
]  # fmt: skip


def open(path: Path | str | None = None) -> Gazetteer:  # noqa: A001 (gazetteer.open reads well)
    """Open the bundled store, or the one at ``path``."""
    return Gazetteer(path)


@cache
def _bundled() -> Gazetteer:
    return Gazetteer()


def resolve(name: str, *, country: str | None = None) -> Resolution:
    """Resolve a name with the bundled store; ``Gazetteer.resolve`` takes every hint."""
    return _bundled().resolve(name, country=country)


def normalize(name: str, *, country: str | None = None) -> str | None:
    """Give the title of the place a name stands for, or None unless it is resolved."""
    place = resolve(name, country=country).place
    return place.title if place else None


def entry(place_id: str) -> Entry:
    """Give a place of the bundled store with everything attested of it."""
    return _bundled().entry(place_id)
