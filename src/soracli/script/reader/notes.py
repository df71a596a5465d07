"""Notes: what a long prompt says between commas of light, look, lens and mood, and of no body.

"Soft winter light", "grainy 8mm look", "muted palette", "Product ad:": none of it stands on the
set, and nothing of it does anything. A note is a phrase without a verb whose last noun is a word of
notes (presets/lexicon/notes.yaml). Of a note only the words stay that say time, weather, style or
camera.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from soracli.script.lexicon import Lexicon, Match
from soracli.script.reader.unspoken import LONGEST, SPOKEN
from soracli.script.tokens import Token, tokenize
from soracli.story.sets import INDOORS

_CUT = re.compile(r"(\s*(?:[,;:.!?\u2026\n]+(?=\s|$)|[\u2013\u2014]|\s-(?=\s))\s*)")
"""Marks between the pieces of a prompt; no point inside of a number."""
_KEPT = frozenset(
    ("style", "time", "weather", "sunlit", "pace", "framing", "angle", "lens", "move", "mood",
     "season", "place")
)  # fmt: skip
"""Roles of the words of a note that say something of the scene."""
_BEHIND = frozenset(
    ("of", "from", "on", "in", "through", "over", "at", "across", "behind", "between", "against",
     "around", "above", "below", "along", "with", "by", "under", "into", "inside", "off", "onto")
)  # fmt: skip
"""Words behind which no noun is the one that a phrase is about."""
_WAYS = frozenset(("onto", "into", "across", "through", "toward", "towards", "over", "past"))
"""Words of a way, which is no more of a note: "falls in slow motion onto a board"."""
_ONE, _WHOSE = ("a", "an", "the", "some", "no"), ("his", "her", "its", "their", "my", "your", "our")
_LONGEST_NOTE = 9
"""Words; what is longer tells more than a note."""
_FILMS = re.compile(r"(?:8|16|35|65|70|super\s?8)\s?mm", re.IGNORECASE)
_SHIMMER = re.compile(r"\bheat[ -](?:haze|shimmer)\b", re.IGNORECASE)
"""Air that trembles over a hot road, which is no fog."""
_AIRBORNE = re.compile(
    r"\b(?:airborne|flying) (?:camera )?(?:dolly|tracking|push|flight|move)", re.IGNORECASE
)
_ROOM = re.compile(
    r"^\s*(?P<one>an?|the) (?P<room>[a-z'-]+(?: [a-z'-]+){0,3}?)"
    r"(?P<when> (?:at|in|by|on|during) (?:the |a )?[a-z]+(?: [a-z]+)?)?: (?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_ADVERTISED = re.compile(
    r"^\s*(?:(?:an?|the) )?(?:[a-z]+ )?(?:ad|advert|advertisement|commercial|promo|teaser|trailer) "
    r"(?:for|of|about) (?P<what>[^:.;!?]{1,60}:)\s*(?=(?P<rest>.*))",
    re.IGNORECASE | re.DOTALL,
)
"""What a clip advertises, before what it shows: "Ad for sneakers: one neon green sneaker"."""
_BETWEEN = frozenset(("then", "now", "also", "just", "still", "both", "all", "finally", "again"))
"""Words between who does something and the verb."""
_OF_FILM = ("film", "look", "grain", "stock", "footage", "aesthetic", "style", "feel")
_SKY = ("sun", "moon")
"""What stands in the sky, behind somebody."""
_STRONG = ".!?;:\n\u2026"


@dataclass
class Piece:
    """What stands between two marks, and the mark behind it."""

    text: str
    mark: str


def plain_notes(text: str, lexicon: Lexicon) -> str:
    """The text with its notes cut down to what they say of the scene. What is spoken stays."""
    if len(text) > LONGEST or not re.search(r"[,:;.] ", text):
        return text
    text = _in_the_room(_ADVERTISED.sub(_advertised, text), lexicon)
    spoken = SPOKEN.findall(text)
    silent = SPOKEN.sub("\u0001", text)
    pieces = _pieces(silent)
    if len(pieces) < 2:
        return text
    told = _joined(pieces, lexicon)
    for said in spoken:
        told = told.replace("\u0001", said, 1)
    return told


def _in_the_room(text: str, lexicon: Lexicon) -> str:
    """ "A mill at night: a mouse drags cheese": a room before a colon is where it all is, and no
    house that stands there."""
    found = _ROOM.match(text)
    words = found["room"].lower().split() if found else []
    named = (lexicon.place_named(" ".join(words[at:])) for at in range(len(words)))
    place = next((one for one in named if one), "")
    if found is None or place not in INDOORS:
        return text
    return f"In {found['one'].lower()} {found['room']}{found['when'] or ''}, {found['rest']}"


def _advertised(found: re.Match[str]) -> str:
    """What a clip is an ad for, if what it shows does not name it again."""
    last = found["what"].rstrip(":").split()[-1].lower()
    last = last[:-2] if len(last) > 5 else last.removesuffix("s")
    return "" if last in found["rest"].lower() else f"{found['what']} "


def unplaced_notes(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The words of its notes that no word of the lexicon stands for, in the order written."""
    found: dict[str, str] = {}
    for piece in _pieces(SPOKEN.sub("\u0001", text)) if len(text) <= LONGEST else ():
        said = _note_in(piece, lexicon)
        for token in tokenize(said[1]) if said else ():
            strange = token.kind == "word" and token.lower not in lexicon.vocabulary
            if strange and not token.lower.endswith("mm"):
                found.setdefault(token.lower, token.text)
    return tuple(found.values())


