"""What is said where: results on standard output, talk on standard error, and how it looks."""

import json
import os
import shlex
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from soracli.errors import InputError, Interrupted, SoraError
from soracli.studio.home import Home, home_at

Level = int
QUIET, NORMAL, VERBOSE = 0, 1, 2


def talk() -> Console:
    """Standard error, with color only where a person sees it. Rich heeds NO_COLOR itself."""
    return Console(stderr=True, highlight=False, markup=False, soft_wrap=True)


def result(text: str) -> None:
    """One line of result on standard output, exactly as it is."""
    print(text, flush=True)


def result_row(text: str, indent: int) -> None:
    """One line of a table on standard output. On a terminal that is narrower it goes on under its
    own words, `indent` columns in; a pipe gets it whole."""
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
    if width < 2 * indent or len(text) <= width or not text.startswith(" "):
        result(text)
        return
    head, body = text[:indent], text[indent:]
    first, *others = textwrap.wrap(body, width - indent, break_on_hyphens=False) or [""]
    result("\n".join([head + first, *(" " * indent + line for line in others)]))


def result_json(value: Mapping[str, Any]) -> None:
    """A result as JSON on standard output."""
    result(json.dumps(value, indent=2, ensure_ascii=not speaks_unicode()))


def home() -> Home:
    """Where this person keeps soracli's things: SORA_HOME, else where the system says; the weights
    of models in SORA_MODELS, if that is set. Raises InputError where that is a file."""
    models = _folder_named("SORA_MODELS")
    if models and os.path.isfile(models):
        raise InputError(f"SORA_MODELS is a file, not a folder: {models}", "Set it to a folder.")
    return home_at(_folder_named("SORA_HOME"), models)


def _folder_named(variable: str) -> Path | None:
    given = os.environ.get(variable)
    return Path(given).expanduser() if given else None


def level(quiet: bool, verbose: bool) -> Level:
    """How much is said."""
    if quiet and verbose:
        raise InputError("quiet and verbose at once", "Give -q or -v, not both.")
    return QUIET if quiet else VERBOSE if verbose else NORMAL


def say(text: str, style: str = "") -> None:
    """One line of talk."""
    talk().print(Text(text, style=style))


def say_error(error: SoraError, as_json: bool = False) -> None:
    """A fault with its place, and, after a blank line, what to do about it."""
    if as_json:
        result_json({"schema": "error/1", "error": error_json(error)})
    console = talk()
    place = f"{error.place}: " if error.place else ""
    told, rest = "error", f": {place}{error.message}"
    if error.exit_code == Interrupted.exit_code:
        told, rest = "stopped", error.message.removeprefix("stopped")
    console.print(Text.assemble((told, "bold red"), rest))
    if error.snippet:
        console.print(Text(error.snippet))
    if error.hint:
        console.print(Text.assemble("\n", ("hint", "bold"), f": {error.hint}"))


def error_json(error: SoraError) -> dict[str, Any]:
    """A fault as plain values."""
    return {
        "message": error.message,
        "hint": error.hint,
        "place": error.place,
        "exit_code": error.exit_code,
    }


_OURS = {
    "Value error, ": "",
    "Input should be a valid integer": "it takes a whole number",
    "Input should be a valid number": "it takes a number",
    ", unable to parse string as an integer": "",
    ", unable to parse string as a number": "",
}
"""What the libraries say about values, and what people understand."""


def usage_error(error: BaseException) -> InputError:
    """What Typer says about a wrong command line, in our words."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "sora"
    message = str(error.format_message()) if hasattr(error, "format_message") else str(error)
    for theirs, ours in _OURS.items():
        message = message.replace(theirs, ours)
    message = message.rstrip(".")
    return InputError(message[:1].lower() + message[1:], f"`{command} --help` shows what it takes.")


def bug(error: BaseException) -> SoraError:
    """A fault of soracli itself: its traceback goes into a file."""
    try:
        return home().report_bug(error)
    except InputError as refused:
        return refused


def command_line(args: list[str]) -> str:
    """A command line a person can paste into their shell."""
    if sys.platform == "win32":
        return subprocess.list2cmdline(args)
    return shlex.join(args)


def go_on(args: list[str], seed: int | str | None = None) -> str:
    """What goes on with a command that was stopped. A seed that was drawn is written out, or it
    would be drawn anew."""
    if seed is not None:
        args = [str(seed) if word == "random" else word for word in args]
        args = [f"--seed={seed}" if word == "--seed=random" else word for word in args]
    return f"Go on with: {command_line(['sora', *args])}"


def speaks_unicode() -> bool:
    """Whether standard output can show every character."""
    return (sys.stdout.encoding or "").lower().startswith("utf")
