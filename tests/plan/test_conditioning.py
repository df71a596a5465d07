"""What a model is given for a take: what it takes best, and nothing dropped in silence."""

import pytest

from soracli.errors import InputError
from soracli.plan.conditioning import (
    CannotTake,
    Conditions,
    Seen,
    Wanted,
    conditions_for,
    given_told,
)
from soracli.script.presets import load_presets
from soracli.story.diffusion import CONDITIONINGS, Conditioning, Diffusion, Pass
from soracli.story.preset import Model
from soracli.story.steering import Steering

MARA = Seen(source="file", key="a" * 64, who="mara")
TOM = Seen(source="file", key="b" * 64, who="tom")
BEFORE = Seen(source="take", shot="walk", end="last")


def model(
    *accepts: Conditioning,
    requires: tuple[Conditioning, ...] = (),
    control: tuple[Pass, ...] = (),
) -> Model:
    diffusion = Diffusion(
        window=81,
        steps=20,
        accepts=accepts,
        requires=requires,
        control=control,
        likeness=0.7,
        initial=0.6,
    )
    return Model(name="toy", family="toy", title="Toy", recipe=1, diffusion=diffusion)


def given(found: Conditions) -> list[tuple[str, str, str]]:
    """Kind, source and who or what of every condition."""
    return [(one.kind, one.source, one.who or one.shot or one.key[:7]) for one in found.conditions]


def led(**fields: object) -> Wanted:
    return Wanted(steering=Steering(**fields))


def test_a_model_that_follows_passes_gets_the_best_it_knows() -> None:
    able = model("control", "initial video", control=("edges", "depth"))
    (one,) = conditions_for(able, Wanted()).conditions
    assert (one.kind, one.key, one.strength) == ("control", "edges", 0.7)


def test_a_model_without_control_starts_from_the_picture_of_the_stage() -> None:
    (one,) = conditions_for(model("initial video", "first frame"), Wanted()).conditions
    assert (one.kind, one.key, one.strength) == ("initial video", "picture", 0.6)


def test_a_first_frame_of_the_stage_is_given_where_its_look_is_wanted_or_it_is_asked_for() -> None:
    """A model that begins with a rendering makes a film that looks like it."""
    able, stage = model("first frame"), [("first frame", "stage", "picture")]
    plain = conditions_for(able, Wanted())
    assert plain.conditions == () and "would keep its look" in plain.told[0]
    assert given(conditions_for(able, Wanted(drawn=True))) == stage
    assert given(conditions_for(able, led(guides=("picture",)))) == stage
    needy = model("first frame", requires=("first frame",))
    needed = conditions_for(needy, Wanted(bare=True, unknown=("onion",)))
    assert given(needed) == stage and needed.told == (
        "toy needs a first frame: it is that of the stage, an empty studio, which cannot show"
        " onion, and the film will look like that",
    )


def test_an_empty_studio_that_nobody_asked_for_is_not_what_a_film_starts_from() -> None:
    bare = Wanted(bare=True)
    found = conditions_for(model("initial video"), bare)
    assert found.conditions == () and "empty studio" in found.told[0]
    followed = conditions_for(model("control", "initial video", control=("depth",)), bare)
    assert given(followed) == [("control", "stage", "depth")]


def test_a_model_that_takes_nothing_is_led_by_words_and_that_is_told() -> None:
    found = conditions_for(model(), Wanted())
    assert found.conditions == ()
    assert "words alone" in found.told[0]


def test_what_the_stage_cannot_show_does_not_lead_astray() -> None:
    found = conditions_for(model("initial video"), Wanted(unknown=("trebuchet",)))
    assert found.conditions == ()
    assert "trebuchet" in found.told[0]


def test_a_film_to_start_from_does_not_fight_with_a_frame_that_is_given() -> None:
    able = model("first frame", "initial video")
    assert given(conditions_for(able, Wanted(before=BEFORE))) == [("first frame", "take", "walk")]


def test_control_and_frames_and_references_go_together() -> None:
    able = model("control", "first frame", "references", control=("depth",))
    found = conditions_for(able, Wanted(before=BEFORE, references=(MARA,), sheets=(TOM,)))
    assert given(found) == [
        ("first frame", "take", "walk"),
        ("references", "file", "mara"),
        ("references", "file", "tom"),
        ("control", "stage", "depth"),
    ]


def test_what_was_asked_for_goes_before_the_usual() -> None:
    able = model("control", "initial video", control=("depth", "edges"))
    assert given(conditions_for(able, led(guides=("edges",)))) == [("control", "stage", "edges")]
    assert conditions_for(able, led(guides=("none",))).conditions == ()
    (weak,) = conditions_for(able, led(strength=0.2)).conditions
    assert weak.strength == 0.2
    (start,) = conditions_for(able, led(guides=("picture",), initial=0.3)).conditions
    assert (start.kind, start.strength) == ("initial video", 0.3)


