#ifndef CEILING_RTT_CLIENT_H
#define CEILING_RTT_CLIENT_H

#include "histogram.h"
#include "options.h"
#include "stage.h"

/* One datagram in flight on a connected socket; the time from its send to its reply is recorded. */
struct rtt_client {
    int socket;
    int flags;
    size_t size_bytes;
    const struct stage *stage;
    uint64_t number;
    uint64_t lost;
    uint64_t nanoseconds;
    unsigned char *payload;
    struct histogram histogram;
};

void rtt_client_open(struct rtt_client *client, int socket, const struct options *options, const struct stage *stage);

/* Runs until the stage says stop. A thread's entry, hence the pointers. */
void *rtt_client_run(void *client);

#endif
