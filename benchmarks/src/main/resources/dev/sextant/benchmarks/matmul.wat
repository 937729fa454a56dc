;; Strided f64 loads: the product of two n x n matrices, n at most 128. run(n) multiplies and gives the sum of the product, rounded.
;; A lies at 0, B at 128 KiB, C at 256 KiB; A[i][j] = i + j, B[i][j] = i - j.
(module
  (memory 6)

  (func $fill (param $n i32)
    (local $i i32) (local $j i32) (local $at i32)
    (loop $rows
      (local.set $j (i32.const 0))
      (loop $columns
        (f64.store (local.get $at) (f64.convert_i32_s (i32.add (local.get $i) (local.get $j))))
        (f64.store offset=131072 (local.get $at) (f64.convert_i32_s (i32.sub (local.get $i) (local.get $j))))
        (local.set $at (i32.add (local.get $at) (i32.const 8)))
        (br_if $columns (i32.lt_u (local.tee $j (i32.add (local.get $j) (i32.const 1))) (local.get $n))))
      (br_if $rows (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (local.get $n)))))

  (func (export "run") (param $n i32) (result i64)
    (local $i i32) (local $j i32) (local $k i32) (local $row i32) (local $column i32) (local $stride i32)
    (local $sum f64) (local $total f64)
    (call $fill (local.get $n))
    (local.set $stride (i32.shl (local.get $n) (i32.const 3)))
    (loop $rows
      (local.set $j (i32.const 0))
      (loop $columns
        (local.set $sum (f64.const 0))
        (local.set $k (i32.const 0))
        (local.set $row (i32.mul (local.get $i) (local.get $stride)))
        (local.set $column (i32.shl (local.get $j) (i32.const 3)))
        (loop $products
          (local.set $sum
            (f64.add (local.get $sum)
              (f64.mul (f64.load (local.get $row)) (f64.load offset=131072 (local.get $column)))))
          (local.set $row (i32.add (local.get $row) (i32.const 8)))
          (local.set $column (i32.add (local.get $column) (local.get $stride)))
          (br_if $products (i32.lt_u (local.tee $k (i32.add (local.get $k) (i32.const 1))) (local.get $n))))
        (f64.store offset=262144
          (i32.add (i32.mul (local.get $i) (local.get $stride)) (i32.shl (local.get $j) (i32.const 3)))
          (local.get $sum))
        (local.set $total (f64.add (local.get $total) (local.get $sum)))
        (br_if $columns (i32.lt_u (local.tee $j (i32.add (local.get $j) (i32.const 1))) (local.get $n))))
      (br_if $rows (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (local.get $n))))
    (i64.trunc_f64_s (local.get $total))))
