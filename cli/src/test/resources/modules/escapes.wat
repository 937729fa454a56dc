;; Names full of characters that stand for worse: the test puts an escape for each ~ and a line feed for each ^.
(module
  (func $~named^ (unreachable))
  (func (export "~exported^") (call $~named^)))
