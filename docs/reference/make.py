"""Writes docs/reference/cli.md from the commands themselves. A test fails when they drift apart."""

import contextlib
import io
import os
import sys
from pathlib import Path

from soracli.cli.app import COMMANDS, main, subcommands

PAGE = Path(__file__).with_name("cli.md")
HEAD = """# Commands

<!-- written by docs/reference/make.py -->

Results go to standard output, talk to standard error. Exit codes: 0 done, 1 the run failed, 2 the
input is wrong, 130 interrupted. `SORA_HOME` is the folder of the store, `SORA_MODELS` that of the
models' weights where it is another one; `NO_COLOR` is heeded.
"""


def page() -> str:
    """The whole page."""
    parts = [HEAD, _section("sora", ["--help"])]
    for name in COMMANDS:
        for words in [[name], *([name, own] for own in subcommands(name))]:
            parts.append(_section(f"sora {' '.join(words)}", [*words, "--help"]))
    return "\n".join(parts)


def _section(title: str, argv: list[str]) -> str:
    out = io.StringIO()
    os.environ["COLUMNS"] = "100"
    with contextlib.redirect_stdout(out):
        main(argv)
    lines = [line.rstrip() for line in out.getvalue().strip().splitlines()]
    return "\n".join([f"## {title}", "", "```text", *lines, "```", ""])


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
    sys.stderr.write(f"wrote {PAGE}\n")
