"""Sends STAMP packets (RFC 8762) one after another and prints what came back. Usage: stamp_sender.py ADDRESS PORT COUNT BYTES"""
import socket
import struct
import sys
import time

SENDER = struct.Struct("!IQH30x")
REFLECTOR = struct.Struct("!IQHxxQIQHxxBxxx")


def ntp():
    now = time.time_ns()
    return (now // 10**9 + 2208988800) << 32 | (now % 10**9 << 32) // 10**9


family = socket.AF_INET6 if ":" in sys.argv[1] else socket.AF_INET
sender = socket.socket(family, socket.SOCK_DGRAM)
sender.settimeout(10)
sender.connect((sys.argv[1], int(sys.argv[2])))
if family == socket.AF_INET6:
    sender.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_UNICAST_HOPS, 77)
else:
    sender.setsockopt(socket.IPPROTO_IP, socket.IP_TTL, 77)
sender.send(b"too short")
for number in range(10, 10 + int(sys.argv[3])):
    t1 = ntp()
    sender.send(SENDER.pack(number, t1, 0x8509).ljust(int(sys.argv[4]), b"\xa5"))
    answer = sender.recv(65535)
    t4 = ntp()
    own, t3, _, t2, echoed, stamp, error, hops = REFLECTOR.unpack_from(answer)
    padding = answer[REFLECTOR.size:] == b"\xa5" * (int(sys.argv[4]) - REFLECTOR.size)
    ordered = t1 <= t2 <= t3 <= t4
    print(f"{own} to {echoed}: {len(answer)} bytes, hop limit {hops}, {stamp == t1} {error == 0x8509} {padding} {ordered}", flush=True)
