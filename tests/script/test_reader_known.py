"""The reader of a shot knows who has been heard of before, and gives everybody their own id."""

import subprocess
import sys

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read
from soracli.story.scene import Action, Entity, Known, Scene

LOOKS = {
    "mara": ("woman in her thirties, short black hair, yellow raincoat", ("mara",)),
    "keeper": ("old man, white beard, navy sweater", ("keeper", "old tom", "the old keeper")),
    "lantern": ("brass oil lantern", ("lantern",)),
    "letter": ("sealed white envelope", ("letter",)),
}
AWKWARD = {
    "rose": ("woman in a green dress", ("rose",)),
    "red": ("girl in a red hooded coat", ("red",)),
    "bear": ("tall man with a beard, brown fur coat", ("bear",)),
    "will": ("young man in a gray suit", ("will",)),
    "jet": ("boy in a blue sweater", ("jet",)),
    "watch": ("gold pocket watch", ("watch",)),
    "watson": ("man in a brown coat", ("dr. watson", "watson")),
    "vance": ("woman in a white coat", ("ada vance",)),
    "jose": ("old man", ("josé", "søren")),
}


def looked(look: str, name: str, presets: Presets) -> Entity:
    return read(look, presets).entities[0].model_copy(update={"id": name})


def heard(looks: dict[str, tuple[str, tuple[str, ...]]], presets: Presets) -> list[Known]:
    return [
        Known(
            entity=looked(look, name, presets), words=tuple(w.removeprefix("the ") for w in words)
        )
        for name, (look, words) in looks.items()
    ]


@pytest.fixture(scope="module")
def cast(presets: Presets) -> list[Known]:
    ball = Known(entity=looked("a red ball", "ball.1", presets), words=("ball",), named=False)
    gull = Known(entity=looked("a seagull", "seagull.1", presets), words=("gull",), named=False)
    return [*heard(LOOKS, presets), ball, gull]


@pytest.fixture(scope="module")
def awkward(presets: Presets) -> list[Known]:
    return heard(AWKWARD, presets)


def ids(scene: Scene) -> list[str]:
    return [entity.id for entity in scene.entities]


def told(action: Action) -> str:
    """An action in short: "give keeper > mara letter"."""
    parts = [action.motion, ",".join(action.agents)]
    parts += [f"> {action.target}"] if action.target else []
    parts += [action.instrument] if action.instrument else []
    parts += [f"on {action.over}"] if action.over else []
    return " ".join(parts)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Mara walks.", "mara"),
        ("MARA turns.", "mara"),
        ("mara turns", "mara"),
        ("Mara's coat flaps in the wind.", "mara"),
        ("The keeper, alone.", "keeper"),
        ("Old Tom waits.", "keeper"),
        ("The old keeper nods.", "keeper"),
        ("The wet keeper looks out to sea.", "keeper"),
        ("Close on the oil lantern.", "lantern"),
        ("She raises her lantern.", "mara lantern"),
        ("The ball rolls.", "ball.1"),
        ("A ball rolls.", "ball.2"),
        ("Another keeper arrives.", "person.1"),
        ("She turns round.", "mara"),
        ("He sits.", "keeper"),
        ("They walk off.", "keeper mara"),
        ("The woman follows the man.", "keeper mara"),
        ("Two men carry a crate.", "crate.1 person.1 person.2"),
        ("Nobody there. Night. Rain.", ""),
        ("Mara and the keeper argue.", "keeper mara"),
        ("We see Mara run.", "mara"),
        ("Cut to: the keeper runs after her.", "keeper mara"),
    ],
)
def test_who_is_meant(text: str, who: str, cast: list[Known], presets: Presets) -> None:
    assert set(ids(read(text, presets, cast))) == set(who.split())


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Rose picks a rose.", "flower rose"),
        ("She smells the rose.", "flower"),
        ("Red runs past a red car.", "red car"),
        ("A red light flashes.", "table_lamp"),
        ("Red light fills the room.", ""),
        ("Bear steps back. A bear growls.", "bear bear.1"),
        ("Will Jet and Will run?", "jet will"),
        ("Will walks away.", "will"),
        ("The jet lands.", "airplane"),
        ("She looks at the watch.", "watch"),
        ("ROSE WALKS IN.", "rose"),
        ("They watch Rose.", "rose"),
        ("Dr. Watson sits. Watson nods.", "watson"),
        ("Vance stands up.", "vance"),
        ("José waves. Søren waves back.", "jose"),
    ],
)
def test_names_that_are_words(text: str, who: str, awkward: list[Known], presets: Presets) -> None:
    found = {
        one.partition(".")[0] if one != "bear.1" else one
        for one in ids(read(text, presets, awkward))
    }
    assert set(who.split()) <= found
    people = {"rose", "red", "bear", "will", "jet", "watson", "vance", "jose", "watch"}
    if not text.startswith(("They", "She")):  # these mean somebody else besides
        assert found & people == set(who.split()) & people


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        ("He gives it to her.", ["give keeper > mara lantern"]),
        ("The keeper hands Mara the letter.", ["give keeper > mara letter"]),
        ("Mara takes the letter from the keeper.", ["give keeper > mara letter"]),
        (
            "Mara picks up the lantern and puts it on the table.",
            ["pick_up mara > lantern", "put_down mara > lantern on table.1"],
        ),
        ("Mara drops the lantern.", ["drop mara > lantern"]),
        ("Mara sets the lantern down between them.", ["put_down mara > lantern"]),
        ("Mara leaves the letter on a bench.", ["put_down mara > letter on bench.1"]),
        ("Mara leaves the house.", ["leave mara > house.1"]),
        ("He sits down. She stands up.", ["sit keeper", "stand_up mara"]),
        ("Mara and the keeper shake hands.", ["shake_hands mara > keeper"]),
        ("She shakes his hand.", ["shake_hands mara > keeper"]),
        ("Mara hugs him.", ["hug mara > keeper"]),
        ("Mara shakes her head.", ["shake_head mara"]),
        ("Mara points at the lighthouse.", ["point mara > lighthouse.1"]),
        ("She storms out.", ["leave mara"]),
        ("The keeper bursts in.", ["enter keeper"]),
        ("The keeper watches her go.", ["look keeper > mara", "walk mara"]),
        ("She throws the lantern at a wall. It shatters.", [
            "throw mara > wall.1 lantern", "fall lantern",
        ]),
    ],
)  # fmt: skip
def test_what_is_done(text: str, actions: list[str], cast: list[Known], presets: Presets) -> None:
    assert [told(one) for one in read(text, presets, cast).actions] == actions


