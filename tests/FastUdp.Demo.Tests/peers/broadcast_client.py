"""Says a text to everybody. Usage: broadcast_client.py ADDRESS PORT TEXT [COUNT]

ADDRESS is <broadcast>, a directed broadcast address such as 192.0.2.255, or an IPv6 group such as ff02::1%eth0.
"""
import socket
import sys

family = socket.AF_INET6 if ":" in sys.argv[1] else socket.AF_INET
client = socket.socket(family, socket.SOCK_DGRAM)
if family == socket.AF_INET:
    client.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
    where = (sys.argv[1], int(sys.argv[2]))
else:
    where = socket.getaddrinfo(sys.argv[1], int(sys.argv[2]), family, socket.SOCK_DGRAM)[0][4]
for _ in range(int((sys.argv[4:] or ["1"])[0])):
    sent = client.sendto(sys.argv[3].encode("utf-8"), where)
    print(f"Sent {sent} bytes to {sys.argv[1]} port {sys.argv[2]}", flush=True)
