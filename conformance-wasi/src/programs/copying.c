/* Copies one tree of files into another: copying FROM TO. Keeps links as links, and the time of writing. */
#include "report.h"
#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static int files, links, directories;

static int fail(const char *what) {
    fprintf(stderr, "%s: %s\n", what, error_name(errno));
    exit(1);
}

static void copy(int from, int to) {
    DIR *listing = fdopendir(from);
    if (!listing) fail("fdopendir");
    struct dirent *entry;
    while ((entry = readdir(listing))) {
        const char *name = entry->d_name;
        struct stat status;
        if (!strcmp(name, ".") || !strcmp(name, "..")) continue;
        if (fstatat(from, name, &status, AT_SYMLINK_NOFOLLOW)) fail(name);
        if (S_ISDIR(status.st_mode)) {
            directories++;
            if (mkdirat(to, name, 0755)) fail(name);
            int inner_from = openat(from, name, O_RDONLY | O_DIRECTORY), inner_to = openat(to, name, O_RDONLY | O_DIRECTORY);
            if (inner_from < 0 || inner_to < 0) fail(name);
            copy(inner_from, inner_to);
        } else if (S_ISLNK(status.st_mode)) {
            links++;
            char target[1000];
            ssize_t length = readlinkat(from, name, target, sizeof target - 1);
            if (length < 0) fail(name);
            target[length] = 0;
            if (symlinkat(target, to, name)) fail(name);
        } else {
            files++;
            static char block[30000];
            int source = openat(from, name, O_RDONLY), target = openat(to, name, O_WRONLY | O_CREAT | O_EXCL, 0644);
            if (source < 0 || target < 0) fail(name);
            ssize_t count;
            while ((count = read(source, block, sizeof block)) > 0) if (write(target, block, (size_t) count) != count) fail(name);
            struct timespec times[2] = {status.st_atim, status.st_mtim};
            if (count < 0 || futimens(target, times) || close(source) || close(target)) fail(name);
        }
    }
    closedir(listing);
    close(to);
}

int main(int argc, char **argv) {
    if (argc != 3) return 64;
    int from = open(argv[1], O_RDONLY | O_DIRECTORY), to = open(argv[2], O_RDONLY | O_DIRECTORY);
    if (from < 0) fail(argv[1]);
    if (to < 0) fail(argv[2]);
    copy(from, to);
    printf("%d files, %d links, %d directories\n", files, links, directories);
    return 0;
}
