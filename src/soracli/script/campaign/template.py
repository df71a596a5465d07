"""Templates: texts with blanks in them, as `{name}`. Jinja2, with nearly all of it taken out.

Blocks are `{% if … %}`, comments `{# … #}`; a brace itself is `{'{'}`. What is not on the list of
`_ALLOWED` is refused before anything runs: no loops, calls, attributes, imports or assignments.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from inspect import signature
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError, nodes
from jinja2.exceptions import SecurityError
from jinja2.lexer import TokenStream
from jinja2.parser import Parser
from jinja2.sandbox import ImmutableSandboxedEnvironment

from soracli.errors import InputError
from soracli.script.board.faults import near
from soracli.script.board.part import Part
from soracli.script.campaign.filters import FILTERS, MOST_CHARACTERS, Unfit, text_of
from soracli.script.campaign.spots import spot_in
from soracli.story.campaign import Scalar

MOST_NODES = 1000
"""Pieces of one template; each is worth at most a text of MOST_CHARACTERS."""
MOST_DEPTH = 40
_ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.If,
    nodes.CondExpr,
    nodes.Name,
    nodes.Const,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Neg,
    nodes.Concat,
    nodes.Filter,
    nodes.Keyword,
    nodes.Getitem,
    nodes.Dict,
    nodes.Pair,
    nodes.List,
    nodes.Tuple,
)
_REFUSED: tuple[tuple[type[nodes.Node], str], ...] = (
    (nodes.For, "loop"),
    (nodes.Call, "call"),
    (nodes.CallBlock, "call"),
    (nodes.Getattr, "reach into a value"),
    (nodes.Test, "test with is"),
    (nodes.BinExpr, "calculate"),
    (nodes.Assign, "set a variable"),
    (nodes.AssignBlock, "set a variable"),
    (nodes.Macro, "define anything"),
    (nodes.Include, "include"),
    (nodes.Import, "import"),
    (nodes.FromImport, "import"),
    (nodes.Extends, "extend another"),
)
WAYS = "Write {name}, {name|upper} or {% if name == 'x' %}…{% endif %}; a brace itself is {'{'}."


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja with no way out, should a template ever get past the list of what is allowed."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, dict) and argument in obj:
            return obj[argument]
        return self.undefined(obj=obj, name=argument)

    def call(self, *_said: Any, **_named: Any) -> Any:
        raise SecurityError("a template cannot call")


Piece = Callable[[Any], str]
"""How what stands in a blank becomes the text that is filled in."""


def sandbox(piece: Piece = text_of) -> ImmutableSandboxedEnvironment:
    """A place where templates are filled; `piece` makes the text of each of its blanks."""
    made = _Sandbox(
        block_start_string="{%",
        block_end_string="%}",
        variable_start_string="{",
        variable_end_string="}",
        comment_start_string="{#",
        comment_end_string="#}",
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        optimized=False,
        autoescape=False,
        cache_size=0,
        finalize=piece,
    )
    made.globals, made.tests, made.filters = {}, {}, dict(FILTERS)
    return made


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

    def missing(self, known: Iterable[str], told: str = "") -> InputError | None:
        """What to tell where a variable that it needs is not known (to the variant `told`)."""
        names = sorted(known)
        for name, offset in self.needed.items():
            if name not in names:
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
            raise Unfit(f"nothing is found: {fault.message}") from None
        except TypeError as fault:
            raise Unfit(_not_alike(str(fault))) from None
        except (ValueError, ArithmeticError, LookupError, RecursionError) as fault:
            raise Unfit(f"the template cannot use it: {str(fault)[:200]}") from None
        return "".join(filled)


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
    names, needed = _checked(part, tree)
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
        return spot_in(part, min(offset, len(text))).refuse(message, ways)
    return spot_in(part, min(offset, len(text))).refuse(message, WAYS)


def _checked(part: Part, tree: nodes.Template) -> tuple[tuple[str, ...], dict[str, int]]:
    """The variables of a template: all of them, and by offset those it needs.

    Raises InputError for everything that a template may not do.
    """
    found: list[tuple[int, str, bool]] = []
    spared: set[int] = set()
    waiting: list[tuple[nodes.Node, int]] = [(tree, 0)]
    seen = 0
    while waiting:
        node, depth = waiting.pop()
        seen += 1
        if seen > MOST_NODES or depth > MOST_DEPTH:
            raise part.refuse("this template is too long", "Make it simpler.")
        _refuse_others(part, node)
        if isinstance(node, nodes.Filter):
            _refuse_unknown(part, node)
            if node.name == "default" and isinstance(node.node, nodes.Name):
                spared.add(id(node.node))
        if isinstance(node, nodes.Name):
            found.append((node.lineno or 0, node.name, id(node) not in spared))
        waiting += [(child, depth + 1) for child in node.iter_child_nodes()]
    found.sort()
    names = dict.fromkeys(name for _, name, _ in found)
    # of several places of a name the first is told
    needed = {name: offset for offset, name, is_needed in reversed(found) if is_needed}
    return tuple(names), {name: needed[name] for name in names if name in needed}


def _refuse_others(part: Part, node: nodes.Node) -> None:
    if type(node) in _ALLOWED:
        return
    doing = next((words for kind, words in _REFUSED if isinstance(node, kind)), "do that")
    spot = spot_in(part, node.lineno or 0)
    raise spot.refuse(f"a template cannot {doing}", WAYS)


def _not_alike(fault: str) -> str:
    """What is told where Python refuses to compare or turn values."""
    if "not supported between" in fault:
        return "a text cannot be compared with a number: write {% if price|int > 20 %}"
    return f"the template cannot use it: {fault[:200]}"


def _refuse_unknown(part: Part, node: nodes.Filter) -> None:
    spot = spot_in(part, node.lineno or 0)
    if node.name in FILTERS and not (node.dyn_args or node.dyn_kwargs):
        named = {str(one.key): one.value for one in node.kwargs}
        takes = signature(FILTERS[node.name])
        try:
            takes.bind(node.node, *node.args, **named)
        except TypeError:
            wanted = ", ".join([*takes.parameters][1:]) or "nothing"
            raise spot.refuse(f'"|{node.name}" takes {wanted}', WAYS) from None
        return
    raise spot.refuse(f'a template knows no "|{node.name[:60]}"', near(node.name, FILTERS))
