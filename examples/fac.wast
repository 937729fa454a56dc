;; What examples/fac.wat says of itself, as a script: run it with `sextant wast`.
(module
  (func $fac (export "fac") (param $n i64) (result i64)
    (if (result i64) (i64.le_s (local.get $n) (i64.const 1))
      (then (i64.const 1))
      (else (i64.mul (local.get $n) (call $fac (i64.sub (local.get $n) (i64.const 1))))))))

(assert_return (invoke "fac" (i64.const 0)) (i64.const 1))
(assert_return (invoke "fac" (i64.const 5)) (i64.const 120))
(assert_return (invoke "fac" (i64.const 20)) (i64.const 2432902008176640000))

;; 21! is one too many for 64 bits: only the lowest 64 are left.
(assert_return (invoke "fac" (i64.const 21)) (i64.const -4249290049419214848))

(assert_invalid (module (func (result i64) (i32.const 1))) "type mismatch")
(assert_malformed (module quote "(func (i64.fac))") "unknown operator")
