"""What a template says, and everything that it must not be able to do."""

import time

import pytest

from soracli.errors import InputError
from soracli.script.board.part import Page, Part, Spot
from soracli.script.campaign.filters import MOST_CHARACTERS, Unfit
from soracli.script.campaign.template import read_template

VALUES = {"a": "green tea", "n": 7, "price": "1.50", "yes": True, "empty": ""}


def part(text: str) -> Part:
    return Part(text, Spot(Page("t.yaml", text), 0, 0))


def filled(text: str) -> str:
    return read_template(part(text)).fill(VALUES)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a {a}, {n}", "a green tea, 7"),
        ("{ {'x': 1}[a]|default('none') }", "none"),
        ("{a|title} / {a|upper|truncate(6)} / {'  x '|trim}", "Green Tea / GREEN… / x"),
        ("{% if n > 5 and not empty %}many{% else %}few{% endif %}", "many"),
        ("{'sale' if yes else 'full'} {yes}", "sale true"),
        ("{ {'green tea': 'Tee'}[a] }{# a note #}", "Tee"),
        ("{a ~ '-' ~ n} {a|replace('tea', 'cup')|slug}", "green tea-7 green-cup"),
        ("{price|float|round(1)} {price|round} {'12'|int}", "1.5 2 12"),
        ("{none_such|default('x')}{empty|default('y')}{n|default('z')}", "xy7"),
        ("{'{'}a} {% raw %}{a}{% endraw %} }", "{a} {a} }"),
        ("{% if a in ['x', 'green tea'] %}in{% endif %}", "in"),
        ("ends with a line\n{n}\n", "ends with a line\n7\n"),
    ],
)
def test_templates_are_filled(text: str, said: str) -> None:
    assert filled(text) == said


def test_values_are_never_templates() -> None:
    assert read_template(part("{a}")).fill({"a": "{b} {{ 7 }} {% if %} {#"}).startswith("{b} {{ 7")


ESCAPES = [
    "{''.__class__.__mro__[1].__subclasses__()}",
    "{a.__class__}",
    "{a['__class__']}",
    "{a['upper']}",
    "{a|attr('__class__')}",
    "{a|map('upper')}",
    "{'%s' % a}",
    "{'{0.__class__}'.format(a)}",
    "{'{0.__class__}'|format(a)}",
    "{self}",
    "{self._TemplateReference__context}",
    "{self.__init__.__globals__}",
    "{lipsum.__globals__}",
    "{cycler.__init__.__globals__.os}",
    "{joiner}",
    "{namespace}",
    "{range(999999999)}",
    "{dict}",
    "{loop}",
    "{caller()}",
    "{super()}",
    "{varargs}",
    "{_('a')}",
    "{config}",
    "{request}",
    "{environment}",
    "{context}",
    "{undefined}",
    "{% include 'secret' %}",
    "{% import 'os' as x %}",
    "{% from 'os' import x %}",
    "{% extends 'secret' %}",
    "{% macro m() %}{% endmacro %}",
    "{% call a() %}{% endcall %}",
    "{% set a = 1 %}",
    "{% set a %}x{% endset %}",
    "{% for x in a %}{x}{% endfor %}",
    "{% block x %}{% endblock %}",
    "{% filter upper %}x{% endfilter %}",
    "{% with x = 1 %}{% endwith %}",
    "{% autoescape false %}{% endautoescape %}",
    "{% do a %}",
    "{% debug %}",
    "{'a' * 999999999}",
    "{9 ** 9 ** 9}",
    "{1 // 0}",
    "{a[:2]}",
    "{a is defined}",
    "{a|default(**a)}",
    "{a|upper(*a)}",
    "{'\\x1b[2J'}",
]


