/* poll and select. What is to be read is there before the program begins. */
#include <poll.h>
#include <stdio.h>
#include <sys/select.h>
#include <time.h>
#include <unistd.h>

static long long now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (long long) time.tv_sec * 1000000000 + time.tv_nsec;
}

int main(void) {
    struct pollfd input = {.fd = 0, .events = POLLIN};
    printf("poll for input: %d", poll(&input, 1, 5000));
    printf(" %d\n", (input.revents & POLLIN) != 0);
    char first;
    printf("read: %zd %c\n", read(0, &first, 1), first);

    struct pollfd both[2] = {{.fd = 0, .events = POLLIN}, {.fd = 1, .events = POLLOUT}};
    printf("poll for both: %d", poll(both, 2, -1));
    printf(" %d %d\n", (both[0].revents & POLLIN) != 0, (both[1].revents & POLLOUT) != 0);

    struct pollfd output = {.fd = 1, .events = POLLOUT};
    printf("poll without waiting: %d", poll(&output, 1, 0));
    printf(" %d\n", (output.revents & POLLOUT) != 0);

    fd_set reading, writing;
    FD_ZERO(&reading);
    FD_ZERO(&writing);
    FD_SET(0, &reading);
    FD_SET(1, &writing);
    printf("select: %d", select(2, &reading, &writing, NULL, NULL));
    printf(" %d %d\n", FD_ISSET(0, &reading) != 0, FD_ISSET(1, &writing) != 0);

    long long before = now();
    struct timeval moment = {0, 15000};
    FD_ZERO(&reading);
    printf("select on nothing: %d\n", select(0, &reading, NULL, NULL, &moment));
    printf("waited long enough: %d\n", now() - before >= 15000000);

    char rest[100];
    ssize_t count, all = 0;
    while ((count = read(0, rest, sizeof rest)) > 0) all += count;
    printf("rest: %zd\n", all);
    /* At the end of the input a read would not block. */
    input.revents = 0;
    printf("poll at the end: %d", poll(&input, 1, 5000));
    printf(" %d\n", (input.revents & (POLLIN | POLLHUP)) != 0);
    return 0;
}
