#define _GNU_SOURCE
#include "udp_socket.h"

#include <netinet/udp.h>
#include <sys/socket.h>
#include <sys/time.h>

#include "fail.h"

int udp_socket_open(int receive_buffer_bytes, bool coalesced)
{
    int handle = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (handle < 0) {
        fail_system("socket");
    }
    /*
     * SO_RCVBUF is silently capped at net.core.rmem_max, which is what an ordinary user gets; SO_RCVBUFFORCE would
     * need a privilege that the engine under test does not have.
     */
    if (setsockopt(handle, SOL_SOCKET, SO_RCVBUF, &receive_buffer_bytes, sizeof receive_buffer_bytes) != 0
        || setsockopt(handle, SOL_SOCKET, SO_SNDBUF, &receive_buffer_bytes, sizeof receive_buffer_bytes) != 0) {
        fail_system("setsockopt(SO_RCVBUF)");
    }
    struct timeval timeout = { .tv_usec = RECEIVE_TIMEOUT_MILLISECONDS * 1000 };
    if (setsockopt(handle, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof timeout) != 0) {
        fail_system("setsockopt(SO_RCVTIMEO)");
    }
    int on = 1;
    if (coalesced && setsockopt(handle, SOL_UDP, UDP_GRO, &on, sizeof on) != 0) {
        fail_system("setsockopt(UDP_GRO)");
    }
    return handle;
}

void udp_socket_permit_broadcast(int socket)
{
    int on = 1;
    if (setsockopt(socket, SOL_SOCKET, SO_BROADCAST, &on, sizeof on) != 0) {
        fail_system("setsockopt(SO_BROADCAST)");
    }
}

void udp_socket_bind(int socket, const struct sockaddr_in *address)
{
    if (bind(socket, (const struct sockaddr *)address, sizeof *address) != 0) {
        fail_system("bind");
    }
}

void udp_socket_connect(int socket, const struct sockaddr_in *address)
{
    if (connect(socket, (const struct sockaddr *)address, sizeof *address) != 0) {
        fail_system("connect");
    }
}

struct sockaddr_in udp_socket_address(int socket)
{
    struct sockaddr_in address;
    socklen_t length = sizeof address;
    if (getsockname(socket, (struct sockaddr *)&address, &length) != 0) {
        fail_system("getsockname");
    }
    return address;
}

int udp_socket_granted_bytes(int socket)
{
    int granted = 0;
    socklen_t length = sizeof granted;
    if (getsockopt(socket, SOL_SOCKET, SO_RCVBUF, &granted, &length) != 0) {
        fail_system("getsockopt(SO_RCVBUF)");
    }
    return granted;
}
