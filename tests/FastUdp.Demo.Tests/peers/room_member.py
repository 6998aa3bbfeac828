"""A member of a chat room in Python, as docs/chat-room.md has it. Says each line of its input; leaves at its end, or at /leave.

Usage: room_member.py ADDRESS PORT NAME
"""
import os
import select
import socket
import struct
import sys
import time

JOIN, CHALLENGE, JOINED, REFUSED, SAY, HEARD, LINE, ALIVE, STATE, LEAVE, GONE, WHO, NAMES = range(32, 45)
KINDS = {1: "joined", 2: "left", 3: "timed out"}


def blob(data):  # A length of one LEB128 byte, or two, before the bytes.
    length = len(data)
    return (bytes([length]) if length < 128 else bytes([length & 127 | 128, length >> 7])) + data


def unblob(data):  # The bytes, and what follows them.
    length, start = (data[0], 1) if data[0] < 128 else (data[0] & 127 | data[1] << 7, 2)
    return data[start:start + length], data[start + length:]


def ask(request, wanted):
    """Sends a request, again and again, until an answer of the wanted kinds has come; shows lines meanwhile."""
    wait = 0.2
    while True:
        member.send(request)
        deadline = time.monotonic() + wait
        while (left := deadline - time.monotonic()) > 0:
            data = receive(left)
            if data and data[0] in wanted and data[1:9] == request[1:9]:
                return data
        wait = min(2 * wait, 2)


def receive(seconds):
    if not select.select([member], [], [], seconds)[0]:
        return b""
    data = member.recv(2048)
    if data[0] == LINE and struct.unpack_from("<Q", data, 1)[0] == room:
        take(*struct.unpack_from("<QBI", data, 9), data[22:])
    return data


def take(number, kind, speaker, rest):
    """Shows lines in the order of their numbers, each once; asks for what is missing."""
    global next_line
    early.setdefault(number, (kind, speaker, rest))
    while next_line in early:
        kind, speaker, rest = early.pop(next_line) or (0, me, b"")
        next_line += 1
        if speaker != me:
            name, rest = unblob(rest)
            text = unblob(rest)[0].decode()
            print(f"* {name.decode()} {KINDS[kind]}" if kind else f"{name.decode()}: {text}", flush=True)
    for old in [number for number in early if number < next_line]:
        del early[old]
    if early:
        alive(min(early) - next_line)


def alive(wanted):
    member.send(struct.pack("<BQQH", ALIVE, key, next_line - 1, wanted))


name, room, me, next_line, early = sys.argv[3].encode(), 0, 0, 1, {}
member = socket.socket(socket.AF_INET6 if ":" in sys.argv[1] else socket.AF_INET, socket.SOCK_DGRAM)
member.connect((sys.argv[1], int(sys.argv[2])))
nonce = int.from_bytes(os.urandom(8), "little")
challenge = ask(struct.pack("<BQQ", JOIN, nonce, 0) + blob(name), [CHALLENGE])
answer = ask(struct.pack("<BQ", JOIN, nonce) + challenge[9:17] + blob(name), [JOINED, REFUSED])
if answer[0] == REFUSED:
    sys.exit(f"refused, reason {answer[9]}")
key, room, me, next_line, newest, timeout, count = struct.unpack_from("<QQIQQII", answer, 9)
print(f"Joined; {count} here: {unblob(answer[53:])[0].decode()}", flush=True)
alive(newest + 1 - next_line)

sequence, next_alive = 0, time.monotonic() + timeout / 6000
while True:
    if member in select.select([member], [], [], 0)[0]:
        receive(0)
    elif time.monotonic() > next_alive:
        alive(0)
        next_alive = time.monotonic() + timeout / 6000
    elif sys.stdin in select.select([sys.stdin, member], [], [], 0.2)[0]:
        line = sys.stdin.readline()
        if line in ("", "/leave\n"):
            break
        sequence += 1
        said = struct.pack("<BQI", SAY, key, sequence) + blob(line.rstrip("\n").encode())
        number = struct.unpack_from("<Q", ask(said, [HEARD]), 13)[0]
        early.setdefault(number, None)  # One's own: nothing to show.
        take(number, 0, me, b"")
ask(struct.pack("<BQ", LEAVE, key), [GONE])
print("Left", flush=True)
