"""A chat room in Python, as docs/chat-room.md has it: one member a name, lines relayed, kept and sent again.

Usage: room_server.py ADDRESS PORT
"""
import hmac
import os
import socket
import struct
import sys
import time

TIMEOUT, HISTORY, KEPT, AGAIN = 30.0, 20, 1000, 16
JOIN, CHALLENGE, JOINED, REFUSED, SAY, HEARD, LINE, ALIVE, STATE, LEAVE, GONE, WHO, NAMES = range(32, 45)
ROOM, SECRET = int.from_bytes(os.urandom(8), "little") | 1, os.urandom(32)


def blob(data):  # A length of one LEB128 byte, or two, before the bytes.
    length = len(data)
    return (bytes([length]) if length < 128 else bytes([length & 127 | 128, length >> 7])) + data


def unblob(data):
    length, start = (data[0], 1) if data[0] < 128 else (data[0] & 127 | data[1] << 7, 2)
    return data[start:start + length]


class Member:
    def __init__(self, number, nonce, name, first):
        self.number, self.nonce, self.name, self.first = number, nonce, name, first
        self.key, self.heard = int.from_bytes(os.urandom(8), "little"), time.monotonic()
        self.sequence = self.line = 0


def token(remote, epoch):
    text = f"{remote[0]} {remote[1]} {epoch}".encode()
    return int.from_bytes(hmac.digest(SECRET, text, "sha256")[:8], "little") | 1


def relay(kind, member, text):
    lines.append(struct.pack("<BQQBI", LINE, ROOM, len(lines) + 1, kind, member.number) + blob(member.name) + blob(text))
    for remote, other in members.items():
        if other is not member:
            server.sendto(lines[-1], remote)


def put_out(remote, kind):
    relay(kind, member := members.pop(remote), b"")
    print(member.name.decode(), "timed out" if kind == 3 else "left", flush=True)


def welcome(remote, member):
    names = b"\n".join(other.name for other in members.values())
    server.sendto(struct.pack("<BQQQIQQII", JOINED, member.nonce, member.key, ROOM, member.number, member.first, len(lines),
                              int(TIMEOUT * 1000), len(members)) + blob(names[:1024]), remote)


def join(data, remote):
    nonce, proof, name = *struct.unpack_from("<QQ", data, 1), unblob(data[17:])
    epoch = int(time.monotonic() / 10)
    if proof not in (token(remote, epoch), token(remote, epoch - 1)):
        return server.sendto(struct.pack("<BQQ", CHALLENGE, nonce, token(remote, epoch)), remote)
    if remote in members and members[remote].nonce == nonce:
        return welcome(remote, members[remote])
    if any(other.name == name and at != remote for at, other in members.items()):
        return server.sendto(struct.pack("<BQB", REFUSED, nonce, 1), remote)
    if remote in members:
        put_out(remote, 2)
    join.count = getattr(join, "count", 0) + 1
    members[remote] = Member(join.count, nonce, name, max(len(lines) - HISTORY, 0) + 1)
    print(name.decode(), "joined", flush=True)
    relay(1, members[remote], b"")
    welcome(remote, members[remote])


def from_member(data, remote, member):
    if data[0] == SAY:
        sequence, text = *struct.unpack_from("<I", data, 9), unblob(data[13:])
        if sequence == member.sequence + 1 and text:
            relay(0, member, text)
            member.sequence, member.line = sequence, len(lines)
            print(member.name.decode(), "says", repr(text.decode()), flush=True)
        if sequence == member.sequence:
            server.sendto(struct.pack("<BQIQ", HEARD, member.key, sequence, member.line), remote)
    elif data[0] == ALIVE:
        have, wanted = struct.unpack_from("<QH", data, 9)
        for line in lines[have:have + min(wanted, AGAIN)]:
            server.sendto(line, remote)
        server.sendto(struct.pack("<BQQQ", STATE, ROOM, 1, len(lines)), remote)
    elif data[0] == WHO:
        names = b"\n".join(other.name for other in members.values())
        server.sendto(struct.pack("<BQIII", NAMES, member.key, 0, 0, len(members)) + blob(names[:1024]), remote)
    elif data[0] == LEAVE:
        server.sendto(struct.pack("<BQ", GONE, member.key), remote)
        put_out(remote, 2)


members, lines = {}, []  # A room that is kept for long would keep only the last lines.
server = socket.socket(socket.AF_INET6 if ":" in sys.argv[1] else socket.AF_INET, socket.SOCK_DGRAM)
server.bind((sys.argv[1], int(sys.argv[2])))
server.settimeout(0.5)
print("Listening on port", server.getsockname()[1], flush=True)
while True:
    for silent in [at for at, member in members.items() if time.monotonic() - member.heard > TIMEOUT]:
        put_out(silent, 3)
    try:
        data, remote = server.recvfrom(2048)
        if data[0] == JOIN:
            join(data, remote)
        elif data[0] in (SAY, ALIVE, WHO, LEAVE):
            key = struct.unpack_from("<Q", data, 1)[0]
            if remote in members and members[remote].key == key:
                members[remote].heard = time.monotonic()
                from_member(data, remote, members[remote])
            else:
                server.sendto(struct.pack("<BQ", GONE, key), remote)
    except (TimeoutError, IndexError, struct.error, UnicodeDecodeError):
        pass  # Nothing came, or what no member sends.
