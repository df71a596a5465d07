"""What people write about music becomes a mood with their wishes in it."""

import pytest

from soracli.plan.sound.instruments import ENSEMBLES, INSTRUMENTS, ROLES
from soracli.plan.sound.music import find_mood, music_sections, near_moods
from soracli.script.presets import load_presets
from soracli.script.sound_presets import load_sound_presets

MOODS = load_sound_presets().music
WORDS = load_presets().lexicon.words


@pytest.mark.parametrize(
    ("words", "mood"),
    [
        ("dramatic music", "dramatic"),
        ("soft piano", "tender"),
        ("upbeat techno", "electronic"),
        ("a gentle lullaby", "lullaby"),
        ("film noir saxophone", "noir"),
        ("epic orchestra", "epic"),
        ("music", "cinematic"),
        ("Slow, SAD strings!", "sad"),
        ("no music", "silence"),
        ("string quartet", "cinematic"),
        ("waltz", "romantic"),
    ],
)
def test_words_name_a_mood(words: str, mood: str) -> None:
    found = find_mood(words, MOODS)
    assert found is not None and found.name == mood


@pytest.mark.parametrize("word", [*WORDS.moods, *WORDS.music_nouns])
def test_every_mood_and_music_the_reader_knows_can_be_played(word: str) -> None:
    assert find_mood(word, MOODS) is not None


@pytest.mark.parametrize("words", ["", "florble", "florble music", "🎵", "<b>", "the the"])
def test_what_says_nothing_is_said_to_say_nothing(words: str) -> None:
    assert find_mood(words, MOODS) is None


def test_a_slip_of_the_pen_finds_its_neighbour() -> None:
    assert find_mood("dramatik", MOODS) is None
    assert "dramatic" in near_moods("dramatik music", MOODS)


def test_named_instruments_play_instead_of_the_moods_own() -> None:
    sad = find_mood("sad piano", MOODS)
    assert sad is not None and sad.name == "sad"
    played = {part.partition(":")[0].split(" ", 1)[1] for part in sad.instruments}
    assert "piano" in played and "violin" not in played
    lone = find_mood("flute", MOODS)
    assert lone is not None and any("flute" in part for part in lone.instruments)


def test_tempo_force_and_key_can_be_wished_for() -> None:
    plain, slow = MOODS["sad"], find_mood("slow sad music", MOODS)
    assert slow is not None and slow.tempo[1] < plain.tempo[1]
    exact = find_mood("epic music, 90 bpm", MOODS)
    assert exact is not None and exact.tempo[0] <= 90 <= exact.tempo[1] < 93
    quiet, loud = find_mood("soft epic music", MOODS), find_mood("loud epic music", MOODS)
    assert quiet is not None and loud is not None and quiet.energy < loud.energy
    minor = find_mood("waltz in F# minor", MOODS)
    assert minor is not None and minor.settings["key"] == "f#" and minor.mode == "aeolian"
    church = find_mood("sad music in a church", MOODS)
    assert church is not None and "key" not in church.settings
    flat = find_mood("sad music in Bb major", MOODS)
    assert flat is not None and flat.settings["key"] == "bb" and flat.mode == "ionian"


def test_sections_follow_the_words_of_the_shots() -> None:
    cues = [(0.0, "calm"), (4.0, ""), (6.0, "calm"), (9.0, "xyzzy"), (12.0, "epic drums")]
    sections, unknown = music_sections(cues, MOODS)
    assert [(one.start, one.mood.name) for one in sections] == [(0.0, "calm"), (12.0, "epic")]
    assert unknown == ("xyzzy",)


def test_no_two_moods_share_a_word_and_all_parts_exist() -> None:
    words = [word for mood in MOODS.values() for word in (mood.name, *mood.words)]
    assert len(words) == len(set(words))
    parts = [part for mood in MOODS.values() for part in mood.instruments]
    for part in [*parts, *(part for parts in ENSEMBLES.values() for part in parts)]:
        role, _, instrument = part.partition(":")[0].partition(" ")
        assert role in ROLES and instrument in INSTRUMENTS, part
