/// The standard's test suites, run against any runtime.
///
/// An author of a runtime implements one port, [dev.sextant.conformance.Candidate], and hands it to a
/// [dev.sextant.conformance.SuiteRun], or to [dev.sextant.conformance.junit.SuiteTests] for one JUnit test a command:
///
/// ```java
/// var run = new SuiteRun(Suite.find(Edition.CORE_1_0, Form.TEXT).get(), new MyRuntime(), Rules.standard());
/// System.out.println(run.summary());
/// ```
///
/// A script of one's own is read by [dev.sextant.conformance.wast.WastReader] and run by a [dev.sextant.conformance.ScriptRun].
package dev.sextant.conformance;
