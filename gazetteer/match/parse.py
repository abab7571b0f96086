"""What the caller wrote, as a name with its context."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from gazetteer.model import Context, Query

if TYPE_CHECKING:
    from collections.abc import Callable

_GLOSSED = re.compile(r"\s*([^,()]+?)\s*(?:,\s*([^,()]+?)|\(([^()]+)\))\s*")


def parse(text: str, context: Context, country_of: Callable[[str], str | None]) -> Query:
    """Read "Goris, Armenia" and "Gorus (Armenia)" as a name with a country.

    ``country_of`` gives the ISO code of a country's name, or None. A country the caller
    gave is never overruled.

    >>> parse("Goris, Armenia", Context(), {"Armenia": "AM"}.get).context.country
    'AM'
    >>> parse("Vanadzor (Kirovakan)", Context(), {}.get).name
    'Vanadzor (Kirovakan)'
    """
    glossed = _GLOSSED.fullmatch(text)
    if glossed and context.country is None:
        code = country_of(glossed[2] or glossed[3])
        if code:
            return Query(text, glossed[1], replace(context, country=code))
    return Query(text, text.strip(), context)
