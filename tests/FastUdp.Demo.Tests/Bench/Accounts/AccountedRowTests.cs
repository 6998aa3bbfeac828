using FastUdp.Demo.Bench.Accounts;
using FastUdp.Demo.Bench.Counting;
using FastUdp.Demo.Bench.Ends;
using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Bench.Runs;
using FastUdp.Demo.Tests.Dissector.Support;

namespace FastUdp.Demo.Tests.Bench.Accounts;

public class AccountedRowTests
{
    [Fact]
    public void A_row_has_the_sums_of_its_trials_by_the_datagrams_that_came()
    {
        RunRow row = CellAccounts.AddTo(Specimens.Row(), [Trial(received: 1_000), Trial(received: 3_000)], new MeasuringCost(4.5, 9.5));
        Assert.Equal((1.5, 0.75, 0.5), (row.CpuNanosecondsPerDatagram, row.SystemNanosecondsPerDatagram, row.BytesPerDatagram));
        Assert.Equal((0.01, 0.02), (row.SendCallsPerDatagram, row.ReceiveCallsPerDatagram));
        Assert.Equal((2, 10), (row.Collections, row.DroppedBuffers));
        Assert.Equal((200, 8), (row.Kernel!.InDatagrams, row.Kernel.RcvbufErrors));
        Assert.Null(row.FarKernel);
        Assert.Equal((2, 64, 128), (row.BatchDatagrams!.P50, row.RunDatagrams!.Max, row.StrideBytes!.Mean));
        Assert.Equal((4.5, 9.5), (row.OverheadSendNanoseconds, row.OverheadReceiveNanoseconds));
    }

    [Fact]
    public void What_one_trial_does_not_know_the_row_does_not()
    {
        TrialFigures silent = Trial(received: 1_000) with { NearKernel = null, NearEndpoint = default, NearProcess = default };
        RunRow row = CellAccounts.AddTo(Specimens.Row(), [Trial(received: 1_000), silent], cost: null);
        Assert.Null(row.Kernel);
        Assert.Null(row.SendCallsPerDatagram);
        Assert.Null(row.DroppedBuffers);
        Assert.Null(row.SystemNanosecondsPerDatagram);
        Assert.Null(row.OverheadSendNanoseconds);
        Assert.Null(row.Near);
    }

    [Fact]
    public void Accounts_are_written_and_read_again_and_are_columns()
    {
        using var scratch = new Scratch();
        string file = scratch.File("run.json");
        RunRow row = CellAccounts.AddTo(Specimens.Row(), [Trial(received: 1_000)], new MeasuringCost(4.5, 9.5)) with { Near = Report("fits"), Far = Report("fits") };
        RunFileWriter.Write(file, Specimens.Run(row));
        RunRow read = Assert.Single(RunFileReader.Read(file).Rows);
        Assert.Equal((row.Kernel, row.BatchDatagrams, row.Near, row.Far), (read.Kernel, read.BatchDatagrams, read.Near, read.Far));
        string[] shown = [.. RunColumns.Of([read]).Select(static column => column.Name)];
        foreach (string name in (string[])["cpuNanosecondsPerDatagram", "kernel.inDatagrams", "batchDatagrams.p99", "near.gso", "far.receiveBufferBytes", "overheadSendNanoseconds"])
            Assert.Contains(name, shown);
    }

    [Fact]
    public void A_reason_beyond_the_limit_is_refused_and_an_ends_own_is_cut()
    {
        using var scratch = new Scratch();
        string file = scratch.File("run.json");
        RunFileWriter.Write(file, Specimens.Run(Specimens.Row() with { Far = Report(new string('x', 201)) }));
        CommandFailedException refused = Assert.Throws<CommandFailedException>(() => RunFileReader.Read(file));
        Assert.Contains("rows[0].far.batchedCalls.reason: 201 characters exceed the limit of 200", refused.Message, StringComparison.Ordinal);
        Assert.Equal(EndSwitch.MaxReasonLength, EndSwitch.Of(new UdpCapability("any", true, new string('x', 300))).Reason.Length);
    }

    private static EndReport Report(string reason)
    {
        var one = new EndSwitch { On = true, Reason = reason };
        return new EndReport
        {
            Backend = "linux",
            BatchedCalls = one,
            Gso = one,
            Gro = one,
            BusyPoll = one,
            CorePinning = one,
            ReceiveBufferBytes = 4_194_304,
            SendBufferBytes = 212_992,
        };
    }

    private static TrialFigures Trial(long received)
    {
        var shape = new BatchShape();
        shape.TakeBatch(2);
        shape.TakeRun(64, 128);
        return new TrialFigures
        {
            Near = new NearFigures { Due = 5_000, Written = 5_000, Elapsed = TimeSpan.FromSeconds(1) },
            Far = new FarFigures
            {
                Received = new ReceivedFigures
                {
                    Counts = new ReceptionCounts { Received = received },
                    Span = TimeSpan.Zero,
                    Delays = null,
                    Seconds = [],
                    Shape = shape,
                },
                Endpoint = new EndpointFigures(0, 0, 0, 4, SendCalls: 0, ReceiveCalls: 40),
                Process = new ProcessFigures(TimeSpan.FromMicroseconds(1), 500, 1, TimeSpan.FromMicroseconds(0.5)),
            },
            NearEndpoint = new EndpointFigures(0, 0, 0, 1, SendCalls: 20, ReceiveCalls: 0),
            NearProcess = new ProcessFigures(TimeSpan.FromMicroseconds(2), 500, 0, TimeSpan.FromMicroseconds(1)),
            NearKernel = new KernelFigures("boot net:[1]", new KernelCounters { InDatagrams = 100, RcvbufErrors = 4 }),
        };
    }
}
