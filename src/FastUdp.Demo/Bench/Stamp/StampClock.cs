using FastUdp.Samples.Formats;

namespace FastUdp.Demo.Bench.Stamp;

/// <summary>The clock that stamps packets, and how good it is. Belongs to one thread.</summary>
/// <param name="time">The clock.</param>
/// <param name="readError">Asks how good it is; a system call, so it is asked once a second.</param>
internal sealed class StampClock(TimeProvider time, Func<ClockError> readError)
{
    private static readonly TimeSpan ErrorHolds = TimeSpan.FromSeconds(1);

    private StampErrorEstimate _error = readError().ToEstimate();
    private long _errorRead = time.GetTimestamp();

    /// <summary>The system's clock.</summary>
    public static StampClock OfSystem() => new(TimeProvider.System, KernelClock.ReadError);

    public NtpTimestamp Now => NtpTimestamp.Of(time.GetUtcNow());

    /// <summary>How good the clock is, as of a second ago at most.</summary>
    public StampErrorEstimate Error
    {
        get
        {
            if (time.GetElapsedTime(_errorRead) >= ErrorHolds)
                (_error, _errorRead) = (readError().ToEstimate(), time.GetTimestamp());
            return _error;
        }
    }

    /// <summary>When a datagram arrived: by the kernel's word where there is one, else now.</summary>
    public NtpTimestamp ArrivalOf(in DatagramMetadata metadata) =>
        (metadata.Fields & MetadataFields.Timestamp) != 0 ? NtpTimestamp.OfUnixNanoseconds(metadata.UnixNanoseconds) : Now;
}
