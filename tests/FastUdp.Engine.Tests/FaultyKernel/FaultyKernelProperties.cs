using System.Runtime.Versioning;
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
