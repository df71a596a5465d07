"""Why a shot is made again: what is different from the plan of the run before."""

from collections.abc import Mapping

from soracli.plan.film import FilmPlan, PlannedShot
from soracli.plan.generation import Condition, Generation
from soracli.plan.take import TakeSpec
from soracli.story.diffusion import Conditioning
from soracli.story.scene import Scene

NEW = "new"
_NAMES: dict[Conditioning, str] = {
    "first frame": "first frame",
    "last frame": "last frame",
    "keyframes": "keyframe",
    "references": "picture",
    "control": "guide",
    "initial video": "guide",
    "continuation": "guide",
    "lora": "LoRA",
}
_WORLD = ("place", "time", "weather", "time_scale")


def reasons(old: FilmPlan | None, new: FilmPlan) -> dict[str, str]:
    """A reason for each shot whose take is another one than before, by shot id, in words.

    A shot with the same key has no reason. Without an older plan every shot is new. The older plan
    may lack what its takes went on from (`earlier`).
    """
    told: dict[str, str] = {}
    for shot in new.shots:
        before = old.shot(shot.id) if old else None
        if before is None:
            told[shot.id] = NEW
        elif before.key != shot.key:
            told[shot.id] = _why(before, shot, told)
    return told


def _why(before: PlannedShot, now: PlannedShot, told: Mapping[str, str]) -> str:
    own = _own(before.spec, now.spec)
    if own:
        seen = own == _cast(before.spec.scene, now.spec.scene)
        same = next((one for one in now.depends if told.get(one) == own), "") if seen else ""
        return f"{own}, as in {same}" if same else own
    cause = next((one for one in now.depends if one in told), "")
    if cause:
        return f"goes on from {cause}, which {'is new' if told[cause] == NEW else 'changed'}"
    lost = [one for one in before.depends if one not in now.depends]
    if lost:
        return f"went on from {lost[0]}, which is gone or moved"
    return "what was played there before it changed"


def _own(before: TakeSpec, now: TakeSpec) -> str:
    """What differs in the shot itself; "" if nothing does."""
    size = (before.width, before.height, before.fps) != (now.width, now.height, now.fps)
    checks = (
        ("its size changed", size),
        ("the model changed", _model(before) != _model(now)),
        ("its style changed", before.look != now.look),
        (f"another take, seed {now.seed}", before.seed != now.seed),
        (_world(before.scene, now.scene), _world(before.scene, now.scene) != ""),
        (_cast(before.scene, now.scene), _cast(before.scene, now.scene) != ""),
        ("its action changed", _acted(before.scene) != _acted(now.scene)),
        ("its lines changed", before.scene.lines != now.scene.lines),
        ("its camera changed", before.scene.camera != now.scene.camera),
        (f"its length changed to {now.seconds:g} s", before.frames != now.frames),
        ("it goes on from the shot before, or no longer does", before.continues != now.continues),
        ("its set is built anew", before.set_seed != now.set_seed),
    )
    found = [words for words, differs in checks if differs]
    if not found and any(now.cast.get(name, kind) != kind for name, kind in before.cast.items()):
        return "the casting changed"
    if not found and before.prompt != now.prompt:
        return "its words changed"
    if not found and before.generation and now.generation:
        return _generated(before.generation, now.generation)
    return found[0] if found else ""


def _generated(before: Generation, now: Generation) -> str:
    """What differs in how a model is asked and led, but for the takes it is given."""
    for one, other in zip(_given(before), _given(now), strict=False):
        if one != other:
            return f"the {_NAMES[other.kind]}{f' of {other.who}' if other.who else ''} changed"
    if len(before.conditions) != len(now.conditions):
        return "what the model is given changed"
    if before.prompt != now.prompt:
        return "its words changed"
    asked = {"prompt": "", "conditions": (), "quality": "standard"}
    if before.model_copy(update=asked) != now.model_copy(update=asked):
        return "how it is generated changed"
    return _sheet(before, now)


def _given(generation: Generation) -> list[Condition]:
    """What a model is given, without the keys of takes: those change with the takes."""
    return [
        one.model_copy(update={"key": ""}) if one.source == "take" else one
        for one in generation.conditions
    ]


def _sheet(before: Generation, now: Generation) -> str:
    """Whose picture, made first, is another one."""
    pairs = zip(before.conditions, now.conditions, strict=False)
    return next(
        (
            f"the picture of {two.who} changed"
            for one, two in pairs
            if two.kind == "references" and two.source == "take" and one.key != two.key
        ),
        "",
    )


def _model(spec: TakeSpec) -> tuple[str, int, str, str]:
    return spec.model.family, spec.model.recipe, spec.model.weights, spec.model.revision


def _world(before: Scene, now: Scene) -> str:
    changed = [name for name in _WORLD if getattr(before, name) != getattr(now, name)]
    return f"its {changed[0].replace('_', ' ')} changed" if changed else ""


def _cast(before: Scene, now: Scene) -> str:
    old = {entity.id: entity for entity in before.entities}
    for entity in now.entities:
        if entity.id not in old:
            return f"{entity.id} is there now"
        if entity != old[entity.id]:
            held = entity.holds != old[entity.id].holds
            return f"{entity.id} {'holds something else' if held else 'looks different'}"
    gone = old.keys() - {entity.id for entity in now.entities}
    return f"{min(gone)} is not there any more" if gone else ""


def _acted(scene: Scene) -> tuple[object, ...]:
    return scene.text, scene.actions, scene.relations
