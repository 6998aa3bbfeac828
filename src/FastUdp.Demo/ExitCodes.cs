namespace FastUdp.Demo;

/// <summary>How the command ends, for scripts.</summary>
internal static class ExitCodes
{
    /// <summary>Done, or stopped by the user.</summary>
    public const int Success = 0;

    /// <summary>It could not be done: a port in use, nobody listening, no answer, an answer that is wrong.</summary>
    public const int Failed = 1;

    /// <summary>The arguments make no sense.</summary>
    public const int Usage = 2;
}
