;; A memory that an embedder reads and writes: a data segment holds a text, and a function turns letters into capitals in place.
(module
  (memory (export "memory") 1 4)
  (data (i32.const 16) "hello, sextant")

  (global (export "text") i32 (i32.const 16))
  (global (export "length") i32 (i32.const 14))

  ;; Adds up the bytes in [from, from + count).
  (func (export "sum") (param $from i32) (param $count i32) (result i32)
    (local $sum i32)
    (block $done
      (loop $next
        (br_if $done (i32.eqz (local.get $count)))
        (local.set $sum (i32.add (local.get $sum) (i32.load8_u (local.get $from))))
        (local.set $from (i32.add (local.get $from) (i32.const 1)))
        (local.set $count (i32.sub (local.get $count) (i32.const 1)))
        (br $next)))
    (local.get $sum))

  ;; Turns a..z into A..Z.
  (func (export "upper") (param $from i32) (param $count i32)
    (local $letter i32)
    (block $done
      (loop $next
        (br_if $done (i32.eqz (local.get $count)))
        (local.set $letter (i32.load8_u (local.get $from)))
        (if (i32.lt_u (i32.sub (local.get $letter) (i32.const 97)) (i32.const 26))
          (then (i32.store8 (local.get $from) (i32.sub (local.get $letter) (i32.const 32)))))
        (local.set $from (i32.add (local.get $from) (i32.const 1)))
        (local.set $count (i32.sub (local.get $count) (i32.const 1)))
        (br $next))))

  ;; The number of pages before it grew, or -1.
  (func (export "grow") (param $pages i32) (result i32)
    (memory.grow (local.get $pages))))
