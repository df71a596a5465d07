"""What is known of the sets of the stage without building one."""

from collections.abc import Mapping
from types import MappingProxyType

from soracli.story.shot import TimeOfDay

INDOORS = frozenset(
    {
        "airport",
        "attic",
        "ballroom",
        "bar",
        "barn",
        "bathroom",
        "bedroom",
        "bowling alley",
        "boxing ring",
        "cafe",
        "casino",
        "cave",
        "church",
        "circus",
        "classroom",
        "cockpit",
        "concert",
        "courtroom",
        "dungeon",
        "factory",
        "garage",
        "greenhouse",
        "gym",
        "hallway",
        "hospital",
        "ice rink",
        "kitchen",
        "laboratory",
        "laundromat",
        "library",
        "museum",
        "office",
        "room",
        "salon",
        "spaceship",
        "studio",
        "subway",
        "supermarket",
        "theater",
        "throne room",
        "train",
        "warehouse",
    }
)
"""Sets with a roof: the weather stays outside."""

USUAL_TIMES: Mapping[str, TimeOfDay] = MappingProxyType({"neon street": "night"})
"""The hour of sets that are known by night, where nothing was said."""
