#ifndef CEILING_ECHO_CLIENT_H
#define CEILING_ECHO_CLIENT_H

#include <stdint.h>

#include "inbox.h"
#include "options.h"
#include "outbox.h"
#include "stage.h"

/* What happened within the measured window. */
struct echo_tally {
    uint64_t sent;
    uint64_t received;
    int64_t lost;
    uint64_t wrong;
};

/* Keeps a window of numbered datagrams in flight on a connected socket. */
struct echo_client {
    struct inbox inbox;
    struct outbox outbox;
    const struct stage *stage;
    int window;
    int in_flight;

    /* Numbers from `oldest` up to `next` may still come back; those below `oldest` were given up. */
    uint64_t oldest;
    uint64_t next;
    uint64_t silent_since;
    struct echo_tally tally;
    uint64_t nanoseconds;
};

void echo_client_open(struct echo_client *client, int socket, const struct options *options, const struct stage *stage);

/* Runs until the stage says stop. A thread's entry, hence the pointers. */
void *echo_client_run(void *client);

#endif
