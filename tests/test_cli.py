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
