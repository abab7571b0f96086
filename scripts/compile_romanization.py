"""Compile data/romanization/*.toml into gazetteer/_built/romanization.json.

A scheme's file says of itself: ``id`` (the file's name), ``language``, ``from`` and ``to``
(ISO 15924), ``authority``, ``year``, ``title``, ``source``; and then

``extends``     another scheme, whose classes and rules hold where this one has none of its own
``[classes]``   ``V = "aeiou"`` lets a rule speak of ``(V)``
``[rules]``     ``"letters" = "outcome"``; the longest run of letters wins, then the rule that
                says more of where it stands. ``^x`` stands at the start of a word, ``x$`` at
                the end, ``(abV)x`` after one of a, b, V, ``x(ab)`` before one; ``(^V)x`` at the
                start or after V. Letters are small ones; a capital has its own rule only
                where its outcome is not the capital of the small letter's (Turkish I and İ).
``[keys]``      search keys of the ``from`` script are made by this scheme: of names with one of
                the letters ``any`` and none of ``none``, or, without ``any``, of all others
``[tests]``     ``"name" = "outcome"``; a scheme without a test is refused
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
import unicodedata
import zlib
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from gazetteer.errors import DataError
from gazetteer.text.romanize import BUILT, Rules, Table

DATA = Path(__file__).parent.parent / "data" / "romanization"

_FACTS = ("language", "from", "to", "authority", "title", "source")
_TABLES = ("classes", "rules", "keys", "tests")
_RENAMED = {"from": "from_script", "to": "to_script"}
_RULE = re.compile(r"(\^|\([^()]+\))?([^()^$]+)(\$|\([^()]+\))?")


class _File:
    """One scheme's file, and how to speak of a line of it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.text = path.read_text(encoding="utf-8")
        for number, line in enumerate(self.text.splitlines(), start=1):
            if not unicodedata.is_normalized("NFC", line):
                message = "the line is not in NFC"
                raise self.error(message, number)
        try:
            self.data: dict[str, Any] = tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            raise self.error(str(error)) from error

    def error(self, message: str, line: int | None = None) -> DataError:
        """Make the error to raise, with the line an editor can jump to."""
        return DataError(f"{self.path}:{line or 1}: {message}")

    def line_of(self, table: str, key: str) -> int:
        """Find the line where a key of a table stands."""
        inside = False
        for number, line in enumerate(self.text.splitlines(), start=1):
            if line.startswith("["):
                inside = line.strip() == f"[{table}]"
            elif inside and line.partition("=")[0].strip().strip("\"'") == key:
                return number
        return 1


def _letters(context: str | None, classes: dict[str, str], name: str) -> str:
    """Spell out a context: the letters it stands for, in order, each once."""
    if context is None:
        return ""
    found: list[str] = []
    for char in context.strip("()"):
        if char.isascii() and char.isupper() and char not in classes:
            message = f"rule {name!r} names the class {char}, which [classes] does not have"
            raise KeyError(message)
        found.extend(classes.get(char, char))
    return "".join(sorted(set(found)))


def _line(scheme: str, files: dict[str, _File]) -> list[_File]:
    """Give a scheme's file after those it extends, the most distant first."""
    line: list[_File] = []
    while scheme:
        if files[scheme] in line:
            message = f"{scheme} extends itself"
            raise files[scheme].error(message)
        line.append(files[scheme])
        parent = files[scheme].data.get("extends", "")
        if parent and parent not in files:
            message = f"extends {parent!r}, which is no scheme"
            raise files[scheme].error(message)
        scheme = parent
    return line[::-1]


def _rules(file: _File, classes: dict[str, str]) -> Rules:
    """Parse the rules of one file."""
    parsed: Rules = {}
    for name, value in file.data["rules"].items():
        line = file.line_of("rules", name)
        match = _RULE.fullmatch(name)
        if match is None or not isinstance(value, str):
            message = f"rule {name!r} is not letters = outcome (see the compiler's docstring)"
            raise file.error(message, line)
        try:
            before = _letters(match[1], classes, name)
            after = _letters(match[3], classes, name)
        except KeyError as error:
            raise file.error(str(error.args[0]), line) from error
        contexts = parsed.setdefault(match[2], [])
        if any((before, after) == (left, right) for left, right, _ in contexts):
            message = f"rule {name!r} is given twice"
            raise file.error(message, line)
        contexts.append((before, after, value))
    return parsed


