"""Chunks into meaning: who does what to whom, where things stand, and what belongs to the setting."""

from soracli.script.lexicon import Match, VerbSense, shaded
from soracli.script.reader.acts import TRANSITIVE, Act, Acts
from soracli.script.reader.chunks import Chunk
from soracli.script.reader.phrases import PICTURE, NounPhrase
from soracli.script.reader.places import Placing
from soracli.script.reader.references import Cast
from soracli.script.reader.sentence import Sentence
from soracli.script.reader.setting import Setting
from soracli.story.preset import Kind
from soracli.story.scene import Garment, Line

_ABOUT_SHOT = frozenset(("time", "weather", "sunlit", "season", "mood noun"))
_PLACE_PREPS = frozenset(
    ("on", "in", "into", "at", "through", "across", "along", "down", "up", "over", "from", "to",
     "toward", "near", "above", "past", "around", "beside", "of", "behind", "under", "by", "during")
)  # fmt: skip
_POSTURES = frozenset(
    ("stand", "sit", "lie", "crouch", "sleep", "float", "fall", "rock", "slide", "roll", "fly")
)
_WEAR_PREPS = frozenset(("in", "with"))


class ClauseReader:
    """Walks over the chunks of a text once and fills cast, acts and setting."""

    def __init__(self, sentence: Sentence, setting: Setting, kinds: dict[str, Kind]) -> None:
        self.sentence = sentence
        self.setting = setting
        self.lexicon = sentence.lexicon
        self.cast = Cast(sentence, kinds)
        self.acts = Acts(self.lexicon, self.cast)
        self.placing = Placing(self.cast)
        self.lines: list[Line] = []
        self.chunks: list[Chunk] = []
        self.at = 0
        self.join = "sentence"
        self._new_sentence()

    def walk(self, chunks: list[Chunk]) -> None:
        """Read every chunk in turn."""
        self.chunks = chunks
        for self.at, chunk in enumerate(chunks):
            getattr(self, f"_on_{chunk.kind}")(chunk)
        self._end_event()
        self._said_by_somebody()

    # ---- state -------------------------------------------------------------------------------

    def _new_sentence(self) -> None:
        self.subject: tuple[str, ...] = ()
        self.subject_is = ""
        self.last: tuple[str, ...] = ()
        self.last_role = ""
        self.act: Act | None = None
        self.prep: Chunk | None = None
        self.fronted: tuple[Chunk, tuple[str, ...]] | None = None
        self.negated = self.dressing = self.copula = self.comma = self.picture = False
        self.open = self.subordinate = self.relative = False
        self.conj = ""
        self.event: Act | None = None
        self.light: Chunk | None = None
        self.direction: str | None = None
        self.speed = 1.0
        self.waiting: list[Act] = []
        self.camera_target = False
        self.one = 0
        self.as_role = self.style_of = False

    def _ahead(self, kinds: tuple[str, ...], skip: tuple[str, ...] = ("empty", "speed", "manner")) -> str:
        """The kind of the next chunk that is not skipped, if it is one of `kinds`, else ""."""
        for chunk in self.chunks[self.at + 1 :]:
            if chunk.kind in kinds:
                return chunk.kind
            if chunk.kind not in skip:
                return ""
        return ""

    def _verb_ahead(self) -> Chunk | None:
        """The verb that the noun phrase here is the subject of, over prepositional phrases."""
        at = self.at + 1
        while at < len(self.chunks):
            kind = self.chunks[at].kind
            if kind in ("verb", "aux"):
                return self.chunks[at]
            if kind == "prep" and at + 1 < len(self.chunks) and self.chunks[at + 1].kind == "noun":
                at += 2
            elif kind in ("empty", "speed", "manner"):
                at += 1
            else:
                return None
        return None

    # ---- marks and small words ------------------------------------------------------------------

    def _on_stop(self, chunk: Chunk) -> None:
        self._end_event()
        self._new_sentence()
        self.join = "sentence"

    def _on_comma(self, chunk: Chunk) -> None:
        self.comma, self.prep, self.open = True, None, False
        self.dressing = self.dressing and self._ahead(("noun", "conj")) != ""
        self.picture = self.copula = False
        if self.subordinate:
            self.join, self.subordinate = "then", False
            self.subject, self.act = (), None

    def _on_conj(self, chunk: Chunk) -> None:
        self.sentence.use(chunk.start, chunk.end)
        key = chunk.key
        if key in ("then", "while", "before", "after"):
            self.open, self.prep, self.dressing = False, None, False
            first = not self.act and not self.last
            if key == "after" and first:
                self.subordinate, self.join = True, "sentence"
            elif key == "while" and first:
                self.subordinate_while()
            elif chunk.match and chunk.match.words == "as" and self._role_follows():
                self.as_role = True
            else:
                self.join = key
                self._end_event()
            self.conj = key
        elif key == "and":
            self.conj = "and"
            self.open = self.open and self._ahead(("verb",)) == "verb"
        else:
            self.conj, self.open = key, False
            self.join = "then" if key == "so" else self.join

    def _role_follows(self) -> bool:
        """ "Works as a lifeguard": a noun follows, and no verb after it."""
        following = self.chunks[self.at + 1] if self.at + 1 < len(self.chunks) else None
        if following is None or following.kind != "noun":
            return False
        self.at += 1
        verb = self._verb_ahead()
        self.at -= 1
        return verb is None

    def subordinate_while(self) -> None:
        """ "While A runs, B sleeps": the comma does not part them in time."""
        self.join = "while" if self.acts.all and self.join != "sentence" else self.join

    def _on_negation(self, chunk: Chunk) -> None:
        self.sentence.use(chunk.start, chunk.end)
        self.negated = True

    def _on_aux(self, chunk: Chunk) -> None:
        self.sentence.use(chunk.start, chunk.end)
        self.copula, self.prep = True, None

    def _on_existential(self, chunk: Chunk) -> None:
        self.sentence.use(chunk.start, chunk.end)
        self.copula = self.picture = False
        self.prep = None

    def _on_empty(self, chunk: Chunk) -> None:
        self.sentence.use(chunk.start, chunk.end)

    def _on_spot(self, chunk: Chunk) -> None:
        self.sentence.use(chunk.start, chunk.end)
        self.prep = None

    def _on_unknown(self, chunk: Chunk) -> None:
        self.prep = None

    def _on_direction(self, chunk: Chunk) -> None:
        self.sentence.use(chunk.start, chunk.end)
        act = self.act
        if act is None:
            self.direction = chunk.key
            return
        phrasal = f"{act.verb} {self.sentence.words(chunk.start, chunk.end)}"
        if phrasal in self.lexicon.verbs:
            act.senses, act.verb = self.lexicon.verbs[phrasal], phrasal
        else:
            act.direction = act.direction or chunk.key

    def _on_turns(self, chunk: Chunk) -> None:
        if self.act is not None:
            self.sentence.use(chunk.start, chunk.end)
            self.act.turns = int(float(chunk.key))

    def _on_speed(self, chunk: Chunk) -> None:
        self.sentence.use(chunk.start, chunk.end)
        if self.act is not None:
            self.act.speed *= float(chunk.key)
        else:
            self.speed = float(chunk.key)

    def _on_manner(self, chunk: Chunk) -> None:
        self.sentence.use(chunk.start, chunk.end)
        self.setting.mood = self.setting.mood or self.sentence.words(chunk.start, chunk.end)

    def _on_setting(self, chunk: Chunk) -> None:
        roles = chunk.roles
        if self.copula and self.subject and "mood" in roles:
            self.sentence.use(chunk.start, chunk.end)
            for one in self.subject:
                self.cast[one].attributes.append(roles["mood"].words)
            return
        for role in ("place",):
            if role in roles and not self.setting.place:
                self.setting.place = roles[role].key
                self.setting.place_words = roles[role].words
                self.sentence.use(chunk.start, chunk.end)
                self.prep = None
                return
        for match in sorted(roles.values(), key=lambda one: one.role == "style"):
            if self.setting.take(match):
                break
        self.prep = None

    def _on_quote(self, chunk: Chunk) -> None:
        words = self.sentence.tokens[chunk.start].text
        speaker = self.subject or self.last
        living = [one for one in speaker if self.cast[one].living]
        if not words or (speaker and not living):
            return
        self.sentence.use(chunk.start, chunk.end)
        who = living[0] if living else ""
        mood = self.setting.mood if self.setting.mood in self.lexicon.words.manners else ""
        self.lines.append(Line(who=who, say=words, mood=mood))
        if who and not any(a.likely == "talk" and who in a.agents for a in self.acts.all):
            self.acts.add(Act("say", self.lexicon.verbs.get("say", ()), (who,)), "same")

    def _on_camera(self, chunk: Chunk) -> None:
        self._end_event()
        self.camera_target = chunk.form == "target"
        self.subject, self.act, self.last, self.prep = (), None, (), None
        self.subject_is, self.open, self.dressing = "camera", False, False
        self.conj = ""

    # ---- prepositions -----------------------------------------------------------------------------

    def _on_prep(self, chunk: Chunk) -> None:
        self.sentence.use(chunk.start, chunk.end)
        self.prep, self.open, self.dressing = chunk, False, False
        following = self._ahead(("noun", "pronoun", "setting", "verb", "event"))
        if not following and self.act is not None:
            self._particle(chunk)

    def _particle(self, chunk: Chunk) -> None:
        """A preposition with nothing after it belongs to the verb ("knock the tower over")."""
        act = self.act
        word = self.sentence.words(chunk.start, chunk.end)
        if act is not None and (senses := self.lexicon.verbs.get(f"{act.verb} {word}")):
            act.senses, act.verb = senses, f"{act.verb} {word}"
        elif act is not None and word in ("up", "down", "around", "across", "through"):
            act.direction = act.direction or word
        self.prep = None

    # ---- nouns ------------------------------------------------------------------------------------

    def _on_pronoun(self, chunk: Chunk) -> None:
        self.sentence.use(chunk.start, chunk.end)
        key = chunk.key
        if key == "who":
            self.subject, self.act, self.open = self.last or self.subject, None, False
            self.subject_is, self.relative = "thing", True
            return
        if key == "camera":
            self.prep = None
            return
        if key == "nobody":
            self.negated, self.prep = True, None
            return
        if key == "each other":
            self.prep = None
            return
        if key in ("one", "other"):
            ids = self._one_of()
        else:
            ids = self.cast.pronoun(key, self.subject, bool(self.prep or self.open))
        if not ids:
            if key == "it":
                self.subject, self.subject_is = (), "setting"
            self.prep = None
            return
        self._place_ids(self.cast.mention(ids))

    def _one_of(self) -> tuple[str, ...]:
        """The next member of the last group that "one … the other …" has not had yet."""
        group = next((ids for ids in reversed(self.cast.recent) if len(ids) > 1), ())
        chosen = group[self.one : self.one + 1]
        self.one += 1
        return chosen

    def _on_noun(self, chunk: Chunk) -> None:
        phrase = chunk.phrase
        assert phrase is not None
        self._read_phrase(phrase)

    def _read_phrase(self, phrase: NounPhrase) -> None:
        head = phrase.head
        if phrase.owner is not None:
            self._owned(phrase.owner)
        if self.prep is not None and self.prep.key in ("without", "like"):
            if self.prep.key == "without":
                self.sentence.use(phrase.start, phrase.end)
            self.prep = None
        elif self.style_of and self.prep is not None and self.prep.key == "of":
            self.setting.take(phrase.roles["style"]) if "style" in phrase.roles else None
            self.prep, self.style_of = None, False
        elif self._signed(phrase):
            self.prep = None
        elif self.light is not None and phrase.has("event"):
            phrase.head = "event"
            self._event(phrase)
        elif head in PICTURE:
            self._picture(phrase)
        elif head in ("music", "sound"):
            self._heard(phrase)
        elif head in _ABOUT_SHOT and not (head == "weather" and phrase.has("noun")):
            self._about_shot(phrase)
        elif head == "water":
            self._water(phrase)
        elif head in ("garment", "undressed") and self._worn(phrase):
            return
        elif head == "body part":
            self._body_part(phrase)
        elif head in ("event", "deed"):
            self._event(phrase)
        elif head == "":
            self._headless(phrase)
        elif head == "ground":
            self._ground(phrase)
        elif phrase.has("place") and self._is_place(phrase):
            self._at_place(phrase)
        else:
            self._thing(phrase)

    def _signed(self, phrase: NounPhrase) -> bool:
        """ "By Hokusai": an artist's name is no entity."""
        by = self.prep is not None and self.prep.match is not None and self.prep.match.words == "by"
        capital = self.sentence.tokens[phrase.head_at[0]].text[:1].isupper()
        passive = self.act is not None and self.act.passive
        return by and not passive and phrase.head == "unknown" and capital

    def _owned(self, owner: NounPhrase) -> None:
        """ "A woman's face" shows the woman: the owner is there, and what is owned belongs to it."""
        if owner.head not in ("noun", "thing", "name", "unknown", "family"):
            self.sentence.use(owner.start, owner.end)
            return
        ids = self.cast.introduce(owner)
        if ids and (self.picture or not self.subject):
            self.prep = None if self.picture else self.prep
            self._place_ids(ids) if self.prep is None else None
        self.last = ids or self.last

    def _is_place(self, phrase: NounPhrase) -> bool:
        castable = phrase.has("noun") is not None
        if self.prep is None:
            if self.act is not None and self.open and castable:
                return False
            return not castable
        if castable and (phrase.count or phrase.of):
            return False
        if castable and self.prep.key in ("on", "near", "beside", "around", "above", "behind", "past",
                                          "to", "toward", "under", "of", "from", "over"):
            return False
        return self.prep.key in _PLACE_PREPS

    def _at_place(self, phrase: NounPhrase) -> None:
        prep = self.prep
        self.setting.set_place(phrase)
        if prep is not None and self.act is not None and self.act.direction is None:
            direction = self.lexicon.words.prepositions[prep.key].direction
            if direction in ("through", "across"):
                self.act.direction = direction
        if self.act is None and (prep is None or self.picture):
            self.subject, self.subject_is = (), "setting"
        self.prep, self.open, self.picture = None, False, False
        for doing in phrase.doings:
            self.sentence.use(doing.start, doing.end)

    def _ground(self, phrase: NounPhrase) -> None:
        self.sentence.use(phrase.start, phrase.head_at[1])
        for match in phrase.modifiers:
            self.setting.take(match)
        if phrase.of is not None:
            self._read_phrase(phrase.of)
            return
        if self.prep is None and self.act is None:
            self.subject, self.subject_is = (), "setting"
        self.prep = None

    def _water(self, phrase: NounPhrase) -> None:
        prep = self.prep
        start = phrase.start
        self.setting.over_water(phrase)
        if self.act is not None and self.open and self.act.riding:
            board = [m.id for m in self.cast.members.values() if m.family == "board"][:1]
            self._mount(self.act, tuple(board)) if board else self._mount_implied(self.act)
            self.open = False
            return
        verb = self._verb_ahead()
        if verb is not None and (prep is None or prep.key == "with"):
            if "sound doing" in verb.roles or "sounding" in verb.roles:
                self.setting.sounds.append(self.sentence.words(start, verb.end))
            self.subject, self.subject_is, self.act = (), "setting", None
        self.prep = None

    def _about_shot(self, phrase: NounPhrase) -> None:
        """Time, weather or mood as a noun: all its words belong to the setting."""
        self.sentence.use(phrase.start, phrase.start + 1)
        for match in (*phrase.modifiers, *phrase.roles.values()):
            if match.words in self.lexicon.words.moods and phrase.has("mood noun"):
                self.setting.take(match._replace(role="mood", key=match.words))
            elif match.role in ("adjective", "color", "shade", "size", "material", "trait"):
                self.sentence.use(match.start, match.end)
            elif match.role == "place" and not self.setting.place:
                self.setting.set_place(phrase)
            elif match.role in SETTING_ROLES:
                self.setting.take(match)
        for doing in phrase.doings:
            self.sentence.use(doing.start, doing.end)
        if phrase.of is not None:
            self.prep = None
            self._read_phrase(phrase.of)
        if self.picture and self.prep is not None and self.prep.key == "of":
            self.prep = None
        if self.prep is None and (self.comma or self.act is None or self.conj):
            self.subject, self.subject_is, self.act = (), "setting", None
        self.prep = None

    def _picture(self, phrase: NounPhrase) -> None:
        """A shot, its framing, its style: words for the camera and the look."""
        speed = 1.0
        for match in phrase.modifiers:
            if match.role in ("speed", "camera pace"):
                speed = float(match.key)
                self.sentence.use(match.start, match.end)
            elif match.role in ("adjective", "size", "trait", "color", "number", "turns"):
                self.sentence.use(match.start, match.end)
            elif match.role == "event":
                self._event(phrase, match)
            elif match.role == "place":
                self.setting.set_place(NounPhrase(match.start, match.end, roles={"place": match}))
            elif match.role in ("noun", "name") and phrase.has("shot"):
                self._thing_before_shot(match)
            else:
                self.setting.take(match)
        for role in ("framing", "angle", "move", "lens", "style", "shot", "style noun", "mood noun"):
            if (head := phrase.has(role)) is not None and self.setting.take(head):
                break
        self.style_of = phrase.has("style noun") is not None
        if speed != 1.0 and "move" in self.setting.camera:
            self.setting.camera.setdefault("speed", speed)
        for doing in phrase.doings:
            self.sentence.use(doing.start, doing.end)
        self.prep, self.picture = None, True
        if not self.act:
            self.subject, self.subject_is = (), "picture"

    def _thing_before_shot(self, match: Match) -> None:
        if match.key in self.lexicon.nouns:
            phrase = NounPhrase(match.start, match.end, roles={"noun": match}, head="noun",
                                noun=match.words, head_at=(match.start, match.end))
            self.cast.introduce(phrase)

    def _heard(self, phrase: NounPhrase) -> None:
        """Music and sounds: the rest of the phrase up to the clause's end tells what is heard."""
        start = phrase.head_at[0]
        for match in phrase.modifiers:
            start = min(start, match.start)
        for at in phrase.strange:
            start = min(start, at)
        end = phrase.end
        chunk_at = self.at + 1
        while phrase.head == "sound" and chunk_at < len(self.chunks):
            chunk = self.chunks[chunk_at]
            if chunk.kind not in ("prep", "noun", "verb", "empty", "spot", "direction"):
                break
            end = chunk.end
            chunk.kind = "empty"
            chunk_at += 1
        words = self.sentence.words(start, end)
        self.sentence.use(phrase.start, end)
        if phrase.head == "music" and phrase.determiner != "none":
            self.setting.music = self.setting.music or words
        elif phrase.determiner != "none":
            self.setting.sounds.append(words)
        self.subject_is = "heard" if self.prep is None or self.prep.key == "with" else self.subject_is
        if self.subject_is == "heard" and self._verb_ahead():
            self.subject, self.act = (), None
        self.prep = None

    def _worn(self, phrase: NounPhrase) -> bool:
        """Put garments on whoever was named last. False if nobody wears this."""
        prep = self.prep.key if self.prep else ""
        listed = self.last_role == "garment" and (self.comma or self.conj == "and") and not self.act_open()
        possessive = phrase.determiner == "possessive" and not self.open and self.prep is None
        if not (self.dressing or prep in _WEAR_PREPS or listed or possessive):
            return False
        wearers = self._wearers()
        if not wearers:
            return False
        self.sentence.use(phrase.start, phrase.end)
        garment = phrase.has("garment")
        if garment is None:
            for at in range(*phrase.head_at):
                self.sentence.used[at] = 0
        color = phrase.modified("color")
        for one in wearers:
            member = self.cast[one]
            if garment is not None:
                shade = phrase.modified("shade")
                self.cast.dress(member, Garment(kind=garment.key, word=self._garment_word(phrase),
                                    color=self._shade(color, shade)))
            else:
                member.attributes.append(phrase.noun)
        for at in phrase.strange:
            self.sentence.used[at] = 0
        self.last_role, self.prep, self.comma, self.conj = "garment", None, False, ""
        return True

    def act_open(self) -> bool:
        """Whether the last verb still awaits its object."""
        return self.act is not None and self.open

    def _shade(self, color: Match | None, shade: Match | None) -> str | None:
        if color is None:
            return None
        return shaded(color.key, float(shade.key)) if shade and float(shade.key) else color.key

    def _garment_word(self, phrase: NounPhrase) -> str:
        first = min([phrase.head_at[0], *(match.start for match in phrase.modifiers)])
        return self.sentence.words(first, phrase.head_at[1])

    def _wearers(self) -> tuple[str, ...]:
        for ids in (self.last, self.subject, *(reversed(self.cast.recent))):
            if ids and self.cast[ids[0]].living:
                return ids
        return ()

    def _body_part(self, phrase: NounPhrase) -> None:
        """A part of somebody: hair makes traits, everything else is kept as words."""
        owners = self._wearers() or self.last or self.subject
        if not owners and phrase.determiner != "possessive":
            phrase.head = "thing"
            self._thing(phrase)
            return
        self.sentence.use(*phrase.head_at)
        for match in phrase.modifiers:
            self.sentence.use(match.start, match.end)
        hair = phrase.has("hair part")
        for one in owners[:1] if phrase.determiner != "none" else ():
            member = self.cast[one]
            if hair is not None:
                self._hair(member.traits, phrase)
            words = " ".join([*(m.words for m in phrase.modifiers), phrase.noun])
            if phrase.modifiers or hair:
                member.attributes.append(words)
        if phrase.of is not None:
            self._read_phrase(phrase.of)
        verb = self._verb_ahead()
        moves = verb is not None and verb.start == self.chunks[self.at].end
        if moves and not self.open and verb is not None:
            if self.prep is None or (self.prep.key == "with" and verb.form == "ing"):
                self.subject_is = "part"
        if self.act_open() and self.act is not None and self.act.likely in ("pick_up", "hold"):
            if phrase.noun in ("hand", "arm", "arms", "wing"):
                self.act.motion = "wave"
            else:
                self.act.motion = "look"
        self.prep, self.open = None, False
        self.last_role, self.conj = "garment", ""

    def _hair(self, traits: dict[str, str | float | bool], phrase: NounPhrase) -> None:
        if phrase.noun in ("beard", "mustache", "moustache"):
            traits["beard"] = True
            return
        for match in phrase.modifiers:
            if match.role == "color":
                traits["hair_color"] = match.key
            elif match.words in ("long", "short", "curly", "bald"):
                traits["hair"] = match.words
        if phrase.noun == "bun":
            traits["hair"] = "bun"
        elif phrase.noun in ("ponytail", "braid"):
            traits["hair"] = "long"

    def _headless(self, phrase: NounPhrase) -> None:
        """Adjectives without a noun: a predicate, a color one wears, or one of several."""
        following = self._ahead(("conj", "comma"), ())
        if following and self._borrow(phrase):
            return
        colors = [match for match in phrase.modifiers if match.role == "color"]
        if self.copula and (self.subject or self.last):
            for one in self.subject or self.last:
                self.cast.describe(self.cast[one], phrase)
            self.copula = False
        elif (self.dressing or (self.prep and self.prep.key == "in")) and colors and self._wearers():
            self.sentence.use(phrase.start, phrase.end)
            for one in self._wearers():
                female = self.cast[one].traits.get("sex") == "female"
                self.cast.dress(self.cast[one], Garment(kind="dress" if female else "shirt",
                                            color=colors[0].key, word=colors[0].words))
        elif phrase.count or phrase.determiner in ("other", "another", "definite"):
            group = tuple(one for _ in range(phrase.count or 1) for one in self._one_of())
            if group:
                self.sentence.use(phrase.start, phrase.end)
                for one in group:
                    self.cast.describe(self.cast[one], phrase)
                self._place_ids(self.cast.mention(group) if not phrase.modifiers else group)
        elif self.last and (self.comma or self.conj):
            for one in self.last:
                self.cast.describe(self.cast[one], phrase)
        else:
            for match in phrase.modifiers:
                if match.role != "adjective":
                    self.setting.take(match)
        self.prep = None

    def _borrow(self, phrase: NounPhrase) -> bool:
        """ "Two red and three blue balls": the first takes its noun from the second."""
        if not (phrase.count or phrase.determiner == "indefinite"):
            return False
        for chunk in self.chunks[self.at + 1 : self.at + 6]:
            if chunk.kind == "noun" and chunk.phrase and chunk.phrase.head:
                other = chunk.phrase
                if other.head not in ("noun", "thing", "unknown", "family"):
                    return False
                phrase.head, phrase.noun, phrase.roles = other.head, other.noun, other.roles
                phrase.head_at = other.head_at
                phrase.plural = other.plural and (phrase.count or 2) > 1
                self._thing(phrase)
                return True
            if chunk.kind not in ("conj", "comma", "noun"):
                return False
        return False

    def _thing(self, phrase: NounPhrase) -> None:
        """A noun phrase that names somebody or something."""
        if self._only_heard(phrase):
            return
        for match in phrase.modifiers:
            self._setting_modifier(match)
        if self.as_role or (
            self.copula and self.subject and self.act is None and self.prep is None
        ):
            self._predicate(phrase)
            return
        ids = self.cast.introduce(phrase)
        if not ids:
            self.prep = None
            if phrase.determiner == "none":
                self.subject_is = "nobody" if not self.open else self.subject_is
                self.open = False
            return
        for match in phrase.modifiers:
            if match.role == "event":
                self.sentence.use(match.start, match.end)
        self._place_ids(ids)
        for doing in phrase.doings:
            self._doing(doing, ids)

    def _setting_modifier(self, match: Match) -> None:
        if match.role in ("time", "weather", "sunlit", "pace", "framing", "angle", "style"):
            if not (match.role == "style" and match.key == "noir"):
                self.setting.take(match)
            elif match.words == "black and white":
                self.sentence.use(match.start, match.end)

    def _only_heard(self, phrase: NounPhrase) -> bool:
        """ "Birds chirping in the background" is a sound, and no bird need be seen."""
        source = phrase.has("sound source")
        verb = self._verb_ahead()
        if source is None or verb is None or self.open:
            return False
        heard = "sounding" in verb.roles or "sound doing" in verb.roles
        apart = bool(self.prep and self.prep.key == "with") or self._in_background()
        if not heard or phrase.determiner not in ("", "definite") or not apart:
            return False
        self.sentence.use(phrase.start, verb.end)
        self.setting.sounds.append(self.sentence.words(phrase.head_at[0], verb.end))
        self.subject, self.subject_is, self.act, self.prep = (), "heard", None, None
        return True

    def _in_background(self) -> bool:
        for chunk in self.chunks[self.at + 1 : self.at + 5]:
            if chunk.kind in ("stop", "comma"):
                return False
            if chunk.kind == "spot":
                return self.sentence.words(chunk.start, chunk.end) in ("in the background", "in the distance")
        return False

    def _predicate(self, phrase: NounPhrase) -> None:
        """ "The man is a doctor": what somebody is adds words to them and makes nobody new."""
        self.sentence.use(phrase.start, phrase.end)
        for one in self.subject:
            self.cast.describe(self.cast[one], phrase)
            self.cast[one].attributes.append(phrase.noun)
        self.copula = self.as_role = False

    def _doing(self, doing: Match, ids: tuple[str, ...]) -> None:
        """A participle before the noun: "a skateboarding dog", "the galloping horse"."""
        senses = self.lexicon.verbs.get(doing.words, ())
        form = "ing" if self.sentence.lower(doing.start).endswith("ing") else "past"
        if form == "ing" and senses and doing.role == "verb":
            self.sentence.use(doing.start, doing.end)
            act = Act(doing.words, senses, ids, tokens=(doing.start, doing.end), form="ing")
            if doing.words in self.lexicon.words.riding:
                self._mount_implied(act)
            self.acts.add(act, "same")
        else:
            for one in ids:
                self.cast[one].attributes.append(self.sentence.lower(doing.start))

    # ---- what a named thing is in its clause ----------------------------------------------------

    def _place_ids(self, ids: tuple[str, ...]) -> None:
        """Subject, object, or after a preposition; lists go on where they were."""
        if self.camera_target:
            self.setting.camera.setdefault("on", ids[0])
            self.camera_target = False
            self._be_subject(ids)
        elif self.event is not None and (self.prep or self.conj) and self._event_party(ids):
            return
        elif self.picture and (self.prep is None or self.prep.key in ("of", "on", "from")):
            self._be_subject(ids)
            if self.setting.camera.get("framing") or self.setting.camera.get("move"):
                self.setting.camera.setdefault("on", ids[0])
            self.picture = False
        elif self.prep is not None:
            self._after_prep(ids)
        elif self.open and self.act is not None:
            self._be_object(ids)
        elif self._extends(ids):
            return
        else:
            self._be_subject(ids)

    def _extends(self, ids: tuple[str, ...]) -> bool:
        """Add to the list before "and" or a comma; False if a new clause starts here."""
        if not (self.conj == "and" or self.comma) or not self.last:
            return False
        verb = self._verb_ahead()
        role = self.last_role
        if self.act is None and self.subject and self.conj == "and" and self._joins(verb, ids):
            role = "subject"
        if role == "subject" and self.act is None:
            self.subject = tuple(dict.fromkeys((*self.subject, *ids)))
            self.last = self.subject
            self.cast.mention(self.subject)
            return True
        if verb is not None or (self.comma and self.conj != "and"):
            return False
        if role.startswith("after ") and self._ahead(("prep",)):
            return False
        held = role == "garment" and self.act is not None and self.act.objects
        if (role == "object" or held) and self.act is not None:
            self.act.objects = (*self.act.objects, *ids)
            return True
        if role.startswith("after ") and self.act is None:
            self._relate_again(role.removeprefix("after "), ids)
            return True
        return role.startswith("after ")

    def _joins(self, verb: Chunk | None, ids: tuple[str, ...]) -> bool:
        """ "A man with a beard and a woman dance": both dance, and the woman is not with him."""
        if verb is not None:
            return verb.form in ("base", "ing", "past")
        both = self.cast[ids[0]].living and self.cast[self.subject[0]].living
        return both and self.last_role == "garment"

    def _relate_again(self, prep: str, ids: tuple[str, ...]) -> None:
        relation = self.lexicon.words.prepositions[prep].relation
        if relation and self.subject:
            self.cast.relate(relation, self.subject, ids)

    def _be_subject(self, ids: tuple[str, ...]) -> None:
        self._end_event()
        if self.subject and self.act is None and not self.relative and not (self.comma or self.conj):
            pass
        self.subject, self.subject_is, self.last, self.last_role = ids, "thing", ids, "subject"
        if self.act is not None and self.conj == "" and self.comma and self.join == "":
            self.join = "comma"
        self.act, self.open, self.prep, self.relative = None, False, None, False
        for act in self.waiting:
            act.agents = ids
        self.waiting = []
        if self.fronted is not None:
            prep, others = self.fronted
            relation = self.lexicon.words.prepositions[prep.key].relation
            if relation:
                self.cast.relate(relation, ids, others)
            self.fronted = None

    def _be_object(self, ids: tuple[str, ...]) -> None:
        act = self.act
        assert act is not None
        if act.likely == "talk" and not act.agents and self._inverted(act, ids):
            return
        if act.riding:
            self._mount(act, ids)
        else:
            act.objects = (*act.objects, *ids)
        if act.shares is not None and act.shares.likely in TRANSITIVE:
            act.shares.objects = act.objects
        self.open, self.last, self.last_role = False, ids, "object"

    def _inverted(self, act: Act, ids: tuple[str, ...]) -> bool:
        """Said before its speaker: '"Hello," says the robot.'"""
        if not self.lines or self.lines[-1].who:
            return False
        act.agents = ids
        self.waiting = [one for one in self.waiting if one is not act]
        self.lines[-1] = self.lines[-1].model_copy(update={"who": ids[0]})
        self.subject, self.last, self.last_role, self.open = ids, ids, "subject", False
        return True

    def _said_by_somebody(self) -> None:
        """Lines that nobody was named for belong to the first person there is."""
        first = next((m for m in self.cast.members.values() if m.family == "person"), None)
        for at, line in enumerate(self.lines):
            if not line.who and first is not None:
                self.lines[at] = line.model_copy(update={"who": first.id})
                if not any(a.likely == "talk" and first.id in a.agents for a in self.acts.all):
                    self.acts.add(Act("say", self.lexicon.verbs.get("say", ()), (first.id,)), "same")

    def _after_prep(self, ids: tuple[str, ...]) -> None:
        prep = self.prep
        assert prep is not None
        self.prep = None
        verb = self._verb_ahead()
        if prep.key == "with" and verb is not None and verb.form in ("ing", "past"):
            self._be_subject(ids)
            self.join = "while"
            return
        if self.act is not None:
            self.placing.act(self.act, prep, ids, self.lexicon.words.prepositions[prep.key])
        elif self.last and (self.subject or self.last):
            owner = self.subject if self.last_role.startswith("after ") and self.copula else self.last
            self.placing.thing(owner, prep, ids, self.lexicon.words.prepositions[prep.key])
        else:
            self.fronted = (prep, ids)
        self.last, self.last_role = ids, f"after {prep.key}"

    # ---- verbs --------------------------------------------------------------------------------------

    def _on_verb(self, chunk: Chunk) -> None:
        roles = chunk.roles
        self.picture = False
        if self.negated or (self.prep is not None and self.prep.key == "without"):
            self._negate(chunk)
        elif self.subject_is in ("setting", "heard", "nobody"):
            self.sentence.use(chunk.start, chunk.end)
            if self.subject_is == "setting" and chunk.match is None:
                self.sentence.used[chunk.start] = 0
        elif self.subject_is == "part":
            self.subject_is = "thing"
        elif self._longest(chunk, "helper") and self._ahead(("verb", "prep")) and not self._is_main(chunk):
            self.sentence.use(chunk.start, chunk.end)
        elif self._longest(chunk, "wearing"):
            self.sentence.use(chunk.start, chunk.end)
            self.dressing = True
            self.prep, self.conj = None, ""
        elif self._longest(chunk, "folding") and self._fold(chunk):
            return
        elif "light" in roles and self._event_follows():
            self.sentence.use(chunk.start, chunk.end)
            self.light = chunk
        elif self._longest(chunk, "sounding") and "verb" not in roles:
            self._sound(chunk)
        else:
            self._act(chunk)

    def _longest(self, chunk: Chunk, role: str) -> bool:
        match = chunk.roles.get(role)
        return match is not None and match.end == chunk.end

    def _is_main(self, chunk: Chunk) -> bool:
        """A helper verb that is itself what is done ("keeps a dog")."""
        following = self._ahead(("verb", "prep", "noun"))
        nearest = next((c for c in self.chunks[self.at + 1 :] if c.kind != "empty"), None)
        return following == "noun" or (nearest is not None and nearest.kind == "prep" and nearest.key != "to")

    def _event_follows(self) -> bool:
        following = next((c for c in self.chunks[self.at + 1 :] if c.kind not in ("empty",)), None)
        return following is not None and following.phrase is not None and following.phrase.head in (
            "event", "deed")  # fmt: skip

    def _negate(self, chunk: Chunk) -> None:
        """ "Not moving" is standing; anything else that is not done leaves no trace."""
        self.negated = False
        self.sentence.use(chunk.start, chunk.end)
        if chunk.match and chunk.match.words in ("move", "walk", "go") and self.subject:
            stand = self.lexicon.verbs.get("stand", ())
            self.act = self.acts.add(Act("stand", stand, self.subject), self._how(chunk))
        else:
            self.act = None
            self.last_role = "object"
        self.conj, self.join = "", ""

    def _agents(self, chunk: Chunk, verb: str = "") -> tuple[str, ...]:
        """Whose verb this is: the noun just before a participle, else the clause's subject."""
        if self.conj == "and" and self.act is not None and self.subject:
            return self.subject
        if chunk.form in ("ing", "past") and not self.comma and not self.copula and self.last:
            if self.last != self.subject and self.last_role != "garment":
                words = chunk.match.words if chunk.match else ""
                living = self._needs_life(verb or words)
                if not living or self.cast[self.last[0]].living:
                    return self.last
        return self.subject or (self.last if self.subject_is != "camera" else ())

    def _needs_life(self, verb: str) -> bool:
        senses = self.lexicon.verbs.get(verb, ())
        return bool(senses) and senses[0].motion in self.lexicon.words.living

    def _how(self, chunk: Chunk) -> str:
        """How this verb follows the one before it in time."""
        join = self.join
        self.join = ""
        if join in ("then", "while", "before", "after", "sentence"):
            return join
        if chunk.form == "ing":
            return "same"
        if self.relative:
            return "same"
        return "and"

    def _fold(self, chunk: Chunk) -> bool:
        """ "Misses" tells how the shot before ended."""
        fold = self.lexicon.words.folding[chunk.roles["folding"].key]
        last = self.acts.all[-1] if self.acts.all else None
        if last is not None and fold.motion in ("", last.likely):
            last.outcome = fold.outcome
            self.sentence.use(chunk.start, chunk.end)
            self.conj, self.act, self.open = "", last, True
            return True
        if not fold.motion:
            return "verb" not in chunk.roles
        senses: tuple[VerbSense, ...] = (VerbSense(fold.motion),)
        act = Act(fold.motion, senses, self._agents(chunk), outcome=fold.outcome)
        self._start(act, chunk)
        return True

    def _sound(self, chunk: Chunk) -> None:
        self.sentence.use(chunk.start, chunk.end)
        agents = self._agents(chunk)
        noun = self.cast[agents[0]].noun if agents else ""
        self.setting.sounds.append(f"{noun} {self.sentence.words(chunk.start, chunk.end)}".strip())
        self.conj, self.copula = "", False

    def _act(self, chunk: Chunk) -> None:
        match = chunk.match
        verb = match.words if match else self.sentence.lower(chunk.start)
        verb, end = self._without_prep(verb, chunk)
        senses = self.lexicon.verbs.get(verb, ())
        if "camera verb" in chunk.roles and self._seen_by_camera(chunk):
            return
        act = Act(verb, senses, self._agents(chunk, verb), tokens=(chunk.start, end), form=chunk.form)
        if senses and "unstaged" not in (match.role if match else ""):
            self.sentence.use(chunk.start, end)
        if verb in self.lexicon.words.riding:
            self.sentence.use(chunk.start, end)
            act.riding = True
            if self._ahead(("noun", "pronoun")) == "" and self.lexicon.words.riding[verb]:
                self._mount_implied(act)
        if chunk.form == "past" and self._passive():
            act.passive, act.objects, act.agents = True, act.agents, ()
        self._start(act, chunk)
        if end < chunk.end:  # the verb's last word is a preposition after all
            prep = self.sentence.role(end, "prep")
            if prep is not None:
                self._on_prep(Chunk("prep", end, chunk.end, prep))

    def _seen_by_camera(self, chunk: Chunk) -> bool:
        """ "A drone shot of a forest, flying over the trees": with nobody there, the camera moves."""
        if self.cast.members or chunk.form != "ing" or not self.setting.camera:
            return False
        verb = self.lexicon.words.camera_verbs[chunk.roles["camera verb"].key]
        self.setting.camera.setdefault("move", verb.default)
        self.sentence.use(chunk.start, chunk.end)
        self.camera_target, self.subject_is = True, "camera"
        return True

    def _without_prep(self, verb: str, chunk: Chunk) -> tuple[str, int]:
        """ "Roll down" before a ramp is "roll", if that is the same motion."""
        first, _, last = verb.rpartition(" ")
        if not first or self._ahead(("noun", "pronoun")) == "":
            return verb, chunk.end
        longer, shorter = self.lexicon.verbs.get(verb), self.lexicon.verbs.get(first)
        at = chunk.end - 1
        following = self.chunks[self.at + 1].roles if self.at + 1 < len(self.chunks) else {}
        if shorter and last == "in" and self.sentence.role(at, "prep"):
            return first, at
        if shorter and "place" in following and "noun" not in following:
            if longer and longer[0].motion == "collide" and self.sentence.role(at, "prep"):
                return first, at
        same = longer and shorter and longer[0].motion == shorter[0].motion
        if same and longer[0].motion not in TRANSITIVE and self.sentence.role(at, "prep"):
            return first, at
        return verb, chunk.end

    def _passive(self) -> bool:
        by = next((c for c in self.chunks[self.at + 1 : self.at + 4] if c.kind == "prep"), None)
        agent = by is not None and by.match is not None and by.match.words == "by"
        verb = self.chunks[self.at].match
        posture = verb is not None and self.lexicon.verbs.get(verb.words, (VerbSense(""),))[0].motion in _POSTURES
        return bool(agent) or (self.copula and not posture and self._ahead(("noun",)) == "")

    def _start(self, act: Act, chunk: Chunk) -> None:
        act.speed *= self.speed
        act.direction = act.direction or self.direction
        self.speed, self.direction = 1.0, None
        if not act.agents and not act.passive and self.subject_is != "camera":
            self.waiting.append(act)
        self.sentence.use(chunk.start, chunk.start if not act.senses else chunk.start)
        if self.act is not None and self.open and self.conj == "and":
            act.shares = self.act
        self.act = self.acts.add(act, self._how(chunk))
        self.open = not act.passive
        self.prep, self.conj, self.comma, self.copula, self.dressing = None, "", False, False, False
        if act.agents:
            self.subject = self.subject or act.agents
            self.last, self.last_role = act.agents, "agent"

    def _mount_implied(self, act: Act) -> None:
        noun = self.lexicon.words.riding.get(act.verb)
        ids = self.cast.bring_noun(noun) if noun else ()
        if ids:
            self._mount(act, ids)

    def _mount(self, act: Act, ids: tuple[str, ...]) -> None:
        """Riding: the carrier moves, and the rider sits or stands on it."""
        carrier = self.cast[ids[0]]
        how = self.lexicon.words.carriers.get(carrier.family)
        inside = carrier.family in ("vehicle", "aircraft") and not carrier.noun.endswith(("cycle", "bike"))
        self.cast.relate("in" if inside else "on", act.agents, ids)
        if how is None:
            act.objects = (*act.objects, *ids)
            return
        motion, pose = how
        rider = Act(act.verb, act.senses, act.agents, motion=pose, goal=ids[0], order=act.order)
        act.motion, act.agents = motion, ids
        if rider.agents:
            self.acts.add(rider, "same")
            rider.order = act.order
        self.open = False

    # ---- nouns of action ----------------------------------------------------------------------------

    def _event(self, phrase: NounPhrase, match: Match | None = None) -> None:
        """ "Does a triple axel", "a battle between a knight and a dragon"."""
        head = match or phrase.roles[phrase.head]
        self.sentence.use(head.start, head.end)
        if head.role == "event":
            senses: tuple[VerbSense, ...] = (VerbSense(head.key),)
        else:
            senses = self.lexicon.verbs.get(head.words, ())
        act = Act(head.words, senses, tokens=(head.start, head.end))
        if phrase.count and phrase.count > 1 and phrase.count_at:
            act.turns = phrase.count
            self.sentence.use(*phrase.count_at)
        for modifier in phrase.modifiers:
            if modifier.role == "turns":
                act.turns = int(float(modifier.key))
                self.sentence.use(modifier.start, modifier.end)
            elif modifier.role == "speed":
                act.speed = float(modifier.key)
                self.sentence.use(modifier.start, modifier.end)
            elif modifier.role in ("noun", "name"):
                self._thing_before_shot(modifier)
                act.agents = self.cast.recent[-1] if self.cast.recent else ()
            elif not self.setting.take(modifier):
                self.sentence.use(modifier.start, modifier.end)
        doer = self.light is not None or self.open
        if doer and self.subject:
            if self.act is not None and self.open and self.light is None:
                self.act.senses, self.act.verb = senses, head.words
                self.act.turns = act.turns
            else:
                act.agents = self.subject
                self._start(act, Chunk("noun", head.start, head.start))
            self.light, self.open = None, False
            return
        if self.prep is not None and (self.subject or self.act):
            self.prep = None
            if self.act is None:
                act.agents = self.subject
                self.acts.add(act, "and")
            return
        self.event, self.prep = act, None

    def _event_party(self, ids: tuple[str, ...]) -> bool:
        """Who takes part in an event: between A and B, of two knights, by a gymnast."""
        assert self.event is not None
        prep = self.prep.key if self.prep else ""
        verb = self._verb_ahead()
        if prep not in ("between", "of", "with", "near", "in") and not (self.conj == "and" and self.event.agents):
            return False
        if verb is not None and self.event.agents:
            return False
        self.event.agents = (*self.event.agents, *ids)
        self.last, self.last_role, self.prep = ids, "subject", None
        self.subject, self.subject_is = self.event.agents, "thing"
        return True

    def _end_event(self) -> None:
        if self.event is not None:
            act, self.event = self.event, None
            act.agents = act.agents or self.subject
            self.act = self.acts.add(act, self.join if self.join else "and")
            self.join = ""


SETTING_ROLES = frozenset(
    ("time", "weather", "sunlit", "season", "mood", "mood noun", "style", "pace", "framing", "angle",
     "move", "lens")
)  # fmt: skip
