#define _GNU_SOURCE
#include <stdio.h>
#include <sys/socket.h>

#include "clock.h"
#include "commands.h"
#include "memory.h"
#include "options.h"
#include "outbox.h"
#include "remotes.h"
#include "stage.h"
#include "udp_socket.h"
#include "worker.h"

/* UIO_MAXIOV: sendmmsg(2) takes no more in a call, whatever it is given. */
enum { CALL_LIMIT = 1024 };

/* One payload to many addresses: a header for each address, and all of them point to the same bytes. */
struct fanout {
    int socket;
    int depth;
    int remote_count;
    struct mmsghdr *headers;
    struct iovec payload;
    const struct stage *stage;
    uint64_t sent;
    uint64_t total;
    uint64_t nanoseconds;
};

static void fanout_open(struct fanout *fanout, const struct options *options, const struct stage *stage)
{
    *fanout = (struct fanout){
        .socket = udp_socket_open(options->receive_buffer_bytes, false),
        .depth = options->depth != 0 ? options->depth : CALL_LIMIT,
        .remote_count = options->remotes,
        .headers = memory_headers((size_t)options->remotes, sizeof *fanout->headers),
        .payload = { memory_payload((size_t)options->size_bytes), (size_t)options->size_bytes },
        .stage = stage,
    };
    struct sockaddr_in *remotes = remotes_make(options->address, options->remotes);
    for (int i = 0; i < options->remotes; i++) {
        fanout->headers[i].msg_hdr = (struct msghdr){
            .msg_name = &remotes[i], .msg_namelen = sizeof remotes[i], .msg_iov = &fanout->payload, .msg_iovlen = 1,
        };
    }
}

static void *fanout_run(void *state)
{
    struct fanout *fanout = state;
    uint64_t start = clock_nanoseconds();
    for (int seen = STAGE_WARM_UP; seen != STAGE_STOP;) {
        for (int first = 0; first < fanout->remote_count; first += fanout->depth) {
            int left = fanout->remote_count - first;
            outbox_push(fanout->socket, fanout->headers + first, left < fanout->depth ? left : fanout->depth);
        }
        fanout->sent += (uint64_t)fanout->remote_count;
        fanout->total += (uint64_t)fanout->remote_count;
        int now = stage_read(fanout->stage);
        if (now != seen && now == STAGE_MEASURE) {
            fanout->sent = 0;
            start = clock_nanoseconds();
        }
        seen = now;
    }
    fanout->nanoseconds = clock_nanoseconds() - start;
    return NULL;
}

int command_fanout(int count, char **arguments)
{
    struct options options = {
        .size_bytes = 64, .remotes = 1000, .receive_buffer_bytes = 4 << 20, .seconds = 1, .warmup_seconds = 0.5,
    };
    options_parse(&options, OPTION_SIZE | OPTION_BATCH | OPTION_REMOTES | OPTION_SECONDS | OPTION_WARMUP | OPTION_ENDPOINT,
                  count, arguments);
    static struct stage stage;
    static struct fanout fanout;
    fanout_open(&fanout, &options, &stage);
    pthread_t running = worker_start(fanout_run, &fanout);
    stage_run(&stage, options.warmup_seconds, options.seconds);
    worker_join(running);

    double seconds = (double)fanout.nanoseconds / 1e9;
    printf("{\"work\":\"fanout\",\"size\":%d,\"remotes\":%d,\"depth\":%d,\"sent\":%llu,\"total\":%llu,\"seconds\":%.3f,"
           "\"mpps\":%.3f}\n",
           options.size_bytes, options.remotes, fanout.depth, (unsigned long long)fanout.sent,
           (unsigned long long)fanout.total, seconds, (double)fanout.sent / seconds / 1e6);
    return 0;
}
