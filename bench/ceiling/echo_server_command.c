#define _GNU_SOURCE
#include <stdio.h>

#include "commands.h"
#include "echo_server.h"
#include "endpoint.h"
#include "stop.h"
#include "tuning.h"
#include "udp_socket.h"

static struct stage stage;

int command_echo_server(int count, char **arguments)
{
    /* Ten minutes: long enough for any harness, and a forgotten server that spins does not hold a core for ever. */
    struct options options = {
        .size_bytes = NUMBER_BYTES, .method = METHOD_GSO, .receive_buffer_bytes = 4 << 20, .seconds = 600,
        .address = endpoint_make(INADDR_LOOPBACK, 0),
    };
    options_parse(&options, OPTION_METHOD | OPTION_WAIT | OPTION_BATCH | OPTION_SECONDS | OPTION_BIND | OPTION_REPLY,
                  count, arguments);
    tuning_apply(&options);
    stop_at_end(&stage, options.seconds);

    int socket = udp_socket_open(options.receive_buffer_bytes, options.method == METHOD_GSO);
    udp_socket_bind(socket, &options.address);
    struct sockaddr_in local = udp_socket_address(socket);
    static struct echo_server server;
    echo_server_open(&server, socket, &options, &stage);

    /* Flushed, because a harness waits for this line on a pipe. */
    printf("{\"port\":%d}\n", ntohs(local.sin_port));
    fflush(stdout);
    echo_server_run(&server);
    return 0;
}
