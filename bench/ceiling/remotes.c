#define _GNU_SOURCE
#include "remotes.h"

#include "memory.h"

struct sockaddr_in *remotes_make(struct sockaddr_in first, int count)
{
    struct sockaddr_in *remotes = memory_headers((size_t)count, sizeof *remotes);
    for (int i = 0; i < count; i++) {
        remotes[i] = endpoint_make(ntohl(first.sin_addr.s_addr) + (uint32_t)i, ntohs(first.sin_port));
    }
    return remotes;
}
