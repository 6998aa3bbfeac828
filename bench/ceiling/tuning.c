#define _GNU_SOURCE
#include "tuning.h"

/*
 * Measured on loopback, Linux 6.18, two cores: three to five repeats of half a second for each pair of `--depth` and
 * `--slots`, with other programs running. The figures belong to the machine; what they say about the shape is this:
 *
 * - Segments: the kernel's cost is a fixed one for each message, so that 128 segments of 64 bytes move twice as many
 *   datagrams as 64 do. 128 is what newer kernels accept at most.
 * - Depth with gso: from about 32 KiB a call on, nothing more was gained at 64 bytes. At 65,507 bytes one message a
 *   call did best, presumably because a second one doubles what the cache has to hold. 64 KiB a call suits both.
 * - Depth with mmsg: 8 to 128 are equal within the noise at 64 and 1,472 bytes, and the customary 64 serves. At 65,507
 *   bytes 1 did best again. 96 KiB a call gives 64 of 1,472 bytes and 1 of 65,507.
 * - Slots with gso: 2 to 16 are within a few percent, and 4 was first or equal in most pairs: few enough to stay hot.
 */
enum {
    SEGMENTS_DEFAULT = 128,
    MESSAGES_LIMIT = 64,
    GSO_CALL_BYTES = 64 * 1024,
    MMSG_CALL_BYTES = 96 * 1024,
    GSO_SLOTS = 4,
};

static int clamp(int value, int least, int most)
{
    return value < least ? least : value > most ? most : value;
}

static int choose_segments(const struct options *options)
{
    if (options->method != METHOD_GSO) {
        return 1;
    }
    int wanted = options->segments != 0 ? options->segments : SEGMENTS_DEFAULT;
    return clamp(wanted, 1, PAYLOAD_LIMIT_BYTES / options->size_bytes);
}

void tuning_apply(struct options *options)
{
    options->segments = choose_segments(options);
    int message_bytes = options->segments * options->size_bytes;
    int call_bytes = options->method == METHOD_GSO ? GSO_CALL_BYTES : MMSG_CALL_BYTES;
    if (options->depth == 0) {
        options->depth = clamp(call_bytes / message_bytes, 1, MESSAGES_LIMIT);
    }
    if (options->method == METHOD_PLAIN) {
        options->depth = 1;
        options->slots = 1;
    }
    if (options->slots == 0) {
        options->slots = options->method == METHOD_GSO ? GSO_SLOTS : options->depth;
    }
}
