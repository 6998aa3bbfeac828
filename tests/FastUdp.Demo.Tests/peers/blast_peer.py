"""Sends or counts numbered datagrams. Usage: blast_peer.py send ADDRESS PORT COUNT SIZE
                                            blast_peer.py count ADDRESS PORT

One is the byte 18, the letters FUDP, a run of 4 bytes, a number of 8 bytes, little-endian, and zeros. Behind the last
come three of the byte 19, FUDP, the run, and how many there were in 8 bytes.
"""
import os
import socket
import struct
import sys

family = socket.AF_INET6 if ":" in sys.argv[2] else socket.AF_INET
peer = socket.socket(family, socket.SOCK_DGRAM)
peer.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
if sys.argv[1] == "send":
    where = socket.getaddrinfo(sys.argv[2], int(sys.argv[3]), family, socket.SOCK_DGRAM)[0][4]
    run, count = os.urandom(4), int(sys.argv[4])
    for number in range(count):
        peer.sendto((b"\x12FUDP" + run + struct.pack("<Q", number)).ljust(int(sys.argv[5]), b"\0"), where)
    for _ in range(3):
        peer.sendto(b"\x13FUDP" + run + struct.pack("<Q", count), where)
    print(f"Sent {count} datagrams", flush=True)
    sys.exit(0)

peer.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 << 20)
peer.bind((sys.argv[2], int(sys.argv[3])))
print("Listening on port", peer.getsockname()[1], flush=True)
numbers, sizes = set(), set()
while True:
    data, _ = peer.recvfrom(65535)
    if len(data) >= 17 and data[:5] == b"\x12FUDP":
        numbers.add(struct.unpack_from("<Q", data, 9)[0])
        sizes.add(len(data))
    elif len(data) >= 17 and data[:5] == b"\x13FUDP":
        total = struct.unpack_from("<Q", data, 9)[0]
        print(f"Received {len(numbers)} of {total} datagrams of {min(sizes)} bytes, lost {total - len(numbers)}", flush=True)
        break
