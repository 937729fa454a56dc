/* Waits for what does not come, each in a way of its own: wait WAY. Only for WASI: natively nobody would stop it. */
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <time.h>
#include <unistd.h>

static volatile unsigned turns;

static unsigned recurse(unsigned depth) {
    turns++;
    return depth == 0 ? 1 : recurse(depth - 1) + recurse(depth - 1);
}

static unsigned there(unsigned depth);
static unsigned back(unsigned depth);
static unsigned (*volatile way_there)(unsigned) = there, (*volatile way_back)(unsigned) = back;
static unsigned there(unsigned depth) { return depth == 0 ? 1 : way_back(depth - 1) + way_back(depth - 1); }
static unsigned back(unsigned depth) { return depth == 0 ? 1 : way_there(depth - 1) + way_there(depth - 1); }

int main(int argc, char **argv) {
    const char *way = argc > 1 ? argv[1] : "";
    puts("waiting");
    fflush(stdout);
    struct timespec hour = {3600, 0};
    char c;
    if (!strcmp(way, "sleep")) {
        nanosleep(&hour, NULL);
    } else if (!strcmp(way, "until")) {
        struct timespec until;
        clock_gettime(CLOCK_MONOTONIC, &until);
        until.tv_sec += 3600;
        clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL);
    } else if (!strcmp(way, "poll")) {
        struct pollfd input = {.fd = 0, .events = POLLIN};
        poll(&input, 1, 3600 * 1000);
    } else if (!strcmp(way, "select")) {
        fd_set reading;
        FD_ZERO(&reading);
        FD_SET(0, &reading);
        select(1, &reading, NULL, NULL, NULL);
    } else if (!strcmp(way, "read")) {
        (void) !read(0, &c, 1);
    } else if (!strcmp(way, "loop")) {
        for (;;) turns++;
    } else if (!strcmp(way, "recursion")) {
        return (int) recurse(60);
    } else if (!strcmp(way, "indirect")) {
        return (int) way_there(60);
    } else if (!strcmp(way, "naps")) {
        struct timespec moment = {0, 1000};
        for (;;) nanosleep(&moment, NULL);
    } else if (!strcmp(way, "files")) {
        /* Writes a file and reads it again, for ever. */
        int file = open("busy", O_CREAT | O_RDWR | O_TRUNC, 0644);
        for (;;) if (pwrite(file, way, 5, 0) != 5 || pread(file, &c, 1, 0) != 1) return 1;
    } else if (!strcmp(way, "lines")) {
        /* Repeats its input, a line at a time, and to a file; answers for both. */
        int file = open("lines", O_CREAT | O_WRONLY | O_TRUNC, 0644);
        char line[100];
        while (fgets(line, sizeof line, stdin)) {
            size_t length = strlen(line);
            if (write(1, line, length) != (ssize_t) length || write(file, line, length) != (ssize_t) length) return 2;
        }
        return ferror(stdin) || close(file) ? 3 : 0;
    } else {
        return 64;
    }
    puts("it came");
    return 0;
}
