"""Text into tokens: words, marks and quoted speech; and the forms a word may be known by."""

import functools
import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

TokenKind = Literal["word", "number", "comma", "stop", "quote"]

_QUOTE = r'"[^"\n]*"|“[^”\n]*”|«[^»\n]*»|‘[^’\n]{2,}’(?!\w)'
_SINGLE = r"(?<![\w'])'[^'\n]*[\w.!?,]'(?!\w)"
_WORD = r"#[0-9a-fA-F]{6}\b|\d+(?:\.\d+)?(?![\w.])|[^\W_]+(?:['’][^\W_]+)*['’]?"
_SCAN = re.compile(rf"({_QUOTE}|{_SINGLE})|({_WORD})|([,:;()]|[–—]|-(?=\s))|([.!?\n…]+)|(&)")
_LINKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u2011": "-"})


_SHORT = re.compile("[^aeiouy]*[aeiouy][^aeiouwxy]")
"""A stem that would double its end: "moping" is of "mope", "mopping" of "mop"."""
_IRREGULAR = {"people": ("person",), "lay": ("lie",), "lain": ("lie",), "putting": ("put",)}


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark: as written, in lower case ("" for a quotation), and its kind."""

    text: str
    lower: str
    kind: TokenKind


def tokenize(text: str) -> list[Token]:
    """All tokens of a text. Hyphens part words: "close-up" and "close up" are the same."""
    tokens: list[Token] = []
    for found in _SCAN.finditer(text):
        quote, word, comma, stop, ampersand = found.groups()
        if quote:
            tokens.append(Token(quote[1:-1].strip(), "", "quote"))
        elif word:
            tokens.extend(_word_tokens(word))
        elif comma:
            tokens.append(Token(comma, comma, "stop" if comma == ";" else "comma"))
        elif stop:
            tokens.append(Token(stop[0], stop[0], "stop"))
        elif ampersand:
            tokens.append(Token("&", "&", "word"))
    return tokens


def split_words(phrase: str) -> list[str]:
    """The words of a lexicon phrase, cut as `tokenize` cuts a text."""
    if phrase.isascii() and phrase.replace(" ", "").isalpha():  # most are: no need to look closer
        return phrase.lower().split()
    plain = _unaccented(phrase.translate(_LINKS).casefold())
    return re.findall(r"[^\W_]+(?:'(?!s\b)[^\W_]+)*|'s\b|#|&", plain)


def _unaccented(word: str) -> str:
    """A word without its accents: "soufflé" is known as "souffle"."""
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFKD", word)
    return "".join(one for one in parts if not unicodedata.combining(one))


def _word_tokens(word: str) -> list[Token]:
    lower = _unaccented(word.translate(_LINKS).casefold().rstrip("'"))
    if lower.endswith("'s"):
        return [Token(word[:-2], lower[:-2], "word"), Token("'s", "'s", "word")]
    kind: TokenKind = "number" if re.fullmatch(r"\d+(?:\.\d+)?", lower) else "word"
    return [Token(word, lower, kind)] if lower else []


def stems_of(word: str) -> tuple[str, ...]:
    """The word and the stems it may have by rule. A wrong stem does no harm: only those in the
    lexicon are ever used."""
    if not _plain(word):
        return (word,)
    return tuple(dict.fromkeys((word, *_IRREGULAR.get(word, ()), *_stems(word))))


@functools.lru_cache(maxsize=20_000)
def dictionary_form(word: str) -> str:
    """The base of a word as an English dictionary has it; the word itself if it has none."""
    if not _plain(word):
        return word
    import simplemma  # 0.2 s on the first word: not paid where the lexicon knows every word

    return str(simplemma.lemmatize(word, lang="en")).lower()


def _plain(word: str) -> bool:
    return len(word) <= 40 and word.isascii() and word.isalpha()


def _stems(word: str) -> list[str]:
    stems: list[str] = []
    if word.endswith("ies") and len(word) > 4:
        stems.append(word[:-3] + "y")
    if word.endswith("ied") and len(word) > 4:
        stems.append(word[:-3] + "y")
    if word.endswith("ves") and len(word) > 4:
        stems += [word[:-3] + "f", word[:-3] + "fe"]
    if re.search("(?:[sxzo]|[cs]h)es$", word):  # "boxes", but no cubs in "cubes"
        stems.append(word[:-2])
    if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        stems.append(word[:-1])
    if word.endswith("men") and len(word) > 4:
        stems.append(word[:-2] + "an")
    for ending in ("ing", "ed"):
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) > 2 and re.search("[aeiouy]", stem):
            stems += [stem + "e"] if _SHORT.fullmatch(stem) else [stem, stem + "e"]
            if stem[-1] == stem[-2]:
                stems.append(stem[:-1])
    return stems
