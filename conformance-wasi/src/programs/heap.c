/* Memory: taken, moved, given back; the heap grows and what it holds stays. */
#include "report.h"
#include <stdlib.h>

enum { SLOTS = 500, STEPS = 8000 };

static unsigned char *blocks[SLOTS];
static size_t sizes[SLOTS];

static int is_intact(int slot) {
    for (size_t i = 0; i < sizes[slot]; i += 1 + sizes[slot] / 64) {
        if (blocks[slot][i] != (unsigned char) (slot + i)) return 0;
    }
    return 1;
}

static void fill(int slot, size_t from) {
    for (size_t i = from; i < sizes[slot]; i++) blocks[slot][i] = (unsigned char) (slot + i);
}

int main(void) {
    uint64_t state = 3, hash = FINGERPRINT;
    int torn = 0, dirty = 0, misaligned = 0, refused = 0;
    for (int step = 0; step < STEPS; step++) {
        int slot = (int) (next_number(&state) % SLOTS);
        uint32_t choice = next_number(&state) % 100;
        size_t size = next_number(&state) % (choice < 2 ? 60000 : choice < 20 ? 2000 : 100) + 1;
        if (!blocks[slot]) {
            blocks[slot] = choice % 3 == 0 ? calloc(size, 1) : malloc(size);
            if (!blocks[slot]) {
                refused++;
                continue;
            }
            if (choice % 3 == 0) for (size_t i = 0; i < size; i++) dirty += blocks[slot][i] != 0;
            misaligned += (uintptr_t) blocks[slot] % sizeof(double) != 0;
            sizes[slot] = size;
            fill(slot, 0);
        } else if (choice % 2) {
            torn += !is_intact(slot);
            size_t kept = size < sizes[slot] ? size : sizes[slot];
            unsigned char *moved = realloc(blocks[slot], size);
            if (!moved) {
                refused++;
                continue;
            }
            blocks[slot] = moved;
            sizes[slot] = size;
            fill(slot, kept);
        } else {
            torn += !is_intact(slot);
            free(blocks[slot]);
            blocks[slot] = NULL;
        }
        hash = fingerprint(hash, &sizes[slot], 4);
    }
    for (int slot = 0; slot < SLOTS; slot++) {
        if (blocks[slot]) torn += !is_intact(slot);
        free(blocks[slot]);
    }
    printf("torn %d, dirty %d, misaligned %d, refused %d, fingerprint %016llx\n", torn, dirty, misaligned, refused,
            (unsigned long long) hash);

    /* One large block, zero all over, grown from a smaller one. */
    size_t large = 24 << 20;
    unsigned char *block = calloc(1 << 20, 1);
    block[12345] = 77;
    block = realloc(block, large);
    printf("large %d, kept %d\n", block != NULL, block && block[12345] == 77);
    for (size_t i = 0; i < large; i += 4096) block[i] = 1;
    free(block);
    printf("again %d\n", (block = malloc(large)) != NULL);
    free(block);

    /* More than there can be. */
    volatile size_t impossible = SIZE_MAX / 2;
    printf("impossible %d\n", malloc(impossible) == NULL);
    printf("overflow %d\n", calloc(impossible, 4) == NULL);
    void *aligned = NULL;
    printf("aligned %d %d\n", posix_memalign(&aligned, 4096, 100), (uintptr_t) aligned % 4096 == 0);
    free(aligned);
    return 0;
}
