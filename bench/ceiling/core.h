#ifndef CEILING_CORE_H
#define CEILING_CORE_H

/* Keeps the calling thread, and those it starts from now on, on the core of that number. */
void core_stay(const char *number);

#endif
