using System.Runtime.CompilerServices;
using FastUdp.Buffers;

namespace FastUdp;

/// <summary>
/// What one turn of the receive loop delivers: one or more runs, each of one or more datagrams. Borrowed: valid only
/// inside <see cref="IDatagramHandler.OnBatch"/>.
/// </summary>
/// <remarks>
/// <c>foreach</c> over the batch goes through the datagrams. Code that can treat the datagrams of one remote together
/// goes through <see cref="Runs"/> instead and then through each run.
/// </remarks>
public readonly ref struct DatagramBatch
{
    private readonly ReadOnlySpan<ReceivedRun> _runs;

    internal DatagramBatch(ReadOnlySpan<ReceivedRun> runs, int datagramCount)
    {
        _runs = runs;
        Count = datagramCount;
    }

    /// <summary>How many datagrams there are, at least 1.</summary>
    public int Count { get; }

    /// <summary>The runs the batch is made of, in the order of their arrival.</summary>
    public RunSequence Runs => new(_runs);

    /// <summary>Goes through the datagrams in the order of their arrival.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Enumerator GetEnumerator() => new(_runs);

    /// <summary>
    /// Takes the whole batch out of the callback, without copying it. The caller owns the lease and disposes it once.
    /// </summary>
    /// <remarks>
    /// Each run keeps the block it arrived in, however short it is; for few small datagrams <see cref="Datagram.Retain"/> takes less. When
    /// leases hold every block, the endpoint stops reading until one is disposed (<see cref="UdpEndpointOptions.LeasedBlocks"/>).
    /// </remarks>
    public DatagramBatchLease Retain() => _runs[0].Block!.Buffers.Lease(_runs, Count);

    /// <summary>The runs of a batch.</summary>
    public readonly ref struct RunSequence
    {
        private readonly ReadOnlySpan<ReceivedRun> _runs;

        internal RunSequence(ReadOnlySpan<ReceivedRun> runs) => _runs = runs;

        /// <summary>How many runs there are, at least 1.</summary>
        public int Count => _runs.Length;

        /// <summary>The run at an index, 0 to <see cref="Count"/> - 1.</summary>
        public DatagramRun this[int index] => new(_runs[index]);

        /// <summary>Goes through the runs.</summary>
        public RunEnumerator GetEnumerator() => new(_runs);
    }

    /// <summary>Steps through runs.</summary>
    public ref struct RunEnumerator
    {
        private readonly ReadOnlySpan<ReceivedRun> _runs;
        private int _index = -1;

        internal RunEnumerator(ReadOnlySpan<ReceivedRun> runs) => _runs = runs;

        /// <summary>The run at hand.</summary>
        public readonly DatagramRun Current => new(_runs[_index]);

        /// <summary>Steps to the next run; false past the last.</summary>
        public bool MoveNext() => ++_index < _runs.Length;
    }

    /// <summary>Steps through the datagrams of all runs.</summary>
    public ref struct Enumerator
    {
        private readonly ReadOnlySpan<ReceivedRun> _runs;
        private int _index;
        private DatagramRun.Enumerator _run;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal Enumerator(ReadOnlySpan<ReceivedRun> runs)
        {
            _runs = runs;
            _run = new DatagramRun.Enumerator(runs[0]);
        }

        /// <summary>The datagram at hand.</summary>
        public readonly Datagram Current
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => _run.Current;
        }

        /// <summary>Steps to the next datagram; false past the last.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool MoveNext()
        {
            while (!_run.MoveNext())
            {
                if (++_index >= _runs.Length)
                    return false;
                _run = new DatagramRun.Enumerator(_runs[_index]);
            }
            return true;
        }
    }
}
