using System.Runtime.CompilerServices;
using static System.FormattableString;

namespace FastUdp.Requests;

/// <summary>Checks what a policy is made of; each failure names the value and the limits.</summary>
internal static class RetryBounds
{
    public static void CheckWait(TimeSpan wait, TimeSpan least, [CallerArgumentExpression(nameof(wait))] string? name = null)
    {
        if (wait < least || wait > RetryPolicy.LongestAllowed)
            throw new ArgumentOutOfRangeException(name, wait, $"{name} must be from {least} to {RetryPolicy.LongestAllowed}.");
    }

    public static void CheckSends(int sends)
    {
        if (sends is < 1 or > RetryPolicy.MaxSends)
            throw new ArgumentOutOfRangeException(nameof(sends), sends, $"sends must be from 1 to {RetryPolicy.MaxSends:N0}.");
    }

    // The comparison is also false for what is not a number.
    public static void CheckFactor(
        double value, double least, double most, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (!(value >= least && value <= most))
            throw new ArgumentOutOfRangeException(name, value, Invariant($"{name} must be from {least} to {most}."));
    }
}
