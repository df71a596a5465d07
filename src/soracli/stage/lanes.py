"""Four numbers at once: the few vector operations that the shading kernels spend their time in.

Numba works on one number after the other, and LLVM finds only some of what could go side by side.
These write the vector instructions out, so that every processor with lanes of four uses them.
"""

from typing import Any

from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic

_FLOAT = ir.FloatType()
_FOUR = ir.VectorType(_FLOAT, 4)
_INDEX = ir.IntType(32)
FIXED = 4096
"""Texels are whole numbers of so many parts of one: 16 bits hold -8 to 8."""


def _pointer(context: Any, builder: Any, kind: Any, array: Any, place: Any) -> Any:
    """The address of element `place` of an array taken as flat."""
    held = context.make_array(kind)(context, builder, array)
    return builder.gep(held.data, [place])


def _spread(builder: Any, value: Any) -> Any:
    """One number in all four lanes."""
    empty = ir.Constant(_FOUR, ir.Undefined)
    one = builder.insert_element(empty, value, ir.Constant(_INDEX, 0))
    return builder.shuffle_vector(one, empty, ir.Constant(ir.VectorType(_INDEX, 4), [0] * 4))


def _four(builder: Any, values: Any) -> Any:
    """Four numbers as lanes."""
    lanes = ir.Constant(_FOUR, ir.Undefined)
    for lane, value in enumerate(values):
        lanes = builder.insert_element(lanes, value, ir.Constant(_INDEX, lane))
    return lanes


def _blend(
    _typing: Any, texels: Any, a: Any, b: Any, c: Any, d: Any, p: Any, q: Any, r: Any, s: Any
) -> Any:
    """The four channels of `texels` (N, 4; int16, contiguous) at rows a, b, c, d (int64), weighed
    by p, q, r, s (float32): four float32, in the texels' own units."""
    signature = types.UniTuple(types.float32, 4)(  # type: ignore[no-untyped-call]
        texels, a, b, c, d, p, q, r, s
    )

    def generate(context: Any, builder: Any, kinds: Any, given: Any) -> Any:
        short = ir.VectorType(ir.IntType(16), 4)
        total = None
        for place, weight in zip(given[1:5], given[5:9], strict=True):
            first = builder.mul(place, ir.Constant(place.type, 4))
            where = _pointer(context, builder, kinds.args[0], given[0], first)
            row = builder.load(builder.bitcast(where, short.as_pointer()), align=2)
            row = builder.sitofp(row, _FOUR)
            part = builder.fmul(row, _spread(builder, weight), flags=("fast",))
            total = part if total is None else builder.fadd(total, part, flags=("fast",))
        lanes = [builder.extract_element(total, ir.Constant(_INDEX, k)) for k in range(4)]
        return cgutils.pack_array(builder, lanes)  # type: ignore[no-untyped-call]

    return signature, generate


blend: Any = intrinsic(_blend)


def _laying(count: int, whole: bool) -> Any:
    """What adds up so many weighed texels, `whole` numbers or not, and lays their sum down."""

    def lay(
        _typing: Any, texels: Any, start: Any, places: Any, weights: Any, run: Any, k: Any, out: Any
    ) -> Any:
        whole_number = types.int64
        signature = types.void(
            texels, whole_number, places, weights, whole_number, whole_number, out
        )

        def generate(context: Any, builder: Any, kinds: Any, given: Any) -> Any:
            texels, start, places, weights, run, k, out = given
            kind = ir.VectorType(ir.IntType(16), 4) if whole else _FOUR
            total = None
            for part in range(count):
                at = builder.add(k, builder.mul(run, ir.Constant(run.type, part)))
                place = builder.load(_pointer(context, builder, kinds.args[2], places, at))
                weight = builder.load(_pointer(context, builder, kinds.args[3], weights, at))
                place = builder.add(builder.sext(place, k.type), start)
                first = builder.mul(place, ir.Constant(k.type, 4))
                where = _pointer(context, builder, kinds.args[0], texels, first)
                row = builder.load(builder.bitcast(where, kind.as_pointer()), align=2)
                row = builder.sitofp(row, _FOUR) if whole else row
                product = builder.fmul(row, _spread(builder, weight), flags=("fast",))
                total = product if total is None else builder.fadd(total, product, flags=("fast",))
            at = builder.mul(k, ir.Constant(k.type, 4))
            where = _pointer(context, builder, kinds.args[6], out, at)
            builder.store(total, builder.bitcast(where, _FOUR.as_pointer()), align=4)
            return context.get_dummy_value()

        return signature, generate

    return lay


