/* Text: counts the words of its input, looks for patterns, writes the result to files. */
#include "report.h"
#include <ctype.h>
#include <regex.h>
#include <stdlib.h>

struct word {
    char *text;
    int count;
    struct word *next;
};

static struct word *buckets[1024];
static size_t distinct;

static void add(const char *text) {
    struct word **place = &buckets[fingerprint(FINGERPRINT, text, strlen(text)) % 1024];
    for (; *place; place = &(*place)->next) {
        if (!strcmp((*place)->text, text)) {
            (*place)->count++;
            return;
        }
    }
    *place = calloc(1, sizeof **place);
    (*place)->text = strdup(text);
    (*place)->count = 1;
    distinct++;
}

static int by_count(const void *a, const void *b) {
    const struct word *x = *(struct word *const *) a, *y = *(struct word *const *) b;
    return x->count != y->count ? y->count - x->count : strcmp(x->text, y->text);
}

int main(void) {
    char *line = NULL;
    size_t room = 0;
    ssize_t length;
    regex_t date;
    if (regcomp(&date, "([0-9]{4})-([0-9]{2})-([0-9]{2})", REG_EXTENDED)) return 1;
    FILE *dates = fopen("dates.txt", "w");
    FILE *reversed = fopen("reversed.txt", "w");
    int lines = 0;
    while ((length = getline(&line, &room, stdin)) > 0) {
        lines++;
        if (line[length - 1] == '\n') line[--length] = 0;
        regmatch_t parts[4];
        for (char *rest = line; regexec(&date, rest, 4, parts, 0) == 0; rest += parts[0].rm_eo) {
            fprintf(dates, "%d: %.*s.%.*s.%.*s\n", lines, (int) (parts[3].rm_eo - parts[3].rm_so), rest + parts[3].rm_so,
                    (int) (parts[2].rm_eo - parts[2].rm_so), rest + parts[2].rm_so,
                    (int) (parts[1].rm_eo - parts[1].rm_so), rest + parts[1].rm_so);
        }
        for (ssize_t i = length; i-- > 0;) fputc(line[i], reversed);
        fputc('\n', reversed);
        char *rest = NULL;
        for (char *word = strtok_r(line, " \t.,;:()\"'", &rest); word; word = strtok_r(NULL, " \t.,;:()\"'", &rest)) {
            for (char *c = word; *c; c++) *c = (char) tolower((unsigned char) *c);
            add(word);
        }
    }
    free(line);
    regfree(&date);
    fclose(dates);
    fclose(reversed);

    struct word **sorted = malloc((distinct + 1) * sizeof *sorted);
    size_t count = 0;
    for (int i = 0; i < 1024; i++) for (struct word *word = buckets[i]; word; word = word->next) sorted[count++] = word;
    qsort(sorted, count, sizeof *sorted, by_count);
    printf("%d lines, %zu words\n", lines, count);
    for (size_t i = 0; i < count && i < 20; i++) printf("%6d %s\n", sorted[i]->count, sorted[i]->text);
    return 0;
}
