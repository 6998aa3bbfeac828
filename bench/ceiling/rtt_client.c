#define _GNU_SOURCE
#include "rtt_client.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <sys/socket.h>

#include "clock.h"
#include "fail.h"
#include "memory.h"
#include "number.h"

/* After this long the datagram counts as lost, and the next one goes out. */
#define REPLY_LIMIT_NANOSECONDS (100 * 1000000ull)

void rtt_client_open(struct rtt_client *client, int socket, const struct options *options, const struct stage *stage)
{
    client->socket = socket;
    client->flags = options->wait == WAIT_SPIN ? MSG_DONTWAIT : 0;
    client->size_bytes = (size_t)options->size_bytes;
    client->stage = stage;
    client->payload = memory_payload(client->size_bytes);
}

/* True when a reply carries the number that is out; the late reply to an older one is read and dropped. */
static bool receive_reply(struct rtt_client *client)
{
    ssize_t length = recvfrom(client->socket, client->payload, client->size_bytes, client->flags, NULL, NULL);
    if (length < 0) {
        if (errno != EAGAIN && errno != EINTR && errno != ECONNREFUSED) {
            fail_system("recvfrom");
        }
        return false;
    }
    return length >= NUMBER_BYTES && number_read(client->payload) == client->number;
}

static bool exchange(struct rtt_client *client, uint64_t start)
{
    number_write(client->payload, ++client->number);
    while (sendto(client->socket, client->payload, client->size_bytes, 0, NULL, 0) < 0) {
        if (errno != EINTR && errno != ECONNREFUSED) {
            fail_system("sendto");
        }
    }
    while (!receive_reply(client)) {
        if (clock_nanoseconds() - start >= REPLY_LIMIT_NANOSECONDS) {
            return false;
        }
    }
    return true;
}

void *rtt_client_run(void *state)
{
    struct rtt_client *client = state;
    uint64_t begin = clock_nanoseconds();
    uint64_t start = begin;
    for (int seen = STAGE_WARM_UP; seen != STAGE_STOP;) {
        bool answered = exchange(client, start);
        uint64_t end = clock_nanoseconds();
        if (answered) {
            histogram_record(&client->histogram, end - start);
        } else {
            client->lost++;
        }
        int now = stage_read(client->stage);
        if (now != seen && now == STAGE_MEASURE) {
            memset(&client->histogram, 0, sizeof client->histogram);
            client->lost = 0;
            begin = end = clock_nanoseconds();
        }
        seen = now;
        /* The end of one exchange is the start of the next, which saves half of the clock readings. */
        start = end;
    }
    client->nanoseconds = start - begin;
    return NULL;
}
