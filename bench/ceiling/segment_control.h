#ifndef CEILING_SEGMENT_CONTROL_H
#define CEILING_SEGMENT_CONTROL_H

#include <netinet/in.h>
#include <netinet/udp.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>

/*
 * Room for exactly one control message, aligned as a cmsghdr. UDP_SEGMENT carries a 16-bit number on the way out and
 * UDP_GRO a native int on the way in (udp(7)); the padded space, 24 bytes on 64-bit Linux, is the same for both.
 */
union segment_control {
    unsigned char bytes[CMSG_SPACE(sizeof(int))];
    struct cmsghdr alignment;
};

/* Asks the kernel to cut this message into segments of that many bytes; one segment needs no control message. */
static inline void segment_control_write(struct msghdr *header, union segment_control *control, int segment_bytes)
{
    uint16_t value = (uint16_t)segment_bytes;
    header->msg_control = control->bytes;
    header->msg_controllen = CMSG_SPACE(sizeof value);
    struct cmsghdr *message = CMSG_FIRSTHDR(header);
    message->cmsg_level = SOL_UDP;
    message->cmsg_type = UDP_SEGMENT;
    message->cmsg_len = CMSG_LEN(sizeof value);
    memcpy(CMSG_DATA(message), &value, sizeof value);
}

/* The stride of a received buffer: what UDP_GRO says, or the whole length when the kernel coalesced nothing. */
static inline size_t segment_control_read(struct msghdr *header, size_t length)
{
    struct cmsghdr *message = CMSG_FIRSTHDR(header);
    if (message == NULL || message->cmsg_level != SOL_UDP || message->cmsg_type != UDP_GRO) {
        return length;
    }
    int stride;
    memcpy(&stride, CMSG_DATA(message), sizeof stride);
    return stride > 0 ? (size_t)stride : length;
}

#endif
