"""Asks who is there, and lists who answers. Usage: discover_client.py ADDRESS PORT SECONDS. See discover_server.py."""
import os
import socket
import sys
import time

family = socket.AF_INET6 if ":" in sys.argv[1] else socket.AF_INET
client = socket.socket(family, socket.SOCK_DGRAM)
client.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
where = socket.getaddrinfo(sys.argv[1], int(sys.argv[2]), family, socket.SOCK_DGRAM)[0][4]
nonce = os.urandom(8)
servers = {}
asked = []
end = time.monotonic() + float(sys.argv[3])
while (now := time.monotonic()) < end:
    if len(asked) < 4 and (not asked or now - asked[-1] > float(sys.argv[3]) / 4):
        asked.append(now)
        client.sendto((b"\x10FUDP" + nonce + bytes([len(asked) - 1])).ljust(86, b"\0"), where)
    client.settimeout(0.02)
    try:
        data, server = client.recvfrom(65535)
    except TimeoutError:
        continue
    if len(data) < 23 or data[:5] != b"\x11FUDP" or data[5:13] != nonce or data[13] >= len(asked) or len(data) < 23 + data[22]:
        print(f"Dropped {len(data)} bytes from {server[0]}", flush=True)
        continue
    if data[14:22] not in servers:
        servers[data[14:22]] = server
        milliseconds = (time.monotonic() - asked[data[13]]) * 1000
        print(f"{server[0]}:{server[1]} {data[23:23 + data[22]].decode('utf-8')} {milliseconds:.2f} ms", flush=True)
print(f"{len(servers)} servers", flush=True)
