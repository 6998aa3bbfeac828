"""Sends a STAMP test packet to a reflector on a port of 127.0.0.1 and prints what came back."""
import datetime
import socket
import struct
import sys

sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sender.settimeout(20)
sender.connect(("127.0.0.1", int(sys.argv[1])))
sender.send(struct.pack("!IQH30x", 7, 0xED01B42580000000, 0x8509))

answer = sender.recv(100)
number, _, _, received, sent_number, _, sent_error, _ = struct.unpack("!IQHxxQIQHxxBxxx", answer)
epoch = datetime.datetime(1900, 1, 1, tzinfo=datetime.timezone.utc)
time = epoch + datetime.timedelta(seconds=received / 2**32)
print(f"{len(answer)} bytes, number {number}, sender's number {sent_number}, sender's error 0x{sent_error:04X}, received {time.isoformat()}")
