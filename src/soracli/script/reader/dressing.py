"""Clothes and bodies: "in a red coat", "with a long white beard"."""

from soracli.script.lexicon import shaded
from soracli.script.reader.act import Act
from soracli.script.reader.chunk import Chunk
from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.onto_them import laid_onto_them
from soracli.script.reader.own_clothes import handle_what_is_worn
from soracli.script.reader.reading import Reading
from soracli.script.reader.shift import TRAITS, Shift
from soracli.script.reader.strangers import dressed
from soracli.story.scene import Garment, Trait

_CARRYING = frozenset(("hand", "arm", "mouth", "shoulder", "fist", "finger", "lap", "beak"))
_SEATS = frozenset(("back", "shoulder", "head", "lap", "roof", "nose", "branch", "knee", "belly"))
_CARRIED_ON = frozenset(("shoulder", "arm", "arms", "back"))
"""On what of somebody one is carried."""
_WITH_HANDS = frozenset(("knit", "wipe", "wash", "open", "close", "cut", "put_down", "pick_up"))
_WHOLE = ("suit", "gown", "robe", "dress", "leotard", "coat", "jacket", "jersey", "sweater")
"""What one is said to be in where only its color is said, if one wears it."""
_LAID = frozenset(("beside", "near", "behind", "front", "left of", "right of"))
"""Where clothes are that nobody has on."""
_WEAR_PREPS = frozenset(("in", "with"))
_STYLES = {
    "bun": "bun", "ponytail": "long", "braid": "long", "pigtail": "long", "dreadlock": "long",
    "mohawk": "mohawk", "afro": "curly",
}  # fmt: skip
"""How hair is worn that is called so."""


