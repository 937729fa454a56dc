package dev.sextant.adapters.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.ports.Value;
import dev.sextant.ports.contract.Guest.World;
import org.junit.jupiter.api.Test;

/// What lies on the operand stack where a function is cut.
class PartsTest {

    @Test
    void a_comparison_whose_result_is_used_in_another_part_gives_it() {
        // The sizes of parts vary, so that each comparison is the last instruction of one now and then.
        for (int magnification = 1; magnification < 1_000; magnification += 7) {
            var guest = World.of(new CompilerEngine(magnification), "heap").guest("""
                    (module (func (export "f") (param f64 f64 i64 i64 i32 i32) (result i32)
                      (f64.lt (local.get 0) (local.get 1))
                      (i64.gt_u (local.get 2) (local.get 3))
                      (i32.eqz (i32.le_s (local.get 4) (local.get 5)))
                      (f64.ge (local.get 0) (local.get 1))
                      (i32.shl (i32.const 3))
                      (local.set 5) (i32.shl (i32.const 2)) (i32.or (local.get 5))
                      (local.set 5) (i32.shl (i32.const 1)) (i32.or (local.get 5))
                      (local.set 5) (i32.or (local.get 5))))
                    """);
            var arguments = new Value[] {Value.f64(1), Value.f64(2),
                    Value.i64(-1), Value.i64(5), Value.i32(7),
                    Value.i32(6)};
            assertEquals(Value.i32(1 + 2 + 4), guest.call("f", arguments).get(0), "magnified " + magnification);
        }
    }
}
