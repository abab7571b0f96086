"""The last resort for a character that no table of this package romanizes: Unidecode."""

from __future__ import annotations

import re

_OTHER = re.compile("[^a-z0-9]+")


def to_ascii(text: str) -> str:
    """Give Unidecode's romanization in small letters and digits only; it may be empty.

    Its junk is dropped (``@`` for a schwa, a backtick for an aspirate), and so are the
    spaces it puts after each Chinese character.

    >>> to_ascii("北京"), to_ascii("Ω")
    ('beijing', 'o')
    """
    # Imported here, because a run that only meets Latin letters never needs it.
    from unidecode import unidecode_expect_nonascii  # noqa: PLC0415

    return _OTHER.sub("", unidecode_expect_nonascii(text, errors="ignore").lower())
