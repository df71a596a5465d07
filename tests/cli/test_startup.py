"""What starting may import. Measured in a process of its own, with the real entry point."""

import subprocess
import sys
from pathlib import Path

HEAVY = ("torch", "diffusers", "transformers", "mujoco", "numba", "llvmlite", "numpy")
DUMP = """
import sys
from soracli.cli.app import main
words, code = [*sys.argv[1:], "also"], 0
while words and code == 0:
    end = words.index("also")
    code, words = main(words[:end]), words[end + 1:]
print("\\nMODULES", *sys.modules)
sys.exit(code)
"""


def modules_after(*argv: object) -> set[str]:
    """What is imported when these commands have run, with `also` between them."""
    ran = subprocess.run(
        [sys.executable, "-c", DUMP, *map(str, argv)], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return set(ran.stdout.rsplit("MODULES", 1)[1].split())


def test_help_imports_nothing_heavy() -> None:
    seen = modules_after("--help", "also", "--version")
    assert not seen & {*HEAVY, "pydantic", "yaml", "sqlite3"}


def test_the_help_of_a_command_imports_nothing_heavy() -> None:
    words = []
    for name in ("gen", "plan", "check", "info", "rerun", "doctor"):
        words += [name, "--help", "also"]
    assert not modules_after(*words[:-1]) & set(HEAVY)


def test_check_plan_and_info_import_nothing_heavy(tmp_path: Path, tiny_clip: Path) -> None:
    file = tmp_path / "prompts.txt"
    file.write_text("a dog runs on a beach\n")
    campaign = tmp_path / "campaign.yaml"
    campaign.write_text("schema: campaign/1\nprompt: A {color} ball.\nmatrix: {color: [red]}\n")
    argv = ["check", file, "also", "info", tiny_clip, "also", "batch", campaign, "--dry-run"]
    assert not modules_after(*argv) & {*HEAVY, "ray", "fsspec"}
    films = {"soracli.script.board", "soracli.plan.continuity", "soracli.plan.breaks"}
    assert not modules_after("plan", "a dog runs on a beach") & {*HEAVY, *films}


def test_a_reused_clip_wakes_no_engine(tmp_path: Path, tiny_clip: Path, tiny, monkeypatch) -> None:
    monkeypatch.setenv("SORA_HOME", str(tiny_clip.parent / "home"))
    argv = ["gen", "a red ball rolls on a beach", *tiny, "-o", tmp_path / "again.mp4"]
    assert not modules_after(*argv) & set(HEAVY)
    assert (tmp_path / "again.mp4").read_bytes() == tiny_clip.read_bytes()


def test_the_heavy_modules_are_really_what_rendering_imports(tmp_path: Path, tiny) -> None:
    """Otherwise the tests above would hold for any name."""
    seen = modules_after("gen", "a red ball", *tiny, "-o", tmp_path / "clip.mp4")
    assert {"numpy", "numba", "mujoco"} <= seen
