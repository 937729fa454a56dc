/// A generator of well-typed programs, and their execution side by side with V8.
///
/// [dev.sextant.conformance.generator.ModuleGenerator] reads the typing rules backwards: to leave a value of a type, it takes an
/// instruction whose rule ends in that type, and makes the operands that the rule begins with in the same way.
/// [dev.sextant.conformance.generator.DifferentialRun] runs what it makes on V8 and on each engine with each memory, and compares
/// results, traps, host calls, memory, globals and tables.
///
/// A long run, with V8 as the `node` on the path (20,000 modules for each edition, half of them from seed 0 on):
///
/// ```
/// mvn -pl conformance-2.0 -am test -Dtest=DifferentialTest -Dsurefire.failIfNoSpecifiedTests=false -Dsextant.generated=20000
/// ```
///
/// `-Dsextant.seed=N` repeats the other half, whose first seed each run prints; `-Dsextant.without=SIMD` leaves a proposal out.
package dev.sextant.conformance.generator;
