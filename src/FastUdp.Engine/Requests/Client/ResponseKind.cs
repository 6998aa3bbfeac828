namespace FastUdp.Requests;

/// <summary>
/// Numbers the kinds of responses of the process from 0, so that a client finds what it keeps for one without a
/// dictionary.
/// </summary>
internal static class ResponseKind
{
    private static int _last = -1;

    public static int Number() => Interlocked.Increment(ref _last);
}

/// <summary>The number of one kind of response.</summary>
internal static class ResponseKind<TResponse>
{
    public static readonly int Index = ResponseKind.Number();
}
