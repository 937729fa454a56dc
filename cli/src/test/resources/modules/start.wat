;; Exports a _start besides a main.
(module
  (func (export "main") (result i32) (i32.const 7))
  (func (export "_start") (result i32) (i32.const 8)))
