namespace FastUdp.Demo.Bench.Rates;

/// <summary>What is to be offered, whatever the size: it makes a schedule for each size, and each trial a new one.</summary>
internal abstract record OfferedRate
{
    /// <summary>How long it goes on by itself; null for as long as is wished.</summary>
    public virtual TimeSpan? Duration => null;

    /// <param name="wireBytes">What a datagram takes of the wire (<see cref="EthernetFrame.WireBytes"/>), for what is given in bits.</param>
    /// <param name="seed">For what goes by chance.</param>
    public abstract ISendSchedule Begin(int wireBytes, long seed);

    /// <summary>As many as can be sent.</summary>
    public sealed record Flood : OfferedRate
    {
        /// <inheritdoc/>
        public override ISendSchedule Begin(int wireBytes, long seed) => new FloodSchedule();
    }

    /// <summary>Even gaps.</summary>
    public sealed record Even(RateQuantity Quantity) : OfferedRate
    {
        /// <inheritdoc/>
        public override ISendSchedule Begin(int wireBytes, long seed) => new FixedSchedule(Quantity.For(wireBytes));
    }

    /// <summary>Gaps by chance.</summary>
    public sealed record Poisson(RateQuantity Mean) : OfferedRate
    {
        /// <inheritdoc/>
        public override ISendSchedule Begin(int wireBytes, long seed) => new PoissonSchedule(Mean.For(wireBytes), seed);
    }

    /// <summary>One rate after the other.</summary>
    public sealed record Stepped(IReadOnlyList<(RateQuantity Quantity, TimeSpan Duration)> Steps) : OfferedRate
    {
        /// <inheritdoc/>
        public override TimeSpan? Duration => Steps.Aggregate(TimeSpan.Zero, static (sum, step) => sum + step.Duration);

        /// <inheritdoc/>
        public override ISendSchedule Begin(int wireBytes, long seed) =>
            new SteppedSchedule([.. Steps.Select(step => new RateStep(step.Quantity.For(wireBytes), step.Duration))]);
    }
}
