"""Many other sentences, each with the facts a careful person would read in it.

A fact is "what=value": nouns and counts, motions in order, who does it to whom, where things stand,
and what is said of the whole shot. Every fact has to hold.
"""

from collections import Counter

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read
from soracli.story.scene import Scene

SENTENCES: dict[str, list[str]] = {
    # counts
    "Three dogs and two cats play in a park": ["count dog=3", "count cat=2", "place=park"],
    "Seven yellow balls": ["count ball=7", "color ball=#f7c92b"],
    "A dozen sheep graze in a meadow": ["count sheep=12", "place=meadow"],
    "A couple of dogs sleep on a couch": ["count dog=2", "motions=sleep"],
    "A flock of seagulls flies over the sea": ["count seagull=7", "place=sea", "motions=fly"],
    "A stack of five books on a table": ["count book=5", "arranged book=tower"],
    "Ten red blocks and four green blocks": ["count block=14"],
    "Two red and three blue balls": ["count ball=5"],
    "A boy with 12 balls": ["count ball=12"],
    "Six people dancing in a circle around a bonfire": ["count person=6", "motions=dance"],
    # colors, materials, sizes, patterns
    "A small blue ball next to a huge metal crate": [
        "color ball=#2458c5", "material crate=metal", "ball beside crate",
    ],
    "A light blue car": ["color car=#7fb2e5"],
    "A green dog and a purple cat": ["color dog=#2f9e44", "color cat=#7b3fa0"],
    "A black and white cat": ["color cat=#1b1b1b", "count cat=1", "style="],
    "The dog is brown": ["color dog=#7a4b2a"],
    "A striped red cat": ["pattern cat=striped", "color cat=#c8252c"],
    "Three balls: one red, one blue, and one green": [
        "count ball=3", "colors ball=#c8252c #2458c5 #2f9e44",
    ],
    # people
    "An old man with a long white beard reads a book": [
        "trait man age=old", "trait man beard=True", "motions=read", "read->book",
    ],
    "A bald man in a black suit": ["trait man hair=bald", "wears man=suit #1b1b1b"],
    "A woman wearing a red hat and blue boots": [
        "wears woman=hat #c8252c", "wears woman=boots #2458c5", "count woman=1",
    ],
    "A girl with red hair and a green sweater": [
        "trait girl hair_color=#c8252c", "wears girl=sweater #2f9e44",
    ],
    "A cat wearing sunglasses": ["wears cat=sunglasses None"],
    "A man in a hat, a coat, and boots": ["wears man=hat None", "wears man=coat None"],
    "A close-up of a woman's face": ["count woman=1", "framing=close-up"],
    # relations
    "A red bicycle on the left of a blue car, front view": ["bicycle left of car", "angle=eye"],
    "A dog to the right of a cat": ["dog right of cat"],
    "A ball under a table": ["ball under table"],
    "A cat sits on a chair in front of a house": ["cat on chair", "motions=sit"],
    "A dog between two cats": ["dog between cat"],
    "A ball behind a box, and a dog near the box": [
        "ball behind box", "dog near box", "count box=1",
    ],
    "A bottle on the left, a glass on the right": ["bottle left of glass"],
    "A boat with two fishermen drifts": ["fisherman in boat", "count fisherman=2"],
    "Four elephants walk in a line": ["count elephant=4", "motions=walk"],
    "A superhero flies, cape fluttering": ["motions=fly", "count superhero=1"],
    "A white horse gallops": ["color horse=#f4f4f2"],
    "A farmer picks apples and puts them in a basket": [
        "motions=pick_up put_down", "put_down->apple",
    ],
    "A cat is on a chair, and a dog is under it": ["cat on chair", "dog under chair"],
    "On a table, a cat sleeps": ["cat on table", "motions=sleep"],
    "A man with a lantern": ["holds man=lantern"],
    # direction
    "A car drives from right to left": ["direction drive=right to left"],
    "fish swimming to the left": ["direction swim=right to left"],
    "A lion runs toward the camera": ["direction run=toward camera"],
    "A man walks away from the camera": ["direction walk=away from camera"],
    "A balloon floats up into the sky": ["direction float=up"],
    # order in time
    "A dog sits, then jumps and runs": ["motions=sit jump run", "orders=0 1 2"],
    "A cat sleeps while a dog eats": ["motions=sleep eat", "orders=0 0"],
    "A boy throws a ball to a dog, then the dog catches it": [
        "motions=throw catch", "orders=0 1", "throw->dog", "catch->ball", "with throw=ball",
    ],
    "After the dog barks, the cat runs away": ["motions=bark flee", "orders=0 1"],
    "A tower of blocks collapses when a ball hits it": ["motions=collide fall", "collide->block"],
    "A man picks up a lantern and walks": ["motions=pick_up walk", "orders=0 1"],
    "A woman sits at a table, reading a book": ["motions=sit read", "orders=0 0"],
    "A man walks and talks": ["orders=0 0"],
    # who does what
    "A cat is chased by a dog": ["by chase=dog", "chase->cat"],
    "A ball is thrown by a boy and caught by a dog": ["by throw=boy", "by catch=dog"],
    "A cat jumps onto a table, knocks over a vase and runs away": [
        "motions=jump knock_over flee", "knock_over->vase",
    ],
    "A dog knocks the lamp over": ["motions=knock_over", "knock_over->lamp"],
    "A man rides a horse": ["man on horse", "by run=horse", "by sit=man"],
    "A woman drives a car": ["woman in car", "by drive=car"],
    "A skateboarding dog wearing sunglasses": ["dog on skateboard"],
    "A bus moves down the street": ["by drive=bus", "place=street"],
    "The red ball hits the blue box and the box falls over": ["by fall=box", "count box=1"],
    "A golden robot that holds a lantern walks": ["motions=hold walk", "by walk=robot"],
    "A dragon with red eyes flies over a castle": ["by fly=dragon", "count dragon=1"],
    "A waiter carries a bottle. He trips and the bottle falls.": ["motions=hold stumble drop"],
    "A figure skater performs a double axel": ["motions=axel", "turns axel=2"],
    "A ball bounces three times": ["turns bounce=3"],
    "A man takes a walk": ["motions=walk", "by walk=man"],
    "A chase between a dog and a cat": ["motions=chase"],
    "A horse gallops quickly": ["motions=gallop", "fast gallop"],
    "A turtle walks slowly": ["slow walk"],
    # setting
    "A quiet village street in heavy fog at dusk": ["place=village", "weather=fog", "time=dusk"],
    "A desert under a starry sky": ["place=desert", "time=night"],
    "It is snowing. A wolf howls.": ["weather=snow", "count wolf=1", "motions=howl"],
    "Thunderstorm over the mountains": ["weather=storm", "place=mountains"],
    "A cafe on a rainy morning": ["place=cafe", "weather=rain", "time=morning"],
    "A castle at golden hour": ["count castle=1", "time=golden hour"],
    # camera
    "Camera pans left to reveal a lighthouse on a cliff": [
        "move=pan left", "on=lighthouse.1", "place=coast",
    ],
    "A slow dolly in on an old man": ["move=dolly in", "camera slow", "on=person.1"],
    "The camera circles counter-clockwise around a dancing couple": [
        "move=orbit counter-clockwise", "count person=2", "motions=dance",
    ],
    "A dog runs, zoom out": ["move=zoom out", "motions=run"],
    "Low angle tracking shot of a horse galloping": ["angle=low", "move=track", "motions=gallop"],
    "A top-down view of a ball": ["angle=overhead"],
    "Handheld medium shot of a boy, 35mm lens": ["move=handheld", "framing=medium", "lens=35.0"],
    "The camera follows a man walking down a dark alley": [
        "move=follow", "on=person.1", "place=alley", "motions=walk",
    ],
    "The camera pulls back from a tree": ["move=dolly out"],
    "Dolly zoom on a man in a hallway": ["move=dolly zoom", "place=hallway"],
    "Static wide shot of a lake": ["move=static", "framing=wide", "place=lake"],
    "Extreme close-up of a cat, telephoto lens": ["framing=extreme close-up", "lens=200.0"],
    "A drone shot of a forest, flying over the trees": ["angle=aerial", "move=fly-through"],
    # style, mood, time scale, sound
    "A cartoon rabbit": ["style=anime", "count rabbit=1"],
    "A pencil sketch of a house": ["style=sketch"],
    "A claymation dog": ["style=claymation"],
    "Eerie atmosphere, a lantern swings": ["mood=eerie", "motions=swing"],
    "A time-lapse of a city": ["pace=8.0", "place=street"],
    "A dog runs, waves crashing in the background": ["sounds=waves crashing", "count dog=1"],
    "A boy walks to the sound of church bells ringing": ["sounds=church bells ringing"],
    "A cat sleeps, soft piano music": ["music=soft piano music"],
}  # fmt: skip


