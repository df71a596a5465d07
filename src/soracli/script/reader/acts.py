"""What happens, while it is being read: acts with their agents, goals and order in time."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import cast

from soracli.script.lexicon import Lexicon, VerbSense
from soracli.script.reader.act import Act
from soracli.script.reader.carrying import borne_together, brings_along, carry, in_arms
from soracli.script.reader.consequences import (
    FOLLOWS,
    sides,
    there_already,
    wheels_under,
)
from soracli.script.reader.done_to import sense_by_object
from soracli.script.reader.each_other import at_each_other, with_each_other
from soracli.script.reader.flying_vehicles import fly_on
from soracli.script.reader.going_behind import let_be_behind
from soracli.script.reader.knock_on import exchanged, pelted, rocked, tipped
from soracli.script.reader.means import bring_means, by_instrument
from soracli.script.reader.mounts import let_mounts_go
from soracli.script.reader.own_bodies import able, do_as_bodies_do
from soracli.script.reader.passing import passed_on
from soracli.script.reader.pulled_against import pulled_back
from soracli.script.reader.references import Cast
from soracli.script.reader.relating_verbs import relate_by_verb
from soracli.script.reader.seats import go_there
from soracli.script.reader.sequence import Sequence
from soracli.script.reader.strange_deeds import seen_to_act
from soracli.script.reader.strangers import know_people
from soracli.script.reader.thrown_at import aim_throw, ball_there, is_inert
from soracli.script.reader.tosses import tossed
from soracli.script.reader.vessels import settle
from soracli.story.scene import Action, Becoming, Direction

MOST_ACTS = 200
_BEARING = frozenset(("carry", "bring", "drag", "take"))
_BABIES = frozenset(("baby", "infant", "newborn", "newborn baby", "toddler"))
_TAKES_IN = ("furniture", "box")
"""Families of what things are put into, or on, and not given to."""
_HANDY = frozenset(("prop", "ball", "box", "board", ""))
_BY_HAND = frozenset(("drop", "hit", "push", "pull", "lead", "feed", "pet", "cut", "fell", "pour"))
# What is done with something that is in the hand all along.
_WITH_A_TOOL = frozenset(
    ("pour", "hit", "cut", "fell", "feed", "stir", "dig", "chop", "saw", "hammer", "sweep", "paint",
     "write", "brush_teeth", "brush_hair", "wipe", "fish", "plant", "apply", "knit", "photograph",
     "phone", "text", "skip_rope", "lift_weight", "conduct", "juggle", "clean", "water", "spray",
     "toast")
)  # fmt: skip
_SHOT = frozenset(("arrow", "dart", "stone"))
_DONE_TO_A_THING = frozenset(
    ("open", "close", "cut", "wipe", "wash", "knit", "hammer", "stir", "twist", "write", "push")
)
_LIT = frozenset(("light", "kindle", "ignite", "relight"))
_TAKING = frozenset(("pick_up", "hold", "catch", "pull"))
_DONE_ALONE = frozenset(
    ("stand", "sit", "lie", "crouch", "sleep", "walk", "run", "float", "swim", "fly", "drift",
     "hover", "sail", "rock")
)  # fmt: skip
# Motions that are done to something; a verb with two senses takes this one if it has an object.
TRANSITIVE = frozenset(
    ("knock_over", "hold", "pick_up", "put_down", "give", "drop", "hug", "stack", "throw",
     "kick", "catch", "chase", "eat", "drink", "read", "push", "pull", "lead", "hit", "fell",
     "shake_fist", "pet", "stir")
)  # fmt: skip


@dataclass
class Acts:
    """All acts in the order of reading, and how each one follows the one before."""

    lexicon: Lexicon
    cast: Cast
    all: list[Act] = field(default_factory=list)

    def add(self, act: Act, join: str) -> Act:
        """Append an act. `join` tells how it follows: "", and, then, while, before, after, same."""
        if len(self.all) >= MOST_ACTS:
            return act
        if self.all:
            act.order = Sequence(self.lexicon, self.cast).order(self.all, act, join)
        self.all.append(act)
        return act

    def lasts(self, act: Act) -> bool:
        """Whether it goes on for a while, so that something else may happen meanwhile."""
        return Sequence(self.lexicon, self.cast).lasts(act)

    def taken(self, act: Act) -> tuple[str, ...]:
        """What who does this has taken before: "carries a box to a truck and puts it down"."""
        for one in reversed(self.all):
            if one is act or one.agents != act.agents or one.likely not in _TAKING:
                continue
            if one.objects and not self.cast[one.objects[0]].living:
                return one.objects[-1:]
        return ()

    def answers(self, act: Act) -> bool:
        """ "She salutes back": after the other one and to them. False for who goes back."""
        others = [one for one in self.all if one.agents and one.agents != act.agents]
        if act.likely in self.lexicon.words.moving or not others or not act.agents:
            return False
        if act.order <= others[-1].order:
            act.order = max(one.order for one in self.all) + 1
        act.goal = act.goal or others[-1].agents[0]
        return True

    def becomings(self) -> tuple[Becoming, ...]:
        """Every change as a value, with the same orders as the actions. To be asked before them."""
        orders = self._orders()
        found: list[Becoming] = []
        for act in self.all:
            if act.shift is not None and not there_already(act, self.all):
                whose = act.objects if act.passive else act.agents
                if act.shift.aspect == "melt" and act.over and act.over not in whose:
                    self.cast.relate("on", whose, (act.over,))  # "melts down a cone"
                for one in whose or ("",):
                    found += act.shift.becomings(one, orders[act.order])
            if act.makes is not None:
                for one in act.objects:
                    found += act.makes.becomings(one, orders[act.order])
        last = {(one.entity, one.aspect, one.part, one.order, one.to): one for one in found}
        return tuple(last.values())

    def _orders(self, more: Iterable[Act] = ()) -> dict[int, int]:
        """The orders that there are, without gaps; those of `more` acts come last."""
        orders = sorted({act.order for act in (*self.all, *more)})
        return {order: rank for rank, order in enumerate(orders)}

    def finish(self) -> tuple[Action, ...]:
        """Every act as a value, orders without gaps, mutual ones from both sides."""
        know_people(self.all, self.cast, self.lexicon)
        let_be_behind(self.all, self.cast)
        fly_on(self.all, self.cast)
        seen_to_act(self.all, self.cast, self.lexicon)
        doings = (act for act in self.all if act.shift is None)
        acts = [one for act in doings for one in by_instrument(act, self.cast, self.lexicon)]
        for act in tuple(acts):
            self._choose(act)
            do_as_bodies_do(act, self.cast, self.lexicon)
            self._settle_places(act)
            bring_means(act, self.cast, self.lexicon)
            tipped(act, self.cast)
            acts += exchanged(act, acts, self.cast) + pelted(act, self.cast)
            acts += rocked(act, self.cast)
            for follows in (*FOLLOWS, tossed):
                acts += follows(act, self.all, self.cast)
            self._aim(act)
            acts += passed_on(act, self.all, self.cast) + borne_together(act, self.cast)
            acts += let_mounts_go(act, self.cast, self.lexicon) + pulled_back(act, self.cast)
        orders = self._orders(acts)
        return tuple(
            Action(
                motion=act.motion,
                verb=act.verb,
                agents=act.agents,
                target=act.goal,
                instrument=act.instrument,
                over=act.over,
                direction=cast(Direction, act.direction),
                order=orders[act.order],
                speed=min(max(round(act.speed, 3), 0.05), 20),
                outcome=act.outcome,
                turns=min(act.turns, 20),
                side=act.side if act.goal else None,
                stuff=act.stuff,
            )
            for one in acts
            for act in sides(one, self.lexicon)
        )

    def _with_them(self, act: Act) -> None:
        """ "Fish swim around a castle in an aquarium": the castle is in there, too."""
        told = self.cast.relations
        if any(one.a == act.goal for one in told) or self.cast[act.goal].living:
            return
        inside = [one.b for one in told if one.kind == "in" and one.a in act.agents]
        if inside and self.cast[inside[0]].family in _HANDY:
            self.cast.relate("in", (act.goal,), inside[:1])

    def _settle_places(self, act: Act) -> None:
        """Where who does it is, now that all are named; who faces whom is turned that way."""
        relate_by_verb(act, self.cast)
        for kind, others in act.placed:
            self.cast.relate(kind, act.agents or act.objects, others)
        if act.direction == "around" and act.goal:
            self._with_them(act)
        goals = act.objects or tuple(one for one in (act.goal,) if one)
        if act.verb == "face" and act.motion == "look" and goals:
            self.cast.relate("facing", act.agents, goals)
        at_each_other(act, self.all)
        with_each_other(act, self.cast)

    def _choose(self, act: Act) -> None:
        """Settle which sense of the verb is meant."""
        dealt = None if act.motion else sense_by_object(act, self.cast, self.lexicon)
        act.senses = (*((dealt,) if dealt else ()), *act.senses)
        if act.motion or not act.senses:
            return
        sense = dealt or self._fitting(act)
        act.motion = sense.motion
        act.speed *= sense.speed
        act.direction = act.direction or sense.direction
        act.turns = act.turns or sense.turns
        if act.verb.endswith(" away") and not act.goal and act.motion not in ("leave", "flee"):
            moving = act.motion in self.lexicon.words.moving
            act.direction = act.direction or ("away from camera" if moving else None)
        if sense.held:
            self._held(act, [one for one in act.objects if one])
            act.objects = () if act.motion == "point" else act.objects  # a bow, at whom it may be
        self._suit(act, sense)
        go_there(act, self.all, self.cast)
        if not act.agents and not act.passive and act.objects and act.motion in _DONE_ALONE:
            act.agents, act.objects = act.objects, ()  # "on a hill stands a house"

    def _fitting(self, act: Act) -> VerbSense:
        """The first sense that fits who does it to whom, and whether it is done to anybody."""
        fitting = [one for one in act.senses if self._allows(act, one)] or list(act.senses)
        has_object = bool(act.objects)
        return next(
            (one for one in fitting if (one.motion in TRANSITIVE) == has_object), fitting[0]
        )

    def _allows(self, act: Act, sense: VerbSense) -> bool:
        """Whether what is done to whom fits a sense: one leaves a bag, and leaves a house."""
        things = [self.cast[one] for one in act.objects if one]
        handy = any(thing.family in _HANDY and not thing.living for thing in things)
        if sense.motion in ("trudge", "slide", "skip") and len(act.senses) > 1:
            return not things  # cards are shuffled otherwise
        if sense.motion == "stir":
            return not any(thing.living for thing in things)  # a horse is whipped otherwise
        if sense.motion == "give":
            receiver = len(things) > 1 or bool(act.goal) and self.cast[act.goal].living
            return handy and (receiver or len(act.senses) == 1 or act.verb == "hand over")
        if sense.motion == "put_down":
            return handy or not things
        if sense.motion in _BY_HAND:
            return bool(act.agents) and able(self.cast[act.agents[0]], sense.motion)
        if sense.motion == "throw" and len(act.senses) > 1 and things:
            return any(thing.family == "ball" for thing in things)  # else a meal is served
        if act.agents and len(act.senses) > 1 and sense.motion in self.lexicon.words.living:
            return self.cast[act.agents[0]].living
        if act.agents and len(act.senses) > 1 and sense.motion == "rock":
            return not self.cast[act.agents[0]].living  # a ship pitches, and a boy shivers
        return True

    def _suit(self, act: Act, sense: VerbSense) -> None:
        """The same verb is another motion for another body: a bus that "moves" drives."""
        family = self.cast[act.agents[0]].family if act.agents else ""
        living = bool(act.agents) and self.cast[act.agents[0]].living
        carriers = self.lexicon.words.carriers
        if act.motion in ("walk", "run") and not living and family in carriers:
            act.motion = carriers[family][0]
        elif act.motion == "crouch" and not living:
            act.motion = "stand"  # a guitar that leans against a chair
        elif act.motion == "walk" and living and self._takes_along(act):
            act.motion = "lead"
        elif act.motion == "fly" and family == "person" and self._is_astride(act):
            act.motion, act.goal, act.over = "drive", act.over, ""  # "flies on a broom"
        elif act.motion == "fly" and family == "person" and self._has_a_toy(act):
            act.motion = "hold"  # "flies a kite"
        elif act.motion == "shoot" and act.verb == "shoot" and not ball_there(self.cast):
            act.motion = "throw" if self._about(act, _SHOT) else "point"
        elif act.motion == "climb" and not act.objects and (not living or family == "bird"):
            act.motion = carriers.get(family, ["float"])[0]
            act.direction = act.direction or "up"  # a kite that climbs
        elif act.motion == "roll" and family == "person" and self._on_wheels(act):
            act.motion = "slide"
        elif act.motion == "stand_up" and not living:
            act.motion, act.direction = "float", act.direction or "up"
        elif act.motion == "fly" and sense.direction and family in ("person", "quadruped"):
            act.motion = "stand" if act.verb in ("land", "touch down") else "walk"

    def _about(self, act: Act, nouns: frozenset[str]) -> bool:
        """Whether one of these is what it is done to."""
        return any(self.cast[one].noun.split()[-1] in nouns for one in act.objects if one)

    def _aim(self, act: Act) -> None:
        """Goals and instruments: what is thrown is the instrument, where it goes the target."""
        things = [one for one in act.objects if one]
        if things and act.outcome == "shatter" and self._living(act):
            # who breaks a plate drops it, who breaks a window hits it
            act.motion = "drop" if self.cast[things[0]].family in _HANDY else "hit"
        blown = act.motion in ("drift", "sweep") and not act.agents  # "is blown away by the wind"
        spills = act.verb in self.lexicon.words.causing and act.motion != "knock_over"
        if things and (spills or self._lets_fall(act) or blown):
            act.agents, act.objects, things = tuple(things), (), []
            act.motion = "drift" if blown else act.motion
        ball = bool(things) and self.cast[things[0]].family == "ball"
        if act.motion in ("pour", "drink"):
            settle(act, self.cast)
        elif act.motion in self.lexicon.words.ballistic:
            aim_throw(act, things, self.cast, self.lexicon)
        elif act.motion in ("give", "put_down", "drop"):
            self._aim_from_hand(act, things)
        elif act.motion == "pick_up" and things and act.source:
            self._take_from(act, things)
        elif things and (ball if act.motion == "hit" else brings_along(act, self.cast)):
            act.over, act.goal = act.over or act.goal, things[0]  # "hits the ball to a girl"
        elif things:
            self._aim_at(act, things[0])
        if act.motion in ("push", "pull"):
            act.goal = wheels_under(act.goal, self.cast)
        baby = act.motion == "hold" and any(self.cast[one].noun in _BABIES for one in things)
        bears = baby or (act.motion == "hold" and act.verb in _BEARING)
        if bears and carry(act, things, self.all, self.cast):
            self._held(act, things)
        if act.motion == "hold":
            in_arms(act, self.cast)
        if act.motion == "hold" and act.goal and is_inert(self.cast, act.goal):
            self._held(act, things or [act.goal])
        if act.motion in _WITH_A_TOOL and act.instrument:
            self._held(act, [act.instrument])
        if act.goal and not act.over and self.cast[act.goal].family == "ramp" and act.direction:
            act.over, act.goal = act.goal, ""

    def _aim_at(self, act: Act, thing: str) -> None:
        """What is done to a thing is done at it, or with it where it is done for somebody."""
        at_table = act.goal != "" and self.cast[act.goal].kind in ("table", "desk")
        at_table = at_table and act.verb not in _BEARING  # "carries a chair to a table"
        first = at_table or act.motion in _DONE_TO_A_THING  # "opens the door for an actress"
        first = first or act.verb in _LIT  # "lights a lamp for her twins"
        act.goal = thing if first else act.goal or thing
        act.instrument = act.instrument or ("" if act.goal == thing else thing)

    def _is_astride(self, act: Act) -> bool:
        """Whether somebody flies on something that one holds in a hand."""
        return bool(act.over) and self.cast[act.over].family == "prop"

    def _on_wheels(self, act: Act) -> bool:
        """A robot that rolls goes as it stands."""
        return self.cast[act.agents[0]].kind == "robot"

    def _has_a_toy(self, act: Act) -> bool:
        """Whether what somebody flies is small enough to be on a string."""
        return bool(act.objects) and self.cast[act.objects[0]].family in _HANDY

    def _takes_along(self, act: Act) -> bool:
        """ "Walks a dog": not to it, but with it."""
        led = self.cast[act.objects[0]].family if act.objects else ""
        return led == "quadruped" and self.cast[act.agents[0]].family == "person"

    def _living(self, act: Act) -> bool:
        return bool(act.agents) and self.cast[act.agents[0]].living

    def _lets_fall(self, act: Act) -> bool:
        """ "A crane drops a box": it has no hand, and the box falls."""
        return act.motion == "fall" and act.verb in ("drop", "let go")

    def _aim_from_hand(self, act: Act, things: list[str]) -> None:
        """What is given, put down or dropped was in the hand of who does it, unless the words have
        just had it picked up."""
        inert = (one for one in things if is_inert(self.cast, one))
        thing = next(inert, "") or (things or [""])[-1]
        if act.motion == "give":
            act.goal = act.goal or next((one for one in things if one != thing), "")
            act.instrument = thing
            self._put_into(act, thing)
        else:
            act.over, act.goal = act.over or act.goal, thing
        if thing and is_inert(self.cast, thing):
            self._held(act, [thing])

    def _put_into(self, act: Act, thing: str) -> None:
        """ "Slides a bun into an oven": no oven is given anything, and nobody is in it for that."""
        if not act.goal or not thing or self.cast[act.goal].family not in _TAKES_IN:
            return
        into, act.motion, act.instrument = act.goal, "put_down", ""
        act.over, act.goal = into, thing
        self.cast.relations[:] = [
            one for one in self.cast.relations if one.b != into or one.a not in act.agents
        ]

    def _held(self, act: Act, things: list[str]) -> None:
        """The doer has had these in hand from the start, if nothing was done with them before."""
        before = self.all[: self.all.index(act)]
        taken = {name for one in before for name in (one.goal, one.instrument, *one.objects)}
        if act.agents:
            self.cast[act.agents[0]].holds.extend(one for one in things if one not in taken)

    def _take_from(self, act: Act, things: list[str]) -> None:
        """Who takes a thing from somebody is given it."""
        giver = act.source
        if self.cast[giver].living and act.agents and not self.cast[things[0]].living:
            act.motion, act.instrument = "give", things[0]
            act.goal, act.agents, act.objects = act.agents[0], (giver,), ()
            self.cast[giver].holds.append(things[0])
        else:
            act.goal = things[0]
