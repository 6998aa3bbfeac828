#define _GNU_SOURCE
#include <stdio.h>

#include "commands.h"
#include "echo_server.h"
#include "endpoint.h"
#include "rtt_client.h"
#include "udp_socket.h"
#include "worker.h"

static const unsigned client_options = OPTION_SIZE | OPTION_WAIT | OPTION_SECONDS | OPTION_WARMUP;

static struct options defaults(void)
{
    return (struct options){
        .size_bytes = 32, .method = METHOD_PLAIN, .slots = 1, .receive_buffer_bytes = 4 << 20,
        .seconds = 1, .warmup_seconds = 0.5,
    };
}

static double microseconds(const struct rtt_client *client, double share)
{
    return histogram_percentile(&client->histogram, share) / 1e3;
}

static void report(const struct options *options, const struct rtt_client *client)
{
    printf("{\"work\":\"rtt\",\"wait\":\"%s\",\"size\":%d,\"exchanges\":%llu,\"lost\":%llu,\"seconds\":%.3f,"
           "\"rttMicroseconds\":{\"p50\":%.2f,\"p90\":%.2f,\"p99\":%.2f,\"p99.9\":%.2f,\"max\":%.2f}}\n",
           options_wait_name(options), options->size_bytes, (unsigned long long)client->histogram.count,
           (unsigned long long)client->lost, (double)client->nanoseconds / 1e9, microseconds(client, 0.5),
           microseconds(client, 0.9), microseconds(client, 0.99), microseconds(client, 0.999),
           (double)client->histogram.most / 1e3);
}

static struct rtt_client client;
static struct stage stage;

static int measure(const struct options *options)
{
    int socket = udp_socket_open(options->receive_buffer_bytes, false);
    udp_socket_connect(socket, &options->address);
    rtt_client_open(&client, socket, options, &stage);
    pthread_t running = worker_start(rtt_client_run, &client);
    stage_run(&stage, options->warmup_seconds, options->seconds);
    worker_join(running);
    report(options, &client);
    return 0;
}

int command_rtt_client(int count, char **arguments)
{
    struct options options = defaults();
    options_parse(&options, client_options | OPTION_ENDPOINT, count, arguments);
    return measure(&options);
}

int command_rtt(int count, char **arguments)
{
    struct options options = defaults();
    options_parse(&options, client_options, count, arguments);

    static struct stage server_stage;
    static struct echo_server server;
    struct sockaddr_in local = endpoint_make(INADDR_LOOPBACK, 0);
    int socket = udp_socket_open(options.receive_buffer_bytes, false);
    udp_socket_bind(socket, &local);
    echo_server_open(&server, socket, &options, &server_stage);
    pthread_t serving = worker_start(echo_server_run, &server);

    options.address = udp_socket_address(socket);
    int status = measure(&options);
    stage_set(&server_stage, STAGE_STOP);
    worker_join(serving);
    return status;
}
