"""Asks with exponential backoff until there is a reply. Usage: retry_client.py ADDRESS PORT [FIRST_DELAY LONGEST_DELAY]"""
import socket
import sys

delay, longest = (float(text) for text in (sys.argv[3:5] or ("0.1", "2.0")))
family = socket.AF_INET6 if ":" in sys.argv[1] else socket.AF_INET
client = socket.socket(family, socket.SOCK_DGRAM)
client.connect((sys.argv[1], int(sys.argv[2])))
while delay <= longest:
    client.send(b"This is another message")
    print(f"Waiting up to {delay:g} seconds for a reply", flush=True)
    client.settimeout(delay)
    try:
        reply = client.recv(65535).decode("ascii")
    except OSError:
        delay *= 2
        continue
    print(f"The server says {reply!r}", flush=True)
    sys.exit(0)
sys.exit("I think the server is down")