@pytest.mark.parametrize("text", ESCAPES)
def test_a_template_reaches_nothing_but_its_variables(text: str) -> None:
    with pytest.raises((InputError, Unfit)) as caught:
        made = read_template(part(text))
        missing = made.missing(VALUES)
        if missing is not None:
            raise missing
        pytest.fail(made.fill(VALUES))
    if isinstance(caught.value, InputError):
        assert caught.value.place.startswith("t.yaml:1:") and "^" in caught.value.snippet


BOMBS = {
    "a long text": "{a}" + "x" * MOST_CHARACTERS,
    "many blanks": "{a}" * 5000,
    "brackets": "{" + "(" * 9000 + "a" + ")" * 9000 + "}",
    "nots": "{" + "not " * 4000 + "a}",
    "minuses": "{" + "-" * 15_000 + "1}",
    "filters": "{a" + "|upper" * 3000 + "}",
    "ifs": "{% if a %}" * 900 + "{% endif %}" * 900,
    "ands": "{" + " and ".join(["a"] * 3000) + "}",
    "lists": "{" + "[" * 9000,
    "a long number": "{" + "9" * 19_000 + "}",
    "a number as text": "{'" + "9" * 19_000 + "'|int}",
    "open comments": "{#" * 9000,
    "open blocks": "{%" * 9000,
    "braces": "{" * 19_000,
    "spaces": "{" + " " * 19_900 + "a",
    "raw": "{% raw %}" * 2000,
    "infinity": "{1e999|int}",
}


@pytest.mark.parametrize("name", BOMBS)
def test_nothing_takes_long_or_grows_large(name: str) -> None:
    began = time.process_time()
    with pytest.raises((InputError, Unfit)):
        read_template(part(BOMBS[name])).fill({"a": "x" * 100})
    assert time.process_time() - began < 2


@pytest.mark.parametrize("text", ["{a}" * 300, "{a|replace('x', a)}", "{a ~ a ~ a}", "{a|upper}b"])
def test_what_grows_too_long_is_refused(text: str) -> None:
    with pytest.raises(Unfit, match=r"20,000"):
        read_template(part(text)).fill({"a": "x" * MOST_CHARACTERS})


@pytest.mark.parametrize(
    ("text", "column", "words", "hint"),
    [
        ("a cup in {colr}", 11, 'no variable "colr"', "Did you mean color?"),
        ("a {color", 3, "this { is never closed", "{name}"),
        ("a {{color}}", 3, "cannot be read", "one brace on each side"),
        ("x {color|uper}", 10, 'no "|uper"', "Did you mean upper?"),
        ("x {color|replace('a')}", 10, '"|replace" takes old, new', ""),
        ("x {color.name}", 9, "reach into a value", ""),
    ],
)
def test_faults_name_the_column(text: str, column: int, words: str, hint: str) -> None:
    with pytest.raises(InputError) as caught:
        missing = read_template(part(text)).missing(["color", "product"])
        assert missing
        raise missing
    assert caught.value.place == f"t.yaml:1:{column}"
    assert words in caught.value.message and hint in caught.value.hint


@pytest.mark.parametrize(
    ("prompt", "place"),
    [
        ('"a cup {nme}"', "2:17"),
        ('"a \\"cup\\" {nme}"', "2:21"),
        ("|\n  a cup\n  in {nme}", "4:7"),
        (">-\n  a cup\n\n  in {nme}", "5:7"),
        ("'it''s {nme}'", "2:17"),
        ("a\n  cup {nme}", "3:8"),
    ],
)
def test_a_missing_variable_is_found_in_every_way_to_write_yaml(told, prompt, place) -> None:
    fault = told(f"prompt: {prompt}\nmatrix: {{name: [a]}}\n")
    assert fault.place == f"campaign.yaml:{place}"
    assert "Did you mean name?" in fault.hint


@pytest.mark.parametrize("prompt", ["{name} on a table", "{name}", "{{name}}", "{name}, {name}"])
def test_braces_without_quotes_are_explained(told, prompt: str) -> None:
    fault = told(f"prompt: {prompt}\nmatrix: {{name: [a]}}\n")
    assert "uotes around text with { }" in fault.hint
