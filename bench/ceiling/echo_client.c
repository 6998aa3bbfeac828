#define _GNU_SOURCE
#include "echo_client.h"

#include "clock.h"
#include "number.h"

/* After this long without any reply, whatever is missing counts as lost. */
#define SILENCE_LIMIT_NANOSECONDS (100 * 1000000ull)

void echo_client_open(struct echo_client *client, int socket, const struct options *options, const struct stage *stage)
{
    *client = (struct echo_client){ .stage = stage, .window = options->window };
    inbox_open(&client->inbox, socket, options->method, options->wait, options->slots, (size_t)options->size_bytes);
    outbox_open(&client->outbox, socket, options->method, SEND_PLACE, options->depth, options->segments,
                options->size_bytes);
}

static void refill(struct echo_client *client)
{
    int capacity = outbox_capacity(&client->outbox);
    while (client->in_flight < client->window) {
        int missing = client->window - client->in_flight;
        int count = missing < capacity ? missing : capacity;
        outbox_send(&client->outbox, client->next, count);
        client->next += (uint64_t)count;
        client->in_flight += count;
        client->tally.sent += (uint64_t)count;
    }
}

static void take(struct echo_client *client, uint64_t number)
{
    if (__builtin_expect(number - client->oldest < client->next - client->oldest, 1)) {
        client->in_flight--;
        client->tally.received++;
    } else if (number < client->oldest) {
        /* It was given up and replaced, and comes after all: received, not lost, and no room for a new one. */
        client->tally.received++;
        client->tally.lost--;
    } else {
        client->tally.wrong++;
    }
}

static void take_batch(struct echo_client *client, int count)
{
    for (int slot = 0; slot < count; slot++) {
        const unsigned char *payload = inbox_payload(&client->inbox, slot);
        size_t length = inbox_length(&client->inbox, slot);
        size_t stride = inbox_stride(&client->inbox, slot);
        for (size_t offset = 0; offset + NUMBER_BYTES <= length; offset += stride) {
            take(client, number_read(payload + offset));
        }
    }
}

/* The clock is read only while nothing comes, when there is nothing better to do. */
static void give_up_when_silent(struct echo_client *client)
{
    uint64_t now = clock_nanoseconds();
    if (client->silent_since == 0) {
        client->silent_since = now;
    } else if (now - client->silent_since >= SILENCE_LIMIT_NANOSECONDS) {
        client->tally.lost += client->in_flight;
        client->in_flight = 0;
        client->oldest = client->next;
        client->silent_since = 0;
    }
}

/*
 * 1. Fill the window: all of it at first, afterwards what the last batch brought back.
 * 2. Take what is there; when nothing comes for too long, give up what is missing, which step 1 then replaces.
 * 3. Start counting when the warm-up ends, and stop the clock when the measurement does.
 */
void *echo_client_run(void *state)
{
    struct echo_client *client = state;
    uint64_t start = clock_nanoseconds();
    for (int seen = STAGE_WARM_UP; seen != STAGE_STOP;) {
        refill(client);
        int count = inbox_receive(&client->inbox);
        take_batch(client, count);
        if (count == 0) {
            give_up_when_silent(client);
        } else {
            client->silent_since = 0;
        }
        int now = stage_read(client->stage);
        if (now != seen && now == STAGE_MEASURE) {
            client->tally = (struct echo_tally){ 0 };
            start = clock_nanoseconds();
        }
        seen = now;
    }
    client->nanoseconds = clock_nanoseconds() - start;
    return NULL;
}
