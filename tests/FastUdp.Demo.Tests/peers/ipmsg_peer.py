"""Speaks IP Messenger. Usage: ipmsg_peer.py listen ADDRESS PORT USER HOST
                            ipmsg_peer.py announce ADDRESS PORT PACKET [SECONDS]

It answers an entry (1) with 3, and a message (32) that wants it (0x100) with 33 and the number of its packet.
PACKET is the whole of it, such as 1:100:will:will-pc:32:will broadcast; answers are heard for SECONDS.
"""
import socket
import sys

family = socket.AF_INET6 if ":" in sys.argv[2] else socket.AF_INET
peer = socket.socket(family, socket.SOCK_DGRAM)
peer.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)


def hear():
    data, sender = peer.recvfrom(65535)
    text = data.split(b"\0")[0].decode("utf-8")
    version, number, user, host, command, extra = text.split(":", 5)
    print(f"{user} at {host} sends {int(command) & 0xFF}: {extra!r}", flush=True)
    return sender, number, int(command)


if sys.argv[1] == "announce":
    where = socket.getaddrinfo(sys.argv[2], int(sys.argv[3]), family, socket.SOCK_DGRAM)[0][4]
    peer.sendto(sys.argv[4].encode("utf-8"), where)
    peer.settimeout(float((sys.argv[5:] or ["0.001"])[0]))
    try:
        hear()
    except (TimeoutError, ValueError):
        print("No answer", flush=True)
    sys.exit(0)

peer.bind((sys.argv[2], int(sys.argv[3])))
print("Listening on port", peer.getsockname()[1], flush=True)
while True:
    sender, number, command = hear()
    if command & 0xFF == 1:
        peer.sendto(f"1:1:{sys.argv[4]}:{sys.argv[5]}:3:{sys.argv[4]}".encode("utf-8"), sender)
    elif command & 0xFF == 32 and command & 0x100:
        peer.sendto(f"1:2:{sys.argv[4]}:{sys.argv[5]}:33:{number}".encode("utf-8"), sender)
