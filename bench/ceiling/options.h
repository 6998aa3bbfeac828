#ifndef CEILING_OPTIONS_H
#define CEILING_OPTIONS_H

#include <netinet/in.h>
#include <stdbool.h>

enum { METHOD_PLAIN, METHOD_MMSG, METHOD_GSO };
enum { WAIT_BLOCK, WAIT_SPIN };
enum { SEND_PLACE, SEND_COPY };
enum { REPLY_SAME, REPLY_LENGTH };

/* The number of a datagram is its first eight bytes, and 65,507 is the largest UDP payload over IPv4. */
enum { NUMBER_BYTES = 8, PAYLOAD_LIMIT_BYTES = 65507 };

/* Zero stands for "not given" in depth, slots and segments: tuning.h fills those in. */
struct options {
    int size_bytes;
    int method;
    int wait;
    int send;
    int reply;
    int segments;
    int depth;
    int slots;
    int window;
    int remotes;
    int receive_buffer_bytes;
    int stream;
    int count;
    double idle_seconds;
    double drop;
    double seconds;
    double warmup_seconds;
    struct sockaddr_in address;
};

enum option_bit {
    OPTION_SIZE = 1 << 0,
    OPTION_METHOD = 1 << 1,
    OPTION_WAIT = 1 << 2,
    OPTION_SEND = 1 << 3,
    OPTION_BATCH = 1 << 4,
    OPTION_WINDOW = 1 << 5,
    OPTION_REMOTES = 1 << 6,
    OPTION_SECONDS = 1 << 7,
    OPTION_WARMUP = 1 << 8,
    OPTION_BIND = 1 << 9,
    OPTION_ENDPOINT = 1 << 10,
    OPTION_REPLY = 1 << 11,
    OPTION_COUNT = 1 << 12,
};

/*
 * Reads a subcommand's arguments over the defaults that the options hold. The accepted bits name the options this
 * subcommand knows; any other one, and any value out of range, ends the program with one line and status 2.
 */
void options_parse(struct options *options, unsigned accepted, int count, char **arguments);

const char *options_method_name(const struct options *options);
const char *options_wait_name(const struct options *options);
const char *options_send_name(const struct options *options);

#endif
