"""Rules of the script of a string."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.text.script import script


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Goris", "Latn"),
        ("Kəlbəcər", "Latn"),
        ("Đà Nẵng", "Latn"),
        ("Кельбаджар", "Cyrl"),
        ("Ҝөјчә", "Cyrl"),
        ("Սիսիան", "Armn"),
        ("ﬓ", "Armn"),
        ("ცხინვალი", "Geor"),
        ("ᲗᲑᲘᲚᲘᲡᲘ", "Geor"),
        ("Ἀθῆναι", "Grek"),
        ("ירושלים", "Hebr"),
        ("خداآفرین", "Arab"),
        ("دمشق", "Arab"),
        ("दिल्ली", "Deva"),
        ("ঢাকা", "Beng"),
        ("กรุงเทพ", "Thai"),
        ("አዲስ አበባ", "Ethi"),
        ("서울", "Hang"),
        ("北京", "Hani"),
        ("つくば", "Hira"),
        ("アメリカ", "Kana"),
        ("つくば市", "Jpan"),
        ("", "Zyyy"),
        ("12-34 ’", "Zyyy"),
        ("ª", "Latn"),
        ("Ω Goris", "Latn"),
        ("\U00013000", "Zzzz"),
    ],
)
def test_a_string_has_the_script_of_most_of_its_letters(text: str, code: str) -> None:
    """Digits, marks and punctuation have no say."""
    assert script(text) == code


def test_a_tie_does_not_depend_on_order() -> None:
    """Of two scripts with as many letters one is always taken."""
    assert script("aб") == script("бa")


@given(st.text())
def test_any_string_has_a_code_of_four_letters(text: str) -> None:
    """Nothing at all makes it fail."""
    code = script(text)
    assert len(code) == 4
    assert code.istitle()
