"""What the grammar makes of a sentence: relations, counts, order, what is not there, what changes.

A fact is a line; "not …" must not hold. Nouns stand for the entities that they name:
"on: cup, table", "count: 3 cup", "does: man walk > woman", "becomes: leaf melt", "order: sit 0".
"""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read
from soracli.story.scene import Scene

RELATIONS: dict[str, list[str]] = {
    "On the table there are three cups": ["count: 3 cup", "on: cup, table"],
    "a mug with a spoon in it": ["in: spoon, mug", "not near: spoon, mug"],
    "a box with a ball on top of it": ["on: ball, box"],
    "a dog with a cat on its back": ["on: cat, dog"],
    "a house with a tree on its left": ["left of: tree, house"],
    "two lamps on either side of a bed": ["left of: lamp, bed", "right of: lamp, bed"],
    "a bicycle leaning against a wall": ["in front of: bicycle, wall"],
    "a teapot surrounded by cups": ["around: cup, teapot"],
    "a wheelbarrow full of tulips": ["in: tulip, wheelbarrow"],
    "a man stands between a car and a tree": ["between: man, car", "between: man, tree"],
    "to the right of a chair stands a lamp": ["right of: lamp, chair", "does: lamp stand"],
    "a table on which a cat sits": ["on: cat, table", "does: cat sit"],
    "a bird at the top of a ladder": ["on: bird, ladder"],
    "A cup is to the left of a teapot on a table.": ["left of: cup, teapot", "on: teapot, table"],
    "The keys lie inside a jar on the shelf.": ["in: key, jar", "on: jar, shelf"],
    "an old woman knits in an armchair": ["on: woman, armchair"],
    "A rooster sits on the roof of a house": ["on: rooster, house"],
    "Lamp left, plant right, armchair between them.": [
        "left of: lamp, plant", "between: armchair, lamp", "between: armchair, plant",
    ],
    "A bicycle leans against a wall, a dog sits beside it": ["beside: dog, bicycle"],
    "a sled slides down a hill with two kids on it": ["on: kid, sled", "does: sled slide"],
    "five knights on horseback charge": ["count: 5 horse", "on: knight, horse", "does: horse run"],
}  # fmt: skip
COUNTS: dict[str, list[str]] = {
    "three dozen eggs": ["count: 36 egg"],
    "two pairs of birds": ["count: 4 bird"],
    "both dogs run": ["count: 2 dog"],
    "at least three birds fly": ["count: 3 bird"],
    "a three-tier wedding cake": ["count: 1 wedding cake"],
    "a stream of workers walks": ["count: 6 worker", "does: worker walk"],
    "Two horses race along the shore": ["count: 2 horse", "does: horse run"],
    "a glass falls off a table": ["count: 1 glass", "does: glass fall"],
    "several bees buzz around": ["count: 4 bee"],
    "six drones hover": ["count: 6 drone", "does: drone hover"],
    "She salutes": ["count: 1 woman", "does: woman salute"],
    "two robots, one blue and one orange": ["color: robot #2458c5", "color: robot #f08a24"],
    "Three cats: the left one is black, the middle one orange, the right one white.": [
        "color: cat #1b1b1b", "color: cat #f08a24", "color: cat #f4f4f2",
    ],
    "Four jars, each a different colour: red, orange, purple and green.": [
        "color: jar #c8252c", "color: jar #f08a24", "color: jar #7b3fa0", "color: jar #2f9e44",
    ],
}  # fmt: skip
NOTHING: dict[str, list[str]] = {
    "a man who doesn't wear a hat": ["not wears: hat", "not count: 1 hat"],
    "a woman isn't holding an umbrella": ["not count: 1 umbrella"],
    "a room empty of people": ["not count: 3 person", "place: room"],
    "a street, it is not raining": ["not weather: rain"],
    "a dog with neither collar nor leash": ["count: 1 dog", "not count: 1 leash"],
    "There isn't a cat on the sofa, only a dog": ["not count: 1 cat", "count: 1 dog"],
    "Not a single person on the beach": ["not count: 1 person"],
    "a cat instead of a dog": ["not count: 1 dog"],
    "It's not a dog but a cat": ["not count: 1 dog", "count: 1 cat"],
    "The boy isn't running but walking": ["does: boy walk", "not does: boy run"],
    "no clouds in the sky over a desert": ["weather: clear"],
}
ORDER: dict[str, list[str]] = {
    "Before the dancer leaps she crouches": ["order: crouch 0", "order: leap 1"],
    "While a mother pushes a pram, her son jumps": ["order: push 0", "order: jump 0"],
    "When the traffic light turns green, the car drives off": ["order: drive off 1"],
    "The man sits down, stands up and bows": [
        "order: sit down 0", "order: stand up 1", "order: bow 2",
    ],
    "A woman sits, opens a book and starts to read.": ["order: open 1", "order: read 2"],
    "a man bends down to pick up a ball": ["order: pick up 1", "does: man pick_up > ball"],
    "A waiter carries a ball that rolls left": ["way: roll right to left"],
    "a kangaroo hops away": ["way: hop away away from camera"],
    "a skier goes down a slope": ["way: ski down"],
}  # fmt: skip
ROLES: dict[str, list[str]] = {
    "A monk takes a cup from the shelf and drinks.": ["on: cup, shelf", "does: monk drink > cup"],
    "A pirate opens a can and drinks.": ["does: pirate drink > tin can", "with: drink "],
    "A nun picks up a pear and eats.": ["does: nun eat > pear", "with: eat "],
    "A clown picks up a banjo and plays.": ["does: clown guitar > banjo"],
    "A sheriff rides through a canyon.": ["on: sheriff, horse", "does: horse run"],
    "Two couriers ride past a church.": ["count: 2 bicycle", "does: bicycle drive"],
    "A boy rides down the slope on a sled.": ["on: boy, sled"],
    "Scouts roast sausages around a campfire.": ["around: scout, campfire", "way: roast None"],
    "A squirrel runs up a tree and hides behind the trunk.": ["behind: squirrel, tree"],
    "A barista pours steamed milk into a cup.": ["does: barista pour > cup", "stuff: milk"],
    "A porter picks up scattered coins.": ["does: porter pick_up > coin"],
    "A mill, smoke rising from the chimney.": ["does: smoke float > mill"],
    "A fisherman mends his net.": ["does: fisherman knit > net"],
    "A nurse looks into a box.": ["not in: nurse, box", "does: nurse look > box"],
    "A boy lights the candles while his family claps.": ["does: woman clap"],
    "a man pours water into a glass": ["does: man pour > glass", "stuff: water", "not place: lake"],
    "a woman pours coffee from a pot into a cup": [
        "does: woman pour > cup", "with: pour pot of coffee",
    ],
    "a man drinks water": ["stuff: water", "not place: lake"],
    "a knight with a sword fights": ["holds: knight sword", "does: knight fight"],
    "a girl ice skates on a lake": ["count: 1 girl", "place: lake"],
    "three cats sit on a sofa and a dog lies under the table": [
        "under: dog, table", "not place: meadow",
    ],
    "a boy kicks a ball against a wall": ["with: kick ball"],
    "a pier with the sound of thunder and a foghorn": ["sound: thunder", "sound: foghorn"],
    "Three lemons, cut by a chef with a knife": ["does: chef cut > lemon"],
    "Zoom in on the eye of a tiger": ["count: 1 tiger"],
    "Waves crash on the shore": ["sound: waves crash", "place: beach"],
    "A man walks through a forest, first person view": ["eyes: man"],
    "POV: riding a bicycle": ["eyes: person"],
    "Bird's-eye view: a chess board": ["angle: aerial"],
}  # fmt: skip
CHANGES: dict[str, list[str]] = {
    "The traffic light turns from green to red": ["becomes: traffic light color #c8252c"],
    "a cube changes colour to blue": ["becomes: cube color #2458c5"],
    "a balloon slowly fades to gray": ["becomes: balloon color #7d8084"],
    "a tomato ripens": ["becomes: tomato color #c8252c"],
    "The leaves of the tree turn red": ["becomes: tree color #c8252c"],
    "The woman's hair turns white": ["becomes: woman color #f4f4f2", "part: hair"],
    "a balloon swells to twice its size": ["becomes: balloon size x2"],
    "a car becomes smaller and smaller": ["becomes: car size x0.45"],
    "a balloon grows three times as large": ["becomes: balloon size x3"],
    "a melting snowman": ["becomes: snowman melt"],
    "a rabbit suddenly vanishes in a puff of smoke": ["becomes: rabbit vanish", "sudden"],
    "a rabbit appears out of thin air": ["becomes: rabbit appear"],
    "a man disappears into the forest": ["not becomes: man vanish", "does: man leave"],
    "a woman switches off the lamp": ["becomes: lamp brightness x0"],
    "a boy turns the lantern on": ["becomes: lantern brightness x3"],
    "a pumpkin turns into a carriage": ["becomes: pumpkin vanish", "becomes: carriage appear"],
    "a man paints a car red": ["becomes: car color #c8252c"],
    "the sky darkens over a city": ["becomes: it time night"],
    "day turns to night": ["becomes: it time night", "time: day"],
    "time-lapse of a city from dawn to dusk": ["becomes: it time dusk", "time: dawn"],
    "It starts to rain. A woman opens an umbrella in the rain.": [
        "becomes: it weather rain", "not weather: rain",
    ],
    "the fog lifts over a lake": ["becomes: it weather clear", "weather: fog"],
    "the lights go out in the room": ["becomes: it brightness x0.25"],
    "the man turns to the woman": ["does: man turn > woman", "not becomes: man color"],
    "the man goes out": ["not becomes: man brightness x0"],
    "the balloon does not grow": ["not becomes: balloon size x2"],
}  # fmt: skip