def _specific_first(contexts: dict[tuple[str, str], str]) -> list[tuple[str, str, str]]:
    """Order the rules of one run of letters: those that ask more come first."""

    def order(context: tuple[str, str]) -> tuple[int, int, str, str]:
        before, after = context
        return -(bool(before) + bool(after)), len(before) + len(after), before, after

    return [(*context, contexts[context]) for context in sorted(contexts, key=order)]


def _merged(line: list[_File]) -> Rules:
    """Join the rules of a scheme to those of the schemes it extends, its own winning."""
    classes: dict[str, str] = {}
    merged: dict[str, dict[tuple[str, str], str]] = {}
    for file in line:
        classes |= file.data.get("classes", {})
        for core, contexts in _rules(file, classes).items():
            merged.setdefault(core, {}).update({(b, a): value for b, a, value in contexts})
    return {core: _specific_first(merged[core]) for core in sorted(merged)}


def _check_facts(file: _File) -> None:
    """Refuse a file that lacks a fact, or has one that nothing reads."""
    data = file.data
    missing = [key for key in ("id", *_FACTS) if not isinstance(data.get(key), str)]
    missing += [key for key in ("rules", "tests") if not data.get(key)]
    unknown = sorted(data.keys() - {"id", "year", "extends", *_FACTS, *_TABLES})
    unknown += sorted(data.get("keys", {}).keys() - {"any", "none"})
    if missing or unknown:
        message = f"missing or wrong: {', '.join(missing)}; unknown: {', '.join(unknown)}"
        raise file.error(message)
    if data["id"] != file.path.stem:
        message = f"the id {data['id']!r} is not the file's name"
        raise file.error(message)


def _check_tests(file: _File, rules: Rules) -> None:
    """Refuse a scheme whose own examples come out otherwise."""
    table = Table(rules)
    for name, expected in file.data["tests"].items():
        found = table.convert(name)
        if found != expected:
            message = f"{name} gives {found!r}, not {expected!r}"
            raise file.error(message, file.line_of("tests", name))


def _keys(files: dict[str, _File]) -> dict[str, list[tuple[str, str, str]]]:
    """List for each script which schemes make its search keys, the default last."""
    choices: dict[str, list[tuple[str, str, str]]] = {}
    for scheme, file in files.items():
        if "keys" in file.data:
            keys = file.data["keys"]
            choice = (keys.get("any", ""), keys.get("none", ""), scheme)
            choices.setdefault(file.data["from"], []).append(choice)
    for script, listed in choices.items():
        listed.sort(key=lambda choice: (not choice[0], choice[2]))
        defaults = [scheme for wanted, _, scheme in listed if not wanted]
        if len(defaults) != 1:
            message = f"{script} needs one scheme with [keys] but no any, not {defaults}"
            raise files[listed[-1][2]].error(message)
    return dict(sorted(choices.items()))


def compile_romanization(data_dir: Path, output: Path) -> None:
    """Compile every scheme of a folder into one JSON file.

    The same files give the same bytes. Raises DataError with file and line for a scheme
    whose tests fail, a rule given twice, or text that is not in NFC.
    """
    files = {path.stem: _File(path) for path in sorted(data_dir.glob("*.toml"))}
    for file in files.values():
        _check_facts(file)
    schemes: dict[str, dict[str, Any]] = {}
    for scheme, file in files.items():
        rules = _merged(_line(scheme, files))
        _check_tests(file, rules)
        facts = {_RENAMED.get(key, key): file.data[key] for key in _FACTS}
        schemes[scheme] = {**facts, "year": file.data.get("year"), "rules": rules}
    keys = _keys(files)
    tables = [schemes[scheme]["rules"] for listed in keys.values() for _, _, scheme in listed]
    digest = zlib.crc32(json.dumps([keys, tables]).encode())
    built = {"digest": f"{digest:08x}", "keys": keys, "schemes": schemes}
    output.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(built, ensure_ascii=False, separators=(",", ":"))
    # Put in place whole, for a reader may be at work.
    draft = output.with_suffix(".draft")
    draft.write_text(text + "\n", encoding="utf-8", newline="\n")
    draft.replace(output)


if __name__ == "__main__":
    compile_romanization(DATA, BUILT)
    print(f"wrote {BUILT}")
