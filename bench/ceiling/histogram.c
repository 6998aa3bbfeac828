#define _GNU_SOURCE
#include "histogram.h"

/* Values below 128 have a bucket each; above, the leading bit picks the row and the next seven bits the bucket. */
static unsigned bucket_of(uint64_t value)
{
    if (value < HISTOGRAM_STEPS) {
        return (unsigned)value;
    }
    unsigned shift = 63 - (unsigned)__builtin_clzll(value) - HISTOGRAM_STEP_BITS;
    unsigned bucket = (shift + 1) * HISTOGRAM_STEPS + (unsigned)((value >> shift) - HISTOGRAM_STEPS);
    unsigned last = HISTOGRAM_POWERS * HISTOGRAM_STEPS - 1;
    return bucket < last ? bucket : last;
}

/* The middle of the bucket. */
static double value_of(unsigned bucket)
{
    if (bucket < HISTOGRAM_STEPS) {
        return bucket;
    }
    unsigned shift = bucket / HISTOGRAM_STEPS - 1;
    double width = (double)(1ull << shift);
    return ((double)(HISTOGRAM_STEPS + bucket % HISTOGRAM_STEPS) + 0.5) * width;
}

void histogram_record(struct histogram *histogram, uint64_t nanoseconds)
{
    histogram->count++;
    histogram->buckets[bucket_of(nanoseconds)]++;
    if (nanoseconds > histogram->most) {
        histogram->most = nanoseconds;
    }
}

double histogram_percentile(const struct histogram *histogram, double share)
{
    double wanted = (double)histogram->count * share;
    uint64_t passed = 0;
    for (unsigned bucket = 0; histogram->count > 0 && bucket < HISTOGRAM_POWERS * HISTOGRAM_STEPS; bucket++) {
        passed += histogram->buckets[bucket];
        if ((double)passed >= wanted) {
            double value = value_of(bucket);
            return value < (double)histogram->most ? value : (double)histogram->most;
        }
    }
    return (double)histogram->most;
}
