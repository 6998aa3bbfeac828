using FastUdp.Buffers;

namespace FastUdp.Engine.Tests.Support;

/// <summary>Buffers without an endpoint.</summary>
internal static class TestBuffers
{
    public static EndpointBuffers Make(int receiveBlocks = 4, int smallBlocks = 4, int receiveBlockBytes = Block.LargeBytes) =>
        new(new BufferPlan(receiveBlockBytes, receiveBlocks, SendBlocks: 4, smallBlocks, Scrambles: true));

    public static Block RentBlock() => Rent(Make().Receive);

    public static Block Rent(BlockPool pool) =>
        pool.TryRent(out Block? block) ? block : throw new InvalidOperationException("The pool is empty.");
}
