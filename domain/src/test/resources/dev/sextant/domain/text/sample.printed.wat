(module
  (type (;0;) (func (param i32 i32) (result i32)))
  (type (;1;) (func (param i64 f32) (result f64 v128)))
  (type (;2;) (func (param i32)))
  (type (;3;) (func (param i32) (result i32 i64)))
  (type (;4;) (func (result i32 i64)))
  (type (;5;) (func (result f32 f64)))
  (type (;6;) (func))
  (import "env" "tick" (func (;0;) (type 2) (param i32)))
  (import "env" "name \u{202e}\u{0}\"" (global (;0;) (mut i32)))
  (import "env" "table" (table (;0;) 1 10 funcref))
  (import "env" "memory" (memory (;0;) 1))
  (func (;1;) (type 0) (param i32 i32) (result i32)
    local.get 0
    local.get 1
    i32.add)
  (func (;2;) (type 0) (param i32 i32) (result i32)
    local.get 0
    local.get 1
    call 1)
  (func (;3;) (type 3) (param i32) (result i32 i64)
    (local i32 f32 f32 v128)
    block
      loop
        local.get 0
        i32.eqz
        br_if 1
        local.get 0
        i32.const 1
        i32.sub
        local.set 0
        local.get 0
        call 0
        br 0
      end
    end
    block (result i32)
      i32.const 2147483647
      local.get 0
      br_table 0 0 0
    end
    drop
    local.get 1
    if (type 4) (result i32 i64)
      i32.const -1
      i64.const -1
    else
      unreachable
    end)
  (func (;4;) (type 5) (result f32 f64)
    nop
    i32.const 1
    i32.const 2
    i32.const 3
    select (result i32)
    drop
    i32.const 1
    i32.const 2
    i32.const 3
    select
    drop
    i32.const 1
    i32.const 2
    i32.const 0
    call_indirect (type 0)
    drop
    i32.const 0
    i32.const 4
    i32.load8_s
    i32.store offset=8 align=1
    v128.const i32x4 0x1 0xfffffffe 0x3 0xfffffffc
    v128.const i32x4 0x0 0x3ff80000 0x0 0x7ff80000
    i8x16.shuffle 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 31
    drop
    i32.const 0
    v128.const i32x4 0x0 0x0 0xffffffff 0xffffffff
    v128.load8_lane offset=1 15
    i16x8.extract_lane_s 7
    drop
    i32.const 0
    i32.const 0
    i32.const 0
    table.copy 0 1
    i32.const 0
    i32.const 0
    i32.const 0
    table.init 1
    elem.drop 1
    i32.const 0
    i32.const 0
    i32.const 0
    memory.init 0
    data.drop 0
    ref.null extern
    ref.is_null
    drop
    ref.func 1
    drop
    global.get 1
    global.set 0
    f32.const -0.1875
    f64.const nan:0x1234567
    i32.const 0
    if
    else
      nop
    end
    return)
  (func (;5;) (type 6))
  (table (;1;) 0 externref)
  (table (;2;) 2 2 funcref)
  (global (;1;) i32 (i32.const 42))
  (global (;2;) (mut f64) (f64.const 3.141592653589793))
  (global (;3;) funcref (ref.null func))
  (export "table" (table 0))
  (export "add" (func 1))
  (export "pi" (global 2))
  (export "memory" (memory 0))
  (export "more" (func 4))
  (start 5)
  (elem (;0;) (table 2) (i32.const 0) func 1 4)
  (elem (;1;) funcref (ref.func 1) (ref.null func))
  (elem (;2;) declare func 4)
  (elem (;3;) (i32.const 1) 1 2)
  (elem (;4;) (i32.const 2) 1)
  (data (;0;) "passive \ff\0a")
  (data (;1;) (i32.const 16) "active in two \22pieces\22"))
