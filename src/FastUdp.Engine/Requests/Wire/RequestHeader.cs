using FastUdp.Messages;

namespace FastUdp.Requests;

/// <summary>What a request begins with; the message asked, identifier first, follows to the end of the datagram.</summary>
/// <param name="Id">The request: 64 random bits. Every copy of a request has the same.</param>
/// <param name="Session">64 random bits that name one client's conversation with one server.</param>
/// <param name="Token">What the server last told this client to send, to prove its address; 0 when it has told nothing.</param>
/// <param name="Sequence">Numbers the requests of a session, each 1 more than the one before, modulo 2^32.</param>
/// <param name="Oldest">The lowest sequence the client still waits for: all before it are over and are never sent again.</param>
[DatagramMessage(16_383)]
internal readonly partial record struct RequestHeader(ulong Id, ulong Session, ulong Token, uint Sequence, uint Oldest);
