"""Breaks in continuity: each is told with what to do about it, and ordinary coverage has none."""

import pytest

from soracli.plan.snapshot import Break

PIER = {"place": "pier"}
KITCHEN = {"place": "kitchen", "action": "Rose waits."}
TALK = [{"who": "mara", "say": "You never wrote."}, {"who": "keeper", "say": "I did."}]
BOTH = {**PIER, "with": ["mara", "keeper"]}


def kinds(found: list[Break]) -> list[tuple[str, str]]:
    assert all(one.hint and one.message for one in found)
    return [(one.shot, one.kind) for one in found]


def camera(on: str = "", framing: str = "", **others: object) -> dict[str, object]:
    return {"camera": {"on": on, "framing": framing, **others}}


def test_a_clean_two_hander_has_no_breaks(find) -> None:
    mara, keeper = camera("mara", "medium close-up"), camera("keeper", "medium close-up")
    found = find(
        {**PIER, "time": "dusk", **camera(framing="extreme wide"), "action": "The pier at dusk."},
        {**camera(framing="wide"), "action": "Mara walks and picks up the lantern."},
        {**camera("mara", "full"), "action": "The keeper enters.", "lines": TALK[1:]},
        {**camera("mara", "medium close-up", over="keeper"), "lines": TALK[:1]},
        {**camera("keeper", "medium close-up", over="mara"), "lines": TALK[1:]},
        {**mara, "lines": TALK[:1]},
        {**keeper, "lines": TALK[1:]},
        {**camera("lantern", "close-up"), "action": "Mara holds the lantern."},
        {**camera("mara", "close-up", angle="low"), "lines": TALK[:1]},
        {**camera("keeper", "close-up", angle="high"), "lines": TALK[1:]},
        {**camera(framing="two-shot"), "action": "Mara gives the lantern to the keeper."},
        {**camera("the keeper", "wide"), "action": "Old Tom leaves.", "lines": TALK[1:]},
    )
    assert found == []


def test_somebody_speaks_who_is_somewhere_else(find) -> None:
    (one,) = find({**BOTH, "action": "Mara waits."}, {**KITCHEN, "lines": TALK})[:1]
    assert one.kind == "absent speaker"
    assert one.at == ("shots", 1, "lines", 0, "who")
    assert (
        one.message
    ) == 'mara speaks here and is not there: they were last at the pier in shot 1 ("s1")'
    assert "with: [mara]" in one.hint
    brought = {**KITCHEN, "lines": TALK, "with": BOTH["with"]}
    assert find({**BOTH, "action": "Mara waits."}, brought) == []


def test_who_has_left_cannot_speak(find) -> None:
    found = find(BOTH, {"action": "Mara leaves."}, {"lines": TALK[:1]})
    assert kinds(found) == [("s3", "absent speaker")]
    assert 'they left in shot 2 ("s2")' in found[0].message


def test_a_lost_prop_is_used(find) -> None:
    found = find(
        {**BOTH, "changes": {"lantern": {"state": "lost"}}},
        {"action": "Mara looks for the lantern."},
        {"action": "Mara picks up the lantern."},
    )
    assert kinds(found) == [("s3", "lost prop")]
    assert found[0].message == 'lantern is used here and was lost in shot 1 ("s1")'


def test_a_prop_is_used_that_somebody_has_elsewhere(find) -> None:
    found = find({**PIER, "with": ["keeper"]}, {**KITCHEN, "action": "Rose gives the key to Mara."})
    assert kinds(found) == [("s2", "lost prop")]
    assert "keeper has it" in found[0].message


@pytest.mark.parametrize(
    ("before", "after", "broken"),
    [
        ({"changes": {"mara": {"wears": "torn blue coat"}}}, "Mara waits in her whole coat.", True),
        ({"changes": {"mara": {"wears": "torn blue coat"}}}, "Mara waits in her coat.", False),
        ({"changes": {"mara": {"wears": "torn blue coat"}}}, "Mara waits in her torn coat.", False),
        ({"action": "Mara tears her raincoat."}, "Mara's intact coat is wet.", True),
        (
            {"action": "Mara waits in a muddy raincoat."},
            "The keeper looks at her clean coat.",
            True,
        ),
        (
            {"action": "Mara waits in a muddy raincoat."},
            "Mara cleans her raincoat. Her coat is clean.",
            False,
        ),  # fmt: skip
        (
            {"action": "The keeper waits in a muddy sweater."},
            "Mara waits in her clean coat.",
            False,
        ),
        (
            {"changes": {"lantern": {"state": "broken"}}},
            "Mara looks at the unbroken lantern.",
            True,
        ),
        ({"changes": {"lantern": {"state": "broken"}}}, "Mara lights the lantern.", True),
        ({"changes": {"lantern": {"state": "broken"}}}, "Mara picks up the broken lantern.", False),
        ({"action": "The lantern falls and shatters."}, "Mara lights the lantern.", True),
        ({"action": "Mara picks up the lantern."}, "Mara lights the lantern.", False),
    ],
)
def test_what_was_damaged_is_whole_again(find, before, after, broken) -> None:
    found = find({**BOTH, **before}, {"action": "The keeper waits."}, {"action": after})
    assert kinds(found) == ([("s3", "mended")] if broken else [])
    assert find({**BOTH, **before}, {"action": "The keeper waits."}) == []


