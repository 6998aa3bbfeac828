#define _GNU_SOURCE
#include "sender.h"

#include <stdbool.h>

/*
 * 1. Look whether the receiver is done before looking at the stage: it is done only after the stage said stop, so the
 *    last turn always sees both, and the count is never left open.
 * 2. The numbers that were next at the two changes of the stage bound what was sent between them.
 * 3. Send full batches until the receiver is done: it must never wait for a datagram at the end of its window.
 */
void *sender_run(void *state)
{
    struct sender *sender = state;
    int batch = outbox_capacity(&sender->outbox);
    uint64_t next = 0;
    uint64_t first = 0;
    int seen = STAGE_WARM_UP;
    for (;;) {
        bool done = stage_read(sender->receiver_done) == STAGE_STOP;
        int now = stage_read(sender->stage);
        if (now != seen) {
            first = now == STAGE_MEASURE ? next : first;
            sender->sent = next - first;
            seen = now;
        }
        if (done) {
            return NULL;
        }
        outbox_send(&sender->outbox, next, batch);
        next += (uint64_t)batch;
    }
}
