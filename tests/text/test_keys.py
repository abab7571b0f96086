"""Rules of the keys a name is filed under."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.text.keys import contradictions, fold_key, search_key


@pytest.mark.parametrize("name", ["Gəncə", "Gǝncǝ", "Gәncә"])
def test_every_schwa_is_one_letter(name: str) -> None:
    """The three schwas in use give one search key."""
    assert search_key(name) == "ganca"


@given(st.text(max_size=40))
def test_search_key_is_idempotent(name: str) -> None:
    """A key is its own key."""
    assert search_key(search_key(name)) == search_key(name)


@pytest.mark.parametrize("name", ["Khankendi", "Hankendi"])
def test_spelling_systems_share_a_fold_key(name: str) -> None:
    """Azerbaijani, English and Turkish spellings of one name sound the same."""
    assert fold_key(name) == fold_key("Xankəndi")


def test_marks_that_the_name_lacks_contradict_it() -> None:
    """A Turkish common word is not Gorus."""
    assert contradictions("görüş", "Gorus") == 3
