#ifndef CEILING_MEMORY_H
#define CEILING_MEMORY_H

#include <stddef.h>

/* Zeroed memory for headers; ends the program when there is none. It lives as long as the process. */
void *memory_headers(size_t count, size_t bytes_each);

/* Page-faulted memory for payloads, in huge pages where the kernel gives them. It lives as long as the process. */
unsigned char *memory_payload(size_t bytes);

#endif
