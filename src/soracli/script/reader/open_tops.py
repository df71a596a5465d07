"""Open tops: a car that somebody is in has no roof, and a bus its windows open, so that they are
seen."""

from soracli.story.scene import Entity, Scene

_OPENED = frozenset(
    ("car", "automobile", "vehicle", "sports car", "vintage car", "classic car", "old car", "jeep",
     "racing car", "luxury car", "oldtimer", "muscle car", "coupe", "getaway car")
)  # fmt: skip
"""What cars are called that may as well be open: no taxi, no hearse."""
_WET = ("rain", "storm", "snow", "dust storm")


def open_tops(scene: Scene) -> Scene:
    """The scene in which cars that people or animals are in, or drive, are open, if it is dry."""
    if scene.weather in _WET:
        return scene
    sitting = {
        (name, one.target) for one in scene.actions if one.motion == "sit" for name in one.agents
    }
    aboard = {
        one.b
        for one in scene.relations
        if one.kind == "in" or (one.kind == "on" and (one.a, one.b) in sitting)
    }
    aboard -= {one.target for one in scene.actions if one.side is not None}  # left by its door
    entities = tuple(_opened(one) if one.id in aboard else one for one in scene.entities)
    return scene if entities == scene.entities else scene.model_copy(update={"entities": entities})


def _opened(car: Entity) -> Entity:
    if car.kind != "bus" and (car.kind != "car" or car.noun not in _OPENED):
        return car
    return car.model_copy(update={"traits": {**car.traits, "open": True}})
