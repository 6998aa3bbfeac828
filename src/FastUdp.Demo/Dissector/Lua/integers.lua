-- Kinds: whole numbers.

local function integer(make, bytes)
    return {
        make = function(item)
            return make(item.filter, item.name, base.DEC, item.values)
        end,
        read = function(reader, parent, item, type)
            local range = reader:take(bytes)
            if type.be then
                return parent:add(item.field, range), range:uint64()
            end
            return parent:add_le(item.field, range), range:le_uint64()
        end,
    }
end

kinds.u8 = integer(ProtoField.uint8, 1)
kinds.u16 = integer(ProtoField.uint16, 2)
kinds.u32 = integer(ProtoField.uint32, 4)
kinds.u64 = integer(ProtoField.uint64, 8)
kinds.i8 = integer(ProtoField.int8, 1)
kinds.i16 = integer(ProtoField.int16, 2)
kinds.i32 = integer(ProtoField.int32, 4)
kinds.i64 = integer(ProtoField.int64, 8)

local function make_bool(item)
    return ProtoField.bool(item.filter, item.name)
end

kinds.bool = {
    make = make_bool,
    read = function(reader, parent, item)
        local range = reader:take(1)
        local shown = parent:add(item.field, range)
        if range:uint() > 1 then
            mark(shown, "%s is %d, which is neither false (0) nor true (1)", item.label, range:uint())
        end
        return shown, range:uint64()
    end,
}

-- The lowest bits of a UInt64 as a signed number.
local function sign_extend(bits, width)
    local top = bits:lshift(64 - width)
    return Int64(top:lower(), top:higher()):arshift(64 - width)
end

local function make_number(item, type)
    local make = type.signed and ProtoField.int64 or ProtoField.uint64
    return make(item.filter, item.name, base.DEC, item.values)
end

local function show_number(parent, item, range, bits, type)
    return parent:add(item.field, range, type.signed and sign_extend(bits, type.width) or bits)
end

kinds.varint = {
    make = make_number,
    read = function(reader, parent, item, type)
        local bits, range = reader:take_varint()
        local shown = show_number(parent, item, range, bits, type)
        if bits > mask(type.width) then
            mark(shown, "%s has more than %d bits", item.label, type.width)
        end
        return shown, bits
    end,
}

kinds.zigzag = {
    make = function(item)
        return ProtoField.int64(item.filter, item.name, base.DEC, item.values)
    end,
    read = function(reader, parent, item, type)
        local bits, range = reader:take_varint()
        local half = bits:rshift(1)
        local value = Int64(half:lower(), half:higher())
        if bits:band(1) == UInt64(1) then
            value = -value - Int64(1)
        end
        local shown = parent:add(item.field, range, value)
        if bits > mask(type.width) then
            mark(shown, "%s has more than %d bits", item.label, type.width)
        end
        return shown, bits
    end,
}

kinds.bits = {
    make = make_number,
    show = function(parent, item, range, bits)
        return show_number(parent, item, range, bits, item.type)
    end,
}

kinds.flag = {
    make = make_bool,
    show = function(parent, item, range, bits)
        return parent:add(item.field, range, bits ~= UInt64(0))
    end,
}

kinds.quantized = {
    make = function(item)
        return ProtoField.double(item.filter, item.name)
    end,
    show = function(parent, item, range, bits)
        local type = item.type
        local value = math.min(type.most, type.least + bits:tonumber() * type.step)
        local shown = parent:add(item.field, range, value):append_text(string.format(" (step %s)", tostring(bits)))
        if bits:tonumber() > type.steps then
            mark(shown, "%s is step %s of %d", item.label, tostring(bits), type.steps)
        end
        return shown
    end,
}
