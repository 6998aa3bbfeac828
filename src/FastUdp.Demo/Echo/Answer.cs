namespace FastUdp.Demo.Echo;

/// <summary>What a server answered.</summary>
/// <param name="Payload">The datagram, which may be empty.</param>
/// <param name="RoundTrip">From the question to it.</param>
internal sealed record Answer(byte[] Payload, TimeSpan RoundTrip);
