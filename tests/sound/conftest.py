"""One film, shot once through the real studio, for all that is asked of its sound."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from soracli.cli.app import main
from soracli.media.sound_files import decode_audio, read
from soracli.plan.film import FilmPlan
from soracli.plan.sound.score import Score
from soracli.plan.sound.stem import STEMS
from soracli.studio.board_plan import plan_board
from soracli.studio.captions import as_spoken
from soracli.studio.events import nobody
from soracli.studio.home import Home
from soracli.studio.shoot_board import ShootWish

RATE = 48_000
BOARD = """
schema: storyboard/1
title: The whole chain
music: tense
delivery: {size: 96x64, fps: 8, loudness: -16}
world:
  characters:
    mara: {look: "a woman with short black hair in a yellow raincoat"}
    tom: {look: "an old man with a white beard"}
    ida: {look: "a little girl in a red dress"}
  places:
    shore: {look: "a rocky coast"}
    home: {look: "a kitchen"}
shots:
  - id: one
    place: shore
    action: A red ball bounces.
    lines: [{mara: "We are all here now, at last."}]
    seconds: 2
  - {id: two, lines: [{tom: "Where is it?"}], hits: [1.6], seconds: 2}
  - id: three
    place: home
    transition: {l_cut: 0.5}
    lines: [{mara: "It is warm here at home."}]
    seconds: 2
  - {id: four, transition: {j_cut: 0.5}, lines: [{tom: "Nobody saw it."}], seconds: 2}
  - {id: five, lines: [{ida: "I saw a light out there."}], seconds: 2}
  - {id: six, place: shore, lines: [{ida: "Look at that light."}], hits: [1.5], seconds: 3}
"""
Sound = NDArray[np.float32]


@dataclass(frozen=True)
class Heard:
    """A film, its store, its plan, and what is heard of it.

    `whole` is what the film itself plays, decoded; `stems` are those beside it.
    """

    folder: Path
    home: Home
    plan: FilmPlan
    film: Path
    whole: Sound
    stems: Mapping[str, Sound]

    @property
    def score(self) -> Score:
        """What it plays from."""
        return self.plan.score

    def planned(self, board: Path, mute: tuple[str, ...] = ()) -> FilmPlan:
        """The plan of a storyboard beside it, with its lines spoken."""
        plan = plan_board(ShootWish(board=board, mute=mute), self.home).plan
        return as_spoken(plan, self.home.store, nobody)

    def shoot(self, board: Path, film: Path) -> None:
        """Shoot a storyboard with its stems."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SORA_HOME", str(self.home.root))
            assert main(["shoot", str(board), "-o", str(film), "--stems", "-q"]) == 0

    def kept(self) -> dict[str, tuple[str, ...]]:
        """The files of every artifact in the store, by its key."""
        found = {}
        for manifest in self.home.root.glob("takes/*/*/manifest.json"):
            files = json.loads(manifest.read_text(encoding="utf-8"))["files"]
            found[manifest.parent.name] = tuple(sorted(files))
        return found


@pytest.fixture(scope="session")
def heard(tmp_path_factory: pytest.TempPathFactory) -> Heard:
    """The film. Do not change what lies in its folder; what is made beside it stays."""
    folder = tmp_path_factory.mktemp("sound")
    board, film = folder / "film.yaml", folder / "film.mp4"
    board.write_text(BOARD, encoding="utf-8")
    home = Home(folder / "home", folder / "presets")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SORA_HOME", str(home.root))
        assert main(["shoot", str(board), "-o", str(film), "--stems", "-q"]) == 0
    plan = as_spoken(plan_board(ShootWish(board=board), home).plan, home.store, nobody)
    stems = {stem: read(folder / f"film.{stem}.wav") for stem in STEMS}
    return Heard(folder, home, plan, film, decode_audio(film), stems)
