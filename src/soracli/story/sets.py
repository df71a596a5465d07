"""What is known of the sets of the stage without building one."""

from collections.abc import Mapping
from types import MappingProxyType

from soracli.story.shot import TimeOfDay

COLORED_STUDIOS: Mapping[str, str] = MappingProxyType(
    {
        "white studio": "#f2f2f0",
        "black studio": "#18181a",
        "red studio": "#b8282c",
        "pink studio": "#f0a0ae",
        "orange studio": "#ee8440",
        "yellow studio": "#f2c838",
        "green studio": "#5aa868",
        "mint studio": "#a8dcc4",
        "teal studio": "#2a9494",
        "blue studio": "#3f78c8",
        "light blue studio": "#a9cdea",
        "purple studio": "#8a68b4",
        "beige studio": "#e2d3b8",
        "brown studio": "#80583a",
    }
)
"""Studios with a seamless paper of a color, "#rrggbb": what is shown "on a coral background"."""

INDOORS = frozenset(
    {
        *COLORED_STUDIOS,
        "airport",
        "arcade",
        "attic",
        "bakery",
        "ballroom",
        "arena",
        "bar",
        "barn",
        "bathroom",
        "bedroom",
        "bowling alley",
        "boxing ring",
        "bus",
        "cafe",
        "canteen",
        "casino",
        "cave",
        "church",
        "circus",
        "classroom",
        "cockpit",
        "concert",
        "concert hall",
        "cottage",
        "courtroom",
        "spotlit stage",
        "dungeon",
        "elevator",
        "engine room",
        "factory",
        "garage",
        "greenhouse",
        "gym",
        "hallway",
        "hangar",
        "hospital",
        "ice rink",
        "kitchen",
        "laboratory",
        "laundromat",
        "library",
        "lobby",
        "mill",
        "museum",
        "office",
        "pantry",
        "railway tunnel",
        "room",
        "salon",
        "saloon",
        "sauna",
        "spaceship",
        "stairwell",
        "studio",
        "submarine",
        "subway",
        "supermarket",
        "tea house",
        "theater",
        "throne room",
        "train",
        "tunnel",
        "warehouse",
        "whale belly",
    }
)
"""Sets with a roof: the weather stays outside."""

USUAL_TIMES: Mapping[str, TimeOfDay] = MappingProxyType({"neon street": "night"})
"""The hour of sets that are known by night, where nothing was said."""
