"""Screenplays as storyboards: headings become places and times, paragraphs and speeches shots.

A paragraph of action is one shot. A speech is one shot too, close on who speaks; two at once are
one shot of both. Who speaks is a character; so is who comes in as MARA (30s, yellow raincoat).
"""

import re
from itertools import islice

from soracli.script.board.fountain import Element, read_elements, read_title_page
from soracli.script.board.naming import LONGEST_ID, id_of, unique
from soracli.script.board.part import Page, Part, Spot
from soracli.script.board.people import People
from soracli.script.board.places import Places
from soracli.script.board.speech import without_emphasis
from soracli.script.presets import load_presets
from soracli.story.storyboard import MOST_SHOTS, SCHEMA

MOST_ELEMENTS = 20_000
"""Paragraphs, cues and speeches; a feature film has about 5,000."""
TITLE_KEYS = ("title", "style", "model", "music")
_OFF = re.compile(r"\b(?:V\.? ?O|O\.? ?S|O\.? ?C|OFF|OVER)\b", re.IGNORECASE)
_PAUSES = {"beat", "pause", "then", "silence", "a beat", "long pause"}
_JOINS = (
    ("MATCH", {"match": "true"}),
    ("DISSOLVE", {"dissolve": "1"}),
    ("FADE", {"fade": "1"}),
    ("WIPE", {"wipe": "0.5"}),
)


def read_screenplay(page: Page) -> Part:
    """The parts of a Fountain screenplay. Every text of it is taken; what no picture shows (notes,
    sections, synopses, page breaks) is left out."""
    words = load_presets().lexicon
    elements = list(islice(read_elements(page), MOST_ELEMENTS))
    if len(elements) == MOST_ELEMENTS:
        raise elements[-1].spot.refuse("this screenplay is too long", "Make several films of it.")
    people = People(words)
    people.meet(elements)
    film = _Film(page, people, Places(words.words, people.taken))
    for element in elements:
        film.take(element)
        if len(film.shots) > MOST_SHOTS:
            break  # refused for it later, with a place
    return film.part()


