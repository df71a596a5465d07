"""Whom the words of a fact mean, among all that is in a clip."""

from collections import Counter

from clip import Being, Clip

CALLED = {
    "person": ("person",),
    "people": ("person",),
    "kid": ("child", "kid"),
    "child": ("child", "kid", "toddler", "boy", "girl"),
    "couple": ("couple", "man", "woman", "person", "partner"),
    "sofa": ("sofa", "couch"),
    "couch": ("sofa", "couch"),
    "hearth": ("hearth", "fireplace"),
    "fruit": (
        "fruit",
        "apple",
        "orange",
        "banana",
        "pear",
        "lemon",
        "cherry",
        "peach",
        "mango",
        "plum",
        "melon",
        "watermelon",
        "pineapple",
        "strawberry",
        "grapes",
        "grape",
    ),
    "roof": ("roof", "rooftop", "house", "barn", "cottage", "building", "hut"),
}
"""Words that are as good as another one, and what is meant by them."""


GROUPS = frozenset(
    ("pack", "crowd", "audience", "herd", "flock", "swarm", "choir", "orchestra", "band", "team",
     "crew", "class", "troop", "shoal", "school of fish", "litter", "spectators")
)  # fmt: skip
"""Words for several who were named together."""


KIN = ("mother", "father", "parent", "calf", "cub", "baby", "pup", "foal", "sibling", "brother",
       "sister", "mate", "twin")  # fmt: skip
"""What an animal is to another one of its kind."""


BODY = frozenset(
    ("arm", "hand", "finger", "fist", "head", "face", "eye", "ear", "nose", "chin", "mouth", "neck",
     "shoulder", "back", "leg", "knee", "foot", "toe", "wing", "tail", "paw", "claw", "hoof",
     "mane", "beak", "trunk", "hair", "forehead", "brow", "cheek", "lip", "tooth", "teeth",
     "tongue", "throat", "chest", "belly", "stomach", "hip", "waist", "wrist", "elbow", "thumb",
     "beard", "moustache", "mustache", "ankle", "thigh", "lap", "snout", "muzzle", "fin", "feather",
     "pocket", "sleeve", "collar", "cuff", "lapel", "button", "zip", "zipper", "bow tie", "fang")
)  # fmt: skip
"""What is no being of its own: whoever raises an arm is seen to raise it."""


WHOLES = {
    "leaf": ("plant",),
    "wing": ("insect",),
    "petal": ("plant",),
    "blossom": ("plant",),
    "window": ("building", "vehicle", "aircraft", "boat"),
    "headlight": ("vehicle",),
    **dict.fromkeys(
        ("brew", "broth", "liquid", "potion", "contents", "crust", "surface", "peel"), ("prop",)
    ),
    "paint": ("vehicle", "boat", "furniture", "building"),
}
"""Parts that are not there for themselves, and the families of what has them."""


def meant(clip: Clip, words: str) -> list[Being]:
    """Everybody that is meant by words such as "dog", "boat|ship", "red ball", "fire engine"."""
    found: list[Being] = []
    for name in filter(None, words.split("|")):
        found += [one for one in _named(clip, name.strip().lower()) if one not in found]
    return found


def wholes(clip: Clip, words: str) -> list[Being]:
    """Of parts, the leaves of a tree, the windows of a house, the whole where that changes."""
    families = {one for word in words.split("|") for one in WHOLES.get(word, ())}
    changing = {one.entity for one in clip.spec.scene.becomings}
    return [one for one in clip.beings.values() if one.name in changing and one.family in families]


MOVING = {
    "sail": ("windmill",), "blade": ("windmill", "wind_turbine", "fan", "helicopter"),
    "vane": ("windmill",), "rotor": ("helicopter", "drone", "wind_turbine"),
    "propeller": ("propeller_plane", "biplane", "airplane"),
}  # fmt: skip
"""Parts that turn, and the kinds of what has them: seen by how that moves within itself."""


def moving_parts(clip: Clip, words: str) -> list[Being]:
    """Of the sails of a windmill, the windmill."""
    kinds = {kind for word in words.split("|") for kind in MOVING.get(word, ())}
    return [one for one in clip.beings.values() if one.entity.kind in kinds]


def shown(beings: list[Being]) -> list[Being]:
    """Those of them that are in the picture at some time, as what they are: no stand-ins."""
    return [one for one in beings if one.looks and one.entity.kind]


def _named(clip: Clip, name: str) -> list[Being]:
    everybody = list(clip.beings.values())
    if name in ("person", "people", "everyone", "everybody"):
        return [one for one in everybody if one.family == "person"]
    wanted = CALLED.get(name, (name,))
    if name in GROUPS:
        return _group(clip, everybody)
    whole = [one for one in everybody if _is(one, wanted)]
    # a goose may be cast as a kind of duck, and is none where there are ducks
    own = [one for one in whole if _called(one, wanted)]
    whole = [one for one in whole if one in own or is_kin(one)] if own else whole
    words = name.split()
    if whole or len(words) == 1:
        return whole
    last = CALLED.get(words[-1], (words[-1],))
    return [one for one in everybody if _is(one, last) and _has(one, words[:-1])]


def _group(clip: Clip, everybody: list[Being]) -> list[Being]:
    """The largest of those who were named together: "the pack", "the crowd"."""
    sizes = Counter(one.entity.group for one in everybody if one.entity.group)
    most = max(sizes, key=lambda group: sizes[group], default="")
    return [one for one in everybody if one.entity.group == most and most]


def is_kin(one: Being) -> bool:
    """Whether it is called after whose it is: the mother of an elephant is an elephant."""
    return one.entity.noun.lower().split()[-1:] in ([word] for word in KIN)


def _called(one: Being, names: tuple[str, ...]) -> bool:
    """Whether the words call it so, not only its kind."""
    noun = one.entity.noun.lower().replace("-", " ")
    return any(name.replace("-", " ") in (noun, noun.split()[-1] if noun else "") for name in names)


def _is(one: Being, names: tuple[str, ...]) -> bool:
    entity = one.entity
    noun = entity.noun.lower().replace("-", " ")
    known = {noun, noun.split()[-1] if noun else "", entity.kind.replace("_", " ")}
    known.add(entity.id.split(".")[0].replace("_", " "))
    known.add(entity.arrangement)  # a tower of blocks is a tower
    known.add(entity.kind.removesuffix("s"))  # the kind of a stack of them: "pancakes"
    known.add(noun.split(" of ")[0].split(" ")[-1])  # a glass of beer is a glass
    known.add(
        noun.split(" ")[-1].removesuffix("s")
    )  # and noodles are a noodle, if one is asked for
    if one.family != "person" and entity.wears:  # a shrimp waiter is a shrimp, dressed as one
        known |= set(entity.attributes)
    known |= {one.removesuffix("s") for one in (noun, noun.split(" of ")[0].split(" ")[-1])}
    run_on = {one.replace(" ", "") for one in known}  # a popstar is a pop star
    return any(
        name.replace("-", " ") in known or name.replace("-", "").replace(" ", "") in run_on
        for name in names
    )


def _has(one: Being, words: list[str]) -> bool:
    """Whether every one of these words is said of it, or is the color it was given."""
    from colors import same_color

    entity = one.entity
    said = {*entity.attributes, *entity.noun.lower().split(), entity.id.split(".")[0]}
    said |= {garment.word for garment in entity.wears}
    tints = [entity.color, *(garment.color for garment in entity.wears)]
    return all(
        word in said or any(tint and same_color(tint, word) for tint in tints) for word in words
    )
