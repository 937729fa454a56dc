/// What the operators compute: the standard's numerics as pure static functions, once, for every engine.
///
/// **Scalars.** [I32][dev.sextant.domain.numerics.I32], [I64][dev.sextant.domain.numerics.I64],
/// [F32][dev.sextant.domain.numerics.F32] and [F64][dev.sextant.domain.numerics.F64] hold one method for each numeric operator,
/// in the class of its mnemonic's prefix, named by the camel-cased rest of the mnemonic: `i32.div_s` is `I32.divS(int, int)`,
/// `f32.convert_i64_u` is `F32.convertI64U(long)`. Tests and comparisons return `boolean`, all else the Java type of the result.
/// A partial operator throws [UndefinedResult][dev.sextant.domain.numerics.UndefinedResult].
///
/// **Vectors.** A v128 is two halves, each a `long`: `low` holds bytes 0 to 7, the first of them in its lowest bits. The classes
/// named for the shapes (`I8x16` to `F64x2`, and `V128`) hold one function for each vector operator, which computes *one half*
/// of the result from what it needs of the operands. So nothing is allocated, and both engines can hold halves in locals or
/// registers. [VectorForm][dev.sextant.domain.numerics.VectorForm] says what each function takes for the low and for the high
/// half:
///
/// | form | function | low half of the result | high half |
/// |---|---|---|---|
/// | unary | `long f(long)` | `f(a.low)` | `f(a.high)` |
/// | binary | `long f(long, long)` | `f(a.low, b.low)` | `f(a.high, b.high)` |
/// | ternary | `long f(long, long, long)` | `f(a.low, b.low, c.low)` | `f(a.high, b.high, c.high)` |
/// | shift | `long f(long, int)` | `f(a.low, n)` | `f(a.high, n)` |
/// | splat | `long f(number)` | `f(n)` | `f(n)` |
/// | reduction | `int f(long, long)` | `f(a.low, a.high)`, the whole result | |
/// | swizzle | `long f(long, long, long)` | `f(a.low, a.high, b.low)` | `f(a.low, a.high, b.high)` |
/// | extending, low | `long f(int)` | `f(a.quarter0)` | `f(a.quarter1)` |
/// | extending, high | `long f(int)` | `f(a.quarter2)` | `f(a.quarter3)` |
/// | multiplying, low | `long f(int, int)` | `f(a.quarter0, b.quarter0)` | `f(a.quarter1, b.quarter1)` |
/// | multiplying, high | `long f(int, int)` | `f(a.quarter2, b.quarter2)` | `f(a.quarter3, b.quarter3)` |
/// | narrowing | `long f(long, long)` | `f(a.low, a.high)` | `f(b.low, b.high)` |
/// | narrowing, zero | `long f(long, long)` | `f(a.low, a.high)` | `0` |
///
/// Beside these: `extract_lane` takes `(half, lane)`, `replace_lane` takes `(half, lane, number)`, and `shuffle` takes
/// `(a.low, a.high, b.low, b.high, half of the lane indices)`. The vector loads and the accesses of one lane are a plain access
/// and one of these functions; [Vectors][dev.sextant.domain.numerics.Vectors] says which.
///
/// An engine that generates code finds class, name and type of each method in
/// [OperatorMethod][dev.sextant.domain.numerics.OperatorMethod]; one that interprets calls
/// [Vectors][dev.sextant.domain.numerics.Vectors], which knows the functions by operator.
///
/// Methods stay at 35 bytes of bytecode or less, because C1 inlines nothing larger; those with a loop are the exception.
///
/// @spec §4.3 Numerics
package dev.sextant.domain.numerics;
