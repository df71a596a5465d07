"""What one does to another, makes another do, helps or teaches another to do: who does it then.

A fact is a line of `told`; every one has to hold, and none that begins with "not ".
"""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read
from soracli.story.scene import Scene

DEALINGS: dict[str, list[str]] = {
    # what somebody makes another do
    "A llama bumps into a barrel, causing it to roll away.": ["barrel roll", "not llama roll"],
    "A gust blows over the porch, making the lanterns swing.": ["lantern swing"],
    "A girl taps a globe, sending it spinning.": ["globe spin", "not girl give"],
    "A truck drives past a sleeping cat, making the cat wake and run away.": ["cat flee"],
    "A squirrel hops onto a shelf, causing a jar to fall.": ["jar fall", "jar on shelf"],
    "A ghost makes the door creak open.": ["door open"],
    "A boy makes a phone call.": ["not phone call"],
    "A scarecrow topples when hit by a pumpkin.": ["scarecrow fall", "fall 1"],
    "A mule tips a wheelbarrow over.": ["mule knock_over > wheelbarrow"],
    # whom somebody helps, teaches or shows something
    "A fisherman teaches his nephew how to paddle.": ["fisherman talk > nephew", "not how stand"],
    "A potter shows a girl how to knead clay.": ["potter knead", "girl look"],
    "A farmer helps his neighbor paint a fence.": ["farmer paint", "neighbor paint"],
    "Two sailors help each other lift a barrel.": ["sailor pick_up > barrel"],
    "A guard helps an old man into a carriage.": ["man enter > carriage"],
    "A nurse helps a patient tie his scarf.": ["nurse pet > patient", "not tie stand"],
    "A sailor shows a girl how to tie a knot; she tries it herself.": [
        "sailor talk > girl",
        "girl knit",
    ],
    # what is done to what another wears
    "A butler adjusts the collar of another butler.": ["butler pet > butler"],
    "A queen puts a cape on a knight.": ["queen dress > knight"],
    "A grandfather drapes a blanket over his granddaughter.": ["grandfather pet > granddaughter"],
    "A boy ties the shoelaces of his sister.": ["boy knit > sister"],
    "One man opens the gate for another.": ["man walk", "count 3", "not door"],
    "Two spies exchange suitcases.": ["spy give > spy", "give 0", "give 1"],
    "Two captains exchange a handshake.": ["captain shake_hands > captain"],
    "One monk picks up a scroll dropped by another.": [
        "monk drop > scroll",
        "monk pick_up > scroll",
    ],
    # everyday doings, roundabout
    "A cook chops a leek into rings.": ["cook cut > leek", "count 3"],
    "A fairy holds a lamp in her palm.": ["not palm", "fairy hold > lamp"],
    "A zookeeper gives an elephant a bath.": ["zookeeper wash > elephant"],
    "Two cousins have a mud fight.": ["cousin throw > cousin"],
    "A witch hands a camera to a ghost.": ["witch give > ghost", "photo camera"],
    "Three neighbors unload groceries from a van.": [
        "grocery bag",
        "neighbor pick_up > grocery bag",
    ],
    "A seal gives its keeper a high five.": ["seal high_five > keeper"],
    "A widow rocks in a rocking chair.": ["rocking chair rock", "widow sit > rocking chair"],
    "A thief picks up a ring on a table.": ["ring on table", "not thief on table"],
    "A van splashes through a puddle.": ["van drive"],
    # who entertains, who is called by a trade, and one of several
    "A trumpet player and a juggler entertain two guests.": [
        "trumpet player trumpet > trumpet",
        "juggler juggle",
    ],
    "A leaf-eating snail crawls over a box.": ["snail crawl", "not leaf"],
    "Five canoes glide by, and the last of them tips over.": ["canoe fall", "fall 1", "not last"],
    # how arms are held, and what hands have to do with
    "A skier crosses a bridge with both arms raised.": ["skier reach_up"],
    "A guard sits on a chair, arms folded.": ["guard cross_arms"],
    "A carpenter lifts a frame out of a crate.": ["carpenter pick_up > wooden frame"],
    "A potter presses her thumbs into spinning clay.": ["potter knead > clay", "clay spin"],
    "An old table, a hand reaching for the bread.": ["hand pick_up > bread"],
    "A nun lights a lantern for a boy.": ["nun pet > lantern"],
    "A tugboat nudges a ship.": ["tugboat push > ship"],
    "A hen sheds feathers that sink.": ["hen drop > feather", "feather float", "not hen fall"],
    "The camera pans from a tree, past a wall, to a man reading.": ["man read > book"],
    "A possum rummages in a trash can.": ["possum dig > trash can", "not possum in trash can"],
    "A nun arranges roses.": ["nun knit > rose"],
    "A child tugs on a tablecloth.": ["child pull > tablecloth"],
    "A dog runs across a field after a ball.": ["dog chase > ball"],
    "A judoka throws her opponent onto the mat.": ["opponent slip", "judoka push > opponent"],
    "A pair of dancers bow, then he lifts her up.": ["dancer pick_up > dancer", "count 2"],
    "A father lifts his daughter up.": ["father pick_up > daughter", "not daughter sit"],
    "A doll rides a rocking horse.": ["rocking horse rock"],
    "A knight draws a sword.": ["knight point"],
    "A pilot yanks a lever.": ["pilot pump > lever"],
    "A clown on stage bows to a queen.": ["clown bow > queen"],
    "A robot on the moon waves.": ["robot wave"],
    "A squirrel runs up the trunk of an oak.": ["squirrel climb"],
    "A shepherd leads three sheep up a hill.": ["sheep walk"],
    "A juggler keeps four lemons in the air.": ["juggler juggle > lemon"],
    "An egg cracks apart.": ["not apart", "egg pop"],
    "A chef lays a slice of tuna on a plate.": ["chef put_down > slice of tuna"],
    "A submarine surfaces, and a cook climbs out of the hatch.": ["cook leave > submarine"],
    "A soldier climbs out of the hatch of a tank.": ["not hatch"],
    "A baker dusts a bun with flour, then slides it into an oven.": ["baker put_down > bun"],
    "A sled slides down a ramp, straight toward us.": ["sled slide"],
    "A smith's son works the bellows.": ["son pump > bellows"],
    "A goalkeeper lunges and misses.": ["goalkeeper lunge", "goalkeeper hit", "not hoop"],
    "Two forklifts stack crates.": ["forklift hoist > crate"],
    "A queen plays chess with a king, both sitting at a table.": ["chess on table"],
    "A snowplow shoves a drift aside.": ["snowplow push > snowdrift"],
    "An acrobat walks on a rope carrying a pole.": ["kind spear"],
    # tools in somebody's hand
    "A monk slices a turnip with a knife.": ["turnip on table"],
    "A rake sweeps leaves.": ["person sweep"],
    "A cleaver chops a cabbage.": ["person cut > cabbage"],
    "A crayon is used to draw on a wall.": ["person paint > wall"],
    "A lemon is squeezed by hand.": ["person pet > lemon"],
    "A rubber ball is tossed onto the floor.": ["rubber ball bounce", "rubber ball fall"],
    "A falcon swoops down to seize a lizard.": ["falcon fly", "falcon catch > lizard"],
    # clothes on one's own body, and whom one has in the arms
    "A jogger laces up her trainers.": ["jogger knit", "not rope"],
    "A boy ties the bootlaces of his boots beside a fence.": ["boy knit", "count 2"],
    "A butler straightens his tie near a mirror.": ["butler knit", "count 2"],
    "A nurse lulls a newborn.": ["nurse hold > newborn", "newborn on nurse"],
    "A grandmother rocks her baby grandson to sleep.": ["grandson on grandmother"],
    "An uncle wakes his niece.": ["uncle pet > niece", "niece sleep > bed", "niece on bed"],
    "A kitten wakes a sleeping butler.": ["kitten paw > butler", "butler on sofa"],
    "A butler sleeps on the floor of a bedroom.": ["not kind bed"],
    "A warlock stirs a cauldron.": ["warlock stir > cauldron", "ladle"],
    "A bulb grows into a giant tulip.": ["not kind person", "count 1"],
    "Green clogs and boots lie in a hall.": ["not person walk"],
    "Dusty boots march along a track.": ["person march", "count 1"],
    "Silver heels clack over a bridge.": ["woman walk"],
    "A toddler in red boots splashes in a puddle.": ["toddler play", "not kind boot"],
    # what is done sitting, what burns, and balls on the way
    "A granny crochets by the fireplace.": ["granny on armchair"],
    "A woman stands reading by the window.": ["not kind armchair"],
    "A nun sits by a candle and gazes at the flame.": ["nun look > candle", "not kind campfire"],
    "A girl dribbles a basketball past a cone.": ["girl run > cone", "girl bounce > basketball"],
    "Two surgeons stand around an operating table.": ["patient lie > operating table"],
    "Two frigates fire their cannons at each other.": ["count 6", "not cannon", "smoke"],
    "A sheriff lights a cigar.": ["sheriff apply > cigar"],
    # animals of a trade
    "A fox traffic warden signals.": ["not traffic warden run"],
    "A hedgehog baker kneads dough.": ["baker knead", "kind hedgehog"],
    "A pirate otter rows a boat.": ["kind otter", "not kind person"],
    "A horse trainer claps.": ["kind person", "not kind horse"],
}


