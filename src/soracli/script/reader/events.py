"""Nouns of action: "does a triple axel", "a battle between a knight and a dragon"."""

from dataclasses import replace

from soracli.script.lexicon import Match, VerbSense
from soracli.script.reader.act import Act
from soracli.script.reader.chunk import Chunk
from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.reading import Reading
from soracli.script.reader.verbs import VerbReader

_HANDLED = frozenset(
    ("pick_up", "carry", "hold", "put_down", "drop", "give", "eat", "cut", "knit", "wipe", "apply",
     "twist", "open", "close", "stir", "sprinkle", "wash", "dress", "stack", "push", "pull", "drag",
     "hammer", "saw", "dig", "sweep", "drink", "pour", "read", "write", "paint", "hoist",
     "reach_up")
)  # fmt: skip
"""Motions of what is done to things that one has in one's hands."""
_FIGURES_OF_SPEECH = frozenset(
    (
        "grab",
        "hold",
        "drop",
        "give",
        "take",
        "catch",
        "have",
        "get",
        "cut",
        "do",
        "make",
        "let out",
        "perform",
        "try",
        "practice",
        "pull",
        "pull off",
        "open",
        "push",
        "strike",
    )
)
"""Verbs that are said of doings, too: "grabs a bite", "holds a pose", "gives a shrug"."""
_PARTY_PREPS = frozenset(("between", "of", "with", "near", "in"))


class EventReader:
    """Reads nouns of action and who takes part in them."""

    def __init__(self, now: Reading, verbs: VerbReader) -> None:
        self.now, self.verbs = now, verbs

    def read(self, phrase: NounPhrase, match: Match | None = None) -> None:
        """ "Does a triple axel", "a battle between a knight and a dragon"."""
        now = self.now
        if phrase.head == "deed" and match is None and self._is_handled(phrase):
            return
        head = match or phrase.roles[phrase.head]
        now.sentence.use(head.start, head.end)
        named = head.role == "event"
        senses = (VerbSense(head.key),) if named else now.senses(head.words)
        act = Act(head.words, senses)
        self._describe(act, phrase)
        aside = now.prep is not None and now.prep.key == "with" and now.act is None
        if aside and not now.subject and not named:
            now.prep = None  # "with a flick of the wand, ...": how the main clause comes about
        elif (now.light is not None or now.open) and now.subject:
            self._done_by_subject(act, head)
        elif now.prep is not None and (now.subject or now.act):
            now.prep = None
            if now.act is None:
                act.agents = now.subject
                now.acts.add(act, "and")
        else:
            now.event, now.prep = act, None

    def _is_handled(self, phrase: NounPhrase) -> bool:
        """Whether a word that could be a doing is rather a thing in somebody's hands: "steals a
        chip", "carries a press"."""
        act = self.now.act
        handled = act is not None and self.now.open and act.likely in _HANDLED
        if not handled or act is None or act.verb in _FIGURES_OF_SPEECH:
            return False
        ids = self.now.cast.introduce(replace(phrase, head="unknown", roles={}))
        act.objects, self.now.open = (*act.objects, *ids), False
        self.now.last, self.now.last_role = ids or self.now.last, "object"
        return True

    def _describe(self, act: Act, phrase: NounPhrase) -> None:
        """How often and how fast, and who: "a triple axel", "a car chase"."""
        now = self.now
        if phrase.count and phrase.count > 1 and phrase.count_at:
            act.turns = phrase.count
            now.sentence.use(*phrase.count_at)
        for modifier in phrase.modifiers:
            if modifier.role in ("noun", "name"):
                act.agents = now.introduce_word(modifier) or act.agents
                continue
            if modifier.role == "turns":
                act.turns = int(float(modifier.key))
            elif modifier.role == "speed":
                act.speed = float(modifier.key)
            else:
                now.setting.take(modifier)
            now.sentence.use(modifier.start, modifier.end)

    def _done_by_subject(self, act: Act, head: Match) -> None:
        now = self.now
        if now.act is not None and now.open and now.light is None:
            now.act.senses, now.act.verb, now.act.turns = act.senses, act.verb, act.turns
        else:
            act.agents = now.subject
            self.verbs.start(act, Chunk("noun", head.start, head.start))
        now.light, now.open = None, False

    def party(self, ids: tuple[str, ...]) -> bool:
        """Who takes part in an event: between A and B, of two knights, by a gymnast."""
        now = self.now
        event = now.event
        if event is None or not (now.prep or now.conj):
            return False
        joined = now.conj == "and" and event.agents
        if not joined and (now.prep is None or now.prep.key not in _PARTY_PREPS):
            return False
        if event.agents and now.verb_ahead() is not None:
            return False
        event.agents = (*event.agents, *ids)
        now.last, now.last_role, now.prep = ids, "subject", None
        now.subject, now.subject_is = event.agents, "thing"
        return True

    def end(self) -> None:
        """The clause is over: the event happens, with whoever was named for it."""
        now = self.now
        if now.event is not None:
            act, now.event = now.event, None
            act.agents = act.agents or now.subject
            if not act.agents:
                now.waiting.append(act)  # "after a big yawn the lioness lies down"
            first = not now.acts.all
            now.act = now.acts.add(act, now.join if now.join else "and")
            now.join = now.join if first else ""
