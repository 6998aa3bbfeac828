using FastUdp.Messages;

namespace FastUdp.Samples.Formats;

/// <summary>
/// A STUN binding request (RFC 8489 section 5), as a view: which address do you see? Another kind of STUN message, or one
/// of RFC 3489 without the cookie, is refused.
/// </summary>
[DatagramMessage(ByteOrder = ByteOrder.BigEndian)]
public ref partial struct StunBindingRequest
{
    /// <summary>The class of requests and the method Binding.</summary>
    [Constant(0x0001)]
    public readonly ushort Type => 0x0001;

    /// <summary>The length of the attributes in bytes, a multiple of four.</summary>
    public ushort Length { get; set; }

    /// <summary>What tells STUN from other protocols on the same port.</summary>
    [Constant(0x2112_A442)]
    public readonly uint MagicCookie => 0x2112_A442;

    /// <summary>Random: the answer has the same.</summary>
    [FixedLength(12)]
    public ReadOnlySpan<byte> TransactionId { get; set; }

    /// <summary>The attributes, one after the other.</summary>
    [CountedBy(nameof(Length)), MaxLength(1_452)]
    public ReadOnlySpan<byte> Attributes { get; set; }

    /// <summary>Takes the first attribute off what is left of <see cref="Attributes"/>.</summary>
    /// <returns>False when none is left, or when the bytes are none.</returns>
    public static bool TryTakeAttribute(scoped ref ReadOnlySpan<byte> rest, out StunAttributeView attribute)
    {
        if (!StunAttributeView.TryRead(rest, out attribute, out _))
            return false;

        // Each is padded to a multiple of four, which its length does not count.
        int length = (StunAttributeView.GetWireSize(attribute) + 3) & ~3;
        rest = rest.Slice(Math.Min(length, rest.Length));
        return true;
    }
}
