-- Kinds: text, bytes, GUIDs.

-- Whether a string is UTF-8 (RFC 3629): no overlong form, no surrogate, nothing beyond U+10FFFF.
local function is_utf8(text)
    local at = 1
    while at <= #text do
        local first, second = text:byte(at, at + 1)
        local more = first < 0x80 and 0 or first >= 0xC2 and first < 0xE0 and 1 or first >= 0xE0 and first < 0xF0 and 2
            or first >= 0xF0 and first < 0xF5 and 3
        if not more or not text:find("^" .. string.rep("[\128-\191]", more), at + 1) then
            return false
        end
        if first == 0xE0 and second < 0xA0 or first == 0xED and second > 0x9F
            or first == 0xF0 and second < 0x90 or first == 0xF4 and second > 0x8F then
            return false
        end
        at = at + 1 + more
    end
    return true
end

-- Text of fixed length ends at its first zero byte.
local function without_padding(range)
    local length = 0
    while length < range:len() and range(length, 1):uint() > 0 do
        length = length + 1
    end
    return range(0, length)
end

kinds.text = {
    make = make_string,
    read = function(reader, parent, item, type)
        local range = take_content(reader, type)
        local used = type.length == "fixed" and without_padding(range) or range
        local shown = parent:add(item.field, range, used:len() > 0 and used:string(ENC_UTF_8) or "")
        if used:len() > 0 and not is_utf8(used:raw()) then
            mark(shown, "%s is no UTF-8", item.label)
        end
        return shown
    end,
}

kinds.char = {
    make = make_string,
    read = function(reader, parent, item, type)
        local range = reader:take(2)
        local code = type.be and range:uint() or range:le_uint()
        local text = type.be and range:ustring() or range:le_ustring()
        return parent:add(item.field, range, text):append_text(string.format(" (U+%04X)", code))
    end,
}

kinds.bytes = {
    make = function(item)
        return ProtoField.bytes(item.filter, item.name)
    end,
    read = function(reader, parent, item, type)
        local range = take_content(reader, type)
        local shown = parent:add(item.field, range)
        if range:len() == 0 then
            shown:set_text(item.name .. ": none")
        end
        return shown
    end,
}

kinds.guid = {
    make = function(item)
        return ProtoField.guid(item.filter, item.name)
    end,
    read = function(reader, parent, item, type)
        local range = reader:take(16)
        return type.be and parent:add(item.field, range) or parent:add_le(item.field, range)
    end,
}
