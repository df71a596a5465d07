"""A storyboard becomes a plan: what depends on what, and why a shot is made again."""

from pathlib import Path

import pytest
import yaml

from soracli.errors import InputError
from soracli.plan.changes import reasons
from soracli.plan.film import FilmPlan
from soracli.plan.request import Request
from soracli.script.board import read_board
from soracli.script.presets import load_presets
from soracli.studio.filming import chosen, plan_film

BOARD = {
    "schema": "storyboard/1",
    "title": "A test",
    "delivery": {"size": "128x72", "fps": 12},
    "world": {
        "characters": {
            "mara": {"look": "a woman with short black hair in a yellow raincoat"},
            "tom": {"look": "an old man in a navy sweater"},
        },
        "places": {"pier": {"look": "a rocky coast"}, "house": {"look": "a kitchen"}},
        "props": {"lantern": {"look": "a brass lantern", "at": "pier"}},
    },
    "shots": [
        {"id": "walk", "place": "pier", "action": "Mara walks from left to right."},
        {"id": "meet", "place": "pier", "action": "Tom enters.", "seconds": 3},
        {"id": "hello", "place": "pier", "lines": [{"who": "tom", "say": "You are late again."}]},
        {"id": "go", "place": "pier", "action": "Mara picks up the lantern."},
        {"id": "home", "place": "house", "action": "A black cat sits on a chair."},
        {"id": "back", "place": "pier", "action": "Mara looks out to sea."},
    ],
}


def plan(change=None, **request: object) -> FilmPlan:
    data = yaml.safe_load(yaml.safe_dump(BOARD))
    if change:
        change(data)
    text = yaml.safe_dump(data, sort_keys=False)
    return plan_film(read_board(text, "film.yaml", None), Request(**request), load_presets())


def keys(film: FilmPlan) -> dict[str, str]:
    return {shot.id: shot.key for shot in film.shots}


def changed(before: FilmPlan, after: FilmPlan) -> list[str]:
    old = keys(before)
    return [name for name, key in keys(after).items() if old.get(name) != key]


def test_the_same_board_gives_the_same_keys() -> None:
    assert keys(plan()) == keys(plan())
    assert plan().key == plan().key


def test_a_camera_or_a_style_changes_its_own_shot_alone() -> None:
    def closer(data) -> None:
        data["shots"][1]["camera"] = {"framing": "close-up", "on": "tom"}

    before, after = plan(), plan(closer)
    assert changed(before, after) == ["meet"]
    assert reasons(before, after) == {"meet": "its camera changed"}


def test_an_action_changes_what_goes_on_from_it_and_nothing_elsewhere() -> None:
    def left(data) -> None:
        data["shots"][0]["action"] = "Mara walks from right to left."

    before, after = plan(), plan(left)
    assert changed(before, after) == ["walk", "meet", "hello", "go", "back"]
    why = reasons(before, after)
    assert why["walk"] == "its action changed"
    assert why["go"].startswith("goes on from walk")
    assert "home" not in why


def test_a_corrected_word_makes_only_its_own_shot_again() -> None:
    def word(data) -> None:
        data["shots"][2]["lines"][0]["say"] = "You are much too late again, Mara."

    assert changed(plan(), plan(word)) == ["hello"]


def test_the_title_of_the_film_makes_no_shot_again_but_another_film() -> None:
    before, after = plan(), plan(lambda data: data.update(title="Another"))
    assert changed(before, after) == []
    assert before.key != after.key


def test_independent_shots_may_change_places() -> None:
    def swap(data) -> None:
        shots = data["shots"]
        shots[3], shots[4] = shots[4], shots[3]

    before, after = plan(), plan(swap)
    assert changed(before, after) == []
    assert [shot.id for shot in after.shots] != [shot.id for shot in before.shots]
    assert before.key != after.key


def test_what_is_said_aloud_decides_the_length_where_nobody_else_does() -> None:
    def longer(data) -> None:
        data["shots"][2]["lines"][0]["say"] = "You are late again. " * 4

    lengths = {shot.id: shot.spec.frames for shot in plan().shots}
    assert lengths["meet"] == 36
    assert {shot.id: shot.spec.frames for shot in plan(longer).shots}["hello"] > lengths["hello"]


def test_a_look_that_changes_is_seen_in_every_later_shot() -> None:
    def torn(data) -> None:
        data["shots"][1]["changes"] = {"mara": {"wears": "a red coat"}}

    after = plan(torn)
    assert [name for name in changed(plan(), after)] == ["hello", "go", "back"]
    assert reasons(plan(), after)["hello"] == "mara looks different"


