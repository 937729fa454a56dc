/// What the operators compute: the standard's numerics as pure static functions, once, for every engine.
///
/// [dev.sextant.domain.numerics.I32], [dev.sextant.domain.numerics.I64], [dev.sextant.domain.numerics.F32] and
/// [dev.sextant.domain.numerics.F64] hold one method for each scalar operator, in the class of its mnemonic's prefix, named by
/// the camel-cased rest of the mnemonic: `i32.div_s` is `I32.divS(int, int)`, `f32.convert_i64_u` is `F32.convertI64U(long)`.
/// Tests and comparisons return `boolean`, all else the Java type of the result. A partial operator throws
/// [dev.sextant.domain.numerics.UndefinedResult].
///
/// Methods stay at 35 bytes of bytecode or less, because C1 inlines nothing larger.
///
/// @spec §4.3 Numerics
package dev.sextant.domain.numerics;
