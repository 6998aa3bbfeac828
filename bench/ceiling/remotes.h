#ifndef CEILING_REMOTES_H
#define CEILING_REMOTES_H

#include <stdint.h>

#include "endpoint.h"

/*
 * Many destinations without many sockets: 127.0.0.1, 127.0.0.2 and so on, all with the same port. The whole of 127/8 is
 * local, so a socket bound to 0.0.0.0 hears every one of them. It lives as long as the process.
 */
struct sockaddr_in *remotes_make(int count, uint16_t port);

#endif
