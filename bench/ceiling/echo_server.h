#ifndef CEILING_ECHO_SERVER_H
#define CEILING_ECHO_SERVER_H

#include "inbox.h"
#include "length_replies.h"
#include "options.h"
#include "stage.h"

/* Sends every datagram back to where it came from, or a sentence that tells its length. */
struct echo_server {
    struct inbox inbox;
    const struct stage *stage;
    struct mmsghdr *replies;
    struct iovec *buffers;
    union segment_control *controls;
    int reply;
    struct length_replies lengths;
};

/* The options' method, wait, slots, reply and drop count; the socket is bound by the caller. */
void echo_server_open(struct echo_server *server, int socket, const struct options *options, const struct stage *stage);

/* Serves until the stage says stop. A thread's entry, hence the pointers. */
void *echo_server_run(void *server);

#endif
