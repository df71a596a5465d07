"""Everybody is on and in what is theirs, and nobody in what belongs to another."""

from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.story.scene import Scene

PRESETS = load_presets()


def _told(say: str) -> tuple[Scene, set[tuple[str, str, str]]]:
    scene = read(say, PRESETS)
    nouns = {one.id: one.noun for one in scene.entities}
    return scene, {(nouns[one.a], one.kind, nouns[one.b]) for one in scene.relations}


def test_who_is_between_two_is_not_in_what_one_of_them_is_in() -> None:
    _, told = _told("A goose stands between a hen in a crate and a pig.")
    assert ("hen", "in", "crate") in told and ("goose", "in", "crate") not in told


def test_who_has_something_done_to_them_on_a_deck_is_on_it_too() -> None:
    _, told = _told("A nurse shaves a sailor on a deck.")
    assert {("nurse", "on", "deck"), ("sailor", "on", "deck")} <= told


def test_who_is_shaved_has_the_chair() -> None:
    _, told = _told("A nurse shaves a clown on a chair.")
    assert ("clown", "on", "chair") in told and ("nurse", "on", "chair") not in told


def test_what_somebody_flies_on_flies() -> None:
    scene, _ = _told("A monk flies on a rug from left to right.")
    rug = next(one.id for one in scene.entities if one.noun == "rug")
    flies = [one for one in scene.actions if one.motion == "fly"]
    assert [one.agents for one in flies] == [(rug,)]
    assert any(one.motion == "sit" and one.target == rug for one in scene.actions)


def test_what_is_wrapped_in_paper_on_a_bench_is_on_the_bench() -> None:
    _, told = _told("Three fish wrapped in newspaper lie on a bench.")
    assert ("fish", "on", "bench") in told


def test_two_who_sit_in_armchairs_are_on_them() -> None:
    _, told = _told("A nun and a baker sit facing each other in armchairs.")
    assert {("nun", "on", "armchair"), ("baker", "on", "armchair")} <= told


def test_what_something_is_set_down_beside_is_on_the_counter_too() -> None:
    _, told = _told("A cook sets a jug on the counter next to a lantern.")
    assert ("lantern", "on", "counter") in told
