using System.Globalization;
using System.Net;
using FastUdp.Demo.Arguments;
using FastUdp.Demo.Bench.Wire;

namespace FastUdp.Demo.Bench.Control;

/// <summary>Finds out whether somebody listens at an address, with a few test datagrams of the least size.</summary>
internal sealed class PlainProbe : IAsyncDisposable
{
    private const byte ProbeStream = 255;
    private const int Tries = 8;

    // A refusal that has not come by then does not come, on most networks; an answer has twice Tries as long.
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(250);

    private readonly IPEndPoint _address;
    private readonly TimeProvider _time;
    private readonly UdpEndpoint _endpoint;
    private readonly Arrival _arrival = new();
    private readonly Task _receiving;

    /// <exception cref="CommandFailedException">The endpoint cannot be opened.</exception>
    public PlainProbe(IPEndPoint address, IPEndPoint? local, TimeProvider time)
    {
        (_address, _time) = (address, time);
        _endpoint = EndpointOpening.Connect(address, new UdpEndpointOptions(), local is null ? null : new IPEndPoint(local.Address, 0));
        _receiving = _endpoint.RunAsync(_arrival);
    }

    /// <param name="expectsEcho">Whether it is to send something back.</param>
    /// <param name="stop">Gives up: whether somebody listens is then not known.</param>
    /// <exception cref="CommandFailedException">Nobody listens, or nothing comes back.</exception>
    public async Task AskAsync(bool expectsEcho, CancellationToken stop)
    {
        var datagram = new byte[TestDatagram.HeadBytes];
        var codec = new TestDatagramCodec(datagram.Length);
        for (int number = 0; number < (expectsEcho ? Tries : 1) && !stop.IsCancellationRequested; number++)
        {
            codec.Write(datagram, ProbeStream, sentAt: 0, (ulong)number);
            _endpoint.TrySend(datagram);
            await Task.WhenAny(_arrival.Task, Task.Delay(Wait, _time, stop));
            if (_arrival.Task.IsCompleted)
                return;
            if (_endpoint.Statistics.Refusals > 0)
                throw CommandFailedException.Refused(_address);
        }
        if (expectsEcho && !stop.IsCancellationRequested)
            throw new CommandFailedException(string.Create(
                CultureInfo.InvariantCulture, $"nothing came back from {_address} in {(Tries * Wait).TotalSeconds:0.#} s: is it an echo server?"));
    }

    public async ValueTask DisposeAsync()
    {
        await _endpoint.DisposeAsync();
        await _receiving;
    }

    /// <summary>Whether anything has come.</summary>
    private sealed class Arrival : IDatagramHandler
    {
        private readonly TaskCompletionSource _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Task => _source.Task;

        public void OnBatch(in DatagramBatch batch, DatagramSender sender) => _source.TrySetResult();
    }
}
