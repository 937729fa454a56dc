/* Directories: made, listed with many entries, removed; places in a listing; relative to one another. */
#include "report.h"
#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MANY = 700 };

static int by_text(const void *a, const void *b) {
    return strcmp(*(char *const *) a, *(char *const *) b);
}

/* Whether it is one of the two that a listing may have or not. */
static int is_dot(const struct dirent *entry) {
    return !strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..");
}

/* The next entry that is none of those two. */
static struct dirent *next(DIR *directory) {
    struct dirent *entry;
    do entry = readdir(directory);
    while (entry && is_dot(entry));
    return entry;
}

/* Lists names in order; the fingerprint only if there are many. */
static void list(const char *path) {
    DIR *directory = opendir(path);
    if (!directory) {
        printf("%s: %s\n", path, error_name(errno));
        return;
    }
    static char *names[2 * MANY];
    size_t count = 0;
    int wrong_kind = 0;
    struct dirent *entry;
    while ((entry = next(directory)) && count < 2 * MANY) {
        struct stat status;
        if (fstatat(dirfd(directory), entry->d_name, &status, AT_SYMLINK_NOFOLLOW)) wrong_kind++;
        else wrong_kind += (entry->d_type == DT_DIR) != (S_ISDIR(status.st_mode) != 0);
        names[count++] = strdup(entry->d_name);
    }
    closedir(directory);
    qsort(names, count, sizeof *names, by_text);
    printf("%s: %zu entries, %d of the wrong kind\n", path, count, wrong_kind);
    uint64_t hash = FINGERPRINT;
    for (size_t i = 0; i < count; i++) {
        if (count < 20) printf("  %s\n", names[i]);
        hash = fingerprint(hash, names[i], strlen(names[i]) + 1);
        free(names[i]);
    }
    if (count >= 20) printf("  fingerprint %016llx\n", (unsigned long long) hash);
}

static void touch(const char *path) {
    close(open(path, O_CREAT | O_WRONLY, 0644));
}

int main(void) {
    said("mkdir d", mkdir("d", 0755));
    said("mkdir d again", mkdir("d", 0755));
    said("mkdir d/e/f", mkdir("d/e/f", 0755));
    said("mkdir d/e", mkdir("d/e", 0755));
    said("mkdir d/e/f", mkdir("d/e/f", 0755));
    said("mkdir d/e/f/", mkdir("d/e/f/g/", 0755));
    list("d");
    list("d/e/f/g");
    said("rmdir d/e", rmdir("d/e"));
    said("unlink d/e", unlink("d/e"));
    touch("d/file");
    said("rmdir d/file", rmdir("d/file"));
    said("mkdir d/file", mkdir("d/file", 0755));
    said("mkdir d/file/x", mkdir("d/file/x", 0755));
    said("rmdir d/e/f/g", rmdir("d/e/f/g"));
    list("d/e/f");
    list("nothing");
    list("d/file");

    mkdir("many", 0755);
    char name[300];
    for (int i = 0; i < MANY; i++) {
        int length = snprintf(name, sizeof name, "many/%d-", i * 7919 % MANY);
        /* Names of very different lengths, up to the longest. */
        int longer = i % 50 == 0 ? 255 - (length - 5) : i % 40;
        memset(name + length, 'a' + i % 26, (size_t) longer);
        name[length + longer] = 0;
        if (i % 10 == 3) mkdir(name, 0755);
        else touch(name);
    }
    list("many");

    /* A place in a listing can be come back to. */
    DIR *directory = opendir("many");
    for (int i = 0; i < 100; i++) next(directory);
    long place = telldir(directory);
    struct dirent *entry = next(directory);
    char *after_place = strdup(entry->d_name);
    int after = 1;
    while (next(directory)) after++;
    seekdir(directory, place);
    entry = next(directory);
    printf("the same entry: %d\n", entry && !strcmp(entry->d_name, after_place));
    int again = 1;
    while (next(directory)) again++;
    printf("as many behind it: %d\n", after == again);
    rewinddir(directory);
    int all = 0;
    while (next(directory)) all++;
    printf("all of them from the beginning: %d\n", all);
    closedir(directory);
    free(after_place);

    /* Removing while listing. */
    directory = opendir("many");
    int removed = 0, failed = 0;
    while ((entry = next(directory))) {
        if (removed >= MANY - 5) continue;
        if (entry->d_type == DT_DIR ? unlinkat(dirfd(directory), entry->d_name, AT_REMOVEDIR)
                                    : unlinkat(dirfd(directory), entry->d_name, 0)) failed++;
        else removed++;
    }
    closedir(directory);
    printf("failed to remove %d\n", failed);
    directory = opendir("many");
    while ((entry = next(directory))) {
        if (unlinkat(dirfd(directory), entry->d_name, entry->d_type == DT_DIR ? AT_REMOVEDIR : 0)) failed++;
        else removed++;
    }
    closedir(directory);
    printf("removed %d\n", removed);
    list("many");

    /* Relative to an open directory, which may get another name meanwhile. */
    int e = open("d/e", O_RDONLY | O_DIRECTORY);
    said("open d/e", e);
    said("open d/file as a directory", open("d/file", O_RDONLY | O_DIRECTORY));
    said("open d/e for writing", open("d/e", O_WRONLY));
    said("rename d/e", rename("d/e", "moved"));
    said("mkdirat", mkdirat(e, "inside", 0755));
    int file = openat(e, "inside/note", O_CREAT | O_WRONLY, 0644);
    said("openat", write(file, "note\n", 5));
    close(file);
    said("renameat", renameat(e, "inside/note", e, "note"));
    said("unlinkat", unlinkat(e, "inside", AT_REMOVEDIR));
    said("read a directory", read(e, name, 1));
    said("write a directory", write(e, name, 1));
    close(e);
    list("moved");
    list("d");

    said("into itself", rename("moved", "moved/f/g"));
    said("directory over file", rename("moved", "d/file"));
    said("file over directory", rename("d/file", "moved"));
    mkdir("empty", 0755);
    said("directory over an empty one", rename("moved", "empty"));
    mkdir("other", 0755);
    said("directory over a full one", rename("other", "empty"));
    said("rename to itself", rename("empty", "empty"));
    list(".");
    return 0;
}
