"""The score of a film: what is heard when, and what is told not to be."""

import pytest

from soracli.plan.sound.cues import find_cue
from soracli.plan.sound.score import Score
from soracli.plan.sound.scoring import Book, HeardShot, Unheard, score_of
from soracli.script.sound_presets import load_sound_presets

FPS = 24
LOUDNESS = -16.0


@pytest.fixture(scope="module")
def book() -> Book:
    sounds = load_sound_presets()
    return Book(
        cues=sounds.cues,
        beds=sounds.beds,
        music=sounds.music,
        effects_model=sounds.models["foley"],
        music_model=sounds.models["composer"],
        tracks={"own.wav": "ab" * 32},
    )


def shot(number: int, place: str = "beach", **more: object) -> HeardShot:
    """The shot of this number, two seconds long, in a place of the stage."""
    given = {
        "shot": f"s{number}",
        "take": f"{number:064x}",
        "start": 2.0 * number,
        "seconds": 2.0,
        "heard_from": 2.0 * number,
        "heard_to": 2.0 * number + 2,
        "place": place,
        "set": place,
        "time": "day",
        "weather": "clear",
        "seed": number,
    }
    return HeardShot.model_validate({**given, **more})


def scored(book: Book, *shots: HeardShot) -> tuple[Score, tuple[Unheard, ...]]:
    return score_of(shots, round(2 * len(shots) * FPS), FPS, LOUDNESS, book)


def test_one_bed_runs_through_all_shots_of_a_place(book: Book) -> None:
    score, _ = scored(book, shot(0), shot(1), shot(2))
    (bed,) = score.beds
    assert (bed.start, bed.end) == (0, 6)
    assert bed.bed.seconds >= 6


def test_places_give_way_to_each_other_where_the_picture_cuts(book: Book) -> None:
    score, _ = scored(book, shot(0), shot(1, "kitchen"), shot(2))
    first, second, third = score.beds
    assert first.end == pytest.approx(2 + first.fade_out / 2)
    assert second.start == pytest.approx(2 - second.fade_in / 2)
    assert first.fade_out == second.fade_in > 0
    assert first.bed.layers == third.bed.layers != second.bed.layers


def test_a_dissolve_is_heard_as_long_as_it_is_seen(book: Book) -> None:
    late = shot(1, "kitchen", fade_in=0.5, start=1.5, heard_from=1.5)
    score, _ = scored(book, shot(0), late)
    before, after = score.beds
    assert (before.end, before.fade_out) == (2.0, 0.5)
    assert (after.start, after.fade_in) == (1.5, 0.5)


def test_the_hour_changes_what_is_heard(book: Book) -> None:
    score, _ = scored(book, shot(0, "forest"), shot(1, "forest", time="night"))
    day, night = score.beds
    assert day.bed.layers != night.bed.layers


def test_music_runs_to_the_last_frame_and_turns_with_the_scene(book: Book) -> None:
    score, _ = scored(book, shot(0, music="tender"), shot(1), shot(2, "kitchen", hits=(0.5,)))
    (piece,) = score.music
    assert piece.start == 0
    assert piece.music.seconds == score.seconds == 6
    assert piece.music.turns == (4,)
    assert piece.music.hits == (4.5,)


def test_music_changes_its_mood_ends_and_begins_again(book: Book) -> None:
    score, unheard = scored(
        book,
        shot(0, music="tender"),
        shot(1, music="tense"),
        shot(2, music="none"),
        shot(3, music="epic"),
    )
    first, second = score.music
    assert [section.start for section in first.music.sections] == [0, 2]
    assert first.music.seconds == 4
    assert (second.start, second.music.seconds) == (6, 2)
    assert not unheard


def test_a_mood_has_its_music_and_other_words_have_none(book: Book) -> None:
    score, unheard = scored(book, shot(0, mood="soggy"), shot(1, mood="melancholy"))
    (piece,) = score.music
    assert piece.start == 2
    assert not unheard
    assert not scored(book, shot(0))[0].music


def test_a_piece_of_ones_own_is_played_from_its_shot_on(book: Book) -> None:
    score, _ = scored(book, shot(0, music="tender"), shot(1, music="own.wav"))
    first, second = score.music
    assert first.music.seconds == 2
    assert second.music.track == "ab" * 32


def test_what_nobody_can_make_is_told_with_what_is_near(book: Book) -> None:
    score, unheard = scored(book, shot(0, cues=((0.5, "foghorn"), (1.0, "foghonr"))))
    assert [(cue.at, cue.cue.preset.name) for cue in score.shots[0].cues] == [(0.5, "foghorn")]
    (lost,) = unheard
    assert (lost.what, lost.words, lost.number) == ("cue", "foghonr", 1)
    assert "foghorn" in lost.near


def test_sounds_of_a_sentence_are_effects_or_ambience(book: Book) -> None:
    with_sounds, unheard = scored(book, shot(0, "kitchen", sounds=("thunder", "birds chirping")))
    plain, _ = scored(book, shot(0, "kitchen"))
    assert [cue.cue.preset.name for cue in with_sounds.shots[0].cues][:1] == ["thunder"]
    assert not unheard
    assert with_sounds.key != plain.key


def test_the_same_film_has_the_same_key_and_another_cue_another(book: Book) -> None:
    one, _ = scored(book, shot(0, cues=((0.5, "foghorn"),)))
    same, _ = scored(book, shot(0, cues=((0.5, "foghorn"),)))
    later, _ = scored(book, shot(0, cues=((0.6, "foghorn"),)))
    assert one.key == same.key != later.key
    assert one.shots[0].cues[0].cue.key == later.shots[0].cues[0].cue.key


def test_a_cue_that_is_no_effect_but_an_ambience_is_heard_all_along(book: Book) -> None:
    plain, _ = scored(book, shot(0, "kitchen"))
    bed = next(bed for bed in book.beds.values() if find_cue(bed.name, book.cues) is None)
    asked, unheard = scored(book, shot(0, "kitchen", cues=((0.0, bed.name),)))
    assert not unheard and not asked.shots[0].cues
    assert len(asked.beds[0].bed.layers) > len(plain.beds[0].bed.layers)
