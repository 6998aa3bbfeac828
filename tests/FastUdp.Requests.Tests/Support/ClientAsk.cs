namespace FastUdp.Requests.Tests.Support;

/// <summary>A request as a scripted server got it.</summary>
/// <param name="From">Who asked.</param>
/// <param name="Header">Its header.</param>
/// <param name="Number">The question's number.</param>
/// <param name="Copy">The how-manieth copy of the request this is, from 1 on.</param>
/// <param name="At">When it came, on the clock of the responder.</param>
internal sealed record ClientAsk(RemoteAddress From, RequestHeader Header, long Number, int Copy, TimeSpan At);
