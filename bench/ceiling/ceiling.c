#define _GNU_SOURCE
#include <stddef.h>
#include <string.h>

#include "commands.h"
#include "core.h"
#include "fail.h"

static const struct {
    const char *name;
    int (*run)(int count, char **arguments);
} commands[] = {
    { "oneway", command_oneway },
    { "receive", command_receive },
    { "send", command_send },
    { "count", command_count },
    { "fanout", command_fanout },
    { "echo", command_echo },
    { "echo-server", command_echo_server },
    { "echo-client", command_echo_client },
    { "flood-client", command_flood_client },
    { "rtt", command_rtt },
    { "rtt-client", command_rtt_client },
};

/* Before the subcommand, for it concerns the whole process: every thread begins on the core of the one that starts it. */
static int take_core(int count, char **arguments)
{
    if (count < 3 || strcmp(arguments[1], "--core") != 0) {
        return 0;
    }
    core_stay(arguments[2]);
    return 2;
}

int main(int count, char **arguments)
{
    int taken = take_core(count, arguments);
    count -= taken;
    arguments += taken;
    if (count < 2) {
        fail_usage("wants a subcommand: oneway, receive, send, count, fanout, echo, echo-server, echo-client, flood-client, rtt "
                   "or rtt-client");
    }
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        if (strcmp(commands[i].name, arguments[1]) == 0) {
            return commands[i].run(count - 2, arguments + 2);
        }
    }
    fail_usage("no subcommand '%s'", arguments[1]);
}
