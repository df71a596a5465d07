"""Captions stand where words are heard: in what the voices tell, and in the sound itself."""

import re
from itertools import pairwise

import numpy as np
import pysubs2
import pytest

from soracli.media.captions import ass
from soracli.media.cues import HOLD, cues
from soracli.media.sound_files import read
from soracli.studio.board_plan import plan_board
from soracli.studio.captions import as_spoken
from soracli.studio.events import nobody
from soracli.studio.home import Home
from soracli.studio.shoot_board import ShootWish
from soracli.studio.voices import sound_of, spoken

RATE = 48_000
NEAR = 0.05
"""Seconds: an eye does not tell a caption from a voice that are so close."""
SAYS = r"Look.\nThe sea is calm.\n<b>Tell</b> me. 🐶\nNobody is here."
BOARD = f"""
schema: storyboard/1
title: Captions
delivery: {{size: 64x64, fps: 24, captions: burnt, karaoke: true}}
world: {{characters: {{mara: {{look: "a woman"}}, tom: {{look: "an old man"}}}}}}
shots:
  - place: room
    action: Mara sits.
    seconds: 5.5
    lines: [{{mara: "{SAYS}", at: 0.2}}, {{tom: "Never.", at: 4.85}}]
"""


def silences(sound: np.ndarray) -> list[tuple[float, float]]:
    """Where nobody is heard for a fifth of a second: from when, and until when."""
    step = RATE // 200
    mono = sound.mean(axis=1)
    frames = mono[: len(mono) // step * step].reshape(-1, step)
    level = 10 * np.log10((frames.astype(float) ** 2).mean(axis=1) + 1e-12)
    loud = np.flatnonzero(level > level.max() - 42)
    edges = [-1000, *loud.tolist(), len(frames) + 1000]
    return [((a + 1) * step / RATE, b * step / RATE) for a, b in pairwise(edges) if b - a > 40]


@pytest.fixture(scope="module")
def said(tmp_path_factory):
    """The plan of a film in which one line takes two pieces, its lines as they are spoken, and the
    store they are in."""
    folder = tmp_path_factory.mktemp("captions")
    board, home = folder / "film.yaml", Home(folder / "home", folder / "presets")
    board.write_text(BOARD, encoding="utf-8")
    plan = as_spoken(plan_board(ShootWish(board=board), home).plan, home.store, nobody)
    dialogue = np.zeros((round(plan.timeline.seconds * RATE), 2), np.float32)
    for shot in plan.score.shots:
        for line in shot.lines:
            voice = read(sound_of(line.voice, home.store)).reshape(-1, 1)
            at = round((shot.start + line.start) * RATE)
            dialogue[at:][: len(voice)] += voice[: len(dialogue) - at]
    return plan, dialogue, home.store


def test_pieces_begin_and_end_with_the_words_that_the_voices_tell(said) -> None:
    plan, _, store = said
    fps = plan.timeline.fps
    shown = cues(plan.timeline)
    words = [
        (shot.start + line.start + word.start, shot.start + line.start + word.end, word.text)
        for shot in plan.score.shots
        for line in shot.lines
        for word in spoken(line.voice, store).words
    ]
    firsts = [one for one in words if one[2] in ("Look.", "Tell", "Never.")]
    lasts = [one for one in words if one[2] in ("calm.", "here.", "Never.")]
    assert len(shown) == len(firsts) == len(lasts) == 3
    for cue, first, last in zip(shown, firsts, lasts, strict=True):
        assert abs(cue.start / fps - first[0]) < NEAR
        assert last[1] - NEAR < cue.end / fps < last[1] + HOLD + NEAR
    assert all(one.end <= other.start for one, other in pairwise(shown))


def test_pieces_begin_where_somebody_is_heard(said) -> None:
    plan, dialogue, _ = said
    onsets = [until for _, until in silences(dialogue)][:-1]
    ends = [since for since, _ in silences(dialogue)][1:]
    for cue in cues(plan.timeline):
        start, end = cue.start / plan.timeline.fps, cue.end / plan.timeline.fps
        assert min(abs(start - one) for one in onsets) < NEAR, (start, onsets)
        assert any(one - NEAR < end < one + HOLD + NEAR for one in ends), (end, ends)
    # what was planned before anybody spoke is further off
    share = plan.timeline.model_copy(
        update={
            "captions": tuple(
                one.model_copy(update={"words": ()}) for one in plan.timeline.captions
            )
        }
    )
    second = cues(share)[1].start / plan.timeline.fps
    assert min(abs(second - one) for one in onsets) > NEAR


def test_karaoke_lights_a_word_after_a_pause_when_it_is_heard(said) -> None:
    plan, dialogue, _ = said
    onsets = [until for _, until in silences(dialogue)]
    times = {}
    for event in pysubs2.SSAFile.from_string(ass(plan.timeline, karaoke=True), format_="ass"):
        now = event.start / 1000
        for length, text in re.findall(r"\{\\k(\d+)\}([^{]*)", event.text):
            times.setdefault(text.replace("\\N", " ").strip(), now)
            now += int(length) / 100
    for word in ("Look.", "The", "<b>Tell</b>", "Nobody"):
        assert min(abs(times[word] - one) for one in onsets) < NEAR, (word, times[word], onsets)


def test_the_captions_of_every_shot_are_where_its_line_is_heard(heard) -> None:
    """Six shots with J- and L-cuts; at twelve frames a second half a frame is 42 thousandths."""
    timeline = heard.plan.timeline
    onsets = [until for _, until in silences(heard.stems["dialogue"])]
    alone = [
        one
        for one in timeline.captions
        if not any(other.start < one.start <= other.end + 3 for other in timeline.captions)
    ]
    assert len(timeline.captions) == 6 and len(alone) >= 4
    for one in alone:
        far = min(abs(one.start / timeline.fps - onset) for onset in onsets)
        assert far < NEAR + 0.02, (one.text, one.start / timeline.fps, onsets)
