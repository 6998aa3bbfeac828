using System.Buffers.Binary;
using FastUdp.Engine.Tests.Support;
using Xunit;

namespace FastUdp.Engine.Tests.Contract;

public abstract partial class EndpointContract
{
    [Fact]
    public async Task Single_sends_of_many_threads_at_once_each_arrive_once()
    {
        const int Threads = 4;
        const int PerThread = 500;
        (UdpEndpoint receiver, Inbox inbox) = Endpoints.Listen();
        UdpEndpoint origin = Endpoints.Bind();
        RemoteAddress remote = AddressOf(receiver);
        Task[] threads = Enumerable.Range(0, Threads).Select(thread => Task.Run(async () =>
        {
            for (int i = 0; i < PerThread; i++)
            {
                var payload = new byte[8 + (i % 50)];
                BinaryPrimitives.WriteInt32LittleEndian(payload, thread);
                BinaryPrimitives.WriteInt32LittleEndian(payload.AsSpan(4), i);
                SendResult result = i % 2 == 0 ? origin.TrySend(remote, payload) : await origin.SendAsync(remote, payload);
                Assert.Equal(new SendResult(SendStatus.Sent), result);

                // Never more than so many on their way: the receiver's progress is what lets the next ones go.
                if (i % 25 == 24)
                    await inbox.TakeAsync(Math.Max(0, origin.Statistics.DatagramsSent > 200 ? (int)origin.Statistics.DatagramsSent - 200 : 0));
            }
        })).ToArray();
        await Task.WhenAll(threads).Within();

        Arrival[] arrivals = await inbox.TakeAsync(Threads * PerThread);
        for (int thread = 0; thread < Threads; thread++)
        {
            int[] numbers = arrivals
                .Where(arrival => BinaryPrimitives.ReadInt32LittleEndian(arrival.Payload) == thread)
                .Select(arrival => BinaryPrimitives.ReadInt32LittleEndian(arrival.Payload.AsSpan(4))).ToArray();
            Assert.Equal(Enumerable.Range(0, PerThread), numbers);
        }
    }

    [Fact]
    public async Task Senders_of_several_threads_do_not_mix_their_datagrams()
    {
        (UdpEndpoint receiver, Inbox inbox) = Endpoints.Listen();
        UdpEndpoint origin = Endpoints.Bind();
        RemoteAddress remote = AddressOf(receiver);
        const int Rounds = 30;
        Task[] threads = Enumerable.Range(1, 3).Select(thread => TimeLimits.OnOwnThread(() =>
        {
            using DatagramSender sender = origin.CreateSender();
            for (int round = 1; round <= Rounds; round++)
            {
                for (int i = 0; i < 20; i++)
                    sender.Reserve(remote, 10 * thread).Fill((byte)thread);
                sender.Flush();
                inbox.TakeAsync(20 * round).GetAwaiter().GetResult();
            }
        })).ToArray();
        await Task.WhenAll(threads).Within();

        Arrival[] arrivals = await inbox.TakeAsync(3 * 20 * Rounds);
        Assert.All(arrivals, arrival => Assert.All(arrival.Payload, value => Assert.Equal(arrival.Payload.Length / 10, value)));
    }

    [Fact]
    public async Task Asynchronous_sends_of_many_threads_at_once_never_fail()
    {
        const int PerThread = 60_000;
        UdpEndpoint origin = Endpoints.Bind();

        // Nobody receives: what does not fit is dropped on arrival, and that is not what this is about.
        RemoteAddress remote = AddressOf(Endpoints.Bind(change: options => options with { ReceiveBufferBytes = 4_096 }));
        Task[] threads = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            var payload = new byte[1];
            for (int i = 0; i < PerThread; i++)
                Assert.True((await origin.SendAsync(remote, payload)).IsSent);
        })).ToArray();
        await Task.WhenAll(threads).Within();
        Assert.Equal(4 * PerThread, origin.Statistics.DatagramsSent);
    }
}
