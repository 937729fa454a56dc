;; Exports no _start but a main.
(module (func (export "main") (result i32) (i32.const 7)))
