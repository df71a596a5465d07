"""Who is there: people stay where they were until the story takes them away."""

PIER, KITCHEN = {"place": "pier"}, {"place": "kitchen"}


def test_who_was_named_once_stays(follow, there) -> None:
    first, second, third = follow(
        {**PIER, "action": "Mara walks."},
        {"action": "The keeper waits."},
        {"lines": [{"who": "mara", "say": "Hello."}]},
    )
    assert there(first) == {"mara", "lantern"}
    assert there(second) == there(third) == {"mara", "keeper", "lantern", "key"}
    assert (second.place, second.set) == ("pier", "jetty")


def test_who_leaves_is_gone_afterwards_and_may_enter_again(follow, there, who) -> None:
    here, leaving, without, back = follow(
        {**PIER, "action": "Mara waits."},
        {"action": "Mara leaves."},
        {"action": "Old Tom waits."},
        {"action": "Mara enters."},
    )
    assert not who(here, "mara").comes
    assert who(leaving, "mara").goes
    assert leaving.after == ("mara has left",)
    assert "mara" not in there(without)
    assert who(back, "mara").comes


def test_another_place_finds_things_as_they_were_left(follow, there) -> None:
    *_, away, back = follow(
        {**PIER, "action": "A dog and Mara run. A red ball rolls."},
        {**KITCHEN, "action": "Rose sits."},
        {**PIER, "action": "Mara waits."},
    )
    assert there(away) == {"rose", "vase", "table.1"}
    assert there(back) == {"mara", "lantern", "ball.1"}, "the ball lies there, the dog went its way"


def test_naming_brings_somebody_and_what_they_hold(follow, there) -> None:
    *_, kitchen, pier = follow(
        {**PIER, "action": "Mara picks up the lantern."},
        {**KITCHEN, "action": "Mara enters."},
        {**PIER, "action": "The keeper waits."},
    )
    assert {"mara", "lantern", "rose"} <= there(kitchen)
    assert there(pier) == {"keeper", "key"}


def test_with_and_the_camera_bring_somebody(follow, there) -> None:
    first, second = follow(
        {**PIER, "action": "It rains.", "with": ["keeper"]},
        {"camera": {"on": "keeper", "over": "mara"}},
    )
    assert "keeper" in there(first)
    assert "mara" not in there(first)
    assert "mara" in there(second)


def test_a_line_brings_who_was_nowhere_but_not_who_is_elsewhere(follow, there) -> None:
    say = [{"who": "keeper", "say": "No."}]
    first, second = follow({**PIER, "lines": say}, {**KITCHEN, "lines": say})
    assert "keeper" in there(first)
    assert "keeper" not in there(second)
    assert second.scene.lines[0].who == "keeper"
    assert second.scene.lines[0].to == ""


def test_where_nobody_is_who_speaks_is_there(follow, there) -> None:
    places = {"x": {"look": "a beach"}, "y": {"look": "a street"}}
    world = {"characters": {"a": {"look": "a man"}}, "places": places}
    say = [{"who": "a", "say": "Here."}]
    *_, second = follow({"place": "x", "lines": say}, {"place": "y", "lines": say}, world=world)
    assert there(second) == {"a"}


def test_changes_move_people_without_showing_it(follow, there) -> None:
    first, second, third = follow(
        {**PIER, "action": "Mara waits.", "changes": {"mara": {"at": "kitchen"}}},
        {"action": "The keeper waits.", "changes": {"rose": {"wears": "a red coat"}}},
        KITCHEN | {"action": "Rose sits."},
    )
    assert first.after == ("mara is at the kitchen",)
    assert not {"mara", "rose"} & there(second), "who changes somewhere else is not brought"
    assert "mara" in there(third)


def test_a_new_stranger_is_not_the_one_who_went(follow, there) -> None:
    first, _, third = follow(
        {**PIER, "action": "A man in a red hat waits."},
        {**KITCHEN, "action": "Rose sits."},
        {**PIER, "action": "A man in a blue coat waits."},
    )
    assert "person.1" in there(first)
    assert "person.2" in there(third)
    assert "person.1" not in there(third)


def test_the_place_is_furnished_once(follow, there) -> None:
    first, second = follow(
        {**KITCHEN, "action": "Rose sits at a table."}, {"action": "The vase is on the table."}
    )
    assert [one for one in there(first) if one.startswith("table")] == ["table.1"]
    assert there(first) == there(second)
    assert ("vase", "on", "table.1") in [(r.a, r.kind, r.b) for r in second.scene.relations]


def test_the_place_itself_is_no_stand_in(follow, there) -> None:
    (pier,) = follow({**PIER, "action": "Mara walks to the end of the pier."})
    assert there(pier) == {"mara", "lantern"}
    assert "pier" not in pier.scene.unplaced


def test_time_and_weather_go_on_until_they_change(follow) -> None:
    shots = follow(
        {**PIER, "time": "dusk", "weather": "fog", "action": "Mara waits."},
        {"action": "Mara walks."},
        {**KITCHEN, "time": "night", "action": "Rose sits."},
        {**PIER, "action": "Mara waits."},
    )
    assert [(one.scene.time, one.scene.weather) for one in shots] == [
        ("dusk", "fog"),
        ("dusk", "fog"),
        ("night", None),  # no fog in a kitchen
        ("night", "fog"),
    ]


def test_the_weather_of_a_look_is_of_that_place_alone(follow) -> None:
    places = {
        "street": {"look": "a city street"},
        "peak": {"look": "a foggy meadow"},
        "hall": {"look": "a small room with a chair"},
    }
    world = {"characters": {"a": {"look": "a man"}}, "places": places}
    shots = follow(
        {"place": "street", "weather": "rain", "action": "A man waits."},
        {"place": "peak", "action": "A man waits."},
        {"place": "hall", "action": "A man waits."},
        {"action": "A man waits. It storms outside."},
        {"place": "street", "action": "A man waits."},
        world=world,
    )
    weather = [one.scene.weather for one in shots]
    assert weather == ["rain", "fog", None, "storm", "storm"]


def test_a_board_without_places_is_where_its_actions_say(follow, there) -> None:
    first, second, third = follow(
        {"action": "A man walks on a beach."},
        {"action": "He waits."},
        {"action": "A cat sits in a kitchen."},
        world={},
    )
    assert [(one.place, one.set) for one in (first, second, third)] == [
        ("", "beach"),
        ("", "beach"),
        ("", "kitchen"),
    ]
    assert there(second) == {"person.1"}
    assert there(third) == {"cat.1"}


def test_lines_go_to_the_other_one_there(follow) -> None:
    first, second = follow(
        {
            **PIER,
            "with": ["mara"],
            "lines": [{"who": "keeper", "say": "You came.", "mood": "cold"}],
        },
        {
            "with": ["rose"],
            "lines": [{"who": "mara", "say": "Yes."}, {"who": "rose", "say": "Hm."}],
        },
    )
    assert [(one.who, one.to, one.mood) for one in first.scene.lines] == [
        ("keeper", "mara", "cold")
    ]
    assert [(one.who, one.to) for one in second.scene.lines] == [
        ("mara", "keeper"),
        ("rose", "mara"),
    ]


def test_a_place_may_be_a_description(follow, there) -> None:
    first, second = follow(
        {"place": "a small kitchen at night with a table", "action": "A cat sits on the table."},
        {"place": "an alley in the rain", "action": "A dog runs."},
    )
    assert (first.set, first.scene.time, second.set) == ("kitchen", "night", "alley")
    assert second.scene.weather == "rain"
    assert there(first) == {"cat.1", "table.1"}
