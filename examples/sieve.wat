;; How many primes there are below a number, by the sieve of Eratosthenes. The memory holds one byte a number and grows as needed.
(module
  (memory $sieve (export "memory") 1)

  (func $primes (export "primes") (param $below i32) (result i32)
    (local $i i32) (local $j i32) (local $count i32) (local $missing i32)
    ;; Numbers below 2 are no primes.
    (if (i32.lt_u (local.get $below) (i32.const 3)) (then (return (i32.const 0))))
    ;; As many pages as `below` bytes need.
    (local.set $missing
      (i32.sub
        (i32.shr_u (i32.add (local.get $below) (i32.const 65535)) (i32.const 16))
        (memory.size)))
    (if (i32.gt_s (local.get $missing) (i32.const 0))
      (then
        (if (i32.eq (memory.grow (local.get $missing)) (i32.const -1)) (then (unreachable)))))
    ;; Every number may be a prime: 0.
    (local.set $i (i32.const 0))
    (loop $clear
      (i32.store8 (local.get $i) (i32.const 0))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $clear (i32.lt_u (local.get $i) (local.get $below))))
    (local.set $i (i32.const 2))
    (loop $next
      (if (i32.eqz (i32.load8_u (local.get $i)))
        (then
          (local.set $count (i32.add (local.get $count) (i32.const 1)))
          ;; Multiples of a prime are none.
          (local.set $j (i32.shl (local.get $i) (i32.const 1)))
          (block $crossed
            (loop $cross
              (br_if $crossed (i32.ge_u (local.get $j) (local.get $below)))
              (i32.store8 (local.get $j) (i32.const 1))
              (local.set $j (i32.add (local.get $j) (local.get $i)))
              (br $cross)))))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $i) (local.get $below))))
    (local.get $count)))
