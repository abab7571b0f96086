"""The command ``gaz``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gazetteer.cli import lines, render
from gazetteer.errors import GazetteerError, QueryError
from gazetteer.model import Verdict
from gazetteer.resolve import Gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gazetteer.cli.lines import Item

app = typer.Typer(
    help="Resolve place names, offline, in any script.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Store = Annotated[Path | None, typer.Option(envvar="GAZ_STORE", help="Store to read.")]

_EXIT = {Verdict.RESOLVED: 0, Verdict.AMBIGUOUS: 3, Verdict.UNRESOLVED: 1}
_WORST_LAST = (0, 3, 1, 2)
"""Exit codes: a fault outranks an unresolved name, which outranks an ambiguous one."""


def _show_version(*, wanted: bool) -> None:
    if wanted:
        from gazetteer import __version__  # noqa: PLC0415 (only asked for here)

        typer.echo(f"gaz {__version__}")
        raise typer.Exit


def _version(value: bool) -> None:  # noqa: FBT001 (Typer calls it so)
    _show_version(wanted=value)


@app.callback()
def _options(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    pass


class _Session:
    """Asks items one by one and keeps the exit code they add up to."""

    def __init__(self, gaz: Gazetteer, hints: dict[str, Any], *, given: bool) -> None:
        self._gaz = gaz
        self._hints = hints
        self._fault_code = 2 if given else 1
        self.code = 0

    def answers(self, items: Iterable[Item]) -> Iterator[render.Answer]:
        """Give each item with its answer, as it comes."""
        for item in items:
            yield self._answer(item)

    def _answer(self, item: Item) -> render.Answer:
        fault = item.fault
        if fault is None:
            try:
                answer = self._gaz.resolve(item.name, **{**self._hints, **item.hints})
            except (QueryError, TypeError, ValueError) as error:
                if not item.hints:
                    raise
                fault = str(error)
            else:
                self._note(_EXIT[answer.verdict])
                return item, answer
        typer.echo(f"gaz: {fault}", err=True)
        self._note(self._fault_code)
        return lines.Item(item.name, fault, item.id), None

    def _note(self, code: int) -> None:
        self.code = max(self.code, code, key=_WORST_LAST.index)


def _form(form: str | None, *, json: bool) -> str:
    chosen = "json" if json else form or ("table" if sys.stdout.isatty() else "jsonl")
    if chosen not in render.FORMATS:
        message = f"unknown format {chosen!r}; give one of {', '.join(render.FORMATS)}"
        raise QueryError(message)
    return chosen


@app.command()
def resolve(  # noqa: PLR0913 (one parameter for each option)
    names: Annotated[list[str] | None, typer.Argument(help="Names; none or - reads lines.")] = None,
    *,
    country: Annotated[str | None, typer.Option(help="ISO 3166-1 code, a hint.")] = None,
    near: Annotated[str | None, typer.Option(metavar="LAT,LON", help="Point, a hint.")] = None,
    feature: Annotated[str | None, typer.Option(help="Kind of place, a hint.")] = None,
    language: Annotated[str | None, typer.Option(help="BCP 47 tag, a hint.")] = None,
    limit: Annotated[int, typer.Option(help="Matches to list.")] = 10,
    min_confidence: Annotated[float, typer.Option(help="Resolve only from here on, 0-1.")] = 0.0,
    format: Annotated[  # noqa: A002 (the option's name)
        str | None, typer.Option(help=f"One of {', '.join(render.FORMATS)}.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Short for --format json.")] = False,
    input: Annotated[  # noqa: A002 (the option's name)
        str, typer.Option(help="Standard input holds: lines, or jsonl objects with hints.")
    ] = "lines",
    field: Annotated[str, typer.Option(help="Key of the name in a jsonl object.")] = "name",
    nul: Annotated[bool, typer.Option("-0", "--nul", help="Names end with a NUL byte.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Show the evidence.")] = False,
    store: Store = None,
) -> None:
    """Resolve names: exit code 0 all resolved, 3 some ambiguous, 1 some unresolved."""
    form = _form(format, json=json)
    if input not in ("lines", "jsonl"):
        message = f"unknown input {input!r}; give lines or jsonl"
        raise QueryError(message)
    given = bool(names) and names != ["-"]
    items = lines.objects(field) if input == "jsonl" else lines.lines(nul=nul)
    if given and names:
        items = lines.arguments(names)
    hints: dict[str, Any] = {
        "country": country, "near": lines.point(near) if near else None, "feature": feature,
        "language": language, "limit": limit, "min_confidence": min_confidence,
    }  # fmt: skip
    layout = render.renderer(form, single=given and len(names or ()) == 1, explain=explain)
    with Gazetteer(store) as gaz:
        session = _Session(gaz, hints, given=given)
        for line in layout(session.answers(items)):
            typer.echo(line)
    raise typer.Exit(session.code)


@app.command()
def show(
    name: Annotated[str, typer.Argument(help="An id, or a name.")], store: Store = None
) -> None:
    """Print everything attested of a place: names, sources and licences, claims."""
    with Gazetteer(store) as gaz:
        if not name.startswith(("gn:", "gaz:")):
            answer = gaz.resolve(name)
            if answer.place is None:
                ids = ", ".join(match.place.id for match in answer.matches[:3])
                hint = f"give an id, such as {ids}" if ids else "give an id"
                typer.echo(f"gaz: {name!r} is {answer.verdict}; {hint}", err=True)
                raise typer.Exit(_EXIT[answer.verdict])
            name = answer.place.id
        licences = {source.key: source.licence for source in gaz.sources()}
        for line in render.entry(gaz.entry(name), licences):
            typer.echo(line)


@app.command()
def info(store: Store = None) -> None:
    """Print the store's versions, counts, sources, licences and attribution."""
    with Gazetteer(store) as gaz:
        for key, value in sorted(gaz.meta.items()):
            typer.echo(f"{key}: {value}")
        for source in gaz.sources():
            typer.echo(f"{source.key}: {source.title} ({source.licence}). {source.attribution}")


def main() -> None:
    """Run the command; an error is one line, and a closed pipe is no error."""
    try:
        app()
    except GazetteerError as error:
        typer.echo(f"gaz: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
