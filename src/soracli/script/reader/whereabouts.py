"""Whereabouts: sides of the picture, and where something is to what was named before it."""

from soracli.script.reader.act import Act
from soracli.script.reader.chunk import Chunk
from soracli.script.reader.dressing import DressReader
from soracli.script.reader.pronouns import HAVING
from soracli.script.reader.reading import Reading
from soracli.script.reader.rows import RowReader
from soracli.script.reader.where_it_ends import gets_in
from soracli.story.scene import Spatial

_LEFT, _RIGHT, _MIDDLE = "on the left", "on the right", "in the middle"
_NEAR, _FAR = "in the foreground", "in the background"
_SIDES = {
    _LEFT: _LEFT,
    "on the left side": _LEFT,
    _RIGHT: _RIGHT,
    "on the right side": _RIGHT,
    **dict.fromkeys(
        (_MIDDLE, "in the center", "in the centre", "at the center", "at the centre"), _MIDDLE
    ),
    _NEAR: _NEAR,
    **dict.fromkeys((_FAR, "in the distance", "far away", "on the horizon"), _FAR),
}
"""The parts of the picture that words mean."""
_AMONG: dict[str, Spatial] = {
    "between": "between", "behind": "behind", "under": "under", "above": "above",
    "beside": "beside", "front": "in front of", "near": "near",
}  # fmt: skip
AMONG = ("below", "beneath", "underneath", "above", "in", "inside")
"""Words with nothing behind them that tell where somebody is to what was named."""
_OUT_AT = {_LEFT: ("right to left", "left to right"), _RIGHT: ("left to right", "right to left")}
"""Which way who leaves on a side of the picture goes, and who comes in there."""
_HANDY = ("prop", "ball", "box")
"""Families of what is in the hands of who is above or below others."""
_BEARS = ("carry", "hold", "balance", "wear", "drag", "push")
"""First words of verbs by which anything is with who does it."""
_TOGETHER = ("side by side", "by side", "close together", "next to each other")
_OPPOSITE: dict[Spatial, tuple[str, str]] = {
    "left of": (_LEFT, _RIGHT),
    "in front of": (_NEAR, _FAR),
}
_SIDEWAYS: tuple[Spatial, Spatial] = ("left of", "right of")
_BOTH_SIDES = ("on either side", "on both sides", "to either side", "on each side", "at each side",
               "at either side", "to each side")  # fmt: skip
_ON_FEET = ("person", "quadruped")
_CARRIED = ("in hand", "in the hand", "in its mouth", "in their mouth")
_IN_ARMS = ("in her arms", "in his arms", "in their arms", "in its arms")

_WINGED = ("bird", "insect", "aircraft", "dragon")


