"""What a diffusion model is given for a take beside words.

Nothing that a person asked for is dropped in silence: what a model cannot take is refused, or told
where it may be left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pydantic import Field

from soracli.errors import InputError
from soracli.plan.generation import Condition, End, Source
from soracli.story.diffusion import Conditioning, Diffusion, Pass
from soracli.story.preset import Model
from soracli.story.scene import Scene
from soracli.story.steering import AUTO, NONE, Steering
from soracli.story.value import Value

FRAMES = ("first frame", "last frame", "keyframes")
"""What fixes single frames: a film to start from would have to agree with them."""


class Seen(Value):
    """A picture that is at hand: a file by the SHA-256 of its bytes, or a take by its shot (or the
    name of a sheet), of which the first or the last frame is meant. `who` is in it."""

    source: Source
    key: str = ""
    shot: str = ""
    end: End = "last"
    who: str = ""
    weight: float = Field(default=1.0, ge=0, le=2)

    def given(self, kind: Conditioning, at: int = 0, strength: float = 1.0) -> Condition:
        """This picture as something that a model is given."""
        return Condition(
            kind=kind,
            source=self.source,
            key=self.key,
            end=self.end,
            at=at,
            strength=strength,
            who=self.who,
            shot=self.shot,
        )


class CannotTake(InputError):
    """A model cannot take what was asked for: something of this `kind`, of `who` ("": nobody)."""

    def __init__(self, message: str, hint: str, kind: Conditioning, who: str) -> None:
        super().__init__(message, hint)
        self.kind = kind
        self.who = who


class Wanted(Value):
    """What there is to be given to a model for one take.

    `video` is followed in place of the stage, `first` and `last` were asked for, `before` is the
    take that this one goes on from; `keyframes` are pictures with the frames of the model's film
    that they are. `references` are a person's own pictures, `sheets` those made first, `loras`
    files that know somebody.
    `unknown` is what the stage cannot show of the take: it would lead astray. `bare` tells that the
    stage shows an empty studio because nobody said where it is, or it has no such place; `drawn`
    that its picture is in the look that was asked for, as a drawing or in clay.
    """

    steering: Steering = Steering()
    video: Seen | None = None
    first: Seen | None = None
    last: Seen | None = None
    before: Seen | None = None
    keyframes: tuple[tuple[int, Seen], ...] = ()
    references: tuple[Seen, ...] = ()
    sheets: tuple[Seen, ...] = ()
    loras: tuple[Seen, ...] = ()
    unknown: tuple[str, ...] = ()
    bare: bool = False
    drawn: bool = False


class Conditions(Value):
    """What a model is given, what a person should know of that, and what was left out."""

    conditions: tuple[Condition, ...] = ()
    told: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


def unknown_to_the_stage(scene: Scene) -> tuple[str, ...]:
    """What the stage cannot show of a scene: nouns without a body, verbs without a motion."""
    nouns = [one.noun for one in scene.entities if not one.kind]
    verbs = [one.verb for one in scene.actions if not one.motion]
    return tuple(dict.fromkeys((*nouns, *verbs)))


def conditions_for(model: Model, wanted: Wanted) -> Conditions:
    """What this model is given for a take.

    Raises InputError for what was asked for and cannot be taken, and where something is missing
    that the model cannot do without.
    """
    if model.diffusion is None:
        return Conditions(dropped=unused(model, wanted))
    giving = _Giving(model, model.diffusion, wanted)
    giving.frames()
    giving.likenesses()
    giving.guides()
    giving.required()
    return Conditions(
        conditions=tuple(giving.given), told=tuple(giving.told), dropped=tuple(giving.dropped)
    )


def unused(model: Model, wanted: Wanted) -> tuple[str, ...]:
    """What the stage's own renderer leaves out, in words."""
    names = dict.fromkeys(one.who for one in wanted.references)
    lost = [f"the reference{f' of {one}' if one else ''} is not used" for one in names]
    lost += [f"the LoRA of {one.who} is not used" for one in wanted.loras]
    lost += ["the video that it should follow is not used"] if wanted.video else []
    ends = [name for name in ("first", "last") if getattr(wanted, name)]
    lost += [f"the {name} frame that was asked for is not used" for name in ends]
    lost += ["the pictures on the way are not used"] if wanted.keyframes else []
    asked = [one for one in wanted.steering.guides if one not in (AUTO, NONE)]
    lost += [f"there is nothing to guide with {', '.join(asked)}"] if asked else []
    return tuple(f"{model.name} films the stage itself: {one}" for one in lost)


