#ifndef CEILING_WORKER_H
#define CEILING_WORKER_H

#include <pthread.h>

/* pthread_create and pthread_join, which end the program when they fail. */
pthread_t worker_start(void *(*run)(void *), void *state);
void worker_join(pthread_t worker);

#endif
