"""A model is told things in its own order: nothing cut in the middle, nothing in silence."""

from soracli.plan.prompting import fitted, of_sentence, of_sheet, of_shot, roles_of, seen_in
from soracli.plan.prompting.camera_words import ANGLES, FRAMINGS, MOVES, camera_words
from soracli.plan.prompting.light_words import TIMES, WEATHERS, light_words
from soracli.plan.snapshot import Presence, Snapshot
from soracli.plan.take import TakeSpec
from soracli.story import shot
from soracli.story.diffusion import Diffusion, Part, PromptStyle
from soracli.story.preset import Look, Model
from soracli.story.scene import Action, Line, Scene
from soracli.story.shot import Camera
from soracli.story.world import Character, Place, Prop, World

PARTS: dict[Part, list[str]] = {
    "action": ["Mara walks to the end of the pier"],
    "who": ["Mara: a woman in a yellow raincoat", "Keeper: an old man in a navy sweater"],
    "camera": ["wide shot, the camera dollies in"],
    "mood": ["the mood is tense"],
}
WORLD = World(
    characters={
        "mara": Character(look="a woman in a yellow raincoat"),
        "keeper": Character(look="an old man", name="old Tom"),
    },
    places={"pier": Place(look="a weathered pier")},
    props={"lantern": Prop(look="a brass lantern")},
)
SOUNDING = Diffusion(
    window=81, steps=20, sound=True, prompt=PromptStyle(order=("style", "who", "action", "speech"))
)
NOIR = Look(name="noir", prompt="film noir")


def presence(name: str, **fields: object) -> Presence:
    section = {**WORLD.characters, **WORLD.props}
    usual = {"name": name, "id": name, "noun": name, "look": section[name].look}
    return Presence(**{**usual, **fields})  # type: ignore[arg-type]


def snapshot(*present: Presence) -> Snapshot:
    return Snapshot(
        shot="one", number=1, place="pier", set="coast", scene=Scene(text=""), present=present
    )


def take(**scene: object) -> TakeSpec:
    told = {"text": "Mara waits.", "time": "dusk", "weather": "fog", **scene}
    return TakeSpec(
        scene=Scene(**told),  # type: ignore[arg-type]
        cast={},
        look=NOIR,
        model=Model(name="toy", family="toy", title="Toy", recipe=1, diffusion=SOUNDING),
        prompt="",
        width=64,
        height=64,
        fps=24,
        frames=24,
        seed=1,
    )


def test_the_parts_come_in_the_order_of_the_family() -> None:
    style = PromptStyle(order=("camera", "who", "action"), closing="4K.")
    assert fitted(style, PARTS).text == (
        "Wide shot, the camera dollies in. Mara: a woman in a yellow raincoat. "
        "Keeper: an old man in a navy sweater. Mara walks to the end of the pier. 4K."
    )


def test_what_is_too_long_loses_whole_sentences_the_least_important_first() -> None:
    style = PromptStyle(order=("camera", "mood", "action", "who"), words=23)
    told = fitted(style, PARTS)
    assert told.left_out == ("The mood is tense.", "Wide shot, the camera dollies in.")[::-1]
    assert "Keeper: an old man in a navy sweater." in told.text
    short = fitted(style.model_copy(update={"words": 10}), PARTS)
    assert short.text == "Mara walks to the end of the pier."
    assert len(short.left_out) == 4


def test_what_happens_is_never_left_out() -> None:
    long = {**PARTS, "action": ["she walks " * 40]}
    told = fitted(PromptStyle(words=10), long)
    assert told.text.count("walks") == 40


def test_the_words_of_the_user_come_first_and_unchanged() -> None:
    scene = Scene(text="a dog on the moon, 8k, masterpiece", time="night", weather="clear")
    said = Scene(text=scene.text)
    told = of_sentence(PromptStyle(), scene, NOIR, Camera(move="dolly in", speed=0.5), said)
    assert told.text == (
        "a dog on the moon, 8k, masterpiece. Film noir. The camera dollies in slowly."
        " At night, low light."
    )
    plain = Scene(text=scene.text, time="day", weather="clear")
    assert of_sentence(PromptStyle(), plain, None, None, said).text == scene.text


def test_everybody_is_told_with_what_they_hold_and_what_they_are_called() -> None:
    there = snapshot(
        presence("keeper"), presence("mara", acts=True, holds=("lantern",)), presence("lantern")
    )
    told = of_shot(SOUNDING, WORLD, there, take()).text
    assert told == (
        "Film noir. Mara is a woman in a yellow raincoat, holding a brass lantern. "
        "Old Tom is an old man. Mara waits."
    )
    lying = snapshot(presence("mara"), presence("lantern", state="broken"))
    assert "There is a brass lantern, broken." in of_shot(SOUNDING, WORLD, lying, take()).text


