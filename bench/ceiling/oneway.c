#define _GNU_SOURCE
#include <stdbool.h>
#include <stdio.h>

#include "clock.h"
#include "commands.h"
#include "fail.h"
#include "inbox.h"
#include "number.h"
#include "options.h"
#include "outbox.h"
#include "remotes.h"
#include "sequence.h"
#include "stage.h"
#include "tuning.h"
#include "udp_socket.h"
#include "worker.h"

struct sender {
    _Alignas(64) struct outbox outbox;
    struct stage *stage;
    struct stage *receiver_done;
    uint64_t sent;
};

struct receiver {
    _Alignas(64) struct inbox inbox;
    struct stage *stage;
    struct stage *done;
    struct sequence sequence;
    uint64_t nanoseconds;
};

/*
 * 1. Look whether the receiver is done before looking at the stage: it is done only after the stage said stop, so the
 *    last turn always sees both, and the count is never left open.
 * 2. The numbers that were next at the two changes of the stage bound what was sent between them.
 * 3. Send full batches until the receiver is done: it must never wait for a datagram at the end of its window.
 */
static void *run_sender(void *state)
{
    struct sender *sender = state;
    int batch = outbox_capacity(&sender->outbox);
    uint64_t next = 0;
    uint64_t first = 0;
    int seen = STAGE_WARM_UP;
    for (;;) {
        bool done = stage_read(sender->receiver_done) == STAGE_STOP;
        int now = stage_read(sender->stage);
        if (now != seen) {
            first = now == STAGE_MEASURE ? next : first;
            sender->sent = next - first;
            seen = now;
        }
        if (done) {
            return NULL;
        }
        outbox_send(&sender->outbox, next, batch);
        next += (uint64_t)batch;
    }
}

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

static void *run_receiver(void *state)
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

static void report(const struct options *options, const struct sender *sender, const struct receiver *receiver)
{
    const struct sequence *sequence = &receiver->sequence;
    double seconds = (double)receiver->nanoseconds / 1e9;
    double rate = (double)sequence->received / seconds;
    printf("{\"work\":\"oneway\",\"method\":\"%s\",\"wait\":\"%s\",\"send\":\"%s\",\"size\":%d,\"segments\":%d,"
           "\"depth\":%d,\"slots\":%d,\"remotes\":%d,\"receiveBufferBytes\":%d,\"sent\":%llu,\"received\":%llu,"
           "\"lost\":%lld,\"reordered\":%llu,\"seconds\":%.3f,\"mpps\":%.3f,\"gbps\":%.3f,\"checksum\":%llu}\n",
           options_method_name(options), options_wait_name(options), options_send_name(options), options->size_bytes,
           options->segments, options->depth, options->slots, options->remotes,
           udp_socket_granted_bytes(receiver->inbox.socket), (unsigned long long)sender->sent,
           (unsigned long long)sequence->received, (long long)(sequence->lost > 0 ? sequence->lost : 0),
           (unsigned long long)sequence->reordered, seconds, rate / 1e6, rate * options->size_bytes * 8 / 1e9,
           (unsigned long long)sequence->checksum);
}

int command_oneway(int count, char **arguments)
{
    struct options options = {
        .size_bytes = 64, .method = METHOD_GSO, .remotes = 1, .receive_buffer_bytes = 4 << 20,
        .seconds = 1, .warmup_seconds = 0.5,
    };
    options_parse(&options, OPTION_SIZE | OPTION_METHOD | OPTION_WAIT | OPTION_SEND | OPTION_BATCH | OPTION_REMOTES
                  | OPTION_SECONDS | OPTION_WARMUP, count, arguments);
    if (options.remotes > 1 && options.method != METHOD_MMSG) {
        fail_usage("--remotes wants --method mmsg");
    }
    tuning_apply(&options);

    static struct stage stage, done;
    static struct sender sender = { .stage = &stage, .receiver_done = &done };
    static struct receiver receiver = { .stage = &stage, .done = &done };

    int in = udp_socket_open(options.receive_buffer_bytes, options.method == METHOD_GSO);
    struct sockaddr_in local = endpoint_make(options.remotes > 1 ? INADDR_ANY : INADDR_LOOPBACK, 0);
    udp_socket_bind(in, &local);
    local = udp_socket_address(in);
    inbox_open(&receiver.inbox, in, options.method, options.wait, options.slots, (size_t)options.size_bytes);

    int out = udp_socket_open(options.receive_buffer_bytes, false);
    outbox_open(&sender.outbox, out, options.method, options.send, options.depth, options.segments, options.size_bytes);
    if (options.remotes > 1) {
        sender.outbox.remotes = remotes_make(options.remotes, ntohs(local.sin_port));
        sender.outbox.remote_count = options.remotes;
    } else {
        udp_socket_connect(out, &local);
    }

    pthread_t receiving = worker_start(run_receiver, &receiver);
    pthread_t sending = worker_start(run_sender, &sender);
    stage_run(&stage, options.warmup_seconds, options.seconds);
    worker_join(receiving);
    worker_join(sending);
    report(&options, &sender, &receiver);
    return 0;
}
