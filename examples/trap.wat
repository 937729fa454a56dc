;; Fails in several ways, each some calls deep. The functions have names, which the trace shows.
(module
  (memory 1)
  (type $number (func (param i32) (result i32)))
  (table 4 funcref)
  (elem (i32.const 0) $half)

  (func $half (type $number) (i32.div_u (local.get 0) (i32.const 2)))

  (func $divide (param $by i32) (result i32) (i32.div_s (i32.const 100) (local.get $by)))
  (func $share (param $by i32) (result i32) (call $divide (local.get $by)))
  (func $dinner (export "divide") (param $by i32) (result i32) (call $share (local.get $by)))

  (func $peek (param $at i32) (result i32) (i32.load (local.get $at)))
  (func (export "load") (param $at i32) (result i32) (call $peek (local.get $at)))

  (func (export "indirect") (param $entry i32) (result i32)
    (call_indirect (type $number) (i32.const 10) (local.get $entry)))

  (func $deeper (export "forever") (param $n i32) (result i32)
    (call $deeper (i32.add (local.get $n) (i32.const 1))))

  (func $stop (unreachable))
  (func (export "unreachable") (call $stop)))
