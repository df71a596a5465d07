"""Places: the sets. One function builds each, in world coordinates, around a flat acting area."""

from collections.abc import Callable
from dataclasses import replace

from soracli.stage.performance import SetPiece
from soracli.stage.places.alley import alley
from soracli.stage.places.beach import beach
from soracli.stage.places.castle import castle
from soracli.stage.places.cave import cave
from soracli.stage.places.coast import coast
from soracli.stage.places.countryside import COUNTRYSIDE
from soracli.stage.places.court import court
from soracli.stage.places.desert import desert
from soracli.stage.places.drylands import DRYLANDS
from soracli.stage.places.far_shores import (
    airfield,
    coastal_road,
    fjord,
    jungle_waterfall,
    rice_terraces,
)
from soracli.stage.places.fields import FIELDS
from soracli.stage.places.forest import forest
from soracli.stage.places.garden import garden
from soracli.stage.places.hulls import ship_deck
from soracli.stage.places.in_town import TOWN
from soracli.stage.places.indoors import INTERIORS
from soracli.stage.places.kerbside import platform
from soracli.stage.places.kitchen import kitchen
from soracli.stage.places.lake import lake
from soracli.stage.places.level import leveled
from soracli.stage.places.meadow import meadow
from soracli.stage.places.mountains import mountains
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.pass_roads import mountain_road
from soracli.stage.places.relics import RELICS
from soracli.stage.places.road import road, trail
from soracli.stage.places.room import room
from soracli.stage.places.sea import sea
from soracli.stage.places.snow import snowed
from soracli.stage.places.spans import SPANS
from soracli.stage.places.street import street
from soracli.stage.places.studio import STUDIOS, studio
from soracli.stage.places.vistas import VISTAS
from soracli.stage.places.waters import WATERS
from soracli.stage.places.wetlands import WETLANDS
from soracli.stage.places.woods import WOODS
from soracli.stage.places.worlds import WORLDS
from soracli.story.shot import TimeOfDay, Weather

_BUILDERS: dict[str, Callable[[Occasion], SetPiece]] = {
    "beach": beach,
    "garden": garden,
    "street": street,
    "alley": alley,
    "sea": sea,
    "lake": lake,
    "court": court,
    "coast": coast,
    "meadow": meadow,
    "forest": forest,
    "room": room,
    "kitchen": kitchen,
    "studio": studio,
    **STUDIOS,
    "castle": castle,
    "desert": desert,
    "mountains": mountains,
    "road": road,
    "trail": trail,
    "fjord": fjord,
    "coastal road": coastal_road,
    "mountain road": mountain_road,
    "rice terrace": rice_terraces,
    "airfield": airfield,
    "jungle waterfall": jungle_waterfall,
    "ship deck": ship_deck,
    **FIELDS,
    **WOODS,
    **WETLANDS,
    **DRYLANDS,
    **WATERS,
    **RELICS,
    **COUNTRYSIDE,
    **WORLDS,
    "cave": cave,
    **INTERIORS,
    **TOWN,
    **SPANS,
    **VISTAS,
}
PLACES = tuple(_BUILDERS)
_BUILDERS["train station by rail"] = lambda on: platform(on, with_train=False)


def build_place(name: str, seed: int, time: TimeOfDay, weather: Weather) -> SetPiece:
    """The set of this name, the same for the same seed; snow lies on it when it snows.

    Raises ValueError for a name that is not in `PLACES`.
    """
    builder = _BUILDERS.get(name)
    if builder is None:
        raise ValueError(f"there is no place {name!r}")
    on = Occasion(seed, time, weather)
    piece = leveled(builder(on))
    if not on.snowy or piece.indoor or piece.sky:
        return piece
    ground = piece.ground if piece.ground in ("water", "sand") else "snow"
    far = piece.far_color if piece.water is not None else "#e6ecf2"
    return replace(piece, mesh=snowed(piece.mesh), ground=ground, far_color=far)
