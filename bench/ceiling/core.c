#define _GNU_SOURCE
#include "core.h"

#include <sched.h>
#include <stdlib.h>

#include "fail.h"

void core_stay(const char *number)
{
    char *end = NULL;
    long core = strtol(number, &end, 10);
    if (end == number || *end != '\0' || core < 0 || core >= CPU_SETSIZE) {
        fail_usage("--core is 0 to %d, not '%s'", CPU_SETSIZE - 1, number);
    }
    cpu_set_t cores;
    CPU_ZERO(&cores);
    CPU_SET((size_t)core, &cores);
    if (sched_setaffinity(0, sizeof cores, &cores) != 0) {
        fail_system("sched_setaffinity");
    }
}
