;; Byte stores and loads: the sieve of Eratosthenes over the numbers below n, at most 4 MiB. run(n) gives the number of primes.
(module
  (memory 64)
  (func (export "run") (param $n i32) (result i64)
    (local $i i32) (local $j i32) (local $primes i64)
    (loop $clear
      (i32.store8 (local.get $i) (i32.const 0))
      (br_if $clear (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (local.get $n))))
    (local.set $i (i32.const 2))
    (loop $next
      (if (i32.eqz (i32.load8_u (local.get $i)))
        (then
          (local.set $primes (i64.add (local.get $primes) (i64.const 1)))
          (local.set $j (i32.add (local.get $i) (local.get $i)))
          (block $crossed
            (loop $cross
              (br_if $crossed (i32.ge_u (local.get $j) (local.get $n)))
              (i32.store8 (local.get $j) (i32.const 1))
              (local.set $j (i32.add (local.get $j) (local.get $i)))
              (br $cross)))))
      (br_if $next (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (local.get $n))))
    (local.get $primes)))
