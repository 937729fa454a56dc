package dev.sextant.conformance.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/// Marks a test that runs on every engine with every memory that `java.util.ServiceLoader` finds, once for each pair.
///
/// A parameter of type [dev.sextant.runtime.WasmRuntime] is a runtime with that engine and memory, under the rules of all that
/// the engine can execute; it is closed after the test. One of type [dev.sextant.runtime.WasmRuntime.Builder] has only engine and
/// memory chosen.
///
/// ```java
/// @EveryEngine
/// void fac_of_20_is_2432902008176640000(WasmRuntime runtime) {
///     var fac = runtime.instantiate(runtime.load(FAC), Imports.none()).function("fac");
///     assertEquals(2432902008176640000L, fac.call(20L).asLong());
/// }
/// ```
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(EveryEngineExtension.class)
public @interface EveryEngine {}
