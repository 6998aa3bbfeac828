using FastUdp.Buffers;
using FastUdp.Engine.Tests.Support;
using FastUdp.Transport;
using Xunit;

namespace FastUdp.Engine.Tests.Pure;

public class RunCoalescerTests
{
    private static readonly RemoteAddress A = RemoteAddress.Parse("192.0.2.1:1");
    private static readonly RemoteAddress B = RemoteAddress.Parse("192.0.2.1:2");

    private static readonly SendOptions Expedited = new() { Dscp = 46 };

    private readonly RunCoalescer _coalescer = new(TestBuffers.RentBlock());

    [Fact]
    public void It_is_empty_until_something_is_added_and_after_it_was_taken()
    {
        Assert.True(_coalescer.IsEmpty);
        Assert.Equal([], Take());
        Add(A, 10);
        Assert.False(_coalescer.IsEmpty);
        Take();
        Assert.True(_coalescer.IsEmpty);
        Assert.Equal([], Take());
    }

    [Fact]
    public void What_a_block_held_before_is_not_lent()
    {
        Block block = TestBuffers.RentBlock();
        block.Bytes.AsSpan().Fill(0xFF);
        var coalescer = new RunCoalescer(block);
        Assert.True(coalescer.TryPlace(block.Bytes.Length, out Span<byte> place));
        Assert.False(place.ContainsAnyExcept((byte)0));
    }

    [Theory]
    [InlineData(new[] { 10 }, new[] { "10/10" })]
    [InlineData(new[] { 10, 10, 10 }, new[] { "30/10" })]
    [InlineData(new[] { 10, 10, 4 }, new[] { "24/10" })]
    [InlineData(new[] { 10, 4, 4 }, new[] { "14/10", "4/4" })]
    [InlineData(new[] { 10, 4, 10, 10 }, new[] { "14/10", "20/10" })]
    [InlineData(new[] { 10, 11 }, new[] { "10/10", "11/11" })]
    [InlineData(new[] { 10, 11, 11, 10 }, new[] { "10/10", "32/11" })]
    [InlineData(new[] { 0 }, new[] { "0/0" })]
    [InlineData(new[] { 0, 0 }, new[] { "0/0", "0/0" })]
    [InlineData(new[] { 10, 0, 10 }, new[] { "10/10", "0/0", "10/10" })]
    [InlineData(new[] { 1, 0 }, new[] { "1/1", "0/0" })]
    public void Lengths_to_one_remote_form_runs(int[] lengths, string[] runs)
    {
        foreach (int length in lengths)
            Add(A, length);
        Assert.Equal(runs, Take());
    }

    [Fact]
    public void A_change_of_remote_ends_the_run()
    {
        Add(A, 10);
        Add(A, 10);
        Add(B, 10);
        Add(A, 10);
        Add(A, 5);
        Add(B, 5);
        Assert.Equal(["20/10", "10/10", "15/10", "5/5"], Take());
    }

    [Fact]
    public void It_holds_so_many_runs_and_no_more()
    {
        for (int i = 0; i < RunCoalescer.MaxRuns; i++)
            Assert.True(TryAdd(i % 2 == 0 ? A : B, 10));
        Assert.True(TryAdd(B, 10), "The open run, the last, still grows.");
        Assert.True(TryAdd(B, 3), "And may still be ended by a shorter datagram.");
        Assert.False(TryAdd(A, 10));
        Assert.False(TryAdd(A, 0));
        Assert.Equal(RunCoalescer.MaxRuns, Take().Length);
        Assert.True(TryAdd(A, 10));
    }

    [Fact]
    public void It_fills_the_block_to_the_last_byte_and_not_beyond()
    {
        Add(A, 65_000);
        Assert.False(TryAdd(A, 536));
        Assert.True(TryAdd(A, 535));
        Assert.False(TryAdd(A, 1));
        Assert.Equal(["65535/65000"], Take());
        Assert.True(TryAdd(A, UdpLimits.MaxIPv6PayloadBytes));
    }

    [Fact]
    public void Equal_datagrams_are_refused_when_the_block_is_full()
    {
        for (int i = 0; i < 65_535 / 1_000; i++)
            Add(A, 1_000);
        Assert.False(TryAdd(A, 1_000));
        Assert.Equal(["65000/1000"], Take());
    }

    [Fact]
    public void Foreign_blocks_stand_between_the_runs_they_were_added_between()
    {
        Block foreign = TestBuffers.RentBlock();
        Add(A, 10);
        Assert.True(_coalescer.TryAdd(foreign, 300, 100, B, Expedited));
        Add(A, 10);
        ReadOnlySpan<SendRun> runs = _coalescer.Take();
        Assert.Equal(3, runs.Length);
        Assert.Same(foreign, runs[1].Block);
        Assert.Equal((0, 300, 100), (runs[1].Offset, runs[1].Length, runs[1].Stride));
        Assert.Equal(B, runs[1].Remote);
        Assert.Equal([default, Expedited, default], runs.ToArray().Select(run => run.Options));
        Assert.Equal(10, runs[2].Offset);
    }

    [Fact]
    public void Foreign_blocks_count_among_the_runs()
    {
        Block foreign = TestBuffers.RentBlock();
        Add(A, 10);
        for (int i = 1; i < RunCoalescer.MaxRuns; i++)
            Assert.True(_coalescer.TryAdd(foreign, 1, 1, B, default));
        Assert.False(_coalescer.TryAdd(foreign, 1, 1, B, default));
        Assert.False(TryAdd(A, 10));
        Assert.Equal(RunCoalescer.MaxRuns, _coalescer.Take().Length);
    }

    [Fact]
    public void Equal_options_form_runs_and_may_be_ended_by_a_shorter_datagram()
    {
        foreach (int length in (int[])[10, 10, 4, 4, 10])
            Add(A, length, Expedited);
        Assert.Equal(["24/10", "4/4", "10/10"], Take());
    }

    [Fact]
    public void A_change_of_options_ends_the_run_and_a_plain_datagram_never_joins_one_with_options()
    {
        Add(A, 10, Expedited);
        Add(A, 10);
        Add(A, 10);
        Add(A, 10, Expedited);
        Add(A, 4);
        Add(A, 4, Expedited with { HopLimit = 1 });
        Assert.Equal(["10/10", "20/10", "10/10", "4/4", "4/4"], Take());
    }

    [Fact]
    public void Options_without_a_value_are_none()
    {
        Add(A, 10);
        Add(A, 10, new SendOptions { Source = new LocalAddress(null) });
        Assert.True(_coalescer.TryAppend(A, 10, out _), "The open run has no options.");
        Assert.Equal(["30/10"], Take());
    }

    private void Add(in RemoteAddress remote, int length, in SendOptions options) => Assert.True(
        _coalescer.TryAppend(remote, length, options, out Span<byte> place) || _coalescer.TryOpen(remote, length, options, out place));

    private void Add(in RemoteAddress remote, int length) => Assert.True(TryAdd(remote, length));

    private bool TryAdd(in RemoteAddress remote, int length) =>
        _coalescer.TryAppend(remote, length, out Span<byte> place) || _coalescer.TryOpen(remote, length, default, out place);

    /// <summary>Takes the runs, each as its length and stride.</summary>
    private string[] Take() => _coalescer.Take().ToArray().Select(run => $"{run.Length}/{run.Stride}").ToArray();
}
