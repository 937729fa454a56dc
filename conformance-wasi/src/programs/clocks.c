/* Clocks and sleep: says what is always true of them. */
#include <stdio.h>
#include <sched.h>
#include <time.h>
#include <unistd.h>

static long long nanos(struct timespec time) {
    return (long long) time.tv_sec * 1000000000 + time.tv_nsec;
}

static long long now(clockid_t clock) {
    struct timespec time = {0, 0};
    clock_gettime(clock, &time);
    return nanos(time);
}

int main(void) {
    struct timespec resolution = {0, 0};
    printf("resolutions: %d", clock_getres(CLOCK_REALTIME, &resolution) == 0 && nanos(resolution) > 0);
    printf(" %d\n", clock_getres(CLOCK_MONOTONIC, &resolution) == 0 && nanos(resolution) > 0);
    printf("after 2020: %d\n", time(NULL) > 1577836800);

    int back = 0, tear = 0;
    long long last = now(CLOCK_MONOTONIC);
    for (int i = 0; i < 200; i++) {
        struct timespec time;
        clock_gettime(CLOCK_MONOTONIC, &time);
        back += nanos(time) < last;
        tear += time.tv_nsec < 0 || time.tv_nsec >= 1000000000;
        last = nanos(time);
    }
    printf("went back: %d, outside of a second: %d\n", back, tear);

    struct timespec pause = {0, 20000000}, left = {7, 7};
    long long before = now(CLOCK_MONOTONIC);
    printf("nanosleep: %d\n", nanosleep(&pause, &left));
    printf("slept long enough: %d\n", now(CLOCK_MONOTONIC) - before >= 20000000);

    before = now(CLOCK_MONOTONIC);
    usleep(5000);
    printf("usleep long enough: %d\n", now(CLOCK_MONOTONIC) - before >= 5000000);

    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    long long goal = nanos(until) + 10000000;
    until.tv_sec = (time_t) (goal / 1000000000);
    until.tv_nsec = (long) (goal % 1000000000);
    printf("sleep until: %d\n", clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL));
    printf("not before: %d\n", now(CLOCK_MONOTONIC) >= goal);
    printf("until the past: %d\n", clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &(struct timespec){0, 1}, NULL));

    struct timespec wrong = {0, 1000000000};
    printf("no such time: %d\n", nanosleep(&wrong, NULL));
    printf("yield: %d\n", sched_yield());

    time_t birth = 1234567890;
    struct tm *parts = gmtime(&birth);
    char text[64];
    strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ, %A, day %j", parts);
    printf("%s\n", text);
    return 0;
}
