"""Which variants a campaign has, and the variables of each."""

import pytest

COPY = (
    'locale;product;headline\nen;cup;Warm up.\nen;pot;Pour.\nde;cup;"Wärm; dich."\nde;pot;Gieß.\n'
)
TEA = """
prompt: "A {color} {product}."
matrix:
  product: products.csv
  locale: {en: {voice: low-warm}, de: {voice: bright-clear}}
"""
PRODUCTS = "product,color\ncup,red\npot,blue\n"


def axes(variants) -> list[tuple]:
    return [tuple(one.axes.values()) for one in variants]


def test_axes_are_combined_in_order_the_first_one_slowest(made) -> None:
    found = made(TEA, {"products.csv": PRODUCTS})
    assert axes(found) == [("cup", "en"), ("cup", "de"), ("pot", "en"), ("pot", "de")]
    assert [one.number for one in found] == [1, 2, 3, 4]
    assert found[1].variables == {
        "product": "cup", "color": "red", "locale": "de", "voice": "bright-clear"
    }  # fmt: skip


def test_a_table_brings_the_row_that_agrees(made) -> None:
    found = made(TEA + "tables: [copy.csv]\n", {"products.csv": PRODUCTS, "copy.csv": COPY})
    said = [one.variables["headline"] for one in found]
    assert said == ["Warm up.", "Wärm; dich.", "Pour.", "Gieß."]
    assert found[1].origins["headline"].place == "copy.csv:4:8"
    assert found[1].origins["headline"].words == 'row 3, column "headline": "Wärm; dich."'
    assert found[1].origins["voice"].place == "campaign.yaml:6:47"


def test_what_agrees_is_left_out_and_what_is_included_comes_last(made) -> None:
    more = """
exclude: [{locale: de, product: [pot, cup]}]
include: {locale: ja, product: cup, color: gold}
"""
    found = made(TEA + more, {"products.csv": PRODUCTS})
    assert axes(found) == [("cup", "en"), ("pot", "en"), ("cup", "ja")]
    assert found[2].variables["color"] == "gold"  # what is said there goes before the table
    assert [one.number for one in found] == [1, 2, 3]


def test_a_campaign_may_consist_of_includes_or_of_one_film(made) -> None:
    found = made('prompt: "{a}"\ninclude: [{a: x}, {a: z}]\n')
    assert [one.board.storyboard.shots[0].action for one in found] == ["x", "z"]
    assert [one.output for one in made("prompt: a dog\n")] == ["campaign.mp4"]


def test_few_can_be_asked_for_and_their_numbers_and_names_stay(campaign) -> None:
    file = campaign(TEA, {"products.csv": PRODUCTS})
    assert [(one.number, one.output) for one in file.variants({2, 4})] == [
        (2, "cup-de.mp4"),
        (4, "pot-de.mp4"),
    ]
    assert [path.name for path in file.files] == ["campaign.yaml", "products.csv"]


@pytest.mark.parametrize(
    ("more", "place", "words"),
    [
        ("exclude: [{locale: fr}]", "7:20", '"fr" is none of the values of locale'),
        ("exclude: [{local: de}]", "7:12", 'there is no variable "local"'),
        ("include: [{locale: ja}]", "7:11", '"product" is missing here'),
        (
            "variables: {color: red}",
            "products.csv:2:5",
            'two places: campaign.yaml:7:20 (variables, "color": "red")',
        ),
        ("matrix2: {}", "7:1", 'unknown key "matrix2"'),
        ("tables: [a.txt]", "7:10", "a.txt cannot be read"),
        (
            "tables: [products.csv]",
            "products.csv:2:5",
            '"color" comes from two places: products.csv:2:5',
        ),
        ("variables: {if: 1}", "7:13", '"if" cannot be the name of a variable'),
        ("storyboard: a.yaml", "7:1", "of a prompt or of a storyboard"),
    ],
)
def test_faults_are_told_with_their_place(told, more: str, place: str, words: str) -> None:
    fault = told(TEA.lstrip() + "\n" + more, {"products.csv": PRODUCTS})
    assert fault.place.endswith(place) and words in fault.message, str(fault)
    assert fault.hint and "^" in fault.snippet


def test_a_value_that_is_there_twice_or_nowhere_is_told_with_both_places(told) -> None:
    twice = told(TEA, {"products.csv": PRODUCTS + "cup,green\n"})
    assert str(twice).startswith('products.csv:4:1: row 3, column "product": "cup" is there twice')
    assert "products.csv:2:1" in twice.hint
    files = {"products.csv": PRODUCTS, "copy.csv": COPY + "en,cup,x\n".replace(",", ";")}
    both = told(TEA + "tables: copy.csv", files)
    assert 'rows 1 and 5 are both for locale "en", product "cup"' in both.message
    files["copy.csv"] = "product,headline\ncup,Warm.\n"
    none = told(TEA + "tables: copy.csv", files)
    assert none.message == 'copy.csv has no row for product "pot"'


def test_too_many_variants_are_refused_before_they_are_made(told) -> None:
    axis = f"[{', '.join(map(str, range(400)))}]"
    fault = told(f"prompt: a\nmatrix: {{a: {axis}, b: {axis}}}\n")
    assert fault.message == "160,000 variants are too many; at most 20,000 are"
