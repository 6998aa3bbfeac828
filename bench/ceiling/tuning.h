#ifndef CEILING_TUNING_H
#define CEILING_TUNING_H

#include "options.h"

/* Fills in the segments, depth and slots that were not asked for; tuning.c says what each is based on. */
void tuning_apply(struct options *options);

#endif
