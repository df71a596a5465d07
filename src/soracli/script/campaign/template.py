"""Templates: texts with blanks in them, as `{name}`. Jinja2, with nearly all of it taken out.

Blocks are `{% if … %}`, comments `{# … #}`; a brace itself is `{'{'}`. What is not on the list of
`rules` is refused before anything runs: no loops, calls, attributes, imports or assignments.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from jinja2 import TemplateSyntaxError, UndefinedError, nodes
from jinja2.lexer import TokenStream
from jinja2.parser import Parser
from jinja2.sandbox import ImmutableSandboxedEnvironment

from soracli.errors import InputError
from soracli.script.board.faults import near
from soracli.script.board.page import CONTROL
from soracli.script.board.part import Part
from soracli.script.campaign.filters import MOST_CHARACTERS, Unfit
from soracli.script.campaign.rules import WAYS, variables_of
from soracli.script.campaign.sandbox import sandbox
from soracli.script.campaign.spots import spot_in
from soracli.story.campaign import Scalar

_PLAIN = sandbox()


def has_blanks(text: str) -> bool:
    """Whether a text is a template at all."""
    return "{" in text


@dataclass(frozen=True)
class Template:
    """A text with blanks, read once and filled many times.

    `needed` are the variables that it cannot do without, by where they first stand in its text;
    `names` are all that it uses, in the order in which they stand.
    """

    part: Part
    names: tuple[str, ...]
    needed: Mapping[str, int]
    run: Callable[[Mapping[str, Scalar]], Iterator[str]]

    def missing(self, known: Collection[str], told: str = "") -> InputError | None:
        """What to tell where a variable that it needs is not known (to the variant `told`)."""
        for name, offset in self.needed.items():
            if name not in known:
                names = sorted(known)
                hint = near(name, names) if names else "No variables are written."
                more = f' Where it may be missing, write {{{name}|default("…")}}.'
                spot = spot_in(self.part, offset)
                whose = f" for {told}" if told else ""
                return spot.refuse(f'there is no variable "{name[:60]}"{whose}', hint + more)
        return None

    def fill(self, values: Mapping[str, Scalar]) -> str:
        """The text with these values in its blanks.

        Raises Unfit where it cannot be filled with them, and where it grows too long.
        """
        filled, length = [], 0
        try:
            for piece in self.run(values):
                length += len(piece)
                if length > MOST_CHARACTERS:
                    raise Unfit(f"the text grows longer than {MOST_CHARACTERS:,} characters")
                filled.append(piece)
        except Unfit:
            raise
        except UndefinedError as fault:
            raise Unfit(str(fault.message)) from None
        except TypeError as fault:
            raise Unfit(_not_alike(str(fault))) from None
        except (ValueError, ArithmeticError, LookupError, RecursionError) as fault:
            raise Unfit(f"the template cannot use it: {str(fault)[:200]}") from None
        text = "".join(filled)
        if CONTROL.search(text):
            raise Unfit("there are control characters in this text")
        return text


def read_template(part: Part, where: ImmutableSandboxedEnvironment = _PLAIN) -> Template:
    """The template that is written in a part. Raises InputError, at its place, for what no template
    may do or is."""
    text = part.text or ""
    if len(text) > MOST_CHARACTERS:
        raise part.refuse(
            f"{len(text):,} characters are too many for a text with blanks",
            f"Write at most {MOST_CHARACTERS:,}.",
        )
    tree = _parsed(part, text, where)
    names, needed = variables_of(part, tree)
    try:
        made = where.template_class.from_code(where, where.compile(tree), {})
    except (TemplateSyntaxError, SyntaxError, ValueError, RecursionError, MemoryError) as fault:
        raise part.refuse(f"this template cannot be read: {fault}", WAYS) from None

    def run(values: Mapping[str, Scalar]) -> Iterator[str]:
        return made.root_render_func(made.new_context(dict(values)))

    return Template(part, names, needed, run)


def _parsed(part: Part, text: str, where: ImmutableSandboxedEnvironment) -> nodes.Template:
    """The template as Jinja sees it, with offsets in its text in place of the numbers of lines."""
    at = 0
    tokens = []
    try:
        for _, kind, value in where.lexer.tokeniter(text, None):
            at = max(text.find(value, at), at)
            tokens.append((at, kind, value))
            at += len(value)
        parser = Parser(where, "")
        parser.stream = TokenStream(where.lexer.wrap(iter(tokens), None, None), None, None)
        at = -1
        return parser.parse()
    except TemplateSyntaxError as fault:
        raise _unreadable(part, fault, fault.lineno if at < 0 else at) from None
    except (ValueError, OverflowError, RecursionError, MemoryError):
        raise part.refuse("this template cannot be read", WAYS) from None


def _unreadable(part: Part, fault: TemplateSyntaxError, offset: int) -> InputError:
    text = part.text or ""
    begun = text.rfind("{", 0, offset + 1)
    if begun >= 0 and "}" not in text[begun:]:
        message = "this { is never closed"
        offset = begun
    else:
        said = (fault.message or "").replace("print statement", "blank").rstrip(".")
        said = said.partition(". Jinja was looking")[0]
        message = f"this template cannot be read: {said[:1].lower()}{said[1:200]}"
    if "{{" in text:
        ways = f"A blank has one brace on each side: {{name}}. {WAYS}"
        return spot_in(part, text.index("{{")).refuse(message, ways)
    return spot_in(part, min(offset, len(text))).refuse(message, WAYS)


def _not_alike(fault: str) -> str:
    """What is told where Python refuses to compare or turn values."""
    if "not supported between" in fault:
        return "a text cannot be compared with a number: write {% if price|int > 20 %}"
    return f"the template cannot use it: {fault[:200]}"
