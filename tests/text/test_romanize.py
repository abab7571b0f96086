"""Rules of romanization, and of the files schemes are written in."""

import json
import re
import shutil
import tomllib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.errors import DataError, GazetteerError, QueryError
from gazetteer.text import romanize as module
from gazetteer.text.language import is_well_formed
from gazetteer.text.romanize import romanize, schemes
from gazetteer.text.script import script
from scripts.compile_romanization import DATA, compile_romanization

FILES = sorted(DATA.glob("*.toml"))
HEAD = """id = "xx-test-2000"
language = "xx"
from = "Cyrl"
to = "Latn"
authority = "test"
year = 2000
title = "Test"
source = "nowhere"
"""


def _compile(folder: Path, *texts: str) -> dict[str, object]:
    """Compile schemes given as text; each is filed under its id."""
    for text in texts:
        name = tomllib.loads(HEAD)["id"] if "id =" not in text else text.split('"')[1]
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    compile_romanization(folder, folder / "out.json")
    built: dict[str, object] = json.loads((folder / "out.json").read_text(encoding="utf-8"))
    return built


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_scheme_meets_its_own_tests(path: Path) -> None:
    """Each file's examples come out as it says."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    assert len(data["tests"]) >= 5
    for name, expected in data["tests"].items():
        assert romanize(name, data["id"]) == expected


def test_every_file_is_a_listed_scheme() -> None:
    """What stands in the folder is what the package offers, by id and with its facts."""
    listed = schemes()
    assert [scheme.id for scheme in listed] == [path.stem for path in FILES]
    for scheme in listed:
        assert is_well_formed(scheme.language)
        assert scheme.id.startswith(scheme.language + "-")
        assert scheme.year is None or scheme.id.endswith(str(scheme.year))
        assert scheme.title
        assert scheme.source


@pytest.mark.parametrize(
    ("text", "scheme", "expected"),
    [
        ("ՇՈւՇԻ", "hy-press", "SHUSHI"),
        ("Նոր Երևան", "hy-press", "Nor Yerevan"),
        ("Ջ. Երևան", "hy-press", "J. Yerevan"),
        ("Ջուղա-Ջուղա", "hy-press", "Jugha-Jugha"),
        ("Ш", "ru-press", "Sh"),
        ("КАМЫШ", "ru-press", "KAMYSH"),
        ("ООО Ющенко", "ru-press", "OOO Yushchenko"),
        ("Йошкар-Ола", "ru-press", "Yoshkar-Ola"),
        ("ახალი ათონი", "ka-national-2002", "Akhali Atoni"),
        ("ყვარელი", "ka-national-2002", "Q’vareli"),
        ("عباس", "fa-bgnpcgn-1958", "‘Bās"),
        ("Iğdır", "az-press-tr", "Iğdır"),
        ("Göygöl, 7 km", "az-cabinet-2020", "Goygol, 7 km"),
    ],
)
def test_capitals_and_punctuation_are_kept(text: str, scheme: str, expected: str) -> None:
    """A capital stays one; a word of a script without capitals gets one; the rest stays."""
    assert romanize(text, scheme) == expected


def test_composed_and_decomposed_letters_are_one() -> None:
    """A name is put into NFC before it is read."""
    assert romanize(unicodedata.normalize("NFD", "Йошкар"), "ru-press") == "Yoshkar"


@given(st.text(max_size=30))
def test_any_text_can_be_romanized(text: str) -> None:
    """No text makes a scheme fail, and ASCII digits and spaces pass unchanged."""
    for scheme in schemes():
        out = romanize(text, scheme.id)
        assert re.sub(r"[^0-9 ]", "", out).count(" ") >= text.count(" ")


def test_a_scheme_leaves_none_of_its_letters() -> None:
    """Every letter of the alphabet a scheme starts from is covered, in small and in capital."""
    alphabets = {
        "hy-bgnpcgn-1981": "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
        "ka-national-2002": "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
        "ru-bgnpcgn-1947": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "az-bgnpcgn-1993": "абвгғдеәжзиыјкҝлмноөпрстуүфхһчҹш",
        "fa-bgnpcgn-1958": "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی",
        "ar-bgnpcgn-1956": "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةء",
    }
    for scheme, alphabet in alphabets.items():
        for letter in alphabet + alphabet.upper():
            assert script(romanize(letter, scheme)) in {"Latn", "Zyyy"}, (scheme, letter)


def test_an_unknown_scheme_is_named() -> None:
    """The error says which schemes there are."""
    with pytest.raises(QueryError, match=r"no romanization scheme 'xx'.*ka-national-2002"):
        romanize("a", "xx")


def test_missing_tables_say_how_to_build_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a checkout without a build the error names the program that makes the tables."""
    monkeypatch.setattr(module, "BUILT", tmp_path / "none.json")
    module._built.cache_clear()  # noqa: SLF001
    try:
        with pytest.raises(GazetteerError, match=r"compile_romanization\.py"):
            schemes()
    finally:
        module._built.cache_clear()  # noqa: SLF001


