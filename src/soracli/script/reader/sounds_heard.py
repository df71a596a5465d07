"""Music and sounds that are named: what is heard, and what of it need not be seen."""

from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.reading import Reading

_HEARD = frozenset(("noun", "setting", "unknown", "verb", "empty"))
"""Kinds of chunks that name what a sound is of."""


def hear(now: Reading, phrase: NounPhrase) -> None:
    """Note music or a sound: the rest of its phrase up to the clause's end tells what is heard."""
    said = [phrase.head_at[0], *(match.start for match in phrase.modifiers), *phrase.strange]
    start, end = min(said), phrase.end
    if phrase.head == "sound":
        end = _rest_of_sound(now, end)
    words = now.sentence.words(start, end)
    now.sentence.use(phrase.start, end)
    if phrase.head == "sound" and _listed(now, phrase):
        return
    if phrase.head == "music" and phrase.determiner != "none":
        now.setting.music = now.setting.music or words
    elif phrase.determiner != "none":
        now.setting.sounds.append(words)
    now.subject_is = "heard" if now.prep is None or now.prep.key == "with" else now.subject_is
    if now.subject_is == "heard" and now.verb_ahead():
        now.subject, now.act = (), None
    now.prep = None


def _listed(now: Reading, phrase: NounPhrase) -> bool:
    """ "The sound of thunder and a foghorn": each of a list is a sound of its own."""
    names: list[str] = []
    goes_on = phrase.of is not None
    if phrase.of is not None:
        names.append(now.sentence.words(phrase.of.start, phrase.of.end))
    elif not phrase.noun.endswith(" of") and now.sentence.lower(phrase.end) != "of":
        return False
    for at in range(now.at + 1, min(now.at + 12, len(now.chunks))):
        chunk = now.chunks[at]
        words = now.sentence.words(chunk.start, chunk.end)
        if chunk.kind in _HEARD and goes_on:
            names[-1] = f"{names[-1]} {words}"
        elif chunk.kind in _HEARD:
            names.append(words)
            goes_on = True
        elif chunk.key == "and" or (chunk.kind == "comma" and _list_goes_on(now, at)):
            goes_on = False
        elif chunk.key != "of" or names:
            break
        now.use(chunk)
        chunk.kind = "empty"
    if phrase.determiner != "none":
        now.setting.sounds += [_bare(name) for name in names]
    now.prep = None
    return True


def _list_goes_on(now: Reading, comma: int) -> bool:
    """Whether behind a comma stands one more of a list and not a clause."""
    following = now.chunks[comma + 1 : comma + 3]
    return len(following) == 2 and following[0].kind == "noun" and following[1].key == "and"


def _rest_of_sound(now: Reading, end: int) -> int:
    """The end of what makes the sound ("… of waves crashing"); those chunks are taken."""
    for chunk in now.chunks[now.at + 1 : now.at + 12]:
        if chunk.kind not in ("prep", "noun", "verb", "empty", "spot", "direction"):
            break
        end, chunk.kind = chunk.end, "empty"
    return end


def only_heard(now: Reading, phrase: NounPhrase) -> bool:
    """ "Birds chirping in the background" is a sound, and no bird need be seen."""
    source = phrase.has("sound source")
    verb = now.verb_ahead()
    if source is None or verb is None or now.open:
        return False
    heard = "sounding" in verb.roles or "sound doing" in verb.roles
    apart = bool(now.prep and now.prep.key == "with") or _in_background(now)
    if not heard or phrase.determiner not in ("", "definite") or not apart:
        return False
    now.sentence.use(phrase.start, verb.end)
    now.setting.sounds.append(now.sentence.words(phrase.head_at[0], verb.end))
    now.subject, now.subject_is, now.act, now.prep = (), "heard", None, None
    return True


def only_sounds(now: Reading, phrase: NounPhrase) -> None:
    """ "The doorbell rings": what is only heard is not on the set, though it could be."""
    verb = now.verb_ahead()
    heard = verb is not None and bool({"sounding", "sound doing"} & verb.roles.keys())
    if heard and phrase.head == "noun" and phrase.has("sound") and now.prep is None:
        phrase.head = "sound"


def _in_background(now: Reading) -> bool:
    for chunk in now.chunks[now.at + 1 : now.at + 5]:
        if chunk.kind in ("stop", "comma"):
            return False
        if chunk.kind == "spot":
            words = now.sentence.words(chunk.start, chunk.end)
            return words in ("in the background", "in the distance")
    return False


def _bare(words: str) -> str:
    """Words without the article before them."""
    first, _, rest = words.partition(" ")
    return rest if first in ("a", "an", "the") and rest else words
