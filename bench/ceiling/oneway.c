#define _GNU_SOURCE
#include "commands.h"
#include "endpoint.h"
#include "fail.h"
#include "receiver.h"
#include "remotes.h"
#include "sender.h"
#include "tuning.h"
#include "udp_socket.h"
#include "worker.h"

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
        sender.outbox.remotes = remotes_make(endpoint_make(INADDR_LOOPBACK, ntohs(local.sin_port)), options.remotes);
        sender.outbox.remote_count = options.remotes;
    } else {
        udp_socket_connect(out, &local);
    }

    pthread_t receiving = worker_start(receiver_run, &receiver);
    pthread_t sending = worker_start(sender_run, &sender);
    stage_run(&stage, options.warmup_seconds, options.seconds);
    worker_join(receiving);
    worker_join(sending);
    receiver_report(&receiver, &options, &sender.sent);
    return 0;
}
