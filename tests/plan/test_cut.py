"""The timeline: whole frames that add up, whatever joins the shots."""

from hypothesis import given, settings
from hypothesis import strategies as st

from soracli.plan.cut import Footage, join_of, misfit, timeline_of
from soracli.story.scene import Line
from soracli.story.storyboard import Shot, Storyboard, Title, Transition

FPS = 24
transitions = st.one_of(
    st.just(Transition()),
    st.builds(Transition, dissolve=st.floats(0.1, 1)),
    st.builds(Transition, wipe=st.floats(0.1, 1)),
    st.builds(Transition, fade=st.floats(0.1, 1)),
    st.builds(Transition, j_cut=st.floats(0, 1), l_cut=st.floats(0, 1)),
)


def footage(*transitions: Transition, frames: int = 48, **more: object) -> list[Footage]:
    return [
        Footage(
            shot=Shot(id=f"s{place}", action="x", transition=transition, **more),
            key=str(place),
            frames=frames,
        )
        for place, transition in enumerate(transitions)
    ]


def film(shots: list[Footage], ending: Transition | None = None):
    board = Storyboard(shots=tuple(one.shot for one in shots), ending=ending or Transition())
    return timeline_of(board, shots, (128, 72), FPS, range(1, len(shots) + 1))


def test_cuts_and_fades_add_up_and_overlaps_are_shared() -> None:
    assert film(footage(Transition(), Transition(), Transition(fade=1))).frames == 144
    assert film(footage(Transition(), Transition(dissolve=0.5))).frames == 96 - 12
    assert film(footage(Transition(wipe=0.5), Transition(wipe=0.25))).frames == 96 - 6


@settings(max_examples=60, deadline=None)
@given(st.lists(transitions, min_size=1, max_size=8), transitions)
def test_every_frame_of_the_film_belongs_to_a_clip(joins, ending) -> None:
    shots = footage(*joins)
    assert misfit(shots, ending, FPS) is None
    timeline = film(shots, ending)
    overlaps = sum(
        join_of(one.shot.transition, FPS).frames
        for one in shots[1:]
        if join_of(one.shot.transition, FPS).kind in ("dissolve", "wipe")
    )
    assert timeline.frames == 48 * len(shots) - overlaps
    covered = set()
    for clip in timeline.clips:
        covered |= set(range(clip.start, clip.end))
        assert 0 <= clip.sound_start < clip.sound_end <= timeline.frames
    assert covered == set(range(timeline.frames))


def test_transitions_longer_than_their_shot_are_found() -> None:
    shots = footage(Transition(), Transition(dissolve=1.5), Transition(dissolve=1.5))
    fault = misfit(shots, Transition(), FPS)
    assert fault is not None and fault.at == ("shots", 1)
    assert misfit(footage(Transition()), Transition(fade=3), FPS) is not None


def test_sound_leads_with_a_j_cut_and_lags_with_an_l_cut() -> None:
    first, second, third = film(
        footage(Transition(), Transition(j_cut=0.5), Transition(l_cut=0.25))
    ).clips
    assert second.sound_start == second.start - 12 == first.sound_end
    assert second.sound_end == third.start + 6


def test_captions_and_titles_lie_where_their_shot_does() -> None:
    shots = footage(Transition(), Transition(), titles=(Title(text="Hi", at=0.5, seconds=9),))
    line = Line(who="a", say="Hello", start=0.5, end=1.0)
    shots[1] = shots[1].model_copy(update={"lines": (line,), "speakers": ("Ann",)})
    timeline = film(shots)
    (caption,) = timeline.captions
    assert (caption.start, caption.end, caption.who) == (48 + 12, 48 + 24, "Ann")
    assert [(one.start, one.end) for one in timeline.overlays] == [(12, 48), (60, 96)]
