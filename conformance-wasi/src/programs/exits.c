/* The ways in which a program ends. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void first(void) { printf("handler registered first\n"); }
static void second(void) { printf("handler registered second\n"); }

static int deep(int levels) {
    if (levels == 0) exit(7);
    return deep(levels - 1) + 1;
}

static int is(const char *a, const char *b) { return strcmp(a, b) == 0; }

int main(int argc, char **argv) {
    const char *how = argc > 1 ? argv[1] : "return";
    int code = argc > 2 ? atoi(argv[2]) : 0;
    atexit(first);
    atexit(second);
    printf("%s %d\n", how, code);
    if (is(how, "return")) return code;
    if (is(how, "exit")) exit(code);
    if (is(how, "deep")) return deep(1000);
    fflush(stdout);
    if (is(how, "_exit")) {
        printf("stays in the buffer");
        _exit(code);
    }
    if (is(how, "abort")) abort();
    if (is(how, "trap")) __builtin_trap();
    if (is(how, "nowhere")) {
        void (*volatile nowhere)(void) = NULL;
        nowhere();
    }
    return 99;
}
