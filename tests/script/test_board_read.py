"""Storyboards in YAML: what may be written, and what it means."""

from pathlib import Path

import pytest

from soracli.errors import InputError
from soracli.script.board import Board, is_board, read_board
from soracli.script.board.part import Page, Part, Spot
from soracli.script.board.version import upgraded
from soracli.story.storyboard import Cue, Shot, Storyboard, Title, Transition
from soracli.story.world import Voice

FILM = """\
schema: storyboard/1
title: 1984
delivery: {aspect: 16:9, fps: 25, letterbox: "2.39:1"}
world:
  characters:
    mara: {look: "woman in a yellow raincoat", voice: low-warm, reference: refs/mara.png}
    keeper: old man with a white beard
  places:
    pier: wooden pier
  props:
    lantern: {look: brass lantern, held_by: keeper}
shots:
  - id: arrival
    place: pier
    camera: {framing: wide, lens: 35mm, on: mara}
    action: Mara takes the lantern.
    changes: {mara: {holds: lantern}}
    sound: [foghorn, {cue: bell, at: 1}]
    titles: The Lighthouse
    with: keeper
  - camera: low angle, 35mm
    lines:
      - {who: keeper, say: no, mood: cold}
      - mara: Yes.
      - mara: On.
        mood: warm
    transition: {wipe: 0.5, direction: up}
  - action: She turns round.
    continue: on
  - action: She turns round.
    transition: dissolve
ending: {fade: 2, color: white}
"""


def board(text: str = FILM) -> Storyboard:
    return read_board(text, "film.yaml", None).storyboard


def shot(fields: str) -> Shot:
    """A second shot with these fields."""
    return board(
        f"schema: storyboard/1\nshots:\n  - action: x\n  - {{action: y, {fields}}}\n"
    ).shots[1]


def test_every_shot_has_an_id_of_its_own() -> None:
    assert [one.id for one in board().shots] == [
        "arrival",
        "no",
        "she-turns-round",
        "she-turns-round-2",
    ]


def test_words_stay_as_they_were_written() -> None:
    """YAML 1.1 makes a truth of `no` and `on`, and a number of 16:9 and 1984."""
    film = board()
    assert film.title == "1984"
    assert film.delivery.aspect == "16:9"
    assert film.shots[1].lines[0].say == "no"
    assert film.shots[0].camera.on == "mara"
    assert film.shots[2].continues
    assert shot("id: 2024-12-24x, mood: null").id == "2024-12-24x"


def test_short_ways_are_spelled_out() -> None:
    film = board()
    first, second, _, last = film.shots
    assert film.world.characters["mara"].voice == Voice(preset="low-warm")
    assert film.world.places["pier"].look == "wooden pier"
    assert film.delivery.letterbox == 2.39
    assert first.camera.lens == 35 and second.camera.words == "low angle, 35mm"
    assert first.changes["mara"].holds == ("lantern",)
    assert first.sound == (Cue(cue="foghorn"), Cue(cue="bell", at=1))
    assert first.titles == (Title(text="The Lighthouse"),)
    assert first.present == ("keeper",)
    assert [(line.who, line.say, line.mood) for line in second.lines[1:]] == [
        ("mara", "Yes.", ""),
        ("mara", "On.", "warm"),
    ]
    assert last.transition == Transition(dissolve=0.5)
    assert film.ending == Transition(fade=2, color="#ffffff")


@pytest.mark.parametrize(
    ("fields", "way"),
    [
        ("transition: cut", Transition()),
        ("transition: match", Transition(match=True)),
        ("transition: {dissolve: 1.5}", Transition(dissolve=1.5)),
        ("transition: {fade: 1, color: '#F0a'}", Transition(fade=1, color="#ff00aa")),
        ("transition: {j_cut: 0.5}", Transition(j_cut=0.5)),
    ],
)
def test_transitions(fields: str, way: Transition) -> None:
    assert shot(fields).transition == way


def test_holding_nothing_is_not_the_same_as_saying_nothing() -> None:
    world = "world: {characters: {mara: a woman}}\n"
    text = f"schema: storyboard/1\n{world}shots: [{{action: x, changes: {{mara: {{holds: []}}}}}}]"
    assert board(text).shots[0].changes["mara"].holds == ()


def test_a_world_without_places_takes_any_words_for_one() -> None:
    assert shot("place: a wet street in Tokyo").place == "a wet street in Tokyo"


