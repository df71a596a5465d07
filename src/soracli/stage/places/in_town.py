"""The sets of towns, and of where their people go, under the open sky, by name."""

from collections.abc import Callable

from soracli.stage.performance import SetPiece
from soracli.stage.places.city_parks import park, zoo
from soracli.stage.places.grounds_of_use import (
    campsite,
    junkyard,
    patio,
    quarry,
    research_station,
)
from soracli.stage.places.kerbside import (
    construction_site,
    gas_station,
    parking_lot,
    platform,
)
from soracli.stage.places.neighborhoods import suburb, village
from soracli.stage.places.net_courts import tennis_court
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.playgrounds import amusement_park, playground
from soracli.stage.places.playing_fields import race_track, skate_park, stadium
from soracli.stage.places.promenades import canal, golf_course
from soracli.stage.places.resorts import esplanade, jetty, ski_resort, vegetable_patch, waterhole
from soracli.stage.places.roadsides import driveway, flooded_street, roadside_diner, sidewalk
from soracli.stage.places.skylines import bridge, harbor, neon_street, pool, rooftop, temple
from soracli.stage.places.squares import market, square
from soracli.stage.places.western import western_town
from soracli.stage.places.wide_lands import cobbled_street, crossroads, salt_flat, valley
from soracli.stage.places.workings import oil_rig
from soracli.stage.places.yards import launch_pad, shipyard

TOWN: dict[str, Callable[[Occasion], SetPiece]] = {
    "square": square,
    "market": market,
    "village": village,
    "suburb": suburb,
    "playground": playground,
    "amusement park": amusement_park,
    "skate park": skate_park,
    "stadium": stadium,
    "race track": race_track,
    "parking lot": parking_lot,
    "gas station": gas_station,
    "construction site": construction_site,
    "train station": platform,
    "rooftop": rooftop,
    "neon street": neon_street,
    "bridge": bridge,
    "harbor": harbor,
    "pool": pool,
    "japanese garden": temple,
    "canal": canal,
    "golf course": golf_course,
    "park": park,
    "zoo": zoo,
    "western town": western_town,
    "shipyard": shipyard,
    "launch pad": launch_pad,
    "roadside diner": roadside_diner,
    "sidewalk": sidewalk,
    "driveway": driveway,
    "flooded street": flooded_street,
    "esplanade": esplanade,
    "ski resort": ski_resort,
    "waterhole": waterhole,
    "vegetable patch": vegetable_patch,
    "jetty": jetty,
    "oil rig": oil_rig,
    "campsite": campsite,
    "quarry": quarry,
    "junkyard": junkyard,
    "patio": patio,
    "research station": research_station,
    "tennis court": tennis_court,
    "valley": valley,
    "salt flat": salt_flat,
    "crossroads": crossroads,
    "cobbled street": cobbled_street,
}
