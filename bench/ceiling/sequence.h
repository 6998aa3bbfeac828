#ifndef CEILING_SEQUENCE_H
#define CEILING_SEQUENCE_H

#include <stdint.h>

/* What a receiver makes of the numbers it reads. Everything but `expected` counts from the start of the window. */
struct sequence {
    uint64_t expected;
    uint64_t received;
    int64_t lost;
    uint64_t reordered;
    uint64_t checksum;
};

static inline void sequence_take(struct sequence *sequence, uint64_t number)
{
    sequence->received++;
    /* Printed in the end, so that the compiler cannot leave out the reading. */
    sequence->checksum += number;
    if (__builtin_expect(number == sequence->expected, 1)) {
        sequence->expected++;
    } else if (number > sequence->expected) {
        sequence->lost += (int64_t)(number - sequence->expected);
        sequence->expected = number + 1;
    } else {
        /* It was counted among the lost when its successor came first. */
        sequence->reordered++;
        sequence->lost--;
    }
}

static inline void sequence_restart(struct sequence *sequence)
{
    *sequence = (struct sequence){ .expected = sequence->expected };
}

#endif
