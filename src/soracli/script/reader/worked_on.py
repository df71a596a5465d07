"""What somebody works on, or hands something across, is a thing there and no place: "cuts through
vines", "hands scissors to a colleague across an operating table".
"""

from soracli.script.presets import Presets
from soracli.script.reader.act import Act
from soracli.script.reader.done_to import sense_by_object
from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.reading import Reading
from soracli.script.reader.references import Cast
from soracli.story.scene import Action, Relation, Scene

_CUTTING = frozenset(("cut", "saw", "chop", "hammer", "eat"))
"""What is done to what one gets through by it."""
_WORK = frozenset(
    ("hammer", "knead", "cut", "saw", "wash", "wipe", "knit", "stir", "write", "paint", "twist",
     "flip", "turn")
)  # fmt: skip
"""What is done to a thing that lies on something before who does it."""
_GIVING = frozenset(("give", "throw", "catch", "roll", "slide", "talk", "shake_hands", "clink",
                     "look", "point", "nod", "smile", "wave"))  # fmt: skip
"""What is done from one side of a table to the other."""


def is_worked_on(now: Reading, phrase: NounPhrase) -> bool:
    """Whether a phrase that could be a place is a thing that one works through or across."""
    noun = phrase.has("noun")
    known = now.lexicon.nouns.get(noun.key) if noun is not None else None
    if known is None or now.prep is None or now.act is None:
        return False
    across = now.prep.key in ("across", "over") and known.family == "furniture"
    return across or is_cut_through(now.act, now.prep.key)


def is_cut_through(act: Act, prep: str) -> bool:
    """Whether what stands behind this preposition is what the act is done to."""
    return prep == "through" and act.likely in _CUTTING and not act.objects


def cut_through(act: Act, prep: str, ids: tuple[str, ...]) -> bool:
    """Let that be what is cut, and tell whether it is."""
    cut = is_cut_through(act, prep)
    act.objects = ids if cut else act.objects
    return cut


def lies_there(act: Act, cast: Cast) -> bool:
    """Whether small things are worked on that lie there: "hammers a nail on an anvil"."""
    things = [cast[one] for one in act.objects]
    small = bool(things) and all(one.family == "prop" and not one.living for one in things)
    done = sense_by_object(act, cast, cast.lexicon)
    tipped = act.verb in ("spill", "knock over")  # coffee, on a keyboard
    return small and (tipped or (done.motion if done else act.likely) in _WORK)


def across_tables(scene: Scene, presets: Presets) -> Scene:
    """The scene with the table across which something is handed between the two."""
    told: list[Relation] = []
    actions = []
    for one in scene.actions:
        if not _is_across(one, scene, presets):
            actions.append(one)
            continue
        told += [Relation(kind="between", a=one.over, b=name) for name in (*one.agents, one.target)]
        actions.append(one.model_copy(update={"direction": None}))
    if not told:
        return scene
    relations = tuple(dict.fromkeys((*scene.relations, *told)))
    return scene.model_copy(update={"relations": relations, "actions": tuple(actions)})


def _is_across(one: Action, scene: Scene, presets: Presets) -> bool:
    """Whether one person does this to another over a piece of furniture."""
    table, other = scene.entity(one.over), scene.entity(one.target)
    if table is None or other is None or one.motion not in _GIVING or len(one.agents) != 1:
        return False
    kinds = presets.kinds
    families = [kinds[thing.kind].family if thing.kind in kinds else "" for thing in (table, other)]
    return families == ["furniture", "person"]