def fact_holds(scene: Scene, fact: str) -> bool:
    """Whether one written fact is true of a scene."""
    name, _, value = fact.partition("=")
    nouns = Counter(entity.noun for entity in scene.entities)
    kinds = Counter(entity.kind for entity in scene.entities)
    by_id = {entity.id: entity for entity in scene.entities}

    def named(word: str, entity_id: str) -> bool:
        return entity_id in by_id and word in (by_id[entity_id].noun, by_id[entity_id].kind)

    first, _, rest = name.partition(" ")
    members = [e for e in scene.entities if rest.split(" ")[0] in (e.noun, e.kind)]
    acts = [a for a in scene.actions if a.motion == rest]
    if first == "count":
        return max(nouns[rest], kinds[rest]) == int(value)
    if first in ("color", "material", "pattern"):
        return bool(members) and all(getattr(m, first) == value for m in members)
    if first == "colors":
        return [m.color for m in members] == value.split()
    if first == "arranged":
        return {m.arrangement for m in members} == {value}
    if first == "trait":
        return str(members[0].traits.get(rest.split(" ")[1])) == value
    if first == "wears":
        return value in {f"{g.kind} {g.color}" for g in members[0].wears}
    if first == "holds":
        return any(named(value, held) for held in members[0].holds)
    if first == "direction":
        return {a.direction for a in acts} == {value}
    if first == "by":
        return bool(acts) and named(value, acts[0].agents[0])
    if first == "with":
        return named(value, acts[0].instrument)
    if first == "turns":
        return acts[0].turns == int(value)
    if first in ("fast", "slow"):
        return (acts[0].speed > 1) == (first == "fast") and acts[0].speed != 1
    if first == "camera":
        return scene.camera.speed < 1
    if first == "motions":
        return [a.motion for a in sorted(scene.actions, key=lambda a: a.order)] == value.split()
    if first == "orders":
        return [a.order for a in scene.actions] == [int(order) for order in value.split()]
    if "->" in name:
        motion, _, goal = name.partition("->")
        return any(a.motion == motion and named(goal, a.target) for a in scene.actions)
    if first in ("move", "framing", "angle", "lens", "on"):
        return str(getattr(scene.camera, first)) == value
    if first == "sounds":
        return value in scene.sounds
    if first == "pace":
        return scene.time_scale == float(value)
    if value or first in ("style",):
        return str(getattr(scene, first)) == value
    for relation in scene.relations:
        if f" {relation.kind} " in fact:
            a, _, b = fact.partition(f" {relation.kind} ")
            if named(a, relation.a) and named(b, relation.b):
                return True
    return False


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentence(sentence: str, presets: Presets) -> None:
    scene = read(sentence, presets)
    wrong = [fact for fact in SENTENCES[sentence] if not fact_holds(scene, fact)]
    assert not wrong, scene.model_dump_json(indent=1, exclude_defaults=True)