def test_a_compilation_is_reproduced_byte_for_byte(tmp_path: Path) -> None:
    """The same files give the same bytes."""
    for name in ("one.json", "two.json"):
        compile_romanization(DATA, tmp_path / name)
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


def test_a_new_scheme_is_one_new_file(tmp_path: Path) -> None:
    """Nothing but its file is needed for a scheme to be listed, and to make search keys."""
    for path in FILES:
        shutil.copy(path, tmp_path)
    text = HEAD.replace("xx", "el").replace("Cyrl", "Grek")
    text += '[rules]\n"α" = "a"\n[keys]\n[tests]\n"α" = "a"\n'
    built = _compile(tmp_path, text)
    assert "el-test-2000" in str(built["schemes"])
    assert "Grek" in str(built["keys"])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("баб", "1a2"),
        ("аба", "a0a"),
        ("кабак", "ka0ak"),
        ("бб", "12"),
        ("хб", "x2"),
        ("чбч", "ч3ч"),
    ],
)
def test_contexts_choose_the_rule(tmp_path: Path, name: str, expected: str) -> None:
    """Letters are read by what stands before and after; the rule that asks more wins."""
    rules = '"а"="a"\n"к"="k"\n"х"="x"\n"б"="0"\n"^б"="1"\n"б$"="2"\n"(чV)б(ч)"="3"\n'
    text = f'{HEAD}[classes]\nV = "щ"\n[rules]\n{rules}[tests]\n"{name}" = "{expected}"\n'
    _compile(tmp_path, text)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ('[rules]\n"а" = "a"\n[tests]\n"а" = "b"\n', r":12: а gives 'a', not 'b'"),
        ('[rules]\n"а" = "a"\n"а" = "b"\n[tests]\n"а" = "a"\n', r"line 11"),
        ('[rules]\n"(бв)а" = "a"\n"(вб)а" = "b"\n[tests]\n"а" = "а"\n', r":11: .* given twice"),
        ('[rules]\n"(V)а" = "a"\n[tests]\n"а" = "а"\n', r":10: .* the class V"),
        ('[rules]\n"((а" = "a"\n[tests]\n"а" = "а"\n', r":10: .* is not letters = outcome"),
        ('[rules]\n"а" = "a\u0301"\n[tests]\n"а" = "а"\n', r":10: the line is not in NFC"),
        ('[rules]\n"а" = "a"\n', r"missing or wrong: tests"),
        ('rulez = 1\n[rules]\n"а" = "a"\n[tests]\n"а" = "a"\n', r"unknown: rulez"),
        ('extends = "yy"\n[rules]\n"а" = "a"\n[tests]\n"а" = "a"\n', r"extends 'yy'"),
        ('extends = "xx-test-2000"\n[rules]\n"а"="a"\n[tests]\n"а"="a"\n', r"extends itself"),
        ('[rules]\n"а"="a"\n[keys]\nany="а"\n[tests]\n"а"="a"\n', r"Cyrl needs one scheme"),
    ],
)
def test_a_faulty_scheme_is_refused(tmp_path: Path, body: str, message: str) -> None:
    """The build refuses rather than guesses, and names the file and the line."""
    with pytest.raises(DataError, match=message) as error:
        _compile(tmp_path, HEAD + body)
    assert "xx-test-2000.toml" in str(error.value)
    assert not (tmp_path / "out.json").exists()
