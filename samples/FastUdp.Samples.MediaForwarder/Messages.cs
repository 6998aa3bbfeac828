using FastUdp.Messages;

namespace FastUdp.Samples.MediaForwarder;

// Beside RTP at one port: its packets begin with 0x80 to 0xBF (version 2), these with their identifiers (RFC 7983 does it alike).

/// <summary>Asks for the stream: first without a token (0), then with the one of the challenge; again every few seconds, to stay.</summary>
[DatagramMessage(1)]
public readonly partial record struct Subscribe(ulong Token);

/// <summary>
/// Has a subscriber show that it hears what is sent to its address. As long as a <see cref="Subscribe"/>, so nobody can be flooded
/// with it.
/// </summary>
[DatagramMessage(2)]
public readonly partial record struct Challenge(ulong Token);

/// <summary>The stream comes from now on, for as long as the subscription is repeated within so many seconds.</summary>
[DatagramMessage(3)]
public readonly partial record struct Subscribed(byte Seconds);

/// <summary>The stream is no longer wanted.</summary>
[DatagramMessage(4)]
public readonly partial record struct Unsubscribe;
