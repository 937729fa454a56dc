/// Where a guest's time goes: how often each function was called, for how long, and by whom, as a table, as folded stacks and as
/// a flame graph.
package dev.sextant.runtime.profile;
