"""Runs a program in a terminal of its own. What it shows is told as 'out HEX'; typed is 'type HEX', and 'size COLUMNS' makes the
terminal wider or narrower. At the end 'exit CODE', and whether the terminal is as it was. Usage: pty_chat.py COLUMNS ROWS PROGRAM ..."""
import fcntl
import os
import pty
import struct
import sys
import termios
import threading

columns, rows = int(sys.argv[1]), int(sys.argv[2])
child, terminal = pty.fork()
if child == 0:
    sys.stdin.readline()
    os.execvp(sys.argv[3], sys.argv[3:])


def resize(width):
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, width, 0, 0))


def obey():
    for line in sys.stdin:
        command, value = line.split()
        if command == "type":
            os.write(terminal, bytes.fromhex(value))
        else:
            resize(int(value))


resize(columns)
before = termios.tcgetattr(terminal)
os.write(terminal, b"\n")
threading.Thread(target=obey, daemon=True).start()
try:
    while shown := os.read(terminal, 65536):
        print("out", shown.hex(), flush=True)
except OSError:
    pass
code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
print("exit", code, "same" if termios.tcgetattr(terminal) == before else "changed", flush=True)
