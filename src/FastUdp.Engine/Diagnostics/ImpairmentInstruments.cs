using FastUdp.Impairment;
using static FastUdp.Diagnostics.MetricAttributes;
using Instrument = FastUdp.Diagnostics.StatisticsInstrument<FastUdp.Impairment.ImpairmentStatistics>;

namespace FastUdp.Diagnostics;

/// <summary>The instruments that read <see cref="ImpairmentStatistics"/>, of endpoints that have any.</summary>
internal static class ImpairmentInstruments
{
    public static StatisticsRegistry<ImpairmentStatistics> Registry { get; } = new(
        Instrument.Counts(
            "fastudp.impairment.datagram.count", "{datagram}", "Datagrams that entered the impaired links of endpoints.",
            Direction, (Receive, static one => one.Incoming.Entered), (Transmit, static one => one.Outgoing.Entered)),
        OfEffects("fastudp.impairment.receive.effect.count", "What befell datagrams on their way in, on purpose.", static one => one.Incoming),
        OfEffects("fastudp.impairment.transmit.effect.count", "What befell datagrams on their way out, on purpose.", static one => one.Outgoing));

    private static Instrument OfEffects(string name, string description, Func<ImpairmentStatistics, LinkStatistics> link) => Instrument.Counts(
        name, "{datagram}", description,
        ImpairmentEffect,
        ("too_long", one => link(one).TooLong),
        ("lost", one => link(one).Lost),
        ("lost_in_outage", one => link(one).LostInOutages),
        ("overflowed", one => link(one).Overflowed),
        ("duplicated", one => link(one).Duplicated),
        ("reordered", one => link(one).Reordered),
        ("corrupted", one => link(one).Corrupted));
}
