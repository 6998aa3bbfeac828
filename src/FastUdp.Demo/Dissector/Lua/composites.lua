-- Kinds: what holds others.

kinds.pad = {
    read = function(reader, parent, _, type)
        return parent:add(reserved, reader:take(type.bytes))
    end,
}

-- A byte that says whether there is a value.
kinds.optional = {
    read = function(reader, parent, item, type)
        local range = reader:take(1)
        if range:uint() > 1 then
            fail("a byte says whether there is a value, 0 or 1: this one is %d", range:uint())
        elseif range:uint() == 0 then
            return parent:add(range, item.name .. ": none")
        end
        return read_value(reader, parent, item, type.of)
    end,
}

local function read_elements(reader, list, item, type, count)
    local index = 0
    while count and index < count or not count and reader:left() > 0 do
        read_value(reader, list, item, type.of):prepend_text(string.format("[%d] ", index))
        index = index + 1
    end
    return index
end

kinds.list = {
    read = function(reader, parent, item, type)
        local start = reader.offset
        local count = lengths[type.length](reader, type)
        local place = reader.tvb(start, reader.offset - start)
        local list = count and parent:add(item.count, place, count) or parent:add(place, item.name)
        list:set_text(item.name)
        local read = read_elements(reader, list, item, type, count)
        list:set_text(string.format("%s: %s", item.name, plural(read, "element")))
        list:set_len(reader.offset - start)
        return list
    end,
}

local function make_none(item)
    return ProtoField.none(item.filter, item.name)
end

kinds.message = {
    make = make_none,
    read = function(reader, parent, item, type)
        local start = reader.offset
        local shown = parent:add(item.field, reader:here())
        read_body(reader, shown, messages[type.name])
        shown:set_len(reader.offset - start)
        return shown
    end,
}

-- A message with its length before it: a newer one may be longer.
kinds.sized = {
    make = make_none,
    read = function(reader, parent, item, type)
        local start = reader.offset
        local length = check_length(reader:take_varint(), reader:left())
        local shown = parent:add(item.field, reader.tvb(start, reader.offset - start + length))
        local outer = reader.limit
        reader.limit = reader.offset + length
        read_body(reader, shown, messages[type.name])
        read_tail(reader, shown, "newer fields")
        reader.limit = outer
        return shown
    end,
}
