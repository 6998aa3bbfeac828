"""Answers, but only after a stranger has, from another port. Usage: stranger_server.py ADDRESS"""
import socket
import sys

family = socket.AF_INET6 if ":" in sys.argv[1] else socket.AF_INET
server = socket.socket(family, socket.SOCK_DGRAM)
server.bind((sys.argv[1], 0))
stranger = socket.socket(family, socket.SOCK_DGRAM)
stranger.bind((sys.argv[1], 0))
print("Listening on port", server.getsockname()[1], flush=True)
while True:
    data, client = server.recvfrom(65535)
    stranger.sendto(b"I am the server", client)
    server.sendto(f"Your data was {len(data)} bytes long".encode("ascii"), client)