def test_anchors_aliases_and_merge_keys() -> None:
    film = board(
        "schema: storyboard/1\nshots:\n"
        "  - &first {action: x, time: dusk, camera: &low {angle: low}}\n"
        "  - {<<: *first, action: y}\n"
        "  - {action: z, camera: {<<: [{lens: 50}, *low], move: pan left}}\n"
    )
    assert (film.shots[1].action, film.shots[1].time) == ("y", "dusk")
    assert (film.shots[2].camera.angle, film.shots[2].camera.lens) == ("low", 50)


def test_a_json_file_is_a_storyboard_too() -> None:
    text = '{"schema": "storyboard/1", "shots": [{"action": "A dog runs.", "seconds": 2.5}]}'
    assert is_board(text, "film.json")
    assert board(text).shots[0].seconds == 2.5


def test_the_board_knows_where_everything_is_written() -> None:
    read = read_board(FILM, "film.yaml", None)
    assert read.where(("shots", 1, "lines", 1, "say")) == "film.yaml:24:15"
    assert read.where(("shots", 0, "present", 0)) == read.where(("shots", 0, "with", 0))
    assert read.where(("shots", 2, "no such thing")) == "film.yaml:28:5"
    fault = read.refuse("too short", "Make it longer.", ("shots", 0, "camera", "lens"))
    assert fault.place == "film.yaml:15:35"
    assert fault.snippet.splitlines()[1].index("^") == 34


@pytest.mark.parametrize(
    ("text", "name", "yes"),
    [
        ("schema: storyboard/1\n", "a.yaml", True),
        ("# a film\nshots:\n  - action: x", "a.yml", True),
        ('"schema": "storyboard/9"', "a.yaml", True),
        ("prompts:\n  - shots: 3", "a.yaml", False),
        ("- a dog runs", "a.yaml", False),
        ("schema: batch/1", "a.yaml", False),
        ("Anything.", "a.fountain", True),
        ("---\nschema: storyboard/1\n---\n# A", "a.md", True),
        ("---\nstyle: noir\n---\n# A", "a.md", False),
        ("shots: are text here", "a.txt", False),
    ],
)
def test_what_a_storyboard_is(text: str, name: str, yes: bool) -> None:
    assert is_board(text, name) is yes


def test_an_older_version_is_brought_up_step_by_step() -> None:
    """Two versions that never were: one that said scenes, and one that said shots and text."""

    def from_one(root: Part) -> Part:
        fields = {**root.fields, "shots": root.fields["scenes"]}
        del fields["scenes"]
        return root.having(fields).updated({"schema": root.having("film/2")})

    def from_two(root: Part) -> Part:
        shots = tuple(
            one.having({"action": one.fields["text"]}) for one in root.fields["shots"].items
        )
        shots_now = root.fields["shots"].having(shots)
        return root.updated({"schema": root.having("storyboard/1"), "shots": shots_now})

    steps = {"film/1": from_one, "film/2": from_two}
    old = Part({}, Spot(Page("old.yaml", ""), 0, 0))
    old = old.having(
        {
            "schema": old.having("film/1"),
            "scenes": old.having((old.having({"text": old.having("A dog runs.")}),)),
        }
    )
    film = Storyboard.model_validate(upgraded(old, steps).plain())
    assert film.shots[0].action == "A dog runs."
    with pytest.raises(InputError, match="film/1"):
        upgraded(old)


# --- other files ---


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """A project with a bible in a folder of its own, and a secret beside it."""
    project = tmp_path / "project"
    (project / "bible").mkdir(parents=True)
    (project / "bible" / "cast.yaml").write_text(
        "mara: {look: a woman, reference: mara.png}\nkeeper: {look: a man}\n"
    )
    (project / "bible" / "world.yaml").write_text(
        "characters: !include cast.yaml\nplaces: {pier: a pier}\n"
    )
    (tmp_path / "secret.yaml").write_text("mara: {look: secret}\n")
    return project


def read_in(project: Path, lines: str) -> Board:
    text = f"schema: storyboard/1\n{lines}\nshots:\n  - action: x\n"
    return read_board(text, str(project / "film.yaml"), project)


