#ifndef CEILING_OUTBOX_H
#define CEILING_OUTBOX_H

#include <netinet/in.h>
#include <stdint.h>
#include <sys/socket.h>

#include "segment_control.h"

/* The sending end of a socket: `depth` messages of up to `segments` numbered datagrams of `size_bytes` each. */
struct outbox {
    int socket;
    int method;
    int send;
    int depth;
    int segments;
    int size_bytes;
    struct mmsghdr *headers;
    struct iovec *buffers;
    union segment_control *controls;
    unsigned char *sample;

    /* When not NULL, each message goes to the next of these addresses in turn. */
    struct sockaddr_in *remotes;
    int remote_count;
    int next_remote;
};

void outbox_open(struct outbox *outbox, int socket, int method, int send, int depth, int segments, int size_bytes);

/* How many datagrams one call can carry. */
static inline int outbox_capacity(const struct outbox *outbox)
{
    return outbox->depth * outbox->segments;
}

/* Numbers and sends that many datagrams, at most the capacity, in as few system calls as the method allows. */
void outbox_send(struct outbox *outbox, uint64_t first_number, int count);

/* Hands over headers that are ready, and goes on where the kernel stopped short. */
void outbox_push(int socket, struct mmsghdr *headers, int count);

#endif
