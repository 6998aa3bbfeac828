"""Drops some datagrams, answers the others with their length. Usage: retry_server.py ADDRESS PORT SEED DROP"""
import random
import socket
import sys

chance = random.Random(int(sys.argv[3]))
drop = float(sys.argv[4])
family = socket.AF_INET6 if ":" in sys.argv[1] else socket.AF_INET
server = socket.socket(family, socket.SOCK_DGRAM)
server.bind((sys.argv[1], int(sys.argv[2])))
print("Listening on port", server.getsockname()[1], flush=True)
while True:
    data, client = server.recvfrom(65535)
    if chance.random() < drop:
        print(f"Pretending to drop packet from {client[0]}:{client[1]}", flush=True)
        continue
    print(f"The client at {client[0]}:{client[1]} says {data.decode('utf-8')!r}", flush=True)
    server.sendto(f"Your data was {len(data)} bytes long".encode("ascii"), client)
