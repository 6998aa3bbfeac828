#define _GNU_SOURCE
#include "outbox.h"

#include <errno.h>
#include <string.h>

#include "fail.h"
#include "memory.h"
#include "number.h"
#include "options.h"

void outbox_open(struct outbox *outbox, int socket, int method, int send, int depth, int segments, int size_bytes)
{
    *outbox = (struct outbox){
        .socket = socket,
        .method = method,
        .send = send,
        .depth = depth,
        .segments = segments,
        .size_bytes = size_bytes,
    };
    size_t count = (size_t)depth;
    size_t message_bytes = (size_t)segments * (size_t)size_bytes;
    outbox->headers = memory_headers(count, sizeof *outbox->headers);
    outbox->buffers = memory_headers(count, sizeof *outbox->buffers);
    outbox->controls = memory_headers(count, sizeof *outbox->controls);
    outbox->sample = memory_payload((size_t)size_bytes);
    unsigned char *payload = memory_payload(count * message_bytes);
    for (size_t i = 0; i < count; i++) {
        outbox->buffers[i].iov_base = payload + i * message_bytes;
        outbox->headers[i].msg_hdr.msg_iov = &outbox->buffers[i];
        outbox->headers[i].msg_hdr.msg_iovlen = 1;
    }
}

/* "place" numbers the datagram where it is sent from; "copy" moves a whole payload there, as most programs do. */
static void fill(struct outbox *outbox, unsigned char *payload, uint64_t number, int segments)
{
    size_t size = (size_t)outbox->size_bytes;
    if (outbox->send == SEND_PLACE) {
        for (int i = 0; i < segments; i++, payload += size) {
            number_write(payload, number++);
        }
        return;
    }
    for (int i = 0; i < segments; i++, payload += size) {
        number_write(outbox->sample, number++);
        memcpy(payload, outbox->sample, size);
    }
}

static void address(struct outbox *outbox, struct msghdr *header)
{
    header->msg_name = &outbox->remotes[outbox->next_remote];
    header->msg_namelen = sizeof outbox->remotes[0];
    outbox->next_remote = outbox->next_remote + 1 == outbox->remote_count ? 0 : outbox->next_remote + 1;
}

static void prepare(struct outbox *outbox, int index, uint64_t number, int segments)
{
    struct msghdr *header = &outbox->headers[index].msg_hdr;
    fill(outbox, outbox->buffers[index].iov_base, number, segments);
    outbox->buffers[index].iov_len = (size_t)segments * (size_t)outbox->size_bytes;
    header->msg_controllen = 0;
    if (segments > 1) {
        segment_control_write(header, &outbox->controls[index], outbox->size_bytes);
    }
    if (outbox->remotes != NULL) {
        address(outbox, header);
    }
}

static void send_one(struct outbox *outbox, uint64_t number)
{
    fill(outbox, outbox->buffers[0].iov_base, number, 1);
    while (sendto(outbox->socket, outbox->buffers[0].iov_base, (size_t)outbox->size_bytes, 0, NULL, 0) < 0) {
        /* A refusal belongs to an earlier datagram and is cleared by being told, so the send is simply repeated. */
        if (errno != EINTR && errno != ECONNREFUSED) {
            fail_system("sendto");
        }
    }
}

void outbox_send(struct outbox *outbox, uint64_t first_number, int count)
{
    if (outbox->method == METHOD_PLAIN) {
        for (int i = 0; i < count; i++) {
            send_one(outbox, first_number + (uint64_t)i);
        }
        return;
    }
    int messages = 0;
    for (int done = 0; done < count; messages++) {
        int segments = count - done < outbox->segments ? count - done : outbox->segments;
        prepare(outbox, messages, first_number + (uint64_t)done, segments);
        done += segments;
    }
    outbox_push(outbox->socket, outbox->headers, messages);
}

void outbox_push(int socket, struct mmsghdr *headers, int count)
{
    /*
     * A short count hides the error of the message after it. The loop therefore resumes there: a real error comes
     * again as the result of the whole call, and a stale refusal does not.
     */
    for (int sent = 0; sent < count;) {
        int result = sendmmsg(socket, headers + sent, (unsigned)(count - sent), 0);
        if (result > 0) {
            sent += result;
        } else if (errno != EINTR && errno != ECONNREFUSED) {
            fail_system("sendmmsg");
        }
    }
}
