#ifndef CEILING_STOP_H
#define CEILING_STOP_H

#include "stage.h"

/*
 * Leaves the stage at STAGE_STOP when the time has passed, or on SIGTERM or SIGINT. Once a process, for it takes the
 * signals and the interval timer.
 */
void stop_at_end(struct stage *stage, double seconds);

#endif
