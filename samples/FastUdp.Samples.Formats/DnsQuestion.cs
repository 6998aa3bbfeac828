using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace FastUdp.Samples.Formats;

/// <summary>
/// A question of a DNS message (RFC 1035 section 4.1.2). A name is labels that end in an empty one: a length no field
/// announces, which is beyond declaring, so this is read by hand.
/// </summary>
/// <param name="Name">The name, with a point between its labels.</param>
/// <param name="Type">1 is an IPv4 address, 28 an IPv6 address.</param>
/// <param name="Class">1 is the Internet.</param>
public sealed record DnsQuestion(string Name, ushort Type, ushort Class)
{
    private const int MaxLabelBytes = 63;

    /// <summary>Reads the first question of the sections.</summary>
    /// <returns>False when they do not begin with one. A name in a query refers to no earlier one, so pointers are refused.</returns>
    public static bool TryRead(ReadOnlySpan<byte> sections, [NotNullWhen(true)] out DnsQuestion? question)
    {
        question = null;
        var name = new StringBuilder();
        int position = 0;
        for (; position < sections.Length && sections[position] is > 0 and <= MaxLabelBytes; position += 1 + sections[position])
        {
            if (position + 1 + sections[position] > sections.Length)
                return false;
            name.Append(name.Length == 0 ? "" : ".").Append(Encoding.Latin1.GetString(sections.Slice(position + 1, sections[position])));
        }
        if (position + 5 > sections.Length || sections[position] != 0)
            return false;
        ReadOnlySpan<byte> rest = sections.Slice(position + 1);
        question = new DnsQuestion(
            name.ToString(), BinaryPrimitives.ReadUInt16BigEndian(rest), BinaryPrimitives.ReadUInt16BigEndian(rest.Slice(2)));
        return true;
    }
}
