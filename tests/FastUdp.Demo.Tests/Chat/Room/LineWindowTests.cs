using FastUdp.Demo.Chat.Room.Client;

namespace FastUdp.Demo.Tests.Chat.Room;

public class LineWindowTests
{
    private readonly LineWindow _window = new();

    public LineWindowTests() => _window.Begin(5);

    [Fact]
    public void Lines_in_order_pass_and_leave_no_gap()
    {
        Assert.True(_window.TryPass(5));
        Assert.True(_window.TryPass(6));
        Assert.False(_window.TryPass(6));
        Assert.False(_window.HasGap);
        Assert.Equal(7ul, _window.Next);
    }

    [Fact]
    public void What_comes_early_waits_for_what_is_missing()
    {
        Assert.False(_window.TryPass(7));
        _window.Keep(7, [7]);
        _window.KeepOwn(8);
        Assert.True(_window.HasGap);
        Assert.Equal(2, _window.CountMissing(16));
        Assert.False(_window.TryTake(out _));
        Assert.True(_window.TryPass(5));
        Assert.True(_window.TryPass(6));
        Assert.Equal([[7], []], TakeAll());
        Assert.False(_window.HasGap);
    }

    [Fact]
    public void What_comes_before_its_turn_twice_is_kept_once_and_what_is_too_early_is_only_noted()
    {
        _window.Keep(6, [1]);
        _window.Keep(6, [2]);
        _window.Keep(5 + LineWindow.Capacity, [3]);
        Assert.Equal(5ul + LineWindow.Capacity, _window.Newest);
        Assert.True(_window.TryPass(5));
        Assert.Equal([[1]], TakeAll());
        Assert.Equal(16, _window.CountMissing(16));
    }

    [Fact]
    public void What_is_gone_for_good_is_skipped_and_what_has_come_is_not()
    {
        _window.Keep(8, [8]);
        Assert.Equal(3ul, _window.Skip(10));
        Assert.Equal([[8]], TakeAll());
        Assert.Equal(1ul, _window.Skip(10));
        Assert.Equal(999_990ul, _window.Skip(1_000_000));
        Assert.Equal(1_000_000ul, _window.Next);
    }

    private byte[][] TakeAll()
    {
        var taken = new List<byte[]>();
        while (_window.TryTake(out ReadOnlySpan<byte> line))
            taken.Add(line.ToArray());
        return [.. taken];
    }
}
