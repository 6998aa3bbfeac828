using System.Runtime.Versioning;
using FastUdp.Engine.Tests.Support;
using FastUdp.Interop.Linux;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FastUdp.Engine.Tests.FaultyKernel;

/// <summary>Whatever the kernel answers, each datagram is either taken, in its turn, or counted under a reason.</summary>
[SupportedOSPlatform("linux")]
public class FaultyKernelProperties
{
    private static readonly Gen<int> Answers = Gen.Frequency(
        (8, Gen.Constant(0)),
        (2, Gen.Elements(Errno.EAGAIN, Errno.EINTR)),
        (2, Gen.Elements(Errno.EIO, Errno.EINVAL, Errno.EMSGSIZE)),
        (1, Gen.Elements(Errno.ECONNREFUSED, Errno.ENOBUFS, Errno.EPERM, Errno.ENETUNREACH)));

    private static readonly Gen<int> Lengths = Gen.Frequency((4, Gen.Constant(100)), (3, Gen.Elements(0, 1, 99, 101)), (1, Gen.Choose(0, 9_000)));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_datagram_is_taken_in_its_turn_or_counted(bool isConnected)
    {
        FaultyEndpoint.SkipWithoutLinux();
        Gen<(int[] Answers, int MostAtOnce)> kernels =
            from count in Gen.Choose(0, 60)
            from answers in Gen.ArrayOf(Answers, count)
            from mostAtOnce in Gen.Choose(1, 10)
            select (answers, mostAtOnce);
        Gen<((int[] Answers, int MostAtOnce) Kernel, int[] Lengths)> cases =
            from kernel in kernels
            from count in Gen.Choose(0, 150)
            from lengths in Gen.ArrayOf(Lengths, count)
            select (kernel, lengths);

        Always.HoldsFor(cases, value =>
        {
            using var endpoint = new FaultyEndpoint(isConnected);
            int next = 0;
            endpoint.Kernel.MostAtOnce = value.Kernel.MostAtOnce;
            endpoint.Kernel.Refuse = _ => next < value.Kernel.Answers.Length ? value.Kernel.Answers[next++] : 0;
            byte[][] payloads = endpoint.Send(value.Lengths);

            Assert.Equal(endpoint.Kernel.Taken.Count, endpoint.Counters.Datagrams(SendStatus.Sent));
            Assert.Equal(endpoint.Kernel.Taken.Sum(payload => (long)payload.Length), endpoint.Counters.Bytes);
            Assert.Equal(payloads.Length, endpoint.Kernel.Taken.Count + endpoint.Failed);
            Assert.Equal(0, endpoint.Counters.Datagrams(SendStatus.WouldBlock));
            AssertSubsequence(endpoint.Kernel.Taken, payloads);
        }, times: 200);
    }

    [Fact]
    public void Whoever_is_dead_and_whatever_ICMP_says_of_them_nothing_fails_and_all_is_told()
    {
        FaultyEndpoint.SkipWithoutLinux();
        Gen<(int Length, int Port)> datagrams =
            from length in Lengths
            from port in Gen.Frequency((3, Gen.Constant(1)), (2, Gen.Constant(2)), (1, Gen.Choose(3, 9)))
            select (length, port);
        Gen<((int Length, int Port)[] Datagrams, int MostAtOnce, int Seed)> cases =
            from count in Gen.Choose(0, 150)
            from list in Gen.ArrayOf(datagrams, count)
            from mostAtOnce in Gen.Choose(1, 10)
            from seed in Gen.Choose(0, 1 << 20)
            select (list, mostAtOnce, seed);

        Always.HoldsFor(cases, value =>
        {
            var chance = new Random(value.Seed);
            var told = new List<NetworkError>();
            var said = new List<RemoteAddress>();
            using var endpoint = new FaultyEndpoint(onError: told.Add);
            endpoint.Kernel.MostAtOnce = value.MostAtOnce;

            // Port 1 is alive. The others answer at once, as a loopback does, or by and by.
            endpoint.Kernel.OnTaken = message =>
            {
                if (message.Port == 1 || chance.Next(4) == 0)
                    return;
                RemoteAddress dead = FaultyEndpoint.Remote.WithPort(message.Port);
                said.Add(dead);
                endpoint.Kernel.Hear(chance.Next(3) switch
                {
                    0 => ErrorQueueEntry.PortUnreachable(dead),
                    1 => ErrorQueueEntry.HostUnreachable(dead),
                    _ => ErrorQueueEntry.FragmentationNeeded(dead, 1_280),
                });
            };
            byte[][] payloads = Payloads.Of(value.Datagrams.Select(datagram => datagram.Length));
            for (int i = 0; i < payloads.Length; i++)
                endpoint.Sender.Send(FaultyEndpoint.Remote.WithPort(value.Datagrams[i].Port), payloads[i]);
            endpoint.Sender.Flush();
            endpoint.Transport.TrySend(FaultyEndpoint.Remote.WithPort(1), [], default);
            endpoint.Transport.TrySend(FaultyEndpoint.Remote.WithPort(1), [], default);

            Assert.Equal([.. payloads, [], []], endpoint.Kernel.Taken);
            Assert.Equal(0, endpoint.Failed);
            Assert.Empty(endpoint.Kernel.Errors);
            Assert.Equal(said, told.Select(error => error.Remote));
            Assert.True(endpoint.Transport.Capabilities.Gso.IsOn);
        }, times: 200);
    }

    private static void AssertSubsequence(List<byte[]> taken, byte[][] payloads)
    {
        int next = 0;
        foreach (byte[] datagram in taken)
        {
            while (next < payloads.Length && !payloads[next].AsSpan().SequenceEqual(datagram))
                next++;
            Assert.True(next++ < payloads.Length, "A datagram was taken twice or out of its turn.");
        }
    }
}
