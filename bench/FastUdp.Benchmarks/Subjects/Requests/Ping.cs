using FastUdp.Messages;

namespace FastUdp.Benchmarks.Subjects.Requests;

/// <summary>A small request, 13 bytes with the identifier: the kind of which a hundred thousand wait.</summary>
[DatagramMessage(6)]
internal readonly partial record struct Ping(uint Id, long SentTicks);
