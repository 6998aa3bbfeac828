-- Registration: each item gets its ProtoField, then Wireshark gets all of them.

local fields = { newer_fields, reserved }

local function register(field)
    fields[#fields + 1] = field
    return field
end

local function register_item(message, item)
    item.label = message.label .. "." .. item.name
    local type = item.type
    while type.of do
        if type.kind == "list" and not item.count then
            item.count = register(ProtoField.uint32(item.filter .. ".count", item.name .. " count"))
        end
        type = type.of
    end
    local kind = kinds[type.kind]
    if kind.make then
        item.field = register(kind.make(item, type))
    end
    if kind.make_parts then
        item.parts = kind.make_parts(item)
        for _, part in pairs(item.parts) do
            register(part)
        end
    end
end

local identifiers = {}

for _, message in ipairs(spec.messages) do
    messages[message.name] = message
    if message.id then
        identified[message.id] = message
        identifiers[message.id] = message.label
        message.field = register(ProtoField.none(message.filter, message.label))
    end
    for _, item in ipairs(message.items) do
        for _, each in ipairs(item.bits or { item }) do
            register_item(message, each)
        end
    end
end

local identifier = ProtoField.uint16(spec.prefix .. ".identifier", "Identifier", base.DEC, identifiers)
if not spec.only then
    register(identifier)
end
protocol.fields = fields
protocol.experts = { malformed, unknown, newer, cut }
