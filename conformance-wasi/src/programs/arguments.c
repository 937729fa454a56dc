/* Arguments and environment: prints both, changes the environment, answers how many arguments there were. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern char **environ;

static int by_text(const void *a, const void *b) {
    return strcmp(*(char *const *) a, *(char *const *) b);
}

static void quoted(const char *text) {
    putchar('"');
    for (; *text; text++) {
        unsigned char c = (unsigned char) *text;
        if (c >= 32 && c < 127 && c != '"') putchar(c);
        else printf("\\%02x", c);
    }
    printf("\"\n");
}

static void variables(void) {
    char *sorted[64];
    size_t count = 0;
    for (char **next = environ; next && *next && count < 64; next++) sorted[count++] = *next;
    qsort(sorted, count, sizeof *sorted, by_text);
    printf("%zu variables\n", count);
    for (size_t i = 0; i < count; i++) quoted(sorted[i]);
}

int main(int argc, char **argv) {
    printf("%d arguments\n", argc - 1);
    for (int i = 1; i < argc; i++) quoted(argv[i]);
    printf("ends with null: %d\n", argv[argc] == NULL);
    variables();
    printf("PLACE is %s\n", getenv("PLACE") ? getenv("PLACE") : "not set");
    setenv("PLACE", "elsewhere", 1);
    setenv("KEPT", "new", 0);
    unsetenv("GONE");
    variables();
    return argc - 1;
}
