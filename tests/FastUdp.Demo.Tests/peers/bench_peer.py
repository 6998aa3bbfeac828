"""A far end of another making: sends everything back (RFC 862), only receives (RFC 863), or says what makes no sense.

bench_peer.py ADDRESS echo|discard|garbage
"""

import random
import socket
import sys

address, mode = sys.argv[1:]
family = socket.AF_INET6 if ":" in address else socket.AF_INET
with socket.socket(family, socket.SOCK_DGRAM) as sock:
    sock.bind((address, 0))
    print(f"Listening on port {sock.getsockname()[1]}", flush=True)
    chance = random.Random(1)
    while True:
        data, client = sock.recvfrom(65535)
        if mode == "echo":
            sock.sendto(data, client)
        elif mode == "garbage":
            # As long as it gets, with the beginning of a reply of the engine's, and without.
            sock.sendto(b"\xfe\x7f" + chance.randbytes(1400), client)
            sock.sendto(chance.randbytes(chance.randrange(100)), client)
