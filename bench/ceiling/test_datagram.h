#ifndef CEILING_TEST_DATAGRAM_H
#define CEILING_TEST_DATAGRAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The test datagrams of docs/bench-wire.md, read from that page alone. */
enum { TEST_DATAGRAM_HEAD_BYTES = 16, TEST_DATAGRAM_IDENTIFIER = 0x30 };

struct test_datagram {
    uint8_t stream;
    uint64_t number;
};

/* Whether it could be one at all: long enough, with the right first byte. */
bool test_datagram_is(const unsigned char *payload, size_t bytes);

/* Reads one that could be; false where its checksum is not what it should be. */
bool test_datagram_read(const unsigned char *payload, size_t bytes, struct test_datagram *datagram);

/* Fills the table of the checksum. Once, before anything is read. */
void test_datagram_prepare(void);

#endif
