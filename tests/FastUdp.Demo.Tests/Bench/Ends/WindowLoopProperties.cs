using System.Net;
using FastUdp.Demo.Bench.Counting;
using FastUdp.Demo.Bench.Ends;
using FastUdp.Demo.Bench.Wire;
using FastUdp.Simulation;
using FsCheck.Fluent;

namespace FastUdp.Demo.Tests.Bench.Ends;

/// <summary>
/// The closed loop against a far end that does with datagrams what it likes: brings them back in any order, twice, or never. What the loop calls on its
/// way are the numbers above the highest that came back and above those given up; what is overtaken or given up is on its way besides.
/// </summary>
public sealed class WindowLoopProperties
{
    private const int FirstBurst = 16;

    [Fact]
    public void Whatever_becomes_of_datagrams_no_more_than_the_window_are_on_their_way_and_what_was_sent_is_received_or_lost() =>
        Always.HoldsForLists(Gen.Choose(0, 1 << 20), static steps => Run(steps, window: 1 + (steps.Sum() % 40), batch: 1 + (steps.Length % 7)), longest: 120, times: 80);

    [Fact]
    public void Silence_after_silence_does_not_widen_the_window() =>
        Run([.. Enumerable.Repeat((int)Step.Reopen, 50), .. Enumerable.Repeat((int)Step.Bring, 200)], window: 4, batch: 1);

    [Fact]
    public void The_loss_of_the_first_datagrams_does_not_narrow_it() =>
        Run([.. Enumerable.Repeat((int)Step.Drop, 15), .. Enumerable.Repeat((int)Step.Bring, 200)], window: 16, batch: 64);

    private static void Run(int[] steps, int window, int batch)
    {
        var network = new SimulatedNetwork();
        network.Run(
            async () =>
            {
                await using var path = new AdversarialPath(network, window, batch);
                path.Reopen();
                foreach (int step in steps)
                {
                    path.Do((Step)(step % 8), step / 8);
                    await Task.Delay(TimeSpan.FromMilliseconds(1), network.TimeProvider);
                    Assert.InRange(path.OnTheirWay, 0, window);
                }

                // It has not come to rest for good: opened again, it sends, and what that brings back brings more. What was on its way has come before, so
                // that nothing of it comes instead.
                await Task.Delay(TimeSpan.FromMilliseconds(1), network.TimeProvider);
                path.DropAll();
                long before = path.Loop.Written;
                path.Reopen();
                await Task.Delay(TimeSpan.FromMilliseconds(1), network.TimeProvider);
                Assert.Equal(before + Math.Min(FirstBurst, window), path.Loop.Written);
                path.Do(Step.Bring, 0);
                await Task.Delay(TimeSpan.FromMilliseconds(1), network.TimeProvider);
                Assert.True(path.Loop.Written > before + Math.Min(FirstBurst, window), $"What came back brought nothing after {before}: window {window}, batch {batch}.");
                path.AssertAccountsFor(path.Loop.End().Counts);
            },
            limit: TimeSpan.FromMinutes(1));
    }

    /// <summary>What the far end does next; half of what comes by chance is an honest answer.</summary>
    private enum Step
    {
        Bring,
        BringAny,
        Drop,
        BringTwice,
        Reopen,
    }

    private sealed class AdversarialPath : IDatagramHandler, IAsyncDisposable
    {
        private const int DatagramBytes = 64;
        private const byte Stream = 3;

        private readonly TestDatagramCodec _codec = new(DatagramBytes);
        private readonly List<byte[]> _held = [];
        private readonly Dictionary<ulong, int> _brought = [];
        private readonly UdpEndpoint _far;
        private readonly UdpEndpoint _near;
        private readonly Task _receiving;
        private long _givenUp;

        public AdversarialPath(SimulatedNetwork network, int window, int batch)
        {
            var options = new UdpEndpointOptions { Network = network };
            _far = UdpEndpoint.Bind(IPEndPoint.Parse("10.0.0.1:1"), options);
            _near = UdpEndpoint.Connect(_far.LocalEndPoint, options, IPEndPoint.Parse("10.0.0.2:2"));
            Loop = new WindowLoop(DatagramBytes, window, batch);
            _receiving = Task.WhenAll(_far.RunAsync(this), _near.RunAsync(Loop));
            Loop.Begin(Stream, TrialClock.Now + TrialClock.Of(TimeSpan.FromHours(1)));
        }

        public WindowLoop Loop { get; }

        /// <summary>By the far end's own reckoning, without the loop's books.</summary>
        public long OnTheirWay => Loop.Written - Math.Max(_givenUp, _brought.Count == 0 ? 0 : 1 + (long)_brought.Keys.Max());

        public void Do(Step step, int index)
        {
            if (step == Step.Reopen)
                Reopen();
            else if (_held.Count > 0)
                Answer(step, step is Step.BringAny or Step.Drop or Step.BringTwice ? index % _held.Count : 0);
        }

        public void Reopen()
        {
            _givenUp = Loop.Written;
            using DatagramSender sender = _near.CreateSender();
            Loop.OpenWindow(sender);
        }

        public void DropAll() => _held.Clear();

        public void AssertAccountsFor(ReceptionCounts counts)
        {
            Assert.Equal((Loop.Written, _brought.Count), (counts.Sent, counts.Received));
            Assert.Equal(counts.Sent, counts.Received + counts.Lost);
            Assert.Equal(_brought.Values.Sum() - _brought.Count, counts.Duplicated);
            Assert.Equal((0, 0, 0), (counts.Corrupted, counts.Foreign, counts.Late));
        }

        public void OnBatch(in DatagramBatch batch, DatagramSender sender)
        {
            foreach (Datagram datagram in batch)
                _held.Add(datagram.Payload.ToArray());
        }

        public async ValueTask DisposeAsync()
        {
            await _near.DisposeAsync();
            await _far.DisposeAsync();
            await _receiving;
        }

        private void Answer(Step step, int index)
        {
            byte[] datagram = _held[index];
            if (step != Step.BringTwice)
                _held.RemoveAt(index);
            if (step == Step.Drop)
                return;
            Assert.Equal(TestDatagramCheck.Intact, _codec.Read(datagram, out TestDatagram head));
            _brought[head.Number] = _brought.GetValueOrDefault(head.Number) + 1;
            Assert.True(_far.TrySend(_near.LocalEndPoint, datagram).IsSent);
        }
    }
}
