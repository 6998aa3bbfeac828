#ifndef CEILING_ENDPOINT_H
#define CEILING_ENDPOINT_H

#include <netinet/in.h>
#include <stdint.h>

/* Reads "HOST:PORT" as an IPv4 address; ends the program with one line when it is not one. */
struct sockaddr_in endpoint_parse(const char *text);

/* An address and a port, both in host byte order. */
struct sockaddr_in endpoint_make(uint32_t address, uint16_t port);

#endif
