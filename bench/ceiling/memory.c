#define _GNU_SOURCE
#include "memory.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "fail.h"

enum { HUGE_PAGE_BYTES = 2 * 1024 * 1024, CACHE_LINE_BYTES = 64 };

void *memory_headers(size_t count, size_t bytes_each)
{
    /* Aligned, so that the headers of two threads never share a cache line. */
    size_t bytes = (count * bytes_each + CACHE_LINE_BYTES - 1) / CACHE_LINE_BYTES * CACHE_LINE_BYTES;
    void *memory = aligned_alloc(CACHE_LINE_BYTES, bytes);
    if (memory == NULL) {
        fail_system("aligned_alloc");
    }
    return memset(memory, 0, bytes);
}

unsigned char *memory_payload(size_t bytes)
{
    size_t rounded = (bytes + HUGE_PAGE_BYTES - 1) / HUGE_PAGE_BYTES * HUGE_PAGE_BYTES;
    unsigned char *memory = aligned_alloc(HUGE_PAGE_BYTES, rounded);
    if (memory == NULL) {
        fail_system("aligned_alloc");
    }
    /* A refusal only costs translation misses, so the result is not looked at. */
    (void)madvise(memory, rounded, MADV_HUGEPAGE);
    /* Written once now, so that no page fault falls into the measurement. */
    return memset(memory, 0x5A, rounded);
}
