"""The film of each variant: texts that are filled, and variables that set something of a film."""

import pytest

from soracli.errors import InputError
from soracli.plan.request import Request
from soracli.studio.filming import plan_film

BOARD = """\
schema: storyboard/1
title: "{brand}"
style: cinematic
delivery: {size: 640x360, aspect: "16:9", fps: 12}
world:
  characters:
    mara: {look: "woman in a {color} coat", voice: "{voice|default('low-warm')}"}
shots:
  - action: 'Mara drinks {product}.'
    seconds: "{seconds}"
    lines: [{mara: "{% if locale == 'de' %}Mm.{% else %}{line}{% endif %}"}]
    titles: "{product|upper}"
  - action: She smiles.
    camera: {angle: low, framing: "{framing|default('wide')}"}
"""
SPOT = """
storyboard: spot.yaml
variables: {brand: Alder, color: red, line: "Hm {x}", seconds: 1}
matrix: {product: [tea, milk], locale: [en, de]}
"""


def test_every_text_of_a_storyboard_is_filled_for_each_variant(made) -> None:
    boards = [one.board.storyboard for one in made(SPOT, {"spot.yaml": BOARD})]
    assert [one.shots[0].action for one in boards[::2]] == ["Mara drinks tea.", "Mara drinks milk."]
    assert [one.shots[0].lines[0].say for one in boards[:2]] == ["Hm {x}", "Mm."]
    first = boards[0]
    assert first.title == "Alder" and first.shots[0].seconds == 1
    assert first.world.characters["mara"].look == "woman in a red coat"
    assert first.world.characters["mara"].voice.preset == "low-warm"
    assert first.shots[0].titles[0].text == "TEA"


def test_what_a_storyboard_includes_is_filled_and_may_be_chosen_by_a_variable(made) -> None:
    files = {
        "films/spot.yaml": "schema: storyboard/1\nworld: {characters: 'cast-{locale}.yaml', "
        "places: places.yaml}\nshots: [{action: Mara waits., place: bar}]\n",
        "films/cast-en.yaml": 'mara: {look: "a {product} seller"}',
        "films/cast-de.yaml": 'mara: {look: "eine {product} {line}"}',
        "films/places.yaml": 'bar: {look: "a {color} bar"}',
    }
    text = SPOT.replace("spot.yaml", "films/spot.yaml").replace("locale: [en, de]", "locale: [de]")
    worlds = [one.board.storyboard.world for one in made(text, files)]
    assert [one.characters["mara"].look for one in worlds] == [
        "eine tea Hm {x}",
        "eine milk Hm {x}",
    ]
    assert worlds[0].places["bar"].look == "a red bar"


def test_markdown_storyboards_have_blanks_too(made) -> None:
    text = "---\nschema: storyboard/1\n---\n## A\nMara drinks {product}.\n> MARA: {line}\n"
    world = "world: {characters: {mara: {look: a woman}}}\n---\n## A"
    files = {"spot.md": text.replace("---\n## A", world)}
    found = made(SPOT.replace("spot.yaml", "spot.md"), files)
    assert found[0].board.storyboard.shots[0].action == "Mara drinks tea."
    assert found[0].board.storyboard.shots[0].lines[0].say == "Hm {x}"


def test_variables_called_like_something_of_a_film_set_it(made) -> None:
    more = """
include: [{product: a, locale: en, style: noir, seed: 7, music: none, captions: burnt, quality: "",
           title: T, delivery: square, camera: "low angle"}]
"""
    *plain, last = made(SPOT + more, {"spot.yaml": BOARD})
    board = last.board.storyboard
    assert (board.style, board.seed, board.music) == ("noir", 7, "none")
    assert board.title == "T"
    assert board.quality is None
    assert (board.delivery.captions, board.delivery.preset) == ("burnt", "square")
    assert plain[0].board.storyboard.style == "cinematic"


def test_a_template_that_uses_such_a_variable_has_the_last_word(made) -> None:
    board = BOARD.replace("style: cinematic", 'style: "{style}, grainy"')
    found = made(SPOT.replace("color", "style: noir, color"), {"spot.yaml": board})
    assert found[0].board.storyboard.style == "noir, grainy"


