"""Rules of the command, run as a process."""

import json
import subprocess
import sys
from pathlib import Path

import pytest


def gaz(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the command with arguments and standard input."""
    command = [sys.executable, "-m", "gazetteer", *arguments]
    return subprocess.run(command, input=given, capture_output=True, check=False)  # noqa: S603


def test_a_pipe_gets_one_json_line_for_each_name() -> None:
    """Output order is input order, also for a name that is nowhere."""
    done = gaz("resolve", given=b"Gorus\nqwxzptk\n")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [a["verdict"] for a in answers] == ["resolved", "unresolved"]
    assert answers[0]["place"]["id"] == "gn:174895"
    assert done.returncode == 1


@pytest.mark.parametrize(
    ("name", "code"), [("Gorus", 0), ("Karakilise", 3), ("qwxzptk", 1), ("", 2)]
)
def test_the_exit_code_is_the_verdict(name: str, code: int) -> None:
    """0 resolved, 3 ambiguous, 1 unresolved, 2 wrong usage."""
    assert gaz("resolve", name).returncode == code


@pytest.mark.parametrize(
    "arguments",
    [
        ("resolve", "Goris", "--country", "ZZ"),
        ("resolve", "Goris", "--near", "here"),
        ("resolve", "Goris", "--format", "xml"),
        ("resolve", "Goris", "--store", "nowhere.sqlite"),
        ("show", "gn:1"),
    ],
)
def test_wrong_usage_is_one_line(arguments: tuple[str, ...]) -> None:
    """A fault is one clear line on standard error, and no traceback."""
    done = gaz(*arguments)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith(b"gaz: ")


def test_a_foreign_file_is_refused(tmp_path: Path) -> None:
    """A file that is no store is named as such."""
    path = tmp_path / "foreign.sqlite"
    path.write_bytes(b"nothing of the kind" * 100)
    done = gaz("info", "--store", str(path))
    assert (done.returncode, b"is no store" in done.stderr) == (2, True)


def test_a_line_that_is_not_utf8_loses_nothing() -> None:
    """The faulty line is reported with its number and the rest go on."""
    done = gaz("resolve", given=b"Gorus\n\xff\xfe\nGoris\n")
    assert b"line 2" in done.stderr
    assert len(done.stdout.splitlines()) == 3


def test_show_and_info_name_sources_and_licences() -> None:
    """What is printed of a place and of the store says where it comes from."""
    assert "Gorus" in gaz("show", "gn:174895").stdout.decode()
    assert b"CC-BY-4.0" in gaz("info").stdout


def test_an_exact_answer_loads_nothing_heavy() -> None:
    """A cold answer pays for neither sqlite-utils nor rapidfuzz."""
    code = (
        "import sys, gazetteer; gazetteer.resolve('Goris');"
        "print({'sqlite_utils', 'rich', 'rapidfuzz', 'asyncio'} & set(sys.modules))"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, check=True)  # noqa: S603
    assert done.stdout.strip() == b"set()"


def test_json_objects_carry_id_and_hints() -> None:
    """Each object is answered with its own hints and id; a faulty one loses nothing."""
    given = (
        '{"id": 7, "name": "Istisu", "country": "AM", "on": 2022}\n'
        "[1]\n"
        '{"id": 8, "name": "Goris", "near": "here"}\n'
        '{"id": 9, "name": "Goris", "near": [39.5, 46.3]}\n'
    )
    done = gaz("resolve", "--input", "jsonl", given=given.encode())
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == [7, None, 8, 9]
    assert ["error" in answer for answer in answers] == [False, True, True, False]
    assert answers[0]["place"]["id"] == "gn:174884"


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_a_table_has_a_row_for_each_name(form: str) -> None:
    """Place columns are filled only where the verdict is resolved."""
    done = gaz("resolve", "Gorus", "Karakilise", "--format", form)
    header, first, second = done.stdout.decode().splitlines()
    mark = "," if form == "csv" else "\t"
    place = header.split(mark).index("place")
    assert [row.split(mark)[place] for row in (first, second)] == ["gn:174895", ""]


def test_geojson_has_longitude_first() -> None:
    """A match is a point of RFC 7946; a name that is nowhere is a feature without one."""
    done = gaz("resolve", "Goris", "qwxzptk", "--format", "geojson")
    features = json.loads(done.stdout)["features"]
    longitude, latitude = features[0]["geometry"]["coordinates"]
    assert (round(longitude), round(latitude)) == (46, 40)
    assert features[-1]["geometry"] is None


def test_explain_shows_tier_edits_and_runner_up() -> None:
    """A person sees what matched, what differs, and what came second."""
    done = gaz("resolve", "Yerevann", "--format", "table", "--explain").stdout.decode()
    assert "Yerevan[n|]" in done
    assert "runner-up" in done
    assert "fuzzy: Yerevan" in done


def test_names_may_end_with_a_nul_byte() -> None:
    """What find -print0 writes can be read."""
    done = gaz("resolve", "-0", given=b"Goris\0Gorus\0")
    assert len(done.stdout.splitlines()) == 2


@pytest.mark.parametrize("bad", [b"a" * 1_000_000, b"Go\0ris", b"", b"\xed\xa0\x80"])
def test_a_name_that_cannot_be_asked_is_reported_and_the_rest_go_on(bad: bytes) -> None:
    """A megabyte, a NUL byte, an empty line and half a character are faults of one line."""
    done = gaz("resolve", given=bad + b"\nGoris\n")
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert "error" in first
    assert second["verdict"] == "resolved"
    assert b"Traceback" not in done.stderr


def test_a_closed_pipe_is_no_error() -> None:
    """Whoever reads only the first line sees no traceback."""
    command = f"yes Goris | head -3000 | {sys.executable} -m gazetteer resolve | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, check=False)  # noqa: S602
    assert done.stderr == b""


def test_a_low_confidence_can_be_refused() -> None:
    """What is less sure than asked for is ambiguous, and says so."""
    done = gaz("resolve", "Yerevann", "--min-confidence", "0.9")
    assert "below_confidence" in json.loads(done.stdout)["reasons"]
    assert done.returncode == 3


def test_the_command_loads_nothing_heavy() -> None:
    """A cold command loads, beyond Typer's own, none of the slow libraries."""
    code = (
        "import sys, typer; app = typer.Typer(); before = set(sys.modules); sys.argv = "
        "['gaz', 'resolve', 'Gorus']\n"
        "import contextlib, io\n"
        "from gazetteer.cli import main\n"
        "with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()): main()\n"
        "heavy = {'sqlite_utils', 'rich', 'asyncio', 'rapidfuzz', 'tomllib'}\n"
        "print(heavy & (set(sys.modules) - before))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)  # noqa: S603
    assert done.stdout.strip() == b"set()", done.stdout
