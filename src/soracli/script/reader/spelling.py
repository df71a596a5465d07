"""Spelling: an unknown word that is one letter off a noun that can be cast is that noun."""

from difflib import get_close_matches

from soracli.script.lexicon import Lexicon
from soracli.script.tokens import dictionary_form

_SHORTEST, _ALIKE = 7, 0.86
"""Letters of a word that is long enough to be told by one wrong letter, and how much of it is
right then, as difflib counts."""


def meant(word: str, lexicon: Lexicon) -> str:
    """The noun that an unknown word is a slip of ("dalmation"); "" if it may be any other word."""
    if len(word) < _SHORTEST or not word.isalpha():
        return ""
    if word.endswith(("ing", "ed")) and dictionary_form(word) != word:
        return ""  # "printing" is no slip of "painting"
    near = [noun for noun in lexicon.nouns if noun[0] == word[0] and abs(len(noun) - len(word)) < 2]
    return next(iter(get_close_matches(word, near, 1, _ALIKE)), "")