lay_four: Any = intrinsic(_laying(4, True))
"""The four channels of `texels` (N, 4; int16, contiguous) at rows `start` + places[k], `start` +
places[run + k] ... (int32), weighed by `weights` (float32) alike: their sum goes to `out` (float32)
from 4 k on."""
lay_eight: Any = intrinsic(_laying(8, True))
"""The same of eight rows."""
lay_colors: Any = intrinsic(_laying(4, False))
"""`lay_four` of `texels` that are float32."""


def _sharing(close: bool) -> Any:
    """What tells how much of sixteen texels lies no nearer the light than a plane."""

    def share(
        _typing: Any, depth: Any, place: Any, wide: Any, step: Any,
        here: Any, along: Any, down: Any, u: Any, v: Any,
    ) -> Any:  # fmt: skip
        signature = types.float32(depth, place, wide, step, here, along, down, u, v)

        def generate(context: Any, builder: Any, kinds: Any, given: Any) -> Any:
            _, place, wide, step, here, along, down, u, v = given
            one, none = ir.Constant(_FLOAT, 1.0), ir.Constant(_FOUR, [0.0] * 4)
            steps = builder.fmul(_spread(builder, along), ir.Constant(_FOUR, [0.0, 1.0, 2.0, 3.0]))
            plane, lower = builder.fadd(_spread(builder, here), steps), _spread(builder, down)
            across = _four(builder, [builder.fsub(one, u), one, one, u])
            total, weights = none, (builder.fsub(one, v), one, one, v)
            for weight in weights:
                where = _pointer(context, builder, kinds.args[0], given[0], place)
                if close:
                    row = builder.load(builder.bitcast(where, _FOUR.as_pointer()), align=4)
                else:
                    row = _strided(builder, where, step)
                lit = builder.fcmp_ordered("<=", row, plane)
                counted = builder.select(lit, across, none)
                part = builder.fmul(counted, _spread(builder, weight), flags=("fast",))
                total = builder.fadd(total, part, flags=("fast",))
                place, plane = builder.add(place, wide), builder.fadd(plane, lower)
            return _sum(builder, total)

        return signature, generate

    return share


def _strided(builder: Any, where: Any, step: Any) -> Any:
    """Four numbers `step` apart from an address on."""
    read = []
    for _ in range(4):
        read.append(builder.load(where))
        where = builder.gep(where, [step])
    return _four(builder, read)


def _sum(builder: Any, lanes: Any) -> Any:
    """The sum of four lanes."""
    a, b, c, d = (builder.extract_element(lanes, ir.Constant(_INDEX, k)) for k in range(4))
    return builder.fadd(builder.fadd(a, b), builder.fadd(c, d))


share_close: Any = intrinsic(_sharing(True))
"""How much of four by four neighboring texels lies no nearer the light than a plane.

`depth` (T, T; float32, contiguous) from its flat element `place` on, the next row `wide` elements
further (int64; `step` is not used); the plane is at `here` there and changes by `along` and `down`
(float32) from one texel to the next. The outer ones count as a box of three by three sliding by `u`
and `v` (0..1) weighs them; gives the sum, float32, at most 9.
"""
share_apart: Any = intrinsic(_sharing(False))
"""The same of texels `step` elements apart."""
