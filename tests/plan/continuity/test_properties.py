"""What holds for every story, whatever happens in it."""

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

PEOPLE = ("mara", "keeper", "rose")
THINGS = ("lantern", "vase", "key")
PLACES = ("", "pier", "kitchen")

one_of_them = st.sampled_from(
    [f"The {name}" if name == "keeper" else name.title() for name in PEOPLE]
)
thing = st.sampled_from([f"the {name}" for name in THINGS] + ["a ball", "the ball"])
action = st.one_of(
    st.builds(
        "{} {} {}.".format,
        one_of_them,
        st.sampled_from(
            ["picks up", "drops", "puts down", "holds", "throws", "smashes", "catches"]
        ),
        thing,
    ),
    st.builds("{} gives {} to {}.".format, one_of_them, thing, st.sampled_from(["Mara", "Rose"])),
    st.builds(
        "{} {}.".format, one_of_them, st.sampled_from(["enters", "leaves", "waits", "walks"])
    ),
    st.sampled_from(["", "A dog runs.", "Two men walk in.", "A man with a sword waits."]),
)
change = st.fixed_dictionaries(
    {},
    optional={
        "mara": st.sampled_from([{"holds": ["key", "lantern"]}, {"at": "kitchen"}, {"at": "gone"}]),
        "rose": st.sampled_from([{"holds": ["key"]}, {"wears": "a red coat"}, {"holds": []}]),
        "key": st.sampled_from([{"held_by": "keeper"}, {"state": "lost"}, {"at": "pier"}]),
        "vase": st.sampled_from([{"state": "broken"}, {"state": "whole"}]),
    },
)
shot = st.fixed_dictionaries(
    {"action": action},
    optional={
        "place": st.sampled_from(PLACES),
        "with": st.lists(st.sampled_from(PEOPLE), max_size=2),
        "changes": change,
        "lines": st.builds(lambda who: [{"who": who, "say": "Hm."}], st.sampled_from(PEOPLE)),
    },
)
story = st.lists(shot, min_size=1, max_size=7)
few = settings(
    max_examples=25,
    phases=[Phase.generate],
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@few
@given(shots=story)
def test_hands_and_places_are_never_in_doubt(follow, there, shots) -> None:
    for snapshot in follow(*shots):
        ids = there(snapshot)
        held = [thing for one in snapshot.present for thing in one.holds]
        assert len(held) == len(set(held)), "a thing is held by one at most"
        assert set(held) <= ids, "what is held is there with its holder"
        for one in snapshot.present:
            assert one.held_by == "" or one.id in _holds(snapshot, one.held_by)
            assert one.holds == snapshot.scene.entity(one.id).holds
            assert one.state != "lost"
        for used in snapshot.scene.actions:
            assert {*used.agents, used.target, used.instrument, used.over} - {""} <= ids
        assert all({one.a, one.b} <= ids for one in snapshot.scene.relations)


@few
@given(shots=story)
def test_the_same_story_is_played_the_same_way(follow, shots) -> None:
    assert follow(*shots) == follow(*shots)


@few
@given(shots=story)
def test_nobody_is_in_two_places(follow, shots) -> None:
    """Whoever was last seen in one place, not leaving, is not found there again when they have been
    in another one since, unless the words bring them back."""
    last: dict[str, str] = {}
    for written, snapshot in zip(shots, follow(*shots), strict=True):
        here = {one.name for one in snapshot.present if one.name}
        moved = {name for name in here if last.get(name, snapshot.place) != snapshot.place}
        for name in moved:
            said = f"{written} {[one.holds for one in snapshot.present]} {_before(shots, snapshot)}"
            assert name in said.lower()
        last |= dict.fromkeys(here, snapshot.place)


@few
@given(
    first=st.sampled_from(
        [
            "Mara walks.",
            "A dog runs.",
            "Mara picks up the lantern.",
            "A man throws a ball to Mara. She catches it.",
        ]
    ),
    second=st.sampled_from(["Rose sits.", "A dog sleeps.", "The vase falls.", "A ball rolls."]),
)
def test_shots_that_share_nothing_may_change_their_order(follow, first, second) -> None:
    pier = {"id": "a", "place": "pier", "time": "day", "weather": "clear", "action": first}
    kitchen = {"id": "b", "place": "kitchen", "time": "day", "weather": "clear", "action": second}
    one, two = follow(pier, kitchen)
    other, another = follow(kitchen, pier)
    assert (one.scene, two.scene) == (another.scene, other.scene)


def _holds(snapshot, holder: str) -> tuple[str, ...]:
    return next(one.holds for one in snapshot.present if one.id == holder)


def _before(shots, snapshot) -> str:
    return str([one.get("changes") for one in shots[: snapshot.number - 1]])
