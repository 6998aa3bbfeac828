-- From here on the script is the same for every assembly: it interprets the table `spec` above.
--
-- A message is a list of items. An item has a name, the name of its filter, and a type: a table whose `kind` finds its
-- entry in `kinds` below, which makes the item's ProtoField and reads its bytes. A group of bit fields is one item.
--
-- It runs with Lua 5.2 to 5.4: nothing here tells integers from floats, and bits are taken from UInt64 by its methods.

local kinds = {}
local messages = {}
local identified = {}

local protocol = Proto(spec.protocol, spec.title)

local newer_fields = ProtoField.bytes(spec.prefix .. ".newer_fields", "Newer fields")
local reserved = ProtoField.bytes(spec.prefix .. ".reserved", "Reserved")

local malformed = ProtoExpert.new(
    spec.prefix .. ".malformed", "Malformed message", expert.group.MALFORMED, expert.severity.ERROR)
local unknown = ProtoExpert.new(
    spec.prefix .. ".unknown", "No such message", expert.group.UNDECODED, expert.severity.WARN)
local newer = ProtoExpert.new(
    spec.prefix .. ".newer", "Bytes after the last known field", expert.group.UNDECODED, expert.severity.NOTE)
local cut = ProtoExpert.new(
    spec.prefix .. ".cut", "Cut by the capture", expert.group.UNDECODED, expert.severity.NOTE)

-- What ends the reading of a message: thrown as an error, caught in `dissect`.
local Fault = {}

local function fail(reason, ...)
    error(setmetatable({ reason = string.format(reason, ...) }, Fault), 0)
end

local function plural(count, word)
    return string.format(count == 1 and "%d %s" or "%d %ss", count, word)
end

-- Notes what a reader would refuse, where reading can go on all the same.
local function mark(shown, reason, ...)
    shown:add_proto_expert_info(malformed, string.format(reason, ...))
end
