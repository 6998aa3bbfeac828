"""Sends a text and prints the answer. Usage: echo_client.py ADDRESS PORT TEXT"""
import socket
import sys

family = socket.AF_INET6 if ":" in sys.argv[1] else socket.AF_INET
client = socket.socket(family, socket.SOCK_DGRAM)
client.settimeout(10)
client.sendto(sys.argv[3].encode("utf-8"), (sys.argv[1], int(sys.argv[2])))
data, server = client.recvfrom(65535)
print(data.decode("utf-8"), flush=True)
