"""One seat: of two of whom one is before, behind or beside the other, only the other one is on a
throne or a horse that the words name last ("a knight kneels before a queen on a throne")."""

from soracli.story.scene import Relation, Scene

_SEATS = frozenset(
    ("throne", "chair", "stool", "armchair", "office_chair", "rocking_chair", "wheelchair", "horse",
     "bicycle", "motorcycle", "unicycle", "donkey", "camel", "pony", "scooter", "skateboard",
     "deck_chair", "high_chair")
)  # fmt: skip
_ABOUT = frozenset(
    ("in front of", "behind", "beside", "near", "facing", "left of", "right of", "between")
)


def each_on_their_own(scene: Scene) -> Scene:
    """The scene with nobody on the only seat of somebody else."""
    kinds = {one.id: one.kind for one in scene.entities}
    about = {(one.a, one.b) for one in scene.relations if one.kind in _ABOUT}
    seated = [one for one in scene.relations if one.kind == "on" and kinds.get(one.b) in _SEATS]

    def taken(one: Relation) -> bool:
        """Whether somebody else sits there whom this one is only beside."""
        return any(other.b == one.b and (one.a, other.a) in about for other in seated)

    gone = {id(one) for one in seated if taken(one)}
    if not gone:
        return scene
    kept = tuple(one for one in scene.relations if id(one) not in gone)
    return scene.model_copy(update={"relations": kept})
