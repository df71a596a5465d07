"""Odd stories: whatever the words make people do, a film is planned or refused, never broken."""

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from soracli.errors import SoraError
from soracli.plan.request import Request
from soracli.script.board import read_board
from soracli.script.presets import load_presets
from soracli.studio.filming import plan_film

WORLD = {
    "characters": {"mara": {"look": "a woman in a yellow raincoat"}, "tom": {"look": "an old man"}},
    "places": {"pier": {"look": "a rocky coast with a lighthouse"}, "house": {"look": "a kitchen"}},
    "props": {
        "lantern": {"look": "a brass lantern", "at": "pier"},
        "letter": {"look": "a letter", "held_by": "mara"},
    },
}
subjects = st.sampled_from(
    (
        "Mara",
        "Tom",
        "She",
        "They",
        "The dog",
        "A man",
        "It",
        "Nobody",
        "The lantern",
        "Both",
        "One of them",
        "The ball",
    )
)
verbs = st.sampled_from(
    (
        "walks to",
        "picks up",
        "gives",
        "puts down",
        "throws",
        "enters",
        "leaves",
        "sits on",
        "breaks",
        "holds",
        "chases",
    )
)
objects = st.sampled_from(
    (
        "the lantern",
        "the letter",
        "Tom",
        "the dog",
        "a red ball",
        "five boxes",
        "the other one",
        "her",
        "it",
        "them",
    )
)
tails = st.sampled_from(["", " quickly", " to Tom", " on the table", " and leaves", " again"])
sentences = st.tuples(subjects, verbs, objects, tails).map(
    lambda words: f"{words[0]} {words[1]} {words[2]}{words[3]}."
)
changes = st.sampled_from(
    [{"mara": {"at": "gone"}}, {"lantern": {"state": "broken"}}, {"lantern": {"held_by": "tom"}},
     {"tom": {"holds": ["lantern"]}}, {"mara": {"wears": "a red coat"}}]
)  # fmt: skip
shots = st.fixed_dictionaries(
    {"action": st.lists(sentences, min_size=1, max_size=3).map(" ".join)},
    optional={
        "place": st.sampled_from(["pier", "house"]),
        "with": st.sampled_from(["mara", "tom"]),
        "lines": st.sampled_from([[{"mara": "Hello."}], [{"tom": "No."}]]),
        "camera": st.sampled_from(
            [{"on": "lantern"}, {"over": "tom", "on": "mara"}, {"eyes": "tom"}]
        ),
        "changes": changes,
    },
)


@settings(max_examples=60, deadline=None)
@given(st.lists(shots, min_size=1, max_size=6))
def test_any_story_is_planned_or_refused(told) -> None:
    board = {"schema": "storyboard/1", "world": WORLD, "shots": told}
    try:
        plan = plan_film(
            read_board(yaml.safe_dump(board), "f.yaml", None), Request(), load_presets()
        )
    except SoraError:
        return
    for shot in plan.shots:
        ids = [entity.id for entity in shot.spec.scene.entities]
        held = [thing for entity in shot.spec.scene.entities for thing in entity.holds]
        assert len(set(ids)) == len(ids) and len(set(held)) == len(held)
        assert set(held) <= set(ids)
        assert {one.id for one in shot.snapshot.present} == set(ids)