class WhereReader:
    """Reads the words that say where something is without naming to what."""

    def __init__(self, now: Reading, dressing: DressReader, rows: RowReader) -> None:
        self.now, self.dressing, self.rows = now, dressing, rows

    def spot(self, chunk: Chunk) -> None:
        """A part of the picture, or a manner of being there: "on the left", "side by side"."""
        now = self.now
        now.use(chunk)
        words = now.sentence.words(chunk.start, chunk.end)
        side = _SIDES.get(chunk.key) or _SIDES.get(words, "")
        if words == "on its back" and self._comes_yet(chunk):
            return
        if words in _CARRIED or words in _IN_ARMS:
            (self.dressing.carried if words in _CARRIED else self._in_arms)()
        elif side in _OUT_AT and now.act is not None and now.act.likely in ("leave", "enter"):
            now.act.direction = _OUT_AT[side][now.act.likely != "leave"]
        elif words == "to each other" and now.act is not None:
            now.act.mutual = True
        elif words in _TOGETHER and len(group := now.subject or now.last) > 1:
            now.cast.relate("beside", group[1:], group[:1])
        elif words in ("on horseback", "on camelback", "on elephantback"):
            self._mounted(words.removeprefix("on ").removesuffix("back"))
        elif words in ("away", "off into the distance") and now.act is not None:
            self._away(words)
        elif words == "overhead" and self._behind_a_comma() and now.next_chunk() is None:
            now.setting.camera.setdefault("angle", "overhead")
        elif words == "overhead" and now.act is None and self._on_wings(now.last):
            now.acts.add(Act("fly", agents=now.last, motion="fly"), "same")  # "gulls overhead"
        elif words in ("on top", "on its back") and now.last_role == "after with" and now.owner:
            now.cast.relate("on", now.last, now.owner)
            self._is_borne(now.last)
        elif words in _BOTH_SIDES and now.last_role == "after with" and now.owner:
            self._on_both_sides()
        elif words == "on top" and (under := self._had() or (now.act is None and self._topmost())):
            now.cast.relate("on", now.last, under)
        elif words == "on top" and self._puts_it() and (under := self._topmost()):
            now.acts.all[-1].over = under[0]  # "a cake, and a chef places a cherry on top"
        elif words == "on its back" and (bearer := self._bearer()):
            now.cast.relate("on", now.last, bearer)
        elif side and self._fronted():
            now.side = side
        elif ids := now.last or now.subject:
            now.spots.setdefault(side or words, ids)
            now.last_role = "spot" if side in (_LEFT, _RIGHT, _MIDDLE) else now.last_role
        now.prep = None

    def _is_borne(self, ids: tuple[str, ...]) -> None:
        """ "A turtle swims with a snail on its back": the snail is borne, and does nothing."""
        act = self.now.act
        if act is None or not set(act.agents) - set(ids):
            return
        act.agents = tuple(one for one in act.agents if one not in ids)
        act.objects = tuple(one for one in act.objects if one not in ids)
        act.goal = "" if act.goal in ids else act.goal

    def _on_wings(self, ids: tuple[str, ...]) -> bool:
        """Whether these are up in the air where they are overhead, and nothing else is said."""
        return bool(ids) and self.now.cast[ids[0]].family in _WINGED

    def relate(self) -> None:
        """ "A bottle on the left, a glass on the right": one is left of the other."""
        spots = self.now.spots
        for relation, (one, other) in _OPPOSITE.items():
            if one in spots and other in spots:
                others = [thing for thing in spots[other] if thing not in spots[one]]
                self.now.cast.relate(relation, spots[one], others)
        if all(side in spots for side in (_LEFT, _RIGHT, _MIDDLE)):
            self.now.cast.relate("between", spots[_MIDDLE], (*spots[_LEFT], *spots[_RIGHT]))
        elif _MIDDLE in spots and (ends := self.rows.middle(spots[_MIDDLE])):
            self.now.cast.relate("between", spots[_MIDDLE], ends)

    def among(self, prep: Chunk) -> bool:
        """ "Dog left, cat right, bone in between", "a ship below": where something is to all that
        was named. False where the word does not tell that."""
        now, relation = self.now, _AMONG.get(prep.key)
        if prep.key == "in" and now.act is not None:
            return gets_in(now.act, now.cast)  # "rolls around a bowl and drops in"
        things = (now.act.agents if now.act is not None else ()) or now.last
        here = {*things, *now.last}
        if any(one.b in things and one.a in now.subject for one in now.cast.relations):
            things = now.subject  # "a clown riding a unicycle below"
            here |= {*things}
        others = [one for ids in now.cast.recent for one in ids if one not in here]
        others = list(dict.fromkeys(others))
        others = [one for one in others if one not in self._in_hands(others)] or others
        if relation is None or len(others) < (2 if relation == "between" else 1) or not things:
            return False
        bridge = now.cast[others[-1]].kind == "bridge" and now.cast[things[0]].family in _ON_FEET
        if relation == "above" and bridge:
            relation = "on"  # "a crocodile under a bridge, children crossing above"
        now.cast.relate(relation, things, others[-2:] if relation == "between" else others[-1:])
        now.prep = None
        return True

    def _in_hands(self, others: list[str]) -> set[str]:
        """What some of those have in their hands, or do something to: a pole, three balls."""
        now = self.now
        held = {one for other in others for one in now.cast[other].holds}
        for act in now.acts.all:
            bears = act.verb.split()[0] in _BEARS
            if {*act.agents} & {*others}:
                held |= {one for one in act.objects if bears or now.cast[one].family in _HANDY}
        return held

    def _comes_yet(self, chunk: Chunk) -> bool:
        """ "A lion, and on its back perches a crow": who is there is named behind the verb."""
        now = self.now
        before = now.chunks[now.at - 1].kind if now.at else ""
        prep, bearer = now.sentence.role(chunk.start, "prep"), now.subject or now.last
        if before not in ("comma", "conj") or now.ahead(("verb",)) == "" or not prep or not bearer:
            return False
        now.fronted = (Chunk("prep", chunk.start, chunk.start + 1, prep), bearer)
        now.subject, now.act, now.conj, now.last_role = (), None, "", "fronted"
        return True

    def _behind_a_comma(self) -> bool:
        return self.now.at > 0 and self.now.chunks[self.now.at - 1].kind == "comma"

    def _on_both_sides(self) -> None:
        """ "A cake with a candle on either side": one to the left and one to the right of it."""
        now, cast = self.now, self.now.cast
        those = now.last if len(now.last) > 1 else (*now.last, *cast.one_more(now.last[0]))
        half = (len(those) + 1) // 2
        for kind, some in zip(_SIDEWAYS, (those[:half], those[half:]), strict=True):
            cast.relate(kind, some, now.owner)
        for one in those:
            cast[now.owner[0]].holds = [held for held in cast[now.owner[0]].holds if held != one]

    def _had(self) -> tuple[str, ...]:
        """What has the thing named last: "a piano has a radio on top"; () if nothing has."""
        act = self.now.act
        had = act is not None and act.verb in HAVING and self.now.last == act.objects
        return act.agents if had and act is not None else ()

    def _in_arms(self) -> None:
        """ "With a cat in her arms": whoever is told of holds it, alive as it may be."""
        now = self.now
        agents = now.act.agents if now.act is not None else ()
        whose = [one for one in agents or now.subject if one not in now.last or not agents[1:]]
        taken = [one for one in now.last if one not in whose]
        if now.act is not None and taken:
            now.act.agents = tuple(whose)
        if not whose or not taken or now.cast[whose[0]].family != "person":
            return
        now.cast[whose[0]].holds.extend(taken)
        if now.act is not None and now.act.goal in taken:
            now.act.goal = ""

    def _topmost(self) -> tuple[str, ...]:
        """On what something is that is on top of all that was named: the pancakes on a plate."""
        cast = self.now.cast
        before = [ids for ids in reversed(cast.recent) if ids and not {*ids} & {*self.now.last}]
        under = {one.b for one in cast.relations if one.kind in ("on", "in")}
        things = [ids for ids in before if ids[0] in cast.members and not cast[ids[0]].living]
        return next((ids[-1:] for ids in things if ids[0] not in under), ())

    def _puts_it(self) -> bool:
        """Whether something is put somewhere, and the words have not said where."""
        act = self.now.act
        return act is not None and bool(act.objects) and act.puts and not act.over

    def _bearer(self) -> tuple[str, ...]:
        """Whose back a bird stands on; () for a dog that lies on its own."""
        now = self.now
        stands = now.act is not None and now.act.likely in ("stand", "sit")
        if not now.last or not (stands or now.act is None):
            return ()
        beasts = [ids for ids in reversed(now.cast.recent) if ids != now.last and len(ids) == 1]
        fit = (one for one in beasts if now.cast[one[0]].living and one[0] in now.cast.members)
        return next((one for one in fit if now.cast[one[0]].family != "person"), ())

    def _fronted(self) -> bool:
        """ "On the left a black dog": a side of the picture before what is there."""
        now = self.now
        before = now.chunks[now.at - 1].kind if now.at else "stop"
        return before in ("stop", "comma", "conj") and now.ahead(("noun",)) != ""

    def _mounted(self, noun: str) -> None:
        """ "Five knights on horseback": everybody has one to ride."""
        now = self.now
        known = now.lexicon.noun_named(noun)
        riders = [one for one in now.subject or now.last if now.cast[one].family != "quadruped"]
        for rider in riders if known is not None else ():
            for mount in now.cast.bring(known.kind if known else "", noun):
                now.cast[mount].implied = False
                now.cast.relate("on", (rider,), (mount,))

    def _away(self, words: str) -> None:
        """ "Hops away": who is going anyway goes away from the camera."""
        act = self.now.act
        if act is not None and act.likely in self.now.lexicon.words.moving and not act.direction:
            act.direction = "away from camera"
