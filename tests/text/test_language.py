"""Rules of language tags."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.errors import QueryError
from gazetteer.text.language import canonical, is_well_formed, matches


@pytest.mark.parametrize(
    ("tag", "form"),
    [
        ("hy", "hy"),
        ("HYE", "hy"),
        ("arm", "hy"),
        ("aze", "az"),
        ("kat", "ka"),
        ("azb", "azb"),
        ("az-cyrl", "az-Cyrl"),
        ("AZE-CYRL-az", "az-Cyrl-AZ"),
        ("es-419", "es-419"),
        ("hy-AREVMDA", "hy-arevmda"),
        ("de-1996", "de-1996"),
        ("hy-Latn-t-hy-m0-bgn", "hy-Latn-t-hy-m0-bgn"),
        ("und", "und"),
        ("en-x-news", "en-x-news"),
    ],
)
def test_a_tag_has_one_canonical_form(tag: str, form: str) -> None:
    """Case and three-letter codes are put right, and a canonical tag is its own form."""
    assert is_well_formed(tag)
    assert canonical(tag) == form == canonical(form)


@pytest.mark.parametrize("tag", ["", "a", "Azerbaijani", "az_Cyrl", "az-", "az-x", "12", "az\n"])
def test_what_is_no_tag_is_refused(tag: str) -> None:
    """The error names the tag and says what one looks like."""
    assert not is_well_formed(tag)
    with pytest.raises(QueryError, match="write one like az"):
        canonical(tag)


@pytest.mark.parametrize(
    ("hint", "tag", "covered"),
    [
        ("az", "az-Cyrl", True),
        ("az", "az", True),
        ("aze", "az-Latn", True),
        ("az-Cyrl", "az", False),
        ("az", "azb", False),
        ("AZ-CYRL", "az-Cyrl-AZ", True),
        ("hy", "ka", False),
    ],
)
def test_a_hint_covers_what_it_begins(hint: str, tag: str, covered: bool) -> None:  # noqa: FBT001
    """A hint goes as far as it says, in whole parts."""
    assert matches(hint, tag) is covered


@given(st.text(max_size=20))
def test_any_string_is_a_tag_or_is_refused(text: str) -> None:
    """Whether a string is well-formed and whether it has a canonical form is one question."""
    if is_well_formed(text):
        assert is_well_formed(canonical(text))
    else:
        with pytest.raises(QueryError):
            canonical(text)
