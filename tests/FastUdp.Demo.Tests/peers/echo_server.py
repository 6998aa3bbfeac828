"""Answers each datagram with a sentence about its length. Usage: echo_server.py ADDRESS"""
import socket
import sys

family = socket.AF_INET6 if ":" in sys.argv[1] else socket.AF_INET
server = socket.socket(family, socket.SOCK_DGRAM)
server.bind((sys.argv[1], 0))
print("Listening on port", server.getsockname()[1], flush=True)
while True:
    data, client = server.recvfrom(65535)
    server.sendto(f"Your data was {len(data)} bytes long".encode("ascii"), client)
