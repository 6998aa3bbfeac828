"""A STAMP reflector (RFC 8762). Usage: stamp_reflector.py ADDRESS [PORT] [stateful] [there=N] [back=N]
Pretends to lose every Nth packet on the way there, every Nth answer on the way back."""
import socket
import struct
import sys
import time

SENDER = struct.Struct("!IQH30x")            # sequence number, timestamp, error estimate
REFLECTOR = struct.Struct("!IQHxxQIQHxxBxxx")


def ntp():
    now = time.time_ns()
    return ((now // 10**9 + 2208988800) << 32 | (now % 10**9 << 32) // 10**9) & 0xFFFFFFFFFFFFFFFF


options = dict(word.partition("=")[::2] for word in sys.argv[2:])
ports = [int(word) for word in options if word.isdigit()]
family = socket.AF_INET6 if ":" in sys.argv[1] else socket.AF_INET
server = socket.socket(family, socket.SOCK_DGRAM)
server.bind((sys.argv[1], ports[0] if ports else 0))
print("Listening on port", server.getsockname()[1], flush=True)
arrived, numbers = 0, {}
while True:
    packet, sender = server.recvfrom(65535)
    received = ntp()
    arrived += 1
    if len(packet) < SENDER.size or ("there" in options and arrived % int(options["there"]) == 0):
        continue
    number, sent, error = SENDER.unpack_from(packet)
    own = numbers.get(sender, 0)
    numbers[sender] = own + 1
    if "back" in options and own % int(options["back"]) == int(options["back"]) - 1:
        continue
    answer = REFLECTOR.pack(own if "stateful" in options else number, ntp(), 0x0001, received, number, sent, error, 255)
    server.sendto(answer + packet[SENDER.size:], sender)
