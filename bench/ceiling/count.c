#define _GNU_SOURCE
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "clock.h"
#include "commands.h"
#include "endpoint.h"
#include "fail.h"
#include "inbox.h"
#include "options.h"
#include "stop.h"
#include "test_datagram.h"
#include "udp_socket.h"

/* Numbers up to this are told apart, a bit each: 32 MiB. The pages that are not needed are never there. */
#define MOST_NUMBERS (UINT64_C(1) << 28)

enum { SLOTS = 32, SLOT_BYTES = 65535 };

static struct stage stage;

struct counts {
    uint64_t datagrams;
    uint64_t bytes;
    uint64_t foreign;
    uint64_t corrupted;
    uint64_t of_stream;
    uint64_t distinct;
    uint64_t beyond;
    unsigned char *seen;
};

static void take_number(struct counts *counts, uint64_t number)
{
    counts->of_stream++;
    if (number >= MOST_NUMBERS) {
        counts->beyond++;
        return;
    }
    unsigned char bit = (unsigned char)(1u << (number & 7));
    counts->distinct += (counts->seen[number >> 3] & bit) == 0;
    counts->seen[number >> 3] |= bit;
}

static void take(struct counts *counts, int stream, const unsigned char *payload, size_t bytes)
{
    struct test_datagram datagram;
    counts->datagrams++;
    counts->bytes += bytes;
    if (!test_datagram_is(payload, bytes)) {
        counts->foreign++;
    } else if (!test_datagram_read(payload, bytes, &datagram)) {
        counts->corrupted++;
    } else if (datagram.stream == stream) {
        take_number(counts, datagram.number);
    }
}

/* Until it is told to end, so many have come, or none has for so long after the first. */
static void run(struct counts *counts, struct inbox *inbox, const struct options *options)
{
    uint64_t idle = (uint64_t)(options->idle_seconds * (double)NANOSECONDS_PER_SECOND);
    uint64_t last = 0;
    while (stage_read(&stage) != STAGE_STOP && (options->count == 0 || counts->datagrams < (uint64_t)options->count)) {
        int filled = inbox_receive(inbox);
        for (int slot = 0; slot < filled; slot++) {
            take(counts, options->stream, inbox_payload(inbox, slot), inbox_length(inbox, slot));
        }
        if (filled > 0) {
            last = clock_nanoseconds();
        } else if (idle > 0 && last > 0 && clock_nanoseconds() - last >= idle) {
            break;
        }
    }
}

int command_count(int count, char **arguments)
{
    struct options options = {
        .seconds = 600, .stream = 1, .receive_buffer_bytes = 4 << 20, .address = endpoint_make(INADDR_LOOPBACK, 0),
    };
    options_parse(&options, OPTION_SECONDS | OPTION_BIND | OPTION_COUNT, count, arguments);
    stop_at_end(&stage, options.seconds);
    test_datagram_prepare();
    static struct counts counts;
    counts.seen = calloc(MOST_NUMBERS / 8, 1);
    if (counts.seen == NULL) {
        fail_system("calloc");
    }

    /* Not coalesced: the kernel then counts each datagram by itself, too. */
    int socket = udp_socket_open(options.receive_buffer_bytes, false);
    udp_socket_bind(socket, &options.address);
    static struct inbox inbox;
    inbox_open(&inbox, socket, METHOD_MMSG, WAIT_BLOCK, SLOTS, SLOT_BYTES);

    /* Flushed, because a harness waits for this line on a pipe. */
    printf("{\"port\":%d}\n", ntohs(udp_socket_address(socket).sin_port));
    fflush(stdout);
    run(&counts, &inbox, &options);
    printf("{\"work\":\"count\",\"datagrams\":%" PRIu64 ",\"bytes\":%" PRIu64 ",\"foreign\":%" PRIu64 ",\"corrupted\":%" PRIu64
           ",\"stream\":%d,\"received\":%" PRIu64 ",\"distinct\":%" PRIu64 ",\"beyond\":%" PRIu64 "}\n",
           counts.datagrams, counts.bytes, counts.foreign, counts.corrupted, options.stream, counts.of_stream,
           counts.distinct, counts.beyond);
    return 0;
}
