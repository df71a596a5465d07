"""What is done in a sentence: who does it, by which motion, in which order; and what a camera does.

A fact is a line of `told`; every one has to hold, and none that begins with "not ".
"""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read
from soracli.story.scene import Scene

DOINGS: dict[str, list[str]] = {
    # each other, and one after the other
    "He salutes; she salutes back.": ["woman salute > man", "salute 0", "salute 1"],
    "A bird lands on a branch and sings.": ["bird fly", "fly 0", "sing 1"],
    "A door appears and a wizard steps through it.": ["wizard walk", "walk 1"],
    "A giant shrinks and walks off.": ["giant leave", "leave 1"],
    "A tram goes by, and a man waves after it has passed.": ["tram drive", "drive 0", "wave 1"],
    # things in the hands
    "The robot picks up a box, carries it to the truck and puts it down.": [
        "robot put_down > box", "pick_up 0", "walk 1", "put_down 2",
    ],
    "A waiter serves coffee to two guests.": ["waiter give > guest"],
    "A player serves the ball.": ["player hit > ball"],
    "A bartender shakes a cocktail.": ["bartender shake_up > cocktail"],
    "An archer draws her bow and shoots.": ["archer point", "not archer write > bow", "holds bow"],
    "A gambler lays down four aces on a table.": ["gambler put_down > ace"],
    "A mother rocks a cradle.": ["cradle rock", "mother pet > cradle"],
    "A monk rings a bell.": ["monk pet > bell"],
    # whom a verb belongs to
    "An airport, people with suitcases walking about": ["person walk", "not suitcase walk"],
    "A galleon pitches on huge waves.": ["galleon rock"],
    "A race track, red cars speed by left to right": ["car drive"],
    "A kite climbs.": ["kite float"],
    "A train whistles in a tunnel.": ["sound train whistles"],
    # commands, numbers, and what goes without saying
    "Walk to the window, open it.": ["person walk > window", "person open > window"],
    "Step 1: a woman opens a box. Step 2: she smiles.": ["woman open > box", "smile 1"],
    "Three joggers at dawn": ["jogger run"],
    "A jogger sits on a bench.": ["jogger sit > bench", "not jogger run"],
    "Tracking shot following a wolf through the snow": ["wolf run", "move track"],
    # the camera
    "360 degree spin around a couple": ["move orbit clockwise", "count 2"],
    "The camera circles a boxer counterclockwise.": ["move orbit counter-clockwise"],
    "The camera rolls 90 degrees over a lake.": ["move roll clockwise", "count 0"],
    "POV: you walk through a forest": ["person walk", "eyes person"],
    "Seen through the eyes of a cat walking along a wall": ["cat walk", "eyes cat"],
    "A steadicam follows a waiter.": ["waiter walk", "move follow"],
}  # fmt: skip


def told(scene: Scene) -> set[str]:
    """All that is done in a scene, as lines."""
    nouns = {one.id: one.noun for one in scene.entities} | {"": ""}
    lines = {f"count {len(scene.entities)}", f"move {scene.camera.move}"}
    lines |= {f"eyes {nouns[scene.camera.eyes]}", *(f"sound {one}" for one in scene.sounds)}
    lines |= {f"holds {nouns[held]}" for one in scene.entities for held in one.holds}
    for act in scene.actions:
        lines.add(f"{act.motion} {act.order}")
        for agent in act.agents:
            lines |= {f"{nouns[agent]} {act.motion}"}
            lines |= {f"{nouns[agent]} {act.motion} > {nouns[act.target]}"}
    return lines


@pytest.mark.parametrize(("sentence", "facts"), DOINGS.items())
def test_what_is_done(sentence: str, facts: list[str], presets: Presets) -> None:
    lines = told(read(sentence, presets))
    for fact in facts:
        if fact.startswith("not "):
            assert fact.removeprefix("not ") not in lines
        else:
            assert fact in lines, sorted(lines)
