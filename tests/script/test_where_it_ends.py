"""No preposition between two nouns is lost: where things are, where they come to rest, whoever is
behind somebody who does something on the spot."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read

PRESETS = load_presets()


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("A clerk types while her boss paces behind her", ("person.2", "behind", "person.1")),
        ("Ferns growing out of a boot", ("fern.1", "in", "boot.1")),
        ("A fern growing out of a rotten log", ("fern.1", "on", "log.1")),
        ("A cherry in a glass melts on a table", ("glass.1", "on", "table.1")),
        ("Two dwarfs walk along a ledge", ("person.1", "on", "rock_ledge.1")),
        ("A dog lies in the shade of a tree", ("dog.1", "under", "tree.1")),
        ("A cow grazes behind a hill", ("cow.1", "behind", "hill_slope.1")),
        ("A car in front of a theater", ("car.1", "in front of", "shop_front.1")),
        (
            "A chair stands by a piano, with a lamp behind the piano",
            ("lamp.1", "behind", "piano.1"),
        ),
        ("A man saws a plank, and a wrench lies beside him", ("wrench.1", "beside", "person.1")),
        (
            "A smith takes a rod from a box, then hammers it on an anvil",
            ("pipe.1", "on", "anvil.1"),
        ),
        ("A cook takes a pan from a shelf", ("pan.1", "on", "shelf.1")),
        ("A leaf falls onto a crib with a baby in it", ("person.1", "in", "crib.1")),
        ("Two girls face each other over a drum", ("person.1", "facing", "person.2")),
        ("A boat drifts on a lake; above it gulls circle.", ("gull.1", "above", "sailboat.1")),
        ("A cow stands in a field, and on it a crow dances", ("crow.1", "on", "cow.1")),
        ("A witch flies, and below her two cats fight", ("cat.2", "under", "person.1")),
        ("A fox sleeps on a rock while a hawk circles above", ("eagle.1", "above", "fox.1")),
        ("A mouse crawls across a rug", ("mouse.1", "on", "rug.1")),
        ("A cat walks across a table", ("cat.1", "on", "table.1")),
        ("A butterfly sits at the tip of a stick", ("butterfly.1", "on", "bat.1")),
        ("A clock melts over the edge of a bench", ("clock.1", "on", "bench.1")),
        ("A girl juggling three balls, a dog below", ("dog.1", "under", "person.1")),
        (
            "A diver carrying a lamp and a clown riding a pony below",
            ("person.2", "under", "person.1"),
        ),
        ("A kettle to the right of a pan on a kitchen counter", ("kettle.1", "on", "table.1")),
        ("A clock on the wall, an armchair below it", ("armchair.1", "under", "clock.1")),
        ("A knight on a horse crosses the drawbridge", ("horse.1", "on", "castle_drawbridge.1")),
        ("A man throws a net from a boat", ("person.1", "in", "sailboat.1")),
        ("A man holds a mirror in front of a girl", ("mirror.1", "in front of", "person.2")),
        ("A boy climbs a ladder to the right of a globe", ("ladder.1", "right of", "globe.1")),
        ("A girl twirls a baton over her head", ("pipe.1", "above", "person.1")),
        ("Top-down view of a kitchen counter: an egg beside a pan", ("egg.1", "on", "table.1")),
        (
            "A girl picks up a book and holds the book above her head",
            ("book.1", "above", "person.1"),
        ),
    ],
)
def test_is_told(sentence, told):
    relations = read(sentence, PRESETS).relations
    assert told in [(one.a, one.kind, one.b) for one in relations]


@pytest.mark.parametrize(
    ("sentence", "side"),
    [
        ("A ball bounces to the left and drops into a cup", "in"),
        ("A dancer trips and falls onto a mat", "on"),
        ("A boy puts a vase to the right of a clock", "right of"),
        ("A cat sits behind a basket, then it hops into the basket", "in"),
        ("A boy puts a vase on a box", None),
        ("A boy puts a letter in a mailbox", "in"),
        ("A woman lays a doll in an armchair", None),
        ("A woman climbs into a helicopter", "in"),
        ("A pea rolls past a bowl and drops in", "in"),
    ],
)
def test_where_it_comes_to_rest(sentence, side):
    assert read(sentence, PRESETS).actions[-1].side == side


def test_who_runs_behind_somebody_who_runs_follows():
    scene = read("A girl runs while a puppy runs behind her", PRESETS)
    assert [one.motion for one in scene.actions] == ["run", "follow"]


@pytest.mark.parametrize(
    ("sentence", "there"),
    [
        ("A woman gets off a bus and drops a letter in a mailbox", "mailbox.1"),
        ("A forklift sets a crate on top of another crate", "crate.2"),
    ],
)
def test_who_puts_something_there_is_not_there(sentence, there):
    scene = read(sentence, PRESETS)
    assert there not in {one.b for one in scene.relations}
    assert there in {one.over for one in scene.actions}


def test_so_many_others_are_more_than_those_before():
    scene = read("Two cats run, and three other cats sleep.", PRESETS)
    assert [one.kind for one in scene.entities] == ["cat"] * 5
