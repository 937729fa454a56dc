/// The suites as JUnit tests, and a way to run any test on every engine and every memory.
package dev.sextant.conformance.junit;
