"""Sends one big datagram that may not be fragmented, and says what became of it. Linux. Usage: mtu_client.py ADDRESS PORT [BYTES]"""
import errno
import socket
import sys

is_ipv6 = ":" in sys.argv[1]
size = int(sys.argv[3]) if len(sys.argv) > 3 else 65000

# The numbers of ip(7) and ipv6(7), which not every version of the socket module has.
level, discover, do, mtu = (socket.IPPROTO_IPV6, 23, 2, 24) if is_ipv6 else (socket.IPPROTO_IP, 10, 2, 14)
client = socket.socket(socket.AF_INET6 if is_ipv6 else socket.AF_INET, socket.SOCK_DGRAM)
client.setsockopt(level, discover, do)
client.settimeout(10)
client.connect((sys.argv[1], int(sys.argv[2])))
try:
    client.send(b"#" * size)
except OSError as error:
    if error.errno != errno.EMSGSIZE:
        raise
    print(f"The big datagram of {size} bytes did not make it: the path MTU is {client.getsockopt(level, mtu)} bytes", flush=True)
    sys.exit(0)
print(f"The big datagram of {size} bytes was sent", flush=True)
print(f"The server answered with {len(client.recv(65535))} bytes", flush=True)
