"""Rules of the keys a name is filed under."""

import subprocess
import sys
import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gazetteer.text import keys
from gazetteer.text.keys import contradictions, fold_key, key_version, letters, search_key


def has_settled_capitals(text: str) -> bool:
    """Tell whether a string has no U+0345, a mark whose capital is a letter.

    Unicode does not promise that the capitals of a string with one, among other marks, are
    the same string.
    """
    return "\u0345" not in unicodedata.normalize("NFD", text)


ANY = st.text(max_size=40)
LETTERS = st.text(
    st.sampled_from(
        "aAiIİıîÎsSşŞßẞəƏçÇğĞéøŁŉǰﬁ’ʻ-· ՈԵևոեւԵՒցիაცᲐЙйЁёәҹһГΣςσίΐᾳآیيكةـ\u0307\u0308\u200c京か"
    ),
    max_size=12,
)
NAMES = (ANY | LETTERS).filter(has_settled_capitals)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Սյունիք", "syunik"),
        ("Եղեգնաձոր", "yeghegnadzor"),
        ("Ոսկևազ", "voskevaz"),
        ("Հրազդան", "hrazdan"),
        ("Ղափան", "ghapan"),
        ("წყალტუბო", "tsqaltubo"),
        ("ᲑᲐᲗᲣᲛᲘ", "batumi"),
        ("Ҹәбрајыл", "cabrayil"),
        ("Кельбаджар", "kelbadzhar"),
        ("Объячево", "obyachevo"),
        ("Крагујевац", "kragujevats"),
        ("Naxçıvan", "naxcivan"),
        ("Sankt-Peterburg", "sankt peterburg"),
        ("Irkut·sk", "irkutsk"),
        ("Ts’khinvali", "tskhinvali"),
        ("Żelazowa Wola", "zelazowa wola"),
        ("北京", "beijing"),
        ("Nor-Երևան", "nor yerevan"),
        ("١٢ تیر", "12 tyr"),
    ],
)
def test_a_name_in_any_script_has_a_latin_key(name: str, key: str) -> None:
    """A name is filed under small Latin letters, as this package's own tables read it."""
    assert search_key(name) == key


@pytest.mark.parametrize(
    "names",
    [
        ("Gəncə", "Gǝncǝ", "Gәncә", "Gäncä", "GƏNCƏ"),
        ("İstisu", "Istisu", "istisu", "ISTISU", "ıstısu"),
        ("Երևան", "Երեւան", "Երեվան", "ԵՐԵՎԱՆ"),
        ("تبریز", "تبريز", "تبـریز", "تَبریز"),
        ("Королёв", "Королев"),
        ("O‘zbekiston", "Oʻzbekiston", "O'zbekiston", "Oʼzbekiston", "O`zbekiston", "O´zbekiston"),
    ],
)
def test_spellings_of_one_word_share_a_search_key(names: tuple[str, ...]) -> None:
    """Look-alike letters, apostrophes and case make no difference."""
    assert len({search_key(name) for name in names}) == 1


@pytest.mark.parametrize(
    "names",
    [
        ("Xankəndi", "Khankendi", "Hankendi", "Ханкенди"),
        ("Ջերմուկ", "Jermuk", "Dzhermuk", "Cermuk", "Djermouk", "Джермук"),
        ("Kəlbəcər", "Kelbecer", "Kalbajar", "Kelbajar", "Кельбаджар", "Kel'badzhar"),
        ("Gəncə", "Gence", "Ganja", "Gyandzha", "Гянджа", "Гәнҹә"),
        ("Basarkeçər", "Basargeçer", "Basarkecher"),
        ("Երևան", "Yerevan", "Erevan", "Ереван"),
        ("ცხინვალი", "Tskhinvali", "Ts'khinvali"),
        ("Amasiya", "Amasia", "Amasya"),
        ("Laçın", "Lachin", "Latchin", "Лачин"),
        ("Şuşa", "Shusha", "Шуша", "Schuscha"),
        ("Գավառ", "Gavar", "Гавар"),
        ("Orumiyeh", "Урумие"),
    ],
)
def test_spelling_systems_share_a_fold_key(names: tuple[str, ...]) -> None:
    """One name in several languages' spelling sounds the same."""
    assert len({fold_key(name) for name in names}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Yerevann", "Yerevan"), ("Goris", "Gori"), ("Kars", "Gəraz")]
)
def test_a_fold_key_keeps_apart_what_spelling_does_not_join(one: str, other: str) -> None:
    """A doubled or a missing letter is no spelling system."""
    assert fold_key(one) != fold_key(other)


