;; A program: writes the files that its arguments name, below the first directory it is given, to its standard output. It exits with
;; the errno of what goes wrong, if something does, and with 64 if it has no argument.
(module
  (import "wasi_snapshot_preview1" "args_sizes_get" (func $args_sizes_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "args_get" (func $args_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_open"
    (func $path_open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_close" (func $fd_close (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))

  ;; 0: what a function answers; 16: the piece of memory to read to or to write from; 32: the arguments' addresses;
  ;; 0x1000: the arguments; 0x2000: what was read
  (memory (export "memory") 1)

  (func $main (export "_start")
    (local $argument i32)
    (local.set $argument (i32.const 1))
    (if (i32.lt_u (call $arguments) (i32.const 2)) (then (call $proc_exit (i32.const 64))))
    (loop $next
      (call $copy (call $open (i32.load (i32.add (i32.const 32) (i32.shl (local.get $argument) (i32.const 2))))))
      (local.set $argument (i32.add (local.get $argument) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $argument) (call $arguments)))))

  ;; Ends the program if something went wrong.
  (func $check (param $errno i32)
    (if (local.get $errno) (then (call $proc_exit (local.get $errno)))))

  ;; How many arguments there are; they are in memory then.
  (func $arguments (result i32)
    (call $check (call $args_sizes_get (i32.const 0) (i32.const 4)))
    (if (i32.or
          (i32.gt_u (i32.load (i32.const 0)) (i32.const 1000))
          (i32.gt_u (i32.load (i32.const 4)) (i32.const 4096)))
      (then (call $proc_exit (i32.const 1))))
    (call $check (call $args_get (i32.const 32) (i32.const 0x1000)))
    (i32.load (i32.const 0)))

  ;; Opens the file that the text at an address names, below descriptor 3, to read.
  (func $open (param $name i32) (result i32)
    (call $check (call $path_open
      (i32.const 3) (i32.const 0) (local.get $name) (call $length (local.get $name)) (i32.const 0)
      (i64.const 2) (i64.const 0) (i32.const 0) (i32.const 0)))
    (i32.load (i32.const 0)))

  ;; The bytes of a text that a zero ends.
  (func $length (param $text i32) (result i32)
    (local $end i32)
    (local.set $end (local.get $text))
    (block $found
      (loop $next
        (br_if $found (i32.eqz (i32.load8_u (local.get $end))))
        (local.set $end (i32.add (local.get $end) (i32.const 1)))
        (br $next)))
    (i32.sub (local.get $end) (local.get $text)))

  ;; Writes what is in an open file, and closes it.
  (func $copy (param $file i32)
    (block $end
      (loop $next
        (i32.store (i32.const 16) (i32.const 0x2000))
        (i32.store (i32.const 20) (i32.const 0x1000))
        (call $check (call $fd_read (local.get $file) (i32.const 16) (i32.const 1) (i32.const 0)))
        (br_if $end (i32.eqz (i32.load (i32.const 0))))
        (call $write (i32.const 0x2000) (i32.load (i32.const 0)))
        (br $next)))
    (call $check (call $fd_close (local.get $file))))

  ;; Writes all of a piece of memory.
  (func $write (param $from i32) (param $count i32)
    (loop $more
      (i32.store (i32.const 16) (local.get $from))
      (i32.store (i32.const 20) (local.get $count))
      (call $check (call $fd_write (i32.const 1) (i32.const 16) (i32.const 1) (i32.const 0)))
      (local.set $from (i32.add (local.get $from) (i32.load (i32.const 0))))
      (br_if $more (local.tee $count (i32.sub (local.get $count) (i32.load (i32.const 0))))))))
