#ifndef CEILING_HISTOGRAM_H
#define CEILING_HISTOGRAM_H

#include <stdint.h>

/*
 * Times by size: 128 equal buckets within each power of two, so that a percentile is right to less than one percent,
 * and the whole fits in the cache. Recording does not allocate, so that it does not disturb what it measures.
 */
enum { HISTOGRAM_STEPS = 128, HISTOGRAM_STEP_BITS = 7, HISTOGRAM_POWERS = 40 };

struct histogram {
    uint64_t count;
    uint64_t most;
    uint32_t buckets[HISTOGRAM_POWERS * HISTOGRAM_STEPS];
};

void histogram_record(struct histogram *histogram, uint64_t nanoseconds);

/* The value in nanoseconds that the given share (0 to 1) of the records does not exceed; zero without records. */
double histogram_percentile(const struct histogram *histogram, double share);

#endif
