"""`sora`: finds the command, runs it, and turns every end into a message and an exit code.

A command's module is imported when that command runs, so `sora --help` stays quick however much
the commands need.
"""

import gc
import importlib
import inspect
import sys
from collections.abc import Callable, Sequence
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from soracli import __version__
from soracli.errors import Interrupted, SoraError

COMMANDS = {
    "gen": "Make clips from sentences.",
    "shoot": "Make a film from a storyboard.",
    "batch": "Make all films of a campaign.",
    "new": "Write a storyboard or a campaign to begin with.",
    "plan": "Show what would be made, and what was not understood.",
    "check": "Look for mistakes in prompts, a storyboard or a campaign.",
    "world": "Show who is where in every shot, wearing and holding what.",
    "takes": "List the takes of a shot, keep or reject them.",
    "export": "Hand a film over to an editing suite or a production office.",
    "schema": "Print the JSON Schema of a file format, for editors.",
    "models": "Get models that make pictures and sound, and see which are here.",
    "bench": "Measure diffusion models on this machine, each beside a plain script.",
    "info": "Tell what a clip is and how it was made.",
    "rerun": "Make a clip again from the recipe it carries.",
    "doctor": "Look at this machine, and say what is missing.",
}
ABOUT = """A local film crew in a terminal: from a sentence to a film file, on your own machine.

Start with:  sora gen "a dog running on a beach at sunset"
"""


class LazyGroup(TyperGroup):
    """The commands by name; one is imported when it is used."""

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """The real command in place of the name and help that stood for it."""
        name, _, rest = super().resolve_command(ctx, args)
        return name, load_command(name or ""), rest


def load_command(name: str) -> Any:
    """The command of this name as Typer runs it: a module with a `command`, or one with several in
    `RUN`, by the names under which they come after its own."""
    module = importlib.import_module(f"soracli.cli.{name}")
    several: dict[str, Callable[..., int]] = getattr(module, "RUN", {})
    app = typer.Typer(rich_markup_mode=None, add_completion=False, context_settings=SETTINGS)
    for own, run in (several or {name: module.command}).items():
        words = inspect.cleandoc(run.__doc__ or "")
        app.command(own, help=words, short_help=words.split(":")[0].split(".")[0])(run)
    if several:
        app.callback(help=COMMANDS[name], invoke_without_command=True)(_only_help)
    command = typer.main.get_command(app)
    command.name = name
    return command


def _only_help(ctx: typer.Context) -> None:
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


def subcommands(name: str) -> tuple[str, ...]:
    """What may come after the name of a command; nothing for most."""
    return tuple(getattr(importlib.import_module(f"soracli.cli.{name}"), "RUN", ()))


SELDOM = 100_000, 20, 20
"""How often garbage is looked for: while a process starts nearly all that is made stays, and to
look through it again and again is more than half a second. A stage makes it usual again."""
SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"soracli {__version__}")
        raise typer.Exit


def _top(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Show the version."
    ),
) -> None:
    """The options of `sora` itself."""


def group() -> Any:
    """The whole command line, without any command imported."""
    app = typer.Typer(
        cls=LazyGroup,
        rich_markup_mode=None,
        add_completion=False,
        context_settings=SETTINGS,
        pretty_exceptions_enable=False,
    )
    app.callback(help=ABOUT)(_top)
    made: Any = typer.main.get_command(app)
    made.commands = {
        name: TyperCommand(name, help=words, rich_markup_mode=None)
        for name, words in COMMANDS.items()
    }
    return made


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line (that of the process by default); the exit code.

    0 done, 1 the run failed, 2 the input is wrong, 130 interrupted. Never a traceback.
    """
    gc.set_threshold(*SELDOM)
    args = list(sys.argv[1:] if argv is None else argv) or ["--help"]
    try:
        ended = group().main(args=args, prog_name="sora", standalone_mode=False)
        code = ended if isinstance(ended, int) else 0
        if code != Interrupted.exit_code:
            return code
        raise Interrupted("stopped")
    except SystemExit as ended_by:
        return ended_by.code if isinstance(ended_by.code, int) else 1
    except BaseException as error:
        return _told(error, args)


def _told(error: BaseException, args: list[str]) -> int:
    from soracli.cli import console

    if isinstance(error, KeyboardInterrupt):
        error = Interrupted("stopped")
    if isinstance(error, SoraError):
        known = error
    elif hasattr(error, "format_message"):  # Typer's own, whose classes are not public
        known = console.usage_error(error)
    else:
        known = console.bug(error)
    console.say_error(known, as_json="--json" in args)
    return known.exit_code


if __name__ == "__main__":
    sys.exit(main())
