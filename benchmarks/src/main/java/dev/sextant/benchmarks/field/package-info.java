/// Programs on everything that can run them: Sextant's engines and memories, Endive, V8, and the processor itself. The parent process asks
/// and writes down; each measurement is made in a process of its own, so that nobody feels the profile or the garbage of another.
///
/// What the processes are told is a [dev.sextant.benchmarks.field.Task] in words; what they answer is lines, which
/// [dev.sextant.benchmarks.field.Answer] reads.
package dev.sextant.benchmarks.field;
