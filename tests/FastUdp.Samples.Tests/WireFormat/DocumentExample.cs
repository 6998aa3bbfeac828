using FastUdp.Messages;
using FastUdp.Samples.Tests.Support;

namespace FastUdp.Samples.Tests.WireFormat;

/// <summary>A value that the document writes out, with what can be done with its type.</summary>
internal sealed record DocumentExample(string Message, Func<byte[]> Write, Func<byte[], byte[]> Rewrite, Func<byte[], WireFaultReason> RefusalOf)
{
    public static DocumentExample Of<T>(T value)
        where T : IDatagramMessage<T> => new(
            typeof(T).Name,
            () => RoundTrip.Write(value),
            bytes => RoundTrip.Write(RoundTrip.Read<T>(bytes)),
            bytes => RoundTrip.RefusalOf<T>(bytes));
}
