using FastUdp.Messages;

namespace FastUdp.Requests;

/// <summary>What a reply begins with; where the status is none, the response's message follows to the end of the datagram.</summary>
/// <param name="Id">The request's.</param>
/// <param name="Sequence">The request's.</param>
/// <param name="Status">Whether the request was answered, or why not.</param>
[DatagramMessage(16_382)]
internal readonly partial record struct ReplyHeader(ulong Id, uint Sequence, RequestRejection Status);
