#ifndef CEILING_STAGE_H
#define CEILING_STAGE_H

#include <stdatomic.h>

/*
 * A run goes through three stages. The main thread sleeps and moves the stage on; the workers look at it once a batch.
 * That costs them one load of a shared cache line, where reading the clock would cost some twenty nanoseconds,
 * which the plain method would feel. A worker stamps its own window when it sees the change.
 */
enum { STAGE_WARM_UP, STAGE_MEASURE, STAGE_STOP };

/* Alone on its cache line: nothing that a worker writes may share it. */
struct stage {
    _Alignas(64) atomic_int now;
};

static inline int stage_read(const struct stage *stage)
{
    return atomic_load_explicit(&stage->now, memory_order_acquire);
}

static inline void stage_set(struct stage *stage, int now)
{
    atomic_store_explicit(&stage->now, now, memory_order_release);
}

/* Sleeps through the warm-up and the measurement, and leaves the stage at STAGE_STOP. */
void stage_run(struct stage *stage, double warmup_seconds, double seconds);

#endif
