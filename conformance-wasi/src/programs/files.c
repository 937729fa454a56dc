/* Regular files: made, written, appended to, read at positions, cut off, grown, renamed, removed. */
#include "report.h"
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static void show(const char *path) {
    struct stat status;
    if (said(path, stat(path, &status))) return;
    FILE *file = fopen(path, "r");
    uint64_t hash = FINGERPRINT;
    char block[1000];
    size_t count, all = 0;
    while ((count = fread(block, 1, sizeof block, file)) > 0) {
        hash = fingerprint(hash, block, count);
        all += count;
    }
    fclose(file);
    printf("  %lld bytes, read %zu, regular %d, fingerprint %016llx\n",
            (long long) status.st_size, all, S_ISREG(status.st_mode), (unsigned long long) hash);
}

int main(void) {
    char block[64];
    int file = open("a.txt", O_CREAT | O_RDWR | O_EXCL, 0644);
    said("make a.txt", file);
    said("make a.txt again", open("a.txt", O_CREAT | O_RDWR | O_EXCL, 0644));
    said("write", write(file, "one two three\n", 14));
    printf("at %lld\n", (long long) lseek(file, 0, SEEK_CUR));
    printf("seek %lld\n", (long long) lseek(file, 4, SEEK_SET));
    printf("read %zd ", read(file, block, 3));
    printf("%.3s\n", block);
    printf("from the end %lld\n", (long long) lseek(file, -6, SEEK_END));
    printf("read %zd\n", read(file, block, sizeof block));
    printf("at the end %zd\n", read(file, block, sizeof block));
    said("before the beginning", lseek(file, -1, SEEK_SET));
    said("pwrite", pwrite(file, "TWO", 3, 4));
    printf("pread %zd ", pread(file, block, 7, 4));
    printf("%.7s\n", block);
    struct iovec parts[3] = {{"x", 1}, {"", 0}, {"yz\n", 3}};
    printf("writev %zd\n", writev(file, parts, 3));
    struct iovec places[2] = {{block, 4}, {block + 4, 10}};
    lseek(file, 0, SEEK_SET);
    printf("readv %zd ", readv(file, places, 2));
    printf("%.14s", block);
    show("a.txt");

    said("beyond the end", pwrite(file, "end", 3, 5000));
    show("a.txt");
    said("cut off", ftruncate(file, 8));
    show("a.txt");
    said("grow", ftruncate(file, 20000));
    show("a.txt");
    said("negative", ftruncate(file, -1));
    said("sync", fsync(file));
    said("sync data", fdatasync(file));
    said("allocate", posix_fallocate(file, 0, 30000) == 0 ? 0 : -1);
    said("close", close(file));
    said("close again", close(file));
    said("write to closed", write(file, "x", 1));

    int log = open("log.txt", O_CREAT | O_WRONLY | O_APPEND, 0644);
    for (int i = 0; i < 100; i++) {
        int count = snprintf(block, sizeof block, "line %d\n", i);
        if (write(log, block, (size_t) count) != count) return 1;
        lseek(log, 0, SEEK_SET);
    }
    said("read what is for writing", read(log, block, 1));
    close(log);
    show("log.txt");

    int reader = open("log.txt", O_RDONLY);
    said("write what is for reading", write(reader, "x", 1));
    printf("cut off what is for reading: %s\n", ftruncate(reader, 0) < 0 ? "refused" : "ok");
    close(reader);

    said("empty it", close(open("log.txt", O_WRONLY | O_TRUNC)));
    show("log.txt");
    said("truncate by name", truncate("log.txt", 77));
    show("log.txt");

    said("rename", rename("a.txt", "b.txt"));
    said("gone", access("a.txt", F_OK));
    show("b.txt");
    said("rename over", rename("log.txt", "b.txt"));
    show("b.txt");
    said("rename nothing", rename("nothing", "b.txt"));

    FILE *big = fopen("big.bin", "w+");
    uint64_t state = 1;
    for (int i = 0; i < 50000; i++) {
        uint32_t number = next_number(&state);
        fwrite(&number, 4, 1, big);
    }
    fseek(big, 123456, SEEK_SET);
    fputs("here", big);
    fflush(big);
    printf("ftell %ld\n", ftell(big));
    fseek(big, -10, SEEK_END);
    printf("fread %zu\n", fread(block, 1, 64, big));
    printf("feof %d\n", feof(big) != 0);
    fclose(big);
    show("big.bin");

    /* A file that is open has no need of a name. */
    int open_one = open("short-lived", O_CREAT | O_RDWR, 0644);
    said("remove the open one", unlink("short-lived"));
    said("write to it", write(open_one, "still here", 10));
    printf("pread %zd ", pread(open_one, block, 10, 0));
    printf("%.10s\n", block);
    close(open_one);
    said("it is gone", access("short-lived", F_OK));
    said("remove it again", unlink("short-lived"));
    return 0;
}
