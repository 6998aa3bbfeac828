using System.Net;
using FastUdp.Demo.Bench.Accounts;

namespace FastUdp.Demo.Bench.Ends;

/// <summary>
/// One trial from the first to the last.
/// <list type="number">
/// <item>Open the far end, then the near one.</item>
/// <item>Warm up: the same traffic, in a stream that is not counted.</item>
/// <item>Begin counting, send, end counting.</item>
/// <item>Close both.</item>
/// </list>
/// </summary>
/// <param name="far">Where the datagrams go.</param>
/// <param name="local">Where they come from; null lets the system choose.</param>
/// <param name="time">What waiting is measured with.</param>
internal sealed class Trial(IFarEnd far, IPEndPoint? local, TimeProvider time)
{
    /// <summary>The stream of what is not counted.</summary>
    public const byte WarmUpStream = 0;

    // Each trial's is another than that of the one before: what comes late, of a trial that had the same port, is no other's.
    private byte _stream = WarmUpStream;

    private volatile INearEnd? _near;
    private volatile IFarSession? _session;

    /// <summary>How many have been sent and received in the trial that runs. Any thread.</summary>
    public (long Written, long? Received) Progress => (_near?.Written ?? 0, _near?.Received ?? _session?.Received);

    /// <param name="plan">What to do.</param>
    /// <param name="stop">Ends it early; what there is is reported all the same.</param>
    /// <returns>Null when it was stopped before anything was counted.</returns>
    /// <exception cref="CommandFailedException">An end cannot be opened, or the far end is gone.</exception>
    public async Task<TrialFigures?> RunAsync(TrialPlan plan, CancellationToken stop)
    {
        try
        {
            return await RunToTheEndAsync(plan, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<TrialFigures?> RunToTheEndAsync(TrialPlan plan, CancellationToken stop)
    {
        await using IFarSession session = await far.OpenAsync(plan.Far, stop);
        await using INearEnd near = NearEnds.Open(plan, session.Address, local, time);
        (_near, _session) = (near, session);
        try
        {
            if (plan.WarmUp > TimeSpan.Zero)
                await RunAsync(session, near, WarmUpStream, plan.WarmUp, stop);
            return stop.IsCancellationRequested ? null : await RunAsync(session, near, NextStream(), plan.Duration, stop);
        }
        finally
        {
            (_near, _session) = (null, null);
        }
    }

    private byte NextStream() => _stream = _stream == byte.MaxValue ? (byte)(WarmUpStream + 1) : (byte)(_stream + 1);

    private static async Task<TrialFigures> RunAsync(IFarSession session, INearEnd near, byte stream, TimeSpan duration, CancellationToken stop)
    {
        await session.BeginAsync(stream, stop);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop, session.Gone);
        EndpointFigures endpoint = EndpointFigures.Now(near.Endpoint);
        ProcessAccounts accounts = ProcessAccounts.Begin();
        NearFigures sent = await near.RunAsync(stream, duration, over.Token);

        // The end of the trial is asked for although it was stopped: what has been sent is counted.
        FarFigures far = await session.EndAsync(sent.Written, CancellationToken.None);
        (ProcessFigures process, KernelFigures? kernel) = accounts.End();
        return new TrialFigures
        {
            Near = sent,
            Far = far,
            NearEndpoint = EndpointFigures.Now(near.Endpoint) - endpoint,
            NearProcess = process,
            NearKernel = kernel,
            NearReport = EndReport.Of(near.Endpoint),
        };
    }
}
