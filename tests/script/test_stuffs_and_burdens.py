"""What is done to stuff, and where somebody goes with what they push, pull or carry."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read


@pytest.mark.parametrize(
    ("text", "verb", "target"),
    [
        ("A tailor snips blue silk.", "snip", "piece of silk"),
        ("A loader shoves gravel aside.", "shove", "pile of gravel"),
        ("A puppy paws at the yarn.", "paw", "ball of yarn"),
        ("A donkey drags a log to a cabin.", "drag", "log"),
        ("A butler pulls back the drapes.", "pull", "drapes"),
        ("A sailor peers through a telescope.", "peer", "telescope"),
        ("A helicopter drops a barrel.", "drop", "barrel"),
    ],
)
def test_the_thing_itself_is_what_it_is_done_to(
    presets: Presets, text: str, verb: str, target: str
) -> None:
    scene = read(text, presets)
    action = next(one for one in scene.actions if one.verb == verb)
    entity = scene.entity(action.target)
    assert entity is not None
    assert entity.noun == target


def test_who_carries_an_animal_away_walks_with_it(presets: Presets) -> None:
    scene = read("A ranger carries a fawn out of a barn.", presets)
    action = scene.actions[0]
    fawn = next(one for one in scene.entities if one.noun == "fawn")
    assert action.motion == "walk"
    assert any(one.a == fawn.id and one.kind == "on" for one in scene.relations)


def test_a_push_has_a_goal(presets: Presets) -> None:
    scene = read("A porter pushes a trolley to a door.", presets)
    over = scene.entity(scene.actions[0].over)
    assert over is not None
    assert over.noun == "door"


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("A clerk knocks on the window of a green van.", "van"),
        ("A plumber taps the flange of a pipe.", "pipe"),
    ],
)
def test_the_whole_is_there_of_which_a_part_is_dealt_with(
    presets: Presets, text: str, noun: str
) -> None:
    scene = read(text, presets)
    whole = next(one for one in scene.entities if one.noun == noun)
    named = {name for one in scene.actions for name in (one.target, one.over)}
    assert whole.id in named | {one.b for one in scene.relations}


@pytest.mark.parametrize(
    ("text", "who", "there"),
    [
        ("A grandmother feeds four geese from a bench.", "grandmother", "bench"),
        ("A hawk watches a rabbit from a branch.", "hawk", "branch"),
        ("A jockey holds on as the horse bucks.", "jockey", "horse"),
    ],
)
def test_who_does_something_from_somewhere_is_there(
    presets: Presets, text: str, who: str, there: str
) -> None:
    scene = read(text, presets)
    ids = {one.noun: one.id for one in scene.entities}
    on = {(one.a, one.b) for one in scene.relations if one.kind == "on"}
    assert (ids[who], ids[there]) in on


def test_what_is_dipped_is_in_the_hand(presets: Presets) -> None:
    scene = read("A smith dips a glowing sword into a barrel.", presets)
    smith = next(one for one in scene.entities if one.noun == "smith")
    sword = next(one for one in scene.entities if one.kind == "sword")
    assert sword.id in smith.holds
    assert not any(one.a == sword.id and one.kind == "in" for one in scene.relations)


def test_what_is_hit_is_what_falls(presets: Presets) -> None:
    scene = read("A ram butts a milk can and it topples.", presets)
    falls = next(one for one in scene.actions if one.motion in ("fall", "knock_over"))
    ram = next(one for one in scene.entities if one.noun == "ram")
    assert ram.id not in falls.agents


def test_what_a_thing_is_made_of_is_not_who_is_in_it(presets: Presets) -> None:
    gerbil, nest = read("A gerbil sleeps in a nest of straw.", presets).entities
    assert "straw" not in gerbil.attributes
    assert nest.material is not None


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("A van stops by a barn, hens scattering and dust rising behind the wheels.",
         ("dust", "behind", "van")),
        ("A toad sits on a heap of moss.", ("toad", "on", "heap of moss")),
    ],
)  # fmt: skip
def test_what_comes_up_behind_the_wheels_is_a_body_behind_what_has_them(
    presets: Presets, sentence: str, told: tuple[str, str, str]
) -> None:
    scene = read(sentence, presets)
    nouns = {one.id: one.noun for one in scene.entities}
    assert told in {(nouns[one.a], one.kind, nouns[one.b]) for one in scene.relations}
    assert sum(one.noun == told[2] for one in scene.entities) == 1
