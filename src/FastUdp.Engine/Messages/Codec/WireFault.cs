using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace FastUdp.Messages;

/// <summary>Why a message could not be written or read, and where. The default value is no fault.</summary>
/// <param name="reason">The reason.</param>
/// <param name="field">The field of the outermost message; null when it is the message as a whole.</param>
/// <param name="value">What there was: a length, a count or a value. 0 where it would say nothing.</param>
/// <param name="limit">What was expected: a limit or a value. 0 where it would say nothing.</param>
public readonly struct WireFault(WireFaultReason reason, string? field = null, long value = 0, long limit = 0) : IEquatable<WireFault>
{
    /// <summary>The reason.</summary>
    public WireFaultReason Reason { get; } = reason;

    /// <summary>The field of the outermost message; null when it is the message as a whole.</summary>
    public string? Field { get; } = field;

    /// <summary>What there was: a length, a count or a value. 0 where it would say nothing.</summary>
    public long Value { get; } = value;

    /// <summary>What was expected: a limit or a value. 0 where it would say nothing.</summary>
    public long Limit { get; } = limit;

    /// <summary>Whether two faults are the same.</summary>
    public static bool operator ==(WireFault left, WireFault right) => left.Equals(right);

    /// <summary>Whether two faults are different.</summary>
    public static bool operator !=(WireFault left, WireFault right) => !left.Equals(right);

    /// <summary>Makes a fault, out of the way of the code that finds it. Generated code uses it.</summary>
    /// <returns>False, for the caller to return.</returns>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool Raise(out WireFault fault, WireFaultReason reason, string? field, long value, long limit)
    {
        fault = new WireFault(reason, field, value, limit);
        return false;
    }

    /// <summary>Names the field in which a fault was found, out of the way of the code that finds it. Generated code uses it.</summary>
    /// <returns>False, for the caller to return.</returns>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool Name(scoped ref WireFault fault, string field)
    {
        fault = new WireFault(fault.Reason, field, fault.Value, fault.Limit);
        return false;
    }

    /// <inheritdoc/>
    public bool Equals(WireFault other) =>
        Reason == other.Reason && Field == other.Field && Value == other.Value && Limit == other.Limit;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is WireFault other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Reason, Field, Value, Limit);

    /// <summary>One line that names the field, the value and the limit.</summary>
    public override string ToString() =>
        Field is null ? Describe() : $"{Field}: {Describe()}";

    private string Describe() => Reason switch
    {
        WireFaultReason.None => "no fault",
        WireFaultReason.Truncated => Format($"{Value:N0} bytes are left of at least {Limit:N0}"),
        WireFaultReason.WrongIdentifier => Format($"the identifier is {Value}, not {Limit}"),
        WireFaultReason.UnknownIdentifier => Format($"no handler takes the identifier {Value}"),
        WireFaultReason.TooLong => Format($"a length of {Value:N0} exceeds the maximum of {Limit:N0}"),
        WireFaultReason.WrongLength => Format($"the length is {Value:N0}, not {Limit:N0}"),
        WireFaultReason.OutOfRange => Format($"the value {Value} is beyond what the field can hold, {Limit}"),
        WireFaultReason.WrongConstant => Format($"the value is {Value}, not the constant {Limit}"),
        WireFaultReason.BadVarInt => "a variable-length number is longer than it may be",
        WireFaultReason.BadText => "the text is not what Unicode and the field allow",
        WireFaultReason.Missing => "null, in a field that is not nullable",
        WireFaultReason.NoRoom => Format($"{Value:N0} bytes of room are left of at least {Limit:N0}"),
        _ => Reason.ToString(),
    };

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
