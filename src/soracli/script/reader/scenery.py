"""Noun phrases that name nothing to cast: pictures, places, weather, water, music and sounds."""

from soracli.script.reader.events import EventReader
from soracli.script.reader.flying_vehicles import note_flight
from soracli.script.reader.heights import note_height
from soracli.script.reader.names_of_places import is_home
from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.reading import Reading
from soracli.script.reader.riding import RideReader
from soracli.script.reader.rooms_named import HOUSES, grows_dark, hour_follows
from soracli.script.reader.sounds_heard import hear
from soracli.script.reader.worked_on import is_worked_on
from soracli.story.scene import Spatial

_PLACE_PREPS = frozenset(
    ("on", "in", "into", "at", "through", "across", "along", "down", "up", "over", "from", "to",
     "toward", "near", "front", "above", "past", "around", "beside", "of", "behind", "under", "by",
     "during", "against")
)  # fmt: skip
_WITHIN = frozenset(("in", "through", "across", "of", "at", "on"))
_INSIDE = frozenset(("in", "into", "at", "through", "across", "along", "up", "down"))
"""Prepositions behind which what could be a thing is a place."""
_SWEPT = frozenset(("across", "through", "around", "along"))
"""What a camera pans "across"."""
_DECKS = frozenset(("oil rig", "ship deck", "jetty"))
"""Places that one is on, and that may be seen from afar as well."""
_SIDES = frozenset(("left", "right", "left side", "right side"))
_SETTING_ROLES = frozenset(
    ("time", "weather", "sunlit", "season", "mood", "mood noun", "style", "pace", "framing",
     "angle", "move", "lens")
)  # fmt: skip
_FROM_THERE = frozenset(
    ("fish", "wave", "look", "talk", "shoot", "point", "photograph", "sing", "conduct", "read",
     "drink", "throw", "beckon", "salute", "cheer", "film", "smile", "whistle")
)  # fmt: skip
"""What is done from where one is and stays."""
_PICTURE_ROLES = ("framing", "angle", "move", "lens", "style", "shot", "style noun", "mood noun")
_TELLS_WHERE = frozenset(("on", "in", "at", "under", "inside", "aboard", "beneath", "atop"))
"""First words of places that have their own preposition: "on stage", "under water"."""
_SPLASHES = frozenset(("splash", "ripple", "eddy"))
"""What water does, and no water that is there."""
_ONTO = frozenset(("on", "onto", "over", "across", "against", "along", "to"))
"""Prepositions before what is only the floor: "shatters on the tiles"."""


