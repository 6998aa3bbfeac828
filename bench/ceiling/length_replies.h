#ifndef CEILING_LENGTH_REPLIES_H
#define CEILING_LENGTH_REPLIES_H

#include <stdint.h>

#include "inbox.h"
#include "sentence.h"

/* Replies that tell each datagram's length, but to a share of the datagrams, which are passed over at chance. */
struct length_replies {
    struct mmsghdr *headers;
    struct iovec *buffers;
    union segment_control *controls;
    struct sentence sentence;
    uint64_t random;
    uint64_t dropped_below;
};

/* Room for a reply to everything an inbox holds; `drop` is the share passed over, 0 to 1. */
void length_replies_open(struct length_replies *replies, const struct inbox *inbox, double drop);

/* Writes the replies to the filled slots. Returns how many headers they took, which may be none. */
int length_replies_write(struct length_replies *replies, struct inbox *inbox, int count);

#endif
