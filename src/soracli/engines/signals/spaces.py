"""How places answer: the reverberation and the echoes of every set.

A place answers with early reflections, one for each wall, and a diffuse tail whose bands fade each
in their own time (Moorer, "About This Reverberation Business", 1979: noise that fades is what a
hall answers late). Both ears get their own noise, so the tail is wide.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from soracli.engines.signals.basics import RATE, Sound, decibels, fast_length, samples
from soracli.story.sets import COLORED_STUDIOS

SPEED_OF_SOUND = 343.0
_EDGES = (250.0, 500.0, 1000.0, 2000.0, 4000.0, 8000.0)


@dataclass(frozen=True)
class Space:
    """How one place answers.

    `fades` is the time in seconds in which the tail falls by 60 dB in the middle (RT60), `damping`
    how many times shorter it is at 8 kHz, `warmth` how many times longer below 250 Hz. `level` is
    the whole answer in dB against what comes straight from `NEAR` metres. `walls` are the detours
    of the first reflections in metres, `hardness` (0 to 1) how much of each comes back.
    """

    fades: float
    level: float
    damping: float = 2.0
    warmth: float = 1.1
    walls: tuple[float, ...] = ()
    hardness: float = 0.6
    indoor: bool = False


# RT60 after tables of room acoustics (furnished living rooms 0.3 to 0.5 s, tiled kitchens 0.6 to
# 0.8 s, stone halls 2 to 3 s) and measured streets, courtyards and woods (0.6 to 1.6 s); outdoors
# little comes back at all. Levels are those of a recording with a microphone, not of a seat in
# the place: on film a voice stands clear of its room.
_STUDIO = Space(0.35, -17, 2.5, 1.0, (5.0, 8.0, 9.5, 13.0), 0.4, indoor=True)
SPACES: dict[str, Space] = {
    "studio": _STUDIO,
    **dict.fromkeys(COLORED_STUDIOS, _STUDIO),
    "room": Space(0.45, -11, 2.2, 1.2, (1.9, 3.1, 3.8, 4.9, 6.2, 7.4), 0.6, indoor=True),
    "kitchen": Space(0.65, -9, 1.6, 1.0, (1.6, 2.7, 3.5, 4.3, 5.6, 6.7), 0.8, indoor=True),
    "hall": Space(2.2, -8, 2.6, 1.2, (6.0, 9.0, 14.0, 19.0, 25.0), 0.8, indoor=True),
    "castle": Space(1.3, -16, 2.4, 1.1, (9.0, 15.0, 22.0, 31.0), 0.7),
    "alley": Space(1.2, -13, 2.0, 1.1, (2.4, 3.9, 7.0, 10.0, 14.0), 0.75),
    "street": Space(1.4, -19, 2.4, 1.2, (11.0, 19.0, 33.0, 46.0), 0.6),
    "court": Space(0.9, -22, 2.2, 1.1, (14.0, 21.0, 38.0), 0.5),
    "tennis court": Space(0.7, -24, 2.6, 1.1),
    "garden": Space(0.5, -25, 3.0, 1.0, (12.0, 17.0), 0.4),
    "park": Space(0.5, -25, 3.0, 1.0, (12.0, 17.0), 0.4),
    "zoo": Space(0.5, -25, 3.0, 1.0, (12.0, 17.0), 0.4),
    "forest": Space(1.1, -21, 3.4, 1.1, (9.0, 13.0, 18.0, 27.0, 39.0), 0.3),
    "mountains": Space(2.4, -25, 4.0, 1.3, (120.0, 205.0, 290.0), 0.5),
    "road": Space(0.6, -28, 2.5, 1.0, (18.0,), 0.2),
    "trail": Space(0.6, -28, 2.5, 1.0, (18.0,), 0.2),
    "pier": Space(0.6, -26, 2.4, 1.0, (4.0, 26.0), 0.4),
    "beach": Space(0.4, -31, 3.0, 1.0),
    "coast": Space(0.8, -28, 3.0, 1.0, (40.0, 70.0), 0.3),
    "meadow": Space(0.4, -30, 3.2, 1.0),
    "moor": Space(0.4, -30, 3.2, 1.0),
    "desert": Space(0.5, -31, 3.0, 1.0, (90.0,), 0.2),
    "lake": Space(0.9, -27, 2.6, 1.1, (60.0, 110.0), 0.4),
    "sea": Space(0.4, -32, 3.0, 1.0),
    "jungle": Space(0.9, -22, 3.8, 1.1, (7.0, 11.0, 16.0, 24.0), 0.25),
    "bamboo forest": Space(0.8, -22, 2.6, 1.0, (6.0, 10.0, 15.0, 22.0), 0.35),
    "autumn forest": Space(1.0, -22, 3.4, 1.1, (9.0, 14.0, 20.0, 31.0), 0.3),
    "pine forest": Space(1.1, -21, 3.6, 1.1, (8.0, 13.0, 18.0, 27.0), 0.3),
    "wheat field": Space(0.4, -31, 3.2, 1.0),
    "cornfield": Space(0.4, -27, 3.6, 1.0, (8.0, 12.0), 0.25),
    "sunflower field": Space(0.4, -29, 3.4, 1.0),
    "lavender field": Space(0.4, -31, 3.2, 1.0),
    "tulip field": Space(0.4, -31, 3.2, 1.0),
    "vineyard": Space(0.4, -29, 3.2, 1.0, (14.0,), 0.2),
    "orchard": Space(0.5, -27, 3.2, 1.0, (11.0, 16.0, 22.0), 0.25),
    "farm": Space(0.6, -27, 2.6, 1.0, (36.0,), 0.5),
    "hill": Space(0.4, -31, 3.0, 1.0),
    "savanna": Space(0.4, -31, 3.0, 1.0),
    "river": Space(0.6, -27, 2.8, 1.0, (22.0, 38.0), 0.3),
    "waterfall": Space(1.3, -20, 2.2, 1.1, (26.0, 34.0, 46.0), 0.6),
    "pond": Space(0.5, -28, 2.8, 1.0, (30.0,), 0.2),
    "swamp": Space(0.8, -24, 3.2, 1.1, (12.0, 18.0, 27.0), 0.3),
    "canyon": Space(2.2, -19, 2.4, 1.2, (24.0, 33.0, 52.0, 95.0), 0.7),
    "oasis": Space(0.5, -29, 3.0, 1.0, (40.0,), 0.2),
    "volcano": Space(0.7, -28, 2.8, 1.1, (60.0,), 0.3),
    "island": Space(0.4, -31, 3.0, 1.0),
    "lagoon": Space(0.4, -31, 3.0, 1.0),
    "waterfront": Space(0.8, -24, 2.4, 1.1, (15.0, 33.0), 0.4),
    "metropolis": Space(1.4, -19, 2.4, 1.2, (11.0, 19.0, 33.0, 46.0), 0.6),
    "arctic": Space(0.5, -30, 2.6, 1.0, (80.0, 130.0), 0.3),
    "snowfield": Space(0.3, -33, 4.5, 1.0),
    "underwater": Space(1.6, -12, 4.0, 1.6, (3.0, 5.0, 9.0), 0.7),
    "cave": Space(2.6, -10, 2.2, 1.2, (5.0, 8.0, 12.0, 17.0, 24.0), 0.8, indoor=True),
    "temple ruins": Space(0.7, -25, 2.4, 1.0, (13.0, 17.0, 22.0), 0.4),
    "stone circle": Space(0.6, -26, 2.4, 1.0, (16.0, 17.5, 19.0), 0.4),
    "graveyard": Space(0.5, -29, 3.0, 1.0, (44.0,), 0.2),
    "battlefield": Space(0.6, -28, 3.0, 1.0, (70.0,), 0.2),
    "moon": Space(0.2, -38, 3.0, 1.0),
    "mars": Space(0.4, -33, 4.5, 1.0),
    "space": Space(0.2, -38, 3.0, 1.0),
    "clouds": Space(0.3, -34, 3.0, 1.0),
    "bedroom": Space(0.35, -12, 2.6, 1.1, (2.0, 3.2, 4.0, 5.2), 0.45, indoor=True),
    "bathroom": Space(0.9, -7, 1.5, 1.0, (1.3, 2.1, 2.9, 3.6, 4.6), 0.88, indoor=True),
    "attic": Space(0.4, -12, 2.4, 1.1, (2.0, 3.0, 4.4, 6.0), 0.5, indoor=True),
    "office": Space(0.55, -13, 2.4, 1.1, (2.6, 4.2, 6.8, 9.5), 0.5, indoor=True),
    "classroom": Space(0.7, -11, 2.0, 1.1, (3.0, 4.6, 6.0, 8.5), 0.65, indoor=True),
    "laboratory": Space(0.8, -10, 1.8, 1.0, (2.6, 4.0, 5.6, 7.5), 0.75, indoor=True),
    "hospital": Space(0.7, -10, 1.8, 1.0, (2.4, 3.8, 5.0, 7.0), 0.75, indoor=True),
    "library": Space(0.9, -13, 2.8, 1.2, (3.6, 6.0, 9.0, 12.0), 0.4, indoor=True),
    "cafe": Space(0.6, -12, 2.2, 1.1, (2.6, 4.2, 6.0, 8.0), 0.55, indoor=True),
    "bar": Space(0.5, -12, 2.4, 1.2, (2.4, 4.0, 5.6, 7.6), 0.5, indoor=True),
    "supermarket": Space(1.2, -12, 2.2, 1.0, (4.0, 7.0, 11.0, 16.0), 0.6, indoor=True),
    "museum": Space(1.8, -9, 2.2, 1.2, (4.5, 7.5, 11.0, 15.0), 0.75, indoor=True),
    "theater": Space(1.2, -13, 2.6, 1.2, (6.0, 11.0, 18.0, 26.0), 0.45, indoor=True),
    "concert": Space(1.4, -12, 2.4, 1.3, (7.0, 12.0, 20.0, 28.0), 0.5, indoor=True),
    "church": Space(3.6, -7, 2.8, 1.2, (7.0, 11.0, 15.0, 22.0, 30.0), 0.8, indoor=True),
    "throne room": Space(2.6, -8, 2.6, 1.2, (6.0, 10.0, 14.0, 20.0), 0.8, indoor=True),
    "dungeon": Space(1.5, -9, 2.0, 1.1, (2.6, 4.0, 5.8, 8.0), 0.8, indoor=True),
    "gym": Space(0.9, -11, 2.2, 1.1, (3.4, 5.6, 8.0, 11.0), 0.6, indoor=True),
    "ice rink": Space(3.0, -11, 2.2, 1.1, (10.0, 18.0, 27.0, 40.0), 0.7, indoor=True),
    "arena": Space(2.4, -11, 2.6, 1.3, (12.0, 20.0, 32.0), 0.5, indoor=True),
    "boxing ring": Space(1.4, -13, 2.6, 1.2, (8.0, 14.0, 21.0), 0.45, indoor=True),
    "garage": Space(1.1, -9, 2.0, 1.1, (3.2, 5.0, 7.0, 10.0), 0.75, indoor=True),
    "warehouse": Space(2.2, -11, 2.4, 1.2, (6.0, 11.0, 18.0, 27.0), 0.6, indoor=True),
    "factory": Space(1.9, -10, 2.2, 1.2, (6.0, 10.0, 16.0, 22.0), 0.65, indoor=True),
    "barn": Space(0.6, -13, 2.8, 1.0, (3.6, 6.0, 9.0, 12.0), 0.4, indoor=True),
    "greenhouse": Space(0.6, -13, 1.8, 0.9, (3.2, 5.0, 7.5), 0.6, indoor=True),
    "subway": Space(2.4, -8, 2.2, 1.2, (4.5, 8.0, 13.0, 24.0, 40.0), 0.8, indoor=True),
    "train": Space(0.25, -12, 2.4, 1.2, (1.4, 2.2, 3.2), 0.5, indoor=True),
    "airport": Space(2.2, -11, 2.4, 1.1, (8.0, 14.0, 22.0, 32.0), 0.65, indoor=True),
    "spaceship": Space(0.6, -11, 1.9, 1.1, (2.6, 4.2, 5.8, 7.8), 0.7, indoor=True),
    "hallway": Space(1.4, -8, 2.0, 1.1, (2.4, 4.0, 9.0, 16.0, 24.0), 0.75, indoor=True),
    "circus": Space(0.9, -15, 2.8, 1.1, (7.0, 12.0, 19.0, 27.0), 0.35, indoor=True),
    "bowling alley": Space(0.9, -11, 2.2, 1.1, (3.4, 5.8, 9.0, 16.0), 0.6, indoor=True),
    "salon": Space(0.6, -10, 1.8, 1.0, (2.2, 3.6, 5.0, 6.8), 0.7, indoor=True),
    "ballroom": Space(2.2, -8, 2.4, 1.1, (7.0, 12.0, 17.0, 25.0), 0.7, indoor=True),
    "casino": Space(0.7, -14, 2.6, 1.1, (3.6, 6.0, 9.0, 13.0), 0.4, indoor=True),
    "laundromat": Space(0.9, -8, 1.6, 1.0, (2.2, 3.6, 5.4, 7.6), 0.8, indoor=True),
    "spotlit stage": Space(1.2, -14, 2.4, 1.1, (6.0, 11.0, 17.0), 0.5, indoor=True),
    "courtroom": Space(1.1, -10, 2.2, 1.1, (4.0, 6.8, 10.0, 14.0), 0.65, indoor=True),
    "cockpit": Space(0.2, -12, 2.2, 1.1, (1.2, 2.0, 2.8), 0.5, indoor=True),
    "lobby": Space(1.9, -9, 2.2, 1.1, (5.0, 9.0, 13.0, 18.0), 0.7, indoor=True),
    "arcade": Space(0.7, -12, 2.4, 1.1, (3.4, 6.0, 9.0, 13.0), 0.45, indoor=True),
    "bakery": Space(0.6, -10, 2.0, 1.1, (2.4, 4.0, 5.6, 7.6), 0.65, indoor=True),
    "concert hall": Space(2.1, -10, 2.6, 1.2, (7.0, 12.0, 20.0, 28.0), 0.65, indoor=True),
    "submarine": Space(0.5, -9, 1.8, 1.1, (1.8, 2.8, 4.2, 6.0), 0.75, indoor=True),
    "saloon": Space(0.7, -11, 2.2, 1.1, (3.0, 5.0, 7.4, 10.0), 0.6, indoor=True),
    "tunnel": Space(3.0, -7, 2.4, 1.3, (6.0, 11.0, 18.0, 30.0, 48.0), 0.8, indoor=True),
    "railway tunnel": Space(2.8, -7, 2.6, 1.3, (5.0, 9.0, 16.0, 28.0, 46.0), 0.75, indoor=True),
    "stairwell": Space(2.0, -7, 1.9, 1.1, (2.6, 4.4, 6.8, 9.6), 0.8, indoor=True),
    "mill": Space(0.7, -12, 2.6, 1.1, (3.0, 5.2, 7.6, 10.4), 0.5, indoor=True),
    "western town": Space(0.7, -26, 2.6, 1.0, (16.0, 26.0, 40.0), 0.4),
    "shipyard": Space(1.3, -22, 2.4, 1.1, (16.0, 30.0, 52.0), 0.55),
    "launch pad": Space(0.6, -28, 2.8, 1.0, (40.0, 70.0), 0.3),
    "roadside diner": Space(0.6, -26, 2.6, 1.0, (18.0, 30.0), 0.4),
    "sidewalk": Space(1.1, -18, 2.3, 1.1, (9.0, 16.0, 28.0, 42.0), 0.55),
    "driveway": Space(0.6, -26, 2.6, 1.0, (14.0, 26.0, 40.0), 0.4),
    "flooded street": Space(1.3, -18, 2.0, 1.1, (10.0, 18.0, 30.0, 46.0), 0.6),
    "esplanade": Space(0.8, -27, 2.8, 1.0, (60.0, 90.0), 0.3),
    "ski resort": Space(0.5, -28, 3.0, 1.0, (30.0, 50.0), 0.3),
    "waterhole": Space(0.4, -30, 3.0, 1.0),
    "vegetable patch": Space(0.4, -29, 3.0, 1.0, (24.0,), 0.2),
    "jetty": Space(0.6, -27, 2.6, 1.1, (50.0, 80.0), 0.3),
    "elevator": Space(0.3, -10, 2.0, 1.1, (1.4, 2.0, 2.8), 0.6, indoor=True),
    "engine room": Space(1.4, -9, 2.0, 1.2, (4.0, 6.6, 9.4, 13.0), 0.75, indoor=True),
    "bus": Space(0.25, -12, 2.4, 1.2, (1.4, 2.2, 3.2), 0.5, indoor=True),
    "sauna": Space(0.3, -12, 2.2, 1.1, (1.4, 2.2, 3.0), 0.5, indoor=True),
    "hangar": Space(2.6, -10, 2.4, 1.2, (7.0, 13.0, 20.0, 30.0), 0.65, indoor=True),
    "pantry": Space(0.3, -13, 2.6, 1.1, (1.6, 2.4, 3.2), 0.4, indoor=True),
    "tea house": Space(0.35, -14, 2.6, 1.1, (2.0, 3.0, 4.2), 0.35, indoor=True),
    "canteen": Space(0.9, -10, 2.0, 1.1, (3.2, 5.4, 8.0, 11.0), 0.65, indoor=True),
    "cottage": Space(0.4, -12, 2.4, 1.1, (2.0, 3.2, 4.4), 0.45, indoor=True),
    "campsite": Space(1.0, -23, 3.4, 1.1, (9.0, 14.0, 20.0, 31.0), 0.3),
    "quarry": Space(1.8, -20, 2.4, 1.2, (22.0, 36.0, 54.0), 0.6),
    "junkyard": Space(0.6, -25, 2.4, 1.0, (10.0, 16.0, 26.0), 0.4),
    "patio": Space(0.4, -27, 2.8, 1.0, (9.0, 15.0), 0.3),
    "research station": Space(0.5, -29, 2.6, 1.0, (14.0, 80.0), 0.3),
    "valley": Space(1.2, -26, 2.8, 1.0, (60.0, 90.0, 130.0), 0.4),
    "salt flat": Space(0.3, -34, 3.0, 1.0),
    "crossroads": Space(1.1, -18, 2.3, 1.1, (10.0, 18.0, 30.0, 44.0), 0.55),
    "cobbled street": Space(1.0, -19, 2.4, 1.1, (7.0, 12.0, 20.0, 32.0), 0.55),
    "oil rig": Space(0.5, -27, 2.8, 1.0, (12.0, 24.0), 0.3),
    "whale belly": Space(1.2, -10, 3.6, 1.3, (5.0, 8.0, 12.0), 0.4, indoor=True),
    "fjord": Space(1.6, -24, 2.6, 1.1, (34.0, 46.0, 80.0), 0.6),
    "mountain road": Space(1.2, -26, 3.0, 1.1, (90.0, 140.0, 210.0), 0.4),
    "coastal road": Space(0.5, -29, 3.0, 1.0, (24.0,), 0.3),
    "rice terrace": Space(0.5, -29, 3.0, 1.0),
    "airfield": Space(0.5, -29, 2.8, 1.0, (60.0,), 0.3),
    "jungle waterfall": Space(1.3, -20, 2.6, 1.1, (26.0, 34.0, 46.0), 0.5),
    "ship deck": Space(0.4, -28, 2.8, 1.0, (8.0,), 0.2),
    "canal": Space(1.2, -21, 2.2, 1.1, (13.0, 20.0, 28.0), 0.6),
    "golf course": Space(0.4, -30, 3.2, 1.0),
    "square": Space(1.3, -20, 2.4, 1.1, (18.0, 27.0, 40.0, 52.0), 0.6),
    "market": Space(0.9, -23, 2.8, 1.1, (11.0, 18.0, 30.0), 0.4),
    "village": Space(0.6, -26, 2.6, 1.0, (14.0, 24.0, 36.0), 0.4),
    "suburb": Space(0.7, -25, 2.6, 1.0, (16.0, 26.0, 40.0), 0.45),
    "playground": Space(0.5, -29, 3.0, 1.0, (30.0,), 0.2),
    "amusement park": Space(0.6, -27, 2.8, 1.0, (20.0, 34.0), 0.3),
    "skate park": Space(0.8, -24, 2.2, 1.0, (9.0, 14.0, 22.0), 0.6),
    "pool": Space(0.7, -25, 2.0, 1.0, (16.0, 30.0), 0.5),
    "stadium": Space(2.2, -21, 2.8, 1.2, (30.0, 60.0, 90.0, 120.0), 0.5),
    "race track": Space(0.9, -26, 2.6, 1.0, (20.0, 40.0), 0.4),
    "parking lot": Space(0.7, -26, 2.4, 1.0, (24.0, 44.0), 0.5),
    "gas station": Space(0.7, -24, 2.4, 1.0, (8.0, 18.0, 30.0), 0.5),
    "construction site": Space(0.9, -24, 2.4, 1.1, (16.0, 28.0, 44.0), 0.5),
    "train station": Space(1.0, -23, 2.4, 1.1, (14.0, 26.0, 40.0), 0.5),
    "rooftop": Space(0.6, -28, 2.6, 1.0, (50.0, 90.0), 0.3),
    "neon street": Space(1.3, -15, 2.2, 1.1, (6.0, 10.0, 15.0, 24.0), 0.65),
    "bridge": Space(0.6, -28, 2.6, 1.1, (20.0,), 0.3),
    "viaduct": Space(0.9, -27, 2.8, 1.0, (60.0, 90.0), 0.3),
    "stone bridge": Space(0.5, -28, 2.8, 1.0, (24.0,), 0.3),
    "rope bridge": Space(1.1, -24, 2.8, 1.1, (18.0, 30.0), 0.3),
    "footbridge": Space(0.4, -29, 2.8, 1.0),
    "harbor": Space(0.9, -25, 2.6, 1.1, (26.0, 60.0, 110.0), 0.45),
    "japanese garden": Space(0.5, -27, 3.0, 1.0, (16.0, 30.0), 0.25),
}
_OPEN = Space(0.5, -29, 3.0, 1.0)


def space_of(set_name: str, indoor: bool | None = None) -> Space:
    """How the set of this name answers; inside of what usually is outdoors it answers like a hall,
    outside of a room hardly at all."""
    space = SPACES.get(set_name, SPACES["room"] if indoor else _OPEN)
    if indoor is None or indoor == space.indoor:
        return space
    return SPACES["hall"] if indoor else _OPEN


@lru_cache(maxsize=8)
def response(space: Space) -> Sound:
    """What a place answers to a click at sample 0 (n, 2): the reflections, then the tail. Its
    energy is that of its `level`."""
    chance = np.random.default_rng([round(1000 * space.fades), len(space.walls)])
    answer = _tail(space, chance)
    early = _reflections(space, len(answer))
    early *= np.sqrt(0.35 * _energy(answer) / max(_energy(early), 1e-12)) if early.any() else 0.0
    answer += early
    answer *= decibels(space.level) / np.sqrt(_energy(answer) / 2)
    answer.setflags(write=False)
    return answer


def _energy(sound: Sound) -> float:
    return float(np.sum(np.square(sound, dtype=np.float64)))


def _tail(space: Space, chance: np.random.Generator) -> Sound:
    """Noise that fades in each band in its own time, beginning after the first reflection."""
    longest = space.fades * max(space.warmth, 1.0)
    begin = min(space.walls, default=4.0) / SPEED_OF_SOUND
    count = samples(begin + 1.1 * longest)
    whole = fast_length(count)
    spectrum = np.fft.rfft(chance.standard_normal((whole, 2)), axis=0)
    frequency = np.fft.rfftfreq(whole, 1 / RATE)
    time = np.arange(count) / RATE - begin
    rise = np.clip(time / max(0.4 * begin, 0.004), 0, 1)
    tail = np.zeros((count, 2))
    for low, high in zip((0.0, *_EDGES), (*_EDGES, RATE / 2 + 1.0), strict=True):
        chosen = np.where((frequency >= low) & (frequency < high), 1.0, 0.0)
        piece = np.fft.irfft(spectrum * chosen[:, None], whole, axis=0)[:count]
        tail += piece * (rise * np.exp(-6.908 * time / _fade(space, low, high)))[:, None]
    return tail.astype(np.float32)


def _fade(space: Space, low: float, high: float) -> float:
    """The RT60 of a band: longer below 250 Hz, falling from 2 kHz on to 1 / damping at 8 kHz."""
    if high <= _EDGES[0]:
        return space.fades * space.warmth
    octaves = max(np.log2(np.sqrt(max(low, 1.0) * high) / 1414.0), 0.0)
    return float(space.fades * space.damping ** (-octaves / 2.5))


def _reflections(space: Space, count: int) -> Sound:
    """The first echo of each wall: later, weaker and duller the longer its way, from its side."""
    made = np.zeros((count, 2), np.float32)
    for index, detour in enumerate(space.walls):
        at = samples(detour / SPEED_OF_SOUND)
        angle = np.pi / 4 * (1 + 0.8 * np.sin(2.4 * (index + 1)))
        level = space.hardness ** (1 + index // 2) * 3.0 / (3.0 + detour)
        width = 3 + int(detour / 6)
        smear = np.hanning(width + 2)[1:-1]
        smear *= level / smear.sum()
        stop = min(at + width, count)
        if stop > at:
            sides = np.array([np.cos(angle), np.sin(angle)])
            made[at:stop] += (smear[: stop - at, None] * sides).astype(np.float32)
    return made
