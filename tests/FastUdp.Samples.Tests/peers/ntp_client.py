"""Asks an NTP server on a port of 127.0.0.1 and prints what it said."""
import datetime
import socket
import struct
import sys

client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.settimeout(20)
client.connect(("127.0.0.1", int(sys.argv[1])))
client.send(struct.pack("!B39xQ", 4 << 3 | 3, 0x1234567890ABCDEF))

flags, stratum, _, precision, _, _, reference, _, originate, _, transmit = struct.unpack("!BBbbII4sQQQQ", client.recv(100))
whose = "ours" if originate == 0x1234567890ABCDEF else "not ours"
epoch = datetime.datetime(1900, 1, 1, tzinfo=datetime.timezone.utc)
time = epoch + datetime.timedelta(seconds=transmit / 2**32)
print(f"version {flags >> 3 & 7}, mode {flags & 7}, stratum {stratum}, precision {precision}, {reference.decode()}, {whose}, {time.isoformat()}")
