#ifndef CEILING_NUMBER_H
#define CEILING_NUMBER_H

#include <endian.h>
#include <stdint.h>
#include <string.h>

/* A datagram's number: its first eight bytes, little endian. A 32-bit one would overflow within minutes here. */
static inline void number_write(unsigned char *payload, uint64_t number)
{
    uint64_t little = htole64(number);
    memcpy(payload, &little, sizeof little);
}

static inline uint64_t number_read(const unsigned char *payload)
{
    uint64_t little;
    memcpy(&little, payload, sizeof little);
    return le64toh(little);
}

#endif
