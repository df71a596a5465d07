"""`sora models`: the weights of models on this machine."""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from soracli.cli import console, options
from soracli.cli.model_report import fit_json, fit_lines, model_lines
from soracli.cli.pull_progress import PullProgress, size_words
from soracli.cli.report import INDENT, row, rows
from soracli.errors import InputError, Interrupted
from soracli.studio.model_shelf import (
    Shelved,
    fitting,
    must_be_pulled,
    no_gpu,
    pull_model,
    refusal,
    remove_model,
    shelf,
    shelved,
    usual_take,
)

Name = Annotated[str, typer.Argument(metavar="NAME", help="A model.", show_default=False)]
Yes = Annotated[bool, typer.Option("-y", "--yes", help="Do not ask.")]


def list_models(as_json: options.AsJson = False) -> int:
    """List every model: its name, what it makes, its size, its licence, and whether it is here.

    "fits" and "too large" are for the GPU of this machine and for a model's usual take.
    """
    listed = shelf(console.home())
    if as_json:
        console.result_json({"schema": "models/1", "models": [_json(one) for one in listed]})
        return 0
    longest = max(len(one.model.name) for one in listed)
    for one in listed:
        size = size_words(one.size) if one.size else ""
        console.result(
            f"{one.model.name:<{longest}}  {one.model.makes:<7}  {size:>9}  "
            f"{_state(one):<9}  {one.model.licence}".rstrip()
        )
    return 0


def info(name: Name, as_json: options.AsJson = False) -> int:
    """Tell all about a model: what it takes, its grid, how it is asked, where it is from."""
    one = shelved(name, console.home())
    if as_json:
        told = one.model.model_dump(mode="json")
        console.result_json({"schema": "model/1", **_json(one), "preset": told})
        return 0
    console.result(f"{one.model.name}: {one.model.title}")
    for line in [*model_lines(one.model), *_here(one)]:
        console.result_row(line, INDENT)
    return 0


def pull(
    name: Name,
    yes: Annotated[
        bool, typer.Option("-y", "--yes", help="Accept the licence without being asked.")
    ] = False,
    offline: Annotated[
        bool, typer.Option("--offline", help="Ask no network: only say whether it is here.")
    ] = False,
    as_json: options.AsJson = False,
    quiet: options.Quiet = False,
) -> int:
    """Get a model from its repository: only settings and safetensors, at one commit, each file
    compared with its digest.

    Its licence is shown, and asked about the first time. What was interrupted goes on where it
    stopped. Repositories that want their licence to be accepted need HF_TOKEN or `hf auth login`.
    """
    home = console.home()
    one = shelved(name, home)
    must_be_pulled(one)
    level = console.level(quiet, False)
    if not (one.installed or one.begun or yes or offline):
        _accept(one)
    try:
        with PullProgress(name, level) as progress:
            pulled = pull_model(one, progress, offline)
    except KeyboardInterrupt:
        line = console.command_line(["sora", *sys.argv[1:]])
        raise Interrupted("stopped; what was fetched is kept", f"Go on with: {line}") from None
    if as_json:
        told = {"folder": str(pulled.folder), "revision": pulled.revision, "bytes": pulled.size}
        console.result_json({"schema": "pulled/1", "name": name, **told, "fetched": pulled.fetched})
        return 0
    console.result(str(pulled.folder))
    if level >= console.NORMAL:
        how = "fetched" if pulled.fetched else "was here already"
        console.say(f"{name} {how}: {size_words(pulled.size)}, commit {pulled.revision[:10]}")
    return 0


def where(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="A model.", show_default=False)
    ] = None,
    as_json: options.AsJson = False,
) -> int:
    """Say where models lie, or where one of them lies or belongs.

    The exit code is 1 if the model is not there. SORA_MODELS names another folder for all.
    """
    home = console.home()
    one = shelved(name, home) if name else None
    folder: Path = one.folder if one else home.models
    there = one is None or one.built_in or one.installed is not None
    if as_json:
        console.result_json({"schema": "where/1", "folder": str(folder), "installed": there})
    else:
        console.result(str(folder))
    return 0 if there else 1


