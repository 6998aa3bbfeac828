-- A place in a datagram.

local Reader = {}
Reader.__index = Reader

-- A hostile message can nest a byte a level; Wireshark's trees have a limit.
local deepest = 64

function Reader.new(tvb)
    return setmetatable({ tvb = tvb, offset = 0, limit = tvb:captured_len(), depth = 0, numbers = {} }, Reader)
end

function Reader:left()
    return self.limit - self.offset
end

-- The next bytes.
function Reader:take(count)
    if count > self:left() then
        fail("%s needed, %s left", plural(count, "byte"), plural(self:left(), "byte"))
    end
    local range = self.tvb(self.offset, count)
    self.offset = self.offset + count
    return range
end

-- Where an item begins whose length is known later.
function Reader:here()
    return self.tvb(self.offset, 0)
end

-- An unsigned LEB128 number of at most 64 bits, in its shortest form, and where it stands.
function Reader:take_varint()
    local start, value = self.offset, UInt64(0)
    for index = 0, 9 do
        local byte = self:take(1):uint()
        if index == 9 and byte > 1 or index > 0 and byte == 0 then
            break
        end
        value = value:bor(UInt64(byte % 128):lshift(7 * index))
        if byte < 128 then
            return value, self.tvb(start, index + 1)
        end
    end
    fail("a LEB128 number too long, or longer than its value needs")
end

local function check_length(value, max)
    if value > UInt64(max) then
        fail("the length %s exceeds the limit of %d", tostring(value), max)
    end
    return value:tonumber()
end

-- How many bytes or elements there are. Of elements that fill the rest nobody knows: then nil.
local lengths = {
    prefixed = function(reader, type)
        return check_length(reader:take_varint(), type.max)
    end,
    fixed = function(_, type)
        return type.max
    end,
    counted = function(reader, type)
        return check_length(reader.numbers[type.counter] or UInt64(0), type.max)
    end,
    rest = function(reader, type)
        if type.of then
            return nil
        end
        return check_length(UInt64(reader:left()), type.max)
    end,
}

local function take_content(reader, type)
    return reader:take(lengths[type.length](reader, type))
end
