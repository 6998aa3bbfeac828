using System.Net;
using FastUdp.Transport;

namespace FastUdp.Engine.Tests.Impairment;

/// <summary>A transport that the test plays: it says what becomes of each send, and what each receive brings.</summary>
internal sealed class FakeTransport : UdpTransport
{
    private static readonly SocketBufferSize NoBuffer = new(0, 0, null);

    /// <summary>What the next single sends say; then all are sent.</summary>
    public Queue<SendStatus> Answers { get; } = new();

    /// <summary>The payloads that were sent, singly and in runs.</summary>
    public List<byte[]> Sent { get; } = [];

    /// <summary>How many datagrams each run held that a transmitter was handed.</summary>
    public List<int> Runs { get; } = [];

    /// <summary>What the next receives bring; each fills slots and gives their number.</summary>
    public Queue<Func<ReceiveRing, ValueTask<int>>> Receives { get; } = new();

    public int Waits { get; private set; }

    public int Wakes { get; private set; }

    public bool IsDisposed { get; private set; }

    public override LocalBinding Binding { get; } = new(new IPEndPoint(IPAddress.Loopback, 9), null, false, NoBuffer, NoBuffer);

    public override UdpCapabilities Capabilities => throw new NotSupportedException();

    public override int ReceiveSlots => 8;

    public override ReceiveThread ReceiveThread => ReceiveThread.Pool;

    public override Receiver CreateReceiver(ReceiveRing ring) => new FakeReceiver(this, ring);

    public override Transmitter CreateTransmitter() => new FakeTransmitter(this);

    public override void Wake() => Wakes++;

    public override void Join(MulticastGroup group) => throw new NotSupportedException();

    public override void Leave(MulticastGroup group) => throw new NotSupportedException();

    public override long? ReadKernelDrops() => 17;

    public override void Dispose() => IsDisposed = true;

    protected override SendResult SendOnce(in RemoteAddress remote, ReadOnlySpan<byte> payload, in SendOptions options)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        SendStatus status = Answers.TryDequeue(out SendStatus next) ? next : SendStatus.Sent;
        if (status == SendStatus.Sent)
            Sent.Add(payload.ToArray());
        return new SendResult(status);
    }

    protected override void WaitWritable(TimeSpan time) => Waits++;

    private sealed class FakeTransmitter(FakeTransport transport) : Transmitter
    {
        public override void Transmit(ReadOnlySpan<SendRun> runs)
        {
            foreach (ref readonly SendRun run in runs)
            {
                transport.Runs.Add(run.DatagramCount);
                for (int i = 0; i < run.DatagramCount; i++)
                {
                    int length = Math.Min(run.Stride, run.Length - (i * run.Stride));
                    transport.Sent.Add(run.Block.Bytes.AsSpan(run.Offset + (i * run.Stride), length).ToArray());
                }
                transport.SendCounters.AddSent(run.DatagramCount, run.Length);
            }
        }

        public override void Dispose()
        {
        }
    }

    private sealed class FakeReceiver(FakeTransport transport, ReceiveRing ring) : Receiver
    {
        public override int TurnsBeforeYield => 5;

        public override bool HasQueued => transport.Receives.Count > 0;

        public override ValueTask<int> ReceiveAsync() => transport.Receives.Dequeue()(ring);

        public override void Dispose()
        {
        }
    }
}
