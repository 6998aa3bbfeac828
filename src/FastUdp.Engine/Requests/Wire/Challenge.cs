using FastUdp.Messages;

namespace FastUdp.Requests;

/// <summary>
/// Instead of a reply: the client is to send the request again with this token, to prove that it receives what is sent
/// to its address (as RFC 9000 section 8.1 does). Shorter than any request.
/// </summary>
/// <param name="Id">The request's.</param>
/// <param name="Sequence">The request's.</param>
/// <param name="Token">To be sent with this and every later request of the session; never 0.</param>
[DatagramMessage(16_381)]
internal readonly partial record struct Challenge(ulong Id, uint Sequence, ulong Token);
