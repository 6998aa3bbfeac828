#define _GNU_SOURCE
#include <poll.h>
#include <stdio.h>

#include "commands.h"
#include "endpoint.h"
#include "fail.h"
#include "receiver.h"
#include "sender.h"
#include "stop.h"
#include "tuning.h"
#include "udp_socket.h"
#include "worker.h"

/* How long a receiver waits for a sender at all. */
enum { FIRST_DATAGRAM_MILLISECONDS = 20000 };

static struct stage stage, done;

static void await_first_datagram(int socket)
{
    struct pollfd descriptor = { .fd = socket, .events = POLLIN };
    int ready = poll(&descriptor, 1, FIRST_DATAGRAM_MILLISECONDS);
    if (ready < 0) {
        fail_system("poll");
    }
    if (ready == 0) {
        fail_usage("no datagram came within %d ms", FIRST_DATAGRAM_MILLISECONDS);
    }
}

int command_receive(int count, char **arguments)
{
    struct options options = {
        .size_bytes = 64, .method = METHOD_GSO, .remotes = 1, .receive_buffer_bytes = 4 << 20, .seconds = 1,
        .warmup_seconds = 0.5, .address = endpoint_make(INADDR_LOOPBACK, 0),
    };
    options_parse(&options, OPTION_SIZE | OPTION_METHOD | OPTION_WAIT | OPTION_BATCH | OPTION_SECONDS | OPTION_WARMUP
                  | OPTION_BIND, count, arguments);
    tuning_apply(&options);
    static struct receiver receiver = { .stage = &stage, .done = &done };
    int in = udp_socket_open(options.receive_buffer_bytes, options.method == METHOD_GSO);
    udp_socket_bind(in, &options.address);
    inbox_open(&receiver.inbox, in, options.method, options.wait, options.slots, (size_t)options.size_bytes);

    /* Flushed, because a harness waits for this line on a pipe. */
    printf("{\"port\":%d}\n", ntohs(udp_socket_address(in).sin_port));
    fflush(stdout);
    await_first_datagram(in);
    pthread_t receiving = worker_start(receiver_run, &receiver);
    stage_run(&stage, options.warmup_seconds, options.seconds);
    worker_join(receiving);
    receiver_report(&receiver, &options, NULL);
    return 0;
}

int command_send(int count, char **arguments)
{
    struct options options = {
        .size_bytes = 64, .method = METHOD_GSO, .receive_buffer_bytes = 4 << 20, .seconds = 600,
    };
    options_parse(&options, OPTION_SIZE | OPTION_METHOD | OPTION_SEND | OPTION_BATCH | OPTION_SECONDS | OPTION_ENDPOINT,
                  count, arguments);
    tuning_apply(&options);

    /* There is no receiver here to be done, so the end of the time takes its place. */
    static struct sender sender = { .stage = &stage, .receiver_done = &stage };
    stop_at_end(&stage, options.seconds);
    int out = udp_socket_open(options.receive_buffer_bytes, false);
    udp_socket_permit_broadcast(out);
    udp_socket_connect(out, &options.address);
    outbox_open(&sender.outbox, out, options.method, options.send, options.depth, options.segments, options.size_bytes);
    sender_run(&sender);
    return 0;
}
