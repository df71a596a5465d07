"""What is held, given, dropped, broken and lost, and what `changes` do."""

import pytest

PIER, KITCHEN = {"place": "pier"}, {"place": "kitchen"}


def test_what_is_picked_up_is_held_from_then_on(follow, who) -> None:
    first, second = follow(
        {**PIER, "action": "Mara picks up the lantern."}, {"action": "Mara waits."}
    )
    assert who(first, "mara").holds == ()
    assert first.after == ("mara holds lantern",)
    assert who(second, "mara").holds == ("lantern",)
    assert who(second, "lantern").held_by == "mara"
    assert second.scene.entity("mara").holds == ("lantern",)


@pytest.mark.parametrize(
    ("action", "holder"),
    [
        ("Mara gives the lantern to the keeper.", "keeper"),
        ("Mara hands the keeper the lantern.", "keeper"),
        ("Mara puts the lantern down.", ""),
        ("Mara drops the lantern.", ""),
        ("Mara throws the lantern.", ""),
        ("The keeper takes the lantern.", "keeper"),
        ("Mara walks to the keeper.", "mara"),
    ],
)
def test_actions_change_hands(follow, who, action, holder) -> None:
    *_, last = follow(
        {**PIER, "with": ["keeper"], "action": "Mara picks up the lantern."},
        {"action": action},
        {"action": "The keeper waits."},
    )
    assert who(last, "lantern").held_by == holder


def test_a_caught_ball_goes_along_and_keeps_apart_from_another(follow, there, who) -> None:
    *_, there_first, away, back = follow(
        {**PIER, "action": "A man throws a ball to Mara. She catches it."},
        {**KITCHEN, "action": "A ball lies on the table."},
        {"action": "Mara enters."},
        {**PIER, "action": "Mara waits."},
    )
    assert "ball.1" in there(there_first)
    assert {"ball.1", "ball.2"} <= there(away)
    assert who(away, "mara").holds == ("ball.2",)
    assert who(back, "mara").holds == ("ball.1",), "where it was first it is still the same ball"


def test_who_leaves_takes_along_what_they_hold(follow, there) -> None:
    *_, last = follow(
        {**PIER, "action": "Mara picks up the lantern."},
        {"action": "Mara leaves."},
        {"action": "The keeper waits."},
    )
    assert there(last) == {"keeper", "key"}


def test_changes_come_after_the_shot(follow, who) -> None:
    change = {"mara": {"wears": "torn blue coat", "holds": ["key"]}, "lantern": {"state": "broken"}}
    first, second = follow(
        {**PIER, "with": ["keeper"], "action": "Mara waits.", "changes": change},
        {"action": "Mara walks."},
    )
    assert who(first, "mara").wears == ("yellow raincoat",)
    assert who(first, "lantern").state == "whole"
    assert set(first.after) == {"mara wears torn blue coat", "mara holds key", "lantern is broken"}
    mara = who(second, "mara")
    assert (mara.wears, mara.holds) == (("torn blue coat",), ("key",))
    look = "woman in her thirties, short black hair, wearing torn blue coat"
    assert mara.look == look, "the sentence for models has the new clothes in place of the old ones"
    assert second.scene.entity("mara").wears[0].color != first.scene.entity("mara").wears[0].color
    assert who(second, "lantern").state == "broken"
    assert second.scene.entity("lantern").traits["broken"] is True


def test_a_new_look_keeps_the_id(follow, who) -> None:
    change = {"mara": {"look": "woman with white hair in a red dress"}}
    _, second = follow(
        {**PIER, "action": "Mara waits.", "changes": change}, {"action": "Mara walks."}
    )
    assert who(second, "mara").look == "woman with white hair in a red dress"
    assert who(second, "mara").wears == ("red dress",)


def test_what_an_action_breaks_stays_broken(follow, who) -> None:
    first, *_, last = follow(
        {**KITCHEN, "action": "The vase falls and shatters."},
        {**PIER, "action": "Mara waits."},
        {**KITCHEN, "action": "Rose waits."},
    )
    assert first.after == ("vase is broken",)
    assert who(last, "vase").state == "broken"


def test_what_is_lost_is_nowhere_until_it_is_found(follow, there) -> None:
    lost, gone, found = (
        {**PIER, "action": "Mara waits.", "changes": {"lantern": {"state": "lost"}}},
        {
            "action": "Mara looks for the lantern.",
            "changes": {"lantern": {"state": "whole", "at": "pier"}},
        },  # fmt: skip
        {"action": "Mara picks up the lantern."},
    )
    first, second, third = follow(lost, gone, found)
    assert "lantern" in there(first)
    assert "lantern" not in there(second)
    assert "lantern" in there(third)
    assert (second.missed, third.missed) == ((), ())


def test_clothes_said_in_an_action_are_of_that_shot(follow, who) -> None:
    first, second = follow(
        {**PIER, "action": "Mara in a red dress waits."}, {"action": "Mara walks."}
    )
    assert "red dress" in who(first, "mara").wears
    assert who(second, "mara").wears == ("yellow raincoat",)


def test_clothes_that_somebody_puts_on_stay_on(follow, who) -> None:
    first, second = follow(
        {**PIER, "action": "Mara puts on a red coat."}, {"action": "Mara walks."}
    )
    assert first.after == ("mara wears red coat",)
    assert who(second, "mara").wears == ("red coat",)
    assert who(second, "mara").look.endswith("short black hair, wearing red coat")
