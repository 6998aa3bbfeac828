using FastUdp.Messages.Tests.Declarations;
using Xunit;

namespace FastUdp.Messages.Tests.Codec;

/// <summary>Ref structs: their spans are the datagram's own bytes.</summary>
public class ViewTests
{
    [Fact]
    public void A_view_points_into_the_bytes_it_was_read_from()
    {
        byte[] bytes = new byte[64];
        Assert.True(View.TryWrite(new View(7, [1, 2, 3]), bytes, out int written, out _));
        Assert.Equal([40, 7, 0, 0, 0, 3, 1, 2, 3], bytes[..written]);

        Assert.True(View.TryRead(bytes.AsSpan(0, written), out View view, out _));
        Assert.Equal(7u, view.Sequence);
        Assert.True(bytes.AsSpan(6, 3) == view.Payload, "The payload was copied.");
    }

    [Fact]
    public void Reading_a_view_allocates_nothing()
    {
        byte[] bytes = new byte[64];
        View.TryWrite(new View(7, [1, 2, 3]), bytes, out int written, out _);
        long allocated = Allocations.Of(() =>
        {
            for (int count = 0; count < 1_000; count++)
                View.TryRead(bytes.AsSpan(0, written), out _, out _);
        });
        Assert.Equal(0, allocated);
    }

    [Fact]
    public void The_remainder_is_everything_to_the_end()
    {
        byte[] bytes = [41, 5, 0, 9, 8, 7, 6, 1, 2, 3, 4, 5];
        Assert.True(RestView.TryRead(bytes, out RestView view, out _));
        Assert.Equal(5, view.Kind);
        Assert.Equal([9, 8, 7, 6], view.Tag.ToArray());
        Assert.Equal([1, 2, 3, 4, 5], view.Rest.ToArray());

        byte[] again = new byte[RestView.GetWireSize(view)];
        Assert.True(RestView.TryWrite(view, again, out _, out _));
        Assert.Equal(bytes, again);
    }

    [Fact]
    public void A_span_of_another_length_than_the_fixed_one_is_not_written()
    {
        Assert.False(RestView.TryWrite(new RestView { Tag = [1, 2] }, new byte[100], out int written, out WireFault fault));
        Assert.Equal(0, written);
        Assert.Equal(new WireFault(WireFaultReason.WrongLength, "Tag", 2, 4), fault);
    }
}