def rm(name: Name, yes: Yes = False, as_json: options.AsJson = False) -> int:
    """Remove the files of a model. Of a folder that was linked only the link is removed."""
    one = shelved(name, console.home())
    size = one.installed.size if one.installed else 0
    if one.installed and not yes:
        _ask(f"Remove {size_words(size)} in {one.folder}?", "removed", f"sora models rm {name}")
    remove_model(one)
    if as_json:
        console.result_json({"schema": "removed/1", "name": name, "bytes": size})
    else:
        console.say(f"removed {one.folder}, {size_words(size)}")
    return 0


def fit(
    name: Name,
    size: options.Size = None,
    seconds: options.Seconds = None,
    as_json: options.AsJson = False,
) -> int:
    """Say how a model fits into the memory of this machine: how it has to be laid out, what it
    needs then, and what to change where it does not fit.

    Counted from the heads of its files, or from its preset where they are not here; nothing is
    loaded. The exit code is 1 if it does not fit.
    """
    home = console.home()
    one = shelved(name, home)
    asked = usual_take(name, size, seconds, home)
    found = fitting(one, asked, [other.model for other in shelf(home)])
    if as_json:
        console.result_json({"schema": "fit/1", "name": name, **fit_json(found, asked)})
    for line in () if as_json else fit_lines(found, asked, one.size):
        console.result_row(line, INDENT)
    return 1 if found.refusal else 0


def _accept(one: Shelved) -> None:
    """Show the licence and ask. Raises InputError where nobody can answer, or says no."""
    size = f"about {size_words(one.size)}" if one.size else "not known before"
    console.say(f"{one.model.name}: {one.model.title}")
    for line in (
        row("licence", f"{one.model.licence or 'not known: read it there'}"),
        row("from", ", ".join([one.model.weights, *one.model.beside.values()])),
        row("size", size),
        row("to", str(one.folder)),
    ):
        console.say(line)
    _ask("Fetch it and accept its licence?", "fetched", f"sora models pull {one.model.name}")


def _ask(question: str, done: str, command: str) -> None:
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise InputError(f"nothing was {done}: nobody is here to be asked", f"{command} --yes")
    if not typer.confirm(question, err=True):
        raise InputError(f"nothing was {done}")


def _state(one: Shelved) -> str:
    if one.built_in:
        return "built in"
    if one.installed:
        return "too large" if not no_gpu() and refusal(one) else "here"
    if one.begun:
        return "begun"
    if one.model.diffusion is None or not one.model.diffusion.needs.parameters or no_gpu():
        return ""
    return "too large" if refusal(one) else "fits"


def _here(one: Shelved) -> list[str]:
    """What of it is on this machine, and whether it fits."""
    if one.built_in:
        return [row("here", "built in")]
    there = f"yes, {size_words(one.size)}" if one.installed else "no"
    if one.begun:
        there = "a download of it was begun"
    lines = [row("here", there), row("folder", str(one.folder))]
    if one.installed:
        lines.append(row("commit", one.installed.revision or "not known: it was put there by hand"))
    elif not one.begun:
        lines.append(row("", f"get it with: sora models pull {one.model.name}"))
    if one.model.diffusion:
        slow = " (there is no GPU: the processor is slow)" if no_gpu() else ""
        lines += rows("memory", [(refusal(one) or "fits this machine") + slow])
    return lines


def _json(one: Shelved) -> dict[str, Any]:
    return {
        "name": one.model.name,
        "title": one.model.title,
        "makes": one.model.makes,
        "family": one.model.family,
        "licence": one.model.licence,
        "weights": one.model.weights,
        "bytes": one.size,
        "built_in": one.built_in,
        "installed": one.installed is not None,
        "begun": one.begun,
        "folder": str(one.folder),
        "revision": one.installed.revision if one.installed else "",
        "refusal": refusal(one),
    }


RUN = {
    "list": list_models,
    "info": info,
    "pull": pull,
    "where": where,
    "rm": rm,
    "fit": fit,
}
"""The functions of the commands."""
