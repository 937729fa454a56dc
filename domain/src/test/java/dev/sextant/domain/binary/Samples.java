package dev.sextant.domain.binary;

import static dev.sextant.domain.binary.Draft.Kind.*;

import dev.sextant.domain.structure.Bytes;
import dev.sextant.domain.structure.Expression;
import dev.sextant.domain.structure.Features;
import dev.sextant.domain.structure.FunctionType;
import dev.sextant.domain.structure.ImplementationLimits;
import dev.sextant.domain.structure.Malformed;
import dev.sextant.domain.structure.Module;
import io.vavr.collection.Array;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Consumer;

/// Modules that tests start from.
final class Samples {

    private Samples() {}

    static Either<Malformed, Module> read(Bytes bytes) {
        return Decoder.decode(bytes, Features.CORE_2_0, ImplementationLimits.DEFAULT);
    }

    static Module decode(Bytes bytes) {
        return read(bytes).getOrElseThrow(fault -> new AssertionError(fault.message()));
    }

    /// What is wrong with a module that is malformed.
    static Malformed fault(Bytes bytes) {
        return read(bytes).swap().getOrElseThrow(_ -> new AssertionError("decoded: " + bytes));
    }

    /// The fault of a module, or what it decoded to.
    static String faultOr(Bytes bytes, String decoded) {
        return read(bytes).fold(Malformed::fault, _ -> decoded);
    }

    /// A module of one function without parameters, results and locals.
    static Bytes body(Consumer<Draft> instructions) {
        return Draft.module(module -> module
                .section(1, "01 60 00 00")
                .section(3, "01 00")
                .section(10, code -> code.size(1).sized(body -> {
                    body.size(0);
                    instructions.accept(body);
                    body.raw(0x0B);
                })));
    }

    static Bytes body(String instructions) {
        return body(draft -> draft.hex(instructions));
    }

    /// A module of one function without parameters, results and locals.
    static Module module(Expression body) {
        return new Module(Array.of(FunctionType.EMPTY), Array.of(new Module.Function(0, Array.empty(), body)),
                Array.empty(), Array.empty(), Array.empty(), Array.empty(), Array.empty(), Option.none(), Array.empty(),
                Array.empty(), Array.empty());
    }

    /// A module with every kind of section, entry and immediate.
    static void everything(Draft module) {
        module.section(0, custom -> custom.name("first").hex("01 02 03"));
        module.section(1, types -> {
            types.size(3);
            types.raw(0x60).size(0).size(0);
            types.raw(0x60).size(2).raw(0x7F, 0x7E).size(2).raw(0x7D, 0x7C);
            types.raw(0x60).size(3).raw(0x7B, 0x70, 0x6F).size(1).raw(0x7F);
        });
        module.section(2, imports -> imports.size(4)
                .name("env").name("f").raw(0).u32(0)
                .name("env").name("").raw(1, 0x70, 1).u32(1).u32(20)
                .name("").name("m").raw(2, 0).u32(1)
                .name("ü").name("𝄞").raw(3, 0x7F, 0));
        module.section(3, functions -> functions.size(2).u32(0).u32(0));
        module.section(4, tables -> tables.size(2).raw(0x70, 0).u32(7).raw(0x6F, 1).u32(0).u32(4_000_000_000L));
        module.section(5, memories -> memories.size(1).raw(1).u32(1).u32(65_536));
        module.section(6, globals -> globals.size(3)
                .raw(0x7F, 0, 0x41).number(S32, -5).raw(0x0B)
                .raw(0x7E, 1, 0x42).number(S64, Long.MIN_VALUE).raw(0x0B)
                .hex("70 00 D2").u32(0).raw(0x0B));
        module.section(7, exports -> exports.size(4)
                .name("a").raw(0).u32(1).name("b").raw(1).u32(0).name("c").raw(2).u32(0).name("").raw(3).u32(2));
        module.section(8, start -> start.u32(1));
        module.section(9, Samples::elements);
        module.section(0, custom -> custom.name("middle"));
        module.section(12, count -> count.number(DATA_COUNT, 3));
        module.section(10, code -> code.size(2).sized(Samples::allImmediates).sized(body -> body.size(0).raw(0x0B)));
        module.section(11, datas -> {
            datas.size(3);
            datas.u32(0).hex("41 00 0B").size(2).raw(1, 2);
            datas.u32(1).size(0);
            datas.u32(2).u32(0).hex("41 05 0B").size(1).raw(255);
        });
        module.section(0, custom -> custom.name("last").raw(9));
    }

    private static void elements(Draft segments) {
        segments.size(8);
        segments.u32(0).hex("41 00 0B").size(2).u32(0).u32(1);
        segments.u32(1).raw(0).size(1).u32(2);
        segments.u32(2).u32(0).hex("41 00 0B 00").size(1).u32(0);
        segments.u32(3).raw(0).size(1).u32(0);
        segments.u32(4).hex("41 00 0B").size(1).hex("D2").u32(0).raw(0x0B);
        segments.u32(5).raw(0x6F).size(2).hex("D0 6F 0B D0 6F 0B");
        segments.u32(6).u32(1).hex("41 00 0B 6F").size(0);
        segments.u32(7).raw(0x70).size(1).hex("D2").u32(1).raw(0x0B);
    }

    private static void allImmediates(Draft body) {
        body.size(2).number(LOCALS, 3).raw(0x7F).number(LOCALS, 1).raw(0x7B);
        body.raw(0x02, 0x40, 0x03, 0x7E, 0x04).number(S33, 2).raw(0x05, 0x0B, 0x0B, 0x0B);
        body.raw(0x0C).u32(0).raw(0x0D).u32(1).raw(0x0E).size(3).u32(0).u32(1).u32(0).u32(2);
        body.raw(0x10).u32(1).raw(0x11).u32(2).u32(1);
        body.raw(0x1A, 0x1B, 0x1C).size(1).raw(0x7D);
        body.raw(0x20).u32(0).raw(0x21).u32(1).raw(0x22).u32(2);
        body.raw(0x23).u32(0).raw(0x24).u32(1).raw(0x25).u32(0).raw(0x26).u32(1);
        body.raw(0x28).u32(2).u32(4_294_967_295L).raw(0x3F, 0, 0x40, 0);
        body.raw(0x41).number(S32, Integer.MIN_VALUE).raw(0x41).number(S32, Integer.MAX_VALUE);
        body.raw(0x42).number(S64, Long.MAX_VALUE).raw(0x42).number(S64, -65);
        body.hex("43 0100A07F 44 010000000000F47F D0 70 D1 D2").u32(0);
        body.hex("FC").u32(8).u32(2).raw(0).hex("FC").u32(9).u32(0).hex("FC").u32(10).raw(0, 0).hex("FC").u32(11).raw(0);
        body.hex("FC").u32(12).u32(7).u32(1).hex("FC").u32(13).u32(0).hex("FC").u32(14).u32(1).u32(0);
        body.hex("FC").u32(15).u32(0).hex("FC").u32(16).u32(0).hex("FC").u32(17).u32(1);
        body.hex("FD").u32(12).hex("000102030405060708090A0B0C0D0E0F");
        body.hex("FD").u32(13).hex("1F1E1D1C1B1A19181716151413121110");
        body.hex("FD").u32(0x54).u32(0).u32(9).raw(15).hex("FD").u32(0x15).raw(3).hex("FD").u32(0xFF);
        body.raw(0x0B);
    }
}
