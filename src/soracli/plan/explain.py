"""A take told to a person: what will be seen, and what was asked for and will not be."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from pydantic import Field

from soracli.plan.generation_told import GenerationPlan, generation_told
from soracli.plan.key import take_key
from soracli.plan.sound.score import Score
from soracli.plan.sound.told import told
from soracli.plan.take import TakeSpec
from soracli.story.scene import Action, Becoming, Entity, Scene
from soracli.story.value import Value


class TakePlan(Value):
    """What one take will be.

    `who`, `happens`, `where`, `camera`, `look` and `sound` are ready to be shown. `unplaced` are
    words that were not understood; `notes` say what is left out, and why.
    """

    key: str
    prompt: str
    who: tuple[str, ...]
    happens: tuple[str, ...]
    where: str
    camera: str
    look: str
    sound: tuple[str, ...] = ()
    format: str
    model: str
    seed: int
    frames: int = Field(ge=1)
    unplaced: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    generation: GenerationPlan | None = None


def explain(
    spec: TakeSpec,
    score: Score | None = None,
    unheard: Sequence[str] = (),
    paths: Mapping[str, str] = MappingProxyType({}),
) -> TakePlan:
    """The plan of a take, with its sound. `unheard` tells what was asked for and will not be,
    `paths` are those of the files that its model is given, by their digests.

    `generation` tells how a diffusion model is asked (None: the stage's own renderer films it).
    """
    scene = spec.scene
    return TakePlan(
        key=take_key(spec),
        prompt=scene.text,
        who=_who(scene),
        happens=(
            *(_happens(action, scene) for action in _in_order(scene)),
            *(_becomes(change, scene) for change in scene.becomings),
        ),
        where=_where(spec),
        camera=_camera(spec),
        look=spec.look.name,
        sound=told(score) if score else (),
        format=_format(spec),
        model=spec.model.name,
        seed=spec.seed,
        frames=spec.frames,
        unplaced=scene.unplaced,
        notes=(*_notes(scene), *unheard),
        generation=generation_told(spec.generation, paths) if spec.generation else None,
    )


def _format(spec: TakeSpec) -> str:
    size = f"{spec.width}x{spec.height}"
    return f"{size}, {spec.fps} fps, {spec.seconds:g} s, {spec.frames} frames"


def _who(scene: Scene) -> tuple[str, ...]:
    """One line for each phrase: five balls of one group are one line."""
    groups: dict[str, list[Entity]] = {}
    for entity in scene.entities:
        groups.setdefault(entity.group or entity.id, []).append(entity)
    return tuple(_entity_words(members) for members in groups.values())


def _entity_words(members: list[Entity]) -> str:
    first = members[0]
    worn = [f"in {garment.word or garment.kind}" for garment in first.wears]
    words = [
        f"{len(members)} x" if len(members) > 1 else "",
        *first.attributes,
        first.noun,
        f"in a {first.arrangement}" if first.arrangement else "",
        ", ".join(worn),
        "(brought along)" if first.implied else "",
        "" if first.kind else "(no body for this word: a labelled stand-in)",
    ]
    return " ".join(word for word in words if word)


def _in_order(scene: Scene) -> list[Action]:
    return sorted(scene.actions, key=lambda action: action.order)


_PASSING = ("kick", "throw", "give")
"""What is done with a thing so that it comes to somebody."""


def _happens(action: Action, scene: Scene) -> str:
    target, tool = _one(action.target, scene), _one(action.instrument, scene)
    passed = action.motion in _PASSING and target != "" and tool != ""
    words = [
        f"{action.order + 1}.",
        _one(action.agents[0], scene) if len(action.agents) == 1 else _names(action.agents, scene),
        "" if action.agents else "it",
        action.motion.replace("_", " ") or f"{action.verb} (not known: stands idle)",
        f"{action.turns} turns" if action.turns > 1 else "",
        f"{tool} to {target}" if passed else target,
        f"with {tool}" if tool and not passed else "",
        f"over {_names((action.over,), scene)}" if action.over else "",
        action.direction or "",
        f"({action.outcome})" if action.outcome else "",
    ]
    return " ".join(word for word in words if word)


def _becomes(change: Becoming, scene: Scene) -> str:
    """What changes while the shot runs, in words."""
    what = _names((change.entity,), scene) if change.entity else "the place"
    measured = change.aspect in ("size", "brightness")
    words = [
        f"{change.order + 1}.",
        what,
        f"changes its {change.part or change.aspect}" if change.to or measured else change.aspect,
        f"from {change.start}" if change.start else "",
        f"to {change.to}" if change.to else "",
        f"to {change.factor:g} times" if measured else "",
        "at once" if change.sudden else "",
    ]
    return " ".join(word for word in words if word)


def _one(entity_id: str, scene: Scene) -> str:
    """What one of them is called, with a number where there are more of the same."""
    noun = called(entity_id, scene) if entity_id else ""
    alike = [one.id for one in scene.entities if called(one.id, scene) == noun]
    return f"{noun} {alike.index(entity_id) + 1}" if len(alike) > 1 else noun


def _names(ids: tuple[str, ...], scene: Scene) -> str:
    nouns: dict[str, int] = {}
    for entity_id in ids:
        noun = called(entity_id, scene)
        nouns[noun] = nouns.get(noun, 0) + 1
    return " and ".join(f"{count} x {noun}" if count > 1 else noun for noun, count in nouns.items())


def called(entity_id: str, scene: Scene) -> str:
    """What an entity is called: its name in the world, else its noun."""
    entity = scene.entity(entity_id)
    return entity.noun if entity and "." in entity_id else entity_id.replace("_", " ")


def _where(spec: TakeSpec) -> str:
    scene = spec.scene
    pace = f", at {scene.time_scale:g} of real speed" if scene.time_scale != 1 else ""
    return f"{scene.place}, {scene.time}, {scene.weather}{pace}"


def _camera(spec: TakeSpec) -> str:
    scene = spec.scene
    camera = scene.camera
    words = [
        camera.framing,
        f"{camera.angle} angle" if camera.angle else None,
        f"{camera.lens:g}mm" if camera.lens else None,
        camera.move,
        f"over the shoulder of {_called(camera.over, scene)}" if camera.over else None,
        f"through the eyes of {_called(camera.eyes, scene)}" if camera.eyes else None,
        f"on {_called(camera.on, scene)}" if scene.entity(camera.on) else None,
        "from the far side of the line" if camera.side == "far" else None,
    ]
    return ", ".join(word for word in words if word) or "composed by the stage"


def _called(entity_id: str, scene: Scene) -> str:
    """What an entity is called; its id where others have the same noun."""
    entity = scene.entity(entity_id)
    if entity is None or "." not in entity_id:
        return called(entity_id, scene)
    alike = [other for other in scene.entities if other.noun == entity.noun]
    return entity.noun if len(alike) == 1 else entity.id


def _notes(scene: Scene) -> tuple[str, ...]:
    notes = []
    idle = [action.verb for action in scene.actions if not action.motion]
    if idle:
        notes.append(f"no motion for: {', '.join(idle)}")
    return tuple(notes)
