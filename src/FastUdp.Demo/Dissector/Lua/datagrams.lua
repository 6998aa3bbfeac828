-- Datagrams.

-- The number a datagram begins with: LEB128 of one byte or two, in its shortest form. Nil where there is none.
local function take_identifier(reader)
    local low = reader:left() > 0 and reader:take(1):uint() or 128
    if low < 128 then
        return low
    end
    local high = reader:left() > 0 and reader:take(1):uint() or 0
    if high > 0 and high < 128 then
        return low % 128 + high * 128
    end
    return nil
end

local function find_message(reader, tree, info)
    local id = take_identifier(reader)
    if not id then
        info:set("No identifier")
        tree:add_proto_expert_info(unknown, "The datagram begins with no valid identifier")
        return nil
    end
    local shown = tree:add(identifier, reader.tvb(0, reader.offset), id)
    local message = identified[id]
    if not message then
        info:set(string.format("Unknown message %d", id))
        shown:add_proto_expert_info(unknown, string.format("No message has the identifier %d", id))
        return nil
    end
    return message, tree:add(message.field, reader.tvb())
end

local function show_fault(reader, tree, info, fault)
    local captured, reported = reader.tvb:captured_len(), reader.tvb:reported_len()
    if captured < reported then
        tree:add_proto_expert_info(cut, string.format("The capture has %d of %d bytes", captured, reported))
        return
    end
    tree:add_proto_expert_info(malformed, string.format("%s: %s", reader.label or "identifier", fault.reason))
    info:append(" [malformed]")
end

local function read_message(reader, tree, info, message)
    info:set(message.label)
    local is_whole, fault = pcall(function()
        read_body(reader, tree, message)
        read_tail(reader, tree, "newer fields, or datagrams of a batch that was captured before it was cut")
    end)
    if is_whole then
        return
    elseif getmetatable(fault) ~= Fault then
        error(fault, 0)
    end
    show_fault(reader, tree, info, fault)
end

function protocol.dissector(tvb, pinfo, root)
    pinfo.cols.protocol:set(spec.title)
    local reader = Reader.new(tvb)
    local tree = root:add(protocol, tvb())
    local message, place = messages[spec.only], tree
    if not spec.only then
        message, place = find_message(reader, tree, pinfo.cols.info)
    end
    if message then
        if not spec.only then
            tree:append_text(", " .. message.label)
        end
        read_message(reader, place, pinfo.cols.info, message)
    end
    return tvb:captured_len()
end

local ports = DissectorTable.get("udp.port")
ports:add_for_decode_as(protocol)
for _, port in ipairs(spec.ports) do
    ports:add(port, protocol)
end
