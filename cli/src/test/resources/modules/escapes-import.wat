;; The same among imports.
(module
  (import "~module^" "~imported^" (func $~log (param i32))))
