;; Breaks three rules, in three functions.
(module
  (func (export "a") (result i32) (i64.const 1))
  (func (export "b") (local.set 3 (i32.const 1)))
  (func (export "c") (global.get 7) (drop)))
