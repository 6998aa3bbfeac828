using System.Net;

namespace FastUdp.Demo.Bench.Ends;

/// <summary>
/// An endpoint of a far end, for trials one after the other: <see cref="BeginAsync"/>, the datagrams, <see cref="EndAsync"/>. Disposing closes it.
/// </summary>
internal interface IFarSession : IAsyncDisposable
{
    /// <summary>Where to send.</summary>
    IPEndPoint Address { get; }

    /// <summary>From now on it counts the datagrams of this stream, from nothing.</summary>
    /// <exception cref="CommandFailedException">It is not there any more.</exception>
    Task BeginAsync(byte stream, CancellationToken stop);

    /// <summary>Waits for the last datagrams, and says what came. What comes later is nobody's.</summary>
    /// <param name="written">How many numbers there were.</param>
    /// <param name="stop">Gives up; what is known by then is said all the same.</param>
    /// <exception cref="CommandFailedException">It is not there any more.</exception>
    Task<FarFigures> EndAsync(long written, CancellationToken stop);

    /// <summary>How many have come in this trial, for a display; null where that is not known before the end.</summary>
    long? Received { get; }

    /// <summary>Is cancelled when the far end is known to be gone: what is sent from then on is sent for nothing, and ending the trial tells why.</summary>
    CancellationToken Gone => CancellationToken.None;
}
