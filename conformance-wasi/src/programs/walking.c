/* Makes a tree of files, walks through it in several ways, removes half of it. */
#define _GNU_SOURCE
#include "report.h"
#include <dirent.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <ftw.h>
#include <glob.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static void grow(const char *path, int depth, uint64_t *state) {
    char below[1000];
    mkdir(path, 0755);
    for (int i = 0; i < 3; i++) {
        snprintf(below, sizeof below, "%s/%c%d.txt", path, 'a' + (int) (next_number(state) % 26), i);
        FILE *file = fopen(below, "w");
        for (int k = (int) (next_number(state) % 200); k > 0; k--) fprintf(file, "%d %s\n", k, path);
        fclose(file);
    }
    if (depth > 0) for (int i = 0; i < 2; i++) {
        snprintf(below, sizeof below, "%s/sub%d", path, i);
        grow(below, depth - 1, state);
    }
    if (depth == 1) {
        snprintf(below, sizeof below, "%s/link", path);
        symlink("sub0", below);
    }
}

static char lines[500][200];
static int count;

static int by_text(const void *a, const void *b) { return strcmp(a, b); }

static void flush(const char *what) {
    qsort(lines, (size_t) count, sizeof *lines, by_text);
    printf("%s: %d\n", what, count);
    for (int i = 0; i < count; i++) printf("  %s\n", lines[i]);
    count = 0;
}

static int visit(const char *path, const struct stat *status, int kind, struct FTW *place) {
    snprintf(lines[count++], sizeof *lines, "%s %s level %d size %lld", path,
            kind == FTW_F ? "file" : kind == FTW_SL ? "link" : kind == FTW_D ? "directory" : kind == FTW_DP ? "left" : "other",
            place->level, kind == FTW_F ? (long long) status->st_size : 0);
    return 0;
}

static long long total(int parent, const char *name) {
    int own = openat(parent, name, O_RDONLY | O_DIRECTORY);
    if (own < 0) return -1;
    DIR *directory = fdopendir(own);
    long long sum = 0;
    struct dirent *entry;
    while ((entry = readdir(directory))) {
        if (entry->d_name[0] == '.') continue;
        struct stat status;
        fstatat(own, entry->d_name, &status, AT_SYMLINK_NOFOLLOW);
        if (S_ISDIR(status.st_mode)) sum += total(own, entry->d_name);
        else if (S_ISREG(status.st_mode)) sum += status.st_size;
    }
    closedir(directory);
    return sum;
}

static int is_text(const struct dirent *entry) { return fnmatch("*.txt", entry->d_name, 0) == 0; }

static int discard(const char *path, const struct stat *status, int kind, struct FTW *place) {
    (void) status;
    (void) place;
    return kind == FTW_DP ? rmdir(path) : unlink(path);
}

int main(void) {
    uint64_t state = 5;
    grow("tree", 3, &state);
    printf("nftw %d\n", nftw("tree", visit, 10, FTW_PHYS));
    flush("walked");
    printf("total %lld\n", total(AT_FDCWD, "tree"));

    struct dirent **names;
    int found = scandir("tree/sub0", &names, is_text, alphasort);
    for (int i = 0; i < found; i++) {
        snprintf(lines[count++], sizeof *lines, "%s", names[i]->d_name);
        free(names[i]);
    }
    free(names);
    flush("scandir");

    glob_t matches;
    printf("glob %d\n", glob("tree/sub*/sub1/[a-m]*.txt", 0, NULL, &matches));
    for (size_t i = 0; i < matches.gl_pathc; i++) snprintf(lines[count++], sizeof *lines, "%s", matches.gl_pathv[i]);
    globfree(&matches);
    flush("matched");

    printf("remove %d\n", nftw("tree/sub1", discard, 10, FTW_PHYS | FTW_DEPTH));
    printf("total %lld\n", total(AT_FDCWD, "tree"));
    return 0;
}
