"""The sound of a clip is made while its pictures are, and is the same as made after them."""

from pathlib import Path

import pytest

from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.studio import clip, gen, score
from soracli.studio.events import nobody
from soracli.studio.home import Home
from soracli.studio.planning import plan_takes
from soracli.studio.source import Source, open_source

SENTENCE = "a dog barks on a beach"


def _made(folder: Path, fresh: bool) -> Path:
    home = Home(folder / "home", folder / "none")
    request = Request(size="96x64", seconds=1, fps=5)
    source: Source = open_source(SENTENCE, None)  # type: ignore[arg-type]
    planned = plan_takes(source, request, load_presets())
    way = gen.Way(output=str(folder / "clip.mp4"), fresh=fresh)
    (outcome,) = gen.gen(planned, way, home, nobody)
    assert outcome.error is None
    return outcome.paths[0]


def test_the_clip_is_the_same_with_its_sound_made_ahead(tmp_path: Path) -> None:
    (tmp_path / "ahead").mkdir()
    (tmp_path / "after").mkdir()
    ahead, after = _made(tmp_path / "ahead", False), _made(tmp_path / "after", True)
    assert ahead.read_bytes() == after.read_bytes()


def test_the_sound_is_there_when_the_picture_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = []
    mixed = score.mixed

    def asked(what, store, *more):  # type: ignore[no-untyped-def]
        there.append(store.holds(what.key))
        return mixed(what, store, *more)

    monkeypatch.setattr(clip, "mixed", asked)
    _made(tmp_path, False)
    assert there == [True]
