"""A member of two groups on the interface "wire". Usage: group_peer.py PORT

Answers what it hears, also by broadcast, with the same text and the hop limit it came with. "say ADDRESS TEXT" has it send
TEXT to ADDRESS instead, on the port it was asked from.
"""
import selectors
import socket
import struct
import sys

PORT = int(sys.argv[1])
WIRE = socket.if_nametoindex("wire")
IPV6_RECVHOPLIMIT, IPV6_HOPLIMIT, IP_RECVTTL = 51, 52, 12


def open_ipv4():
    peer = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    peer.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
    peer.setsockopt(socket.IPPROTO_IP, IP_RECVTTL, 1)
    interface = struct.pack("4s4si", b"", b"", WIRE)
    peer.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, interface)
    peer.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, struct.pack("4s4si", socket.inet_aton("239.255.71.1"), b"", WIRE))
    peer.bind(("", PORT))
    return peer


def open_ipv6():
    peer = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
    peer.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
    peer.setsockopt(socket.IPPROTO_IPV6, IPV6_RECVHOPLIMIT, 1)
    peer.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_MULTICAST_IF, WIRE)
    peer.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_JOIN_GROUP, socket.inet_pton(socket.AF_INET6, "ff02::7101") + struct.pack("=I", WIRE))
    peer.bind(("::", PORT))
    return peer


def answer(peer):
    data, control, _, sender = peer.recvmsg(2048, 256)
    hops = [struct.unpack("=i", value[:4])[0] for _, kind, value in control if kind in (IPV6_HOPLIMIT, socket.IP_TTL)]
    words = data.decode("ascii").split(" ")
    if words[0] == "say":
        peer.sendto(words[2].encode("ascii"), (words[1], sender[1]))
    else:
        peer.sendto(f"{data.decode('ascii')} {hops[0]}".encode("ascii"), sender)


selector = selectors.DefaultSelector()
for opened in (open_ipv6(), open_ipv4()):
    selector.register(opened, selectors.EVENT_READ)
while True:
    for key, _ in selector.select():
        try:
            answer(key.fileobj)
        except OSError as error:
            # Whoever waits for it says what was not answered; the others go on.
            print(f"group_peer.py: {error}", file=sys.stderr, flush=True)
