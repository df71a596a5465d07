"""What color a part of the place turns: "the river turns brown", "the floor changes from gray to
blue", "the background fades to pink"."""

from dataclasses import replace

from soracli.script.reader.goals import GoalReader
from soracli.script.reader.sentence import Sentence
from soracli.script.reader.shift import Shift
from soracli.story.scene import Scene

_STUFF = {
    "water": ("river", "stream", "creek", "lake", "sea", "ocean", "pond", "water", "waves", "canal",
              "bay", "lagoon", "brook", "pool"),
    "floor": ("floor",),
    "ground": ("ground", "sand", "soil", "dirt", "earth", "snow", "road", "path", "pathway",
               "pavement", "sidewalk", "hillside", "dunes", "beach"),
    "grass": ("grass", "lawn", "meadow", "grassland", "field", "fields", "prairie", "pasture"),
    "sky": ("sky", "skies", "aurora", "horizon"),
    "background": ("background",),
}  # fmt: skip
"""What the stage calls parts of a place that have a color of their own, and their nouns."""
_PART = {noun: part for part, nouns in _STUFF.items() for noun in nouns}
_TURNING = frozenset(("turn", "change", "become", "fade", "shift", "go", "transition", "transform",
                      "grow", "darken", "lighten", "brighten", "flush", "blush"))  # fmt: skip
_WHERE = {"grass": "meadow", "sky": "meadow", "floor": "room", "ground": "meadow", "water": "lake"}
"""Places that have such a part, where the words name none."""
_FREEZING, _THAWING = frozenset(("freeze", "ice")), frozenset(("thaw", "unfreeze", "melt"))
_ICE = "#dbe7ee"
_PASSED = frozenset(("aux", "helper", "speed", "manner", "sudden", "det", "place", "prep"))
_FARTHEST = 5
"""Words between the part of the place and its verb, at most."""
_SHOTS = frozenset(("timelapse", "time-lapse", "lapse", "video", "shot", "view", "clip", "footage"))


class SetColorReader:
    """Reads what color the place turns, from the verb on."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.goals = GoalReader(sentence, {})

    def turns(self, at: int) -> tuple[Shift, int] | None:
        """The change that a verb at a token tells of a part of the place named before it, and where
        its words end; None if it tells none."""
        end = self._verb(at)
        part = self._part(at) if end else ""
        if not part:
            return None
        forms = self.sentence.lexicon.forms(self.sentence.lower(end - 1))
        if part == "water" and not _FREEZING.isdisjoint(forms):
            return Shift("color", "", _ICE, part=part), end + (self.sentence.lower(end) == "over")
        if part == "water" and not _THAWING.isdisjoint(forms):
            return Shift("color", _ICE, "", part=part), end
        found = self.goals.read(end)
        if found is None or found[0].aspect != "color":
            return None
        return replace(found[0], part=part), found[1]

    def _verb(self, at: int) -> int:
        """The token behind a verb of turning that stands here, or after "is" and adverbs; 0 if
        none does."""
        known = _TURNING | _FREEZING | _THAWING
        for place in range(at, at + _FARTHEST):
            if not known.isdisjoint(self.sentence.lexicon.forms(self.sentence.lower(place))):
                return place + 1
            if not self.sentence.roles(place).keys() & (_PASSED - {"det", "place", "prep"}):
                return 0
        return 0

    def _part(self, at: int) -> str:
        """The part of the place that ends before a token, if the clause is about it."""
        place = at - 1
        while place > max(at - 1 - _FARTHEST, -1):
            word = self.sentence.lower(place)
            if word in _PART and self._is_subject(place):
                return _PART[word]
            if not (self.sentence.roles(place).keys() & _PASSED or word in _PART):
                return ""
            place = self._before_phrase(place) if word in _PART else place - 1
        return ""

    def _before_phrase(self, at: int) -> int:
        """The token before the preposition of a phrase: "a meadow | under a clear sky"."""
        before = range(at - 1, max(at - _FARTHEST, -1), -1)
        prep = (place for place in before if "prep" in self.sentence.roles(place))
        return next(prep, at) - 1

    def _is_subject(self, at: int) -> bool:
        """Whether no preposition comes before the words that lead up to a noun: what floats in the
        water turns, and not the water."""
        for place in range(at - 1, max(at - 1 - _FARTHEST, -1), -1):
            if not self.sentence.is_word(place):
                return True
            roles = self.sentence.roles(place).keys()
            if self.sentence.lower(place) == "of":
                return self.sentence.lower(place - 1) in _SHOTS
            if "prep" in roles:
                return False
            if roles & {"conj", "verb"} and not roles & {"adjective", "color", "material"}:
                return True
        return True


def where_it_has_that(scene: Scene) -> Scene:
    """The scene in a place that has the part that turns into a color; a tuft of grass in it turns
    with the rest."""
    own = [one for one in scene.becomings if not one.entity and one.aspect == "color"]
    if not own:
        return scene
    if (glass := _of_water(scene)) and any(one.part == "water" for one in own):
        return _in_the_glass(scene, glass)
    tufts = [one.id for one in scene.entities if one.kind == "grass"]
    more = [
        one.model_copy(update={"entity": tuft, "part": ""})
        for one in own
        for tuft in tufts
        if one.part == "grass" and one.to
    ]
    place = scene.place or _WHERE.get(own[0].part, "")
    camera = scene.camera
    if own[0].part == "water" and camera.angle is None:  # along it, water shows the sky
        camera = camera.model_copy(update={"angle": "high"})
    return scene.model_copy(
        update={"becomings": (*scene.becomings, *more), "place": place, "camera": camera}
    )


def _of_water(scene: Scene) -> str:
    """The id of a vessel that has water in it; "" if none was named."""
    named = (one.id for one in scene.entities if one.noun.endswith(" of water"))
    return next(named, "")


def _in_the_glass(scene: Scene, glass: str) -> Scene:
    """The scene with the water that turns into a color in a vessel, and no lake around that."""
    becomings = tuple(
        one.model_copy(update={"entity": glass, "part": ""})
        if not one.entity and one.part == "water"
        else one
        for one in scene.becomings
    )
    there = scene.place_words.split()[-1:] == ["water"]
    place = {"place": "", "place_words": ""} if there else {}
    return scene.model_copy(update={"becomings": becomings, **place})
