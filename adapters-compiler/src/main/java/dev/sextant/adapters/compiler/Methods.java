package dev.sextant.adapters.compiler;

/// The names of generated methods: `f12` is function 12, `f12_3` a part of it, `f12b` another method for the same ([Recursion]).
final class Methods {

    private Methods() {}

    static String name(int function) {
        return "f" + function;
    }

    static String name(int function, int part) {
        return part == 0 ? name(function) : name(function) + "_" + part;
    }

    /// One of the methods that take turns for a function.
    static String turn(int function, char letter) {
        return name(function) + letter;
    }

    /// The outermost part of a function that has parts.
    static String root(int function) {
        return name(function) + "_0";
    }

    /// Whether a method is one of a function or a part of one.
    static boolean isFunction(String method) {
        return method.length() > 1 && method.charAt(0) == 'f' && Character.isDigit(method.charAt(1));
    }

    static boolean isPart(String method) {
        return method.indexOf('_') > 0;
    }

    /// The index of the function that a method belongs to.
    static int function(String method) {
        int end = 1;
        while (end < method.length() && Character.isDigit(method.charAt(end))) end++;
        return Integer.parseInt(method, 1, end, 10);
    }
}
