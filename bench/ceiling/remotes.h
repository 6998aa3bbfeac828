#ifndef CEILING_REMOTES_H
#define CEILING_REMOTES_H

#include "endpoint.h"

/*
 * Many destinations without many sockets: the first address and those that follow it, all with the same port. The whole
 * of 127/8 is local, so from 127.0.0.1 on a socket bound to 0.0.0.0 hears every one of them. It lives as long as the process.
 */
struct sockaddr_in *remotes_make(struct sockaddr_in first, int count);

#endif
