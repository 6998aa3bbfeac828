#define _GNU_SOURCE
#include "test_datagram.h"

/* CRC-32C: reflected, begun with all ones, inverted at the end (RFC 3720, appendix B.4). */
static const uint32_t polynomial = 0x82F63B78u;

static uint32_t table[256];

void test_datagram_prepare(void)
{
    for (uint32_t byte = 0; byte < 256; byte++) {
        uint32_t crc = byte;
        for (int bit = 0; bit < 8; bit++) {
            crc = (crc & 1) != 0 ? (crc >> 1) ^ polynomial : crc >> 1;
        }
        table[byte] = crc;
    }
}

static uint32_t crc_take(uint32_t crc, const unsigned char *bytes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        crc = table[(crc ^ bytes[i]) & 0xFF] ^ (crc >> 8);
    }
    return crc;
}

/* The padding first, then the head with its own checksum as zeros; the two halves combined. */
static uint16_t checksum(const unsigned char *payload, size_t bytes)
{
    static const unsigned char zeros[2];
    uint32_t crc = crc_take(UINT32_MAX, payload + TEST_DATAGRAM_HEAD_BYTES, bytes - TEST_DATAGRAM_HEAD_BYTES);
    crc = crc_take(crc, payload, 2);
    crc = crc_take(crc, zeros, sizeof zeros);
    crc = ~crc_take(crc, payload + 4, TEST_DATAGRAM_HEAD_BYTES - 4);
    return (uint16_t)(crc ^ (crc >> 16));
}

static uint64_t read_little_endian(const unsigned char *bytes, int count)
{
    uint64_t value = 0;
    for (int i = count - 1; i >= 0; i--) {
        value = value << 8 | bytes[i];
    }
    return value;
}

bool test_datagram_is(const unsigned char *payload, size_t bytes)
{
    return bytes >= TEST_DATAGRAM_HEAD_BYTES && payload[0] == TEST_DATAGRAM_IDENTIFIER;
}

bool test_datagram_read(const unsigned char *payload, size_t bytes, struct test_datagram *datagram)
{
    datagram->stream = payload[1];
    datagram->number = read_little_endian(payload + 8, 8);
    return read_little_endian(payload + 2, 2) == checksum(payload, bytes);
}
