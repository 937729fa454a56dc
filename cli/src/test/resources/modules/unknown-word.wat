;; Has an instruction that there is not.
(module (func (i32.increment)))
