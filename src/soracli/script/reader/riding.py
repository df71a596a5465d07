"""Riding: "rides a horse", "surfs", "rows a boat"."""

from soracli.script.reader.act import Act
from soracli.script.reader.member import Member
from soracli.script.reader.one_each import bring_each
from soracli.script.reader.own_bodies import WATERS
from soracli.script.reader.reading import Reading

_ROWED = frozenset(("row", "paddle", "pull"))
"""Verbs of who moves a boat by hand."""
_SWIM = frozenset(("bird", "quadruped", "fish", "creature", "drifter"))
"""Families of those who paddle without a board."""
_ABOARD = 5
"""As many sit in a rowing boat as it is; for more it is longer."""


def _as_a_boat(act: Act, carrier: Member) -> bool:
    """Whether what is rowed is no boat and serves as one: a bathtub, a nutshell, a pumpkin."""
    floats = carrier.family in ("furniture", "prop", "box", "plant") and not carrier.living
    return floats and act.verb.split()[0] in ("row", "paddle")


class RideReader:
    """Turns riding into a carrier that moves and a rider who sits or stands."""

    def __init__(self, now: Reading) -> None:
        self.now = now

    def mount_implied(self, act: Act) -> None:
        """Ride what the verb itself brings along: surfing needs a board."""
        now = self.now
        if self._goes_itself(act):
            return
        noun = now.lexicon.words.riding.get(act.verb)
        ids = self._mounted(act) or (bring_each(now.cast, noun, len(act.agents)) if noun else ())
        if ids:
            self.mount(act, ids)

    def _goes_itself(self, act: Act) -> bool:
        """ "Two kayaks paddle across the lake", "a duck paddles": they need no board."""
        carriers, cast = self.now.lexicon.words.carriers, self.now.cast
        families = {cast[one].family for one in act.agents}
        afloat = act.verb.split()[0] in _ROWED
        hulls, swimmers = families <= {"boat", "board"}, families <= _SWIM
        swimmers = swimmers or (families == {"person"} and self._under_water(act))
        if not families or not (hulls or (afloat and swimmers)):
            return False
        act.motion = carriers["boat"][0] if hulls else "swim"
        return True

    def _under_water(self, act: Act) -> bool:
        """ "A diver paddles up to the surface": those who dive have no board with them."""
        now, ways = self.now, self.now.lexicon.words.ways_of
        dives = all(ways.get(now.cast[one].noun.split()[-1]) == "swim" for one in act.agents)
        return dives and self._mounted(act) == ()

    def _mounted(self, act: Act) -> tuple[str, ...]:
        """What who rides is on already: "a kid on a tricycle pedals"."""
        now = self.now
        carriers = now.lexicon.words.carriers
        relations = (one for one in now.cast.relations if one.kind in ("on", "in"))
        on = [one.b for one in relations if one.a in act.agents]
        fit = [one for one in on if now.cast[one].family in carriers and not now.cast[one].living]
        return tuple(fit[:1]) if fit and now.cast[fit[0]].family != "furniture" else ()

    def _launch(self, act: Act, boat: str) -> None:
        """What is rowed has oars and no sails, and room for all who row."""
        carrier, rowed = self.now.cast[boat], act.verb.split()[0] in _ROWED
        if not rowed or carrier.family != "boat" or carrier.known:
            return
        if carrier.noun == "boat":
            carrier.kind = "rowboat"
        if carrier.kind == "rowboat":
            carrier.scale *= max(1.0, len(act.agents) / _ABOARD)

    def mount(self, act: Act, ids: tuple[str, ...]) -> None:
        """Riding: the carrier moves, and the rider sits or stands on it."""
        now = self.now
        carrier = now.cast[ids[0]]
        if act.agents and carrier.living and now.cast[act.agents[0]].family == "quadruped":
            act.objects, act.motion = (*act.objects, *ids), "chase"  # a sheepdog drives sheep
            return
        how = now.lexicon.words.carriers.get(carrier.family)
        if _as_a_boat(act, carrier):
            how, act.objects = now.lexicon.words.carriers["boat"], ()
            carrier.place = carrier.place if carrier.place in WATERS - {"bathroom"} else "lake"
        inside = carrier.family in ("vehicle", "aircraft") and not carrier.noun.endswith(
            (
                "cycle",
                "bike",
                "scooter",
                "moped",
                "tractor",
                "mower",
                "sled",
                "broom",
                "kart",
                "sleigh",
            )
        )
        self._launch(act, ids[0])
        now.cast.relate("in" if inside else "on", act.agents, ids)
        if how is None:
            act.objects = (*act.objects, *ids)
            return
        motion, pose = how
        rider = Act(act.verb, act.senses, act.agents, motion=pose, goal=ids[0], order=act.order)
        act.motion, act.agents = motion, ids
        if rider.agents:
            now.acts.add(rider, "same")
            rider.order = act.order
        now.open = False
