"""What is read may be something else than what is heard: another language, or fewer words."""

import csv
import io
import json
from dataclasses import replace
from itertools import pairwise

import pytest

from soracli.errors import InputError
from soracli.media.captions import srt, vtt
from soracli.media.otio import otio_text
from soracli.media.probe import probe
from soracli.media.shotlist import shotlist_text
from soracli.plan.film import FilmPlan
from soracli.studio.board_plan import plan_board
from soracli.studio.captions import as_spoken
from soracli.studio.events import nobody
from soracli.studio.home import Home
from soracli.studio.shoot_board import ShootWish, shoot_board

BOARD = """
schema: storyboard/1
title: Two languages
delivery: {{size: 96x64, fps: 8, captions: {captions}{more}}}
world: {{characters: {{mara: {{look: "a woman"}}}}}}
shots:
  - place: room
    action: Mara waits.
    seconds: 3.5
    lines:
      - {{mara: "No. Stay with us until the morning.", at: 0.2{caption}}}
      - {{mara: "No.", at: 3{again}}}
"""
GERMAN = ', caption: "Nein. Bleib bei uns, bis der Morgen kommt."'
SAID = "No. Stay with us until the morning."


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """Writes storyboards into one folder, and plans them in one home."""
    folder = tmp_path_factory.mktemp("languages")
    home = Home(folder / "home", folder / "presets")

    def wish(captions: str = "soft", more: str = "", caption: str = "", again: str = ""):
        board = folder / "film.yaml"
        words = {"captions": captions, "more": more, "caption": caption, "again": again}
        board.write_text(BOARD.format(**words), encoding="utf-8")
        return ShootWish(board=board, output=str(folder / "film.mp4"))

    def plan(**words: str) -> FilmPlan:
        return plan_board(wish(**words), home).plan

    plan.home, plan.wish = home, wish
    return plan


@pytest.fixture(scope="module")
def heard(room) -> FilmPlan:
    """The film with German captions as its lines are spoken."""
    return as_spoken(room(caption=GERMAN), room.home.store, nobody)


def test_films_that_differ_in_captions_alone_share_all_that_is_made(room) -> None:
    said, read = room(), room(caption=GERMAN)
    assert [shot.key for shot in said.shots] == [shot.key for shot in read.shots]
    assert said.score == read.score
    assert said.key != read.key
    assert room(caption=', caption: "Nein."').key != read.key
    assert room(more=", caption_language: de", caption=GERMAN).key != read.key
    burnt = [room(captions="burnt", caption=caption).key for caption in ("", GERMAN)]
    assert len({said.key, read.key, *burnt}) == 4
    silent = [room(captions="none", caption=caption).key for caption in ("", GERMAN)]
    assert silent[0] == silent[1]
    assert room(caption=', caption: " "').key == said.key


def test_other_words_are_read_while_the_line_is_heard(room, heard) -> None:
    line, plain = heard.timeline.captions[0], as_spoken(room(), room.home.store, nobody)
    spoken = plain.timeline.captions[0]
    assert (line.start, line.end) == (spoken.start, spoken.end)
    assert (line.text, line.said) == ("Nein. Bleib bei uns, bis der Morgen kommt.", SAID)
    assert [word.text for word in line.words] == line.text.split()
    assert line.words[0].start == spoken.words[0].start
    assert line.words[-1].end == pytest.approx(spoken.words[-1].end)
    assert all(one.start < one.end <= after.start for one, after in pairwise(line.words))
    # a third of the letters has been read when a third has been said, and nothing in pauses
    third = spoken.words[3]
    assert abs(line.words[2].end - third.start) < 0.4
    assert heard.timeline.captions[1] == plain.timeline.captions[1]


def test_captions_are_in_every_file_that_has_them(heard) -> None:
    assert "Nein. Bleib bei uns, bis der Morgen kommt." in " ".join(srt(heard.timeline).split())
    assert "Stay" not in srt(heard.timeline) and "No." in srt(heard.timeline)
    assert vtt(heard.timeline, karaoke=True).count("<00:00:0") >= 7
    markers = json.loads(otio_text(heard, {heard.shots[0].id: "take.mp4"}))
    clip = markers["tracks"]["children"][0]["children"][0]
    assert "Nein. Bleib" in clip["markers"][0]["name"]
    ((row,),) = [list(csv.DictReader(io.StringIO(shotlist_text(heard).lstrip("\ufeff"))))]
    assert row["dialogue"] == (
        f"MARA: {SAID} [Nein. Bleib bei uns, bis der Morgen kommt.] / MARA: No."
    )


def test_the_same_words_said_twice_have_a_caption_each(room) -> None:
    both = room(caption=', caption: "Nein!"', again=', caption: "Nö."')
    told = as_spoken(both, room.home.store, nobody).timeline.captions
    assert [(one.text, one.said) for one in told] == [("Nein!", SAID), ("Nö.", "No.")]


def test_tracks_are_told_in_the_languages_of_what_is_heard_and_read(room) -> None:
    """And a second film in which only the captions are others makes no picture and no sound."""
    japanese = ', caption: "いいえ。朝までここにいて。"'
    made = {}
    for more, caption in ((", caption_language: de", GERMAN), ("", japanese)):
        wish = replace(room.wish(more=more, caption=caption), mute=("effects", "ambience"))
        outcome = shoot_board(wish, room.home, nobody).outcome
        made[caption] = [one.status for one in outcome.shots]
        tracks = {one.kind: one.language for one in probe(outcome.film).streams[1:]}
        read = {GERMAN: "deu", japanese: "mul"}[caption]
        assert tracks == {"audio": "eng", "captions": read}
    assert list(made.values()) == [["rendered"], ["reused"]]


def test_a_language_that_nobody_knows_is_refused_where_it_is_written(room) -> None:
    with pytest.raises(InputError, match="nobody knows the language") as refused:
        room(more=", caption_language: germann")
    assert "film.yaml:4:" in refused.value.place and "German (de)" in refused.value.hint
