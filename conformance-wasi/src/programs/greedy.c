/* Takes as much as it gets of something, says how much and what it was told at the end: greedy WHAT. Only for WASI: natively
   nobody would bound it. */
#include "report.h"
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MEBIBYTE = 1 << 20, MANY = 300000 };

static void memory(void) {
    static void *blocks[100000];
    int count = 0;
    while (count < 100000 && (blocks[count] = malloc(MEBIBYTE))) {
        for (int i = 0; i < MEBIBYTE; i += 4096) ((char *) blocks[count])[i] = 1;
        count++;
    }
    printf("%d MiB\n", count);
    for (int i = 0; i < count; i++) free(blocks[i]);
    printf("again %d\n", malloc(MEBIBYTE) != NULL);
}

static volatile unsigned depth;

static unsigned deeper(unsigned more) {
    depth++;
    return depth == 0 ? 0 : more + deeper(more + 1) % 7;
}

int main(int argc, char **argv) {
    const char *what = argc > 1 ? argv[1] : "";
    static char block[MEBIBYTE];
    char name[32];
    int count = 0;
    if (!strcmp(what, "memory")) {
        memory();
    } else if (!strcmp(what, "calls")) {
        return (int) deeper(0);
    } else if (!strcmp(what, "descriptors")) {
        int last = -1, file;
        close(open("f", O_CREAT | O_WRONLY, 0644));
        while (count < MANY && (file = open("f", O_RDONLY)) >= 0) last = file, count++;
        printf("%d descriptors: %s\n", count, error_name(errno));
        close(last);
        printf("the one given back: %d\n", open("f", O_RDONLY) == last);
    } else if (!strcmp(what, "bytes")) {
        int file = open("f", O_CREAT | O_WRONLY, 0644);
        long long all = 0;
        ssize_t written;
        while ((written = write(file, block, MEBIBYTE)) > 0) all += written;
        printf("%lld MiB: %s\n", all / MEBIBYTE, error_name(errno));
        said("grow", ftruncate(file, 1LL << 40));
        said("empty it", ftruncate(file, 0));
        said("write again", write(file, block, 1000));
    } else if (!strcmp(what, "hole")) {
        /* A byte far beyond the end. */
        int file = open("f", O_CREAT | O_WRONLY, 0644);
        said("write", pwrite(file, block, 1, 1LL << 50));
    } else if (!strcmp(what, "files")) {
        int file = 0;
        while (count < MANY && snprintf(name, sizeof name, "%d", count) && (file = open(name, O_CREAT | O_WRONLY, 0644)) >= 0) {
            close(file);
            count++;
        }
        printf("%d files: %s\n", count, file < 0 ? error_name(errno) : "ok");
    } else if (!strcmp(what, "directories")) {
        /* Each in the one before. */
        int inner = open(".", O_RDONLY | O_DIRECTORY);
        while (count < MANY && mkdirat(inner, "d", 0755) == 0) {
            int next = openat(inner, "d", O_RDONLY | O_DIRECTORY);
            if (next < 0) break;
            close(inner);
            inner = next;
            count++;
        }
        printf("%d directories: %s\n", count, count < MANY ? error_name(errno) : "ok");
    } else {
        return 64;
    }
    return 0;
}
