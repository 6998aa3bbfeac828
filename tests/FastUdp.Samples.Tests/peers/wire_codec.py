"""A second implementation of docs/wire-format.md. It knows the layout by that document, and each message by its schema.

Takes a file of {"messages": {name: {"id": 1, "fields": [line, ...]}}, "packets": [{"message": name, "bytes": hex}, ...]}.
Prints for each packet its values, and its bytes written again; or why it refuses it.
"""
import json
import math
import re
import struct
import sys

FIELD = re.compile(r"^(\w+): (.+?)(?: = 0x([0-9A-F]+))?(?: since (\d+))?( group)?(?: enum\(.*\))?$")
QUANTISED = re.compile(r"^q\(([^,]+),([^,]+),([^,]+)\):(?P<width>\d+)(be)?$")
BITS = re.compile(r"^(u|i|bool):(?P<width>\d+)(be)?$")
LENGTH = re.compile(r"^\[(?:(=)|(\.\.)|(\w+):)?(\d+)\]")
BASE = re.compile(r"^(?:(sized)?\{([^}]+)\}|(utf8|bytes)|(var|zigzag)\.([ui]\d+)|([a-z]+?\d*)(be)?)$")
FLOATS = {"f16": "e", "f32": "f", "f64": "d"}
SIZES = {"bool": 1, "char": 2, "decimal": 16, "guid": 16, "datetime": 8, "date": 4, "time": 8, "timespan": 8}


class Refused(Exception):
    pass


class Field:
    def __init__(self, line):
        self.name, self.type, constant, since, group = FIELD.match(line).groups()
        self.constant = constant and int(constant, 16)
        self.since = int(since or 1)
        self.starts_group = bool(group)
        self.quantised = QUANTISED.match(self.type)
        bits = self.quantised or BITS.match(self.type)
        self.width = int(bits["width"]) if bits else 0
        self.order = "big" if self.type.endswith("be") else "little"

    def continues(self, before):
        return (self.width and before.width and not self.starts_group
                and (self.order, self.since) == (before.order, before.since))


class Codec:
    def __init__(self, messages):
        self.messages = {name: (each["id"], with_versions([Field(line) for line in each["fields"]])) for name, each in messages.items()}

    def read(self, name, data):
        identifier, _ = self.messages[name]
        source = Source(data)
        if identifier >= 0 and source.leb() != identifier:
            raise Refused("identifier")
        return self.read_body(name, source)

    def write(self, name, values):
        identifier, _ = self.messages[name]
        return (leb(identifier) if identifier >= 0 else b"") + self.write_body(name, values)

    def groups(self, name):
        """The fields, with those that share a group of bits together."""
        groups = []
        for field in self.messages[name][1]:
            if groups and field.continues(groups[-1][-1]):
                groups[-1].append(field)
            else:
                groups.append([field])
        return groups

    def read_body(self, name, source):
        values, since = {}, 1
        for group in self.groups(name):
            if group[0].since != since and source.at_end():
                break
            since = group[0].since
            if group[0].width:
                self.read_bits(group, source, values)
                continue
            value = self.read_value(group[0].type, source, values)
            if group[0].constant is not None and value & (1 << 64) - 1 != group[0].constant:
                raise Refused("constant")
            if group[0].name != "_":
                values[group[0].name] = value
        return values

    def write_body(self, name, values):
        parts = []
        for group in self.groups(name):
            field = group[0]
            if field.width:
                parts.append(self.write_bits(group, values))
            elif field.name == "_":
                parts.append(bytes(int(field.type[4:-1])))
            else:
                parts.append(self.write_value(field.type, values[field.name], values))
        return b"".join(parts)

    def read_bits(self, group, source, values):
        size = (sum(field.width for field in group) + 7) // 8
        number = int.from_bytes(source.take(size), group[0].order)
        below = 0
        for field in group:
            shift = below if field.order == "little" else size * 8 - below - field.width
            raw = number >> shift & (1 << field.width) - 1
            below += field.width
            if field.quantised:
                low, high, precision = (float(field.quantised[index]) for index in (1, 2, 3))
                if raw > math.ceil((high - low) / precision):
                    raise Refused("step")
                values[field.name] = min(high, low + raw * precision)
            else:
                is_negative = field.type.startswith("i:") and raw >> field.width - 1
                values[field.name] = raw - (1 << field.width) if is_negative else raw
            if field.constant is not None and raw != field.constant & (1 << field.width) - 1:
                raise Refused("constant")

    def write_bits(self, group, values):
        size = (sum(field.width for field in group) + 7) // 8
        number = below = 0
        for field in group:
            value = values[field.name]
            if field.quantised:
                low, high, precision = (float(field.quantised[index]) for index in (1, 2, 3))
                value = round((min(max(value, low), high) - low) / precision)
            shift = below if field.order == "little" else size * 8 - below - field.width
            number |= (value & (1 << field.width) - 1) << shift
            below += field.width
        return number.to_bytes(size, group[0].order)

    def read_value(self, text, source, values):
        if text.endswith("?"):
            return self.read_value(text[:-1], source, values) if source.flag() else None
        head, kind, length = outer_length(text)
        if kind:
            count = self.read_count(kind, length, source, values)
            if count > length:
                raise Refused("length")
            if head == "bytes":
                return source.take(count).hex()
            if head == "utf8":
                content = source.take(count)
                return (content.split(b"\0")[0] if kind == "fixed" else content).decode()
            return [self.read_value(head, source, values) for _ in range(count)]
        return self.read_base(BASE.match(text), source)

    @staticmethod
    def read_count(kind, length, source, values):
        if kind == "prefixed":
            return source.leb()
        if kind == "fixed":
            return length
        return source.left() if kind == "rest" else values[kind]

    def write_value(self, text, value, values):
        if text.endswith("?"):
            return b"\0" if value is None else b"\1" + self.write_value(text[:-1], value, values)
        head, kind, length = outer_length(text)
        if not kind:
            return self.write_base(BASE.match(text), value)
        content = value.encode() if head == "utf8" else bytes.fromhex(value) if head == "bytes" else value
        prefix = leb(len(content)) if kind == "prefixed" else b""
        if head in ("utf8", "bytes"):
            return prefix + (content.ljust(length, b"\0") if kind == "fixed" else content)
        return prefix + b"".join(self.write_value(head, each, values) for each in content)

    def read_base(self, base, source):
        sized, message, _, form, _, scalar, big = base.groups()
        order = "big" if big else "little"
        if message:
            return self.read_body(message, Source(source.take(source.leb())) if sized else source)
        if form:
            raw = source.leb()
            if form == "var":
                return signed(raw, base[5])
            return raw >> 1 ^ -(raw & 1)
        if scalar in ("ip", "remote"):
            return source.address(scalar == "remote", order)
        if scalar == "guid":
            return source.take(16).hex()
        if scalar == "datetimeoffset":
            return [int.from_bytes(source.take(size), order, signed=True) for size in (8, 2)]
        raw = source.take(size_of(scalar))
        if scalar in FLOATS:
            return struct.unpack((">" if big else "<") + FLOATS[scalar], raw)[0]
        number = int.from_bytes(raw, order)
        if scalar == "bool" and number > 1:
            raise Refused("bool")
        return signed(number, scalar)

    def write_base(self, base, value):
        sized, message, _, form, integer, scalar, big = base.groups()
        order = "big" if big else "little"
        if message:
            body = self.write_body(message, value)
            return leb(len(body)) + body if sized else body
        if form == "zigzag":
            return leb((value << 1 ^ value >> 63) & (1 << 64) - 1)
        if form:
            return leb(value & (1 << 8 * size_of(integer)) - 1)
        if scalar in ("ip", "remote"):
            return write_address(value, order)
        if scalar == "guid":
            return bytes.fromhex(value)
        if scalar == "datetimeoffset":
            return b"".join(number.to_bytes(size, order, signed=True) for number, size in zip(value, (8, 2)))
        if scalar in FLOATS:
            return struct.pack((">" if big else "<") + FLOATS[scalar], value)
        size = size_of(scalar)
        return (value & (1 << 8 * size) - 1).to_bytes(size, order)


