#ifndef CEILING_COMMANDS_H
#define CEILING_COMMANDS_H

/* Each takes the arguments after its own name and returns the exit status. */
int command_oneway(int count, char **arguments);
int command_receive(int count, char **arguments);
int command_send(int count, char **arguments);
int command_count(int count, char **arguments);
int command_fanout(int count, char **arguments);
int command_echo(int count, char **arguments);
int command_echo_server(int count, char **arguments);
int command_echo_client(int count, char **arguments);
int command_flood_client(int count, char **arguments);
int command_rtt(int count, char **arguments);
int command_rtt_client(int count, char **arguments);

#endif