def told(scene: Scene) -> set[str]:
    """Everything that a scene says, as lines."""
    nouns = {one.id: one.noun for one in scene.entities} | {"": ""}
    lines = {f"{one.kind}: {nouns[one.a]}, {nouns[one.b]}" for one in scene.relations}
    for noun in nouns.values():
        lines.add(f"count: {sum(one.noun == noun for one in scene.entities)} {noun}")
    for one in scene.entities:
        lines |= {f"color: {one.noun} {one.color}", *(f"wears: {g.kind}" for g in one.wears)}
        lines |= {f"holds: {one.noun} {nouns[held]}" for held in one.holds}
    for act in scene.actions:
        lines |= {f"order: {act.verb} {act.order}", f"way: {act.verb} {act.direction}"}
        lines |= {f"stuff: {act.stuff}", f"with: {act.motion} {nouns[act.instrument]}"}
        for agent in act.agents:
            doing = f"does: {nouns[agent]} {act.motion}"
            lines |= {doing, f"{doing} > {nouns[act.target]}"}
    for become in scene.becomings:
        line = f"becomes: {nouns[become.entity] or 'it'} {become.aspect}"
        lines |= {line, f"{line} {become.to}", f"{line} x{become.factor:g}", f"part: {become.part}"}
        lines |= {"sudden"} if become.sudden else set()
    lines |= {f"place: {scene.place}", f"weather: {scene.weather}", f"time: {scene.time}"}
    lines |= {f"angle: {scene.camera.angle}", f"eyes: {nouns[scene.camera.eyes]}"}
    return lines | {f"sound: {sound}" for sound in scene.sounds}


TABLES = (RELATIONS, COUNTS, NOTHING, ORDER, ROLES, CHANGES)


@pytest.mark.parametrize(
    ("sentence", "facts"), [pair for table in TABLES for pair in table.items()]
)
def test_grammar(sentence: str, facts: list[str], presets: Presets) -> None:
    lines = told(read(sentence, presets))
    for fact in facts:
        if fact.startswith("not "):
            assert fact.removeprefix("not ") not in lines
        else:
            assert fact in lines, sorted(lines)
