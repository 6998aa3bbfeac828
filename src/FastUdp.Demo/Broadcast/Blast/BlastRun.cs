using System.Diagnostics;
using FastUdp.Demo.Broadcast.Networks;

namespace FastUdp.Demo.Broadcast.Blast;

/// <summary>
/// Sends numbered datagrams to everybody, or to each of many members in turn, for a time.
/// <list type="number">
/// <item>Write a batch into the sender's block, each datagram in place; the members take turns, and the number goes on
/// when each has had it.</item>
/// <item>Flush. The engine waits for the rate, and for room in the send buffer.</item>
/// <item>Look at the clock; begin again until the time is up.</item>
/// <item>Say how many there were, a few times.</item>
/// </list>
/// </summary>
/// <remarks>One remote makes runs that leave as one buffer; many make batches of messages.</remarks>
internal sealed class BlastRun
{
    private const int Ends = 3;

    // So that a receiver whose queue the blast has filled hears one of them.
    private static readonly TimeSpan EndInterval = TimeSpan.FromMilliseconds(50);

    // The first moments show the just-in-time compiler: what they allocate is left out.
    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromMilliseconds(250);

    private readonly UdpEndpoint _endpoint;
    private readonly BroadcastTarget[] _members;
    private readonly BlastOptions _options;
    private readonly uint _run;
    private int _member;
    private ulong _number;
    private long _written;

    /// <param name="endpoint">Where from; may send broadcasts, and is paced as the options say. Not disposed here.</param>
    /// <param name="members">Who is sent to, at least one.</param>
    /// <param name="options">How much, how fast, how long.</param>
    /// <param name="run">Random: tells this run from others.</param>
    public BlastRun(UdpEndpoint endpoint, BroadcastTarget[] members, BlastOptions options, uint run)
    {
        _endpoint = endpoint;
        _members = members;
        _options = options;
        _run = run;
    }

    /// <summary>How many datagrams have been handed over so far. Any thread.</summary>
    public long Written => Volatile.Read(ref _written);

    /// <summary>Runs on a thread of its own.</summary>
    /// <param name="stop">Ends it early; the report is made all the same.</param>
    public Task<BlastReport> RunAsync(CancellationToken stop) => Task.Factory.StartNew(
        () => Run(stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private BlastReport Run(CancellationToken stop)
    {
        var meter = new BlastMeter();
        TimeSpan warmUp = TimeSpan.FromTicks(Math.Min(LongestWarmUp.Ticks, _options.Duration.Ticks / 10));
        using (DatagramSender sender = _endpoint.CreateSender())
        {
            SendFor(warmUp, sender, stop);
            meter.BeginSteadyState(_written);
            SendFor(_options.Duration - warmUp, sender, stop);
            meter.End(_written);
        }
        BlastReport report = meter.ToReport(_endpoint.Statistics, _members.Length, _options.DatagramBytes);
        SayEnd();
        return report;
    }

    private void SendFor(TimeSpan time, DatagramSender sender, CancellationToken stop)
    {
        long end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        int batch = _options.BatchDatagrams;
        while (Stopwatch.GetTimestamp() < end && !stop.IsCancellationRequested)
        {
            for (int left = batch; left > 0; left--)
                WriteNext(sender);
            sender.Flush();
            Volatile.Write(ref _written, _written + batch);
        }
    }

    private void WriteNext(DatagramSender sender)
    {
        ref readonly BroadcastTarget member = ref _members[_member];
        Span<byte> datagram = member.HasOptions
            ? sender.Reserve(member.Remote, _options.DatagramBytes, member.Options)
            : sender.Reserve(member.Remote, _options.DatagramBytes);

        // What follows is zero in a sender's block, and stays so: all datagrams are of one length, and end alike.
        BlastDatagram.TryWrite(new BlastDatagram { Run = _run, Number = _number }, datagram, out _, out _);
        if (++_member == _members.Length)
            (_member, _number) = (0, _number + 1);
    }

    // It keeps to the rate too: to so many members that it would take long, it is said once.
    private void SayEnd()
    {
        int times = (long)Ends * _members.Length <= _options.PerSecond ? Ends : 1;
        for (int time = 0; time < times; time++)
        {
            if (time > 0)
                Thread.Sleep(EndInterval);
            using DatagramSender sender = _endpoint.CreateSender();
            for (int member = 0; member < _members.Length; member++)
                SayEnd(sender, _members[member], _number + (member < _member ? 1UL : 0));
        }
    }

    private void SayEnd(DatagramSender sender, in BroadcastTarget member, ulong total)
    {
        if (total > 0)
            sender.Send(member.Remote, new BlastEnd { Run = _run, Total = total }, member.Options);
    }
}
