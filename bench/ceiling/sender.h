#ifndef CEILING_SENDER_H
#define CEILING_SENDER_H

#include <stdint.h>

#include "outbox.h"
#include "stage.h"

/* The sending end of a one-way run. It sends full batches until the receiver is done, or until it is told to stop. */
struct sender {
    _Alignas(64) struct outbox outbox;
    const struct stage *stage;
    const struct stage *receiver_done;
    uint64_t sent;
};

/* A thread's entry, hence the pointers. */
void *sender_run(void *sender);

#endif
