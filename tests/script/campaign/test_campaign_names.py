"""What the films of a campaign are called: names that every system can write, each once."""

import pytest

from soracli.script.campaign import Faulty


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ("a/b\\\\c:d*e?f|g<h>i", "a-b-c-d-e-f-g-h-i"),
        ("..", "campaign"),
        ("con", "con-"),
        ("LPT1.txt", "LPT1.txt-"),
        ("お茶", "お茶"),
        ("Cafe\u0301", "Caf\u00e9"),
        ("a\u202egpj.exe", "a-gpj.exe"),
        ("x" * 500, "x" * 180),
        ("茶" * 200, "茶" * 60),
        (" . spaces  and dots. ", "spaces and dots"),
    ],
)
@pytest.mark.parametrize("output", ["", 'output: "out/{a}"\n'])
def test_values_cannot_lead_anywhere(campaign, value: str, name: str, output: str) -> None:
    found = campaign(f'prompt: a dog\nmatrix: {{a: ["{value}"]}}\n{output}').variants()
    if value == ".." and output:
        assert isinstance(found[0], Faulty) and "names no file" in found[0].error.message
    else:
        assert found[0].output == ("out/" if output else "") + f"{name}.mp4"


def test_slashes_of_the_template_are_folders_and_the_ending_is_added_once(made) -> None:
    found = made("prompt: a\nmatrix: {a: [x, z/2]}\noutput: \"{a|upper}/{a ~ '/' ~ a}.mp4\"\n")
    assert [one.output for one in found] == ["X/x-x.mp4", "Z-2/z-2-z-2.mp4"]


@pytest.mark.parametrize("output", ["../{a}", "/tmp/{a}", "a/./{a}", "~/{a}", "C:{a}", "a\\\\{a}"])
def test_a_template_of_names_stays_in_the_folder(told, output: str) -> None:
    fault = told(f'prompt: a\nmatrix: {{a: [x]}}\noutput: "{output}"\n')
    assert fault.place == "campaign.yaml:4:9"


def test_two_films_of_one_name_are_found_with_both_rows(told) -> None:
    table = "p,q\ncup,1\nCUP ,2\n"
    fault = told('prompt: "{q}"\nmatrix: {p: t.csv, l: [en, de]}\n', {"t.csv": table})
    assert '"CUP-en.mp4" would be two films' in fault.message
    assert 'variant 1 (row 1, column "p": "cup")' in fault.message
    assert 'variant 3 (row 2, column "p": "CUP")' in fault.message
    lacking = told('prompt: "{q}"\nmatrix: {p: t.csv, l: [en, de]}\noutput: "{p}"\n')
    assert lacking.hint == "Write {l} into it, too."
    assert lacking.place == "campaign.yaml:4:9"


def test_a_film_cannot_be_a_folder_of_others(told) -> None:
    fault = told('prompt: a\nmatrix: {a: [x, y]}\noutput: "{% if a == \'x\' %}b{% else %}b.mp4/c'
                 '{% endif %}"\n')  # fmt: skip
    assert "would be two films" in fault.message
