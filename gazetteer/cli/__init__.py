"""The command ``gaz``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gazetteer.cli import render
from gazetteer.errors import GazetteerError, QueryError
from gazetteer.model import Verdict
from gazetteer.resolve import Gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator

app = typer.Typer(
    help="Resolve place names, offline, in any script.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Store = Annotated[Path | None, typer.Option(envvar="GAZ_STORE", help="Store to read.")]

_EXIT = {Verdict.RESOLVED: 0, Verdict.AMBIGUOUS: 3, Verdict.UNRESOLVED: 1}


def _version(*, wanted: bool) -> None:
    if wanted:
        from gazetteer import __version__  # noqa: PLC0415 (only asked for here)

        typer.echo(f"gaz {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    *,
    version: Annotated[
        bool,
        typer.Option("--version", callback=lambda value: _version(wanted=value), is_eager=True),
    ] = False,
) -> None:
    pass


def _names(given: list[str]) -> Iterator[tuple[str, str | None]]:
    """Give each name, and what is wrong with its line if it cannot be asked."""
    if given and given != ["-"]:
        yield from ((name, None) for name in given)
        return
    for number, line in enumerate(sys.stdin.buffer, 1):
        try:
            name = line.decode("utf-8").rstrip("\r\n")
        except UnicodeDecodeError:
            yield "", f"line {number} is not UTF-8; convert it"
        else:
            yield name, None if name.strip() else f"line {number} is empty; give a place name"


def _near(text: str | None) -> tuple[float, float] | None:
    if text is None:
        return None
    try:
        latitude, longitude = map(float, text.split(","))
    except ValueError:
        message = f"near {text!r} is no point; give LAT,LON such as 39.5,46.3"
        raise QueryError(message) from None
    return latitude, longitude


@app.command()
def resolve(  # noqa: PLR0913 (one parameter for each option)
    names: Annotated[list[str] | None, typer.Argument(help="Names; none or - reads lines.")] = None,
    *,
    country: Annotated[str | None, typer.Option(help="ISO 3166-1 code, a hint.")] = None,
    near: Annotated[str | None, typer.Option(metavar="LAT,LON", help="Point, a hint.")] = None,
    feature: Annotated[str | None, typer.Option(help="Kind of place, a hint.")] = None,
    language: Annotated[str | None, typer.Option(help="BCP 47 tag, a hint.")] = None,
    limit: Annotated[int, typer.Option(help="Matches to list.")] = 10,
    format: Annotated[str | None, typer.Option(help="table, json or jsonl.")] = None,  # noqa: A002
    json: Annotated[bool, typer.Option("--json", help="Short for --format json.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Show the evidence.")] = False,
    store: Store = None,
) -> None:
    """Resolve names: exit code 0 all resolved, 3 some ambiguous, 1 some unresolved."""
    chosen = "json" if json else format or ("table" if sys.stdout.isatty() else "jsonl")
    if chosen not in render.FORMATS:
        message = f"unknown format {chosen!r}; give one of {', '.join(render.FORMATS)}"
        raise QueryError(message)
    point = _near(near)
    codes = {0}
    with Gazetteer(store) as gaz:
        for name, fault in _names(names or []):
            if fault:
                typer.echo(f"gaz: {fault}", err=True)
                typer.echo(fault if chosen == "table" else render.fault(name, fault))
                codes.add(1)
                continue
            answer = gaz.resolve(
                name, country=country, near=point, feature=feature, language=language, limit=limit
            )
            typer.echo(render.answer(answer, chosen, explain=explain))
            codes.add(_EXIT[answer.verdict])
    raise typer.Exit(1 if 1 in codes else max(codes))


@app.command()
def show(
    name: Annotated[str, typer.Argument(help="An id, or a name.")], store: Store = None
) -> None:
    """Print everything attested of a place."""
    with Gazetteer(store) as gaz:
        if ":" not in name:
            answer = gaz.resolve(name)
            if answer.place is None:
                typer.echo(f"gaz: {name!r} is {answer.verdict}; give an id", err=True)
                raise typer.Exit(_EXIT[answer.verdict])
            name = answer.place.id
        for line in render.entry(gaz.entry(name)):
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
