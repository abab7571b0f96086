"""The places a name may stand for, by the tier that found them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.model import Tier
from gazetteer.text.keys import fold_key, search_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazetteer.model import Query
    from gazetteer.store.reader import Candidate, Reader

SHORTEST_FUZZY = 4
"""Sounds a name needs before a letter of it may be wrong."""

_KEPT = 40
"""Similar fold keys whose names are read: the nearest ones."""


def allowed_distance(fold: str) -> int:
    """Give how many sounds may differ: one from four sounds on, two from eight, three from 13."""
    if len(fold) < SHORTEST_FUZZY:
        return 0
    return 1 + (len(fold) >= 8) + (len(fold) >= 13)  # noqa: PLR2004 (the lengths are the rule)


def candidates(reader: Reader, query: Query) -> Iterator[tuple[Tier, Candidate]]:
    """Give every (tier, candidate); a lower tier is asked only where it may add something.

    That is where the higher ones found nothing, or nothing in the country asked for.
    """
    exact = reader.by_search_key(search_key(query.name))
    yield from ((Tier.EXACT, candidate) for candidate in exact)
    country = query.context.country
    if any(country in (None, candidate.place.country) for candidate in exact):
        return
    fold = fold_key(query.name)
    folded = reader.by_fold_key(fold)
    yield from ((Tier.FOLDED, candidate) for candidate in folded)
    if not exact and not folded:
        for near in _similar(reader, fold):
            yield from ((Tier.FUZZY, candidate) for candidate in reader.by_fold_key(near))


def _similar(reader: Reader, fold: str) -> list[str]:
    from rapidfuzz import process  # noqa: PLC0415 (20 ms that an exact match need not pay)
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    distance = allowed_distance(fold)
    if not distance:
        return []
    near = process.extract(
        fold, reader.similar_folds(fold, distance), scorer=OSA.distance,
        score_cutoff=distance, limit=_KEPT,
    )  # fmt: skip
    return [key for key, _, _ in near]
