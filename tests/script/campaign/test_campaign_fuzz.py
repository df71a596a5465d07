"""Campaigns are hostile until proven otherwise: broken ones are refused in words, and soon."""

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from soracli.errors import InputError
from soracli.script.board.part import Page, Part, Spot
from soracli.script.campaign import Faulty, is_campaign, read_campaign
from soracli.script.campaign.csv_table import read_csv
from soracli.script.campaign.filters import Unfit
from soracli.script.campaign.listed_table import read_jsonl, read_listed
from soracli.script.campaign.template import read_template
from soracli.script.presets import load_presets

EASY = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
CAMPAIGN = """\
schema: campaign/1
prompt: "A {color} {product}. {% if locale == 'de' %}x{% endif %}"
variables: {brand: Alder}
matrix:
  product: [cup, pot]
  locale: {en: {color: red}, de: {color: blue}}
exclude: [{locale: de, product: pot}]
include: [{locale: ja, product: cup, color: gold}]
output: "{locale}/{product}"
"""
TRICKS = [
    "{",
    "}",
    "{%",
    "{#",
    "{{",
    "&a [*a]",
    "!!python/object:os.system x",
    "- - -",
    "\0",
    "\x85",
]
WORDS = st.sampled_from(
    ["{", "}", "{% if a %}", "{% endif %}", "{#", "#}", "|", "a", "b", "'", '"', "(", ")", "[", "]",
     "upper", "replace", ".", "~", ",", ":", " ", "\n", "1", "not ", "==", "-", "{%- ", "in ", "é"]
)  # fmt: skip


def told(text: str, folder: Path) -> None:
    """Read it all; only an InputError may come of it."""
    began = time.process_time()
    is_campaign(text, "a.yaml")
    try:
        for one in read_campaign(text, "a.yaml", folder, load_presets()).variants():
            assert not isinstance(one, Faulty) or one.error.message
    except InputError as error:
        assert error.message
    assert time.process_time() - began < 5


@EASY
@given(st.data())
def test_a_broken_campaign(tmp_path: Path, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(CAMPAIGN)))
    end = data.draw(st.integers(start, min(len(CAMPAIGN), start + 60)))
    piece = data.draw(st.sampled_from(["", CAMPAIGN[start:end] * 2, *TRICKS]) | st.text(max_size=9))
    told(CAMPAIGN[:start] + piece + CAMPAIGN[end:], tmp_path)


@EASY
@given(st.lists(WORDS, max_size=30).map("".join) | st.text(max_size=40))
def test_any_template(text: str) -> None:
    part = Part(text, Spot(Page("t.yaml", text), 0, 0))
    try:
        template = read_template(part)
        if template.missing(["a", "b"]) is None:
            template.fill({"a": "x", "b": "{"})
    except (InputError, Unfit) as error:
        assert str(error)


@EASY
@given(st.text(st.sampled_from('ab,;"\n\t{}1 \u2028é'), max_size=60) | st.text(max_size=60))
def test_any_table(text: str) -> None:
    """What is read can be pointed at, cell by cell."""
    for read in (read_csv, read_listed, read_jsonl):
        try:
            table = read(Page("t.csv", text))
        except InputError as error:
            assert error.place.startswith("t.csv")
            continue
        for row in table.rows:
            for name in row.values:
                assert row.origin(name).refuse("no", "none").place.startswith("t.csv:")


@pytest.mark.parametrize("name", ["t.csv", "t.jsonl", "t.yaml"])
def test_a_huge_table_ends_soon(tmp_path: Path, name: str) -> None:
    rows = {
        "t.csv": "product,x\n" + "".join(f"p{n},1\n" for n in range(100_001)),
        "t.jsonl": "".join(f'{{"product": "p{n}"}}\n' for n in range(20_000)) + "{",
        "t.yaml": "- {product: a, x: 1, y: 2}\n" * 70_000,
    }
    (tmp_path / name).write_text(rows[name])
    told(f"schema: campaign/1\nprompt: a\nmatrix: {{product: {name}}}\n", tmp_path)
