-- Kinds: numbers of 128 bits, which Lua does not have: as bytes or text.

-- The bytes of a range, the most significant first.
local function significant_bytes(range, is_big_endian)
    local bytes, last = {}, range:len() - 1
    for index = 0, last do
        bytes[index + 1] = range(is_big_endian and index or last - index, 1):uint()
    end
    return bytes
end

-- A number in base 256, the most significant digit first, in decimal: by multiplying and adding in base 10^7.
local function to_decimal(bytes)
    local digits = { 0 }
    for _, byte in ipairs(bytes) do
        local carry = byte
        for index = 1, #digits do
            local value = digits[index] * 256 + carry
            digits[index] = value % 10000000
            carry = math.floor(value / 10000000)
        end
        if carry > 0 then
            digits[#digits + 1] = carry
        end
    end
    local text = string.format("%d", digits[#digits])
    for index = #digits - 1, 1, -1 do
        text = text .. string.format("%07d", digits[index])
    end
    return text
end

-- Two's complement, in place.
local function negate(bytes)
    local carry = 1
    for index = #bytes, 1, -1 do
        local value = 255 - bytes[index] + carry
        bytes[index] = value % 256
        carry = math.floor(value / 256)
    end
end

local function wide_integer(is_signed)
    return {
        make = function(item)
            return ProtoField.bytes(item.filter, item.name)
        end,
        read = function(reader, parent, item, type)
            local range = reader:take(16)
            local bytes, sign = significant_bytes(range, type.be), ""
            if is_signed and bytes[1] >= 128 then
                negate(bytes)
                sign = "-"
            end
            return parent:add(item.field, range):append_text(" (" .. sign .. to_decimal(bytes) .. ")")
        end,
    }
end

kinds.u128 = wide_integer(false)
kinds.i128 = wide_integer(true)

local function make_string(item)
    return ProtoField.string(item.filter, item.name)
end

-- A 96-bit integer in the lower bits; the power of ten in bits 112 to 119; the sign in bit 127.
local function decimal_text(bytes)
    local scale = bytes[2]
    if bytes[1] % 128 ~= 0 or scale > 28 or bytes[3] ~= 0 or bytes[4] ~= 0 then
        return nil
    end
    local digits = to_decimal({ table.unpack(bytes, 5) })
    if scale > 0 then
        digits = string.rep("0", scale + 1 - #digits) .. digits
        digits = digits:sub(1, #digits - scale) .. "." .. digits:sub(#digits - scale + 1)
    end
    return (bytes[1] >= 128 and "-" or "") .. digits
end

kinds.decimal = {
    make = make_string,
    read = function(reader, parent, item, type)
        local range = reader:take(16)
        local text = decimal_text(significant_bytes(range, type.be))
        local shown = parent:add(item.field, range, text or "no decimal")
        if not text then
            mark(shown, "%s is no decimal", item.label)
        end
        return shown
    end,
}
