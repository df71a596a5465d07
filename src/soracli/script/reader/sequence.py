"""Sequence: what of all that happens in a text comes first, and what goes on at once."""

from dataclasses import dataclass

from soracli.script.lexicon import Lexicon
from soracli.script.reader.act import Act
from soracli.script.reader.by_the_side import by_the_side
from soracli.script.reader.references import Cast

_UP_TO = frozenset(("to", "into", "up", "under", "beside", "front", "near"))
"""Prepositions of where a way ends."""
_BY_THE_WAY = frozenset(("hold", "push", "pull", "lead", "follow", "chase"))
"""What is done on the way, wherever that ends."""


_AS_ONE_GOES = frozenset(
    ("talk", "sing", "laugh", "smile", "cry", "hold", "bark", "howl", "flute", "guitar", "violin",
     "trumpet", "drum", "conduct", "phone", "text", "rock", "swing", "float")
)  # fmt: skip
"""What one may go on with while going somewhere."""


_ON_ONE_SPOT = frozenset(
    ("plant", "dig", "saw", "hammer", "chop", "knead", "wash", "write", "paint", "cut", "kneel",
     "pray", "propose", "meditate", "yoga", "push_up", "plank", "sit_up", "squat", "handstand",
     "type", "piano", "fish", "lift_weight", "graze", "groom", "feed", "pet")
)  # fmt: skip
"""What nobody does on their way: they get there first."""
_WAITING = frozenset(("wait", "listen"))
_COMING = ("appear", "vanish")
_GOES_ON = frozenset(("sit", "lie", "stand", "crouch", "kneel", "hold", "float", "sleep", "lean"))
"""What goes on under all that one does next."""
_AGAIN_AND_AGAIN = frozenset(("beat", "thump", "pummel", "flail", "fan", "shovel", "pound"))
"""Verbs of what is done many times over, though one such blow is soon done."""
_ENDING = frozenset(("wake", "awake", "awaken", "rise", "get", "stand", "stop", "fall", "start"))
"""First words of verbs by which it ends what one was doing."""
_GONE = ("leave", "flee", "stand_up")
"""What one does when the others have done what they do."""
_AWAY = (" away", " off")
"""How verbs end by which somebody is gone after all else."""


