#define _GNU_SOURCE
#include "inbox.h"

#include <errno.h>
#include <stdbool.h>

#include "fail.h"
#include "memory.h"
#include "options.h"

enum { COALESCED_SLOT_BYTES = 65535, CACHE_LINE_BYTES = 64 };

static void reset_header(struct inbox *inbox, int slot)
{
    /* The kernel writes what it used into these three fields, so each must be restored before the next call. */
    struct msghdr *header = &inbox->headers[slot].msg_hdr;
    header->msg_namelen = sizeof inbox->sources[slot];
    header->msg_controllen = inbox->method == METHOD_GSO ? sizeof inbox->controls[slot] : 0;
    header->msg_flags = 0;
}

void inbox_open(struct inbox *inbox, int socket, int method, int wait, int slots, size_t slot_bytes)
{
    if (method == METHOD_GSO) {
        slot_bytes = COALESCED_SLOT_BYTES;
    }
    *inbox = (struct inbox){
        .socket = socket,
        .method = method,
        .flags = wait == WAIT_SPIN ? MSG_DONTWAIT : method == METHOD_PLAIN ? 0 : MSG_WAITFORONE,
        .slots = method == METHOD_PLAIN ? 1 : slots,
    };
    size_t count = (size_t)inbox->slots;
    inbox->headers = memory_headers(count, sizeof *inbox->headers);
    inbox->buffers = memory_headers(count, sizeof *inbox->buffers);
    inbox->sources = memory_headers(count, sizeof *inbox->sources);
    inbox->controls = memory_headers(count, sizeof *inbox->controls);

    /*
     * Slots begin on a cache line. A large slot takes one line more than it needs, because slots a power of two apart
     * would put the first bytes of all of them into the same few sets of the cache.
     */
    size_t stride = (slot_bytes + CACHE_LINE_BYTES - 1) / CACHE_LINE_BYTES * CACHE_LINE_BYTES;
    stride += stride >= 4096 ? CACHE_LINE_BYTES : 0;
    unsigned char *payload = memory_payload(count * stride);
    for (int slot = 0; slot < inbox->slots; slot++) {
        inbox->buffers[slot] = (struct iovec){ payload + (size_t)slot * stride, slot_bytes };
        inbox->headers[slot].msg_hdr = (struct msghdr){
            .msg_name = &inbox->sources[slot],
            .msg_iov = &inbox->buffers[slot],
            .msg_iovlen = 1,
            .msg_control = method == METHOD_GSO ? inbox->controls[slot].bytes : NULL,
        };
        reset_header(inbox, slot);
    }
}

static bool is_transient(int error)
{
    /* ECONNREFUSED is the answer to an earlier datagram of a connected socket, never a reason to give up. */
    return error == EAGAIN || error == EINTR || error == ECONNREFUSED;
}

static int receive_one(struct inbox *inbox)
{
    struct msghdr *header = &inbox->headers[0].msg_hdr;
    header->msg_namelen = sizeof inbox->sources[0];
    ssize_t length = recvfrom(inbox->socket, inbox->buffers[0].iov_base, inbox->buffers[0].iov_len, inbox->flags,
                              (struct sockaddr *)&inbox->sources[0], &header->msg_namelen);
    if (length < 0) {
        return -1;
    }
    inbox->headers[0].msg_len = (unsigned)length;
    return 1;
}

static int receive_many(struct inbox *inbox)
{
    /* Only the headers of the last batch are dirty. */
    for (int slot = 0; slot < inbox->used; slot++) {
        reset_header(inbox, slot);
    }
    inbox->used = 0;
    int count = recvmmsg(inbox->socket, inbox->headers, (unsigned)inbox->slots, inbox->flags, NULL);
    if (count > 0) {
        inbox->used = count;
    }
    return count;
}

int inbox_receive(struct inbox *inbox)
{
    int count = inbox->method == METHOD_PLAIN ? receive_one(inbox) : receive_many(inbox);
    if (count < 0) {
        if (!is_transient(errno)) {
            fail_system("receive");
        }
        return 0;
    }
    return count;
}
