namespace FastUdp.Generators.Model;

/// <summary>How a value lies on the wire. Sizes are in bytes, saturating at <see cref="Unbounded"/>.</summary>
internal abstract record WireType
{
    /// <summary>More than any datagram holds: what sizes saturate at.</summary>
    public const int Unbounded = 1 << 24;

    public abstract int MinBytes { get; }

    public abstract int MaxBytes { get; }

    /// <summary>The type in the grammar of schemas (docs/wire-format.md).</summary>
    public abstract string Schema { get; }

    /// <summary>Whether it always takes the same number of bytes.</summary>
    public virtual bool IsFixed => MinBytes == MaxBytes;

    /// <summary>Whether every pattern of bits is a value, and lies in little-endian memory as on the wire.</summary>
    public virtual bool IsWireLayout => false;

    protected static int Saturate(long bytes) => (int)Math.Min(bytes, Unbounded);
}
