/* The three standard streams: copies its input in capitals, counts on the error output. With an argument it reads that many bytes
   at a time, without a buffer. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(int argc, char **argv) {
    long lines = 0, bytes = 0;
    if (argc > 1) {
        size_t step = (size_t) atoi(argv[1]);
        char *block = malloc(step);
        ssize_t count;
        while ((count = read(0, block, step)) > 0) {
            for (ssize_t i = 0; i < count; i++) {
                lines += block[i] == '\n';
                block[i] = (char) toupper((unsigned char) block[i]);
            }
            for (ssize_t done = 0; done < count;) {
                ssize_t written = write(1, block + done, (size_t) (count - done));
                if (written < 0) return 2;
                done += written;
            }
            bytes += count;
        }
        free(block);
        if (count < 0) return 1;
    } else {
        int c;
        while ((c = getchar()) != EOF) {
            putchar(toupper(c));
            lines += c == '\n';
            bytes++;
        }
        if (ferror(stdin)) return 1;
    }
    fprintf(stderr, "%ld lines, %ld bytes\n", lines, bytes);
    /* At the end of the input it stays at its end. */
    char more;
    return read(0, &more, 1) == 0 ? 0 : 3;
}
