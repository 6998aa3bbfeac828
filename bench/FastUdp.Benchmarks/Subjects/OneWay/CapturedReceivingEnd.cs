using FastUdp.Benchmarks.Measuring;
using FastUdp.Capture;

namespace FastUdp.Benchmarks.Subjects.OneWay;

/// <summary>The push form with a capture to a file in the temporary folder, which is deleted afterwards.</summary>
internal sealed class CapturedReceivingEnd : IReceivingEnd
{
    private readonly string _file = Path.GetTempFileName();
    private readonly DatagramCapture _capture;
    private readonly EngineReceivingEnd _inner;

    public CapturedReceivingEnd(OneWayPlan plan, UdpEndpointOptions options)
    {
        _capture = DatagramCapture.ToFile(_file);
        _inner = new EngineReceivingEnd(plan, options with { Capture = _capture });
    }

    public int Port => _inner.Port;

    public Task Start(ReceiverTally tally) => _inner.Start(tally);

    public async ValueTask DisposeAsync()
    {
        await _inner.DisposeAsync();
        await _capture.DisposeAsync();
        File.Delete(_file);
    }
}
