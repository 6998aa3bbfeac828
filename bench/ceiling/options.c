#define _GNU_SOURCE
#include "options.h"

#include <errno.h>
#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "endpoint.h"
#include "fail.h"

enum rule_kind { RULE_INTEGER, RULE_REAL, RULE_CHOICE, RULE_ENDPOINT };

/* One row an option: what it is called, who accepts it, where its value goes and which values are allowed. */
struct rule {
    const char *name;
    unsigned bit;
    enum rule_kind kind;
    size_t offset;
    double least;
    double most;
    const char *const *choices;
};

static const char *const method_names[] = { "plain", "mmsg", "gso", NULL };
static const char *const wait_names[] = { "block", "spin", NULL };
static const char *const send_names[] = { "place", "copy", NULL };
static const char *const reply_names[] = { "same", "length", NULL };

#define FIELD(name) offsetof(struct options, name)

static const struct rule rules[] = {
    { "--size", OPTION_SIZE, RULE_INTEGER, FIELD(size_bytes), NUMBER_BYTES, PAYLOAD_LIMIT_BYTES, NULL },
    { "--method", OPTION_METHOD, RULE_CHOICE, FIELD(method), 0, 0, method_names },
    { "--wait", OPTION_WAIT, RULE_CHOICE, FIELD(wait), 0, 0, wait_names },
    { "--send", OPTION_SEND, RULE_CHOICE, FIELD(send), 0, 0, send_names },
    { "--reply", OPTION_REPLY, RULE_CHOICE, FIELD(reply), 0, 0, reply_names },
    { "--drop", OPTION_REPLY, RULE_REAL, FIELD(drop), 0, 1, NULL },
    { "--segments", OPTION_BATCH, RULE_INTEGER, FIELD(segments), 1, 1024, NULL },
    { "--depth", OPTION_BATCH, RULE_INTEGER, FIELD(depth), 1, 1024, NULL },
    { "--slots", OPTION_BATCH, RULE_INTEGER, FIELD(slots), 1, 1024, NULL },
    { "--buffer", OPTION_BATCH, RULE_INTEGER, FIELD(receive_buffer_bytes), 1024, 1 << 30, NULL },
    { "--window", OPTION_WINDOW, RULE_INTEGER, FIELD(window), 1, 1000000, NULL },
    { "--remotes", OPTION_REMOTES, RULE_INTEGER, FIELD(remotes), 1, 1000000, NULL },
    { "--seconds", OPTION_SECONDS, RULE_REAL, FIELD(seconds), 0.01, 3600, NULL },
    { "--warmup", OPTION_WARMUP, RULE_REAL, FIELD(warmup_seconds), 0, 60, NULL },
    { "--stream", OPTION_COUNT, RULE_INTEGER, FIELD(stream), 0, 255, NULL },
    { "--count", OPTION_COUNT, RULE_INTEGER, FIELD(count), 1, 2000000000, NULL },
    { "--idle", OPTION_COUNT, RULE_REAL, FIELD(idle_seconds), 0.01, 3600, NULL },
    { "--bind", OPTION_BIND, RULE_ENDPOINT, FIELD(address), 0, 0, NULL },
};

static const struct rule *find_rule(const char *name, unsigned accepted)
{
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
        if (strcmp(rules[i].name, name) == 0 && (rules[i].bit & accepted) != 0) {
            return &rules[i];
        }
    }
    fail_usage("this subcommand has no option '%s'", name);
}

static double parse_number(const struct rule *rule, const char *text)
{
    char *end = NULL;
    errno = 0;
    double value = rule->kind == RULE_INTEGER ? (double)strtol(text, &end, 10) : strtod(text, &end);
    if (end == text || *end != '\0' || errno != 0 || !isfinite(value)) {
        fail_usage("%s wants a number, not '%s'", rule->name, text);
    }
    if (value < rule->least || value > rule->most) {
        fail_usage("%s is %g to %g, not '%s'", rule->name, rule->least, rule->most, text);
    }
    return value;
}

static int parse_choice(const struct rule *rule, const char *text)
{
    for (int i = 0; rule->choices[i] != NULL; i++) {
        if (strcmp(rule->choices[i], text) == 0) {
            return i;
        }
    }
    fail_usage("%s does not know '%s'", rule->name, text);
}

static void apply_rule(const struct rule *rule, struct options *options, const char *text)
{
    char *field = (char *)options + rule->offset;
    switch (rule->kind) {
    case RULE_INTEGER: *(int *)field = (int)parse_number(rule, text); break;
    case RULE_REAL: *(double *)field = parse_number(rule, text); break;
    case RULE_CHOICE: *(int *)field = parse_choice(rule, text); break;
    case RULE_ENDPOINT: *(struct sockaddr_in *)field = endpoint_parse(text); break;
    }
}

void options_parse(struct options *options, unsigned accepted, int count, char **arguments)
{
    unsigned missing = accepted & OPTION_ENDPOINT;
    for (int i = 0; i < count; i++) {
        if (strncmp(arguments[i], "--", 2) != 0) {
            if (missing == 0) {
                fail_usage("unexpected argument '%s'", arguments[i]);
            }
            options->address = endpoint_parse(arguments[i]);
            missing = 0;
            continue;
        }
        const struct rule *rule = find_rule(arguments[i], accepted);
        if (i + 1 == count) {
            fail_usage("%s wants a value", rule->name);
        }
        apply_rule(rule, options, arguments[++i]);
    }
    if (missing != 0) {
        fail_usage("this subcommand wants HOST:PORT");
    }
}

const char *options_method_name(const struct options *options) { return method_names[options->method]; }
const char *options_wait_name(const struct options *options) { return wait_names[options->wait]; }
const char *options_send_name(const struct options *options) { return send_names[options->send]; }
