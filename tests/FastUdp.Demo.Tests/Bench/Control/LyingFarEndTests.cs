using FastUdp.Demo.Bench.Control.Asking;
using FastUdp.Demo.Bench.Control.Wire;
using FastUdp.Demo.Bench.Ends;
using static FastUdp.Demo.Tests.Bench.Control.ServedFarEnd;

namespace FastUdp.Demo.Tests.Bench.Control;

/// <summary>Nothing that cannot be is believed of a far end; each is one line.</summary>
public class LyingFarEndTests
{
    private static readonly Dictionary<string, Action<LyingFarEnd>> Lies = new()
    {
        ["11 received and 0 lost of 10 datagrams"] = static far => far.Reception = far.Reception with { Received = 11 },
        ["10 received and 18446744073709551615 lost of 10 datagrams"] = static far => far.Reception = far.Reception with { Lost = ulong.MaxValue },
        ["999 bytes in 10 datagrams of 100"] = static far => far.Reception = far.Reception with { ReceivedBytes = 999 },
        ["11 and 0 reordered of 10 datagrams"] = static far => far.Reception = far.Reception with { Reordered = 11 },
        ["it has counted more than there can be"] = static far => far.Reception = far.Reception with { Duplicated = ulong.MaxValue },
        ["extents of NaN in the mean, 0 at most"] = static far => far.Reception = far.Reception with { ExtentMean = double.NaN },
        ["a jitter of 18446744073709551615 ns"] = static far => far.Reception = far.Reception with { JitterNanoseconds = ulong.MaxValue },
        ["18446744073709551615 ns between the first and the last"] = static far => far.Reception = far.Reception with { SpanNanoseconds = ulong.MaxValue },
        ["4000000000 seconds in a trial"] = static far => far.Reception = far.Reception with { Seconds = 4_000_000_000 },
        ["delays, where the clocks are not one"] = static far => far.Reception = far.Reception with { Delays = new(1, 10, 1, 1, 10) },
        ["batches larger than there can be"] = static far => far.Reception = far.Reception with { Strides = new(1, 1, 1, ulong.MaxValue, 1) },
        ["its endpoint has counted more than there can be"] = static far => far.Endpoint = far.Endpoint with { NotSent = ulong.MaxValue },
        ["18446744073709551615 µs of CPU time"] = static far => far.Process = far.Process with { CpuMicroseconds = ulong.MaxValue },
        ["it spent more in the kernel than in all"] = static far => far.Process = far.Process with { SystemMicroseconds = 1 },
        ["Batches whose buckets are not those of 10 values"] = static far => far.Pages = static _ => [new Bucket(1, 9)],
        ["Runs whose buckets are not those of 10 values"] = static far => far.Pages = static ask => [new Bucket(ask.Histogram == WhichHistogram.Runs ? ushort.MaxValue : (ushort)1, 10)],
        ["Batches beyond 64 bits"] = static far => far.Pages = static _ => [new Bucket(1, ulong.MaxValue)],
        ["0 of 1 entries in pages of 80"] = static far => far.Pages = static _ => [],
        ["80 of 1 entries in pages of 80"] = static far => far.Pages = static _ => [.. Enumerable.Repeat(new Bucket(1, 10), 80)],
        ["12 datagrams in second 0"] = static far => far.Seconds = [new(0, 1, 12, 0, null)],
        ["seconds of 9 datagrams, where 10 were received"] = static far => far.Seconds = [new(0, 1, 9, 0, null)],
    };

    public static TheoryData<string> Lines => [.. Lies.Keys];

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task What_cannot_be_is_not_believed(string line)
    {
        await using var lying = new LyingFarEnd();
        Lies[line](lying);
        CommandFailedException exception = await Assert.ThrowsAsync<CommandFailedException>(() => MeasureAsync(lying).Within());
        Assert.Contains($" says what cannot be: {line}", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_can_be_is()
    {
        await using var honest = new LyingFarEnd();
        FarFigures figures = await MeasureAsync(honest).Within();
        Assert.Equal((10, 0), (figures.Received!.Counts.Received, figures.Received.Counts.Lost));
        Assert.Null(figures.Received.Delays);
    }

    [Theory]
    [InlineData(2, "speaks version 2 of the control exchange, this program version 1: take the newer 'fastudp' here")]
    [InlineData(0, "speaks version 0 of the control exchange, this program version 1: take the same 'fastudp' there")]
    public async Task Another_version_names_both(int version, string line)
    {
        await using var other = new LyingFarEnd();
        other.Welcome = other.Welcome with { Answer = ControlAnswer.OtherVersion, Version = (ushort)version, Client = 0 };
        CommandFailedException exception = await Assert.ThrowsAsync<CommandFailedException>(() => ConnectAsync(other.Address));
        Assert.Contains(line, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Texts_are_shown_without_what_a_terminal_obeys()
    {
        await using var lying = new LyingFarEnd();
        lying.Welcome = lying.Welcome with { Answer = ControlAnswer.Busy, BusyWith = "\u001b[2J" };
        CommandFailedException exception = await Assert.ThrowsAsync<CommandFailedException>(() => ConnectAsync(lying.Address));
        Assert.Contains(@"is busy with \x1b[2J:", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_welcome_without_a_key_and_an_endpoint_without_a_port_cannot_be()
    {
        await using var lying = new LyingFarEnd();
        lying.Opened = lying.Opened with { Port = 0 };
        await using (RemoteFarEnd far = await ConnectAsync(lying.Address))
        {
            CommandFailedException exception = await Assert.ThrowsAsync<CommandFailedException>(() => far.OpenAsync(Plan(TrafficKind.Echo).Far, CancellationToken.None).Within());
            Assert.EndsWith("its endpoint has port 0", exception.Message, StringComparison.Ordinal);
        }
        lying.Welcome = lying.Welcome with { Client = 0 };
        await Assert.ThrowsAsync<CommandFailedException>(() => ConnectAsync(lying.Address));
    }

    [Fact]
    public void Every_answer_fits_any_path()
    {
        Assert.All(
            [Welcome.MaxWireSize, Opened.MaxWireSize, Ended.MaxWireSize, Buckets.MaxWireSize, Seconds.MaxWireSize, Use.MaxWireSize, Progress.MaxWireSize, Hello.MaxWireSize],
            static bytes => Assert.InRange(bytes, 1, 1_180));
    }

    private static async Task<FarFigures> MeasureAsync(LyingFarEnd lying)
    {
        await using RemoteFarEnd far = await ConnectAsync(lying.Address);
        IFarSession session = await far.OpenAsync(Plan(TrafficKind.OneWay, bytes: 100).Far, CancellationToken.None);
        await session.BeginAsync(1, CancellationToken.None);
        return await session.EndAsync(10, CancellationToken.None);
    }
}