@given(NAMES)
@example("thz t z tzh")
@example("yeh eh iy yiy")
def test_keys_are_their_own_keys(name: str) -> None:
    """Folding what is folded changes nothing."""
    assert search_key(search_key(name)) == search_key(name)
    assert fold_key(fold_key(name)) == fold_key(name)
    assert letters(letters(name)) == letters(name)


@given(NAMES)
def test_keys_do_not_depend_on_composition(name: str) -> None:
    """NFC and NFD of a name have one key."""
    for fold in (search_key, fold_key, letters):
        assert len({fold(unicodedata.normalize(form, name)) for form in ("NFC", "NFD")}) == 1


@given(NAMES)
@example("Iğdır İSTANBUL ıi")
@example("և ﬓ ß ǰ ŉ ΐ ᾳ ς")
def test_keys_do_not_depend_on_case(name: str) -> None:
    """Capitals, small letters and what stands between them have one key."""
    for fold in (search_key, fold_key, letters):
        assert fold(name) == fold(name.upper()) == fold(name.lower())


@given(NAMES)
def test_a_name_with_a_letter_has_a_key(name: str) -> None:
    """No name with a letter is lost, and a key is plain ASCII."""
    key = search_key(name)
    assert key.isascii()
    assert key or not any(map(str.isalpha, name))
    assert bool(fold_key(name)) == bool(key)


@pytest.mark.parametrize("name", ["", " ", "\0", "\ud800", "--", "🏔", "\u200f"])
def test_a_string_without_a_letter_has_an_empty_key(name: str) -> None:
    """What is no name at all, even half a character, folds to nothing."""
    assert search_key(name) == fold_key(name) == letters(name) == ""


@pytest.mark.parametrize(
    "word", ["Gəncə ", "Երևան", "y", "и\u0306", "i\u0307", "ʼ", "\u0315\u0300"]
)
def test_long_text_folds_in_linear_time(word: str) -> None:
    """A megabyte is no trap: it takes seconds at most."""
    start = time.perf_counter()
    text = word * (1_000_000 // len(word))
    search_key(text)
    fold_key(text)
    letters(text)
    contradictions(text, text + "ş")
    assert time.perf_counter() - start < 30


@pytest.mark.parametrize(
    ("query", "name", "count"),
    [
        ("görüş", "Gorus", 3),
        ("Gorus", "Görüş", 0),
        ("Şuşa", "Susa", 2),
        ("Şuşa", "ŞUŞA", 0),
        ("ISTISU", "İstisu", 0),
        ("Kǝlbəcәr", "Kəlbəcər", 0),
        ("Muş", "Muš", 1),
        ("Ağrı", "Agri", 1),
        ("Kǝlbecer", "Kelbecer", 0),
        ("Шуша", "Susa", 0),
        ("Şuşa", "Шуша", 0),
        ("Ærø", "Aero", 2),
        ("Sankt-Pölten", "Sankt Polten", 1),
        ("x\u0323", "x", 1),
    ],
)
def test_letters_of_the_query_may_be_contradicted(query: str, name: str, count: int) -> None:
    """A mark that the name lacks speaks against it; one that the query lacks does not."""
    assert contradictions(query, name) == count


@given(NAMES, NAMES)
def test_no_name_contradicts_itself(one: str, other: str) -> None:
    """Identical letters never contradict, and no two strings make the count fail."""
    assert contradictions(one, one) == 0
    assert contradictions(one, other) >= 0


def test_the_version_names_all_that_makes_keys() -> None:
    """An older store is known by the module, by the schemes and by Unidecode."""
    module, schemes, unidecode = key_version().split("/")
    assert module == str(keys.KEY_VERSION)
    assert schemes.startswith("schemes-")
    assert unidecode.startswith("unidecode-")


def test_latin_names_need_neither_unidecode_nor_the_schemes() -> None:
    """The commonest queries do not pay for the rarer ones."""
    code = (
        "import sys; from gazetteer.text import keys, romanize; keys.fold_key('Gəncə–Şuşa’');"
        "assert 'unidecode' not in sys.modules; assert 'tomllib' not in sys.modules;"
        "assert romanize._built.cache_info().currsize == 0"
    )
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 (our own code)
