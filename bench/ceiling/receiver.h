#ifndef CEILING_RECEIVER_H
#define CEILING_RECEIVER_H

#include <stdint.h>

#include "inbox.h"
#include "options.h"
#include "sequence.h"
#include "stage.h"

/* The receiving end of a one-way run: reads the number of every datagram, and keeps the time of its own window. */
struct receiver {
    _Alignas(64) struct inbox inbox;
    const struct stage *stage;
    struct stage *done;
    struct sequence sequence;
    uint64_t nanoseconds;
};

/* A thread's entry, hence the pointers. */
void *receiver_run(void *receiver);

/* One line of JSON: what was counted, and what was sent where that is known. */
void receiver_report(const struct receiver *receiver, const struct options *options, const uint64_t *sent);

#endif
