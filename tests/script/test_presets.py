"""The presets the reader works from: complete, in the stage's vocabulary, and strict."""

from pathlib import Path

import pytest

from soracli.errors import InputError
from soracli.script.presets import Presets, built_in, load_presets
from soracli.script.reader import read
from soracli.stage.places import PLACES
from soracli.story.shot import ANGLES, FRAMINGS, MOVES, TIMES_OF_DAY, WEATHERS

MOTIONS = {
    "stand", "walk", "run", "jump", "sit", "lie", "crouch", "wave", "talk", "look", "dance",
    "spin", "axel", "throw", "shoot", "kick", "catch", "pick_up", "hold", "drink", "read",
    "chase", "flee", "follow", "fight", "breathe_fire", "fly", "hover", "flutter", "swim",
    "sail", "drift", "float", "rock", "drive", "roll", "slide", "bounce", "rebound", "fall",
    "knock_over", "collide", "swing", "stack", "climb", "enter", "leave", "cross", "turn",
    "play", "eat", "sleep", "put_down", "give", "drop", "stand_up", "hug", "shake_hands",
    "hold_hands", "point",
    "nod", "kiss", "high_five", "pet", "feed", "push", "pull", "lead", "hit", "pour", "open",
    "close",
    "cut", "fell", "pop", "explode",
    "tiptoe", "sneak", "limp", "march", "trudge", "stagger", "strut", "skip", "crawl", "waddle",
    "trot", "gallop", "hop", "clap", "cheer", "bow", "salute", "beckon", "shake_fist",
    "shake_head", "shrug", "shiver", "laugh", "cry", "think", "yawn", "sneeze", "cough", "sing",
    "cover_face", "cross_arms", "pray", "kneel", "propose", "meditate", "yoga", "stretch",
    "push_up", "plank", "sit_up", "squat", "lunge", "jumping_jack", "skip_rope", "lift_weight",
    "box", "cartwheel", "backflip", "somersault", "handstand", "waltz", "ballet", "breakdance",
    "tap_dance", "headbang", "moonwalk", "limbo", "type", "write", "paint", "stir", "knead",
    "wash", "wipe", "knit", "brush_teeth", "brush_hair", "phone", "photograph", "text",
    "scratch", "apply", "sweep", "dig", "hammer", "chop", "saw", "plant", "fish", "guitar",
    "violin", "piano", "drum", "flute", "trumpet", "conduct", "juggle", "flip", "faint", "slip",
    "stumble", "sunbathe", "curl_up", "roll_over", "reach_up", "dive", "backstroke", "bark",
    "meow", "howl", "roar", "neigh", "graze", "sniff", "wag", "shake_off", "peck", "rear",
    "pounce", "paw", "groom",
    "water", "spray", "blow", "toast", "stomp",
    "smile", "frown", "thumbs_up", "flex", "mime", "hula", "twist", "pump", "shake_up",
    "press_chest", "whirl", "dress",
    "sigh", "wink", "snap_fingers", "raise_hand", "rub_eyes", "akimbo", "sprinkle", "tear",
}  # fmt: skip
STYLES = {
    "natural", "cinematic", "noir", "anime", "clay", "claymation", "sketch", "ink", "oil", "pixel",
    "blueprint", "watercolor", "neon", "dreamy",
}  # fmt: skip


def test_every_motion_is_one_of_the_stage(presets: Presets) -> None:
    words = presets.lexicon.words
    assert set(words.motions) == MOTIONS
    assert set(words.events) <= MOTIONS
    assert {*words.lasting, *words.living, *words.mutual, *words.ballistic} <= MOTIONS
    assert set(words.shared) <= MOTIONS
    assert {motion for pair in words.carriers.values() for motion in pair} <= MOTIONS
    assert {fold.motion for fold in words.folding.values()} <= {*MOTIONS, ""}


def test_every_place_style_and_hour_is_known(presets: Presets) -> None:
    words = presets.lexicon.words
    assert set(words.places) == set(PLACES)
    assert set(words.styles) == STYLES
    assert set(words.times) == set(TIMES_OF_DAY)
    assert set(words.weathers) == set(WEATHERS)


