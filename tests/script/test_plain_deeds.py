"""Deeds told in a roundabout way, and what is done to somebody."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.script.reader.plain_deeds import plain_deeds

PRESETS = load_presets()


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("She pirouettes, then sinks into a deep bow.", "She pirouettes, then bows."),
        ("Kids collapsing into fits of giggles", "Kids giggling"),
        ("A man falls into the water", "A man falls into the water"),
        ("A wizard conjures a small dragon out of a hat.",
         "A wizard makes a small dragon appear out of a hat."),
        ("a girl with a book tucked under her arm", "a girl with a book under her arm"),
        ("Previs, shot 12: the spy crouches", "the spy crouches"),
        ("A shot of a dog", "A shot of a dog"),
        ("A boy kicks a can.", "A boy kicks a tin can."),
        ('He says "a can of worms".', 'He says "a can of worms".'),
    ],
)  # fmt: skip
def test_deeds_in_plain_words(said: str, plain: str) -> None:
    assert plain_deeds(said) == plain


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("Three kids play in the park.", "park"),
        ("A nun on a park bench", "park"),
        ("Couples waltz under a chandelier.", "ballroom"),
        ("Slow dolly in on a gramophone in an empty ballroom.", "ballroom"),
        ("One woman sleeps in a laundromat.", "laundromat"),
        ("A croupier spins the roulette wheel.", "casino"),
        ("A judge bangs her gavel and the courtroom falls quiet.", "courtroom"),
        ("In the cockpit of an airliner the co-pilot sips coffee.", "cockpit"),
        ("A lone pony grazes on the moor.", "moor"),
        ("Two women shell peas at the kitchen table.", "kitchen"),
        ("Every twig of the orchard is white.", "orchard"),
        ("A queen waves from a balcony.", "rooftop"),
        ("A man hides a map of the island.", ""),
    ],
)
def test_where_it_is(said: str, place: str) -> None:
    assert read(said, PRESETS).place == place


def test_who_goes_off_into_the_mist_goes_into_fog() -> None:
    assert read("A wolf trots off into the mist.", PRESETS).weather == "fog"
    assert read("It's pouring in Manhattan.", PRESETS).weather == "rain"


def test_what_is_done_to_somebody_is_done_at_them() -> None:
    done = {one.verb: one.motion for one in read("A barber shaves a man.", PRESETS).actions}
    assert done == {"shave": "apply", "sit": "sit"}
    helped = read("A nurse helps an old man out of bed.", PRESETS)
    doings = [(one.motion, one.order) for one in helped.actions]
    assert sorted(doings, key=lambda one: one[1]) == [("sit", 0), ("pet", 1), ("stand_up", 2)]


def test_small_animals_are_held_in_the_arms_and_large_ones_are_not() -> None:
    held = read("A girl holds a kitten.", PRESETS)
    assert [(one.a, one.kind, one.b) for one in held.relations] == [("cat.1", "on", "person.1")]
    assert read("A girl holds a horse.", PRESETS).relations == ()


def test_who_looks_through_a_lens_or_shines_a_lamp_has_it_in_hand() -> None:
    scene = read("A jeweler inspects a watch through a magnifying glass.", PRESETS)
    assert scene.entities[0].holds == ("magnifying_glass.1",)
    shone = read("A guard shines a lantern on a thief", PRESETS).actions[0]
    assert (shone.motion, shone.target, shone.instrument) == ("point", "person.2", "lantern.1")
