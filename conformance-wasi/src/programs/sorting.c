/* Function pointers: sorting, searching, trees, tables of operations. */
#include "report.h"
#include <search.h>
#include <stdlib.h>

enum { COUNT = 2000 };

struct item {
    uint32_t key;
    char text[12];
};

static long compared;

static int by_key(const void *a, const void *b) {
    compared++;
    uint32_t x = ((const struct item *) a)->key, y = ((const struct item *) b)->key;
    return x < y ? -1 : x > y;
}

static int by_text(const void *a, const void *b) {
    return strcmp(((const struct item *) a)->text, ((const struct item *) b)->text);
}

static int downwards(const void *a, const void *b) { return -by_key(a, b); }

static int64_t plus(int64_t a, int64_t b) { return a + b; }
static int64_t minus(int64_t a, int64_t b) { return a - b; }
static int64_t times(int64_t a, int64_t b) { return (int64_t) ((uint64_t) a * (uint64_t) b); }
static int64_t mixed(int64_t a, int64_t b) { return (a ^ (b << 3)) & INT64_C(0x0fffffffffffffff); }

static void *root;
static int visited;
static char last[12];
static int disordered;

static void visit(const void *node, VISIT when, int depth) {
    (void) depth;
    if (when != postorder && when != leaf) return;
    const struct item *item = *(const struct item *const *) node;
    disordered += strcmp(last, item->text) > 0;
    strcpy(last, item->text);
    visited++;
}

int main(void) {
    static struct item items[COUNT];
    uint64_t state = 11;
    for (int i = 0; i < COUNT; i++) {
        items[i].key = (next_number(&state) & 0xffff8000) | (uint32_t) i;
        snprintf(items[i].text, sizeof items[i].text, "%x", next_number(&state));
    }
    int (*const orders[])(const void *, const void *) = {by_key, by_text, downwards};
    for (int k = 0; k < 3; k++) {
        qsort(items, COUNT, sizeof *items, orders[k]);
        int wrong = 0;
        uint64_t hash = FINGERPRINT;
        for (int i = 0; i < COUNT; i++) {
            if (i > 0) wrong += orders[k](&items[i - 1], &items[i]) > 0;
            hash = fingerprint(hash, k == 1 ? (void *) items[i].text : (void *) &items[i].key, 4);
        }
        printf("order %d: %d wrong, fingerprint %016llx\n", k, wrong, (unsigned long long) hash);
    }
    printf("compared more than n: %d\n", compared > COUNT);

    qsort(items, COUNT, sizeof *items, by_key);
    int found = 0;
    for (int i = 0; i < COUNT; i += 7) {
        struct item key = items[i];
        found += bsearch(&key, items, COUNT, sizeof *items, by_key) == &items[i];
        key.key ^= 1u << 31;
        found += 1000000 * (bsearch(&key, items, COUNT, sizeof *items, by_key) != NULL);
    }
    printf("found %d\n", found);

    for (int i = 0; i < 500; i++) tsearch(&items[i], &root, by_text);
    twalk(root, visit);
    printf("tree: %d visited, %d disordered\n", visited, disordered);

    int64_t (*const operations[])(int64_t, int64_t) = {plus, minus, times, mixed};
    int64_t value = 1;
    for (int i = 0; i < 30000; i++) value = operations[next_number(&state) & 3](value, (int64_t) next_number(&state));
    printf("operations %lld\n", (long long) value);
    return 0;
}