def told(scene: Scene) -> set[str]:
    """All that is done in a scene, as lines."""
    nouns = {one.id: one.noun for one in scene.entities} | {"": ""}
    lines = {f"count {len(scene.entities)}", *(f"kind {one.kind}" for one in scene.entities)}
    lines |= {one.noun for one in scene.entities}
    lines |= {f"{nouns[one.a]} {one.kind} {nouns[one.b]}" for one in scene.relations}
    for act in scene.actions:
        lines.add(f"{act.motion} {act.order}")
        for agent in act.agents:
            lines |= {f"{nouns[agent]} {act.motion}"}
            lines |= {f"{nouns[agent]} {act.motion} > {nouns[act.target]}"}
    return lines


@pytest.mark.parametrize(("sentence", "facts"), DEALINGS.items())
def test_who_does_it(sentence: str, facts: list[str], presets: Presets) -> None:
    lines = told(read(sentence, presets))
    for fact in facts:
        if fact.startswith("not "):
            assert fact.removeprefix("not ") not in lines, sorted(lines)
        else:
            assert fact in lines, sorted(lines)


PAIRS = ("Two dancers rehearse; she leaps, he catches her.",
         "Two skaters glide; he twirls, and she applauds him.")  # fmt: skip


@pytest.mark.parametrize("text", PAIRS)
def test_she_is_one_of_the_pair_and_he_the_other(text: str, presets: Presets) -> None:
    scene = read(text, presets)
    first, second = scene.actions[-2:]
    assert len(scene.entities) == 2
    assert first.agents == (second.target,) != second.agents
