"""What is mostly a part of the sky, the set or another thing is there where something is done by
it, to it or beside it."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read


def kinds(text: str, presets: Presets) -> list[str]:
    return [one.kind for one in read(text, presets).entities]


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("Three moons hang over a barn", "skyfaring_moon", 3),
        ("A red cloud floats above a farm", "skyfaring_cloud", 1),
        ("A glider circles around a cloud", "skyfaring_cloud", 1),
        ("A witch plucks a star from the sky", "skyfaring_star", 1),
        ("Lightning strikes a pine", "bolt_of_lightning", 1),
        ("Lava gushes out of a crack", "lava_jet", 1),
        ("A mouse runs in its wheel", "running_wheel", 1),
        ("A potter shapes clay on the wheel", "throwing_wheel", 1),
        ("Tins tumble off a shelf", "food_tin", 3),
        ("A coat hangs from a hook", "wall_hook", 1),
        ("A diver swims through a hatch", "door", 1),
        ("In time-lapse, clouds race over a castle", "skyfaring_cloud", 3),
        ("A kite hangs under a cloud", "skyfaring_cloud", 1),
        ("A goat stands below a suspension bridge", "bridge", 1),
        ("A lorry stops in front of a filling station", "fuel_forecourt", 1),
        ("A red ball lies on the altar", "stone_altar", 1),
        ("The moon sinks behind the dunes", "hill_slope", 1),
        ("Breakers crash around a rock", "towering_wave", 3),
        ("A barn, dark clouds gather behind it", "skyfaring_cloud", 3),
        ("A tourist dances on a crosswalk", "striped_crossing", 1),
        ("A seal sleeps beside an iceberg", "volcano_model", 1),
        ("A mosque with a dark cloud behind it", "skyfaring_cloud", 1),
    ],
)
def test_what_is_named_is_there(text: str, kind: str, count: int, presets: Presets) -> None:
    assert kinds(text, presets).count(kind) == count


@pytest.mark.parametrize(
    "text",
    [
        "A wolf howls by moonlight",
        "The moon shines on a lake",
        "Clouds gather over the farm",
        "Waves crash on the shore",
        "A dog runs under the stars",
        "A tin soldier marches",
        "A car with golden wheels drives past",
        "No clouds in the sky, a girl runs",
    ],
)
def test_what_only_tells_the_hour_or_the_weather_is_no_body(text: str, presets: Presets) -> None:
    bodies = {
        "skyfaring_moon",
        "skyfaring_cloud",
        "skyfaring_star",
        "running_wheel",
        "food_tin",
        "towering_wave",
    }
    assert not bodies & set(kinds(text, presets))


def test_a_cloud_follows_whom_it_is_said_to_follow(presets: Presets) -> None:
    scene = read("A gray cloud follows a clown around a tree", presets)
    follow = next(one for one in scene.actions if one.motion == "follow")
    assert [one.split(".")[0] for one in (*follow.agents, follow.target)] == [
        "skyfaring_cloud",
        "person",
    ]


def test_what_is_only_compared_with_is_not_there(presets: Presets) -> None:
    scene = read("A dragon no bigger than a kettle sits on a table", presets)
    assert [one.kind for one in scene.entities] == ["dragon", "table"]
    assert scene.entities[0].scale < 0.2
    assert "apple" not in kinds("A giant plucks the bells and eats them like an apple", presets)


def test_who_irons_is_not_made_of_iron(presets: Presets) -> None:
    scene = read("An alien ironing a shirt", presets)
    assert [one.kind for one in scene.entities] == ["alien", "folded_shirt"]
    assert [one.verb for one in scene.actions] == ["iron"]


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("A nurse sips cocoa", "cup of cocoa"),
        ("A cook tastes the soup", "bowl of soup"),
        ("A waiter pours wine into a glass", "bottle of wine"),
        ("A mason pours concrete into a bucket", "jug of concrete"),
        ("A surfer carries his board", "board"),
        ("A rower rows a racing shell", "racing shell"),
    ],
)
def test_what_is_implied_goes_by_what_it_is_called(text: str, noun: str, presets: Presets) -> None:
    assert noun in [one.noun for one in read(text, presets).entities]


def test_their_boards_are_one_for_each(presets: Presets) -> None:
    scene = read("Two surfers carry their boards", presets)
    assert [one.noun for one in scene.entities].count("board") == 2
    surfers = [one for one in scene.entities if one.noun == "surfer"]
    assert len({name for one in surfers for name in one.holds}) == 2


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A violet moon rises above a barn", "skyfaring_moon"),
        ("A gray tornado sweeps past a barn", "whirling_funnel"),
        ("A nurse sets a kitten on a scale", "weighing_scale"),
        ("Two geese sing on a balcony", "stone_balcony"),
        ("The drawbridge opens slowly", "castle_drawbridge"),
        ("A green caravan is parked beside a barn", "van"),
        ("A bear plays banjo", "banjo"),
        ("A dealer shuffles cards", "playing_card"),
        ("A kitten sleeps in a hat", "felt_hat"),
        ("A maid wipes a table with an apron", "hanging_dress"),
        ("Black smoke trails from a truck", "smoke_plume"),
        ("A girl roasts chestnuts", "potato"),
    ],
)
def test_what_could_be_swallowed_is_there(text: str, kind: str, presets: Presets) -> None:
    assert kind in kinds(text, presets)


def test_who_is_set_on_something_is_there_and_not_who_sets_them(presets: Presets) -> None:
    scene = read("A nurse sets a kitten on a scale", presets)
    assert [(one.a, one.kind, one.b) for one in scene.relations] == [
        ("cat.1", "on", "weighing_scale.1")
    ]


def test_the_color_of_stuff_is_that_of_what_is_made_of_it(presets: Presets) -> None:
    scene = read("A kitten chases a ball of blue yarn", presets)
    ball = next(one for one in scene.entities if one.kind == "ball")
    assert (ball.noun, ball.color) == ("ball of yarn", "#2458c5")


def test_a_goldfish_with_its_tank_is_in_it(presets: Presets) -> None:
    scene = read("A fish tank with two goldfish stands on a desk", presets)
    assert [one.a for one in scene.relations if one.kind == "in"] == ["fish.1", "fish.2"]
    scene = read("A basket with three puppies stands on a desk", presets)
    assert [one.a for one in scene.relations if one.kind == "in"] == ["dog.1", "dog.2", "dog.3"]


def test_the_flame_of_a_candle_is_the_candle(presets: Presets) -> None:
    assert "campfire" not in kinds("A girl blows out the flame of a candle", presets)


@pytest.mark.parametrize(
    ("text", "kind", "relation"),
    [
        ("A goat on a wall, a hen on the roof", "roofed_shed", "on"),
        ("A fiddler stands beside a waterfall", "rocky_cascade", "beside"),
        ("Two clowns face the stage", "boarded_stage", "facing"),
        ("Three sailors sit along the harbour wall", "quay_wall", "on"),
        ("A nurse hands a cup to a vet across an operating table", "surgeons_table", "between"),
        ("A pony shrinks to the size of the barrel next to it", "barrel", "beside"),
    ],
)
def test_a_part_of_the_set_is_a_body_for_who_is_at_it(
    text: str, kind: str, relation: str, presets: Presets
) -> None:
    scene = read(text, presets)
    body = next(one.id for one in scene.entities if one.kind == kind)
    assert any(one.kind == relation and body in (one.a, one.b) for one in scene.relations)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A cat sleeps on the roof", "rooftop"),
        ("A fiddler plays on an empty stage", "theater"),
        ("Three sailors sit along the harbour wall", "harbor"),
    ],
)
def test_who_is_in_a_place_is_in_it_still(text: str, place: str, presets: Presets) -> None:
    assert read(text, presets).place == place


def test_those_named_in_passing_are_there(presets: Presets) -> None:
    bed = read("A cat sits beside a snoring giant's bed", presets)
    assert any(one.noun == "giant" for one in bed.entities)
    assert any(one.verb == "snore" for one in bed.actions)
    monks = read("One nun rings a bell while three others dance", presets)
    assert [one.noun for one in monks.entities].count("nun") == 4
    young = read("A calf elephant follows a goose", presets)
    assert young.entities[0].noun == "elephant calf"
    riders = read("Two knights on horseback face a troll", presets)
    assert [one.kind for one in riders.relations].count("on") == 2


def test_a_gown_on_a_mannequin_is_worn_by_it(presets: Presets) -> None:
    scene = read("A tailor pins the hem of a green gown on a mannequin", presets)
    worn = next(one for one in scene.entities if one.noun == "mannequin").wears
    assert [one.color for one in worn if one.kind == "gown"] == ["#2f9e44"]
    assert scene.actions[0].target == next(
        one.id for one in scene.entities if one.noun == "mannequin"
    )


def test_all_who_are_placed_to_one_another_do_it(presets: Presets) -> None:
    scene = read("A clown stands between a nurse and a mime, all three looking at a cake", presets)
    assert len(next(one for one in scene.actions if one.motion == "look").agents) == 3


def test_a_puppet_is_dressed_in_its_color_and_stays_who_was_called_so(presets: Presets) -> None:
    scene = read(
        "A puppet in a green hood sits on a box, a bear puppet pops up behind her, and she screams",
        presets,
    )
    first = scene.entities[0]
    assert (first.noun, [one.color for one in first.wears]) == ("puppet", ["#2f9e44"])
    assert any("bear" in one.noun for one in scene.entities)
    assert scene.actions[-1].agents == (first.id,)
    assert any(one.aspect == "appear" for one in scene.becomings)


def test_a_lid_is_that_of_what_was_named(presets: Presets) -> None:
    scene = read("A witch climbs into a barrel and pulls the lid shut", presets)
    act = next(one for one in scene.actions if one.motion == "pull")
    assert act.target == "barrel.1"


def test_clouds_race_in_sight_in_a_time_lapse(presets: Presets) -> None:
    scene = read("Time-lapse of a harbor, clouds racing, gulls on a crane", presets)
    act = next(one for one in scene.actions if "skyfaring_cloud.1" in one.agents)
    assert act.motion == "drift" and act.speed < 0.5
