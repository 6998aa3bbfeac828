using FastUdp.Messages;

namespace FastUdp.Requests.Tests.Support;

/// <summary>Another request than <see cref="Question"/>.</summary>
[DatagramMessage(117)]
public readonly partial record struct NumberedNote(long Number);
