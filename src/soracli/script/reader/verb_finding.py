"""Where a verb stands, and where a word that could be one is something else."""

from soracli.script.lexicon import Match
from soracli.script.reader.chunk import Chunk, ClauseSoFar
from soracli.script.reader.sentence import HEADS, Sentence
from soracli.script.reader.strange_verbs import only_verb, plain_verb
from soracli.script.reader.up_slopes import leads_along, shines_somewhere

VERBS = ("verb", "folding", "wearing", "riding", "sounding", "light", "helper", "unstaged",
         "change", "changing", "coloring")  # fmt: skip
_PLAIN = ("verb", "unstaged")
"""Roles of a verb of one word that is left where its second one leads elsewhere."""
MEANWHILE = ("while", "whilst", "as", "when")
"""Conjunctions before a clause of its own."""
_PLACES = frozenset(("place", "time", "ground"))
_BEHIND_VERBS = frozenset(("prep", "direction", "spot", "speed", "manner", "det", "conj"))

_BEGINNING = frozenset(
    ("start", "starts", "started", "begin", "begins", "began", "keep", "keeps", "kept", "continue",
     "continues", "stop", "stops", "stopped", "finish", "finishes", "resume", "resumes")
)  # fmt: skip
"""Verbs before what somebody does, which is a verb then though it may be a noun elsewhere."""
_ARTICLES = frozenset(("a", "an", "the", "another", "its", "his", "their", "my", "our", "your"))
"""Words that no plain verb follows."""
_LETTING = frozenset(("helps", "makes", "lets", "goes", "comes", "dares", "needs", "has", "sees",
                      "watches", "hears", "feels", "gets", "does"))  # fmt: skip
"""Verbs that a plain verb may follow."""
_STRANDED = frozenset(("in", "out", "over", "up", "down", "back", "off", "around", "forward"))
"""Prepositions that no noun follows where "to" and a verb do."""
_THERE = frozenset(("below", "above", "inside", "outside", "underneath", "beneath", "behind",
                    "nearby", "opposite", "within", "beyond", "underwater"))  # fmt: skip
"""Prepositions that stand behind a noun without one of their own."""
_WAYS = frozenset(("to", "into", "toward", "towards", "through", "up", "down", "across", "past"))


def way_follows(sentence: Sentence, at: int) -> bool:
    """Whether a way, a side or an object follows, so that the word before it is what somebody does
    ("..., whisks them")."""
    roles = sentence.roles(at)
    if roles.keys() & {"pronoun", "det"} and "conj" not in roles:
        return sentence.lower(at) not in ("who", "which", "that", "both", "each", "all")
    return bool(roles.keys() & {"direction", "spot"}) and "noun" not in roles


