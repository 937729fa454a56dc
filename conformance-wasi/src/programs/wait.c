/* Waits for what does not come: wait sleep|poll|select|read|loop|recurse|grow. */
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
    if (depth == 0) return 1;
    return recurse(depth - 1) + recurse(depth - 1);
}

int main(int argc, char **argv) {
    const char *how = argc > 1 ? argv[1] : "";
    puts("waiting");
    fflush(stdout);
    if (!strcmp(how, "sleep")) {
        struct timespec hour = {3600, 0};
        nanosleep(&hour, NULL);
    } else if (!strcmp(how, "until")) {
        struct timespec until;
        clock_gettime(CLOCK_MONOTONIC, &until);
        until.tv_sec += 3600;
        clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL);
    } else if (!strcmp(how, "poll")) {
        struct pollfd input = {.fd = 0, .events = POLLIN};
        poll(&input, 1, 3600 * 1000);
    } else if (!strcmp(how, "select")) {
        fd_set reading;
        FD_ZERO(&reading);
        FD_SET(0, &reading);
        select(1, &reading, NULL, NULL, NULL);
    } else if (!strcmp(how, "read")) {
        char c;
        (void) !read(0, &c, 1);
    } else if (!strcmp(how, "lines")) {
        /* Reads what there is until it ends. */
        char line[100];
        while (fgets(line, sizeof line, stdin)) fputs(line, stdout), fflush(stdout);
        return 0;
    } else if (!strcmp(how, "loop")) {
        for (;;) turns++;
    } else if (!strcmp(how, "recurse")) {
        return (int) recurse(60);
    }
    puts("it came");
    return 0;
}