def test_a_look_without_an_article_and_a_thing_of_another_name_read_well() -> None:
    world = World(
        characters={
            "mara": Character(look="woman in her thirties, yellow raincoat"),
            "bot": Character(look="chrome robot"),
        },
        props={"relic": Prop(look="a glowing cube"), "lamp": Prop(look="old oil lamp")},
    )
    mara = Presence(
        name="mara", id="mara", noun="woman", look=world.characters["mara"].look, holds=("relic",)
    )
    others = {"relic": "a glowing cube", "lamp": "old oil lamp", "bot": "chrome robot"}
    rest = [Presence(name=one, id=one, noun=one, look=look) for one, look in others.items()]
    told = of_shot(SOUNDING, world, snapshot(mara, *rest), take()).text
    assert "Mara is a woman in her thirties, yellow raincoat, holding the relic." in told
    assert "The relic is a glowing cube." in told
    assert "There is an old oil lamp. Bot: chrome robot." in told


def test_who_has_no_name_is_called_the_same_in_the_whole_film() -> None:
    world = World(
        characters={
            "thief": Character(look="a man in a red hoodie"),
            "ada": Character(look="a woman"),
            "tom": Character(look="an old man", name="Old Tom"),
        }
    )
    roles = roles_of(world, ["The thief runs off.", "Ada points at a thief.", "the tom cat"])
    assert roles == {"thief"}
    there = snapshot(*(Presence(name=one, id=one, noun=one, look=world.characters[one].look)
                       for one in ("thief", "ada")))  # fmt: skip
    camera = Camera(framing="full", on="thief")
    with_camera = SOUNDING.model_copy(update={"prompt": PromptStyle(order=("camera", "who"))})
    told = of_shot(with_camera, world, there, take(camera=camera), roles).text
    assert "Full shot of the thief. The thief is a man in a red hoodie. Ada is a woman." in told


def test_what_the_action_says_and_what_is_too_far_away_is_not_told() -> None:
    where = SOUNDING.model_copy(update={"prompt": PromptStyle(order=("who", "place"))})
    there = snapshot(presence("mara"), presence("lantern"))
    said = take(text="A brass lantern lies on the weathered pier.")
    assert of_shot(where, WORLD, there, said).text == (
        "A brass lantern lies on the weathered pier. Mara is a woman in a yellow raincoat."
    )
    far = take(camera=Camera(framing="extreme wide"))
    told = of_shot(where, WORLD, there, far).text
    assert "lantern" not in told and "A weathered pier." in told


def test_it_does_not_rain_inside_and_clear_weather_is_not_worth_a_word() -> None:
    assert light_words("night", "rain", "kitchen") == "at night, low light, rain outside"
    assert light_words("night", "rain", "street") == "at night, low light, rain"
    style = SOUNDING.model_copy(update={"prompt": PromptStyle(order=("light",))})
    told = of_shot(style, WORLD, snapshot(presence("mara")), take(weather="clear")).text
    assert told == "Mara waits. At dusk, fading blue light."


def test_a_close_up_tells_only_of_those_it_is_about() -> None:
    there = snapshot(presence("keeper"), presence("mara"))
    close = Scene(text="", camera=Camera(framing="close-up", on="mara"))
    assert [one.name for one in seen_in(there, close)] == ["mara"]
    wide = Scene(text="", camera=Camera(framing="wide", on="mara"))
    assert len(seen_in(there, wide)) == 2
    acting = snapshot(presence("keeper", acts=True), presence("mara", acts=True))
    looks = Action(motion="look", verb="look", agents=("mara",), target="keeper")
    looked_at = close.model_copy(update={"actions": (looks,)})
    assert [one.name for one in seen_in(acting, looked_at)] == ["mara"]
    gives = looked_at.model_copy(update={"actions": (looks.model_copy(update={"motion": "give"}),)})
    assert len(seen_in(acting, gives)) == 2


def test_speech_is_told_to_models_that_make_sound_and_to_no_others() -> None:
    lines = (Line(who="keeper", to="mara", say='You "should" not be here.', mood="cold"),)
    there = snapshot(presence("keeper"), presence("mara"))
    spec = take(text="", lines=lines)
    told = of_shot(SOUNDING, WORLD, there, spec).text
    assert told.endswith("Old Tom says to Mara in a cold voice: \"You 'should' not be here.\"")
    mute = SOUNDING.model_copy(update={"sound": False})
    silent = of_shot(mute, WORLD, there, spec).text
    assert "should" not in silent and "Old Tom speaks to Mara." in silent


def test_a_sheet_shows_somebody_whole_and_a_place_empty() -> None:
    plain = PromptStyle()
    assert "full-length reference of an old man, standing alone" in (
        of_sheet(plain, "an old man.", False, NOIR).text.lower()
    )
    assert "empty and deserted" in of_sheet(plain, "a pier", True, NOIR).text


def test_the_camera_speaks_the_language_of_film() -> None:
    camera = Camera(
        framing="medium close-up", angle="low", lens=35, move="track", on="mara", over="keeper"
    )
    assert camera_words(camera, str.title) == (
        "medium close-up of Mara, from a low angle, over the shoulder of Keeper, 35mm lens,"
        " tracking shot"
    )
    assert camera_words(Camera(), str.title) == ""


def test_every_word_of_the_camera_and_of_light_has_its_words() -> None:
    assert set(FRAMINGS) == set(shot.FRAMINGS)
    assert set(ANGLES) == set(shot.ANGLES)
    assert set(MOVES) == set(shot.MOVES)
    assert set(TIMES) == set(shot.TIMES_OF_DAY)
    assert set(WEATHERS) == set(shot.WEATHERS)