@pytest.mark.parametrize(
    ("wanted", "words", "kind", "who"),
    [
        (led(guides=("depth",)), "depth of the stage", "control", ""),
        (Wanted(first=MARA), "a first frame", "first frame", "mara"),
        (Wanted(last=MARA), "a last frame", "last frame", "mara"),
        (Wanted(keyframes=((8, MARA),)), "pictures on the way", "keyframes", "mara"),
        (Wanted(references=(MARA,)), "the picture of mara", "references", "mara"),
        (Wanted(loras=(TOM,)), "the LoRA of tom", "lora", "tom"),
    ],
)
def test_what_a_model_cannot_take_is_refused_unless_it_may_be_left_out(
    wanted: Wanted, words: str, kind: Conditioning, who: str
) -> None:
    able = model("initial video")
    with pytest.raises(CannotTake, match=f"toy cannot take.*{words}") as told:
        conditions_for(able, wanted)
    assert (told.value.kind, told.value.who) == (kind, who)
    assert "initial video" in told.value.hint
    steering = wanted.steering.over(Steering(optional=(kind,)))
    found = conditions_for(able, wanted.model_copy(update={"steering": steering}))
    assert all(one.kind != kind for one in found.conditions)
    assert words in found.dropped[0]


@pytest.mark.parametrize(
    "name", [name for name, one in load_presets().models.items() if one.diffusion]
)
@pytest.mark.parametrize("kind", CONDITIONINGS)
def test_no_preset_is_given_what_it_does_not_claim(name: str, kind: Conditioning) -> None:
    preset = load_presets().models[name]
    assert preset.diffusion is not None
    asked = {
        "first frame": Wanted(first=MARA),
        "last frame": Wanted(last=MARA),
        "keyframes": Wanted(keyframes=((8, MARA),)),
        "references": Wanted(references=(MARA, TOM)),
        "lora": Wanted(loras=(MARA,)),
        "control": led(guides=("depth",)),
    }.get(kind, Wanted())
    try:
        found = conditions_for(preset, asked)
    except CannotTake as told:
        assert told.kind not in preset.diffusion.accepts or told.kind == "control"
    else:
        assert {one.kind for one in found.conditions} <= set(preset.diffusion.accepts)
        assert set(preset.diffusion.requires) <= {one.kind for one in found.conditions}


def test_one_picture_is_a_first_frame_where_there_are_no_references() -> None:
    found = conditions_for(model("first frame", "initial video"), Wanted(references=(MARA,)))
    assert given(found) == [("first frame", "file", "mara")]
    assert "takes no references" in found.told[0]
    with pytest.raises(CannotTake, match="the picture of mara"):
        conditions_for(model("first frame"), Wanted(references=(MARA, TOM)))
    with pytest.raises(CannotTake, match="the picture of mara"):
        conditions_for(model("first frame"), Wanted(before=BEFORE, references=(MARA,)))


def test_a_shot_that_goes_on_is_told_where_no_first_frame_is_taken() -> None:
    found = conditions_for(model("initial video"), Wanted(before=BEFORE))
    assert "goes on from walk" in found.dropped[0]


def test_what_a_model_needs_is_taken_from_the_stage_and_told() -> None:
    needy = model("first frame", "last frame", requires=("first frame", "last frame"))
    found = conditions_for(needy, Wanted(unknown=("trebuchet",)))
    assert given(found) == [
        ("first frame", "stage", "picture"),
        ("last frame", "stage", "picture"),
    ]
    assert [one.at for one in found.conditions] == [0, -1]
    assert any("needs a last frame" in words for words in found.told)
    with pytest.raises(InputError, match="cannot work without a first frame"):
        conditions_for(needy, led(guides=("none",)))


def test_the_stages_own_renderer_tells_what_it_does_not_use() -> None:
    previs = load_presets().models["previs"]
    found = conditions_for(previs, Wanted(references=(MARA,), loras=(TOM,), first=MARA))
    assert found.conditions == ()
    assert [words.split(": ")[1] for words in found.dropped] == [
        "the reference of mara is not used",
        "the LoRA of tom is not used",
        "the first frame that was asked for is not used",
    ]


def test_every_condition_can_be_told() -> None:
    able = model("control", "first frame", "references", "lora", control=("depth",))
    wanted = Wanted(before=BEFORE, references=(MARA,), loras=(TOM,))
    assert [given_told(one) for one in conditions_for(able, wanted).conditions] == [
        "first frame: last frame of walk",
        "references: picture aaaaaaaaaa of mara",
        "lora: file bbbbbbbbbb of tom",
        "control: depth of the stage, strength 0.7",
    ]
