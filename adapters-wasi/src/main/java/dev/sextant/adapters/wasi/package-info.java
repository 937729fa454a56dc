/// WASI preview 1: 46 functions that a guest can import, behind each of which there is only what was granted.
///
/// [Preview1Function] is the table of them; what they do stands in the classes named `…Calls`, by what they are about.
///
/// @spec wasi_snapshot_preview1
package dev.sextant.adapters.wasi;
