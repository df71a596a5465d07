"""One thing after another: who does what, and when, where sentences are put in odd ways."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read

TURNS = {
    "A goalkeeper crouches until the striker shoots, then leaps.": [
        "0 goalkeeper crouch", "1 striker kick", "2 goalkeeper jump",
    ],
    "A cat sits until a mouse runs past, then pounces.": [
        "0 cat sit", "1 mouse run", "2 cat pounce",
    ],
    "A bulldog who snores on a rug, wakes, and shakes himself.": [
        "0 bulldog sleep", "1 bulldog yawn", "2 bulldog shiver",
    ],
    "A dog barks, a cat hisses, then both run away.": ["1 dog flee", "1 cat flee"],
    "The engineer pulls a lever; gears begin to rotate.": ["0 engineer pump lever", "1 gear spin"],
    "A camel kneels down and its rider dismounts.": ["0 camel kneel", "2 rider dismount"],
    "The soldier bumps into a man. Then he waves.": ["0 soldier collide", "1 soldier wave"],
    "A nurse knocks, opens the door and enters.": [
        "0 nurse pet door", "1 nurse open door", "2 nurse enter",
    ],
    "The pancake gets flipped.": ["0 person flip pancake"],
    "A gardener digs a hole, drops in a bulb.": ["0 gardener dig", "1 gardener drop bulb"],
    "A bidder raises her hand and sighs.": ["0 bidder raise_hand", "1 bidder sigh"],
    "A man tears the letter.": ["0 man tear letter"],
    "It starts to rain and a man opens his umbrella.": ["1 man open umbrella"],
}  # fmt: skip


@pytest.mark.parametrize(("sentence", "turns"), TURNS.items())
def test_one_after_the_other(sentence: str, turns: list[str], presets: Presets) -> None:
    scene = read(sentence, presets)
    nouns = {one.id: one.noun for one in scene.entities}
    first = min([*(a.order for a in scene.actions), *(b.order for b in scene.becomings)])
    told = [
        " ".join([str(act.order - first), who, act.motion, nouns.get(act.target, "")]).strip()
        for act in scene.actions
        for who in [nouns[name] for name in act.agents] or ["-"]
    ]
    for turn in turns:
        assert any(one == turn or one.startswith(turn + " ") for one in told), (turn, told)


def test_it_is_what_was_tapped_and_not_the_wand(presets: Presets) -> None:
    scene = read("A fairy taps a mushroom with her wand and it grows.", presets)
    (change,) = scene.becomings
    assert change.entity.startswith("mushroom")


def test_a_taxi_that_pulls_up_is_in_no_gym(presets: Presets) -> None:
    assert read("A taxi pulls up.", presets).place != "gym"
