#define _GNU_SOURCE
#include "remotes.h"

#include "memory.h"

struct sockaddr_in *remotes_make(int count, uint16_t port)
{
    struct sockaddr_in *remotes = memory_headers((size_t)count, sizeof *remotes);
    for (int i = 0; i < count; i++) {
        remotes[i] = endpoint_make(INADDR_LOOPBACK + (uint32_t)i, port);
    }
    return remotes;
}
