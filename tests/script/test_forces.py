"""What wind and things do to others is done by those, and nouns that look like verbs are nouns."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.story.scene import Scene

PRESETS = load_presets()


def _told(text: str) -> Scene:
    return read(text, PRESETS)


def _done(scene: Scene) -> set[tuple[str, str]]:
    """Who does what, by kind and motion."""
    kinds = {one.id: one.kind for one in scene.entities}
    return {(kinds[name], one.motion) for one in scene.actions for name in one.agents}


@pytest.mark.parametrize(
    ("text", "who", "motion"),
    [
        ("The wind rattles an old window.", "window", "rock"),
        ("A gust of wind sways the lantern.", "lantern", "rock"),
        ("The storm tosses a small ship.", "ship", "rock"),
        ("The current carries a barrel down a river.", "barrel", "drift"),
        ("A breeze blows feathers across a yard.", "leaf", "drift"),
        ("A towering wave rocks a small boat.", "sailboat", "rock"),
    ],
)
def test_things_do_what_wind_and_waves_do_to_them(text: str, who: str, motion: str) -> None:
    assert (who, motion) in _done(_told(text))


def test_lightning_breaks_what_it_splits() -> None:
    scene = _told("Lightning hits a log, splitting it in two.")
    log = next(one for one in scene.entities if one.noun == "log")
    assert any(one.outcome == "shatter" and log.id in one.agents for one in scene.actions)


def test_both_play_who_play_against_each_other() -> None:
    scene = _told("A robot is playing against a nurse.")
    assert {name for one in scene.actions for name in one.agents} == {
        one.id for one in scene.entities
    }


def test_what_is_stolen_is_a_thing_though_it_sounds_like_a_doing() -> None:
    scene = _told("A crow steals a chip from a plate.")
    assert any(one.noun == "chip" for one in scene.entities)
    assert {one.verb for one in scene.actions} == {"steal"}


def test_a_clause_has_one_verb_and_a_compound_is_no_second_one() -> None:
    scene = _told("A girl with blue hair combs it.")
    assert [one.verb for one in scene.actions] == ["comb"]
    assert all("comb" not in one.noun or one.implied for one in scene.entities)


def test_a_thing_that_wears_something_does_what_is_told_of_it() -> None:
    scene = _told("A teapot wearing sunglasses hops on a table.")
    hops = next(one for one in scene.actions if one.verb == "hop")
    teapot = next(one.id for one in scene.entities if one.kind == "teapot")
    assert hops.agents == (teapot,)
    assert any(one.kind == "on" and one.b == teapot for one in scene.relations)


def test_nobody_comes_out_of_what_they_push() -> None:
    scene = _told("A nurse pushing a wheelchair comes out toward the camera.")
    assert not any(one.kind == "in" for one in scene.relations)


def test_upside_down_is_how_and_no_newspaper() -> None:
    scene = _told("A man reads a newspaper upside down.")
    reads = next(one for one in scene.actions if one.verb == "read")
    assert scene.entity(reads.target).noun == "newspaper"  # type: ignore[union-attr]
