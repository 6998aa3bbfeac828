#ifndef CEILING_INBOX_H
#define CEILING_INBOX_H

#include <netinet/in.h>
#include <stddef.h>
#include <sys/socket.h>

#include "segment_control.h"

/* The receiving end of a socket: a fixed set of slots, each with its own buffer, source address and control space. */
struct inbox {
    int socket;
    int method;
    int flags;
    int slots;
    int used;
    struct mmsghdr *headers;
    struct iovec *buffers;
    struct sockaddr_in *sources;
    union segment_control *controls;
};

/* A slot of a coalescing socket is always 65,535 bytes, whatever the datagram size: a smaller one would truncate. */
void inbox_open(struct inbox *inbox, int socket, int method, int wait, int slots, size_t slot_bytes);

/*
 * The number of filled slots. A spinning inbox returns at once, with zero when nothing was there. A blocking one waits
 * for the first datagram, at most as long as the socket's receive time-out, and takes what else is there at once.
 */
int inbox_receive(struct inbox *inbox);

static inline unsigned char *inbox_payload(const struct inbox *inbox, int slot)
{
    return inbox->buffers[slot].iov_base;
}

static inline size_t inbox_length(const struct inbox *inbox, int slot)
{
    return inbox->headers[slot].msg_len;
}

static inline size_t inbox_stride(const struct inbox *inbox, int slot)
{
    return segment_control_read(&inbox->headers[slot].msg_hdr, inbox->headers[slot].msg_len);
}

#endif
