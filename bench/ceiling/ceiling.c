#define _GNU_SOURCE
#include <stddef.h>
#include <string.h>

#include "commands.h"
#include "fail.h"

static const struct {
    const char *name;
    int (*run)(int count, char **arguments);
} commands[] = {
    { "oneway", command_oneway },           { "echo", command_echo }, { "echo-server", command_echo_server },
    { "echo-client", command_echo_client }, { "rtt", command_rtt },   { "rtt-client", command_rtt_client },
};

int main(int count, char **arguments)
{
    if (count < 2) {
        fail_usage("wants oneway, echo, echo-server, echo-client, rtt or rtt-client");
    }
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        if (strcmp(commands[i].name, arguments[1]) == 0) {
            return commands[i].run(count - 2, arguments + 2);
        }
    }
    fail_usage("no subcommand '%s'", arguments[1]);
}
