/* The task `steady` (see Task.java) on the processor itself: the program's main, called program_main here, in a process of its own for each
 * iteration. The clock is that process's processor time. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int program_main(int argc, char **argv);

static long long nanoseconds(struct timeval time) {
  return time.tv_sec * 1000000000LL + time.tv_usec * 1000LL;
}

static int failed(const char *what) {
  printf("failed %s\n", what);
  return 1;
}

int main(int argc, char **argv) {
  if (argc != 3) return failed("wants UNITS and SECONDS");
  double end = atof(argv[2]) * 1e9;
  double spent = 0;
  long peak = 0;
  for (int done = 0; done < 3 || spent < end; done++) {
    int ends[2];
    if (pipe(ends)) return failed("no pipe");
    fflush(stdout);
    pid_t child = fork();
    if (child < 0) return failed("no process");
    if (child == 0) {
      char *arguments[] = {"program", argv[1], NULL};
      dup2(ends[1], STDOUT_FILENO);
      close(ends[0]);
      close(ends[1]);
      exit(program_main(2, arguments));
    }
    close(ends[1]);
    char printed[256] = "";
    size_t length = 0;
    ssize_t count;
    while ((count = read(ends[0], printed + length, sizeof printed - 1 - length)) > 0) length += count;
    close(ends[0]);
    printed[strcspn(printed, "\n")] = 0;
    int status;
    struct rusage used;
    if (wait4(child, &status, 0, &used) != child || status != 0) return failed("the program did not end well");
    long long time = nanoseconds(used.ru_utime) + nanoseconds(used.ru_stime);
    printf("iteration %lld %s\n", time, printed);
    spent += time;
    if (used.ru_maxrss > peak) peak = used.ru_maxrss;
  }
  printf("peak %ld\n", peak);
  return 0;
}
