#define _GNU_SOURCE
#include "endpoint.h"

#include <netdb.h>
#include <stdlib.h>
#include <string.h>

#include "fail.h"

static uint16_t parse_port(const char *text, const char *whole)
{
    char *end = NULL;
    long port = strtol(text, &end, 10);
    if (end == text || *end != '\0' || port < 0 || port > 65535) {
        fail_usage("'%s' has no port from 0 to 65535", whole);
    }
    return (uint16_t)port;
}

struct sockaddr_in endpoint_parse(const char *text)
{
    char host[256];
    const char *colon = strrchr(text, ':');
    if (colon == NULL || colon == text || (size_t)(colon - text) >= sizeof host) {
        fail_usage("'%s' is not HOST:PORT", text);
    }
    memcpy(host, text, (size_t)(colon - text));
    host[colon - text] = '\0';

    struct addrinfo hints = { .ai_family = AF_INET, .ai_socktype = SOCK_DGRAM };
    struct addrinfo *found = NULL;
    int error = getaddrinfo(host, NULL, &hints, &found);
    if (error != 0) {
        fail_usage("host '%s': %s", host, gai_strerror(error));
    }
    struct sockaddr_in address;
    memcpy(&address, found->ai_addr, sizeof address);
    freeaddrinfo(found);
    address.sin_port = htons(parse_port(colon + 1, text));
    return address;
}

struct sockaddr_in endpoint_make(uint32_t address, uint16_t port)
{
    return (struct sockaddr_in){
        .sin_family = AF_INET,
        .sin_addr.s_addr = htonl(address),
        .sin_port = htons(port),
    };
}
