-- Values, items, messages.

-- Reads a value of an item's type, or of a part of it. Returns what is shown, and an integer's bits as UInt64.
local function read_value(reader, parent, item, type)
    reader.label = item.label
    return kinds[type.kind].read(reader, parent, item, type)
end

local function keep_integer(reader, shown, item, bits)
    reader.numbers[item.name] = bits
    if item.constant and bits ~= item.constant then
        mark(shown, "%s is always %s", item.label, tostring(item.constant))
    end
end

local function mask(width)
    return UInt64(0xFFFFFFFF, 0xFFFFFFFF):rshift(64 - width)
end

-- The bytes of a group that a bit field touches.
local function bits_range(range, group, type)
    local low = math.floor(type.shift / 8)
    local high = math.floor((type.shift + type.width - 1) / 8)
    return range(group.be and group.bytes - 1 - high or low, high - low + 1)
end

local function read_group(reader, parent, group)
    reader.label = group.bits[1].label
    local range = reader:take(group.bytes)
    local number = group.be and range:uint64() or range:le_uint64()
    for _, item in ipairs(group.bits) do
        local bits = number:rshift(item.type.shift):band(mask(item.type.width))
        local shown = kinds[item.type.kind].show(parent, item, bits_range(range, group, item.type), bits)
        keep_integer(reader, shown, item, bits)
    end
end

local function read_item(reader, parent, item)
    if item.bits then
        return read_group(reader, parent, item)
    end
    local shown, bits = read_value(reader, parent, item, item.type)
    if bits then
        keep_integer(reader, shown, item, bits)
    end
end

-- The fields of a message. Those of a later version may be missing, all of them together, where the bytes end.
local function read_body(reader, parent, message)
    local outer = reader.numbers
    reader.numbers = {}
    reader.depth = reader.depth + 1
    if reader.depth > deepest then
        fail("more than %d messages in one another", deepest)
    end
    local version = 1
    for _, item in ipairs(message.items) do
        local since = item.since or 1
        if since > version and reader:left() == 0 then
            break
        end
        version = since
        read_item(reader, parent, item)
    end
    reader.depth = reader.depth - 1
    reader.numbers = outer
end

-- What a newer writer has appended.
local function read_tail(reader, parent, explanation)
    if reader:left() > 0 then
        local bytes = reader:left()
        local shown = parent:add(newer_fields, reader:take(bytes))
        shown:add_proto_expert_info(newer, string.format("%s more: %s", plural(bytes, "byte"), explanation))
    end
end