def test_the_delivery_of_a_variant_goes_before_that_of_the_storyboard(made, presets) -> None:
    text = SPOT.replace("locale: [en, de]", "locale: [en], delivery: [vertical-feed, square]")
    tall, square, *_ = [one.board for one in made(text, {"spot.yaml": BOARD})]
    shapes = [plan_film(one, Request(), presets).shots[0].spec for one in (tall, square)]
    assert shapes[0].height > shapes[0].width and shapes[1].height == shapes[1].width
    assert {one.fps for one in shapes} == {12}  # a delivery that asks for no rate leaves it


def test_a_size_makes_every_delivery_smaller(made, presets) -> None:
    text = SPOT.replace("locale: [en, de]", "locale: [en], delivery: [vertical-feed, square]")
    found = made(text.replace("color", "size: 128p, color"), {"spot.yaml": BOARD})
    shapes = [plan_film(one.board, Request(), presets).shots[0].spec for one in found[:2]]
    assert [min(one.width, one.height) for one in shapes] == [128, 128]
    board = BOARD.replace("size: 640x360, ", "").replace("16:9", "1:1")
    (one, *_) = made(SPOT.replace("color", "size: 128p, color"), {"spot.yaml": board})
    assert plan_film(one.board, Request(), presets).shots[0].spec.width == 128  # still a square


def test_a_prompt_is_a_film_of_one_shot(made, presets) -> None:
    found = made(
        'prompt: "{a}"\nmatrix: {a: [A dog runs., \'A man says "Hello there."\']}\n'
        "include: [{a: A cat sleeps., seconds: 1.5, camera: low angle}]\n"
    )
    shots = [one.board.storyboard.shots for one in found]
    assert [one[0].seconds for one in shots] == [5, None, 1.5]
    assert shots[2][0].camera.words == "low angle"
    assert plan_film(found[1].board, Request(), presets).shots[0].spec.scene.lines[0].say


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("style", "noirr", "noirr"),
        ("delivery", "sqare", "sqare"),
        ("captions", "big", "big"),
        ("seed", "x", "seed"),
        ("size", "3x3", "3x3"),
        ("model", "nobody", "nobody"),
        ("voice", "squeaky", "squeaky"),
        ("framing", "wid", "wid"),
        ("seconds", "abc", "seconds"),
    ],
)
def test_what_no_film_can_be_is_told_at_the_cell(campaign, presets, column, value, words) -> None:
    """Also where nobody finds it before the film is planned."""
    table = f"product,{column},more\ntea,,\nmilk,{value},\n"
    text = SPOT.replace("[tea, milk]", "products.csv").replace("locale: [en, de]", "locale: [en]")
    if column == "seconds":
        text, table = text.replace(", seconds: 1", ""), table.replace("tea,,", "tea,1,")
    board = BOARD if column != "voice" else BOARD.replace("|default('low-warm')", "")
    table = table.replace("tea,,", "tea,low-warm,") if column == "voice" else table
    _, bad = campaign(text, {"spot.yaml": board, "products.csv": table}).variants()
    fault = getattr(bad, "error", None)
    if fault is None:
        with pytest.raises(InputError) as caught:
            plan_film(bad.board, Request(), presets)
        fault = bad.blamed(caught.value)
    assert fault.place == "products.csv:3:6", str(fault)
    assert fault.message.startswith(f'row 2, column "{column}": "{value}" was filled in, and ')
    assert words in fault.message + fault.hint and fault.message.count("filled in") == 1
    assert fault.snippet.splitlines()[0] == f"milk,{value},"
    if column in ("seconds", "voice", "framing"):
        assert "It is filled in at spot.yaml:" in fault.hint


def test_a_fault_of_the_storyboard_itself_stays_where_it_is(told) -> None:
    fault = told(SPOT, {"spot.yaml": BOARD + "    colour: red\n"})
    assert fault.place == "spot.yaml:15:5" and 'unknown key "colour"' in fault.message


@pytest.mark.parametrize("path", ["../spot.yaml", "none.yaml", "notes.txt", "{product}.yaml"])
def test_the_storyboard_lies_beside_the_campaign(told, path: str) -> None:
    fault = told(SPOT.replace("spot.yaml", f'"{path}"'), {"notes.txt": "hello"})
    assert fault.place == "campaign.yaml:3:13" and fault.hint
