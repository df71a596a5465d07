"""What was moved goes on, what is kept up comes next, and a toy is as large as toys are."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read


@pytest.mark.parametrize(
    ("text", "goes"),
    [
        ("A puppy pushes a jar off the shelf; it falls to the floor.", "jar"),
        ("A girl puts an orange on the table. It rolls away.", "orange"),
    ],
)
def test_it_is_what_was_moved_and_no_furniture(text: str, goes: str, presets: Presets) -> None:
    scene = read(text, presets)
    nouns = {one.id: one.noun for one in scene.entities}
    assert [nouns[name] for name in scene.actions[-1].agents] == [goes]


def test_who_gets_up_and_keeps_running_gets_up_first(presets: Presets) -> None:
    scene = read("A jogger stumbles, gets up and keeps running.", presets)
    assert [one.order for one in scene.actions] == [0, 1, 2]


def test_a_toy_lorry_is_far_smaller_than_a_lorry_and_a_toy_snail_no_smaller_than_a_snail(
    presets: Presets,
) -> None:
    scene = read("A toy lorry rolls past a toy snail.", presets)
    lorry, snail = scene.entities
    assert lorry.scale < 0.3
    assert snail.scale == 1.0


@pytest.mark.parametrize("text", ["A rabbit hops onto a crate.", "A toad leaps onto a crate."])
def test_who_hops_onto_something_is_not_on_it_before(text: str, presets: Presets) -> None:
    scene = read(text, presets)
    assert not [one for one in scene.relations if one.kind == "on"]
    assert scene.actions[0].target


def test_what_hangs_from_a_branch_is_under_it(presets: Presets) -> None:
    (told,) = read("A lantern hangs from a branch.", presets).relations
    assert (told.a, told.kind, told.b) == ("lantern.1", "under", "branch.1")


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("A lynx crouches, ready to pounce.", ["crouch"]),
        ("A robot waits, ready for takeoff.", ["wait"]),
        ("A nurse gets ready for work.", ["get ready for work"]),
    ],
)
def test_what_one_is_ready_for_is_not_done_yet(
    text: str, done: list[str], presets: Presets
) -> None:
    scene = read(text, presets)
    assert [one.verb for one in scene.actions] == done
    assert len([one for one in scene.entities if not one.implied]) == 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [("A badger in VR goggles dances.", "glasses"), ("A hen cooks in a chef's hat.", "toque")],
)
def test_a_beast_wears_what_it_is_in(text: str, kind: str, presets: Presets) -> None:
    (beast,) = [one for one in read(text, presets).entities if not one.implied]
    assert [one.kind for one in beast.wears] == [kind]
