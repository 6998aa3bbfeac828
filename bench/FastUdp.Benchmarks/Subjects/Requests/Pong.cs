using FastUdp.Messages;

namespace FastUdp.Benchmarks.Subjects.Requests;

/// <summary>The reply to a <see cref="Ping"/>. A request that waits has room for its reply already, so this is small, too.</summary>
[DatagramMessage(7)]
internal readonly partial record struct Pong(uint Id, long SentTicks);
