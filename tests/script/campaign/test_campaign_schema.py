"""What editors are told of campaigns agrees with what is read."""

import jsonschema
import pytest
import yaml

from soracli.errors import InputError
from soracli.script.campaign import campaign_schema, is_campaign, read_campaign

GOOD = [
    "schema: campaign/1\nprompt: a\n",
    "schema: campaign/1\nprompt: a\nmatrix: {a: [1, x, true], b: {c: {d: 1}}}\nexclude: {a: [1]}",
    "schema: campaign/1\nprompt: a\ninclude: [{a: 1}]\nvariables: {b: 2}\noutput: '{a}'\n",
]
BAD = [
    "schema: campaign/1\n",
    "schema: campaign/2\nprompt: a\n",
    "schema: campaign/1\nprompt: a\nstoryboard: b.yaml\n",
    "schema: campaign/1\nprompt: a\nmatrx: {}\n",
    "schema: campaign/1\nprompt: a\nmatrix: {a: []}\n",
    "schema: campaign/1\nprompt: a\nmatrix: {a b: [1]}\n",
    "schema: campaign/1\nprompt: a\nmatrix: {a: table.xls}\n",
    "schema: campaign/1\nprompt: a\nvariables: {a: [1]}\n",
]


@pytest.mark.parametrize("text", GOOD)
def test_what_is_good_is_read(tmp_path, presets, text: str) -> None:
    jsonschema.validate(yaml.safe_load(text), campaign_schema())
    assert is_campaign(text, "a.yaml")
    assert read_campaign(text, "a.yaml", tmp_path, presets).variants()


@pytest.mark.parametrize("text", BAD)
def test_what_is_bad_is_refused(tmp_path, presets, text: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(yaml.safe_load(text), campaign_schema())
    with pytest.raises(InputError):
        read_campaign(text, "a.yaml", tmp_path, presets)


def test_only_campaigns_are_taken_for_one() -> None:
    assert is_campaign('{"schema": "campaign/1", "prompt": "a"}', "a.json")
    assert not is_campaign("schema: storyboard/1\ntitle: 'schema: campaign/1'\n", "a.yaml")
    assert not is_campaign(GOOD[0], "a.txt")
    assert is_campaign("prompt: a\nmatrix: {}\n", "a.yaml")  # so that what it lacks is told
    assert not is_campaign("schema: storyboard/1\nmatrix: {}\n", "a.yaml")