class SceneryReader:
    """Reads noun phrases that are the shot, the place, the weather, or a sound."""

    def __init__(self, now: Reading, riding: RideReader, events: EventReader) -> None:
        self.now, self.riding, self.events = now, riding, events

    def is_place(self, phrase: NounPhrase) -> bool:
        """Whether a word that may be a place is one here ("in a castle", not "a castle")."""
        now = self.now
        of = now.camera_target or (now.prep is not None and now.prep.key == "of")
        if of and now.setting.camera.get("move") == "fly-through" and not now.setting.place:
            return True  # "the camera flies through a cathedral"
        if {"interior", "inside"} & {now.sentence.lower(phrase.start - back) for back in (2, 3)}:
            return now.sentence.lower(phrase.start - 1) in ("of", "a", "the", "an")
        landscape = phrase.noun.rpartition(" ")[2] in now.lexicon.words.landscapes
        landscape = landscape and not (now.prep is not None and now.prep.key in ("under", "with"))
        castable = phrase.has("noun") is not None and not (landscape and now.prep is not None)
        if now.prep is None:
            if self._panned_across():
                return True
            if now.act is not None and now.open and castable:
                return False
            return not castable or self._stands_alone(phrase) or grows_dark(now, phrase)
        if phrase.has("noun") is not None and now.cast.refer(phrase):
            return False  # "under the bridge ..., a woman on the bridge"
        place = phrase.has("place")
        deck = place is not None and place.key in _DECKS
        if castable and now.prep.key == "on" and (deck or self._proper(phrase)):
            return True
        if castable and (phrase.count or phrase.of or is_worked_on(now, phrase)):
            return False
        if castable and now.prep.key not in _INSIDE:
            return False
        return now.prep.key in _PLACE_PREPS

    def _panned_across(self) -> bool:
        """ "The camera pans across a workshop, from a saw to a carpenter": both are in there."""
        now = self.now
        at = now.chunks[now.at].start
        before = {now.sentence.lower(at - 1), now.sentence.lower(at - 2)}
        ahead = [one.key for one in now.chunks[now.at + 1 : now.at + 3] if one.kind == "prep"]
        return now.camera_target and bool(before & _SWEPT) and "from" in ahead[:1]

    def _proper(self, phrase: NounPhrase) -> bool:
        """ "On Mars": a place by its name, and no planet that one stands on."""
        name = self.now.sentence.tokens[phrase.start].text
        return phrase.determiner == "" and name[:1].isupper() and not phrase.modifiers

    def _stands_alone(self, phrase: NounPhrase) -> bool:
        """ "A carpenter sawing a plank, workshop": a bare word of a list says where it is."""
        now = self.now
        bare = not (phrase.determiner or phrase.count or phrase.plural or phrase.of)
        bare = bare and phrase.noun not in now.lexicon.words.landscapes
        ends = now.sentence.kind(phrase.end) in ("comma", "stop") or hour_follows(now, phrase)
        begins = now.comma or phrase.start == 0
        begins = begins or now.sentence.kind(phrase.start - 1) == "stop"
        return bare and ends and begins and now.verb_ahead() is None

    def at_place(self, phrase: NounPhrase) -> None:
        """Take a phrase as the place of the scene."""
        now = self.now
        prep = now.prep
        if prep is not None and prep.key in ("front", "near") and phrase.noun in HOUSES:
            now.setting.hint = now.setting.hint or "street"  # in front of a hotel
            now.sentence.use(phrase.start, phrase.end)
        else:
            left = prep is not None and self._comes_from(prep.key)
            aside = prep is not None and (prep.key == "past" or self._far_above(prep.key, phrase))
            left = left or aside
            now.setting.passed_by |= prep is not None and prep.key == "past"
            within = prep is not None and prep.key in _WITHIN and phrase.owner is None
            if prep is None or prep.key != "from" or not is_home(now, phrase):
                now.setting.set_place(phrase, left, within)
        if prep is not None and now.act is not None and now.act.direction is None:
            direction = now.lexicon.words.prepositions[prep.key].direction
            rises = direction == "up" and now.act.likely in ("float", "fly", "hover")
            if direction in ("through", "across") or rises:
                now.act.direction = direction
            elif direction in ("up", "down") and self._is_let_down(now.act.agents):
                now.act.motion, now.act.direction = "float", direction
        note_height(now, phrase)
        note_flight(now)
        if now.act is None and prep is not None and now.last_role == "subject":
            now.last_role = "placed"  # a list is over: "a rooster on the roof, a fox"
        placed = prep is not None or (now.subject and self._is_told_where(phrase))
        if now.act is None and (not placed or now.picture):
            now.subject, now.subject_is = (), "setting"
        now.camera_target = now.prep is None and self._panned_across()
        now.prep, now.open, now.picture = None, False, False
        for doing in phrase.doings:
            now.sentence.use(doing.start, doing.end)

    def _is_told_where(self, phrase: NounPhrase) -> bool:
        """ "A clown on stage juggles": the words for the place have their own preposition."""
        place = phrase.has("place")
        return place is not None and place.words.split()[0] in _TELLS_WHERE

    def _is_let_down(self, agents: tuple[str, ...]) -> bool:
        """ "A lift goes down a mine shaft": it hangs on ropes, and does not walk there."""
        words = self.now.lexicon.words.let_down
        return bool(agents) and self.now.cast[agents[0]].noun.split()[-1] in words

    def _far_above(self, prep: str, phrase: NounPhrase) -> bool:
        """ "High above the city": it may be a roof, a crane or the sky as well. "Far below the
        sea": it may be a rock face."""
        place = phrase.has("place")
        if place is None:
            return False
        return prep == "below" or (prep == "above" and place.key in ("street", "square"))

    def _comes_from(self, prep: str) -> bool:
        """Whether somebody only comes from a place: "out of the tunnel", "runs out of it". Who
        fishes from a jetty or waves from a balcony is there."""
        act = self.now.act
        if act is None and self.now.subject_is == "setting":
            return False  # the fog lifts from the lake: it is there
        out = act is not None and act.verb.endswith((" out", " off"))
        stays = act is not None and act.likely in _FROM_THERE
        return (prep == "from" and not stays) or (prep == "of" and out)

    def ground(self, phrase: NounPhrase) -> None:
        """Ground, sky, edges and middles: understood, and nowhere in particular."""
        now = self.now
        now.sentence.use(phrase.start, phrase.head_at[1])
        if self._on_its_side(phrase) or self._that_way(phrase):
            return
        if now.prep is not None and now.prep.key == "across" and now.act is not None:
            now.act.direction = now.act.direction or "across"  # "flies across the sky"
        for match in phrase.modifiers:
            now.setting.take(match)
        if phrase.noun == "wind" and phrase.determiner != "none":
            now.setting.weather = now.setting.weather or "windy"  # "flags flap in the wind"
        if phrase.noun == "sky":
            now.setting.darkened(phrase)
        if now.prep is None and now.act is None:
            now.subject, now.subject_is = (), "setting"
        now.prep = None

    def _on_its_side(self, phrase: NounPhrase) -> bool:
        """ "A house with a tree on its left": a side of what was named before."""
        now = self.now
        sides = (match.words for match in (*phrase.modifiers, *phrase.roles.values()))
        side = next((word.split()[0] for word in sides if word in _SIDES), "")
        if phrase.determiner != "possessive" or not side or now.prep is None:
            return False
        owner = now.owner if now.last_role == "after with" else now.subject
        key = {"his": "he", "her": "she", "their": "they"}.get(phrase.whose, "it")
        if not owner or not now.cast.antecedents.may_be(key, owner):
            owner = now.last
        if owner in ((), now.last):  # "a cup stands to its right"
            acts = (one for one in reversed(now.acts.all) if one.agents)
            doers = (one.agents for one in acts if one.agents != now.last)
            before = next((ids for ids in doers if now.cast.antecedents.may_be(key, ids)), ())
            owner = before or now.cast.pronoun(key, now.last, True)
        relation: Spatial = "left of" if side == "left" else "right of"
        now.cast.relate(relation, now.last, owner)
        now.prep = None
        return True

    def _that_way(self, phrase: NounPhrase) -> bool:
        """ "The boat sails right", "a ball rolls left": which way somebody goes."""
        now = self.now
        way = {"left": "right to left", "right": "left to right"}.get(phrase.noun)
        before = now.chunks[now.at - 1].kind if now.at else ""
        plain = phrase.determiner == "" and now.prep is None and not phrase.modifiers
        plain = plain and before in ("verb", "speed", "manner", "direction", "empty")
        if way is None or not plain or now.act is None:
            return False
        if now.act.likely in now.lexicon.words.moving:
            now.act.direction, now.open = way, False
            return True
        return False

    def floor(self, phrase: NounPhrase) -> bool:
        """Whether a phrase is what one goes on ("the ice") and no thing."""
        now = self.now
        known = phrase.noun in now.lexicon.words.floors and phrase.determiner == "definite"
        rooms = [one.key for one in phrase.modifiers if one.role == "place"]
        plain = len(rooms) == len(phrase.modifiers)  # "on the kitchen tiles"
        if not known or not plain or phrase.count or now.cast.refer(phrase):
            return False
        if phrase.plural and (now.prep is None or now.prep.key not in _ONTO):
            return False  # "lays the tiles"
        now.setting.hint = now.setting.hint or "".join(rooms[:1])
        now.setting.on_floor(phrase)
        now.prep = None
        return True

    def water(self, phrase: NounPhrase) -> None:
        """Water and waves: a place if there is no better word, something heard, or ridden on."""
        now = self.now
        prep = now.prep
        start = phrase.start
        now.setting.over_water(phrase, not self._only_wet(phrase))
        if now.act is not None and now.open and now.act.riding:
            board = next((m.id for m in now.cast.members.values() if m.family == "board"), "")
            if board:
                self.riding.mount(now.act, (board,))
            else:
                self.riding.mount_implied(now.act)
            now.open = False
            return
        verb = now.verb_ahead()
        if verb is not None and (prep is None or prep.key == "with" or now.picture):
            if "sound doing" in verb.roles or "sounding" in verb.roles:
                now.setting.sounds.append(now.sentence.words(start, verb.end))
            now.subject, now.subject_is, now.act = (), "setting", None
        now.prep = None

    def _only_wet(self, phrase: NounPhrase) -> bool:
        """ "Opens with a splash", "water drips from a tap": something is wet, and there is no lake
        around it."""
        prep = self.now.prep
        if phrase.noun in _SPLASHES or (prep is not None and prep.key in ("with", "of")):
            return True
        bare = phrase.noun == "water" and phrase.determiner == "" and not phrase.modifiers
        return bare and (prep is None or prep.key == "from")

    def about_shot(self, phrase: NounPhrase) -> None:
        """Time, weather or mood as a noun: all its words belong to the setting."""
        now = self.now
        now.sentence.use(phrase.start, phrase.start + 1)
        if phrase.determiner == "none":
            self._none(phrase)
            return
        for match in (*phrase.modifiers, *phrase.roles.values()):
            if match.words in now.lexicon.words.moods and phrase.has("mood noun"):
                now.setting.take(match._replace(role="mood", key=match.words))
            elif match.role in ("adjective", "color", "shade", "size", "material", "trait"):
                now.sentence.use(match.start, match.end)
            elif match.role == "place" and not now.setting.place:
                now.setting.set_place(phrase)
            elif match.role in _SETTING_ROLES:
                now.setting.take(match)
        for doing in phrase.doings:
            now.sentence.use(doing.start, doing.end)
        if now.picture and now.prep is not None and now.prep.key == "of":
            now.prep = None
        if now.prep is None and (now.comma or now.act is None or now.conj):
            now.subject, now.subject_is, now.act = (), "setting", None
        now.prep = None

    def _none(self, phrase: NounPhrase) -> None:
        """ "No clouds", "no rain": the weather is clear; no moon is no time of its own."""
        now = self.now
        now.sentence.use(phrase.start, phrase.end)
        if phrase.has("weather") and now.setting.weather is None:
            now.setting.weather = "clear"
        now.prep = None

    def picture(self, phrase: NounPhrase) -> None:
        """A shot, its framing, its style: words for the camera and the look."""
        now = self.now
        speed = 1.0
        for match in phrase.modifiers:
            if match.role in ("speed", "camera pace"):
                speed = float(match.key)
                now.sentence.use(match.start, match.end)
            elif match.role in ("adjective", "size", "trait", "color", "number", "turns"):
                now.sentence.use(match.start, match.end)
            elif match.role == "event":
                self.events.read(phrase, match)
            elif match.role == "place":
                now.setting.set_place(NounPhrase(match.start, match.end, roles={"place": match}))
            elif match.role in ("noun", "name") and phrase.has("shot"):
                now.introduce_word(match)
            else:
                now.setting.take(match)
        heads = (phrase.has(role) for role in _PICTURE_ROLES)
        any(now.setting.take(head) for head in heads if head is not None)
        now.style_of = phrase.has("style noun") is not None
        if speed != 1.0 and "move" in now.setting.camera:
            now.setting.camera.setdefault("speed", speed)
        for doing in phrase.doings:
            now.sentence.use(doing.start, doing.end)
        now.prep, now.picture = None, True
        if not now.act:
            now.subject, now.subject_is = (), "picture"

    def heard(self, phrase: NounPhrase) -> None:
        """Music and sounds: the rest of the phrase up to the clause's end tells what is heard."""
        now = self.now
        if phrase.noun in now.lexicon.words.grounds and not (phrase.modifiers or phrase.strange):
            self.ground(phrase)  # "Beat." is a rest, "a heavy beat" is music
            return
        hear(now, phrase)

    def unshown(self, phrase: NounPhrase) -> None:
        """Steam, smoke, dust: no thing that could stand on the set. Its words stay unplaced."""
        now = self.now
        doing = now.prep is not None and now.prep.key == "with" and now.verb_ahead() is not None
        if doing or (now.prep is None and not now.open):
            now.subject, now.subject_is, now.act = (), "setting", None
        now.prep, now.open = None, False
