/*
** timer.c - run a command some times; print a line a run: seconds of the
** processor, peak memory in kilobytes.  Usage: timer RUNS OUTPUT COMMAND...
** What the command prints goes to the file OUTPUT.
*/
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static double seconds(struct timeval t) {
  return (double)t.tv_sec + (double)t.tv_usec * 1e-6;
}

static void run(const char *output, char **command) {
  int out = open(output, O_WRONLY | O_CREAT | O_TRUNC, 0666);
  if (out < 0 || dup2(out, 1) < 0) _exit(127);
  execvp(command[0], command);
  _exit(127);
}

int main(int count, char **arguments) {
  if (count < 4) return 2;
  for (int i = atoi(arguments[1]); i-- > 0;) {
    pid_t child = fork();
    struct rusage usage;
    int status;
    if (child == 0) run(arguments[2], arguments + 3);
    if (child < 0 || wait4(child, &status, 0, &usage) < 0 || status != 0)
      return 1;
    printf("%.6f\t%ld\n", seconds(usage.ru_utime) + seconds(usage.ru_stime),
           usage.ru_maxrss);
  }
  return 0;
}
