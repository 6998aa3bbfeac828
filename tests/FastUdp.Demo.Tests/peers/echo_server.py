"""Answers with a sentence about the length, or with the same bytes. Usage: echo_server.py ADDRESS [length|same] [once]"""
import socket
import sys

family = socket.AF_INET6 if ":" in sys.argv[1] else socket.AF_INET
server = socket.socket(family, socket.SOCK_DGRAM)
server.bind((sys.argv[1], 0))
print("Listening on port", server.getsockname()[1], flush=True)
while True:
    data, client = server.recvfrom(65535)
    print(f"The client at {client[0]}:{client[1]} sent {len(data)} bytes", flush=True)
    server.sendto(data if "same" in sys.argv else f"Your data was {len(data)} bytes long".encode("ascii"), client)
    if "once" in sys.argv:
        break
