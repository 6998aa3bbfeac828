#ifndef CEILING_FAIL_H
#define CEILING_FAIL_H

/* One line on stderr and exit status 2: the caller typed something this program does not understand. */
_Noreturn void fail_usage(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* One line on stderr, with the text of errno, and exit status 1: the kernel refused. */
_Noreturn void fail_system(const char *call);

#endif
