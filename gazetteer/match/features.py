"""The kinds of place a caller may ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gazetteer.model import Place

CLASSES = frozenset("AHLPRSTUV")

WORDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "country": ("A", ("PCL",)),
    "province": ("A", ("ADM1",)),
    "district": ("A", ("ADM",)),
    "division": ("A", ("ADM",)),
    "settlement": ("P", ("",)),
    "city": ("P", ("",)),
    "town": ("P", ("",)),
    "village": ("P", ("",)),
    "river": ("H", ("STM", "CNL")),
    "lake": ("H", ("LK", "RSV")),
    "mountain": ("T", ("MT", "PK", "HLL", "VLC")),
    "pass": ("T", ("PASS",)),
    "bridge": ("S", ("BDG",)),
    "monastery": ("S", ("MSTY", "CH", "RLG")),
    "region": ("L", ("RGN", "AREA")),
}
"""Word → GeoNames class and the beginnings of the codes it stands for."""


def is_known(feature: str) -> bool:
    """Tell whether a hint is a word of the list, a GeoNames class, or shaped like a code.

    >>> is_known("river"), is_known("P"), is_known("PPLC"), is_known("planet?")
    (True, True, True, False)
    """
    code = feature.isalnum() and feature.isupper() and feature[0].isalpha()
    return feature.lower() in WORDS or feature in CLASSES or (code and len(feature) > 1)


def fits(place: Place, feature: str) -> bool:
    """Tell whether a place is of the kind asked for."""
    if feature.lower() in WORDS:
        wanted, codes = WORDS[feature.lower()]
        return place.feature_class == wanted and place.feature_code.startswith(codes)
    return feature in (place.feature_class, place.feature_code)
