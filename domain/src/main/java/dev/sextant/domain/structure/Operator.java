package dev.sextant.domain.structure;

/// A row of the tables of instructions: what an instruction is called in bytes and in text, and since when.
///
/// The rows are the constants of the enums that implement this interface. Decoder, encoder, reader, printer, validator and
/// generators derive from them.
///
/// @spec §2.4 Instructions
public sealed interface Operator permits TypedOperator, ContextualOperator {

    /// The opcode: one byte (`0x6A`), or for a prefixed instruction the prefix and then the sub-opcode (`0xFC08`, `0xFD80`:
    /// every sub-opcode of Core 2.0 is below 256).
    ///
    /// @spec §5.4 Instructions
    int opcode();

    /// The keyword in the text format, such as `i32.add`.
    ///
    /// @spec §6.5 Instructions
    String mnemonic();

    /// The proposal that brought the instruction.
    Feature feature();

    /// The prefix byte `0xFC` or `0xFD`, or 0 where there is none.
    default int prefix() {
        return opcode() >>> 8;
    }
}