@dataclass
class _Giving:
    """The conditions of one take as they are decided, one kind after the other."""

    model: Model
    diffusion: Diffusion
    wanted: Wanted
    given: list[Condition] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)

    def frames(self) -> None:
        """The frames that it begins and ends with."""
        wanted = self.wanted
        if wanted.first:
            self._take(wanted.first.given("first frame"), "a first frame")
        elif wanted.before and "first frame" in self.diffusion.accepts:
            self._add(wanted.before.given("first frame"))
            self.told.append(f"begins with the end of {wanted.before.shot}")
        elif wanted.before:
            self.dropped.append(
                f"{self.model.name} takes no first frame: this goes on from {wanted.before.shot}"
                " in what happens, not in the picture"
            )
        if wanted.last:
            self._take(wanted.last.given("last frame", at=-1), "a last frame")
        for at, one in wanted.keyframes:
            self._take(one.given("keyframes", at=at), "pictures on the way")

    def likenesses(self) -> None:
        """Pictures and LoRAs of who is seen."""
        references = self.wanted.references
        if "references" in self.diffusion.accepts:
            for one in (*references, *self.wanted.sheets):
                self._add(one.given("references"))
        elif len(references) == 1 and self._free("first frame"):
            self._add(references[0].given("first frame"))
            who = references[0].who or "a picture"
            self.told.append(
                f"{self.model.name} takes no references: it begins with the picture of {who}"
            )
        else:
            for one in references:
                what = f"the picture of {one.who}" if one.who else "a reference picture"
                self._take(one.given("references"), what)
        for one in self.wanted.loras:
            self._take(one.given("lora", strength=one.weight), f"the LoRA of {one.who}")

    def guides(self) -> None:
        """What of the stage it follows."""
        asked = [one for one in self.wanted.steering.guides if one != AUTO]
        if self.wanted.video:
            self._follow(self.wanted.video)
        if NONE in asked or (self.wanted.video and not asked):
            return
        if not asked:
            self._usual_guide()
        for one in asked:
            if one in self.diffusion.control and "control" in self.diffusion.accepts:
                self._control(one)
            elif one == "picture" and "initial video" in self.diffusion.accepts:
                self._initial()
            elif one == "picture" and self._free("first frame"):
                self._picture_first()
            else:
                self._refuse("control", f"the {one} of the stage as a guide")

    def required(self) -> None:
        """What the model cannot do without, taken from the stage where nobody gave it."""
        for kind in self.diffusion.requires:
            if any(one.kind == kind for one in self.given):
                continue
            if NONE in self.wanted.steering.guides:
                raise InputError(
                    f"{self.model.name} cannot work without {_named(kind)}",
                    "Give it one, or let the stage guide it: take guides: none out.",
                )
            self._require(kind)

    def _require(self, kind: Conditioning) -> None:
        if kind == "control" and self.diffusion.control:
            self._control(self.diffusion.control[0])
        elif kind == "initial video":
            self._initial()
        elif kind in ("first frame", "last frame"):
            at = 0 if kind == "first frame" else -1
            self._add(Condition(kind=kind, source="stage", key="picture", at=at))
        else:
            raise InputError(
                f"{self.model.name} cannot work without {_named(kind)}",
                _GIVE.get(kind, f"Give it {_named(kind)}, or name another model."),
            )
        what = f"{self.model.name} needs {_named(kind)}: it is that of the stage"
        lost = ", an empty studio" if self.wanted.bare else ""
        if self.wanted.unknown:
            lost += f", which cannot show {_listed(self.wanted.unknown)}"
        looks = kind != "control" and not self.wanted.drawn
        self.told.append(f"{what}{lost}{', and the film will look like that' if looks else ''}")

    def _usual_guide(self) -> None:
        """The best that it takes of the stage, if the stage can show what happens."""
        able = self._able()
        if not able or able in self.diffusion.requires:
            return  # what it needs is given anyway
        if self.wanted.unknown:
            self.told.append(f"not guided: the stage cannot show {_listed(self.wanted.unknown)}")
        elif able == "control":
            self._control(self.diffusion.control[0])
        elif self.wanted.bare:
            self.told.append("not guided: the stage has no place for it, and is an empty studio")
        elif able == "initial video":
            self._initial()
        elif self.wanted.drawn:
            self._picture_first()
        else:
            # what begins with a rendering goes on as one
            self.told.append(
                f"not begun with the picture of the stage, for {self.model.name} would keep its"
                " look: guides: picture does"
            )

    def _able(self) -> Conditioning | None:
        """How it can be guided beside what it is given already."""
        fixed = any(one.kind in FRAMES for one in self.given)
        if "control" in self.diffusion.accepts and self.diffusion.control:
            return "control"
        if "initial video" in self.diffusion.accepts and not fixed:
            return "initial video"
        if self._free("first frame"):
            return "first frame"
        if not fixed:
            self.told.append(f"{self.model.name} follows no guide: words alone lead it")
        return None

    def _follow(self, video: Seen) -> None:
        """A film of one's own: as a control where it takes that, else to start from."""
        steering = self.wanted.steering
        if "control" not in self.diffusion.accepts and "initial video" in self.diffusion.accepts:
            strength = steering.initial or self.diffusion.initial
            self._add(video.given("initial video", strength=strength))
        else:
            self._take(video.given("control", strength=self._likeness()), "a video to follow")

    def _control(self, name: str) -> None:
        strength = self._likeness()
        self._add(Condition(kind="control", source="stage", key=name, strength=strength))

    def _likeness(self) -> float:
        """How strongly a guide is followed."""
        asked = self.wanted.steering.strength
        if self.diffusion.wholly and asked not in (None, 1):
            raise InputError(
                f"{self.model.name} follows a guide as it is, not with a strength of {asked:g}",
                "Take strength: out, or name a model such as wan-2.1-vace-1.3b.",
            )
        return self.diffusion.likeness if asked is None else asked

    def _initial(self) -> None:
        strength = self.wanted.steering.initial or self.diffusion.initial
        picture: Pass = "picture"
        self._add(Condition(kind="initial video", source="stage", key=picture, strength=strength))

    def _picture_first(self) -> None:
        self._add(Condition(kind="first frame", source="stage", key="picture"))

    def _free(self, kind: Conditioning) -> bool:
        return kind in self.diffusion.accepts and all(one.kind != kind for one in self.given)

    def _take(self, condition: Condition, what: str) -> None:
        if condition.kind in self.diffusion.accepts:
            self._add(condition)
        else:
            self._refuse(condition.kind, what, condition.who)

    def _refuse(self, kind: Conditioning, what: str, who: str = "") -> None:
        if kind in self.wanted.steering.optional:
            self.dropped.append(f"{self.model.name} cannot take {what}: it is left out")
            return
        raise CannotTake(
            f"{self.model.name} cannot take {what}",
            self._takes(),
            kind,
            who,
        )

    def _takes(self) -> str:
        accepted = ", ".join(self.diffusion.accepts)
        return f"It takes {accepted}." if accepted else "It takes words alone."

    def _add(self, condition: Condition) -> None:
        self.given.append(condition)


