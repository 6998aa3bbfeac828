"""Tells what is sent to everybody. Usage: broadcast_server.py ADDRESS PORT, such as 0.0.0.0 1060; :: hears ff02::1 too"""
import socket
import sys

family = socket.AF_INET6 if ":" in sys.argv[1] else socket.AF_INET
server = socket.socket(family, socket.SOCK_DGRAM)
server.bind((sys.argv[1], int(sys.argv[2])))
print("Listening on port", server.getsockname()[1], flush=True)
while True:
    data, client = server.recvfrom(65535)
    print(f"The client at {client[0]}:{client[1]} says {data.decode('utf-8')!r}", flush=True)