class DressReader:
    """Puts garments on people, and reads hair and other parts of a body."""

    def __init__(self, now: Reading) -> None:
        self.now = now

    def worn(self, phrase: NounPhrase) -> bool:
        """Put garments on whoever was named last. False if nobody wears this."""
        now = self.now
        prep = now.prep.key if now.prep else ""
        listed = (
            now.last_role == "garment" and (now.comma or now.conj == "and") and not now.act_open()
        )
        own = phrase.determiner == "possessive"
        if own and not (now.open and self._handles()) and self._lies_beside(phrase):
            return False
        if now.act is not None and now.open and now.act.verb in ("take off", "pull off", "remove"):
            return self._taken_off(now.act, phrase)
        listed = listed or self._bare(phrase)
        own = phrase.determiner == "possessive" or self._worn_by_last(phrase)
        handled = now.open and phrase.determiner == "possessive" and self._on_the_body(phrase)
        possessive = (own and not now.open and now.prep is None) or handled
        verb = now.verb_ahead() if now.comma and not prep else None
        waving = verb is not None and verb.form == "ing" and verb.start == phrase.end
        moving = now.verb_ahead() if possessive else None
        if not (now.dressing or prep in _WEAR_PREPS or listed or possessive or waving):
            return False
        if prep == "in" or now.dressing:
            dressed(now.last, now.cast, now.lexicon)
        wearers = now.wearers() or self._unnamed(phrase)
        if not wearers:
            return False
        now.sentence.use(phrase.start, phrase.end)
        garment = phrase.has("garment")
        now.garment = garment.key if garment else ""
        self._clothe(wearers, phrase)
        now.last_role, now.prep, now.comma, now.conj = "garment", None, False, ""
        now.part = garment.key if garment and moving is not None else ""
        if garment and possessive and self._color_next():
            now.part, now.copula = garment.key, True  # "her gown is purple and her crown gold"
        if waving or (moving is not None and moving.kind == "verb"):
            now.subject_is, now.told_of = "part", now.garment
        return True

    def _lies_beside(self, phrase: NounPhrase) -> bool:
        """ "A worker eats, his helmet beside him": nobody has it on."""
        now = self.now
        prep, whom = (*now.chunks[now.at + 1 : now.at + 3], None, None)[:2]
        if prep is None or prep.kind != "prep" or whom is None or phrase.has("noun") is None:
            return False
        return prep.key in _LAID and whom.kind in ("pronoun", "noun") and now.prep is None

    def _handles(self) -> bool:
        """Whether what is done now is what one does to the clothes on one's body."""
        act = self.now.act
        return act is not None and act.verb.split(" ")[0] in self.now.lexicon.words.worn_handled

    def _on_the_body(self, phrase: NounPhrase) -> bool:
        """Whether what is done is done to clothes that are worn: "ties her shoes"."""
        act = self.now.act
        if act is None or not self._handles():
            return False
        handle_what_is_worn(act, phrase, self.now.lexicon)
        self.now.last, self.now.open = act.agents or self.now.last, False
        return True

    def _clothe(self, wearers: tuple[str, ...], phrase: NounPhrase) -> None:
        """Put on what a phrase names, or keep it as a word where nobody has such a garment."""
        now, garment = self.now, phrase.has("garment")
        shown = garment and Garment(
            kind=garment.key, word=self._garment_word(phrase), color=self._color(phrase)
        )
        for one in wearers:
            if shown:
                now.cast.dress(now.cast[one], shown)
            else:
                now.cast[one].attributes.append(phrase.noun)
        unknown = phrase.strange if shown else [*phrase.strange, *range(*phrase.head_at)]
        for at in unknown:
            now.sentence.used[at] = 0

    def _color_next(self) -> bool:
        """Whether a color alone stands behind."""
        chunk = self.now.next_chunk()
        phrase = chunk.phrase if chunk is not None else None
        return phrase is not None and not phrase.head and phrase.modified("color") is not None

    def _bare(self, phrase: NounPhrase) -> bool:
        """ "Man in his forties, glasses, blue shirt": a list of clothes without "in" or "with"."""
        now = self.now
        bare = phrase.determiner == "" and phrase.count is None and now.prep is None
        whose = now.wearers()
        person = bool(whose) and now.cast[whose[0]].family == "person"
        still = now.act is None or now.act.likely in ("hold", "stand", "sit", "look", "smile")
        return bare and now.comma and person and still and now.verb_ahead() is None

    def _taken_off(self, act: Act, phrase: NounPhrase) -> bool:
        """ "Takes off her helmet": no thing of its own; the arms show that it is done."""
        now = self.now
        now.sentence.use(phrase.start, phrase.end)
        act.senses, act.motion, now.open = now.senses("get undressed"), "", False
        now.last_role = "garment"
        return True

    def in_color(self, phrase: NounPhrase) -> None:
        """ "A woman in red": a color alone is that of a dress or a shirt."""
        now = self.now
        color, wearers = phrase.modified("color"), now.wearers()
        people = bool(now.last) and now.cast[now.last[0]].family == "person"
        things = not now.dressing and now.last and not people
        if things and color is not None:  # "a blanket in red and white"
            for one in now.last:
                now.cast.describe(now.cast[one], phrase)
            return
        if color is None or not wearers:
            return
        now.sentence.use(phrase.start, phrase.end)
        now.last_role = "garment"
        ones = now.sentence.lower(phrase.end - 1) in ("one", "ones")
        # "a blue hat, and the boys wear red ones"; "in red trunks and one in blue"
        again = (ones or now.alike or self._of_another()) and now.garment != ""
        for one in wearers:
            member = now.cast[one]
            female = member.traits.get("sex") == "female"
            worn = (old.kind for old in member.wears if old.kind in _WHOLE)
            kind = next(worn, "dress" if female else "shirt")
            kind = now.garment = now.garment if again else kind
            garment = Garment(kind=kind, color=color.key, word=color.words)
            now.cast.dress(member, garment)

    def _of_another(self) -> bool:
        """ "One in red pajamas, the other in blue": they are pajamas, too."""
        before = self.now.chunks[self.now.at - 2] if self.now.at > 1 else None
        return before is not None and before.kind == "pronoun" and before.key in ("other", "others")

    def _color(self, phrase: NounPhrase) -> str | None:
        color, shade = phrase.modified("color"), phrase.modified("shade")
        if color is None:
            natural = self.now.lexicon.words.garment_colors
            return next((tint for tint, words in natural.items() if phrase.noun in words), None)
        return shaded(color.key, float(shade.key)) if shade and float(shade.key) else color.key

    def _garment_word(self, phrase: NounPhrase) -> str:
        first = min([phrase.head_at[0], *(match.start for match in phrase.modifiers)])
        return self.now.sentence.words(first, phrase.head_at[1])

    def body_part(self, phrase: NounPhrase) -> None:
        """A part of somebody: hair makes traits, everything else is kept as words."""
        now = self.now
        hair = phrase.has("hair part")
        if hair is not None and now.prep is not None:
            dressed(now.last, now.cast, now.lexicon)
        owners = now.wearers() or now.last or now.subject or self._unnamed(phrase)
        now.sentence.use(*phrase.head_at)
        for match in phrase.modifiers:
            now.sentence.use(match.start, match.end)
        for one in self._of_whom(phrase, owners):
            member = now.cast[one]
            if hair is not None:
                self._hair(member.traits, phrase)
            words = " ".join([*(m.words for m in phrase.modifiers), phrase.noun])
            if phrase.modifiers or hair:
                member.attributes.append(words)
        verb = now.verb_ahead()
        moves = verb is not None and verb.start == now.chunks[now.at].end and not now.open
        waving = now.prep is not None and now.prep.key == "with" and verb and verb.form == "ing"
        parts = now.lexicon.words.colored_parts
        now.part = next((part for part, words in parts.items() if phrase.noun in words), "")
        alone = now.prep is None and (phrase.determiner != "" or now.last_role != "garment")
        bears = now.at > 0 and now.chunks[now.at - 1].key == "on" and now.subject != owners
        if moves and not bears and (alone or (waving and self._by_itself(verb))):
            now.subject_is = "part"
        if now.act is not None and now.open and self._phrasal(now.act, phrase):
            pass
        elif now.act is not None and now.open and self._handless(now.act):
            now.act.motion = "stand"  # "a swan folds its wings"
        elif now.act is not None and now.open and now.act.likely in ("pick_up", "hold"):
            raised = phrase.noun in ("hand", "arm", "arms", "wing")
            now.act.motion = "wave" if raised else "look"
            if now.act.verb == "hold":  # hand in hand: nothing that the stage could show
                now.acts.all.remove(now.act)
        self._touch(phrase)
        laid_onto_them(now, phrase)
        self._done_to_owner(phrase, owners)
        now.prep, now.open = None, False
        now.last_role, now.conj = "garment", ""

    def hair_of(self, ids: tuple[str, ...], phrase: NounPhrase) -> None:
        """ "Snips a man's orange beard": whose hair is dealt with has such hair."""
        if phrase.has("hair part") is not None:
            for one in ids:
                self._hair(self.now.cast[one].traits, phrase)

    def _of_whom(self, phrase: NounPhrase, owners: tuple[str, ...]) -> tuple[str, ...]:
        """Who of some has such a part: all of a group ("two girls with pink hair"), and of those
        named one by one whoever was named last ("a girl and a boy with blue hair")."""
        if phrase.determiner == "none":
            return ()
        if phrase.has("hair part") is None or self.now.prep is None or len(owners) < 2:
            return owners[:1]
        groups = {self.now.cast[one].group for one in owners}
        return owners if len(groups) == 1 and "" not in groups else owners[-1:]

    def _by_itself(self, verb: Chunk | None) -> bool:
        """Whether a part of a body does this, and not whose it is: a mane blows, no beard reads."""
        words = verb.match.words if verb is not None and verb.match is not None else ""
        return words.split(" ")[0] in self.now.lexicon.words.part_doings

    def _done_to_owner(self, phrase: NounPhrase, owners: tuple[str, ...]) -> None:
        """ "Bandages a soldier's arm", "cuts the hair of a man": it is done to them."""
        act, prep = self.now.act, self.now.prep.key if self.now.prep else ""
        sits = (act.agents if act is not None else ()) or self.now.subject
        if prep in ("on", "in") and phrase.owner is not None and phrase.noun in _CARRIED_ON:
            self.now.cast.relate("on", [one for one in sits if one not in owners], owners[:1])
        others = [one for one in owners if act is not None and one not in act.agents]
        if act is None or not self.now.open or not others or not act.agents:
            return
        if phrase.owner is not None and act.likely not in self.now.lexicon.words.moving:
            act.goal = act.goal or others[0]

    def _worn_by_last(self, phrase: NounPhrase) -> bool:
        """ "A boy in a white shirt; the shirt turns orange": what somebody there is wearing."""
        garment = phrase.has("garment")
        if phrase.determiner != "definite" or garment is None or phrase.modifiers:
            return False
        worn = (one.kind for name in self.now.wearers() for one in self.now.cast[name].wears)
        return garment.key in worn

    def _unnamed(self, phrase: NounPhrase) -> tuple[str, ...]:
        """ "His beard turns white": whose it is, where nobody has been named."""
        noun = {"his": "man", "her": "woman"}.get(phrase.whose, "")
        if not noun or self.now.cast.members or self.now.prep is not None:
            return ()
        if self.now.act is not None and self.now.act in self.now.waiting:
            return ()  # "after washing her hands, the surgeon ...": who does it comes yet
        ids = self.now.cast.anybody(noun, 1)
        self.now.subject = self.now.last = ids
        return ids

    def _handless(self, act: Act) -> bool:
        """Whether a beast is said to do with a part of its body what takes hands."""
        beast = bool(act.agents) and self.now.cast[act.agents[0]].family != "person"
        return beast and act.likely in _WITH_HANDS

    def _phrasal(self, act: Act, phrase: NounPhrase) -> bool:
        """ "Shakes her head", "shakes his hand": a verb of its own with the part of the body."""
        now = self.now
        verb = f"{act.verb} {phrase.noun}s" if phrase.plural else ""  # both hands are raised
        verb = verb if verb in now.lexicon.verbs else f"{act.verb} {phrase.noun}"
        if verb not in now.lexicon.verbs:
            return False
        act.verb, act.senses, act.motion = verb, now.lexicon.verbs[verb], ""
        now.sentence.use(act.start, act.start + 1)
        if act.likely in now.lexicon.words.shared and phrase.determiner == "possessive":
            act.goal = self._other(phrase, act)
        return True

    def _other(self, phrase: NounPhrase, act: Act) -> str:
        """Whose part of the body it is, if not the doer's own; "" if it is."""
        now = self.now
        key = {"his": "he", "her": "she", "their": "they"}.get(phrase.whose, "")
        sex = {"he": "male", "she": "female"}.get(key)
        if sex and any(now.cast[one].traits.get("sex", sex) == sex for one in act.agents):
            return ""
        whose = now.cast.pronoun(key, act.agents, True) if key else now.last
        other = next((one for one in whose if one not in act.agents), "")
        if other:
            now.cast.mention(whose)
        return other

    def _touch(self, phrase: NounPhrase) -> None:
        """A hand that is put somewhere, somebody else's arm, a thing in a hand."""
        now = self.now
        act, prep = now.act, now.prep.key if now.prep else ""
        if act is not None and now.open and act.puts_nothing:
            act.motion = "look"  # "puts a hand on his shoulder"
        elif prep == "on" and phrase.noun in _SEATS and self._sits_there(phrase):
            pass
        elif prep in ("in", "under", "on") and phrase.noun in _CARRYING:
            self.carried()
        elif (
            act is not None
            and act.motion == "wave"
            and act.agents
            and phrase.determiner == "possessive"
        ):
            act.goal = act.goal or self._other(phrase, act)
            act.motion = "look" if act.goal else act.motion
        if act is not None and prep and phrase.determiner == "possessive" and act.motion == "look":
            act.goal = act.goal or self._other(phrase, act)

    def _sits_there(self, phrase: NounPhrase) -> bool:
        """ "A dog with a cat on its back", "a parrot on his shoulder": who is on whom."""
        now = self.now
        after_with = now.last_role == "after with" and bool(now.owner)
        key = {"his": "he", "her": "she", "its": "it"}.get(phrase.whose, "")
        if not after_with and key and now.last and now.last_role in ("subject", "agent"):
            whose = now.cast.pronoun(key, now.last, True)
            living = bool(whose) and now.cast[whose[0]].living and whose != now.last
            if living and now.cast[now.last[0]].family != "person":
                now.cast.relate("on", now.last, whose)
            return living
        if not after_with or phrase.determiner not in ("possessive", "definite"):
            return False
        now.cast.relate("on", now.last, now.owner)
        return True

    def carried(self) -> None:
        """ "A lantern in her hand": whoever was last alive holds what was named last."""
        now = self.now
        things = [one for one in now.last if not now.cast[one].living]
        doers = now.act.agents if now.act is not None else ()
        groups = (doers, now.subject, *reversed(now.cast.recent))
        if not now.somebody:
            now.in_hand = tuple(things)
            return
        holder = next((ids for ids in groups if ids and now.cast[ids[0]].living), ())
        if things and holder:
            now.cast[holder[0]].holds.extend(things)

    def part_is(self, phrase: NounPhrase) -> None:
        """ "The goalkeeper's jersey is yellow", "her hair is red"."""
        now = self.now
        now.sentence.use(phrase.start, phrase.end)
        color = self._color(phrase)
        if color and "then" in (now.join, now.conj):  # "until its frame is turquoise"
            part = now.part.removesuffix("_color")
            shift = Shift("color", "", color, part="" if part == "main" else part)
            whose = now.wearers() if now.part in TRAITS else now.last
            now.acts.add(Act("become", agents=whose, shift=shift), "then")
            now.copula, now.part = False, ""
            return
        for one in now.last:
            if now.part in TRAITS and color:
                now.cast[one].traits[TRAITS[now.part]] = color
            elif color and now.part == "main_color":
                now.cast[one].color = color
            elif color and now.part.endswith("_color"):
                now.cast[one].traits[now.part] = color
            elif color:
                garment = Garment(kind=now.part, color=color, word=now.part)
                now.cast.dress(now.cast[one], garment)
        now.copula, now.part = False, ""

    def _hair(self, traits: dict[str, Trait], phrase: NounPhrase) -> None:
        if phrase.noun in ("beard", "mustache", "moustache"):
            traits["beard"] = True
            color = phrase.modified("color")
            if color is not None:
                traits.setdefault("hair_color", color.key)
            return
        for match in phrase.modifiers:
            if match.role == "color":
                traits["hair_color"] = match.key
            elif match.words in ("long", "short", "curly", "bald"):
                traits["hair"] = match.words
        if (style := _STYLES.get(phrase.noun.removesuffix("s"))) is not None:
            traits["hair"] = style
