#define _GNU_SOURCE
#include "echo_server.h"

#include <errno.h>

#include "fail.h"
#include "memory.h"
#include "outbox.h"

/* A server does not know the size of what will come, so that every slot holds the largest datagram. */
enum { SLOT_BYTES = 65535 };

void echo_server_open(struct echo_server *server, int socket, const struct options *options, const struct stage *stage)
{
    inbox_open(&server->inbox, socket, options->method, options->wait, options->slots, SLOT_BYTES);
    server->stage = stage;
    server->reply = options->reply;
    length_replies_open(&server->lengths, &server->inbox, options->drop);
    size_t count = (size_t)server->inbox.slots;
    server->replies = memory_headers(count, sizeof *server->replies);
    server->buffers = memory_headers(count, sizeof *server->buffers);
    server->controls = memory_headers(count, sizeof *server->controls);
    for (size_t slot = 0; slot < count; slot++) {
        server->buffers[slot].iov_base = inbox_payload(&server->inbox, (int)slot);
        server->replies[slot].msg_hdr = (struct msghdr){
            .msg_name = &server->inbox.sources[slot],
            .msg_namelen = sizeof server->inbox.sources[slot],
            .msg_iov = &server->buffers[slot],
            .msg_iovlen = 1,
        };
    }
}

/* The reply is the received buffer itself, cut at the stride at which it came: nothing is copied in this process. */
static void prepare_reply(struct echo_server *server, int slot)
{
    struct msghdr *header = &server->replies[slot].msg_hdr;
    size_t length = inbox_length(&server->inbox, slot);
    size_t stride = inbox_stride(&server->inbox, slot);
    server->buffers[slot].iov_len = length;
    header->msg_controllen = 0;
    if (stride < length) {
        segment_control_write(header, &server->controls[slot], (int)stride);
    }
}

static void reply_one(struct echo_server *server)
{
    struct inbox *inbox = &server->inbox;
    while (sendto(inbox->socket, inbox_payload(inbox, 0), inbox_length(inbox, 0), 0,
                  (struct sockaddr *)&inbox->sources[0], sizeof inbox->sources[0]) < 0) {
        if (errno != EINTR) {
            fail_system("sendto");
        }
    }
}

static void reply_many(struct echo_server *server, int count)
{
    for (int slot = 0; slot < count; slot++) {
        prepare_reply(server, slot);
    }
    outbox_push(server->inbox.socket, server->replies, count);
}

void *echo_server_run(void *state)
{
    struct echo_server *server = state;
    while (stage_read(server->stage) != STAGE_STOP) {
        int count = inbox_receive(&server->inbox);
        if (count > 0 && server->reply == REPLY_LENGTH) {
            outbox_push(server->inbox.socket, server->lengths.headers,
                        length_replies_write(&server->lengths, &server->inbox, count));
        } else if (count > 0 && server->inbox.method == METHOD_PLAIN) {
            reply_one(server);
        } else if (count > 0) {
            reply_many(server, count);
        }
    }
    return NULL;
}
