/// Scripts of the standard's test suite as they were written: the reader of `.wast` files.
package dev.sextant.conformance.wast;
