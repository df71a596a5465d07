"""The page on adding a family, followed to the letter, from nothing to a clip."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from soracli.engines import video
from soracli.engines.registry import families
from soracli.media.probe import probe
from soracli.script.presets import load_presets
from soracli.studio.sessions import close_sessions

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs" / "how-to" / "add-a-model-family.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"<!-- file: (\S+) -->\n```\w+\n(.*?)```", PAGE, re.DOTALL))
COMMANDS = [line for line in PAGE.splitlines() if line.startswith("sora ")]


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A place for the engine's file, where engines are looked for too."""
    engines = tmp_path / "src" / "soracli" / "engines" / "video"
    engines.mkdir(parents=True)
    monkeypatch.setattr(video, "__path__", [*video.__path__, str(engines)])
    yield tmp_path
    close_sessions()
    sys.modules.pop(f"{video.__name__}.mochi", None)
    vars(video).pop("mochi", None)


def test_following_the_page_touches_two_files_and_makes_a_clip(
    checkout: Path, own_home: Path, sora: Any, built: Any
) -> None:
    assert len(FILES) == 2
    assert not any((ROOT / name).exists() for name in FILES) and "mochi" not in families()
    (own_home / "presets" / "models").mkdir(parents=True)
    for name, text in FILES.items():
        root = own_home if name.startswith("presets/") else checkout
        (root / name).write_text(text, encoding="utf-8")
    assert "mochi" in families()
    model = load_presets(own_home / "presets").models["mochi"]
    asked = (
        model.diffusion.model_copy(update={"architecture": "mochi"}) if model.diffusion else None
    )
    built.build(model.model_copy(update={"diffusion": asked}), own_home / "models" / "mochi")
    plan, gen = (shlex.split(command)[1:] for command in COMMANDS)
    ran = sora(*plan)
    assert ran.code == 0 and "mochi" in ran.out, ran.err
    clip = checkout / gen[-1]
    ran = sora(*gen[:-1], clip)
    assert ran.code == 0, ran.err
    made = probe(clip)
    assert (made.width, made.height, made.frames) == (64, 64, 6)


@pytest.mark.parametrize("words", ["check", "format --check"])
def test_what_the_page_shows_is_written_as_the_house_wants_it(words: str) -> None:
    (name,) = (name for name in FILES if name.endswith(".py"))
    argv = [sys.executable, "-m", "ruff", *words.split(), "--stdin-filename", str(ROOT / name), "-"]
    ran = subprocess.run(argv, input=FILES[name], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
