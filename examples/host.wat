;; Calls its host: `env.log` is told where in the memory a text lies.
(module
  (import "env" "log" (func $log (param $from i32) (param $length i32)))
  (memory (export "memory") 1)
  (data (i32.const 0) "one potatotwo potatothree potato")

  (func (export "count") (param $times i32) (result i32)
    (if (i32.ge_u (local.get $times) (i32.const 1)) (then (call $log (i32.const 0) (i32.const 10))))
    (if (i32.ge_u (local.get $times) (i32.const 2)) (then (call $log (i32.const 10) (i32.const 10))))
    (if (i32.ge_u (local.get $times) (i32.const 3)) (then (call $log (i32.const 20) (i32.const 12))))
    (local.get $times)))
