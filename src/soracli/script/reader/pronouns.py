"""What "it" means where what happens tells it, rather than what was named last."""

from soracli.script.reader.chunk import Chunk
from soracli.script.reader.main_again import main_again
from soracli.script.reader.reading import Reading
from soracli.script.reader.sat_upon import whoever_is_on_it
from soracli.script.reader.sexes_told import told_sex

_ASIDE = frozenset(
    ("beside", "left of", "right of", "front", "behind", "near", "under", "above", "over", "around")
)
"""Prepositions that put one thing somewhere to another that stays where it is."""
HAVING = ("have", "feature", "sport")
"""Verbs that only say that something is there."""
_STAYING = ("color", "size", "brightness")
"""What may become of something that is still there afterwards."""
_ONLY_THINGS = frozenset(
    ("hatch", "burst", "pop", "shatter", "crack", "break", "explode", "boil", "melt", "ignite")
)
"""What nobody alive does."""
_OF_THE_LIVING = frozenset(("mouth", "jaw", "eye", "beak", "wing", "paw", "head", "tongue"))
"""What "it" opens, lifts or shakes only where it is alive."""
_FROM_HAND = frozenset(("put_down", "drop", "give", "throw", "drink", "read"))


_SEX = {"he": "male", "she": "female"}
_HANDLED = frozenset(
    (
        "drink",
        "eat",
        "read",
        "throw",
        "pick_up",
        "hold",
        "give",
        "drop",
        "put_down",
        "catch",
        "kick",
    )
)
"""What is done with things that a hand can hold..."""
_DONE_TO_SOURCES = frozenset(("open", "close", "enter", "leave", "pet"))
"""What is done to what something was taken from."""
_SMALL, _LARGE = ("prop", "ball", "box"), ("furniture", "building", "plant", "vehicle")
"""... and the families of those, and of what no hand holds."""


