/* Symbolic and hard links. */
#include "report.h"
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static void show(const char *path) {
    struct stat status, own;
    char target[100];
    int is_there = lstat(path, &own);
    printf("%s: ", path);
    if (is_there) {
        printf("%s\n", error_name(errno));
        return;
    }
    printf("%s, %lld bytes, %d names", S_ISLNK(own.st_mode) ? "link" : S_ISDIR(own.st_mode) ? "directory" : "file",
            S_ISDIR(own.st_mode) ? 0LL : (long long) own.st_size, S_ISDIR(own.st_mode) ? 0 : (int) own.st_nlink);
    if (S_ISLNK(own.st_mode)) {
        ssize_t length = readlink(path, target, sizeof target);
        printf(", says %.*s, leads to ", (int) length, target);
        if (stat(path, &status)) printf("%s", error_name(errno));
        else printf("%s", S_ISLNK(status.st_mode) ? "link" : S_ISDIR(status.st_mode) ? "directory" : "file");
    }
    printf("\n");
}

static void write_text(const char *path, const char *text) {
    int file = open(path, O_CREAT | O_WRONLY | O_TRUNC, 0644);
    if (file < 0 || write(file, text, strlen(text)) < 0) printf("%s: %s\n", path, error_name(errno));
    close(file);
}

static void read_text(const char *path) {
    char text[100];
    int file = open(path, O_RDONLY);
    if (file < 0) {
        printf("%s: %s\n", path, error_name(errno));
        return;
    }
    ssize_t count = read(file, text, sizeof text);
    printf("%s holds %.*s\n", path, (int) count, text);
    close(file);
}

int main(void) {
    mkdir("d", 0755);
    mkdir("d/e", 0755);
    write_text("d/one", "first");
    said("symlink to a file", symlink("d/one", "to-one"));
    said("symlink to a directory", symlink("d", "to-d"));
    said("symlink up", symlink("../../d/one", "d/e/up"));
    said("symlink to nothing", symlink("nothing", "dangling"));
    said("symlink that is there", symlink("x", "dangling"));
    said("symlink to itself", symlink("circle", "circle"));
    symlink("there", "back");
    symlink("back", "there");
    said("symlinkat", symlinkat("one", AT_FDCWD, "d/beside"));
    show("to-one");
    show("to-d");
    show("d/e/up");
    show("dangling");
    show("circle");
    show("back");
    show("d/beside");

    read_text("to-one");
    read_text("to-d/one");
    read_text("to-d/e/../one");
    read_text("d/e/up");
    read_text("to-d/e/up");
    read_text("d/beside");
    read_text("dangling");
    read_text("circle");
    read_text("back");
    said("open a link", open("to-one", O_RDONLY | O_NOFOLLOW));
    said("make what is a link", open("to-one", O_CREAT | O_EXCL | O_WRONLY, 0644));
    write_text("to-one", "changed");
    read_text("d/one");
    /* Making a file through a dangling link makes what it leads to. */
    write_text("dangling", "made");
    read_text("nothing");
    show("dangling");

    char part[4];
    ssize_t length = readlink("to-one", part, 4);
    printf("readlink in part: %zd %.4s\n", length, part);
    said("readlink of a file", readlink("d/one", part, 4));
    said("readlink of nothing", readlink("no", part, 4));

    said("link", link("d/one", "hard"));
    show("d/one");
    show("hard");
    write_text("hard", "by its other name");
    read_text("d/one");
    said("link that is there", link("d/one", "to-one"));
    said("link to nothing", link("no", "hard2"));
    said("link to a directory", link("d", "hard2"));
    said("unlink", unlink("d/one"));
    show("hard");
    read_text("hard");
    show("to-one");
    said("linkat", linkat(AT_FDCWD, "hard", AT_FDCWD, "d/one", 0));
    struct stat a, b;
    stat("hard", &a);
    stat("d/one", &b);
    printf("one file: %d\n", a.st_ino == b.st_ino && a.st_dev == b.st_dev);

    said("rename a link", rename("to-one", "renamed"));
    show("renamed");
    said("unlink a link", unlink("to-d"));
    show("d");
    said("rmdir a link", symlink("d", "again") || rmdir("again") ? -1 : 0);
    said("mkdir over a link", mkdir("again", 0755));
    return 0;
}
