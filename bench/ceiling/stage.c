#define _GNU_SOURCE
#include "stage.h"

#include <errno.h>
#include <time.h>

static void sleep_seconds(double seconds)
{
    struct timespec left = { .tv_sec = (time_t)seconds };
    left.tv_nsec = (long)((seconds - (double)left.tv_sec) * 1e9);
    while (clock_nanosleep(CLOCK_MONOTONIC, 0, &left, &left) == EINTR) {
    }
}

void stage_run(struct stage *stage, double warmup_seconds, double seconds)
{
    sleep_seconds(warmup_seconds);
    stage_set(stage, STAGE_MEASURE);
    sleep_seconds(seconds);
    stage_set(stage, STAGE_STOP);
}
