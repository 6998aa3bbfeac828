#define _GNU_SOURCE
#include <stdio.h>

#include "commands.h"
#include "echo_client.h"
#include "echo_server.h"
#include "endpoint.h"
#include "tuning.h"
#include "udp_socket.h"
#include "worker.h"

static const unsigned client_options =
    OPTION_SIZE | OPTION_METHOD | OPTION_WAIT | OPTION_BATCH | OPTION_WINDOW | OPTION_SECONDS | OPTION_WARMUP;

static struct options defaults(void)
{
    return (struct options){
        .size_bytes = 32, .method = METHOD_GSO, .window = 1000, .receive_buffer_bytes = 4 << 20,
        .seconds = 1, .warmup_seconds = 0.5,
    };
}

static int report(const struct options *options, const struct echo_client *client)
{
    const struct echo_tally *tally = &client->tally;
    double seconds = (double)client->nanoseconds / 1e9;
    double rate = (double)tally->received / seconds;
    printf("{\"work\":\"echo\",\"method\":\"%s\",\"wait\":\"%s\",\"size\":%d,\"window\":%d,\"segments\":%d,"
           "\"depth\":%d,\"slots\":%d,\"receiveBufferBytes\":%d,\"sent\":%llu,\"received\":%llu,\"lost\":%lld,"
           "\"wrong\":%llu,\"seconds\":%.3f,\"echoesPerSecond\":%.0f,\"mpps\":%.3f,\"gbps\":%.3f}\n",
           options_method_name(options), options_wait_name(options), options->size_bytes, options->window,
           options->segments, options->depth, options->slots, udp_socket_granted_bytes(client->inbox.socket),
           (unsigned long long)tally->sent, (unsigned long long)tally->received,
           (long long)(tally->lost > 0 ? tally->lost : 0), (unsigned long long)tally->wrong, seconds, rate, rate / 1e6,
           rate * options->size_bytes * 8 / 1e9);
    /* A reply that nobody asked for makes every other figure doubtful, so the caller must notice. */
    return tally->wrong == 0 ? 0 : 1;
}

static struct echo_client client;
static struct stage stage;

static int measure(const struct options *options)
{
    int socket = udp_socket_open(options->receive_buffer_bytes, options->method == METHOD_GSO);
    udp_socket_connect(socket, &options->address);
    echo_client_open(&client, socket, options, &stage);
    pthread_t running = worker_start(echo_client_run, &client);
    stage_run(&stage, options->warmup_seconds, options->seconds);
    worker_join(running);
    return report(options, &client);
}

int command_echo_client(int count, char **arguments)
{
    struct options options = defaults();
    options_parse(&options, client_options | OPTION_ENDPOINT, count, arguments);
    tuning_apply(&options);
    return measure(&options);
}

int command_echo(int count, char **arguments)
{
    struct options options = defaults();
    options_parse(&options, client_options, count, arguments);
    tuning_apply(&options);

    /* The server has a stage of its own, because it must serve until the client has ended its window. */
    static struct stage server_stage;
    static struct echo_server server;
    struct sockaddr_in local = endpoint_make(INADDR_LOOPBACK, 0);
    int socket = udp_socket_open(options.receive_buffer_bytes, options.method == METHOD_GSO);
    udp_socket_bind(socket, &local);
    echo_server_open(&server, socket, &options, &server_stage);
    pthread_t serving = worker_start(echo_server_run, &server);

    options.address = udp_socket_address(socket);
    int status = measure(&options);
    stage_set(&server_stage, STAGE_STOP);
    worker_join(serving);
    return status;
}