def test_the_known_stay_as_they_are(cast: list[Known], presets: Presets) -> None:
    scene = read("The wet keeper, small against the sea, holds a big lantern.", presets, cast)
    keeper, lantern = scene.entity("keeper"), scene.entity("lantern")
    known = {one.entity.id: one.entity for one in cast}
    assert keeper is not None and lantern is not None
    assert keeper.wears == known["keeper"].wears
    assert (keeper.traits, keeper.scale) == (known["keeper"].traits, known["keeper"].scale)
    assert set(keeper.attributes) == {*known["keeper"].attributes, "wet", "small"}
    assert keeper.holds == ("lantern",)
    assert lantern.scale == known["lantern"].scale


def test_clothes_said_in_the_action_are_worn_in_this_shot(
    cast: list[Known], presets: Presets
) -> None:
    mara = read("Mara in a red coat waits.", presets, cast).entity("mara")
    assert mara is not None
    assert [(one.kind, one.color) for one in mara.wears] == [("coat", "#c8252c")]


def test_who_is_elsewhere_is_not_meant_by_they(cast: list[Known], presets: Presets) -> None:
    away = [one.model_copy(update={"here": one.entity.id != "keeper"}) for one in cast]
    anna = Known(entity=looked("a young woman", "anna", presets), words=("anna",))
    assert set(ids(read("They leave.", presets, [anna, *away]))) == {"anna", "mara"}
    assert ids(read("He enters.", presets, away)) == ["keeper"]


def test_whom_a_line_is_said_to(cast: list[Known], presets: Presets) -> None:
    scene = read('Mara tells the keeper "Run!" The keeper nods.', presets, cast)
    assert [(line.who, line.to, line.say) for line in scene.lines] == [("mara", "keeper", "Run!")]
    assert told(scene.actions[-1]) == "nod keeper"


def test_names_of_places_make_no_things(cast: list[Known], presets: Presets) -> None:
    scene = read("Mara walks to the lamp room.", presets, cast, ("lamp room",))
    assert ids(scene) == ["mara"]
    assert scene.unplaced == ()


def test_what_is_put_down_was_held(cast: list[Known], presets: Presets) -> None:
    mara = read("Mara puts down the lantern.", presets, cast).entity("mara")
    assert mara is not None and mara.holds == ("lantern",)
    mara = read("Mara picks up the lantern and puts it down.", presets, cast).entity("mara")
    assert mara is not None and mara.holds == ()
    mara = read("Mara walks, a lantern in her hand.", presets, cast).entity("mara")
    assert mara is not None and mara.holds == ("lantern",)


def test_nobody_known_changes_nothing(presets: Presets) -> None:
    text = "A woman in a red coat throws a ball to her dog, then they run."
    assert read(text, presets, ()) == read(text, presets)


def test_no_dictionary_is_opened_for_words_of_the_lexicon() -> None:
    code = (
        "import sys; from soracli.script.presets import load_presets as p; "
        "from soracli.script.reader import read; "
        "read('Two men ran and sat on the benches, then the dogs fled.', p()); "
        "sys.exit('simplemma' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("words", "mood"),
    [
        ('A woman whispers "Not here."', "whisper"),
        ('A woman shouts "Not here."', "shout"),
        ('A man sobs "I am sorry."', "sob"),
        ('A man says "Not here."', ""),
        ('A man whispers coldly "Not here."', "coldly"),
        ('A man whispers "Not here." Then he says "Go."', "whisper"),
    ],
)
def test_the_verb_of_a_line_says_how_it_is_spoken(words: str, mood: str, presets: Presets) -> None:
    assert read(words, presets).lines[0].mood == mood


@pytest.mark.parametrize("words", ["A foghorn sounds in the distance.", "The doorbell rings."])
def test_what_is_heard_and_not_seen_is_a_sound(words: str, presets: Presets) -> None:
    scene = read(f"A woman in a kitchen looks up. {words}", presets)
    assert not scene.unplaced
    assert [entity.noun for entity in scene.entities] == ["woman"]
    assert any(noun in scene.sounds[0] for noun in ("foghorn", "doorbell"))


def test_who_is_called_player_is_the_player(presets: Presets) -> None:
    looks = {
        "thief": ("young man in a red hoodie", ("thief",)),
        "player": ("basketball player in an orange jersey", ("player",)),
    }
    scene = read(
        "The thief runs. The player throws the ball at him.", presets, heard(looks, presets)
    )
    throws = [one for one in scene.actions if one.motion == "throw"]
    assert [(one.agents, one.target) for one in throws] == [(("player",), "thief")]
