using FastUdp.Messages;

namespace FastUdp.Benchmarks.Subjects.Requests;

/// <summary>
/// What is replied: 49 bytes with the identifier, 64 with the header of a reply before it, so that datagrams are as long
/// one way as the other, like an echo's. It holds the number asked.
/// </summary>
[DatagramMessage(5)]
internal readonly partial record struct Answer(
    ulong Number, long AskedTicks, float X, float Y, float Z, double Distance, long AnsweredTicks, uint Kind)
{
    public static Answer To(in Ask ask) =>
        new(ask.Number, ask.AskedTicks, ask.X, ask.Y, ask.Z, 0.5, ask.AskedTicks + 1, ask.Kind);
}