class Source:
    def __init__(self, data):
        self.data, self.position = data, 0

    def at_end(self):
        return self.left() == 0

    def left(self):
        return len(self.data) - self.position

    def take(self, count):
        if count < 0 or count > self.left():
            raise Refused("truncated")
        self.position += count
        return self.data[self.position - count:self.position]

    def flag(self):
        flag = self.take(1)[0]
        if flag > 1:
            raise Refused("presence")
        return flag

    def leb(self):
        number = 0
        for index in range(10):
            byte = self.take(1)[0]
            number |= (byte & 0x7F) << 7 * index
            if byte < 0x80:
                if byte == 0 and index > 0 or number >> 64:
                    break
                return number
        raise Refused("LEB128")

    def address(self, has_port, order):
        family = self.take(1)[0]
        if family == 0 and has_port:
            return None
        if family not in (4, 6):
            raise Refused("family")
        address = self.take(4 if family == 4 else 16).hex()
        port = int.from_bytes(self.take(2), order) if has_port else None
        scope = int.from_bytes(self.take(4), order) if family == 6 else None
        return [address, port, scope]


def with_versions(fields):
    """Reserved bytes belong to the version of the field after them, or at the end of the last field."""
    named = [field for field in fields if field.name != "_"]
    since = named[-1].since if named else 1
    for field in reversed(fields):
        if field.name == "_":
            field.since = since
        since = field.since
    return fields


def write_address(value, order):
    if value is None:
        return b"\0"
    address, port, scope = value
    parts = [b"\4" if scope is None else b"\6", bytes.fromhex(address)]
    parts += [port.to_bytes(2, order)] if port is not None else []
    parts += [scope.to_bytes(4, order)] if scope is not None else []
    return b"".join(parts)


def outer_length(text):
    """What stands before the last length of a type, whose length it is: the outermost one."""
    if not text.endswith("]"):
        return text, None, 0
    start = text.rindex("[")
    fixed, rest, counter, number = LENGTH.match(text[start:]).groups()
    head = text[:start]
    if head == "pad":
        head, fixed = "bytes", "="
    return head, "fixed" if fixed else "rest" if rest else counter or "prefixed", int(number)


def leb(number):
    parts = bytearray()
    while number >= 0x80:
        parts.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes(parts) + bytes([number])


def size_of(scalar):
    return SIZES.get(scalar) or int(re.sub(r"\D", "", scalar)) // 8


def signed(number, scalar):
    bits = 8 * size_of(scalar)
    is_signed = scalar[0] == "i" or scalar in ("date", "time", "timespan")
    return number - (1 << bits) if is_signed and number >> bits - 1 else number


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        work = json.load(file)
    codec = Codec(work["messages"])
    for packet in work["packets"]:
        try:
            values = codec.read(packet["message"], bytes.fromhex(packet["bytes"]))
            written = codec.write(packet["message"], values)
            print(json.dumps({"values": values, "bytes": written.hex().upper()}))
        except (Refused, UnicodeDecodeError) as refusal:
            print(json.dumps({"refused": str(refusal)}))


main()