def test_mending_is_the_authors_will(find) -> None:
    torn, new = {"wears": "torn blue coat"}, {"wears": "red dress"}
    found = find(
        {**BOTH, "changes": {"mara": torn}},
        {"changes": {"mara": new}},
        {"action": "Mara waits in a whole coat."},
    )
    assert found == []


def test_a_shot_is_too_short_for_its_lines(find) -> None:
    shot = {**BOTH, "lines": TALK, "seconds": 2.0}
    (one,) = find(shot, speech={"s1": 2.71})
    assert (one.kind, one.at) == ("too short", ("shots", 0, "seconds"))
    assert one.message == "the lines are over after 2.7 s, and the shot lasts 2.0 s"
    assert "seconds: 3.2" in one.hint
    assert find(shot, speech={"s1": 1.6}) == []


def test_a_jump_over_the_line(find) -> None:
    near, far = {**BOTH, "lines": TALK}, {"lines": TALK, "camera": {"side": "far"}}
    assert kinds(find(near, far)) == [("s2", "crossed line")]
    assert find(near, far)[0].at == ("shots", 1, "camera", "side")
    assert kinds(find(near, far, near)) == [("s2", "crossed line")], "coming back is the same fault"
    assert kinds(find(near, far, near, far)) == [("s2", "crossed line"), ("s4", "crossed line")]


@pytest.mark.parametrize(
    "between",
    [
        camera("lantern", "close-up"),
        {"camera": {"move": "orbit clockwise"}, "lines": TALK},
        {"camera": {"eyes": "mara"}, "lines": TALK},
        {"camera": {"angle": "overhead"}, "lines": TALK},
        {"action": "The keeper walks.", "lines": TALK},
        {**KITCHEN},
    ],
)
def test_a_neutral_shot_takes_the_eye_over_the_line(find, between) -> None:
    near, far = {**BOTH, "lines": TALK}, {**PIER, "lines": TALK, "camera": {"side": "far"}}
    assert find(near, between, far) == []


def test_who_is_alone_has_no_line(find) -> None:
    assert find({**PIER, "action": "Mara waits."}, {"camera": {"side": "far"}}) == []


def test_eyes_do_not_meet(find) -> None:
    mara = {**BOTH, **camera("mara", "close-up"), "lines": TALK[:1]}
    far = {**camera("keeper", "close-up", side="far"), "lines": TALK[1:]}
    assert kinds(find(mara, far)) == [("s2", "eyelines")]
    low = [{**BOTH, **camera(who, "close-up", angle="low"), "lines": TALK} for who in BOTH["with"]]
    (one,) = find(*low)
    assert one.kind == "eyelines"
    assert "both seen from below" in one.message
    high = {"words": "close-up, high angle"}
    words = [{**BOTH, **camera(who, **high), "lines": TALK} for who in BOTH["with"]]
    assert kinds(find(*words)) == [("s2", "eyelines")]


def test_screen_direction(find) -> None:
    go, back = "Mara runs from left to right.", "Mara runs from right to left."
    (one,) = find({**PIER, "action": go}, {**KITCHEN, "action": back})
    assert (one.kind, one.at) == ("screen direction", ("shots", 1, "action"))
    assert find({**PIER, "action": go}, {**KITCHEN, "action": go}) == []
    around = camera(move="orbit clockwise")
    assert find({**PIER, "action": go}, {**KITCHEN, **around, "action": back}) == []
    assert find({**PIER, "action": go}, {"action": "Mara waits."}, {"action": back}) == []


@pytest.mark.parametrize(
    ("shot", "at", "hint"),
    [
        (camera("lantren"), ("camera", "on"), "Did you mean lantern?"),
        (camera(over="rose"), None, ""),
        (camera(eyes="the cat"), ("camera", "eyes"), "There are: mara, keeper, lantern, key."),
        ({"with": ["a zebra"]}, ("with", 0), "There are: mara, keeper"),
        ({"lines": [{"who": "mara", "say": "Hi.", "to": "kepper"}]}, ("lines", 0, "to"), "keeper"),
        (camera("Old Tom"), None, ""),
        (camera("the pier"), None, ""),
    ],
)
def test_names_that_nobody_there_goes_by(find, shot, at, hint) -> None:
    found = find({**BOTH, "action": "Mara and the keeper wait."}, shot)
    assert [(one.kind, one.at) for one in found] == (
        [("unknown name", ("shots", 1, *at))] if at else []
    )
    assert all(hint in one.hint for one in found)


def test_a_camera_on_what_is_lost(find) -> None:
    lost = {**BOTH, "changes": {"lantern": {"state": "lost"}}}
    (one,) = find(lost, camera("lantern", "close-up"))
    assert one.kind == "unknown name"
    assert "lantern is not there in this shot" in one.hint
