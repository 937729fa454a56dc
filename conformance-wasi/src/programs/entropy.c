/* Random bytes: says what is all but certain of them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int main(void) {
    unsigned char first[256], second[256], guard[256 + 2];
    printf("getentropy: %d", getentropy(first, 256));
    printf(" %d\n", getentropy(second, 256));
    printf("two are alike: %d\n", memcmp(first, second, 256) == 0);

    memset(guard, 0xAA, sizeof guard);
    printf("none: %d\n", getentropy(guard + 1, 0));
    printf("untouched: %d\n", guard[0] == 0xAA && guard[1] == 0xAA);
    printf("some: %d\n", getentropy(guard + 1, 256));
    printf("nothing beside them: %d\n", guard[0] == 0xAA && guard[257] == 0xAA);

    long counts[256] = {0};
    for (int i = 0; i < 100; i++) {
        getentropy(first, 256);
        for (int k = 0; k < 256; k++) counts[first[k]]++;
    }
    int odd = 0;
    for (int k = 0; k < 256; k++) odd += counts[k] < 40 || counts[k] > 180;
    printf("bytes far too rare or frequent: %d\n", odd);
    return 0;
}
