#define _GNU_SOURCE
#include "stop.h"

#include <signal.h>
#include <stddef.h>
#include <sys/time.h>

#include "fail.h"

/* Reached from the signal handler, which has no other way to it. The store of an atomic int is async-signal-safe. */
static struct stage *stopped;

static void stop(int signal)
{
    (void)signal;
    stage_set(stopped, STAGE_STOP);
}

/* The end of the time and a request to end come the same way. The handler does not restart a blocked receive. */
void stop_at_end(struct stage *stage, double seconds)
{
    stopped = stage;
    struct sigaction action = { .sa_handler = stop };
    sigemptyset(&action.sa_mask);
    struct itimerval timer = { .it_value.tv_sec = (time_t)seconds };
    timer.it_value.tv_usec = (suseconds_t)((seconds - (double)timer.it_value.tv_sec) * 1e6);
    if (sigaction(SIGTERM, &action, NULL) != 0 || sigaction(SIGINT, &action, NULL) != 0
        || sigaction(SIGALRM, &action, NULL) != 0 || setitimer(ITIMER_REAL, &timer, NULL) != 0) {
        fail_system("sigaction");
    }
}
