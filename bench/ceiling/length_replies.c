#define _GNU_SOURCE
#include "length_replies.h"

#include <stdbool.h>
#include <string.h>

#include "memory.h"

/* What newer kernels send in one message at most; a received one never holds more. */
enum { SEGMENTS_LIMIT = 128 };

void length_replies_open(struct length_replies *replies, const struct inbox *inbox, double drop)
{
    size_t count = (size_t)inbox->slots;
    size_t message_bytes = SEGMENTS_LIMIT * SENTENCE_BYTES;
    *replies = (struct length_replies){
        .headers = memory_headers(count, sizeof *replies->headers),
        .buffers = memory_headers(count, sizeof *replies->buffers),
        .controls = memory_headers(count, sizeof *replies->controls),
        .sentence = SENTENCE_NONE,
        .random = 0x9E3779B97F4A7C15u,
        .dropped_below = (uint64_t)(drop * (double)(1ull << 53)),
    };
    unsigned char *text = memory_payload(count * message_bytes);
    for (size_t slot = 0; slot < count; slot++) {
        replies->buffers[slot].iov_base = text + slot * message_bytes;
        replies->headers[slot].msg_hdr = (struct msghdr){ .msg_iov = &replies->buffers[slot], .msg_iovlen = 1 };
    }
}

/* xorshift64*: a few instructions, so that chance costs no more than it must. */
static bool is_dropped(struct length_replies *replies)
{
    replies->random ^= replies->random >> 12;
    replies->random ^= replies->random << 25;
    replies->random ^= replies->random >> 27;
    return (replies->random * 0x2545F4914F6CDD1Dull) >> 11 < replies->dropped_below;
}

/*
 * A slot's datagrams came from one source and are equally long but for the last, which may be shorter. The same holds of
 * their sentences, so that one message carries them all. Returns whether there are any.
 */
static bool write_slot(struct length_replies *replies, struct inbox *inbox, int slot, int index)
{
    size_t length = inbox_length(inbox, slot);
    size_t stride = inbox_stride(inbox, slot);
    struct msghdr *header = &replies->headers[index].msg_hdr;
    char *start = replies->buffers[index].iov_base;
    char *end = start;
    size_t first = 0;
    for (size_t offset = 0; offset < length; offset += stride) {
        if (replies->dropped_below != 0 && is_dropped(replies)) {
            continue;
        }
        sentence_tell(&replies->sentence, length - offset < stride ? length - offset : stride);
        memcpy(end, replies->sentence.text, replies->sentence.length);
        first = first == 0 ? replies->sentence.length : first;
        end += replies->sentence.length;
    }
    replies->buffers[index].iov_len = (size_t)(end - start);
    header->msg_name = &inbox->sources[slot];
    header->msg_namelen = sizeof inbox->sources[slot];
    header->msg_controllen = 0;
    if ((size_t)(end - start) > first) {
        segment_control_write(header, &replies->controls[index], (int)first);
    }
    return end > start;
}

int length_replies_write(struct length_replies *replies, struct inbox *inbox, int count)
{
    int written = 0;
    for (int slot = 0; slot < count; slot++) {
        written += write_slot(replies, inbox, slot, written);
    }
    return written;
}
