"""Who words refer back to, what is denied, what is said, and what nobody understood."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read, read_camera
from soracli.story.scene import Scene


def agents(scene: Scene, motion: str) -> list[str]:
    return [
        scene.entity(one).noun  # type: ignore[union-attr]
        for action in scene.actions
        if action.motion == motion
        for one in action.agents
    ]


@pytest.mark.parametrize(
    ("text", "motion", "who"),
    [
        ("A dog sees a man. He runs.", "run", ["man"]),
        ("A woman meets a man and she waves.", "wave", ["woman"]),
        ("A knight bows to a duchess, and she claps.", "clap", ["duchess"]),
        ("A wizard meets a witch. She nods.", "nod", ["witch"]),
        ("A cat watches a ball. The ball rolls.", "roll", ["ball"]),
        ("A surfer stands on a paddleboard, the board rocking.", "rock", ["paddleboard"]),
        ("Two dogs and a cat play. The cat sleeps.", "sleep", ["cat"]),
        ("A fox follows a rabbit. The rabbit jumps.", "jump", ["rabbit"]),
        ("An old detective walks. The man waves.", "wave", ["detective"]),
        ("A ball hits a wall and it bounces", "bounce", ["ball"]),
        ("Two cats sleep. They run.", "run", ["cat", "cat"]),
    ],
)
def test_reference(text: str, motion: str, who: list[str], presets: Presets) -> None:
    assert agents(read(text, presets), motion) == who


def test_a_second_thing_is_not_the_first(presets: Presets) -> None:
    scene = read("A dog chases another dog", presets)
    assert [entity.kind for entity in scene.entities] == ["dog", "dog"]
    assert scene.actions[0].target == "dog.2"


def test_the_other_one(presets: Presets) -> None:
    scene = read("Two dogs, one black and one white, run", presets)
    colors = [entity.color for entity in scene.entities]
    assert colors == ["#1b1b1b", "#f4f4f2"]


def test_named_ball_is_the_one_the_player_brought(presets: Presets) -> None:
    scene = read("A basketball player bounces a ball", presets)
    balls = [entity for entity in scene.entities if entity.kind == "basketball"]
    assert len(balls) == 1
    assert not balls[0].implied


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("No people, just an empty beach at sunrise", "person"),
        ("A street without cars, in the rain", "car"),
        ("A knight without a helmet", "helmet"),
        ("Nobody is in the street", "person"),
        ("There are no dogs in the garden", "dog"),
    ],
)
def test_what_is_denied_is_not_there(text: str, absent: str, presets: Presets) -> None:
    scene = read(text, presets)
    assert absent not in {entity.kind for entity in scene.entities}
    assert scene.unplaced == ()


def test_what_is_not_done_does_not_happen(presets: Presets) -> None:
    scene = read("A dog sits and does not bark. A cat is not moving.", presets)
    assert [action.motion for action in scene.actions] == ["sit", "stand"]
    assert scene.sounds == ()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ('A man says "I will be back." and walks away', [("man", "I will be back.")]),
        ('"Hello," says the robot.', [("robot", "Hello,")]),
        ("A woman whispers, “Follow me”, then runs", [("woman", "Follow me")]),
        (
            '"Hi," says the robot. "Who are you?" asks the girl.',
            [("robot", "Hi,"), ("girl", "Who are you?")],
        ),
    ],
)
def test_speech(text: str, lines: list[tuple[str, str]], presets: Presets) -> None:
    scene = read(text, presets)
    said = [(entity.noun, line.say) for line in scene.lines if (entity := scene.entity(line.who))]
    assert said == lines
    assert {action.motion for action in scene.actions} >= {"talk"}


def test_words_on_a_sign_are_no_speech(presets: Presets) -> None:
    scene = read('A box that says "FRAGILE"', presets)
    assert scene.lines == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A zorblax runs on a beach", ("zorblax",)),
        ("A dog frobnicates a cat", ("frobnicates",)),
        ("A dog in a glimmerful garden", ("glimmerful",)),
        ("A house in the style of Frobnik", ("Frobnik",)),
        ("A dog runs on a beach at sunset", ()),
    ],
)
def test_unplaced(text: str, words: tuple[str, ...], presets: Presets) -> None:
    assert read(text, presets).unplaced == words


def test_an_unknown_noun_is_shown_all_the_same(presets: Presets) -> None:
    scene = read("A zorblax chases two dogs", presets)
    assert [(e.kind, e.noun) for e in scene.entities][0] == ("", "zorblax")
    assert scene.actions[0].agents == (scene.entities[0].id,)


def test_an_unknown_verb_has_to_do_with_what_it_is_done_to(presets: Presets) -> None:
    (action,) = read("A dog frobnicates a cat", presets).actions
    assert (action.motion, action.agents, action.target) == ("sniff", ("dog.1",), "cat.1")


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("orbit clockwise, close-up, 35mm", {"move": "orbit clockwise", "framing": "close-up"}),
        ("low angle, dolly in", {"move": "dolly in", "angle": "low"}),
        ("orbit", {"move": "orbit clockwise"}),
        ("follow", {"move": "follow"}),
        ("slow push in", {"move": "dolly in", "speed": 0.5}),
        ("85mm", {"lens": 85.0}),
        ("aerial", {"angle": "aerial"}),
        ("handheld", {"move": "handheld"}),
        ("crane up", {"move": "crane up"}),
    ],
)
def test_camera_words_alone(words: str, fields: dict[str, object], presets: Presets) -> None:
    camera, unplaced = read_camera(words, presets)
    assert {name: getattr(camera, name) for name in fields} == fields
    assert unplaced == ()


def test_camera_words_that_are_none(presets: Presets) -> None:
    assert read_camera("wobblecam", presets)[1] == ("wobblecam",)


@pytest.mark.parametrize(
    ("words", "age", "count"),
    [
        ("an 8-year-old boy in a red cap runs", "child", 1),
        ("a boy, 8 years old, runs", "child", 1),
        ("two seventeen-year-old girls wave", "young", 2),
        ("a sixty-two year old man walks", "old", 1),
        ("a woman, aged 45, in a coat", "adult", 1),
    ],
)
def test_an_age_in_numbers_is_an_age_and_no_crowd(
    presets, words: str, age: str, count: int
) -> None:
    scene = read(words, presets)
    assert [entity.traits["age"] for entity in scene.entities] == [age] * count
    assert not scene.unplaced
