"""Asks a simple service (RFC 862, 863, 864) and prints what it answers. Usage: service_client.py ADDRESS PORT BYTES [SOURCE_PORT]"""
import socket
import sys

family = socket.AF_INET6 if ":" in sys.argv[1] else socket.AF_INET
client = socket.socket(family, socket.SOCK_DGRAM)
client.bind(("", int(sys.argv[4]) if len(sys.argv) > 4 else 0))
client.settimeout(0.5)
question = bytes(ord("a") + i % 26 for i in range(int(sys.argv[3])))
client.sendto(question, (sys.argv[1], int(sys.argv[2])))
try:
    answer, _ = client.recvfrom(65535)
    is_pattern = all(32 <= byte < 127 or byte in b"\r\n" for byte in answer)
    kind = "the same" if answer == question else "characters" if is_pattern else "something else"
    print(f"{kind}, {'longer' if len(answer) > len(question) else 'no longer'}", flush=True)
except socket.timeout:
    print("nothing", flush=True)
