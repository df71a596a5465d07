"""Who plays a game has its gear and its field; who is named for what they ride is on it."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read

PRESETS = load_presets()


@pytest.mark.parametrize(
    ("text", "net", "place"),
    [
        ("Two girls play tennis", "court_net", "tennis court"),
        ("A tennis star fires an ace past her rival", "court_net", "tennis court"),
        ("A boy plays ping pong with his sister", "tennis_table", "park"),
        ("Six friends play beach volleyball", "high_net", "beach"),
    ],
)
def test_a_net_is_between_those_who_play_over_it(text: str, net: str, place: str) -> None:
    scene = read(text, PRESETS)
    found = [one for one in scene.entities if one.kind == net]
    beside = {one.b for one in scene.relations if one.a == found[0].id and one.kind == "between"}
    assert (len(found), len(beside), scene.place) == (1, 2, place)


def test_a_stroke_goes_over_to_the_opponent() -> None:
    scene = read("A tennis player returns a serve, her opponent dives", PRESETS)
    stroke = next(one for one in scene.actions if one.motion == "hit")
    player, opponent = (one for one in scene.entities if one.kind == "person")
    assert (stroke.agents, stroke.over) == ((player.id,), opponent.id)
    assert {scene.entity(name).kind for name in player.holds} == {"racket"}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "mount", "count"),
    [
        ("Four bikers race along the coast road", "motorcycle", 4),
        ("A skateboarder boardslides down a handrail", "skateboard", 1),
        ("A cyclist climbs a steep hill", "bicycle", 1),
        ("A kayaker shoots through the rapids", "kayak", 1),
        ("The jockey sprints past the stands", "horse", 1),
    ],
)
def test_who_is_named_for_a_mount_is_on_it(text: str, mount: str, count: int) -> None:
    scene = read(text, PRESETS)
    borne = [one.b for one in scene.relations if one.kind in ("on", "in")]
    assert len({name for name in borne if name.startswith(mount)}) == count


def test_a_cyclist_beside_a_bicycle_gets_no_other_one() -> None:
    scene = read("A cyclist repairs her bicycle", PRESETS)
    assert [one.kind for one in scene.entities].count("bicycle") == 1


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A rapper performs for a roaring crowd on stage", "concert"),
        ("A poet gives a speech to a small audience", "theater"),
        ("An old clown juggles in a single bright spotlight", "spotlit stage"),
        ("A mime walks across a dark stage under a spotlight", "spotlit stage"),
    ],
)
def test_a_show_has_its_stage_and_people_of_their_own_size(text: str, place: str) -> None:
    scene = read(text, PRESETS)
    assert (scene.place, {one.kind for one in scene.entities} - {"ball", "hung_spotlight"}) == (
        place,
        {"person"},
    )
    assert max(one.scale for one in scene.entities) < 1.2


@pytest.mark.parametrize(
    ("text", "chased"),
    [
        ("A boat chase across the harbor", "boat"),
        ("A wild police chase through the city, crates flying everywhere", "car"),
    ],
)
def test_a_chase_has_two_who_go_after_each_other(text: str, chased: str) -> None:
    scene = read(text, PRESETS)
    chase = next(one for one in scene.actions if one.motion == "chase")
    target = scene.entity(chase.target)
    assert target is not None
    assert target.noun == chased


def test_who_gets_out_of_what_has_landed_was_in_it() -> None:
    scene = read("A helicopter lands and a doctor jumps out", PRESETS)
    assert [(one.kind, one.a[:6], one.b[:10]) for one in scene.relations] == [
        ("in", "person", "helicopter")
    ]


def test_a_car_splashes_somebody_from_a_puddle() -> None:
    scene = read("A bus splashes a boy", PRESETS)
    assert "puddle" in {one.kind for one in scene.entities}
