using System.Runtime.CompilerServices;
using FastUdp.Buffers;

namespace FastUdp;

/// <summary>
/// Consecutive datagrams of one remote that lie back to back in one block, all but the last of the same length: what
/// the kernel coalesced, or a single datagram. Borrowed like the batch it stands in.
/// </summary>
public readonly ref struct DatagramRun
{
    private readonly ref readonly ReceivedRun _run;

    internal DatagramRun(in ReceivedRun run) => _run = ref run;

    /// <summary>Who sent them.</summary>
    public ref readonly RemoteAddress Remote => ref _run.Remote;

    /// <summary>The length of each datagram but the last, in bytes.</summary>
    public int Stride => _run.Stride;

    /// <summary>How many datagrams there are, at least 1.</summary>
    public int Count => _run.DatagramCount;

    /// <summary>The bytes of all of them, back to back.</summary>
    public ReadOnlySpan<byte> Payload => new(_run.Block!.Bytes, 0, _run.Length);

    /// <summary>Whether this is one datagram that was longer than the endpoint's limit and cut to it.</summary>
    public bool IsTruncated => _run.IsTruncated;

    /// <summary>
    /// What <see cref="UdpEndpointOptions.Metadata"/> asked to learn of them. The kernel coalesces only what agrees in its IP header
    /// (inet_gro_receive, ipv6_gro_receive), so it holds for each; but for the timestamp, which is the first one's.
    /// </summary>
    public ref readonly DatagramMetadata Metadata => ref _run.Metadata;

    internal ref readonly ReceivedRun Received => ref _run;

    /// <summary>Goes through the datagrams in the order of their arrival.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Enumerator GetEnumerator() => new(_run);

    /// <summary>Cuts a run into its datagrams.</summary>
    public ref struct Enumerator
    {
        private readonly ref readonly ReceivedRun _run;
        private readonly int _stride;
        private ReadOnlySpan<byte> _rest;
        private ReadOnlySpan<byte> _payload;
        private bool _isDone;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal Enumerator(in ReceivedRun run)
        {
            _run = ref run;
            _stride = run.Stride;
            _rest = new ReadOnlySpan<byte>(run.Block!.Bytes, 0, run.Length);
        }

        /// <summary>The datagram at hand.</summary>
        public readonly Datagram Current
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => new(_run, _payload);
        }

        /// <summary>Steps to the next datagram; false past the last.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool MoveNext()
        {
            if (_isDone)
                return false;

            // The last datagram is what is left, be it shorter than the stride or nothing at all: a run is never empty.
            _isDone = _rest.Length <= _stride;
            int length = _isDone ? _rest.Length : _stride;
            _payload = _rest[..length];
            _rest = _rest[length..];
            return true;
        }
    }
}
