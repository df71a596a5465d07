"""People: bodies, faces, hair and clothes, skinned to one rig of twenty joints."""

from dataclasses import replace

import numpy as np

from soracli.stage.figure import Figure
from soracli.stage.mesh import join
from soracli.stage.people import clay
from soracli.stage.people.bottoms import SKATE_LIFT
from soracli.stage.people.frame import anchors_of, colliders_of, weight_of
from soracli.stage.people.measures import measure, rig_of
from soracli.stage.people.skin import bare_skin
from soracli.stage.people.wardrobe import bare, chance, outfit, sewn
from soracli.story.preset import Kind
from soracli.story.scene import Entity


def build_person(kind: Kind, entity: Entity) -> Figure:
    """The body of a person (or knight, robot …) as the kind and the entity describe it."""
    traits = {**kind.traits, **entity.traits}
    m = measure(traits, kind.size * entity.scale)
    worn = outfit(m, kind, entity)
    sleeve, chest, legs = bare(worn)
    tone = str(traits.get("skin", "#c68e70"))
    gloves = worn.get("hands", ("", ""))[1]
    head = clay.melt(
        [clay.ball(m.head_center, (m.head * 0.43, m.head * 0.33, m.head * 0.5), 4)], 0.012, tone
    )
    mesh = join(
        [
            bare_skin(m, tone, sleeve, chest, legs, "feet" not in worn, gloves),
            head,
            *sewn(m, worn, chance(entity)),
        ]
    )
    rig = rig_of(m)
    figure = Figure(
        family="person",
        mesh=mesh,
        rig=rig,
        height=m.height,
        length=float(np.ptp(mesh.vertices[:, 0])),
        width=float(np.ptp(mesh.vertices[:, 1])),
        mass=kind.mass or weight_of(m),
        material=entity.material or kind.material,
        colliders=colliders_of(m, rig),
        anchors=anchors_of(m),
    )
    return lifted(figure, SKATE_LIFT * m.unit) if worn["feet"][0] == "skates" else figure


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
