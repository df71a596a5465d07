"""The characters of a screenplay: who has a cue, and who comes in as MARA (30s, a raincoat)."""

import re
from collections.abc import Iterable

from soracli.script.board.fountain import Element
from soracli.script.board.naming import name_of, unique
from soracli.script.board.part import Part, Spot
from soracli.script.board.speech import without_emphasis
from soracli.script.lexicon import Lexicon

MOST_WORDS = 4
"""Words of a name in capitals, before its brackets."""
_BRACKETS = re.compile(r" ?\(([^()]{1,300})\)")
_DECADE = re.compile(r"(?:(?:early|mid|late)[ -])?\b([2-9])0['\u2019]?s\b", re.IGNORECASE)
_DECADES = {
    "2": "twenties",
    "3": "thirties",
    "4": "forties",
    "5": "fifties",
    "6": "sixties",
    "7": "seventies",
    "8": "eighties",
    "9": "nineties",
}
_YEARS = re.compile(r"\b(\d{1,2})(?: years old)?")
_BEARD = re.compile(r"\b(?:beard|bearded|mustache|moustache)\b", re.IGNORECASE)
_CHILD, _GROWN, _OLD = 13, 20, 60
_NOUNS = {"female": ("woman", "girl", "her"), "male": ("man", "boy", "his")}
_NOBODY = ("person", "child", "their")


class People:
    """Everybody a screenplay names, in the order of their first mention."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.taken: set[str] = set()
        self.names: dict[str, str] = {}
        self.looks: dict[str, str] = {}
        self.spots: dict[str, Spot] = {}

    def meet(self, elements: Iterable[Element]) -> None:
        """Learn who there is: everybody with a cue, and everybody an action introduces."""
        for element in elements:
            if element.kind == "cue":
                self._meet(element.text, element.spot)
            elif element.kind == "action":
                for _, words, description in _introductions(without_emphasis(element.text)):
                    name = self._meet(words, element.spot)
                    self.looks.setdefault(name, self._described(words, description))

    def named(self, words: str) -> str:
        """The name in the world of who goes by these words; "" for nobody."""
        return self.names.get(_plain(words), "")

    def introduced(self, text: str) -> str:
        """An action without the descriptions in brackets, which are looks now."""
        kept, at = [], 0
        for match, _, _ in _introductions(text):
            kept.append(text[at : match.start()])
            at = match.end()
        return "".join([*kept, text[at:]])

    def parts(self) -> dict[str, Part]:
        """The characters as the world has them."""
        made = {}
        for words, name in self.names.items():
            spot = self.spots[name]
            look = self.looks.get(name) or self._described(words, "")
            fields = {"look": Part(look, spot)}
            if name != words:
                fields["name"] = Part(words.title(), spot)
            made[name] = Part(fields, spot)
        return made

    def _meet(self, words: str, spot: Spot) -> str:
        plain = _plain(words)
        if plain not in self.names:
            self.names[plain] = unique(name_of(plain, "somebody"), self.taken)
            self.taken.add(self.names[plain])
            self.spots[self.names[plain]] = spot
        return self.names[plain]

    def _described(self, words: str, description: str) -> str:
        """One sentence of how somebody looks: what is said of them, or what their name tells."""
        plain = _plain(words)
        sex = self._sex(plain) or ("male" if _BEARD.search(description) else "")
        noun, young, whose = _NOUNS.get(sex, _NOBODY)
        if plain.split()[-1:] and plain.split()[-1] in self.lexicon.nouns:
            noun = young = plain
        said = [one.strip() for one in description.split(",") if one.strip()]
        if own := next((one for one in said if self._is_somebody(one)), ""):
            return ", ".join([own, *(_age_of(one, whose) for one in said if one is not own)])
        who, clothes, rest = noun, [], []
        for one in said:
            if years := _years(one):
                who = _aged(years, noun, young, whose)
            elif one.lower().split()[-1] in self.lexicon.words.garments:
                clothes.append(one)
            else:
                rest.append(one)
        dressed = f"{who} wearing {clothes[0]}" if clothes else who
        return ", ".join([dressed, *clothes[1:], *rest])

    def _sex(self, plain: str) -> str:
        for word in plain.split():
            for sex, names in self.lexicon.words.names.items():
                if word in names:
                    return sex
        return ""

    def _is_somebody(self, words: str) -> bool:
        """Whether a description has a noun of its own ("an old man with a beard")."""
        found = (self.lexicon.nouns.get(word) for word in re.findall(r"\w+", words.lower()))
        return any(noun and noun.living for noun in found)


def _introductions(text: str) -> Iterable[tuple[re.Match[str], str, str]]:
    """Names in capitals before brackets: where the brackets are, the name, what is in them."""
    for match in _BRACKETS.finditer(text):
        words: list[str] = []
        for word in reversed(text[max(0, match.start() - 100) : match.start()].split()):
            if len(words) == MOST_WORDS or not word.isupper() or word[-1] in ".,;:!?":
                break
            words.insert(0, word)
        if words and len("".join(words)) > 1:
            yield match, " ".join(words), match[1]


def _years(words: str) -> int:
    """The age that words like "late 30s" or "34" tell; 0 for other words."""
    if decade := _DECADE.search(words):
        return int(decade[1]) * 10
    years = _YEARS.fullmatch(words)
    return int(years[1]) if years else 0


def _aged(years: int, noun: str, young: str, whose: str) -> str:
    """Somebody by their age: at 34 they are in their thirties, at 8 a child."""
    if years <= _CHILD:
        return f"little {young}"
    if years < _GROWN:
        return f"young {noun}"
    return f"{'old ' if years >= _OLD else ''}{noun} in {whose} {_DECADES[str(years)[0]]}"


def _age_of(words: str, whose: str) -> str:
    """An age behind somebody who is already described."""
    years = _years(words)
    return f"in {whose} {_DECADES[str(years)[0]]}" if years >= _GROWN else words


def _plain(words: str) -> str:
    return re.sub(r"^(?:the|a|an) (?=\S)", "", " ".join(words.lower().split()))
