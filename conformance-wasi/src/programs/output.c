/* A good deal of output, through every door. */
#include "report.h"
#include <stdlib.h>
#include <sys/uio.h>
#include <unistd.h>

static void all(const char *bytes, size_t count) {
    while (count > 0) {
        ssize_t written = write(1, bytes, count);
        if (written <= 0) exit(1);
        bytes += written;
        count -= (size_t) written;
    }
}

int main(void) {
    for (int i = 0; i < 5000; i++) printf("line %d: %x %s\n", i, i * i, "and some words so that it is longer");
    fflush(stdout);

    static char block[200000];
    uint64_t state = 7;
    for (size_t i = 0; i < sizeof block; i++) block[i] = (char) next_number(&state);
    all(block, sizeof block);
    for (int i = 0; i < 500; i++) all(block + i, 1);

    struct iovec parts[100];
    for (int i = 0; i < 100; i++) parts[i] = (struct iovec) {block + i * 10, (size_t) (i % 7)};
    ssize_t written = writev(1, parts, 100);

    setvbuf(stdout, NULL, _IONBF, 0);
    for (int i = 0; i < 300; i++) putchar('a' + i % 26);
    setvbuf(stdout, block, _IOFBF, 4096);
    for (int i = 0; i < 50000; i++) {
        putchar('0' + i % 10);
        if (i % 64 == 63) putchar('\n');
    }
    fwrite("\0\1\2\377", 1, 4, stdout);
    puts("");
    fprintf(stderr, "%d at once\n", written > 0);
    return 0;
}
