-- Kinds: floating point.

local function floating(make, bytes)
    return {
        make = function(item)
            return make(item.filter, item.name)
        end,
        read = function(reader, parent, item, type)
            local range = reader:take(bytes)
            return type.be and parent:add(item.field, range) or parent:add_le(item.field, range)
        end,
    }
end

kinds.f32 = floating(ProtoField.float, 4)
kinds.f64 = floating(ProtoField.double, 8)

-- IEEE 754 binary16: a sign, 5 bits of exponent, 10 of fraction.
local function half_value(bits)
    local sign = bits >= 32768 and -1 or 1
    local exponent = math.floor(bits / 1024) % 32
    local fraction = bits % 1024
    if exponent == 0 then
        return sign * fraction * 2 ^ -24
    elseif exponent < 31 then
        return sign * (1024 + fraction) * 2 ^ (exponent - 25)
    end
    return fraction == 0 and sign * math.huge or 0 / 0
end

kinds.f16 = {
    make = function(item)
        return ProtoField.float(item.filter, item.name)
    end,
    read = function(reader, parent, item, type)
        local range = reader:take(2)
        return parent:add(item.field, range, half_value(type.be and range:uint() or range:le_uint()))
    end,
}