class _Film:
    """The shots so far, and what the next one begins with."""

    def __init__(self, page: Page, people: People, places: Places) -> None:
        self.page = page
        self.people = people
        self.places = places
        self.shots: list[dict[str, Part]] = []
        self.ids: set[str] = set()
        self.scene: dict[str, Part] = {}
        self.number = ""
        self.count = 0
        self.coming: dict[str, Part] = {}
        self.speaker: Element | None = None
        self.mood = ""
        self.to = ""
        self.alone = False

    def take(self, element: Element) -> None:
        """One element more."""
        take = getattr(self, f"_{element.kind}")
        take(element)

    def part(self) -> Part:
        """The storyboard."""
        top = Spot(self.page, 0, 0)
        root = {"schema": Part(SCHEMA, top), "world": self._world(top)}
        for key, (words, spot) in read_title_page(self.page).items():
            if key in TITLE_KEYS and words:
                root[key] = Part(without_emphasis(words), spot)
        self._last_words(root)
        root["shots"] = Part(tuple(self._shot(one) for one in self.shots), top)
        return Part(root, top)

    def _shot(self, fields: dict[str, Part]) -> Part:
        first = fields.get("action") or fields["lines"]
        return Part(fields, first.spot)

    def _last_words(self, root: dict[str, Part]) -> None:
        """What came after the last shot: a fade is how the film ends, a title is on that shot."""
        way = self.coming.get("transition")
        if way and "fade" in way.fields:
            root["ending"] = way
        if self.shots and "titles" in self.coming:
            titles = self.shots[-1].get("titles", self.coming["titles"].having(()))
            self.shots[-1]["titles"] = titles.having((*titles.items, *self.coming["titles"].items))

    def _world(self, top: Spot) -> Part:
        sections = {"characters": self.people.parts(), "places": self.places.parts()}
        return Part({key: Part(value, top) for key, value in sections.items()}, top)

    def _heading(self, element: Element) -> None:
        self.scene = self.places.fields(element)
        self.number = re.sub(r"[^a-z0-9]+", "-", element.extra.lower()).strip("-")
        self.count = 0
        self.speaker = None

    def _action(self, element: Element) -> None:
        words = self.people.introduced(without_emphasis(element.text))
        if re.search(r"\w", words):
            self._add({"action": Part(words, element.spot)}, words, element.spot)
        self.speaker = None

    def _lyric(self, element: Element) -> None:
        self._action(element)

    def _centered(self, element: Element) -> None:
        titles = self.coming.get("titles", Part((), element.spot))
        title = Part(without_emphasis(element.text), element.spot)
        if title.text:
            self.coming["titles"] = titles.having((*titles.items, title))

    def _transition(self, element: Element) -> None:
        text = element.text.upper()
        way = next((made for word, made in _JOINS if word in text), {})
        if not self.shots and "fade" not in way:
            return  # nothing before the first shot to cut from
        fields = {key: Part(value, element.spot) for key, value in way.items()}
        if "WHITE" in text and fields:
            fields["color"] = Part("white", element.spot)
        self.coming["transition"] = Part(fields, element.spot)

    def _cue(self, element: Element) -> None:
        self.speaker, self.mood, self.to, self.alone = element, "", "", True

    def _parenthetical(self, element: Element) -> None:
        toward = re.match(r"to (.{1,60})$", element.text, re.IGNORECASE)
        known = self.people.named(toward[1]) if toward else ""
        if known:
            self.to = known
        elif element.text.lower() not in _PAUSES:
            self.mood = without_emphasis(element.text)

    def _speech(self, element: Element) -> None:
        if self.speaker is None:
            return
        line = self._line(element, self.speaker)
        if not self.alone:  # the same speech, after a parenthetical
            self._say(line)
        elif self.speaker.dual and self.shots and "lines" in self.shots[-1]:
            self._join(line)
        else:
            fields = {"lines": Part((line,), line.spot), **self._close_up(self.speaker)}
            self._add(fields, element.text, line.spot)
        self.alone = False
        self.mood = ""

    def _line(self, element: Element, speaker: Element) -> Part:
        said = {"say": without_emphasis(element.text), "mood": self.mood, "to": self.to}
        fields = {key: Part(value, element.spot) for key, value in said.items() if value}
        who = Part(self.people.named(speaker.text), speaker.spot)
        return Part({"who": who, **fields}, speaker.spot)

    def _say(self, line: Part) -> None:
        lines = self.shots[-1]["lines"]
        self.shots[-1]["lines"] = lines.having((*lines.items, line))

    def _join(self, line: Part) -> None:
        """Two who speak at once are in one picture."""
        at = Part("0", line.spot)
        lines = self.shots[-1]["lines"]
        both = (lines.items[0].updated({"at": at}), *lines.items[1:], line.updated({"at": at}))
        self.shots[-1]["lines"] = lines.having(both)
        self.shots[-1]["camera"] = Part({"framing": Part("two-shot", line.spot)}, line.spot)

    def _close_up(self, speaker: Element) -> dict[str, Part]:
        """The camera on who speaks, unless nobody sees them (V.O., O.S.)."""
        if _OFF.search(speaker.extra):
            return {}
        fields = {"framing": "close-up", "on": self.people.named(speaker.text)}
        parts = {key: Part(value, speaker.spot) for key, value in fields.items()}
        return {"camera": Part(parts, speaker.spot)}

    def _add(self, fields: dict[str, Part], words: str, spot: Spot) -> None:
        self.count += 1
        made = f"scene-{self.number}-{self.count}" if self.number else id_of(words)
        shot_id = unique(made, self.ids, LONGEST_ID)
        self.ids.add(shot_id)
        self.shots.append({"id": Part(shot_id, spot), **self.scene, **self.coming, **fields})
        self.coming = {}