class Meant:
    """Finds whom a pronoun means by what is done; () each time that this does not tell."""

    def __init__(self, now: Reading) -> None:
        self.now = now

    def by_doing(self, key: str) -> tuple[str, ...]:
        """Whom a pronoun means by any of the ways below, the surest first."""
        if kept := main_again(self.now, key) or whoever_is_on_it(self.now, key):
            return kept
        ways = [
            self.both,
            self.went_on,
            self.changing,
            self.lifeless,
            self.alive,
            self.taken_from,
            self.worked_on,
            self.stood_before_it,
            self.handy,
            self.chased,
            self.thrown,
            self.set_going,
            self.treated,
            self.went,
            self.in_hand,
            self.owner,
        ]
        ways += [self.landmark, self.fronted, self.topic]
        return next((found for way in ways if (found := way(key))), ())

    def both(self, key: str) -> tuple[str, ...]:
        """ "A knight, a dragon and a fire between them": the two named before it."""
        now = self.now
        if key != "they" or now.prep is None or now.prep.key != "between":
            return ()
        told = [ids for ids in reversed(now.cast.recent) if not set(ids) & set(now.last)]
        told = [ids for ids in told if ids[0] in now.cast.members]
        several = next((ids for ids in told[:2] if len(ids) > 1), ())
        return several or (told[1] + told[0] if len(told) > 1 else ())

    def went_on(self, key: str) -> tuple[str, ...]:
        """ "The soldier bumps into a man. Then he sits down": whom the last sentence was about."""
        now = self.now
        last = now.acts.all[-1] if now.acts.all else None
        if key not in ("he", "she") or last is None or now.subject or now.prep or now.open:
            return ()
        begins = now.join in ("sentence", "then")
        alone = len(last.agents) == 1 and not last.passive and begins
        if alone and told_sex(now.cast[last.agents[0]]) not in ("", _SEX[key]):
            return ()  # "a knight kneels before a queen. She ..."
        return last.agents if alone and now.cast.antecedents.may_be(key, last.agents) else ()

    def changing(self, key: str) -> tuple[str, ...]:
        """ "An apple on a windowsill rots; it turns brown": what something became of just now."""
        now = self.now
        last = now.acts.all[-1] if now.acts.all else None
        if key not in ("it", "they") or last is None or last.shift is None or not last.agents:
            return ()
        verb = self._verb_next()
        turns = verb is not None and {"change", "changing"} & verb.roles.keys()
        stays = last.shift.aspect in _STAYING and not now.prep and not now.open
        alone = key == "they" or len(last.agents) == 1
        return last.agents if turns and stays and alone else ()

    def lifeless(self, key: str) -> tuple[str, ...]:
        """ "A hen sits on an egg until it hatches": what only a thing does, the living do not."""
        now = self.now
        verb = self._verb_next()
        if key != "it" or now.prep or now.open or verb is None or verb.match is None:
            return ()
        change = verb.roles.get("change")
        only = change is not None and now.lexicon.words.changes[change.key].of == "thing"
        if not only and verb.match.words not in _ONLY_THINGS:
            return ()
        if verb.match.words in now.lexicon.words.halting and now.conj != "until":
            return ()  # "a fox digs in a bin, then it freezes": that stands still
        last = now.acts.all[-1] if now.acts.all else None
        if last is None or not last.agents or not now.cast[last.agents[0]].living:
            return ()
        told = [ids for ids in reversed(now.cast.recent) if len(ids) == 1]
        told = [ids for ids in (tuple(last.objects), *told) if len(ids) == 1]
        known = [now.cast[ids[0]] for ids in told if ids[0] in now.cast.members]
        fit = (one.id for one in known if not one.living and one.family != "furniture")
        found = next(fit, "")
        return (found,) if found else ()

    def _verb_next(self) -> Chunk | None:
        """The verb of the clause that begins with the pronoun."""
        for chunk in self.now.chunks[self.now.at + 1 : self.now.at + 6]:
            if chunk.kind == "verb":
                return chunk
            if chunk.kind not in ("conj", "empty", "speed", "manner", "aux"):
                return None
        return None

    def alive(self, key: str) -> tuple[str, ...]:
        """ "A squirrel grabs a nut. Then it runs up a tree": what only somebody alive does."""
        now = self.now
        if key != "it" or now.prep or now.open or not self._needs_life():
            return ()
        told = [ids for ids in reversed(now.cast.recent) if len(ids) == 1]
        living = [ids for ids in told if now.cast[ids[0]].living and ids[0] in now.cast.members]
        fit = (ids for ids in living if now.cast.antecedents.may_be(key, ids))
        child = (ids for ids in living if now.cast[ids[0]].traits.get("age") == "child")
        return next(fit, ()) or next(child, ())

    def handy(self, key: str) -> tuple[str, ...]:
        """ "Sits down by the window and sips it": what one drinks or throws is no window."""
        now = self.now
        if key != "it" or now.act is None or not now.open or now.prep:
            return ()
        motions = {sense.motion for sense in now.act.senses}
        last = next((ids for ids in reversed(now.cast.recent) if ids != now.act.agents), ())
        large = bool(last) and now.cast[last[0]].family in _LARGE
        if not motions or not motions <= _HANDLED or not large:
            return ()
        told = [ids for ids in reversed(now.cast.recent) if len(ids) == 1]
        fit = (ids for ids in told if now.cast[ids[0]].family in _SMALL)
        return next(fit, ())

    def taken_from(self, key: str) -> tuple[str, ...]:
        """ "Takes a rod from the fire, then hammers it": what was taken, not where it was."""
        now = self.now
        last = now.acts.all[-2] if len(now.acts.all) > 1 else None
        if key not in ("it", "them", "they") or now.act is None or last is None or now.prep:
            return ()
        whole = last.source and now.open and now.act.likely not in _DONE_TO_SOURCES
        same = now.act.agents == last.agents and last.source not in last.objects
        return last.objects if whole and same else ()

    def worked_on(self, key: str) -> tuple[str, ...]:
        """ "Dusts a loaf with flour and slides it into the oven": the loaf, and not the flour."""
        now = self.now
        last = now.acts.all[-2] if len(now.acts.all) > 1 else None
        if key not in ("it", "them", "they") or now.act is None or last is None or now.prep:
            return ()
        told = len(last.objects) == 1 and bool(last.instrument) and now.open
        same = now.act.agents == last.agents and last.instrument not in last.objects
        return last.objects if told and same else ()

    def stood_before_it(self, key: str) -> tuple[str, ...]:
        """ "A dandelion stands in front of a wall; a child blows on it": on what stands there, and
        not on what only tells where."""
        now = self.now
        last = now.cast.relations[-1] if now.cast.relations else None
        doing = now.act is not None and bool(now.act.agents) and (now.open or bool(now.prep))
        if key != "it" or not doing or last is None or (now.prep and now.prep.key in _ASIDE):
            return ()
        large = now.cast[last.b].family == "building" and now.cast[last.a].family != "building"
        stands = any(last.a in one.agents and one.likely == "stand" for one in now.acts.all)
        mine = now.act is not None and last.a in now.act.agents
        behind = last.kind in ("in front of", "beside", "behind", "left of", "right of", "near")
        return (last.a,) if large and stands and behind and not mine else ()

    def chased(self, key: str) -> tuple[str, ...]:
        """ "A train circles a tree while a puppy chases it": whom one goes after is on the way."""
        now = self.now
        last = now.acts.all[-2] if len(now.acts.all) > 1 else None
        if key not in ("it", "them", "they") or now.act is None or last is None:
            return ()
        near = next((ids for ids in reversed(now.cast.recent) if ids != now.act.agents), ())
        rooted = bool(near) and now.cast[near[0]].family in (*_LARGE[:3], "ramp")
        if now.act.likely not in ("chase", "follow") or not rooted:
            return ()
        return last.agents if last.agents and last.agents != now.act.agents else ()

    def _needs_life(self) -> bool:
        """Whether the verb that follows is something that only the living do."""
        now = self.now
        for place, chunk in enumerate(now.chunks[now.at + 1 : now.at + 6], now.at + 2):
            if chunk.kind == "verb" and chunk.match is not None:
                senses = now.senses(chunk.match.words)
                mouth = [one.phrase for one in now.chunks[place : place + 1]]
                own = any(one is not None and one.noun in _OF_THE_LIVING for one in mouth)
                return own or (bool(senses) and senses[0].motion in now.lexicon.words.living)
            if chunk.kind not in ("conj", "empty", "speed", "manner", "aux"):
                return False
        return False

    def thrown(self, key: str) -> tuple[str, ...]:
        """ "She throws a plate at the wall. It breaks": "it" is what flew, not what it hit."""
        now = self.now
        last = now.acts.all[-1] if now.acts.all else None
        if key != "it" or last is None or now.subject or now.prep or now.open:
            return ()
        flies = last.likely in (*now.lexicon.words.ballistic, "drop") and len(last.objects) == 1
        return last.objects if flies and not now.cast[last.objects[0]].living else ()

    def set_going(self, key: str) -> tuple[str, ...]:
        """ "Pushes a jar off the shelf; it falls": what was moved does, and no shelf."""
        now = self.now
        last = now.acts.all[-1] if now.acts.all else None
        if key != "it" or last is None or now.prep or now.open or len(last.objects) != 1:
            return ()
        verb = self._verb_next()
        senses = now.senses(verb.match.words) if verb is not None and verb.match else ()
        goes = any(one.motion in now.lexicon.words.moving for one in senses[:1])
        named = now.cast.recent[-1] if now.cast.recent else ()
        stands = bool(named) and now.cast[named[0]].family in (*_LARGE[:3], "ramp")
        thing = now.cast[last.objects[0]]
        return last.objects if goes and stands and thing.family in _SMALL else ()

    def treated(self, key: str) -> tuple[str, ...]:
        """ "Taps the mushroom with her wand, and it grows": what it was done to, not with what."""
        now = self.now
        last = now.acts.all[-1] if now.acts.all else None
        if key != "it" or last is None or now.prep or now.open or len(last.objects) != 1:
            return ()
        with_it = now.last_role == "after with" or bool(last.instrument)
        named = now.cast.recent[-1] if now.cast.recent else ()
        apart = with_it and named != last.objects and named != last.agents
        return last.objects if apart and now.cast.antecedents.may_be(key, last.objects) else ()

    def went(self, key: str) -> tuple[str, ...]:
        """ "A tram goes by, and a man waves after it has passed": "it" is what did something."""
        now = self.now
        if key != "it" or now.prep or now.open or now.join not in ("after", "before"):
            return ()
        doers = (act.agents for act in reversed(now.acts.all) if len(act.agents) == 1)
        return next((ids for ids in doers if not now.cast[ids[0]].living), ())

    def owner(self, key: str) -> tuple[str, ...]:
        """ "A mug with a spoon in it", "it has a spoon in it": whose the one named last is."""
        now = self.now
        if now.prep is None or key not in ("it", "he", "she"):
            return ()
        whose = now.owner if now.last_role == "after with" else ()
        if now.act is not None and now.act.verb in HAVING and now.last == now.act.objects:
            whose = now.act.agents
        return whose if whose and now.cast.antecedents.may_be(key, whose) else ()

    def landmark(self, key: str) -> tuple[str, ...]:
        """ "A piano right of the fireplace and a chair left of it": what the one before was put
        to, if that does nothing or was named after it ("behind the fence stands a cow; ...")."""
        now = self.now
        if key != "it" or now.prep is None or now.prep.key not in _ASIDE or now.act is not None:
            return ()
        last = next((one for one in reversed(now.cast.relations) if one.b not in now.last), None)
        if last is None or now.cast[last.b].family == "person" or last.kind == "facing":
            return ()
        if last.kind == "above" and now.prep.key == "under":
            return (last.a,)  # "a balloon over a castle, a coach under it"
        names = list(now.cast.members)
        inverted = names.index(last.b) < names.index(last.a)
        does = any(last.a in act.agents for act in now.acts.all)
        return (last.b,) if inverted or not does else ()

    def fronted(self, key: str) -> tuple[str, ...]:
        """ "A table stands in the garden, under it a dog": what the clause before was about."""
        now = self.now
        following = now.behind_comma()
        if now.prep is None or following is None or following.kind not in ("noun", "verb"):
            return ()
        comma = now.comma or now.chunks[now.at - 2].kind in ("comma", "conj")
        if key != "it":
            several = key == "they" and len(now.subject) > 1
            told = comma and bool(now.subject) and (now.act is None or several)
            fits = told and (several or now.cast.antecedents.may_be(key, now.subject))
            return now.subject if fits else ()
        if not now.subject and now.act is None:  # "; in front of it stands a stand"
            doers = (one.agents for one in reversed(now.acts.all) if one.agents)
            before = next(doers, ())
            return before if before and not now.cast[before[0]].living else ()
        things = bool(now.subject) and now.cast[now.subject[0]].family != "person"
        still = now.act is None or (things and not now.cast[now.subject[0]].living)
        return now.subject if comma and things and still else ()

    def topic(self, key: str) -> tuple[str, ...]:
        """ "A bicycle leans against a wall, a dog sits beside it": what was spoken of before,
        if it is a thing."""
        now = self.now
        one = len(now.topic) == 1 and not now.cast[now.topic[0]].living
        return now.topic if key == "it" and now.prep is not None and one else ()

    def in_hand(self, key: str) -> tuple[str, ...]:
        """ "She sets it down": what she has in hand, unless the text has named something else."""
        now = self.now
        if key != "it" or now.act is None or not now.open or now.prep or not now.act.agents:
            return ()
        motions = {sense.motion for sense in now.act.senses}
        if motions & _FROM_HAND and (taken := now.acts.taken(now.act)):
            return taken
        if not motions & _FROM_HAND or now.cast.named_thing():
            return ()
        agent = now.cast[now.act.agents[0]]
        held = [one for one in agent.holds if one in now.cast.heard]
        return tuple(held[-1:])
