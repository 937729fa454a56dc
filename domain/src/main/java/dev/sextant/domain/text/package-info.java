/// §6 Text Format: the reader ([dev.sextant.domain.text.Parser]), the printer ([dev.sextant.domain.text.Printer]), and the walk
/// over tokens on which other texts of the same make, such as test scripts, can be read ([dev.sextant.domain.text.Cursor]).
package dev.sextant.domain.text;