def _pieces(text: str) -> list[Piece]:
    parts = _CUT.split(text)
    return [
        Piece(parts[at], parts[at + 1] if at + 1 < len(parts) else "")
        for at in range(0, len(parts), 2)
        if parts[at].strip() or (at + 1 < len(parts) and parts[at + 1].strip())
    ]


def _joined(pieces: Sequence[Piece], lexicon: Lexicon) -> str:
    """The pieces as one text again, each note cut down; one that says nothing is gone."""
    found: list[Piece] = []
    for piece in pieces:
        said = _note_in(piece, lexicon)
        if said is None:
            found.append(Piece(piece.text, piece.mark))
            continue
        clause, note = said
        kept = kept_of(note, lexicon)
        head = ". " if piece.mark.strip() == ":" else piece.mark
        if clause and kept:
            found += [Piece(clause, ", "), Piece(kept, head)]
        elif clause or kept:
            found.append(Piece(clause or kept, head))
        elif found:
            found[-1].mark = max(found[-1].mark, head, key=_strength)
    return "".join(piece.text + piece.mark for piece in found)


def _strength(mark: str) -> int:
    """How much a mark parts: a stop more than a comma, a comma more than nothing."""
    plain = mark.strip()
    return 2 if plain[:1] and plain[0] in _STRONG else 1 if plain else 0


def _note_in(piece: Piece, lexicon: Lexicon) -> tuple[str, str] | None:
    """What of a piece is no note, and the note; None if there is none in it."""
    words = piece.text.split()
    heads = piece.mark.strip() == ":"
    if is_note(words, lexicon, heads):
        at = _where(words, lexicon)
        return " ".join(words[at:]), " ".join(words[:at])
    for at in range(len(words) - 2, 0, -1):
        if words[at].lower() in ("in", "under", "with", "against"):
            tail = words[at + 1 :]
            aim = tail[0].lower() == "to"  # "leans in to look through it"
            if not aim and tail[0].lower() not in _ONE + _WHOSE and is_note(tail, lexicon):
                end = next((k for k, word in enumerate(tail) if word.lower() in _WAYS), len(tail))
                return " ".join([*words[:at], *tail[end:]]), " ".join(tail[:end])
            break
    return None


def _where(words: list[str], lexicon: Lexicon) -> int:
    """Where a note goes on to say where it is ("footage *in a barn*"); the end if it does not."""
    for at, word in enumerate(words):
        if at and word.lower() in ("in", "on", "at", "inside", "from"):
            tokens = tokenize(" ".join(words[at + 1 :]))
            roles = {
                one.role for step in range(len(tokens)) for one in lexicon.matches(tokens, step)
            }
            return at if "place" in roles else len(words)
    return len(words)


def is_note(words: Sequence[str], lexicon: Lexicon, heads: bool = False) -> bool:
    """Whether these words between two marks are a note on the shot; `heads` before a colon."""
    plain = [word.lower().strip("()'\"\u2019") for word in words]
    plain = _without_openers(plain, lexicon)
    if not plain or len(plain) > _LONGEST_NOTE or plain[0] in (*_WHOSE, "each", "every"):
        return False
    if plain[0] in lexicon.words.note_makers:
        plain = [word for word in plain[1:] if word not in _ONE]
    one = bool(plain) and plain[0] in _ONE
    about = _about(plain)
    if not about or _does(about, len(about) == len(plain), lexicon):
        return False
    if about[-1] in _SKY and plain[len(about) : len(about) + 1] == ["behind"]:
        return False  # "low sun behind them" is there
    if _ends(about, lexicon.words.note_heads):
        return not one or len(about) > 2
    genre = _ends(about, lexicon.words.note_genres)
    if genre and heads:
        return True
    bare = len(about) > 1 and not one and not _counted(about[0], lexicon)
    return bare and (genre or _ends(about, lexicon.words.note_qualities))


