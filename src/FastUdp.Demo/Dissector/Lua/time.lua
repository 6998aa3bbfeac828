-- Kinds: time. .NET counts ticks of 100 ns from 1 January of year 1.

local ticks_per_second = UInt64(10000000)
local seconds_to_unix_epoch = 62135596800
local ticks_to_year_10000 = UInt64(3155378976) * UInt64(1000000000)
local ticks_per_day = UInt64(864000) * UInt64(1000000)

local function take_uint64(reader, type)
    local range = reader:take(8)
    return type.be and range:uint64() or range:le_uint64(), range
end

local function split_ticks(ticks)
    return (ticks / ticks_per_second):tonumber(), (ticks % ticks_per_second):tonumber() * 100
end

local function show_instant(parent, item, range, ticks)
    local seconds, nanoseconds = split_ticks(ticks)
    local shown = parent:add(item.field, range, NSTime.new(seconds - seconds_to_unix_epoch, nanoseconds))
    if ticks >= ticks_to_year_10000 then
        mark(shown, "%s is no date: %s ticks", item.label, tostring(ticks))
    end
    return shown
end

local function make_instant(item)
    return ProtoField.absolute_time(item.filter, item.name, base.UTC)
end

-- The kind of a DateTime. All are shown as if they were UTC.
local clocks = { [0] = " (of no known time zone)", "", " (local time there)" }

kinds.datetime = {
    make = make_instant,
    read = function(reader, parent, item, type)
        local bits, range = take_uint64(reader, type)
        local clock = clocks[bits:rshift(62):tonumber()]
        local shown = show_instant(parent, item, range, bits:band(mask(62)))
        if not clock then
            mark(shown, "%s is of no kind of date", item.label)
        end
        return shown:append_text(clock or "")
    end,
}

kinds.datetimeoffset = {
    make = make_instant,
    read = function(reader, parent, item, type)
        local ticks, range = take_uint64(reader, type)
        local offset_range = reader:take(2)
        local minutes = type.be and offset_range:int() or offset_range:le_int()
        local shown = show_instant(parent, item, range, ticks)
        shown:set_len(10)
        if math.abs(minutes) > 14 * 60 then
            mark(shown, "%s is %d minutes off UTC: at most 840 are", item.label, minutes)
        end
        local size = math.abs(minutes)
        return shown:append_text(string.format(
            " (there %s%02d:%02d)", minutes < 0 and "-" or "+", math.floor(size / 60), size % 60))
    end,
}

kinds.timespan = {
    make = function(item)
        return ProtoField.relative_time(item.filter, item.name)
    end,
    read = function(reader, parent, item, type)
        local ticks, range = take_uint64(reader, type)
        local sign = 1
        if ticks > mask(63) then
            ticks, sign = UInt64(0) - ticks, -1
        end
        local seconds, nanoseconds = split_ticks(ticks)
        return parent:add(item.field, range, NSTime.new(sign * seconds, sign * nanoseconds))
    end,
}

local month_days = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 }

local function days_before_year(year)
    local past = year - 1
    return past * 365 + math.floor(past / 4) - math.floor(past / 100) + math.floor(past / 400)
end

-- A number of days since 1 January of year 1 as a date of the Gregorian calendar.
local function date_text(day)
    local year = math.floor(day / 366) + 1
    while days_before_year(year + 1) <= day do
        year = year + 1
    end
    local is_leap = days_before_year(year + 1) - days_before_year(year) == 366
    local month, rest = 1, day - days_before_year(year)
    local length = 31
    while rest >= length do
        rest = rest - length
        month = month + 1
        length = month_days[month] + (month == 2 and is_leap and 1 or 0)
    end
    return string.format("%04d-%02d-%02d", year, month, rest + 1)
end

kinds.date = {
    make = make_string,
    read = function(reader, parent, item, type)
        local range = reader:take(4)
        local day = type.be and range:uint() or range:le_uint()
        local is_date = day < 3652059
        local shown = parent:add(item.field, range, is_date and date_text(day) or "no date")
        if not is_date then
            mark(shown, "%s is no date: day %d", item.label, day)
        end
        return shown
    end,
}

kinds.time = {
    make = make_string,
    read = function(reader, parent, item, type)
        local ticks, range = take_uint64(reader, type)
        if ticks >= ticks_per_day then
            local shown = parent:add(item.field, range, "no time of day")
            mark(shown, "%s is no time of day: %s ticks", item.label, tostring(ticks))
            return shown
        end
        local seconds, nanoseconds = split_ticks(ticks)
        return parent:add(item.field, range, string.format("%02d:%02d:%02d.%07d",
            math.floor(seconds / 3600), math.floor(seconds / 60) % 60, seconds % 60, nanoseconds / 100))
    end,
}