def test_every_camera_word_is_known(presets: Presets) -> None:
    words = presets.lexicon.words
    assert set(words.moves) == set(MOVES)
    assert set(words.framings) == set(FRAMINGS)
    assert set(words.angles) == set(ANGLES)
    done = {verb.default for verb in words.camera_verbs.values()}
    done |= {move for verb in words.camera_verbs.values() for move in verb.by.values()}
    assert done <= set(MOVES)


def test_colors_are_many_and_whole(presets: Presets) -> None:
    names = [name for words in presets.lexicon.words.colors.values() for name in words]
    assert len(names) >= 60
    assert len(set(names)) == len(names)
    assert all(len(color) == 7 for color in presets.lexicon.words.colors)


def test_casting_and_lexicon_agree(presets: Presets) -> None:
    for noun, entry in presets.lexicon.nouns.items():
        assert entry.kind in presets.kinds, noun
        assert entry.over.place in {*PLACES, ""}, noun
    for kind in presets.kinds.values():
        assert kind.place in {*PLACES, ""}, kind.name
        for brought in kind.brings:
            assert presets.lexicon.noun_named(brought.replace("_", " ")), (kind.name, brought)


def test_presets_are_read_once() -> None:
    assert load_presets() is load_presets()


def test_a_folder_of_ones_own_adds_and_replaces(tmp_path: Path) -> None:
    (tmp_path / "casting").mkdir()
    (tmp_path / "casting" / "mine.yaml").write_text(
        "zorblax:\n  family: quadruped\n  size: 2\n  animate: true\n"
        "  nouns: {zorblax: null, great zorblax: {size: 3}}\n"
    )
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "mine.yaml").write_text("adjectives: glimmerful\n")
    mine = load_presets(tmp_path)
    assert mine.kinds["zorblax"].size == 2
    assert "dog" in mine.kinds
    assert mine.lexicon.nouns["great zorblax"].over.size == 3
    assert {"glimmerful", "happy"} <= set(mine.lexicon.words.adjectives)


@pytest.mark.parametrize(
    ("folder", "text", "says"),
    [
        ("casting", "dog:\n  famly: quadruped\n  size: 1\n", 'unknown key "famly"'),
        ("casting", "dog:\n  size: 1\n", '"family" is missing'),
        ("casting", "dog: {family: q, size: 1, nouns: {dog: {colr: red}}}\n", 'unknown key "colr"'),
        ("casting", "- dog\n", "a preset file is a mapping"),
        ("lexicon", "adjectivs: happy\n", 'unknown key "adjectivs"'),
        ("styles", "saturation: much\n", '"saturation"'),
    ],
)
def test_a_broken_preset_is_told_with_its_place(
    folder: str, text: str, says: str, tmp_path: Path
) -> None:
    (tmp_path / folder).mkdir()
    path = tmp_path / folder / "mine.yaml"
    path.write_text(text)
    with pytest.raises(InputError) as caught:
        load_presets(tmp_path)
    assert says in caught.value.message
    assert caught.value.place.startswith(str(path))
    assert caught.value.snippet.endswith("^")


def test_presets_are_found_beside_the_package() -> None:
    assert (built_in() / "lexicon" / "verbs.yaml").is_file()


def test_the_single_ones_of_a_group_differ_unless_the_words_say_otherwise() -> None:
    presets = load_presets()
    plain, other = read("two cats sit in a garden", presets).entities
    assert plain.traits == {} and other.traits != {}
    black = read("two black cats sit in a garden", presets).entities
    assert black[0].traits == black[1].traits
    tower = read("a tower of blocks", presets).entities
    assert len({block.color for block in tower}) == len(tower)
    red = read("a tower of red blocks", presets).entities
    assert len({block.color for block in red}) == 1


def test_a_file_of_comments_has_no_entries(tmp_path: Path) -> None:
    (tmp_path / "casting").mkdir()
    (tmp_path / "casting" / "mine.yaml").write_text("# nothing yet\n", encoding="utf-8")
    (tmp_path / "casting" / "empty.yaml").write_bytes(b"")
    assert load_presets(tmp_path).kinds.keys() == load_presets().kinds.keys()