def test_a_film_of_some_of_its_shots_has_their_takes_and_their_length() -> None:
    whole = plan()
    part = chosen(whole, ["home", "meet"], load_presets())
    assert [clip.shot for clip in part.timeline.clips] == ["meet", "home"]
    assert part.timeline.frames == sum(shot.spec.frames for shot in part.shots)
    assert all(shot.key == keys(whole)[shot.id] for shot in part.shots)


def test_another_take_changes_its_shot_and_what_it_moves() -> None:
    board = read_board(yaml.safe_dump(BOARD, sort_keys=False), "film.yaml", None)
    again = plan_film(board, Request(), load_presets(), {"home": 7})
    assert changed(plan(), again) == ["home"]
    assert reasons(plan(), again) == {"home": "another take, seed 7"}


@pytest.mark.parametrize(
    ("camera", "words"),
    [({"framing": "gigantic"}, "gigantic"), ({"lens": "3mm"}, "3mm"), ({"lens": "wide"}, "wide")],
)
def test_a_camera_that_does_not_exist_is_refused_with_its_shot(camera, words: str) -> None:
    with pytest.raises(InputError) as refused:
        plan(lambda data: data["shots"][1].update(camera=camera))
    assert words in refused.value.message
    assert refused.value.place.startswith("film.yaml:")


def test_transitions_that_do_not_fit_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="transitions"):
        plan(lambda data: data["shots"][1].update(transition={"dissolve": 4}))


def test_letters_that_no_typeface_has_are_known_before_anything_is_made() -> None:
    def foreign(data) -> None:
        data["shots"][0]["titles"] = [{"text": "Tom 日本の", "sub": "Tom 🐶"}]
        data["shots"][1]["lines"] = [{"who": "mara", "say": "もう"}]

    told = {one.at: one.message for one in plan(foreign).breaks if one.kind == "letters"}
    assert told == {
        ("shots", 0, "titles", 0, "text"): 'the typeface has no picture of "日本の", '
        "so boxes are drawn",
        ("shots", 0, "titles", 0, "sub"): 'the typeface has no picture of "🐶", '
        "so they are left out",
    }

    def burnt(data) -> None:
        foreign(data)
        data["delivery"]["captions"] = "burnt"

    places = [one.at for one in plan(burnt).breaks if one.kind == "letters"]
    assert ("shots", 1, "lines", 0, "say") in places


def test_a_letterbox_is_composed_by_every_take_and_drawn_by_it() -> None:
    boxed = plan(lambda data: data["delivery"].update(letterbox=2.39))
    assert boxed.timeline.letterbox == 2.39
    assert {shot.spec.look.letterbox for shot in boxed.shots} == {2.39}
    styled = plan(lambda data: data.update(style="cinematic"))
    assert styled.timeline.letterbox == styled.shots[0].spec.look.letterbox > 0
    mixed = plan(lambda data: data["shots"][0].update(style="cinematic"))
    assert mixed.timeline.letterbox == 0


@pytest.mark.parametrize(
    "camera",
    ["low angle close-up of Mara", {"framing": "close-up", "angle": "low", "on": "Mara"}],
)
def test_a_camera_may_be_on_somebody_by_name(camera) -> None:
    found = plan(lambda data: data["shots"][2].update(camera=camera)).shots[2].spec.scene.camera
    assert (found.on, found.framing, found.angle) == ("mara", "close-up", "low")


def test_a_place_that_no_look_describes_stays_what_it_was() -> None:
    actions = ("A dog runs.", "A basketball player shoots.", "A sailboat sails.")

    def hall(data) -> None:
        data["world"]["places"]["hall"] = {"look": "the hall of zorgs"}
        shots = [{"id": f"h{n}", "place": "hall", "action": a} for n, a in enumerate(actions)]
        data["shots"] += shots

    sets = {shot.spec.scene.place for shot in plan(hall).shots[-3:]}
    assert len(sets) == 1


def test_the_same_words_said_twice_are_two_lines_each_at_its_time() -> None:
    words = yaml.safe_dump(
        {
            "schema": "storyboard/1",
            "world": {"characters": {"mara": "a woman", "tom": "a man"}},
            "shots": [
                {
                    "action": "Mara and Tom stand.",
                    "lines": [
                        {"who": "tom", "say": "No.", "at": 0.3},
                        {"who": "mara", "say": "No.", "at": 1.2, "language": "de"},
                        {"who": "tom", "say": "No.", "at": 2.4},
                    ],
                }
            ],
        }
    )
    plan = plan_film(read_board(words, "film.yaml", None), Request(), load_presets())
    lines = plan.score.shots[0].lines
    told = [(line.who, line.start, line.voice.language[:2]) for line in lines]
    assert told == [("tom", 0.3, "en"), ("mara", 1.2, "de"), ("tom", 2.4, "en")]
    assert [one.start for one in plan.timeline.captions] == [7, 29, 58]
