"""What comes first: in which order a sentence has things happen, and what goes on at once.

A line is what is done, verb by verb: "walk < stop" is one after the other, "sit & read" at once.
"""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read

SENTENCES = {
    "A man walks, stops, looks at his watch, then runs.": "walk < stop < look < run",
    "An astronaut plants a flag and salutes it.": "plant < salute",
    "A man sits on a bench, reads a newspaper.": "sit & read",
    "The lion wakes, shakes its mane, and roars.": "wake < shake < roar",
    "A girl waves and walks away.": "wave < walk away",
    "A bird lands, sings and flies away.": "land < sing < fly away",
    "A man walks to the window and looks out.": "walk < look out",
    "An eagle grabs a fish and flies away.": "grab < fly away",
    "A vendor throws a fish to his colleague, who catches it.": "throw < catch",
    "A woman reads a letter and starts crying.": "read < cry",
    "A woman puts down her book to pick up the phone.": "put down < pick up",
    "Before opening the door, the detective looks around.": "look around < open",
    "Having climbed the hill, the hiker sits down.": "climb < sit down",
    "The phone rings and a man answers it.": "ring < answer",
    "The bus stops, a woman waves.": "stop < wave",
    "He knocks at the door, waits, and enters.": "knock at < wait < enter",
    "The plane lands, and once it has stopped the pilot climbs out.": "land < stop < climb out",
    "A janitor mops the corridor, leaves, and comes back.": "mop < leave < come back",
    "After a big yawn the lioness lies down.": "yawn < lie down",
    "Until the bell rings, the boxer sits on a stool.": "sit < ring",
    "The bus stops, and out climbs a clown.": "stop < climb out",
    "A dancer takes three steps, then bows.": "step < bow",
    "A snowboarder rides down, does a backflip, cheers.": "ride < do a backflip < cheer",
    "A snoring uncle scratches his nose, then sits up.": "snore & scratch < sit up",
    "A coin rolls off a shelf and lands on a sleeping hound.": "roll & sleep < land",
    "A sleeping guard wakes and runs away.": "sleep < wake < run away",
    "A singing cook juggles three eggs, then bows.": "sing & juggle < bow",
    "Two cooks peel apples, chop them, and laugh.": "peel < chop & laugh",
    "A cook whisking eggs, kneading dough, and finally tasting the soup.":
        "whisk < knead < taste",
    "A wide shot of a nurse painting a wall, then looking up at a kite.": "paint < gaze up",
    "A boy dances, then everyone claps.": "dance < clap",
    "A skater falls, scrambles back to her feet and bows.": "fall < get up < bow",
    "A boy picks a pear, a goat grazes nearby.": "pick & graze",
    "A man sets up a tent and a badger sleeps under a bush.": "set up & sleep",
    "A girl throws a stick and a terrier fetches it.": "throw < fetch",
    "Two seals slide down a bank and splash into the sea.": "slide < splash into",
}  # fmt: skip


@pytest.mark.parametrize(("text", "told"), SENTENCES.items())
def test_what_is_done_comes_in_its_order(text: str, told: str, presets: Presets) -> None:
    orders = {one.verb: one.order for one in read(text, presets).actions}
    steps = [step.split(" & ") for step in told.split(" < ")]
    found = [sorted({orders[verb] for verb in step}) for step in steps]
    assert all(len(one) == 1 for one in found), orders
    assert [one[0] for one in found] == sorted({one[0] for one in found}), orders
    assert len({one[0] for one in found}) == len(steps)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A nurse strokes a rabbit, and the rabbit then hops away.", "rabbit.1"),
        ("A clown bows; his poodle finally barks.", "dog.1"),
        ("A man peels an orange, a pear and a plum, then leaves.", "person.1"),
        ("A clockmaker oils a tin soldier, and the toy then marches off.", "person.2"),
    ],
)
def test_who_then_does_something_is_who_is_named_before_it(
    text: str, who: str, presets: Presets
) -> None:
    assert read(text, presets).actions[-1].agents == (who,)


def test_weather_that_comes_of_a_deed_comes_after_it(presets: Presets) -> None:
    called = read("A shaman beats a drum, and fog rolls in.", presets)
    assert called.becomings[0].order > called.actions[0].order
    wet = read("A mailman walks along and it begins to rain.", presets)
    assert wet.becomings[0].order == wet.actions[0].order


def test_whom_a_pronoun_means_is_told_by_what_it_does(presets: Presets) -> None:
    squirrel = read("A squirrel grabs a nut. It then runs up a tree.", presets)
    assert squirrel.actions[-1].agents == ("squirrel.1",)
    tea = read("A woman pours a cup of tea, then sits down by the window and sips it.", presets)
    assert tea.actions[-1].target.startswith("mug")
    nun = read("Before she closes the door, the nun waves.", presets)
    assert len({agent for one in nun.actions for agent in one.agents}) == 1


def test_who_walks_to_a_bench_and_sits_down_sits_on_it(presets: Presets) -> None:
    scene = read("The old man walks to the bench and sits down.", presets)
    assert [(one.kind, one.b) for one in scene.relations] == [("on", "bench.1")]
