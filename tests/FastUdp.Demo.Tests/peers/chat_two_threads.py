"""Chats with both sides at once: one thread receives, the other sends what is typed, a datagram a line.
Usage: chat_two_threads.py ADDRESS PORT PEER_PORT"""
import socket
import sys
import threading

address, port, peer_port = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
family = socket.AF_INET6 if ":" in address else socket.AF_INET
chat = socket.socket(family, socket.SOCK_DGRAM)
chat.bind((address, port))
print("Listening on port", chat.getsockname()[1], flush=True)


def receive():
    while True:
        data, peer = chat.recvfrom(65535)
        print(f"{peer[1]} says: {data.decode('utf-8')}", flush=True)


threading.Thread(target=receive, daemon=True).start()
for line in sys.stdin.buffer:
    chat.sendto(line.rstrip(b"\r\n"), (address, peer_port))
