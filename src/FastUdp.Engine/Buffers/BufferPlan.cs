namespace FastUdp.Buffers;

/// <summary>How much memory an endpoint may use, each bound with its reason. Blocks are made only when first needed.</summary>
/// <param name="ReceiveBlockBytes">A whole super-buffer, or less where the user bounds the datagram.</param>
/// <param name="ReceiveBlocks">One for each slot of the receive ring, plus those that leases may hold.</param>
/// <param name="SendBlocks">One for each sender a user may make: each coalesces into a single block and flushes when it is full.</param>
/// <param name="SmallBlocks">One for each small datagram that may be leased at once.</param>
/// <param name="Scrambles">Whether returned blocks are overwritten, to make a use after return visible.</param>
internal readonly record struct BufferPlan(
    int ReceiveBlockBytes,
    int ReceiveBlocks,
    int SendBlocks,
    int SmallBlocks,
    bool Scrambles)
{
    // As many as take the memory of one large block: 32 × 2,048 bytes.
    private const int SmallBlocksPerLargeBlock = Block.LargeBytes / Block.SmallBytes + 1;

    public static BufferPlan For(UdpEndpointOptions options, int receiveSlots) => new(
        options.ReceiveBlockBytes,
        receiveSlots + options.LeasedBlocks,
        options.MaxSenders,
        options.LeasedBlocks * SmallBlocksPerLargeBlock,
        options.ScrambleReturnedBlocks);
}
