/// A generator of well-typed programs, and their execution side by side with another engine.
package dev.sextant.conformance.generator;