@pytest.mark.parametrize(
    "lines",
    [
        "world: bible/world.yaml",
        "world: !include bible/world.yaml",
        "world: {characters: bible/cast.yaml, places: {pier: a pier}}",
        "world:\n  characters: !include bible/cast.yaml\n  places: {pier: a pier}",
        "world: ./bible/../bible/world.yaml",
    ],
)
def test_includes(film: Path, lines: str) -> None:
    read = read_in(film, lines)
    assert list(read.storyboard.world.characters) == ["mara", "keeper"]
    assert read.storyboard.world.characters["mara"].reference == "bible/mara.png"
    assert read.files[0] == film / "film.yaml"
    assert film / "bible" / "cast.yaml" in read.files


def test_a_fault_in_an_included_file_is_told_there(film: Path) -> None:
    (film / "bible" / "cast.yaml").write_text("mara:\n  look: a woman\n  vioce: low\n")
    with pytest.raises(InputError) as fault:
        read_in(film, "world: bible/world.yaml")
    assert fault.value.place.endswith(f"{Path('bible') / 'cast.yaml'}:3:3")
    assert fault.value.snippet.splitlines() == ["  vioce: low", "  ^"]
    assert fault.value.hint == "Did you mean voice?"


@pytest.mark.parametrize(
    "path",
    [
        "../secret.yaml",
        "bible/../../secret.yaml",
        "{root}/secret.yaml",
        "~/secret.yaml",
        "C:secret.yaml",
        "C:/secret.yaml",
        "\\\\host\\share\\secret.yaml",
        "//host/share/secret.yaml",
        "bible\\cast.yaml",
        "linked/secret.yaml",
        "link.yaml",
        "loop.yaml",
        "bible",
        "none.yaml",
        "a" * 5000 + ".yaml",
        " .yaml/..",
    ],
)
def test_no_path_leads_out_of_the_folder(film: Path, path: str) -> None:
    (film / "linked").symlink_to(film.parent, target_is_directory=True)
    (film / "link.yaml").symlink_to(film.parent / "secret.yaml")
    (film / "loop.yaml").symlink_to(film / "loop.yaml")
    written = path.replace("{root}", str(film.parent))
    with pytest.raises(InputError) as fault:
        read_in(film, f"world: {{characters: !include '{written}'}}")
    assert "look: secret" not in str(fault.value) + fault.value.snippet
    assert ":2:" in fault.value.place and fault.value.hint


@pytest.mark.parametrize("path", ["../mara.png", "/etc/passwd", "C:\\mara.png", "linked/mara.png"])
def test_a_picture_outside_is_refused(film: Path, path: str) -> None:
    (film / "linked").symlink_to(film.parent, target_is_directory=True)
    with pytest.raises(InputError, match="folder"):
        read_in(film, f"world: {{props: {{key: {{look: a key, reference: '{path}'}}}}}}")


def test_includes_in_a_circle(film: Path) -> None:
    (film / "a.yaml").write_text("characters: !include b.yaml\n")
    (film / "b.yaml").write_text("mara: !include a.yaml\n")
    with pytest.raises(InputError, match="includes itself") as fault:
        read_in(film, "world: a.yaml")
    assert "b.yaml:1:7" in fault.value.place
    with pytest.raises(InputError, match="includes itself"):
        read_in(film, "world: film.yaml")


def test_includes_five_deep(film: Path) -> None:
    for number in range(6):
        (film / f"{number}.yaml").write_text(f"{{look: !include {number + 1}.yaml}}")
    (film / "6.yaml").write_text("the end")
    with pytest.raises(InputError, match="5 deep"):
        read_in(film, "world: {characters: {mara: !include 0.yaml}}")
    (film / "4.yaml").write_text("a woman")
    for number in range(4):
        (film / f"{number}.yaml").write_text(f"!include {number + 1}.yaml")
    assert read_in(film, "world: {characters: {mara: !include 0.yaml}}")


def test_includes_that_multiply(film: Path) -> None:
    for number in range(5):
        again = "".join(f"k{one}: !include {number + 1}.yaml\n" for one in range(60))
        (film / f"{number}.yaml").write_text(again if number < 4 else "x: y")
    with pytest.raises(InputError, match="never ends"):
        read_in(film, "world: {characters: 0.yaml}")


def test_without_a_folder_nothing_is_included() -> None:
    with pytest.raises(InputError, match="no folder"):
        board("schema: storyboard/1\nworld: bible.yaml\nshots: [{action: x}]")
