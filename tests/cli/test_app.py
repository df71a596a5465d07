"""The front door: exit codes, usage errors, and never a traceback."""

import json
from pathlib import Path

import pytest

from soracli import __version__
from soracli.cli import app
from soracli.cli.app import COMMANDS, subcommands


def test_help_lists_every_command(sora) -> None:
    ran = sora("--help")
    assert ran.code == 0 and ran.err == ""
    assert all(name in ran.out for name in COMMANDS)
    assert sora().out == ran.out


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_help(sora, name: str) -> None:
    several = subcommands(name)
    for words in [[name, own] for own in several] or [[name]]:
        ran = sora(*words, "--help")
        assert ran.code == 0 and ran.err == ""
        assert f"Usage: sora {' '.join(words)}" in ran.out and "--json" in ran.out
    if several:
        ran = sora(name, "--help")
        assert ran.code == 0 and all(own in ran.out for own in several)
        assert sora(name).out == ran.out


def test_the_version(sora) -> None:
    assert sora("--version").out.strip() == f"soracli {__version__}"


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["gne", "x"], "'gen'"),
        (["gen"], "missing argument"),
        (["gen", "x", "--secs", "3"], "no such option"),
        (["gen", "x", "--seconds", "long"], "--seconds"),
        (["gen", "x", "--seed", "many"], "many"),
        (["gen", "x", "--set", "night"], "key=value"),
        (["gen", "x", "-q", "-v"], "not both"),
        (["info"], "missing argument"),
        (["models", "pul"], "'pull'"),
        (["models", "pull"], "missing argument"),
    ],
)
def test_a_wrong_command_line_is_exit_code_two(sora, argv: list[str], words: str) -> None:
    ran = sora(*argv)
    assert ran.code == 2
    assert words.lower() in ran.err.lower()
    assert "hint" in ran.err and "Traceback" not in ran.err
    assert ran.out == ""


def test_an_error_is_json_where_json_was_asked_for(sora) -> None:
    ran = sora("info", "none.mp4", "--json")
    error = json.loads(ran.out)["error"]
    assert ran.code == error["exit_code"] == 2
    assert "none.mp4" in error["message"]


def test_a_bug_is_told_without_a_traceback_and_kept(sora, own_home: Path, monkeypatch) -> None:
    """A fault is planted in the loader of commands itself; everything above it is real."""

    def broken(name: str) -> None:
        raise ZeroDivisionError("a planted fault")

    monkeypatch.setattr(app, "load_command", broken)
    ran = sora("info", "x.mp4")
    assert ran.code == 1
    assert "a fault in soracli itself" in ran.err and "Traceback" not in ran.err
    (log,) = (own_home / "logs").iterdir()
    assert "ZeroDivisionError: a planted fault" in log.read_text()
    assert str(log) in ran.err.replace("\n", "")