def _without_openers(words: list[str], lexicon: Lexicon) -> list[str]:
    for opener in sorted(lexicon.words.note_openers, key=len, reverse=True):
        said = opener.split()
        if words[: len(said)] == said:
            return words[len(said) :]
    return words


def _about(words: list[str]) -> list[str]:
    """The words up to the noun that the phrase is about: "light" of "light from the left"; none
    where it is of something ("footage of zebras")."""
    joined = " ".join(words)
    if joined.endswith("depth of field"):
        return words
    end = next((at for at, word in enumerate(words) if at and word in _BEHIND), len(words))
    return [] if words[end : end + 1] == ["of"] else words[:end]


def _ends(words: list[str], nouns: tuple[str, ...]) -> bool:
    """Whether a phrase ends with one of some nouns, a hyphen being a space."""
    last = " ".join(words).replace("-", " ")
    return any(last == noun or last.endswith(" " + noun) for noun in nouns)


def _counted(word: str, lexicon: Lexicon) -> bool:
    return any(word in said for said in lexicon.words.numbers.values())


def _does(words: list[str], alone: bool, lexicon: Lexicon) -> bool:
    """Whether somebody does something in these words, so that they are a clause. `alone` tells that
    nothing stands behind them: "looks at a clock" is no look."""
    tokens = tokenize(" ".join(words))
    for at, token in enumerate(tokens):
        roles = {match.role for match in lexicon.matches(tokens, at)}
        if roles & {"pronoun", "aux"} and token.lower != "all":
            return True
        last = at + 1 == len(tokens)
        if "camera" in roles and not last:
            return True
        does = "verb" in roles and token.lower.endswith("s") and not token.lower.endswith("ss")
        if does and (not last if at else not (alone and last)):
            return True
        who = at - 1
        while who > 0 and (tokens[who].lower in _BETWEEN or tokens[who].lower.endswith("ly")):
            who -= 1
        if "verb" in roles and at and _alive(tokens, who, does, lexicon):
            return True  # "a boy then looks", at whatever it may be; "two women look"
    return False


def _alive(tokens: list[Token], at: int, one: bool, lexicon: Lexicon) -> bool:
    """Whether a word is a noun of somebody who may do what the word behind it says: of `one`, or of
    several."""
    found = (match for match in lexicon.matches(tokens, at) if match.role in ("noun", "family"))
    return any(
        match.inflected != one
        and (match.role == "family" or getattr(lexicon.noun_named(match.key), "living", False))
        for match in found
    )


def kept_of(note: str, lexicon: Lexicon) -> str:
    """What a note says of time, weather, style and camera, in the words that say it."""
    if _AIRBORNE.search(note):
        return note  # how a camera flies is read as it is written
    film = _FILMS.search(note)
    if film and any(word in note.lower() for word in _OF_FILM):
        note = note.replace(film[0], "")
    tokens = tokenize(_SHIMMER.sub("", note))
    within = _inside_of_words(_SHIMMER.sub("", note))
    kept: list[str] = []
    at = 0
    while at < len(tokens):
        match = _said(tokens, at, lexicon)
        if match is None or {at, match.end} & within:
            at += 1
            continue
        kept.append(_words(tokens, at, match, lexicon))
        at = match.end
    return ", ".join(one for one in dict.fromkeys(kept) if one)


def _inside_of_words(note: str) -> set[int]:
    """Where tokens begin inside of a word with hyphens: nothing is inspiring in "awe-inspiring"."""
    found: set[int] = set()
    at = 0
    for word in note.split():
        length = len(tokenize(word))
        found |= set(range(at + 1, at + length))
        at += length
    return found


def _said(tokens: list[Token], at: int, lexicon: Lexicon) -> Match | None:
    """The longest word of the setting here; a place is none: studio light is light anywhere."""
    lens = re.fullmatch(r"(\d{2,3})\s?mm", tokens[at].lower)
    if lens:
        return Match(at, at + 1, "lens", lens[1], tokens[at].lower, False)
    if tokens[at].kind != "word":
        return None
    found = [one for one in lexicon.matches(tokens, at) if one.role in _KEPT]
    return found[0] if found and found[0].role != "place" else None


def _words(tokens: list[Token], at: int, match: Match, lexicon: Lexicon) -> str:
    """The words of a match as a piece of their own; a mood is called one, lest it be done."""
    said = " ".join(token.text for token in tokens[at : match.end])
    if match.role != "mood":
        return said
    doing = any(one.role == "verb" for one in lexicon.matches(tokens, at))
    return "" if doing or said.lower() == "moody" else f"{said} mood"
