"""The sets with a roof, by name."""

from collections.abc import Callable

from soracli.stage.performance import SetPiece
from soracli.stage.places.arenas import arena
from soracli.stage.places.cockpits import cockpit
from soracli.stage.places.evenings import ballroom, casino
from soracli.stage.places.foyers import arcade, bakery, concert_hall, lobby
from soracli.stage.places.going_out import bar, cafe, museum, supermarket
from soracli.stage.places.halls import church, dungeon, throne_room
from soracli.stage.places.homes import attic, bathroom, bedroom
from soracli.stage.places.hulls import submarine, whale_belly
from soracli.stage.places.lessons import classroom, hospital, laboratory, library, office
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.outbuildings import barn, greenhouse
from soracli.stage.places.outings import bowling_alley, circus, salon
from soracli.stage.places.passages import mill, railway_tunnel, stairwell, tunnel
from soracli.stage.places.rooms_of_use import (
    bus,
    canteen,
    cottage,
    hangar,
    pantry,
    sauna,
    tea_house,
)
from soracli.stage.places.shows import concert, theater
from soracli.stage.places.sports import boxing_ring, gym, ice_rink
from soracli.stage.places.spotlit import spotlit_stage
from soracli.stage.places.town_rooms import courtroom, laundromat
from soracli.stage.places.travel import hallway, subway, train
from soracli.stage.places.voyages import airport, spaceship
from soracli.stage.places.western import saloon
from soracli.stage.places.workings import elevator, engine_room
from soracli.stage.places.works import factory, garage, warehouse

INTERIORS: dict[str, Callable[[Occasion], SetPiece]] = {
    "bedroom": bedroom,
    "bathroom": bathroom,
    "attic": attic,
    "office": office,
    "classroom": classroom,
    "laboratory": laboratory,
    "hospital": hospital,
    "library": library,
    "cafe": cafe,
    "bar": bar,
    "supermarket": supermarket,
    "museum": museum,
    "theater": theater,
    "concert": concert,
    "church": church,
    "throne room": throne_room,
    "dungeon": dungeon,
    "gym": gym,
    "ice rink": ice_rink,
    "arena": arena,
    "boxing ring": boxing_ring,
    "garage": garage,
    "warehouse": warehouse,
    "factory": factory,
    "barn": barn,
    "greenhouse": greenhouse,
    "subway": subway,
    "train": train,
    "airport": airport,
    "spaceship": spaceship,
    "hallway": hallway,
    "circus": circus,
    "bowling alley": bowling_alley,
    "salon": salon,
    "ballroom": ballroom,
    "casino": casino,
    "laundromat": laundromat,
    "courtroom": courtroom,
    "spotlit stage": spotlit_stage,
    "cockpit": cockpit,
    "lobby": lobby,
    "arcade": arcade,
    "bakery": bakery,
    "concert hall": concert_hall,
    "submarine": submarine,
    "whale belly": whale_belly,
    "saloon": saloon,
    "tunnel": tunnel,
    "railway tunnel": railway_tunnel,
    "stairwell": stairwell,
    "mill": mill,
    "elevator": elevator,
    "engine room": engine_room,
    "bus": bus,
    "sauna": sauna,
    "hangar": hangar,
    "pantry": pantry,
    "tea house": tea_house,
    "canteen": canteen,
    "cottage": cottage,
}
