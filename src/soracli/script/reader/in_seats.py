"""In bed and on chairs: who is said to be there, and no more, lies or sits, and does not stand on
it."""

import re

from soracli.story.scene import Action, Relation, Scene

_BEDS = frozenset(
    ("bed", "bunk_bed", "hospital_bed", "cot", "crib", "hammock", "sleeping_bag", "stretcher",
     "four_poster_bed", "cradle", "camp_bed")
)  # fmt: skip
_IN_IT = re.compile(
    r"\b(?:in|into) (?:(?:an?|the|his|her|its|their|hospital|bunk|double|big|small|warm|cozy|"
    r"cosy|soft|four-poster) )*(?:beds?|bunks?|cots?|cribs?|cradles?|hammocks?|sleeping bags?)\b",
    re.IGNORECASE,
)


_SEATS = frozenset(
    ("chair", "armchair", "stool", "bar_stool", "sofa", "bench", "throne", "rocking_chair",
     "office_chair", "wheelchair", "deck_chair", "beach_chair", "folding_chair", "loveseat",
     "park_bench", "swing", "beanbag", "toilet", "picnic_blanket", "bathtub")
)  # fmt: skip


_WHO_SITS = re.compile(
    r"\b(?:who|that|which) (?:sits?|lies?|kneels?|(?:is|are) (?:sitting|seated|lying|kneeling))\b"
)
_RESTS = ("sit", "lie", "kneel")
_BATHES = ("bath", "shower", "bathe", "soak")
"""Last words of verbs of who bathes; what they do it in has such a kind."""
_TUBS = ("bathtub", "shower")
_IN_ONE = {"bathtub": {"motion": "sit"}}
"""What is different of who washes in one."""


def in_the_tub(scene: Scene) -> Scene:
    """The scene in which who takes a bath or a shower is in it."""
    tubs = [one.id for one in scene.entities if one.kind in _TUBS]
    there = {one.a for one in scene.relations if one.kind in ("in", "on", "under")}
    bathing = [
        one for one in scene.actions
        if one.motion == "wash" and one.verb.split()[-1].removesuffix("s") in _BATHES
        and one.target in ("", *tubs) and not there.intersection(one.agents)
    ]  # fmt: skip
    if not tubs or not bathing:
        return scene

    def tub(one: Action) -> str:
        return next(mate.kind for mate in scene.entities if mate.id == (one.target or tubs[0]))

    actions = tuple(
        one.model_copy(update={"target": one.target or tubs[0]} | _IN_ONE.get(tub(one), {}))
        if one in bathing
        else one
        for one in scene.actions
    )
    inside = tuple(
        Relation(kind="in", a=who, b=one.target or tubs[0]) for one in bathing for who in one.agents
    )
    relations = (*scene.relations, *dict.fromkeys(inside))
    return scene.model_copy(update={"actions": actions, "relations": relations})


def there_already(scene: Scene) -> Scene:
    """The scene in which "an android who sits on a stool" sits there before anybody serves it."""
    if not _WHO_SITS.search(scene.text):
        return scene
    first = {one: min(act.order for act in scene.actions if one in act.agents)
             for act in scene.actions for one in act.agents}  # fmt: skip
    early = [
        act.model_copy(update={"order": 0})
        if act.motion in _RESTS and all(first[one] == act.order for one in act.agents) else act
        for act in scene.actions
    ]  # fmt: skip
    return scene.model_copy(update={"actions": tuple(early)})


def in_seats(scene: Scene) -> Scene:
    """The scene in which people on a bed or a seat, of whom no doing is told, lie or sit there."""
    scene = in_the_tub(there_already(scene))
    lies = _idle_on(_BEDS, scene) if _IN_IT.search(scene.text) else ()
    sits = _idle_on(_SEATS, scene)
    resting = [
        Action(motion=motion, verb=motion, agents=who)
        for motion, who in (("lie", lies), ("sit", sits))
        if who
    ]
    return scene.model_copy(update={"actions": (*scene.actions, *resting)}) if resting else scene


def _idle_on(kinds: frozenset[str], scene: Scene) -> tuple[str, ...]:
    """People who are on something of these kinds, and do nothing."""
    cast = {one.id: one.kind for one in scene.entities}
    busy = {name for one in scene.actions for name in one.agents}
    return tuple(
        dict.fromkeys(
            one.a
            for one in scene.relations
            if one.kind in ("on", "in")
            and cast.get(one.b) in kinds
            and cast.get(one.a) == "person"
            and one.a not in busy
        )
    )
