"""Action lines as creators write them, of six little films: who does what to whom."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read
from soracli.story.scene import Action, Known

# Of each film: its cast (look, and by what words it is called), and its lines with what they say:
# motion, who, "> whom", with what, "on" what; "-" is a verb that the stage does not show.
Cast = dict[str, tuple[str, tuple[str, ...]]]
FILMS: dict[str, tuple[Cast, dict[str, list[str]]]] = {
    "pier": (
        {
            "mara": ("woman in her thirties, short black hair, yellow raincoat", ("mara",)),
            "keeper": ("old man, white beard, navy sweater", ("keeper", "old tom")),
            "lantern": ("brass oil lantern", ("lantern",)),
            "letter": ("sealed white envelope", ("letter",)),
        },
        {
            "Mara walks along the pier, a lantern in her hand.": ["walk mara"],
            "He looks up. She stops.": ["look keeper", "stand mara"],
            'MARA: "You knew."': ["talk mara"],
            "Mara holds out the letter. The keeper doesn't take it.": ["hold mara > letter"],
            "The keeper stands up slowly and turns away from her.": [
                "stand_up keeper",
                "turn keeper",
            ],
            "She puts a hand on his shoulder.": ["look mara > keeper"],
            "He takes the letter, reads it, and drops it into the water.": [
                "pick_up keeper > letter",
                "read keeper > letter",
                "drop keeper > letter",
            ],
            "Mara runs back to the lighthouse.": ["run mara > lighthouse.1"],
            "The keeper watches her go.": ["look keeper > mara", "walk mara"],
            "Mara lifts the lantern; the keeper shields his eyes.": [
                "pick_up mara > lantern",
                "look keeper",
            ],
            "Mara sets the lantern down between them and walks away — slowly.": [
                "put_down mara > lantern",
                "leave mara",
            ],
            "The keeper picks up the lantern and follows her into the fog.": [
                "pick_up keeper > lantern",
                "follow keeper > mara",
            ],
        },
    ),
    "heist": (
        {
            "vera": ("woman, black turtleneck, red hair", ("vera",)),
            "duke": ("large bald man in a gray suit", ("duke",)),
            "jet": ("young man in a green hoodie", ("jet",)),
            "briefcase": ("black leather briefcase", ("briefcase", "case")),
            "key": ("small golden key", ("key",)),
        },
        {
            "Vera slips into the corridor, briefcase in hand.": ["enter vera"],
            "Jet keeps watch at the door.": ["look jet > door.1"],
            'JET bursts in. "They\'re coming!"': ["enter jet", "talk jet"],
            "All three run.": ["run vera,duke,jet"],
            "Two guards enter from the left and chase them.": [
                "enter person.1,person.2",
                "chase person.1,person.2 > vera",
            ],
            "Duke throws the briefcase to Vera. She catches it.": [
                "throw duke > vera briefcase",
                "catch vera > briefcase",
            ],
            "Vera climbs onto the roof and helps Jet up.": [
                "climb vera on ladder.1",
                "pet vera > jet",
                "stand_up jet",
            ],
            "A guard grabs Jet's arm. Jet kicks him and runs off.": [
                "look person.1 > jet",
                "kick jet > person.1",
                "leave jet",
            ],
            "Vera looks back, then jumps.": ["look vera", "jump vera"],
            "Duke closes the case and smiles.": ["close duke > briefcase", "smile duke"],
        },
    ),
    "chase": (
        {
            "red": ("girl, red hooded coat", ("red",)),
            "bear": ("tall man with a beard, brown fur coat", ("bear",)),
            "wolf": ("a gray wolf", ("wolf",)),
        },
        {
            "Red runs through the forest.": ["run red"],
            "Red hides behind a tree. The wolf sniffs the ground.": ["crouch red", "sniff wolf"],
            "The wolf runs after her.": ["chase wolf > red"],
            "She trips over a root and falls.": ["stumble red", "fall red"],
            "Bear steps out from behind a rock with an axe.": ["walk bear > snowball.1 axe.1"],
            "The wolf leaps at Bear, who swings the axe.": [
                "pounce wolf > bear",
                "swing bear > axe.1",
            ],
            "Red gets up and runs toward the cabin.": ["stand_up red", "run red"],
            "The wolf turns and runs away.": ["turn wolf", "flee wolf"],
            "Bear picks Red up and carries her home.": ["pick_up bear > red", "hold bear > red"],
            "They stop at the river, out of breath.": ["stand red,bear"],
        },
    ),
    "advert": (
        {
            "ana": ("young woman athlete in a white tank top and blue shorts", ("ana",)),
            "sneaker": (
                "white running shoe with an orange stripe",
                ("sneaker", "sneakers", "shoe", "shoes"),
            ),
        },
        {
            "Ana sprints down the street, past a dog and an old man on a bench.": [
                "run ana > dog.1"
            ],
            "Ana stops, catches her breath, and smiles at the camera.": [
                "stand ana",
                "stand ana",
                "smile ana",
            ],
            "The sneaker spins on a white background.": ["spin sneaker"],
            "A hand places a cup of coffee on the counter.": [
                "put_down person.1 > mug.1 on table.1"
            ],
            "The barista slides a cup of coffee to Ana.": ["give person.1 > ana mug.1"],
            "She sips the coffee and closes her eyes.": ["drink ana > mug.1", "wink ana"],
        },
    ),
    "kitchen": (
        {
            "paul": ("man in his forties, glasses, blue shirt", ("paul", "dad")),
            "rose": ("woman in a green dress, long brown hair", ("rose", "mum")),
            "emma": ("girl of eight, pink pajamas", ("emma",)),
            "plate": ("blue ceramic plate", ("plate",)),
        },
        {
            "Paul sits down at the table and opens his laptop.": [
                "sit paul > table.1",
                "open paul > laptop.1",
            ],
            "Rose slams the plate on the table.": ["put_down rose > plate on table.1"],
            '"You forgot," Rose says. "Again."': ["talk rose"],
            "Paul gets up and walks to the window.": ["stand_up paul", "walk paul > window.1"],
            "Rose throws the plate at the wall. It shatters.": [
                "throw rose > wall.1 plate",
                "fall plate",
            ],
            "Emma stands in the doorway, holding a teddy bear.": [
                "stand emma > door.1",
                "hold emma > teddy_bear.1",
            ],
            "Paul kneels in front of Emma and hugs her.": ["kneel paul", "hug paul > emma"],
            "Rose turns her back on them.": ["turn rose"],
            "Rose picks up the broken plate.": ["pick_up rose > plate"],
            "She wipes her eyes and nods.": ["rub_eyes rose", "nod rose"],
            "Everyone sits at the table and eats in silence.": [
                "sit paul,rose,emma > table.1",
                "eat paul,rose,emma",
            ],
            "Emma runs out of the kitchen.": ["leave emma"],
        },
    ),
    "corridor": (
        {
            "ada": ("astronaut in a white spacesuit", ("ada",)),
            "unit": ("small gray robot", ("unit 7", "unit")),
            "core": ("glowing blue glass sphere", ("core",)),
        },
        {
            "Ada runs down the corridor towards the airlock, the core under her arm.": ["run ada"],
            "Unit 7 rolls after her.": ["slide unit > ada"],
            "The robot beeps. She glances at it.": ["look ada > unit"],
            "Two soldiers march in and point their weapons at Ada.": [
                "enter person.1,person.2",
                "point person.1,person.2 > ada sword.1",
            ],
            "Ada raises her hands.": ["cheer ada"],
            "Ada floats away from the ship, weightless.": ["drift ada"],
        },
    ),
}


def told(action: Action) -> str:
    """An action in short: "give keeper > mara letter"."""
    parts = [action.motion or "-", ",".join(action.agents)]
    parts += [f"> {action.target}"] if action.target else []
    parts += [action.instrument] if action.instrument else []
    parts += [f"on {action.over}"] if action.over else []
    return " ".join(parts)


@pytest.fixture(scope="module")
def known(presets: Presets) -> dict[str, list[Known]]:
    return {
        film: [
            Known(
                entity=read(look, presets).entities[0].model_copy(update={"id": name}), words=words
            )
            for name, (look, words) in cast.items()
        ]
        for film, (cast, _) in FILMS.items()
    }


@pytest.mark.parametrize(
    ("film", "line", "actions"),
    [(film, line, said) for film, (_, lines) in FILMS.items() for line, said in lines.items()],
)
def test_action_line(
    film: str, line: str, actions: list[str], known: dict[str, list[Known]], presets: Presets
) -> None:
    scene = read(line, presets, known[film], ("pier", "lamp room", "cabin", "airlock"))
    assert [told(action) for action in scene.actions] == actions
