/* What calls answer that cannot be done. */
#include "report.h"
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void) {
    struct stat status;
    char name[5000];
    int file = open("f", O_CREAT | O_WRONLY, 0644);
    close(file);
    mkdir("d", 0755);

    said("open nothing", open("nothing", O_RDONLY));
    said("open in nothing", open("nothing/x", O_RDONLY));
    said("make in nothing", open("nothing/x", O_CREAT | O_WRONLY, 0644));
    said("open below a file", open("f/x", O_RDONLY));
    said("make below a file", open("f/x", O_CREAT | O_WRONLY, 0644));
    said("stat nothing", stat("nothing", &status));
    said("stat below a file", stat("f/x", &status));
    said("file with a slash", stat("f/", &status));
    said("directory with a slash", stat("d/", &status));
    said("directory with slashes", stat("d////", &status));
    said("directory and dots", stat("d/././.", &status));
    said("directory and up", stat("d/../f", &status));
    said("up from nothing", stat("nothing/../f", &status));
    said("up from a file", stat("f/../f", &status));
    said("open a directory for writing", open("d", O_RDWR));
    said("make a directory by open", open("d2/", O_CREAT | O_WRONLY, 0644));
    said("make exclusively a directory", open("d", O_CREAT | O_EXCL | O_WRONLY, 0644));
    said("truncate a directory", truncate("d", 0));
    said("unlink nothing", unlink("nothing"));
    said("unlink a directory", unlink("d"));
    said("rmdir nothing", rmdir("nothing"));
    said("rmdir a file", rmdir("f"));
    said("mkdir with a file above", mkdir("f/x", 0755));
    said("rename nothing", rename("nothing", "x"));
    said("rename to nowhere", rename("f", "nothing/x"));
    said("rename below a file", rename("d", "f/x"));

    memset(name, 'n', 255);
    name[255] = 0;
    said("a long name", open(name, O_CREAT | O_WRONLY, 0644));
    said("remove the long name", unlink(name));
    memset(name, 'n', 256);
    name[256] = 0;
    said("a name too long", open(name, O_CREAT | O_WRONLY, 0644));
    said("mkdir a name too long", mkdir(name, 0755));
    for (int i = 0; i < 4990; i += 2) memcpy(name + i, "d/", 3);
    said("a path too long", stat(name, &status));

    said("close -1", close(-1));
    said("close 500", close(500));
    said("read 500", read(500, name, 1));
    said("seek 500", lseek(500, 0, SEEK_SET));
    said("stat 500", fstat(500, &status));
    said("sync 500", fsync(500));
    said("truncate 500", ftruncate(500, 0));
    said("openat 500", openat(500, "f", O_RDONLY));
    file = open("f", O_RDWR);
    printf("openat below a file: %s\n", openat(file, "x", O_RDONLY) < 0 ? "refused" : "ok");
    said("seek nowhere", lseek(file, 0, 77));
    said("pread before the beginning", pread(file, name, 1, -1));
    said("pwrite before the beginning", pwrite(file, name, 1, -1));
    said("read nothing", read(file, name, 0));
    close(file);
    return 0;
}
