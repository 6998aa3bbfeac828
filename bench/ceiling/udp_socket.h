#ifndef CEILING_UDP_SOCKET_H
#define CEILING_UDP_SOCKET_H

#include <netinet/in.h>
#include <stdbool.h>

/* A blocked receive wakes after this long at the latest, so that every loop gets to look at the stage. */
enum { RECEIVE_TIMEOUT_MILLISECONDS = 20 };

/* A UDP socket with the buffers asked for and, where wanted, UDP_GRO. Every failure ends the program with one line. */
int udp_socket_open(int receive_buffer_bytes, bool coalesced);

/* The permission costs nothing, and without it a broadcast address is refused. */
void udp_socket_permit_broadcast(int socket);

void udp_socket_bind(int socket, const struct sockaddr_in *address);
void udp_socket_connect(int socket, const struct sockaddr_in *address);
struct sockaddr_in udp_socket_address(int socket);

/* What the kernel granted. It doubles the request to pay for its bookkeeping, and says the doubled number. */
int udp_socket_granted_bytes(int socket);

#endif
