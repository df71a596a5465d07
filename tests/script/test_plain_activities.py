"""Activities that are said by a name, and what vehicles do in roundabout words."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.script.reader.plain_activities import plain_activities

PRESETS = load_presets()


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("A girl is kite flying.", "A girl is flying kite."),
        ("Two squires are sword fighting.", "Two squires are fighting with a sword."),
        ("An uncle is skillfully wood carving.", "An uncle is skillfully carving wood."),
        ("A nun is karate.", "A nun is doing karate."),
        ("She is throwing or catching a baseball", "She is throwing a baseball"),
        ("A van slows down to a stop.", "A van brakes."),
        ("a tram accelerating to gain speed", "a tram accelerating"),
        ("A lorry picks up speed.", "A lorry accelerates."),
        ("a goat bending down to drink from a trough", "a goat drinking from a trough"),
        ("a mule trotting to join a group of its kind", "a mule trotting toward a group of mules"),
        ("A coach gives a lecture to the team.", "A coach talks to the team."),
        ("An ant is working.", "An ant is working."),
        ("The boy is happy watching birds.", "The boy is happy watching birds."),
        ('He says "the van slows to a stop".', 'He says "the van slows to a stop".'),
    ],
)
def test_activities_in_plain_words(said: str, plain: str) -> None:
    assert plain_activities(said) == plain


@pytest.mark.parametrize(
    ("text", "motion", "target"),
    [
        ("An old woman is doing tai chi.", "yoga", ""),
        ("A girl does gymnastics.", "cartwheel", ""),
        ("A man is barbecuing.", "stir", "grill"),
        ("A clerk is using a computer.", "type", "computer"),
        ("A girl is filing her nails.", "apply", ""),
        ("A crane is hoisting a container.", "hoist", "crate"),
        ("A moose bends down to drink from a lake.", "drink", ""),
    ],
)
def test_what_is_seen_of_them(text: str, motion: str, target: str) -> None:
    scene = read(text, PRESETS)
    assert [one.motion for one in scene.actions] == [motion]
    known = scene.entity(scene.actions[0].target)
    assert (known.kind if known else "") == target


def test_a_bus_in_a_traffic_jam_is_not_alone() -> None:
    scene = read("A bus is stuck in a traffic jam.", PRESETS)
    assert [one.kind for one in scene.entities].count("car") >= 4
    assert scene.place == "street"


def test_who_hugs_and_is_alone_hugs_somebody() -> None:
    scene = read("A sailor is hugging.", PRESETS)
    assert [one.kind for one in scene.entities] == ["person", "person"]
    assert scene.actions[0].target == scene.entities[1].id
    assert len(read("A sailor and a cook are hugging.", PRESETS).entities) == 2


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A woman is rock climbing", "cliff_face"),
        ("A man takes a bath", "bathtub"),
        ("Two men are sailing", "sailboat"),
    ],
)
def test_what_it_is_done_on_is_there(text: str, kind: str) -> None:
    scene = read(text, PRESETS)
    assert kind in {one.kind for one in scene.entities}
    assert "ladder" not in {one.kind for one in scene.entities}
