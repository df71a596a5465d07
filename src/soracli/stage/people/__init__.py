"""People: bodies, faces, hair and clothes, skinned to one rig for trunk, limbs and face."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

import numpy as np

from soracli.stage.figure import Figure
from soracli.stage.mesh import Mesh, join
from soracli.stage.people.armor import bubble_helmet, closed_helmet, plate_armor, space_suit
from soracli.stage.people.beard import beard, mustache
from soracli.stage.people.bottoms import SKATE_LIFT, boots
from soracli.stage.people.carried import carried
from soracli.stage.people.cloth import scarf
from soracli.stage.people.ears import ears
from soracli.stage.people.eyes import eyes
from soracli.stage.people.face import Face, face_of
from soracli.stage.people.frame import anchors_of, colliders_of, weight_of
from soracli.stage.people.hair import hair
from soracli.stage.people.head import head_skin
from soracli.stage.people.headwear import glasses, headwear
from soracli.stage.people.lids import lids
from soracli.stage.people.measures import Measures, measure, rig_of
from soracli.stage.people.mouth import inside
from soracli.stage.people.robot import robot
from soracli.stage.people.skin import bare_skin
from soracli.stage.people.wardrobe import bare, chance, outfit, sewn
from soracli.story.preset import Kind
from soracli.story.scene import Entity, Trait


def build_person(kind: Kind, entity: Entity) -> Figure:
    """The body of a person (or knight, robot …) as the kind and the entity describe it.

    Traits of the entity override the kind's, its garments are added to the kind's; what neither
    says is chosen to suit and is always the same for the same entity id.
    """
    traits = {**kind.traits, **entity.traits}
    m = measure(traits, kind.size * entity.scale)
    worn = outfit(m, kind, entity)
    if traits.get("body") == "robot":
        mesh = _robot(m, kind, entity, traits)
    else:
        mesh = _dressed(m, traits, worn, chance(entity))
    if "carries" in traits:
        mesh = join([mesh, carried(m, str(traits["carries"]))])
    rig = rig_of(m)
    figure = Figure(
        family="person",
        mesh=mesh,
        rig=rig,
        height=m.height,
        length=float(np.ptp(mesh.vertices[:, 0])),
        width=float(np.ptp(mesh.vertices[:, 1])),
        mass=kind.mass * entity.scale**3 if kind.mass else weight_of(m),
        material=entity.material or kind.material,
        colliders=colliders_of(m, rig),
        anchors=anchors_of(m),
    )
    blades = "feet" in worn and worn["feet"][0] == "skates"
    return lifted(figure, SKATE_LIFT * m.unit) if blades else figure


def _robot(m: Measures, kind: Kind, entity: Entity, traits: Mapping[str, Trait]) -> Mesh:
    colors = {**kind.colors, **({"main": entity.color} if entity.color else {})}
    return robot(m, colors, str(traits.get("eyes", "#7fe8ff")))


def _dressed(
    m: Measures, traits: Mapping[str, Trait], worn: Mapping[str, tuple[str, str]], seed: int
) -> Mesh:
    """A body of flesh with its head and clothes."""
    face = face_of(m, traits, seed)
    suit, suit_color = worn.get("armor", ("", ""))
    gloves = worn.get("hands", ("", ""))[1]
    if suit == "armor":
        body = [plate_armor(m, suit_color)]
    elif suit == "spacesuit":
        body = [space_suit(m, suit_color), boots(m, "#c8cace", seed)]
    else:
        sleeve, chest, legs = bare(worn)
        body = [bare_skin(m, face.skin, sleeve, chest, legs, "feet" not in worn, gloves)]
    head = _head(face, traits, worn).moved(m.head_center, scale=m.head)
    neckwear = [scarf(m, worn["neck"][1])] if "neck" in worn else []
    return join([*body, head, *neckwear, *sewn(m, worn, seed)])


def _head(face: Face, traits: Mapping[str, Trait], worn: Mapping[str, tuple[str, str]]) -> Mesh:
    """The head with hair, beard, hat and glasses, in heads."""
    hat, hat_color = worn.get("head", ("", ""))
    suit, suit_color = worn.get("armor", ("", ""))
    if suit == "armor" and hat == "helmet":
        return closed_helmet(hat_color)
    if suit == "spacesuit":
        return _over_a_dome(hat, hat_color, suit_color)
    style = str(traits.get("hair", "short"))
    parts = [_features(face), hair(face, style, hat not in ("", "crown", "headband", "headphones"))]
    if traits.get("beard"):
        parts.append(beard(face, traits["beard"] == "long"))
    elif traits.get("mustache"):
        parts.append(mustache(face))
    if hat:
        parts.append(headwear(hat, hat_color))
    if "eyes" in worn:
        name, color = worn["eyes"]
        parts.append(glasses(color, face, name == "sunglasses"))
    return join(parts)


@lru_cache(maxsize=8)
def _features(face: Face) -> Mesh:
    """What other clothes and another haircut leave as it is: half of what a body costs."""
    return join([head_skin(face), eyes(face), lids(face), inside(face), ears(face)])


def lifted(figure: Figure, by: float) -> Figure:
    """The same figure standing `by` metres higher, on blades that reach the ground."""
    up = np.array([0, 0, by], np.float32)
    return replace(
        figure,
        mesh=figure.mesh.moved(up),
        rig=replace(figure.rig, rest=figure.rig.rest + up),
        height=figure.height + by,
        colliders=tuple(
            replace(
                one,
                a=(one.a[0], one.a[1], one.a[2] + by),
                b=(one.b[0], one.b[1], one.b[2] + by),
            )
            for one in figure.colliders
        ),
        anchors={
            name: (joint, (at[0], at[1], at[2] + by))
            for name, (joint, at) in figure.anchors.items()
        },
    )


_ON_DOME, _DOME_UP = 1.18, 0.16
"""How much larger a hat is over the dome of a space suit, and by how many heads higher."""
_UNDER_DOME = ("", "headband", "headphones")
"""What is worn on a head inside the dome."""


def _over_a_dome(hat: str, hat_color: str, suit_color: str) -> Mesh:
    """The dome of a space suit in the color that is told of its helmet, and a hat over it."""
    if hat == "helmet":
        return bubble_helmet(hat_color)
    dome = bubble_helmet(suit_color)
    if hat in _UNDER_DOME:
        return dome
    return join([dome, headwear(hat, hat_color).moved((0.0, 0.0, _DOME_UP), scale=_ON_DOME)])
