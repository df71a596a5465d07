"""Verbs that tell how what was done ended, or what became of a thing: "misses", "breaks"."""

from typing import TYPE_CHECKING

from soracli.script.lexicon import VerbSense
from soracli.script.reader.act import Act
from soracli.script.reader.chunk import Chunk
from soracli.script.reader.told_in_passive import is_passive

if TYPE_CHECKING:  # reads verbs with what is here
    from soracli.script.reader.verbs import VerbReader

_TRIED = frozenset(("throw", "catch", "dive", "jump", "hit", "swing", "pounce", "kick", "chase",
                    "fight"))  # fmt: skip
"""What one may miss by."""
_REACHED = frozenset(("lunge", "crouch", "reach", "run"))
"""Motions of who gets at a ball that is not theirs, and may miss it."""


def fold(verbs: "VerbReader", chunk: Chunk) -> bool:
    """ "Misses" tells how the shot before ended; False if the verb is one of its own."""
    now = verbs.now
    ending = now.lexicon.words.folding[chunk.roles["folding"].key]
    last = now.acts.all[-1] if now.acts.all else None
    tried = ending.outcome == "miss" and last is not None and last.likely in _TRIED
    if last is not None and (tried or ending.motion in ("", last.likely)):
        last.outcome = ending.outcome
        now.use(chunk)
        now.conj, now.act, now.open = "", last, True
        return True
    if not ending.motion:
        return "verb" not in chunk.roles
    senses: tuple[VerbSense, ...] = (VerbSense(ending.motion),)
    verb = chunk.roles["folding"].words
    if last is not None and last.likely in _REACHED and ending.outcome == "miss":
        senses = (VerbSense("hit"),)  # "lunges and misses": no shot at a hoop
    act = Act(verb, senses, verbs.agents(chunk), outcome=ending.outcome)
    if chunk.form == "past" and is_passive(now, past=False):  # "is broken by a fox"
        act.passive, act.objects, act.agents = True, act.agents, ()
    now.use(chunk)
    verbs.start(act, chunk)
    return True
