#define _GNU_SOURCE
#include "receiver.h"

#include <stdio.h>

#include "clock.h"
#include "number.h"
#include "udp_socket.h"

static void read_batch(const struct inbox *inbox, int count, struct sequence *sequence)
{
    for (int slot = 0; slot < count; slot++) {
        const unsigned char *payload = inbox_payload(inbox, slot);
        size_t length = inbox_length(inbox, slot);
        size_t stride = inbox_stride(inbox, slot);
        for (size_t offset = 0; offset + NUMBER_BYTES <= length; offset += stride) {
            sequence_take(sequence, number_read(payload + offset));
        }
    }
}

void *receiver_run(void *state)
{
    struct receiver *receiver = state;
    /* The counters live in a local, so that they can stay in registers across a batch. */
    struct sequence sequence = { 0 };
    uint64_t start = clock_nanoseconds();
    for (int seen = STAGE_WARM_UP; seen != STAGE_STOP;) {
        read_batch(&receiver->inbox, inbox_receive(&receiver->inbox), &sequence);
        int now = stage_read(receiver->stage);
        if (now != seen && now == STAGE_MEASURE) {
            sequence_restart(&sequence);
            start = clock_nanoseconds();
        }
        seen = now;
    }
    receiver->nanoseconds = clock_nanoseconds() - start;
    receiver->sequence = sequence;
    stage_set(receiver->done, STAGE_STOP);
    return NULL;
}

void receiver_report(const struct receiver *receiver, const struct options *options, const uint64_t *sent)
{
    const struct sequence *sequence = &receiver->sequence;
    double seconds = (double)receiver->nanoseconds / 1e9;
    double rate = (double)sequence->received / seconds;
    printf("{\"work\":\"oneway\",\"method\":\"%s\",\"wait\":\"%s\",\"send\":\"%s\",\"size\":%d,\"segments\":%d,"
           "\"depth\":%d,\"slots\":%d,\"remotes\":%d,\"receiveBufferBytes\":%d,",
           options_method_name(options), options_wait_name(options), options_send_name(options), options->size_bytes,
           options->segments, options->depth, options->slots, options->remotes,
           udp_socket_granted_bytes(receiver->inbox.socket));
    if (sent != NULL) {
        printf("\"sent\":%llu,", (unsigned long long)*sent);
    }
    printf("\"received\":%llu,\"lost\":%lld,\"reordered\":%llu,\"seconds\":%.3f,\"mpps\":%.3f,\"gbps\":%.3f,"
           "\"checksum\":%llu}\n",
           (unsigned long long)sequence->received, (long long)(sequence->lost > 0 ? sequence->lost : 0),
           (unsigned long long)sequence->reordered, seconds, rate / 1e6, rate * options->size_bytes * 8 / 1e9,
           (unsigned long long)sequence->checksum);
}
