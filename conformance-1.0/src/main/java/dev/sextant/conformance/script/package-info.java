/// Scripts of the standard's test suite as a model: what a `.wast` file says, however it was read.
package dev.sextant.conformance.script;
