"""Nouns that look like verbs: "a printing press rolls" is a press that rolls."""

from collections.abc import Callable

from soracli.script.lexicon import Match
from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.sentence import Sentence

_ALIKE = frozenset(("sheep", "fish", "deer", "people", "police", "crew", "team", "staff", "family"))
"""Nouns that a plain verb may follow though they are written as one."""
_OPENS = frozenset(("while", "as", "when", "then", "where", "until"))
_OF_DOINGS = frozenset(("begin", "start", "end", "stop", "follow", "continue", "echo", "ring", "go",
                        "break", "come", "turn", "get", "grow", "finish", "fade"))  # fmt: skip
"""Verbs of what is done rather than of a thing: "the hunt goes on"."""
_ONE = frozenset(("indefinite", "definite"))


def is_named(phrase: NounPhrase, sentence: Sentence, at: int) -> bool:
    """Whether a plain verb behind a singular subject is more of its name: one press "presses", so
    the word before "rolls" in "a printing press rolls" is no verb."""
    verb = sentence.role(at, "verb")
    single = not phrase.plural and phrase.count in (None, 1) and phrase.determiner in _ONE
    if "body part" in sentence.roles(at):
        return False  # "a cat paw reaches in"
    if verb is None or not phrase.head or not single or phrase.noun in _ALIKE:
        return False
    if phrase.head not in ("unknown", "noun", "thing") or not _opens(phrase, sentence):
        return False
    return _done_next(sentence, at, verb)


def are_named(sentence: Sentence, at: int) -> bool:
    """Whether several are named by a word that is a verb elsewhere: "*the laces* changing to
    green", "the sneakers' laces turn": an article stands before it and what they do behind it."""
    verb = sentence.role(at, "verb")
    articled = at > 0 and sentence.lower(at - 1) in ("the", "its", "their", "his", "her", "'s", "'")
    if verb is None or not articled or verb.end != at + 1 or sentence.form_of(verb) != "s":
        return False
    roles = sentence.roles(at + 1)
    after = next((roles[role] for role in ("verb", "change", "changing") if role in roles), None)
    return "aux" in roles or (after is not None and sentence.form_of(after) in ("ing", "base"))


def is_called(sentence: Sentence, at: int) -> bool:
    """Whether one thing is named by a word that is a verb elsewhere: "*the fluff* drifts up", and
    no doing that begins or ends: "the chase begins"."""
    verb = sentence.role(at, "verb")
    articled = at > 0 and sentence.lower(at - 1) in ("the", "its", "their", "his", "her", "'s")
    if verb is None or not articled or not _done_next(sentence, at, verb):
        return False
    return not set(sentence.lexicon.forms(sentence.lower(at + 1))) & _OF_DOINGS


def call(
    phrase: NounPhrase, sentence: Sentence, at: int, demote: Callable[[NounPhrase], None]
) -> int:
    """Past a word that names what a phrase is about, though it is a verb elsewhere; `demote` makes
    a modifier of what it was about so far."""
    demote(phrase)
    phrase.head, phrase.noun, phrase.head_at = "unknown", sentence.lower(at), (at, at + 1)
    return at + 1


def _opens(phrase: NounPhrase, sentence: Sentence) -> bool:
    """Whether a clause begins with it, so that nobody lets it or sees it do something."""
    before = sentence.lower(phrase.start - 1) if phrase.start else ""
    return phrase.start == 0 or sentence.kind(phrase.start - 1) == "stop" or before in _OPENS


def _done_next(sentence: Sentence, at: int, verb: Match) -> bool:
    """Whether what it really does comes right behind: "rolls", "rolls out"."""
    after = sentence.role(at + 1, "verb")
    if after is None or verb.end != at + 1 or sentence.form_of(verb) != "base":
        return False
    return sentence.form_of(after) == "s" and not sentence.roles(at + 1).keys() & {"det", "prep"}
