-- Kinds: IP addresses and remotes.

-- The next bytes as a part of an address, which is shown below it.
local function take_part(reader, parts, name, bytes)
    local range = reader:take(bytes)
    parts[#parts + 1] = { name = name, range = range }
    return range
end

local function take_part_number(reader, parts, name, bytes, type)
    local range = take_part(reader, parts, name, bytes)
    return type.be and range:uint() or range:le_uint()
end

local function take_ipv4(reader, parts, type, has_port)
    local range = take_part(reader, parts, "ipv4", 4)
    local text = string.format(
        "%d.%d.%d.%d", range(0, 1):uint(), range(1, 1):uint(), range(2, 1):uint(), range(3, 1):uint())
    return has_port and string.format("%s:%d", text, take_part_number(reader, parts, "port", 2, type)) or text
end

local function take_ipv6(reader, parts, type, has_port)
    local text = tostring(take_part(reader, parts, "ipv6", 16):ipv6())
    local port = has_port and take_part_number(reader, parts, "port", 2, type)
    local scope = take_part_number(reader, parts, "scope", 4, type)
    text = scope == 0 and text or string.format("%s%%%d", text, scope)
    return port and string.format("[%s]:%d", text, port) or text
end

-- A byte 4 or 6, the address in network order, the port of a remote, the scope of an IPv6 address. A remote may be 0.
local function take_address(reader, parts, type, has_port)
    local tag = reader:take(1):uint()
    if tag == 4 then
        return take_ipv4(reader, parts, type, has_port)
    elseif tag == 6 then
        return take_ipv6(reader, parts, type, has_port)
    elseif tag == 0 and has_port then
        return "none"
    end
    fail("an address begins with 4 or 6, this one with %d", tag)
end

local function address(has_port)
    return {
        make = make_string,
        make_parts = function(item)
            return {
                ipv4 = ProtoField.ipv4(item.filter .. ".ipv4", "IPv4"),
                ipv6 = ProtoField.ipv6(item.filter .. ".ipv6", "IPv6"),
                scope = ProtoField.uint32(item.filter .. ".scope", "Scope"),
                port = has_port and ProtoField.uint16(item.filter .. ".port", "Port") or nil,
            }
        end,
        read = function(reader, parent, item, type)
            local start, parts = reader.offset, {}
            local text = take_address(reader, parts, type, has_port)
            local shown = parent:add(item.field, reader.tvb(start, reader.offset - start), text)
            for _, part in ipairs(parts) do
                local is_number = part.name == "port" or part.name == "scope"
                local add = is_number and not type.be and shown.add_le or shown.add
                add(shown, item.parts[part.name], part.range)
            end
            return shown
        end,
    }
end

kinds.ip = address(false)
kinds.remote = address(true)
