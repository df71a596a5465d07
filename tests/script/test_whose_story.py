"""Who does what comes next: whoever the story was about, or whom no own verb is told of."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read

LAST = {
    "A toad sits on a log until a stork lands, then it hops off.": ("toad", "hop"),
    "The queen sings while a jester juggles, then she bows.": ("queen", "bow"),
    "The queen sings while a jester juggles, then the jester bows.": ("jester", "bow"),
    "First a red bus stops, then a blue one.": ("bus", "stop"),
    "A cow moos, then a goat.": ("goat", "moo"),
}


@pytest.mark.parametrize("sentence", LAST)
def test_who_is_last(sentence: str, presets: Presets) -> None:
    scene = read(sentence, presets)
    last = max(scene.actions, key=lambda one: one.order)
    noun, verb = LAST[sentence]
    nouns = {one.id: one.noun for one in scene.entities}
    assert (nouns[last.agents[0]], last.verb.split()[0]) == (noun, verb)
    assert last.order > 0


def test_what_is_eaten_next_eats_nothing(presets: Presets) -> None:
    scene = read("A monkey eats a banana, then a mango.", presets)
    assert len({one.agents for one in scene.actions if one.motion == "eat"}) == 1
    assert len({one.target for one in scene.actions if one.motion == "eat"}) == 2


def test_who_looks_up_at_something_is_there(presets: Presets) -> None:
    scene = read("A girl looking up at the clouds.", presets)
    assert [one.noun for one in scene.entities] == ["girl"]
    assert scene.camera.angle is None


def test_who_is_scared_away_flees(presets: Presets) -> None:
    scene = read("A goat eats grass until a boy scares the goat away.", presets)
    last = max(scene.actions, key=lambda one: one.order)
    assert (last.agents, last.motion) == (("goat.1",), "flee")
