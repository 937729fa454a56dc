/* Times of files: set, kept, read again. */
#include "report.h"
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static void show(const char *what, const char *path, int flags) {
    struct stat status;
    if (fstatat(AT_FDCWD, path, &status, flags)) {
        printf("%s: %s\n", what, error_name(errno));
        return;
    }
    printf("%s: read %lld.%09ld, written %lld.%09ld\n", what, (long long) status.st_atim.tv_sec, status.st_atim.tv_nsec,
            (long long) status.st_mtim.tv_sec, status.st_mtim.tv_nsec);
}

int main(void) {
    int file = open("f", O_CREAT | O_RDWR, 0644);
    mkdir("d", 0755);
    symlink("f", "l");

    struct timespec both[2] = {{1000000000, 123456000}, {1234567890, 987654000}};
    said("futimens", futimens(file, both));
    show("f", "f", 0);
    struct timespec written_only[2] = {{0, UTIME_OMIT}, {1500000000, 0}};
    said("omit", utimensat(AT_FDCWD, "f", written_only, 0));
    show("f", "f", 0);
    struct timespec through[2] = {{1600000000, 1000}, {1600000001, 2000}};
    said("through the link", utimensat(AT_FDCWD, "l", through, 0));
    show("f", "f", 0);
    said("directory", utimensat(AT_FDCWD, "d", both, 0));
    show("d", "d", 0);
    struct stat status;
    struct timespec read_now[2] = {{0, UTIME_NOW}, {1700000000, 0}};
    said("read now", utimensat(AT_FDCWD, "f", read_now, 0));
    stat("f", &status);
    printf("after 2020: %d, written %lld\n", status.st_atim.tv_sec > 1577836800, (long long) status.st_mtim.tv_sec);
    said("the link itself", utimensat(AT_FDCWD, "l", both, AT_SYMLINK_NOFOLLOW));
    show("l", "l", AT_SYMLINK_NOFOLLOW);
    said("missing", utimensat(AT_FDCWD, "missing", both, 0));

    /* Writing sets the time of writing. */
    futimens(file, both);
    said("write", write(file, "x", 1));
    fstat(file, &status);
    printf("written later: %d\n", status.st_mtim.tv_sec > both[1].tv_sec);
    printf("changed later: %d\n", status.st_ctim.tv_sec > 1577836800);
    close(file);
    return 0;
}
