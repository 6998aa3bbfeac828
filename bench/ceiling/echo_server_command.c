#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <sys/time.h>

#include "commands.h"
#include "echo_server.h"
#include "endpoint.h"
#include "fail.h"
#include "tuning.h"
#include "udp_socket.h"

/* Reached from the signal handler, which has no other way to it. The store of an atomic int is async-signal-safe. */
static struct stage stage;

static void stop(int signal)
{
    (void)signal;
    stage_set(&stage, STAGE_STOP);
}

/* The end of the time and a request to end come the same way. The handler does not restart a blocked receive. */
static void stop_on_signals(double seconds)
{
    struct sigaction action = { .sa_handler = stop };
    sigemptyset(&action.sa_mask);
    struct itimerval timer = { .it_value.tv_sec = (time_t)seconds };
    timer.it_value.tv_usec = (suseconds_t)((seconds - (double)timer.it_value.tv_sec) * 1e6);
    if (sigaction(SIGTERM, &action, NULL) != 0 || sigaction(SIGINT, &action, NULL) != 0
        || sigaction(SIGALRM, &action, NULL) != 0 || setitimer(ITIMER_REAL, &timer, NULL) != 0) {
        fail_system("sigaction");
    }
}

int command_echo_server(int count, char **arguments)
{
    /* Ten minutes: long enough for any harness, and a forgotten server that spins does not hold a core for ever. */
    struct options options = {
        .size_bytes = NUMBER_BYTES, .method = METHOD_GSO, .receive_buffer_bytes = 4 << 20, .seconds = 600,
        .address = endpoint_make(INADDR_LOOPBACK, 0),
    };
    options_parse(&options, OPTION_METHOD | OPTION_WAIT | OPTION_BATCH | OPTION_SECONDS | OPTION_BIND, count,
                  arguments);
    tuning_apply(&options);
    stop_on_signals(options.seconds);

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