_GIVE: dict[str, str] = {
    "references": "Give pictures of who is seen: reference: in the world, or --reference.",
    "lora": "Give a LoRA of who is seen: lora: in the world.",
}


_FILES: dict[str, str] = {"lora": "file", "control": "film", "initial video": "film"}


def given_told(condition: Condition, path: str = "") -> str:
    """A condition in words: "control: depth of the stage, strength 0.8". `path` is that of its
    file, where that is known."""
    if condition.source == "stage":
        what = f"{condition.key} of the stage"
    elif condition.source == "take":
        what = f"{condition.end} frame of {condition.shot or 'a take'}"
        what = f"sheet of {condition.who}" if condition.kind == "references" else what
    else:
        what = f"{_FILES.get(condition.kind, 'picture')} {path or condition.key[:10]}"
        what += f" at frame {condition.at}" if condition.kind == "keyframes" else ""
    who = f" of {condition.who}" if condition.who and condition.who not in what else ""
    strength = f", strength {condition.strength:g}" if condition.strength != 1 else ""
    return f"{condition.kind}: {what}{who}{strength}"


def _named(kind: Conditioning) -> str:
    plural = ("references", "keyframes")
    return kind if kind in plural else f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def _listed(words: Sequence[str]) -> str:
    return ", ".join(dict.fromkeys(words))
