#define _GNU_SOURCE
#include "fail.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

_Noreturn void fail_usage(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("ceiling: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    exit(2);
}

_Noreturn void fail_system(const char *call)
{
    fprintf(stderr, "ceiling: %s: %s\n", call, strerror(errno));
    /* Other threads may be in the middle of a send, so the exit handlers are left out. */
    fflush(stderr);
    _exit(1);
}
