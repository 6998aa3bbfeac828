"""Chats in turn: whoever calls speaks first, then each waits for the other. Usage: chat_in_turn.py ADDRESS PORT (listen|call)"""
import socket
import sys

address, port, role = sys.argv[1], int(sys.argv[2]), sys.argv[3]
family = socket.AF_INET6 if ":" in address else socket.AF_INET
chat = socket.socket(family, socket.SOCK_DGRAM)
peer = (address, port)
if role == "listen":
    chat.bind(peer)
    print("Listening on port", chat.getsockname()[1], flush=True)


def hear():
    global peer
    data, peer = chat.recvfrom(65535)
    print(f"says: {data.decode('utf-8')}", flush=True)


if role == "listen":
    hear()
for line in sys.stdin.buffer:
    chat.sendto(line.rstrip(b"\r\n"), peer)
    hear()
