/* Calls within calls. */
#include "report.h"
#include <alloca.h>
#include <stdarg.h>
#include <stdlib.h>

static unsigned ackermann(unsigned m, unsigned n) {
    return m == 0 ? n + 1 : n == 0 ? ackermann(m - 1, 1) : ackermann(m - 1, ackermann(m, n - 1));
}

static int is_odd(unsigned n);
static int __attribute__((noinline)) is_even(unsigned n) { return n == 0 ? 1 : is_odd(n - 1); }
static int __attribute__((noinline)) is_odd(unsigned n) { return n == 0 ? 0 : is_even(n - 1); }

static long moves;
static void hanoi(int disks, int from, int to, int over) {
    if (disks == 0) return;
    hanoi(disks - 1, from, over, to);
    moves += from * 3 + to;
    hanoi(disks - 1, over, to, from);
}

static int queens(int n, int row, unsigned columns, unsigned left, unsigned right) {
    if (row == n) return 1;
    int count = 0;
    for (unsigned free = ~(columns | left | right) & ((1u << n) - 1); free; free &= free - 1) {
        unsigned here = free & -free;
        count += queens(n, row + 1, columns | here, (left | here) << 1, (right | here) >> 1);
    }
    return count;
}

/* Uses the stack in linear memory, a different amount on each level. */
static uint64_t stacked(int depth, uint64_t hash) {
    size_t size = (size_t) (depth % 13) + 1;
    unsigned char *own = alloca(size);
    memset(own, depth, size);
    if (depth > 0) hash = stacked(depth - 1, hash);
    return fingerprint(hash, own, size);
}

static int sum(int count, ...) {
    va_list list;
    va_start(list, count);
    int all = 0;
    for (int i = 0; i < count; i++) all += va_arg(list, int);
    va_end(list);
    return all;
}

struct large { int numbers[20]; };
static struct large larger(struct large given, int depth) {
    for (int i = 0; i < 20; i++) given.numbers[i] += depth * i;
    return depth == 0 ? given : larger(given, depth - 1);
}

int main(void) {
    printf("ackermann %u\n", ackermann(2, 60));
    printf("even %d\n", is_even(5000));
    hanoi(14, 0, 2, 1);
    printf("hanoi %ld\n", moves);
    printf("queens %d\n", queens(8, 0, 0, 0, 0));
    printf("stacked %016llx\n", (unsigned long long) stacked(300, FINGERPRINT));
    printf("sum %d\n", sum(6, 1, 2, 3, -4, 5, 6));
    struct large given = {{0}};
    printf("larger %d\n", larger(given, 50).numbers[19]);
    return 0;
}
