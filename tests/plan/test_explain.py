"""The plan told to a person."""

from soracli.plan.explain import explain
from soracli.plan.sound.score import Score, ScoredMusic
from soracli.plan.sound.specs import MusicSpec
from soracli.script.sound_presets import load_sound_presets
from soracli.story.preset import Model
from soracli.story.scene import Action, Entity, Garment, Scene
from soracli.story.shot import Camera


def test_a_group_is_one_line_and_a_stand_in_is_said(compiled) -> None:
    balls = tuple(
        Entity(id=f"ball.{n}", noun="ball", kind="ball", attributes=("red",), group="g1")
        for n in (1, 2, 3)
    )
    gizmo = Entity(id="gizmo.1", noun="gizmo", wears=(Garment(kind="hat", word="hat"),))
    scene = Scene(
        text="three red balls chase a gizmo",
        entities=(*balls, gizmo),
        actions=(
            Action(
                motion="chase",
                verb="chase",
                agents=("ball.1", "ball.2", "ball.3"),
                target="gizmo.1",
            ),
        ),
        unplaced=("gizmo",),
    )
    plan = explain(compiled(scene))
    assert plan.who == ("3 x red ball", "gizmo in hat (no body for this word: a labelled stand-in)")
    assert plan.happens == ("1. 3 x ball chase gizmo",)
    assert plan.unplaced == ("gizmo",)


def test_what_is_heard_and_what_is_not_is_said(compiled, scene) -> None:
    music = load_sound_presets().music["tender"]
    model = Model(name="composer", family="composer", makes="music", title="", recipe=1)
    spec = MusicSpec(seconds=5, sections=({"start": 0, "mood": music},), model=model, seed=1)
    piece = ScoredMusic(start=0, music=spec)
    score = Score(frames=120, fps=24, loudness=-16, shots=(), music=(piece,), mute=("effects",))
    told = explain(compiled(scene), score, ["no effect for this"])
    assert told.sound == ("music: tender, from 0 s for 5 s", "muted: effects")
    assert told.notes == ("no effect for this",)
    assert explain(compiled(scene)).notes == ()


def test_a_verb_without_motion_is_said(compiled) -> None:
    scene = Scene(text="x", actions=(Action(motion="", verb="defenestrate"),))
    assert any("defenestrate" in note for note in explain(compiled(scene)).notes)


def test_the_camera_is_told_with_whose_shoulder_and_whose_eyes(compiled) -> None:
    people = tuple(Entity(id=f"person.{n}", noun="man", kind="person") for n in (1, 2))
    camera = Camera(framing="two-shot", on="person.1", over="person.2", side="far")
    told = explain(compiled(Scene(text="", entities=people, camera=camera))).camera
    assert told == (
        "two-shot, over the shoulder of person.2, on person.1, from the far side of the line"
    )
    eyes = Camera(eyes="person.1")
    told = explain(compiled(Scene(text="", entities=people[:1], camera=eyes))).camera
    assert told == "through the eyes of man"