@dataclass(frozen=True)
class Sequence:
    """Places acts in time, by how they are joined and by what one body can do at once."""

    lexicon: Lexicon
    cast: Cast

    def order(self, acts: list[Act], act: Act, join: str) -> int:
        """The order of an act after all those before it (not empty), which may be moved for it;
        `join` tells how it follows: "", and, then, while, before, after, same."""
        last, latest = acts[-1], max(one.order for one in acts)
        if act.told_of and self._all_along(acts, act):
            return min(one.order for one in acts)  # "lands on a sleeping cat"
        if join in ("then", "before"):
            return latest + 1
        if join == "after":
            for one in acts:
                one.order += one.order >= last.order
            return last.order - 1
        if join in ("while", "same"):
            return last.order
        if last.told_of and self._meanwhile(last, act):
            return last.order
        both = self.lasts(last) and self.lasts(act)
        other = bool(act.agents) and bool(last.agents) and not set(act.agents) & set(last.agents)
        gone = self._goes(act)
        if join == "sentence":
            both = self._goes_on(acts, act, both) and not self._has_ended(last)
            return latest if other and both and not gone else latest + 1
        if other and not gone and by_the_side(acts, act, self.lasts(act), self.cast):
            return last.order
        if join in ("and", "list") and (own := self._own_before(acts, act)) is not None:
            last, other = own, False  # "pushes a cart past a sleeping boy, stops"
            both = self.lasts(last) and self.lasts(act)
        parted = other and (gone or self._is_over(last)) and last.shift is None
        listed = join == "list" and self._listed(last, act)
        listed = listed or self._ends_there(last, act, join)  # "salutes, and vanishes"
        if parted or listed or self._by_turns(last, act) or self._after_change(last, act, join):
            return latest + 1
        comes = act.shift is not None and join in ("and", "list") and self._comes_of(last, act)
        if comes or (join == "list" and self._changes_on(last, act)):
            return latest + 1  # "the rose blooms, wilts"
        if act.shift is not None and last.shift is None and last.agents:
            lit = not act.agents and self._sets_in(last, act)
            if not self.lasts(last) or ((other or lit) and self._willed(last)):
                return latest + 1  # "waves his wand, and the pumpkin shrinks"
        slow = any(one.shift is not None and not one.shift.sudden for one in (last, act))
        return last.order if both or slow else latest + 1

    @staticmethod
    def _all_along(acts: list[Act], act: Act) -> bool:
        """Whether it is how somebody is who is met later: they were so from the start."""
        met = any({*one.agents} & {*act.agents} for one in acts)
        return not met and act.likely in _GOES_ON

    def _goes(self, act: Act) -> bool:
        """Whether who does it is gone then."""
        away = act.verb.endswith(_AWAY) and act.likely in self.lexicon.words.moving
        return away or act.likely in _GONE

    def _is_over(self, last: Act) -> bool:
        """Whether somebody has halted, or something has rung, before another one does something."""
        rings = last.verb in self.lexicon.words.sounding and last.likely == "rock"
        return rings or last.verb in self.lexicon.words.halting

    @staticmethod
    def _goes_on(acts: list[Act], act: Act, both: bool) -> bool:
        """Whether what was told last goes on through the next sentence, where `both` of them last
        or a change is slow, and nobody is busy with it who acts then."""
        last, latest = acts[-1], max(one.order for one in acts)
        shift = last.shift
        slow = shift is not None and not shift.sudden and shift.aspect not in _COMING
        busy = {one for before in acts if before.order == latest for one in before.agents}
        return (both or slow) and not busy & set(act.agents)  # "the mouse runs. The cat chases it"

    @staticmethod
    def _has_ended(last: Act) -> bool:
        """Whether what became of something last was told with its end: "swells to the size of a
        carriage", and then mice climb onto it."""
        return last.shift is not None and last.shift.aspect == "size" and last.shift.factor > 3

    @staticmethod
    def _own_before(acts: list[Act], act: Act) -> Act | None:
        """What the same ones did last, where that was told before something of others that goes on
        at the same time; None where it is the last thing told, or they did nothing yet."""
        latest = max(one.order for one in acts)
        own = next((one for one in reversed(acts) if one.agents == act.agents), None)
        if own is None or own is acts[-1] or not act.agents or act.shift or own.shift:
            return None
        return own if own.order == latest else None

    @staticmethod
    def _changes_on(last: Act, act: Act) -> bool:
        """Whether one thing becomes this, and then that."""
        if last.shift is None or act.shift is None or last.shift.aspect == act.shift.aspect:
            return False  # "a man ages: his hair turns gray"
        return bool(act.agents) and last.agents == act.agents

    def _comes_of(self, last: Act, act: Act) -> bool:
        """Whether somebody or something comes or goes once all before it has been, or becomes what
        it does by what they did last: "drinks from the bottle and shrinks"."""
        assert act.shift is not None
        if act.shift.aspect in _COMING:
            return last.shift is None or last.shift.aspect not in _COMING
        dealt = bool(last.objects) and last.shift is None and last.likely not in _GOES_ON
        return dealt and bool(act.agents) and act.agents == last.agents

    def _meanwhile(self, last: Act, act: Act) -> bool:
        """ "A snoring cat twitches an ear", "a laughing girl waves": what somebody is called by
        goes on while they do what leaves it as it is; who sleeps and runs off has woken up."""
        if last.agents != act.agents or last.shift is not None or act.shift is not None:
            return False
        words = self.lexicon.words
        if act.likely in words.moving or last.likely in words.moving:
            return last.likely in _AS_ONE_GOES
        goes_on = last.likely in _GOES_ON | _AS_ONE_GOES and act.likely not in _GOES_ON
        return goes_on and act.verb.split()[0] not in _ENDING

    def _sets_in(self, last: Act, act: Act) -> bool:
        """Whether it gets dark, or the weather turns, when somebody has done something: "rings a
        bell, and mist rolls in". Who goes somewhere goes on in the rain."""
        assert act.shift is not None
        if act.shift.aspect == "weather":
            return last.likely not in self.lexicon.words.moving
        return act.shift.aspect == "brightness"  # the room goes dark

    def _willed(self, act: Act) -> bool:
        """Whether somebody alive does it, so that what becomes of a thing may be their work."""
        return self.cast[act.agents[0]].living and act.likely not in _GOES_ON

    def _ends_there(self, last: Act, act: Act, join: str) -> bool:
        """Whether somebody vanishes after all that they did."""
        vanishes = act.shift is not None and act.shift.aspect == "vanish"
        return vanishes and act.agents == last.agents and join in ("and", "list", "")

    def lasts(self, act: Act) -> bool:
        """Whether it goes on for a while, so that something else may happen meanwhile."""
        if act.shift is not None:
            return not act.shift.sudden
        momentary = act.turns > 0 or act.verb.endswith((" down", " up"))
        momentary = momentary or bool(act.senses) and act.senses[0].direction in ("up", "down")
        lasts = act.likely in self.lexicon.words.lasting or act.verb in _AGAIN_AND_AGAIN
        return lasts and not momentary

    def _listed(self, last: Act, act: Act) -> bool:
        """ "Wakes, shakes its mane, and roars": one after the other, but for what goes on below or
        beside all else ("sits on a bench, reads a newspaper")."""
        alike = last.agents == act.agents and last.shift is None and act.shift is None
        return alike and last.likely not in _GOES_ON and act.likely not in _BY_THE_WAY

    def _by_turns(self, last: Act, act: Act) -> bool:
        """Whether one body cannot do both at once: "walks, stops", "paints and eats"."""
        joined = set(last.agents) <= set(act.agents) and bool(last.agents) == bool(act.agents)
        if not joined or last.shift is not None or act.shift is not None:
            return False
        words = self.lexicon.words
        moves = last.likely in words.moving
        if moves and act.likely in words.moving:
            return True  # "lands on the lake and drifts"
        if act.verb in words.halting or last.verb in words.halting:
            return moves or act.likely != "stand"
        if self._both_busy(last, act):
            return True
        if moves and act.likely in _ON_ONE_SPOT:
            return True  # "walks on the moon and plants a flag"
        if act.verb in _WAITING and (last.likely in words.occupying or last.likely == "pet"):
            return True  # "knocks on the door and waits"
        if last.likely == act.likely and last.verb != act.verb:
            return True  # "looks at her watch and sighs"
        if act.likely in words.moving and not moves and last.likely not in _AS_ONE_GOES:
            return True  # "sits on a bench and leaves"
        if act.verb.endswith(_AWAY) and act.likely in words.moving:
            return True  # "sings and flies away"
        return moves and act.likely not in _BY_THE_WAY and self._arrives(last, act)

    def _both_busy(self, last: Act, act: Act) -> bool:
        """Whether each of them keeps the whole of one body busy."""
        return {last.likely, act.likely} <= set(self.lexicon.words.occupying)

    def in_a_row(self, last: Act | None, act: Act) -> bool:
        """ "Chopping carrots, stirring a pot": participles in a row that one body cannot do at
        once, one after the other."""
        if last is None or last.start < 0:
            return False
        told = self.cast.sentence.lower(last.start).endswith("ing")
        done = not self.lasts(last) and not last.likely.startswith("hold")
        goes = act.likely in self.lexicon.words.moving and done
        return told and (goes or self._both_busy(last, act))  # "bowing and running away"

    def _arrives(self, last: Act, act: Act) -> bool:
        """Whether a way has an end, before something else is done: "walks to the window"."""
        if last.verb in self.lexicon.words.arriving:
            return True
        sentence = self.cast.sentence
        between = range(max(last.start, 0), max(act.start, 0))
        preps = (sentence.role(at, "prep") for at in between)
        return any(prep is not None and prep.key in _UP_TO for prep in preps)

    def _after_change(self, last: Act, act: Act, join: str) -> bool:
        """ "A door appears and a wizard steps through it": first there is a door."""
        if last.shift is None or act.shift is not None or join not in ("and", "list"):
            return False
        if last.shift.aspect in _COMING:
            return True
        if not last.agents and act.agents:  # "it starts to rain, and a man opens his umbrella"
            gone = act.verb.endswith(_AWAY) or act.likely in _GONE
            return gone or not self.lasts(act)
        if last.agents and last.agents != act.agents:
            return True  # "the light turns green, and the cars drive off"
        return last.agents == act.agents and act.likely in self.lexicon.words.moving
