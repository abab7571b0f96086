"""BCP 47 language tags: well-formed, canonical, and whether a hint covers one."""

from __future__ import annotations

import re

from gazetteer.errors import QueryError

# RFC 5646, section 2.1, without the irregular tags of old and without extended languages.
_TAG = re.compile(
    r"""(?P<language>[a-z]{2,3})
    (?:-(?P<script>[a-z]{4}))?
    (?:-(?P<region>[a-z]{2}|[0-9]{3}))?
    (?P<rest>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*   # variants
             (?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*        # extensions, such as -t-hy-m0-bgn
             (?:-x(?:-[a-z0-9]{1,8})+)?)                # private use""",
    re.VERBOSE | re.IGNORECASE,
)

# ISO 639-3 and 639-2/B codes that sources use where BCP 47 has a two-letter code.
_SHORT = {
    "alb": "sq", "amh": "am", "ara": "ar", "arm": "hy", "aze": "az", "azj": "az", "baq": "eu",
    "bel": "be", "ben": "bn", "bos": "bs", "bul": "bg", "bur": "my", "cat": "ca", "ces": "cs",
    "chi": "zh", "cmn": "zh", "cze": "cs", "dan": "da", "deu": "de", "dut": "nl", "ell": "el",
    "eng": "en", "epo": "eo", "est": "et", "eus": "eu", "fas": "fa", "fin": "fi", "fra": "fr",
    "fre": "fr", "geo": "ka", "ger": "de", "gle": "ga", "gre": "el", "guj": "gu", "heb": "he",
    "hin": "hi", "hrv": "hr", "hun": "hu", "hye": "hy", "ice": "is", "ind": "id", "isl": "is",
    "ita": "it", "jpn": "ja", "kan": "kn", "kat": "ka", "kaz": "kk", "khm": "km", "kir": "ky",
    "kmr": "ku", "kor": "ko", "kur": "ku", "lao": "lo", "lat": "la", "lav": "lv", "lit": "lt",
    "mac": "mk", "mal": "ml", "mar": "mr", "may": "ms", "mkd": "mk", "mon": "mn", "msa": "ms",
    "mya": "my", "nep": "ne", "nld": "nl", "nob": "nb", "nor": "no", "oss": "os", "pan": "pa",
    "per": "fa", "pes": "fa", "pol": "pl", "por": "pt", "pus": "ps", "ron": "ro", "rum": "ro",
    "rus": "ru", "sin": "si", "slk": "sk", "slo": "sk", "slv": "sl", "som": "so", "spa": "es",
    "sqi": "sq", "srp": "sr", "swa": "sw", "swe": "sv", "tam": "ta", "tat": "tt", "tel": "te",
    "tgk": "tg", "tha": "th", "tir": "ti", "tuk": "tk", "tur": "tr", "uig": "ug", "ukr": "uk",
    "urd": "ur", "uzb": "uz", "vie": "vi", "wel": "cy", "cym": "cy", "abk": "ab", "zho": "zh",
}  # fmt: skip


def is_well_formed(tag: str) -> bool:
    """Tell whether a string has the form of a BCP 47 tag; not whether its parts are registered.

    >>> is_well_formed("az-Cyrl"), is_well_formed("Azerbaijani")
    (True, False)
    """
    return _TAG.fullmatch(tag) is not None


def canonical(tag: str) -> str:
    """Give a tag in its usual case, with the two-letter code of a language that has one.

    >>> canonical("AZ-cyrl-az"), canonical("hye")
    ('az-Cyrl-AZ', 'hy')

    Raises QueryError for what is no tag at all:

    >>> canonical("Azerbaijani")
    Traceback (most recent call last):
    gazetteer.errors.QueryError: not a language tag: 'Azerbaijani'; write one like az or az-Cyrl
    """
    match = _TAG.fullmatch(tag)
    if match is None:
        message = f"not a language tag: {tag!r}; write one like az or az-Cyrl"
        raise QueryError(message)
    language = match["language"].lower()
    parts = [_SHORT.get(language, language)]
    if match["script"]:
        parts.append(match["script"].title())
    if match["region"]:
        parts.append(match["region"].upper())
    return "-".join(parts) + match["rest"].lower()


def matches(hint: str, tag: str) -> bool:
    """Tell whether a hint covers a tag: as far as the hint goes, the two agree.

    >>> matches("az", "az-Cyrl"), matches("az-Cyrl", "az"), matches("aze", "az")
    (True, False, True)

    This is the basic filtering of RFC 4647; a hint that is no tag raises QueryError.
    """
    wanted, found = canonical(hint), canonical(tag)
    return found == wanted or found.startswith(wanted + "-")
