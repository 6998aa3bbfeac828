#define _GNU_SOURCE
#include "flood_client.h"

#include <stdio.h>
#include <string.h>

#include "clock.h"
#include "commands.h"
#include "tuning.h"
#include "udp_socket.h"
#include "worker.h"

void flood_client_open(struct flood_client *client, int socket, const struct options *options, const struct stage *stage)
{
    *client = (struct flood_client){ .stage = stage };
    /* It never waits for a reply, however it is told to wait. */
    inbox_open(&client->inbox, socket, options->method, WAIT_SPIN, options->slots, SENTENCE_BYTES);
    outbox_open(&client->outbox, socket, options->method, SEND_PLACE, options->depth, options->segments,
                options->size_bytes);
    sentence_write(&client->expected, (size_t)options->size_bytes);
}

static void take_replies(struct flood_client *client, int slot)
{
    const unsigned char *payload = inbox_payload(&client->inbox, slot);
    size_t length = inbox_length(&client->inbox, slot);
    size_t stride = inbox_stride(&client->inbox, slot);
    for (size_t offset = 0; offset < length; offset += stride) {
        client->received++;
        client->wrong += length - offset < client->expected.length
            || memcmp(payload + offset, client->expected.text, client->expected.length) != 0;
    }
}

static void take_all(struct flood_client *client)
{
    for (int count; (count = inbox_receive(&client->inbox)) > 0;) {
        for (int slot = 0; slot < count; slot++) {
            take_replies(client, slot);
        }
    }
}

void *flood_client_run(void *state)
{
    struct flood_client *client = state;
    int batch = outbox_capacity(&client->outbox);
    uint64_t next = 0;
    uint64_t start = clock_nanoseconds();
    for (int seen = STAGE_WARM_UP; seen != STAGE_STOP;) {
        outbox_send(&client->outbox, next, batch);
        next += (uint64_t)batch;
        client->sent += (uint64_t)batch;
        take_all(client);
        int now = stage_read(client->stage);
        if (now != seen && now == STAGE_MEASURE) {
            client->sent = client->received = client->wrong = 0;
            start = clock_nanoseconds();
        }
        seen = now;
    }
    client->nanoseconds = clock_nanoseconds() - start;
    return NULL;
}

int command_flood_client(int count, char **arguments)
{
    struct options options = {
        .size_bytes = 64, .method = METHOD_GSO, .receive_buffer_bytes = 4 << 20, .seconds = 1, .warmup_seconds = 0.5,
    };
    options_parse(&options, OPTION_SIZE | OPTION_METHOD | OPTION_BATCH | OPTION_SECONDS | OPTION_WARMUP | OPTION_ENDPOINT,
                  count, arguments);
    tuning_apply(&options);

    static struct stage stage;
    static struct flood_client client;
    int socket = udp_socket_open(options.receive_buffer_bytes, options.method == METHOD_GSO);
    udp_socket_connect(socket, &options.address);
    flood_client_open(&client, socket, &options, &stage);
    pthread_t running = worker_start(flood_client_run, &client);
    stage_run(&stage, options.warmup_seconds, options.seconds);
    worker_join(running);

    double seconds = (double)client.nanoseconds / 1e9;
    printf("{\"work\":\"flood\",\"method\":\"%s\",\"size\":%d,\"segments\":%d,\"depth\":%d,\"slots\":%d,\"sent\":%llu,"
           "\"received\":%llu,\"wrong\":%llu,\"seconds\":%.3f,\"mpps\":%.3f}\n",
           options_method_name(&options), options.size_bytes, options.segments, options.depth, options.slots,
           (unsigned long long)client.sent, (unsigned long long)client.received, (unsigned long long)client.wrong,
           seconds, (double)client.received / seconds / 1e6);
    return client.wrong == 0 ? 0 : 1;
}
