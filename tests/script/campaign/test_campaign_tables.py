"""Tables of variables as people's programs write them, and everything that can be wrong in them."""

import json

import pytest

PROMPT = 'prompt: "{note} {product}"\nmatrix: {product: %s}\n'
CSV = PROMPT % "t.csv"


@pytest.mark.parametrize(
    "text",
    [
        "product,note\ncup,007\n",
        "\ufeffproduct,note\r\ncup,007\r\n",
        "product;note\ncup;007",
        '"product"\t"note"\n"cup"\t" 007 "\n\n',
        "product , note\n\ncup,007\n,\n",
    ],
    ids=["plain", "with a mark, from Windows", "semicolons", "tabs and quotes", "gaps"],
)
def test_every_dialect_says_the_same_and_numbers_stay_as_they_are_written(made, text: str) -> None:
    assert [one.variables for one in made(CSV, {"t.csv": text})] == [
        {"product": "cup", "note": "007"}
    ]


def test_cells_hold_line_breaks_quotes_and_braces(made) -> None:
    (one,) = made(CSV, {"t.csv": 'product,note\ncup,"a ""b"",\n{x} {% if %}"\n'})
    assert one.variables["note"] == 'a "b",\n{x} {% if %}'
    assert one.board.storyboard.shots[0].action == 'a "b",\n{x} {% if %} cup'


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("t.jsonl", '{"product": "cup", "note": 1.5}\n\n{"product": "pot", "note": true}\n'),
        ("t.yaml", "- {product: cup, note: 1.5}\n- product: pot\n  note: true\n"),
        ("t.json", '[{"product": "cup", "note": 1.5}, {"product": "pot", "note": true}]'),
    ],
)
def test_lists_of_mappings_are_tables_too(made, name: str, text: str) -> None:
    found = made(PROMPT % name, {name: text})
    said = [one.board.storyboard.shots[0].action for one in found]
    assert said == ["1.5 cup", "true pot"]
    spot = found[1].origins["note"].spot
    assert spot.page.text.split("\n")[spot.line][spot.column :].startswith("true")


def test_what_yaml_would_change_stays_as_it_is_written(made) -> None:
    found = made('prompt: "{a}"\nmatrix: {a: [no, 1.50, 007, on, 1e3, 12:30, 5, "5.0"]}\n')
    assert [one.board.storyboard.shots[0].action for one in found] == [
        "no", "1.50", "007", "on", "1e3", "12:30", "5", "5.0"
    ]  # fmt: skip


BAD = {
    "a ragged row": ("product,note\ncup,1\npot\n", "t.csv:3:1", "row 2 has 1 cells, and the head"),
    "a name twice": ("product,note,note\ncup,1,2\n", "t.csv:1:14", '"note" is there twice'),
    "no name": ("product,,note\ncup,1,2\n", "t.csv:1:9", "column 2 has no name"),
    "a bad name": ("product,price in €\ncup,1\n", "t.csv:1:9", "cannot be the name of a column"),
    "no such column": ("produkt,note\ncup,1\n", "campaign.yaml:3:19", 'no column "product"'),
    "an open quote": ('product,note\ncup,1\npot,"2\n', "t.csv:3:1", "and never ends"),
    "a stray quote": ('product,note\ncup,"1"2\n', "t.csv:2:1", "this row cannot be read"),
    "a nul": ("product,note\ncup,\0\n", "t.csv:2", "control characters"),
    "an escape": ("product,note\ncup,\x85\n", "t.csv:2:5", "control characters"),
    "no rows": ("product,note\n", "t.csv:1:1", "there are no rows"),
    "nothing": ("", "t.csv:1:1", "has no header"),
    "an empty name": ("product,note\n,1\n", "t.csv:2:1", 'row 1, column "product": "" is empty'),
}


@pytest.mark.parametrize("name", BAD)
def test_broken_tables_are_told_with_row_and_place(told, name: str) -> None:
    text, place, words = BAD[name]
    fault = told(CSV, {"t.csv": text})
    assert fault.place == place and words in fault.message, str(fault)
    assert fault.hint


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"a": NaN}',
        '{"product": [1]}',
        '{"product": "a", "product": "b"}',
        '{"product": "\\u001b[2J"}',
        "[" * 3000,
    ],
)
def test_broken_json_lines_are_told_with_their_line(told, line: str) -> None:
    first = json.dumps({"product": "cup", "note": ""})
    fault = told(PROMPT % "t.jsonl", {"t.jsonl": f"{first}\n{line}\n"})
    assert fault.place.startswith("t.jsonl:2:")


@pytest.mark.parametrize("path", ["../t.csv", "/etc/t.csv", "a\\\\t.csv", "C:t.csv", "none.csv"])
def test_tables_lie_in_the_folder_of_the_campaign(told, path: str) -> None:
    fault = told(f'prompt: a\nmatrix: {{product: "{path}"}}\n')
    assert fault.place == "campaign.yaml:3:19"
    assert "folder" in fault.message + fault.hint


def test_row_734_is_named_with_its_column_and_value(told) -> None:
    """The row is counted as a spreadsheet does without its header, also after line breaks."""
    rows = [f"p{number},a note,2" for number in range(1, 1001)]
    rows[733] = "p734,a note,abc"
    rows[10] = 'p11,"two\nlines",2'
    text = "\n".join(["product,note,seconds", *rows])
    fault = told('prompt: "{product}"\nmatrix: {product: t.csv}\n', {"t.csv": text})
    assert fault.place == "t.csv:736:13"
    assert fault.message.startswith('row 734, column "seconds": "abc" was filled in, and "seconds"')
    assert fault.snippet.splitlines()[0] == "p734,a note,abc"
