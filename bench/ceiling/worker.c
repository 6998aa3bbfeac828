#define _GNU_SOURCE
#include "worker.h"

#include <errno.h>

#include "fail.h"

pthread_t worker_start(void *(*run)(void *), void *state)
{
    pthread_t worker;
    errno = pthread_create(&worker, NULL, run, state);
    if (errno != 0) {
        fail_system("pthread_create");
    }
    return worker;
}

void worker_join(pthread_t worker)
{
    errno = pthread_join(worker, NULL);
    if (errno != 0) {
        fail_system("pthread_join");
    }
}
