"""Verbs that no list has: what they are made of tells what they look like ("outrun", "restack"),
and who does one of which nothing is known is seen to have to do with what it is done to."""

from collections.abc import Sequence

from soracli.script.lexicon import Lexicon, VerbSense
from soracli.script.reader.act import Act
from soracli.script.reader.references import Cast
from soracli.script.reader.sentence import Sentence

_PREFIXES = ("out", "over", "under", "re", "un", "mis", "up", "down", "co", "inter", "pre", "self-",
             "hand", "back", "side", "fore", "cross")  # fmt: skip
"""What verbs are made with: whoever outswims swims, whoever repaints paints."""
_SHORTEST = 3
"""Letters of a verb that another one may be made of."""
_TOUCHING = {"person": "pet", "creature": "pet", "quadruped": "sniff", "bird": "peck",
             "dragon": "sniff", "fish": "swim", "insect": "walk", "drifter": "swim"}  # fmt: skip
"""By family, how somebody has to do with a thing."""
_ALONE = {"person": "talk", "creature": "look", "quadruped": "look", "bird": "look", "fish": "swim",
          "drifter": "swim", "insect": "crawl", "vehicle": "drive", "boat": "sail",
          "aircraft": "fly", "ball": "roll"}  # fmt: skip
"""By family, what is seen of somebody who does something by themselves; things rock."""
_STILL = frozenset(("stand", "sit", "lie", "crouch"))
_SEETHING = frozenset(("bubble", "simmer", "boil", "boil over", "seethe", "froth", "fizz"))
"""What is seen of a pot by its lid and its steam."""
_COPYING = frozenset(("copy", "imitate", "mimic", "mirror", "ape", "echo", "emulate"))
_OF_THE_MIND = frozenset(
    ("want", "need", "love", "learn", "seem", "become", "contain", "feature", "line", "overlook",
     "dominate", "surround", "loom", "tower", "work", "help", "vote", "shop", "cast shadow")
)  # fmt: skip
"""Verbs that the stage cannot show, though somebody has to do with something."""
_SEEN_IN_HANDS = frozenset(
    ("unstaged", "helper", "camera show", "light", "existential", "aux", "folding", "wearing",
     "empty", "spot", "size", "adjective", "manner", "speed", "direction", "prep", "conj", "style")
)  # fmt: skip
_UNSEEN = _SEEN_IN_HANDS | {"sounding", "changing", "coloring", "change"}
"""Roles of verbs that are known, and of nothing to be seen done."""


def named(sentence: Sentence, at: int) -> str:
    """The verb that a word nobody knows as one is a form of: "outruns" is of "outrun". What is only
    told of how something is ("the crowd blurred") stays as it is written."""
    word, lexicon = sentence.lower(at), sentence.lexicon
    forms = lexicon.forms(word)
    known = next((one for one in forms if one in lexicon.verbs or made_of(one, lexicon)), "")
    behind = sentence.roles(at + 1)
    told = word.endswith("ed") and not ("det" in behind or sentence.lower(at + 1) == "by")
    return known or (word if told else sentence.base_form(at))


def made_of(verb: str, lexicon: Lexicon) -> tuple[VerbSense, ...]:
    """The senses of the verb that a verb is made of; () if it is made of none that is known."""
    if verb in lexicon.vocabulary:
        return ()
    for prefix in _PREFIXES:
        rest = verb.removeprefix(prefix)
        if rest != verb and len(rest) >= _SHORTEST and rest in lexicon.verbs:
            return lexicon.verbs[rest]
    return ()


def seen_to_act(acts: Sequence[Act], cast: Cast, lexicon: Lexicon) -> None:
    """Let those do something who are said to do what no list has, and nothing else meanwhile."""
    for act in acts:
        if not act.agents or act.motion or act.shift is not None or act.makes is not None:
            continue
        if act.verb in _COPYING and _copies(act, acts):
            continue
        doer = cast[act.agents[0]]
        if act.senses or not doer.kind or act.verb.endswith("ed") or _busy(act, acts):
            continue
        if act.verb in _SEETHING and not doer.living:
            act.senses = (VerbSense("rock"),)
            continue
        aims = [one for one in (*act.objects, act.goal) if one and one not in act.agents]
        if not _strange(act.verb, lexicon, handled=bool(aims) and doer.family == "person"):
            continue
        motions = _TOUCHING if aims and doer.family in _TOUCHING else _ALONE
        motion = motions.get(doer.family, "" if aims else "rock")
        act.senses = (VerbSense(motion),) if motion else ()
        act.objects = tuple(aims[:1]) if doer.living else act.objects


def _copies(act: Act, acts: Sequence[Act]) -> bool:
    """ "A boy copies a mime": he does what the mime does."""
    model = next(
        (one for one in acts if one is not act and one.senses and set(one.agents) & {*act.objects}),
        None,
    )
    if model is None:
        return False
    act.senses, act.objects, act.goal = model.senses, model.objects, model.goal
    act.direction, act.order = act.direction or model.direction, model.order
    return True


def _strange(verb: str, lexicon: Lexicon, handled: bool) -> bool:
    """Whether a word is not known as something that nobody is seen to do; `handled` if somebody
    does it to a thing with their hands, as who repaints a fence does."""
    first = lexicon.root.next.get(verb.split()[0]) if verb else None
    roles = {role for role, _, _ in first.senses} if first is not None else set()
    if handled and "unstaged" in roles:
        return verb not in _OF_THE_MIND  # who covers or burns something has a hand at it
    return bool(verb) and not roles & (_SEEN_IN_HANDS if handled else _UNSEEN)


def _busy(act: Act, acts: Sequence[Act]) -> bool:
    """Whether those who do it are seen to do something else all the while."""
    others = (one for one in acts if one is not act and one.order == act.order)
    return any(
        set(one.agents) & set(act.agents) and one.likely and one.likely not in _STILL
        for one in others
    )
