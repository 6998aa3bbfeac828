"""Answers who asks who is there. Usage: discover_server.py ADDRESS PORT NAME

A question is the byte 16, the letters FUDP, a nonce of 8 bytes, an attempt of 1 byte, and zeros up to 86 bytes.
An answer is the byte 17, FUDP, the question's nonce and attempt, 8 bytes of the server's own, and the name behind its
length in a byte: never longer than the question.
"""
import os
import socket
import sys

family = socket.AF_INET6 if ":" in sys.argv[1] else socket.AF_INET
server = socket.socket(family, socket.SOCK_DGRAM)
server.bind((sys.argv[1], int(sys.argv[2])))
print("Listening on port", server.getsockname()[1], flush=True)
instance = os.urandom(8)
name = sys.argv[3].encode("utf-8")[:63]
while True:
    data, client = server.recvfrom(65535)
    if len(data) >= 86 and data[:5] == b"\x10FUDP":
        print(f"The client at {client[0]}:{client[1]} asks who is there", flush=True)
        server.sendto(b"\x11FUDP" + data[5:14] + instance + bytes([len(name)]) + name, client)
