"""What starting may import. Measured in a process of its own, with the real entry point."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("torch", "diffusers", "transformers", "mujoco", "numba", "llvmlite", "numpy")
DUMP = """
import sys
from soracli.cli.app import main
code = main(sys.argv[1:])
print("\\nMODULES", *sys.modules)
sys.exit(code)
"""


def modules_after(*argv: object) -> set[str]:
    ran = subprocess.run(
        [sys.executable, "-c", DUMP, *map(str, argv)], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return set(ran.stdout.rsplit("MODULES", 1)[1].split())


@pytest.mark.parametrize("argv", [["--help"], ["--version"]])
def test_help_imports_nothing_heavy(argv: list[str]) -> None:
    assert not modules_after(*argv) & {*HEAVY, "pydantic", "yaml", "sqlite3"}


@pytest.mark.parametrize("name", ["gen", "plan", "check", "info", "rerun", "doctor"])
def test_the_help_of_a_command_imports_nothing_heavy(name: str) -> None:
    assert not modules_after(name, "--help") & set(HEAVY)


def test_check_plan_and_info_import_nothing_heavy(tmp_path: Path, tiny_clip: Path) -> None:
    file = tmp_path / "prompts.txt"
    file.write_text("a dog runs on a beach\n")
    assert not modules_after("check", file) & set(HEAVY)
    films = {"soracli.script.board", "soracli.plan.continuity", "soracli.plan.breaks"}
    assert not modules_after("plan", "a dog runs on a beach") & {*HEAVY, *films}
    assert not modules_after("info", tiny_clip) & set(HEAVY)


def test_a_reused_clip_wakes_no_engine(tmp_path: Path, tiny_clip: Path, tiny, monkeypatch) -> None:
    monkeypatch.setenv("SORA_HOME", str(tiny_clip.parent / "home"))
    argv = ["gen", "a red ball rolls on a beach", *tiny, "-o", tmp_path / "again.mp4"]
    assert not modules_after(*argv) & set(HEAVY)
    assert (tmp_path / "again.mp4").read_bytes() == tiny_clip.read_bytes()


def test_the_heavy_modules_are_really_what_rendering_imports(tmp_path: Path, tiny) -> None:
    """Otherwise the tests above would hold for any name."""
    seen = modules_after("gen", "a red ball", *tiny, "-o", tmp_path / "clip.mp4")
    assert {"numpy", "numba", "mujoco"} <= seen