class VerbFinder:
    """Finds verbs. `clause` is what the clause has had so far; who cuts the sentence keeps it."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.clause = ClauseSoFar()

    def acts(self, at: int, move: Match) -> bool:
        """Whether words of a camera move are rather done by the subject ("a man moves left")."""
        roles = self.sentence.roles(at)
        verb = next((roles[role] for role in VERBS if role in roles), None)
        if verb is None:
            return False
        if self.clause.subject != "thing":
            return False
        form = self.sentence.form_of(verb)
        if form == "base":
            return self.clause.plural and not self.clause.after_comma
        return True

    def infinitive(self, at: int) -> Chunk | None:
        """ "To" before a verb: "starts to read", "bends down to pick up a ball"."""
        sentence = self.sentence
        stranded = sentence.lower(at - 1) in _STRANDED  # "leans in to look"
        behind = self.clause.after == "prep" and not stranded
        if sentence.lower(at) != "to" or not self.clause.verb or behind:
            return None
        roles = sentence.roles(at + 1)
        verb = next((roles[role] for role in VERBS if role in roles), None)
        strange = verb is None and "det" not in roles and self._done_to(at + 1)
        if strange and self.clause.helped:
            return Chunk("aux", at, at + 1, Match(at, at + 1, "aux", "to", "to", False))
        if verb is None or sentence.form_of(verb) != "base" or "det" in roles:
            return None
        if roles.keys() & _PLACES and not self.clause.helped:
            return None  # "walks to school"
        return Chunk("aux", at, at + 1, Match(at, at + 1, "aux", "to", "to", False))

    def verb(self, at: int) -> Chunk | None:
        """A verb where the clause awaits or allows one."""
        sentence = self.sentence
        roles = sentence.roles(at)
        found = [roles[role] for role in VERBS if role in roles]
        if not found or sentence.role(at, "det"):
            return None
        if "aux" in roles and "negation" in sentence.roles(at + 1):
            return None
        if self._got(at) or self._asked(at):
            return Chunk("aux", at, at + 1, Match(at, at + 1, "aux", "be", "be", False))
        if self._perfect(at):
            return Chunk("empty", at, at + 1, found[0], roles)
        verb = max(found, key=lambda match: match.end)
        off = {"prep"} if sentence.lower(verb.end - 1) == "off" else set()
        off |= {"prep"} if sentence.lower(verb.end - 1) in ("in", "on") else set()
        goals = sentence.longest(verb.end - 1, frozenset(("direction", "spot", *off)))
        led = leads_along(sentence, verb) or shines_somewhere(sentence, verb)
        if led or (goals and verb.end - at == 2 and goals[0].end > verb.end):
            # "walks away from the camera" is walking, away from the camera; "rolls off the top of",
            # "walks in front of"
            verb = next(
                (m for m in sentence.matches(at) if m.role in _PLAIN and m.end == at + 1), verb
            )
            if shines_somewhere(sentence, max(found, key=lambda match: match.end)):
                short = {m.role: m for m in sentence.matches(at) if m.end == at + 1}
                roles = {role: short.get(role, match) for role, match in roles.items()}
        form = sentence.form_of(verb)
        nominal = sentence.longest(at, HEADS - {"move"})
        if nominal and nominal[0].end > verb.end:
            return None
        if "group" in roles and sentence.lower(verb.end) == "of":
            return None  # "only rows of red seats"
        if self._perceived(verb, form):
            return Chunk("verb", at, verb.end, verb, roles, None, "ing")
        if form == "base" and self._is_named(at):
            return None
        if self._titles(at, verb) or not self._wants_verb(at, form, nominal, verb):
            return None
        return Chunk("verb", at, verb.end, verb, roles, None, form)

    def _is_named(self, at: int) -> bool:
        """Whether a plain verb names a thing here: "lifts out a core", "wipes frost off"."""
        before = self.sentence.lower(at - 1) if at else ""
        if before in _ARTICLES:
            return True
        roles = self.sentence.roles(at - 1) if at else {}
        acts = roles.get("verb") if "helper" not in roles else None
        finite = acts is not None and acts.end == at and self.sentence.form_of(acts) == "s"
        return finite and self.clause.after == "verb" and before not in _LETTING

    def _asked(self, at: int) -> bool:
        """ "Only then does he climb": a helper, and who does it behind it."""
        sentence = self.sentence
        if sentence.lower(at) not in ("do", "does", "did"):
            return False
        return sentence.lower(at + 1) in ("he", "she", "they", "it")

    def _perceived(self, verb: Match, form: str) -> bool:
        """ "We watch a kingfisher dive from a branch": what is seen to be done."""
        clause, sentence = self.clause, self.sentence
        if not (clause.perceives and clause.object and clause.after == "noun" and form == "base"):
            return False
        behind = sentence.roles(verb.end).keys()
        ends = sentence.kind(verb.end) in ("stop", "comma") or verb.end >= len(sentence)
        return ends or bool(behind & _BEHIND_VERBS)

    def _got(self, at: int) -> bool:
        """ "Gets flipped", "got hit": a passive."""
        if self.sentence.lower(at) not in ("get", "gets", "got", "getting"):
            return False
        roles = self.sentence.roles(at)
        verb = next(
            (one for one in (self.sentence.roles(at + 1).get(r) for r in VERBS) if one), None
        )
        longer = any(match.end > at + 1 for match in roles.values())  # "gets dressed"
        return not longer and verb is not None and self.sentence.form_of(verb) == "past"

    def _perfect(self, at: int) -> bool:
        """ "Has passed": the helper of a verb behind it says nothing by itself."""
        if self.sentence.lower(at) not in ("has", "have", "had", "having"):
            return False
        roles = self.sentence.roles(at + 1)
        verb = next((roles[role] for role in VERBS if role in roles), None)
        named = self.sentence.longest(at + 1, HEADS)
        if verb is None or named:
            return False
        form = self.sentence.form_of(verb)  # "has read" looks like the base of it
        return form == "past" or (form == "base" and self.sentence.lower(at) == "has")

    def _wants_verb(self, at: int, form: str, nominal: list[Match], verb: Match) -> bool:
        clause = self.clause
        if self._is_done_to(form):
            return False
        exact_noun = any(not match.inflected for match in nominal)
        if clause.after == "prep" and self._placed_by_a_word(at, form):
            return True  # "a mole below plays a harp"
        if clause.after == "prep" or form == "ing":
            return self._goes_on_doing(at, form, exact_noun, verb)
        said = clause.after == "quote" and form == "s"
        if said and self.sentence.roles(verb.end).keys() & {"det", "name", "known"}:
            return True  # '"Attention!" barks the sergeant'
        if clause.after in ("aux", "negation", "pronoun"):
            return True
        if clause.after == "spot" and form == "s" and "det" in self.sentence.roles(verb.end):
            return True  # "on its back perches a crow"
        meanwhile = clause.after == "conj" and self.sentence.lower(at - 1) in MEANWHILE
        if meanwhile and nominal:
            return False  # "while seals lie there"
        opens = clause.after in ("comma", "stop", "conj")
        if form == "s" and nominal and opens and "aux" in self.sentence.roles(verb.end):
            return False  # "ducks are happy"
        if form == "past":
            told = not exact_noun or (clause.subject == "thing" and not clause.verb)
            return told and not self._described(at, verb)
        if clause.subject == "":
            return self._has_no_doer(at, form, nominal, verb)
        if nominal and self._does_itself(at, form, verb):
            return False
        if not clause.verb:
            return form == "s" or clause.plural or not nominal or clause.after == "pronoun"
        if nominal and form == "s" and self._acting(verb.end):
            return False
        if clause.after in ("conj", "comma") and nominal:
            more = form == "base" and clause.plural and self._done_next(at, verb)
            return more or (form == "s" and self._listed(at, nominal, verb))
        return not nominal

    def _has_no_doer(self, at: int, form: str, nominal: list[Match], verb: Match) -> bool:
        """Whether a verb stands where nobody has been named who could do it."""
        clause = self.clause
        if form == "s" and clause.after in ("noun", "place") and self._comes_yet(verb.end):
            return True  # "from behind a curtain steps a magician"
        told = form == "base" and clause.after in ("stop", "comma", "conj")
        if told and self._told(verb, nominal):
            return True  # "pick up the ball and throw it": nobody needs to be named
        return not nominal and form == "base" and "name" not in self.sentence.roles(at)

    def _is_done_to(self, form: str) -> bool:
        """Whether a plural stands right behind a verb: "sweeps up curls" does not curl."""
        return form == "s" and self.clause.after == "verb" and self.clause.verb

    def _done_next(self, at: int, verb: Match) -> bool:
        """Whether several do this next: "two guards enter and chase them", "crack eggs, whisk
        them", "two boys wave and walk away", "... and walk to the left"."""
        comma = self.clause.after == "comma"
        given = {"pronoun"} if comma else {"det", "pronoun", "known"}
        if self.sentence.roles(verb.end).keys() & given:
            return True
        return not comma and (verb.end > at + 1 or self._goes(verb.end))

    def _placed_by_a_word(self, at: int, form: str) -> bool:
        """Whether only a word tells where the subject is, and this is what it does there."""
        clause = self.clause
        due = clause.subject == "thing" and not clause.verb and not clause.relative
        does = form == "s" and not clause.plural or form == "base" and clause.plural
        return due and does and self.sentence.lower(at - 1) in _THERE

    def _comes_yet(self, at: int) -> bool:
        """Whether somebody follows who has not been named: who does it comes behind the verb."""
        if self.sentence.lower(at) not in ("a", "an", "two", "three", "four", "five", "several"):
            return False
        return any(match.role in ("noun", "group") for step in (1, 2)
                   for match in self.sentence.matches(at + step))  # fmt: skip

    def _goes(self, at: int) -> bool:
        """Whether a way follows that one goes: "and run to the left"."""
        roles = self.sentence.roles(at).keys()
        return "direction" in roles and not roles & HEADS

    def _listed(self, at: int, nominal: list[Match], verb: Match) -> bool:
        """Whether one more verb of a list stands here, and no noun: "takes his hat and bows"."""
        clause = self.clause
        return (
            not any(match.role == "noun" for match in nominal)
            or not clause.object
            or not clause.bare  # "mops the floor, leaves": plain plurals are no part of this list
            or verb.end > at + 1  # "..., steps back"
            or way_follows(self.sentence, verb.end)  # "grabs a fish, flies away"
        )

    def _goes_on_doing(self, at: int, form: str, exact_noun: bool, verb: Match) -> bool:
        """Whether "flying" is done by who was named, and no word for what comes after it."""
        clause = self.clause
        if clause.after == "prep":
            part = self.sentence.role(verb.end, "body part")  # "with trembling hands"
            if self.sentence.lower(at - 1) in ("with", "of") and self._modifies(verb.end):
                return False  # "a city with flying cars"
            return form == "ing" and not exact_noun and part is None
        if exact_noun and self._done_to(verb.end - 1) and clause.after not in ("det", "prep"):
            return True  # "sits on a bench painting a flower"
        adjective = self.sentence.role(at, "adjective")
        if adjective and self.sentence.longest(verb.end, HEADS) and clause.subject == "":
            return False
        if clause.subject == "" and not clause.verb and self._modifies(verb.end):
            return False
        begun = clause.after == "verb" and self.sentence.lower(at - 1) in _BEGINNING
        return not exact_noun or begun or clause.after in ("noun", "aux", "pronoun")

    def _told(self, verb: Match, nominal: list[Match]) -> bool:
        """Whether a verb without a subject tells somebody to do something: "walk to the window"."""
        behind = self.sentence.roles(verb.end)
        goes = all(match.role == "event" for match in nominal)
        way = self.sentence.lower(verb.end) in _WAYS
        return bool(behind.keys() & {"det", "pronoun"}) or (goes and way)

    def _acting(self, at: int) -> bool:
        """Whether a participle follows, so that the word before it is a noun: "waves crashing"."""
        roles = self.sentence.roles(at)
        return self.sentence.lower(at).endswith("ing") and any(role in roles for role in VERBS)

    def _described(self, at: int, verb: Match) -> bool:
        """Whether a participle only tells of what stands there: "lies broken", "pours steamed
        milk"."""
        if self.clause.after != "verb":
            return False
        return "adjective" in self.sentence.roles(at) or self._of_a_thing(verb.end)

    def _does_itself(self, at: int, form: str, verb: Match) -> bool:
        """Whether what looks like a verb is a noun in the plural: "a man feeding ducks", "autumn:
        leaves fall from a maple", "a lighthouse, waves crashing against the rocks"."""
        after = self.clause.after
        if form != "s":  # "hens scattering and dust rising"
            acts = form == "base" and after == "conj" and self._acting(verb.end)
            return acts and self.sentence.lower(at) not in _BEGINNING
        if after == "verb" or (after == "comma" and self._does(verb.end)):
            return True
        return after in ("comma", "stop", "conj") and self._acting(verb.end)

    def _of_a_thing(self, at: int) -> bool:
        """Whether the thing follows that a participle tells of: "torn old shoes"."""
        while at < len(self.sentence) and self.sentence.role(at, "adjective"):
            at += 1
        roles = self.sentence.roles(at).keys()
        return "noun" in roles and not roles & {"prep", "det", "direction", "pronoun"}

    def _does(self, at: int) -> bool:
        """Whether a plain verb follows, and what stands before it is who does it."""
        verb = self.sentence.role(at, "verb")
        roles = self.sentence.roles(at).keys()
        plain = verb is not None and self.sentence.form_of(verb) == "base"
        return plain and not roles & {"prep", "det", "pronoun", "noun", "place", "direction"}

    def _modifies(self, at: int) -> bool:
        """Whether a plural noun follows a participle that opens a sentence: "falling leaves"."""
        found = self.sentence.longest(at, HEADS)
        return bool(found) and found[0].inflected and self.sentence.role(at, "det") is None

    def awaited(self, at: int) -> bool:
        """Whether a verb is due here, or one more after "and", and this can only be one."""
        clause = self.clause
        if clause.after == "aux" and self.sentence.lower(at - 1) == "to":
            return self._done_to(at)  # "starts to block a road"
        due = clause.after in ("noun", "pronoun") and not clause.verb
        listed = clause.verb or self.sentence.lower(at - 1) == "then"
        due = due or (clause.after in ("conj", "comma") and listed)
        several = clause.plural and clause.subject == "thing" and due
        seen = clause.perceives and clause.object  # "watches a clown copy a mime"
        if clause.after == "noun" and (several or seen) and plain_verb(self.sentence, at):
            return True
        return clause.subject == "thing" and due and only_verb(self.sentence, at)

    def _done_to(self, at: int) -> bool:
        """Whether something stands behind a word that it is done to."""
        roles = self.sentence.roles(at + 1).keys()
        return self.sentence.kind(at) == "word" and bool(roles & {"det", "known", "name"})

    def looks_like(self, at: int) -> bool:
        """Whether an unknown word after a subject looks like its verb."""
        word = self.sentence.lower(at)
        if word.endswith("ly") or word[:1].isdigit():
            return word.endswith("ly")
        if self.clause.after == "noun" and word.endswith("ing") and self._done_to(at):
            return True  # "close-up of an elephant copying a dancer"
        if self.clause.subject != "thing" or self.clause.after in ("prep", "verb", "comma"):
            return False
        if word.endswith(("ing", "ed")):
            return True
        return not self.clause.verb and (word.endswith("s") or self.clause.plural)

    def _titles(self, at: int, verb: Match) -> bool:
        """Whether a word without a subject is rather said of what follows, or is what a title is
        about: "empty subway platform, ...", "a game-show set: ..."."""
        sentence = self.sentence
        if self.clause.subject or sentence.form_of(verb) != "base":
            return False
        described = "adjective" in sentence.roles(at) and bool(sentence.longest(verb.end, HEADS))
        return sentence.lower(verb.end) == ":" or described

    def loose(self, at: int) -> Chunk | None:
        """A verb that nothing else wanted to be; unknown words that look like verbs too."""
        sentence = self.sentence
        roles = sentence.roles(at)
        found = [roles[role] for role in VERBS if role in roles]
        if found and self._titles(at, found[0]):
            return None
        if found and self.clause.after != "prep":
            verb = max(found, key=lambda match: match.end)
            form = sentence.form_of(verb)
            if (form == "base" and self._is_named(at)) or self._is_done_to(form):
                return None
            return Chunk("verb", at, verb.end, verb, roles, None, form)
        strange = sentence.is_unknown(at) and self.looks_like(at)
        if (strange and not sentence.lower(at).endswith("ly")) or self.awaited(at):
            word = sentence.lower(at)
            ends = {"ing": "ing", "ed": "past", "s": "s"}
            form = next((form for end, form in ends.items() if word.endswith(end)), "base")
            return Chunk("verb", at, at + 1, None, {}, None, form)
        return None
