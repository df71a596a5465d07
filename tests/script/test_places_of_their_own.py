"""Places of their own: a lobby is no corridor, and a fjord no meadow in the mountains."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read

PRESETS = load_presets()


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("a bellboy pushes a trolley through the marble lobby", "lobby"),
        ("two kids play pinball in a dim arcade", "arcade"),
        ("a flutist rehearses alone in the concert hall", "concert hall"),
        ("sailors mend a net on the deck of a ship", "ship deck"),
        ("a kayak glides through a misty fjord", "fjord"),
        ("a bus drives along the coastal road", "coastal road"),
        ("a motorcyclist leans into a hairpin bend", "mountain road"),
        ("a tortoise crosses a gravel path", "trail"),
        ("an ox wades through a rice paddy", "rice terrace"),
        ("a glider lands on a small airfield", "airfield"),
        ("an officer peers at the dials in a submarine control room", "submarine"),
        ("a birthday party in a backyard, kids clap", "garden"),
        ("a football match on the beach at dusk", "beach"),
        ("a wedding party dances in an olive grove", "orchard"),
        ("riveters crawl over a hull in the shipyard", "shipyard"),
        ("a piano player smokes in a crowded saloon", "saloon"),
        ("a crab scuttles past an empty gas station", "gas station"),
        ("two kids hide in a dark tunnel", "tunnel"),
        ("rats run along a disused railway tunnel", "railway tunnel"),
        ("a janitor mops the stairwell", "stairwell"),
        ("rabbits raid the vegetable patch", "vegetable patch"),
        ("a heron stands on a wooden jetty", "jetty"),
        ("a nun sketches the Colosseum", "esplanade"),
        ("rowers pass down a flooded street", "flooded street"),
        ("the library goes from dark to bright", "library"),
        ("A barn at night: an owl watches two mice", "barn"),
        ("a bamboo basket full of buns", ""),
        ("a diver kneels on an oil rig", "oil rig"),
        ("a nurse dozes on a night bus", "bus"),
        ("three old men sweat in a sauna", "sauna"),
        ("a pilot waves from the door of a hangar", "hangar"),
        ("mice dance in the pantry", "pantry"),
        ("a girl drops her tray in the school cafeteria", "canteen"),
        ("a bulldozer crawls through a quarry", "quarry"),
        ("a cat prowls a junkyard by night", "junkyard"),
        ("a lone cyclist crosses a salt flat", "salt flat"),
        ("a policewoman whistles at a busy intersection", "crossroads"),
        ("a nun runs down a cobbled lane", "cobbled street"),
        ("a kite drifts over the valley", "valley"),
        ("a robot rolls down a library aisle", "library"),
        ("the mist lifts from the pond and a swan appears", "pond"),
        ("kids dressed as trees at a school play", "theater"),
        ("a porter waits on a train platform", "train station"),
        ("a white tower with a red lamp room", ""),
    ],
)
def test_the_strongest_statement_of_place_wins(words: str, place: str) -> None:
    assert read(words, PRESETS).place == place
