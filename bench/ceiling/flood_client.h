#ifndef CEILING_FLOOD_CLIENT_H
#define CEILING_FLOOD_CLIENT_H

#include <stdint.h>

#include "inbox.h"
#include "options.h"
#include "outbox.h"
#include "sentence.h"
#include "stage.h"

/*
 * Asks as fast as it can, however many replies come: for a server that drops some, where a window would run dry. Takes
 * the replies in between, and looks whether each is the sentence about the datagrams it sends.
 */
struct flood_client {
    struct inbox inbox;
    struct outbox outbox;
    const struct stage *stage;
    struct sentence expected;

    /* What happened within the measured window. */
    uint64_t sent;
    uint64_t received;
    uint64_t wrong;
    uint64_t nanoseconds;
};

void flood_client_open(struct flood_client *client, int socket, const struct options *options, const struct stage *stage);

/* Runs until the stage says stop. A thread's entry, hence the pointers. */
void *flood_client_run(void *client);

#endif
